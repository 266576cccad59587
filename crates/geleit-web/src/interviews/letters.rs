//! The texts of letters about an interview, in the language of whoever gets them.

use super::when;
use crate::language::{Texts, plain};
use crate::letters::Letter;
use geleit_store::interviews::Invitation;

/// The letter of a template; `link` leads a mentee to the application and everybody else to the
/// interview. Nothing when there is no such text, or the interview cannot be read.
#[must_use]
pub fn write(
    t: Texts,
    template: &str,
    programme: &str,
    link: &str,
    invitation: &Invitation,
) -> Option<Letter> {
    let interview = &invitation.interview;
    let when = when(t, interview.starts().ok()?, &interview.zone());
    let (minutes, reference) = (interview.minutes.to_string(), &invitation.reference);
    let place = [("place".to_owned(), interview.place.clone())];
    let place = t.letters_interview_place(&interview.mode, &place);
    let subject = match template {
        "interview_cancelled_mentee" => t.letters_interview_cancelled_subject(),
        "interview_missed_mentee" => t.letters_interview_missed_subject(),
        template if template.ends_with("_mentee") => t.letters_interview_subject(),
        _ => t.interviews_letter_staff_subject(),
    };
    let body = match template {
        "interview_set_mentee" => {
            let body = t.letters_interview_set().when(when).minutes(minutes).place(place);
            body.link(link).programme(programme)
        }
        "interview_moved_mentee" => {
            let body = t.letters_interview_moved().when(when).minutes(minutes).place(place);
            body.link(link).programme(programme)
        }
        "interview_cancelled_mentee" => {
            t.letters_interview_cancelled().when(when).link(link).programme(programme)
        }
        "interview_missed_mentee" => {
            t.letters_interview_missed().when(when).link(link).programme(programme)
        }
        "interview_set_staff" => {
            let body = t.interviews_letter_staff_set().reference(reference).when(when);
            body.minutes(minutes).place(place).link(link).programme(programme)
        }
        "interview_moved_staff" => {
            let body = t.interviews_letter_staff_moved().reference(reference).when(when);
            body.minutes(minutes).place(place).link(link).programme(programme)
        }
        "interview_cancelled_staff" => {
            let body = t.interviews_letter_staff_cancelled().reference(reference).when(when);
            body.link(link).programme(programme)
        }
        _ => return None,
    };
    Some(Letter { subject: plain(&subject), body: plain(&body) })
}
