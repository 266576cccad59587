//! Why a file is not kept. Each reason has words on the pages that say what was expected and
//! what to do.

use std::fmt;

macro_rules! refusals {
    ($($(#[$note:meta])* $name:ident = $code:literal, $words:literal;)+) => {
        /// Why a file is not kept.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Refusal { $($(#[$note])* $name),+ }

        impl Refusal {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable word by which pages translate.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }

        impl fmt::Display for Refusal {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$name => $words),+ })
            }
        }
    };
}

refusals! {
    /// No bytes.
    Empty = "empty", "the file is empty";
    /// More than [`geleit_domain::files::BYTES_MAX`].
    TooLarge = "too_large", "the file is larger than 10 MB";
    /// Something that a computer would run.
    Program = "program", "the file is a program";
    /// A packed folder.
    Archive = "archive", "the file is a packed folder";
    /// A picture of another kind, such as HEIC.
    OtherPicture = "other_picture", "a picture, but neither JPEG nor PNG";
    /// The binary format of before 2007, RTF, or a document with a password.
    OldDocument = "old_document", "an old document, or one with a password";
    /// HTML, SVG or XML.
    Markup = "markup", "a page of the web or a drawing";
    /// None of the forms that are known.
    Unknown = "unknown", "neither PDF, JPEG, PNG, DOCX nor ODT";
    /// It opens only with a password, so that nobody can look through it.
    Protected = "protected", "the file has a password";
    /// A document with macros.
    Macros = "macros", "the document holds macros";
    /// A document with other files in it.
    Nested = "nested", "the document holds other files";
    /// A document that fetches something when it is opened.
    LoadsOutside = "loads_outside", "the document fetches something from elsewhere";
    /// Unpacks to far more than it is.
    UnpacksTooLarge = "unpacks_too_large", "the document unpacks to too much";
    /// A picture with more points than can be held.
    PictureTooLarge = "picture_too_large", "the picture has too many points";
    /// A PDF with scripts, or one that starts something.
    Active = "active", "the PDF holds scripts or starts something";
    /// A PDF with attachments other than a Europass record.
    Attachment = "attachment", "the PDF has other files attached";
    /// Broken off, contradicts itself, or two forms in one.
    Damaged = "damaged", "the file is damaged";
}

impl std::error::Error for Refusal {}
