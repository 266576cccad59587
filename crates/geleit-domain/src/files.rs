//! Files that come with an application: letters, résumés, scans and proofs.

crate::word::words! {
    /// What a file is.
    Kind {
        /// The letter of motivation (S1-40).
        Letter = "letter",
        /// The résumé (S1-40).
        Resume = "resume",
        /// A paper form that staff scanned.
        Scan = "scan",
        /// A certificate or another proof.
        Proof = "proof",
    }
}

crate::word::words! {
    /// Of what form a file is, told by its content and never by its name.
    Media {
        Pdf = "application/pdf",
        Jpeg = "image/jpeg",
        Png = "image/png",
        /// A text document of office programs.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// An open text document.
        Odt = "application/vnd.oasis.opendocument.text",
        /// What somebody typed into a box instead of sending a file.
        Text = "text/plain",
    }
}

impl Media {
    /// The ending of a file name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Text => "txt",
        }
    }
}

/// The largest file that is taken, in bytes.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;

/// How many files one record holds.
pub const COUNT_MAX: usize = 10;

/// How many bytes the files of one record have together.
pub const TOTAL_BYTES_MAX: usize = 30 * 1024 * 1024;

/// The longest letter that is typed into a box, in characters: about ten pages.
pub const TYPED_CHARS_MAX: usize = 30_000;
