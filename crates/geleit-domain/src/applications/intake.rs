//! How an application comes in.

use crate::word::words;

words! {
    /// Which side of a pair somebody applies for.
    Side { Mentee = "mentee", Mentor = "mentor" }
}

words! {
    /// How it came in.
    Intake {
        /// The person filled in the form.
        Online = "online",
        /// Staff typed while telephoning.
        Phone = "phone",
        /// Staff typed from a paper.
        Paper = "paper",
        /// Staff typed from an e-mail.
        Mail = "mail",
        /// It came in a spreadsheet.
        Import = "import",
    }
}

impl Intake {
    /// The ways in which staff take somebody in.
    pub const BY_STAFF: &'static [Self] = &[Self::Phone, Self::Paper, Self::Mail];
}

/// Within so many days after it came in, somebody hears from the programme.
pub const ANSWER_DAYS: i32 = 14;
