//! What a pair is written about agreement, expectations and whether it fits, and what the office
//! is written when somebody raises a hand. No subject names anybody.

use super::own::Own;
use crate::language::{Texts, plain};
use crate::letters::Letter;
use geleit_store::partnerships::agreements::{PROPOSED_LETTER, SIGNED_LETTER};
use geleit_store::partnerships::expectations::{ASKED_LETTER, READY_LETTER};
use geleit_store::partnerships::fit::FIT_LETTER;
use geleit_store::partnerships::hands::HAND_LETTER;
use geleit_store::partnerships::{STARTED_LETTER, closings, outcomes};

/// The page of the pair that a letter leads to, as personal links call it.
#[must_use]
pub fn page(template: &str) -> Option<&'static str> {
    let own = match template {
        STARTED_LETTER | PROPOSED_LETTER | SIGNED_LETTER => Own::Agreement,
        ASKED_LETTER | READY_LETTER => Own::Expectations,
        FIT_LETTER => Own::Fit,
        closings::ASK_LETTER | closings::REMIND_LETTER | closings::GIVEN_LETTER => Own::Closing,
        outcomes::ASK_LETTER => Own::Outcomes,
        _ => return None,
    };
    Some(own.noun_of_link())
}

/// The letter of a template with its link; nothing where it is another's.
pub(crate) fn write(t: Texts, template: &str, programme: &str, link: &str) -> Option<Letter> {
    let (subject, body) = match template {
        STARTED_LETTER => (
            t.pair_letters_started_subject(),
            t.pair_letters_started().link(link).programme(programme),
        ),
        PROPOSED_LETTER => (
            t.pair_letters_proposed_subject(),
            t.pair_letters_proposed().link(link).programme(programme),
        ),
        SIGNED_LETTER => (
            t.pair_letters_signed_subject(),
            t.pair_letters_signed().link(link).programme(programme),
        ),
        ASKED_LETTER => {
            (t.pair_letters_asked_subject(), t.pair_letters_asked().link(link).programme(programme))
        }
        READY_LETTER => {
            (t.pair_letters_ready_subject(), t.pair_letters_ready().link(link).programme(programme))
        }
        FIT_LETTER => {
            (t.pair_letters_fit_subject(), t.pair_letters_fit().link(link).programme(programme))
        }
        HAND_LETTER => {
            (t.pair_letters_hand_subject(), t.pair_letters_hand().link(link).programme(programme))
        }
        _ => return None,
    };
    Some(Letter { subject: plain(&subject), body: plain(&body) })
}
