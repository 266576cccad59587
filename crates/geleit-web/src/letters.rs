//! The texts of letters. They are written when a letter is sent, in the language of whoever
//! gets it; the subject names nobody.

use crate::language::{Texts, plain};

/// A letter ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject, without personal data.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// The letter that brings a participant a link to sign in with.
#[must_use]
pub fn sign_in(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_sign_in_subject(programme)),
        body: plain(&t.letters_sign_in_body().link(link).programme(programme)),
    }
}
