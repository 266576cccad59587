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

/// The largest file that is taken, in bytes.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;
