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

/// The letter that tells a coordinator which command the operator ran on the server.
#[must_use]
pub fn operator(t: Texts, programme: &str, command: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_operator_subject(programme)),
        body: plain(&t.letters_operator_body().command(command).link(link).programme(programme)),
    }
}

/// The letter that tells a mentee that a mentor was found; it names nobody.
#[must_use]
pub fn pair_released_mentee(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_pair_released_subject(programme)),
        body: plain(&t.letters_pair_released_mentee().link(link).programme(programme)),
    }
}

/// The letter that tells a mentor that a partnership is planned; it names nobody.
#[must_use]
pub fn pair_released_mentor(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_pair_released_subject(programme)),
        body: plain(&t.letters_pair_released_mentor().link(link).programme(programme)),
    }
}
