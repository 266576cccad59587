//! The texts of letters. They are written when a letter is sent, in the language of whoever
//! gets it; the subject names nobody.

mod choice;
mod digest;
mod dress;
mod paper;
mod work;

use crate::language::{Texts, plain};
use geleit_domain::applications::completion::Item;
use geleit_domain::applications::decisions::Because;
use geleit_domain::applications::{ANSWER_DAYS, Verb};
use geleit_domain::mentors::suitability;
use geleit_domain::partnerships::meetings::MINUTES_USUAL;
use geleit_store::accounts::{ENROLMENT_LETTER, SIGN_IN_LETTER};
use geleit_store::applications::Application;
use geleit_store::consultations::{DECLINED_LETTER, QUESTIONNAIRE_LETTER, REMINDER_LETTER};
use geleit_store::drafts::DRAFT_LETTER;
use geleit_store::matching::VOTES_LETTER;
use geleit_store::partnerships::{closings, meetings, outcomes};
use geleit_store::programmes::Programme;
use geleit_store::surveys::{ASKED_LETTER, REMINDED_LETTER};
use geleit_store::{mentors, partnerships};
use jiff::ToSpan;
use jiff::civil::Date;

pub(crate) use choice::routes;
pub use digest::{Line, desk_digest, digest, lines};
pub use dress::{Dressed, dress};
pub(crate) use paper::all_on_paper;
pub use paper::{Paper, on_paper};
pub use work::work;

pub use crate::interviews::write as interview;
pub use crate::partnerships::letters::page as page_of_pair;
pub use crate::sign_ups::write as event;

/// How templates of decisions begin; verb and reason follow, `decided:accept:fits_programme`.
pub const DECIDED: &str = "decided:";

/// How templates of requests begin; what is asked for follows, `missing:german+postcode`.
pub const MISSING: &str = "missing:";

/// A letter ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject, without personal data.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// The letter of a template with its link; nothing when there is no such text.
#[must_use]
pub fn write(t: Texts, template: &str, programme: &str, link: &str) -> Option<Letter> {
    if let Some(letter) = crate::partnerships::letters::write(t, template, programme, link) {
        return Some(letter);
    }
    Some(match template {
        SIGN_IN_LETTER => sign_in(t, programme, link),
        ENROLMENT_LETTER => enrolment(t, programme, link),
        DRAFT_LETTER => draft_link(t, programme, link),
        mentors::RECEIVED_LETTER => mentor_received(t, programme, link),
        mentors::WITHDRAWN_LETTER => mentor_withdrawn(t, programme, link),
        QUESTIONNAIRE_LETTER => questionnaire(t, programme, link),
        REMINDER_LETTER => questionnaire_reminder(t, programme, link),
        _ if template.starts_with(DECLINED_LETTER) => {
            mentor_declined(t, programme, template, link)?
        }
        "pair_released_mentee" => pair_released_mentee(t, programme, link),
        partnerships::REMINDER_LETTER => pair_reminder(t, programme, link),
        partnerships::ACCEPTED_LETTER => pair_accepted(t, programme, link),
        partnerships::APART_LETTER => pair_apart(t, programme, link),
        partnerships::DISSOLVED_LETTER => pair_dissolved(t, programme, link),
        meetings::ASK_LETTER => meeting_asked(t, programme, link),
        meetings::NOTED_LETTER => meeting_noted(t, programme, link),
        closings::ASK_LETTER => closing_asked(t, programme, link),
        closings::REMIND_LETTER => closing_reminded(t, programme, link),
        closings::GIVEN_LETTER => closing_given(t, programme, link),
        outcomes::ASK_LETTER => outcome_asked(t, programme, link),
        ASKED_LETTER => survey_asked(t, programme, link),
        REMINDED_LETTER => survey_reminded(t, programme, link),
        VOTES_LETTER => votes_reminder(t, programme, link),
        "pair_released_mentor" => pair_released_mentor(t, programme, link),
        _ if template.starts_with(MISSING) => missing(t, programme, template, link)?,
        _ if template.starts_with(DECIDED) => decided(t, programme, template, link)?,
        _ => operator(t, programme, template.strip_prefix("operator_")?, link),
    })
}

/// The letter that brings somebody a link to set up an account.
#[must_use]
pub fn enrolment(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_enrolment_subject()),
        body: plain(&t.letters_enrolment_body().link(link).programme(programme)),
    }
}

/// The letter that brings a participant a link to sign in with.
#[must_use]
pub fn sign_in(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_sign_in_subject()),
        body: plain(&t.letters_sign_in_body().link(link).programme(programme)),
    }
}

/// The letter that tells a coordinator which command the operator ran on the server.
#[must_use]
pub fn operator(t: Texts, programme: &str, command: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_operator_subject()),
        body: plain(&t.letters_operator_body().command(command).link(link).programme(programme)),
    }
}

/// The letter that brings somebody the link to go on writing an application.
#[must_use]
pub fn draft_link(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_draft_link_subject()),
        body: plain(&t.letters_draft_link_body().link(link).programme(programme)),
    }
}

/// The letter that tells somebody that the application is here: its number, what happens next,
/// by when, and whom to ask.
#[must_use]
pub fn application_received(
    t: Texts,
    programme: &Programme,
    application: &Application,
    link: &str,
) -> Letter {
    let received: Option<Date> = application.received_on.parse().ok();
    let until = received.map(|day| t.date(day.saturating_add(ANSWER_DAYS.days())));
    let contact = match programme.contact.trim() {
        "" => t.me_help_more(),
        contact => contact.to_owned(),
    };
    let body = t.letters_application_received_body().reference(&application.reference);
    let body = body.day(until.unwrap_or_default()).link(link).contact(contact);
    Letter {
        subject: plain(&t.letters_application_received_subject()),
        body: plain(&body.programme(&programme.name)),
    }
}

/// The letter that tells a mentor that the enquiry is here, and who calls by when.
#[must_use]
pub fn mentor_received(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_mentor_received_subject()),
        body: plain(&t.letters_mentor_received_body().link(link).programme(programme)),
    }
}

/// The letter that confirms that a mentor has left.
#[must_use]
pub fn mentor_withdrawn(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_mentor_withdrawn_subject()),
        body: plain(&t.letters_mentor_withdrawn_body().link(link).programme(programme)),
    }
}

/// The letter that brings a mentor the link to the questionnaire.
#[must_use]
pub fn questionnaire(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_questionnaire_subject()),
        body: plain(&t.letters_questionnaire_body().link(link).programme(programme)),
    }
}

/// The letter that reminds a mentor of the questionnaire.
#[must_use]
pub fn questionnaire_reminder(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_questionnaire_subject()),
        body: plain(&t.letters_questionnaire_reminder().link(link).programme(programme)),
    }
}

/// The letter that tells somebody why they do not become a mentor now.
#[must_use]
pub fn mentor_declined(t: Texts, programme: &str, template: &str, link: &str) -> Option<Letter> {
    let because = suitability::Because::from_text(template.strip_prefix(DECLINED_LETTER)?)?;
    let because = t.letters_mentor_declined_because(because);
    let body = t.letters_mentor_declined_body().because(because).link(link);
    Some(Letter {
        subject: plain(&t.letters_mentor_declined_subject()),
        body: plain(&body.programme(programme)),
    })
}

/// The letter that tells a mentee that a mentor was found; it names nobody.
#[must_use]
pub fn pair_released_mentee(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_pair_released_subject()),
        body: plain(&t.letters_pair_released_mentee().link(link).programme(programme)),
    }
}

/// The letter that tells a mentor that a partnership is planned; it names nobody.
#[must_use]
pub fn pair_released_mentor(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_pair_released_subject()),
        body: plain(&t.letters_pair_released_mentor().link(link).programme(programme)),
    }
}

/// The letter that reminds one side of a pair of the answer; it names nobody.
#[must_use]
pub fn pair_reminder(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_pair_released_subject()),
        body: plain(&t.letters_pair_reminder().link(link).programme(programme)),
    }
}

/// The letter that tells both sides that both have said yes. It holds no contact data: they stand
/// behind the link, as long as the pair does (P6).
#[must_use]
pub fn pair_accepted(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_pair_released_subject()),
        body: plain(&t.letters_pair_accepted().link(link).programme(programme)),
    }
}

/// The letter that tells both sides, in the same words, that nothing comes of it.
#[must_use]
pub fn pair_apart(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_pair_released_subject()),
        body: plain(&t.letters_pair_apart().link(link).programme(programme)),
    }
}

/// The letter that tells both sides, in the same words and without a reason, that their pair has
/// ended (S1-49).
#[must_use]
pub fn pair_dissolved(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_pair_released_subject()),
        body: plain(&t.letters_pair_dissolved().link(link).programme(programme)),
    }
}

impl Letter {
    /// The letter with whom its reader asks about the pair that it is about (S1-56).
    #[must_use]
    pub fn with_contact(mut self, t: Texts, name: &str, email: &str) -> Self {
        let line = plain(&t.letters_contact_person().name(name).email(email));
        self.body = format!("{}\n\n{line}\n", self.body.trim_end());
        self
    }
}

/// The letter that asks a mentor whether the two have met: a link for yes, and one for not yet.
#[must_use]
pub fn meeting_asked(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_meeting_subject()),
        body: plain(
            &t.letters_meeting_asked().minutes(MINUTES_USUAL).link(link).programme(programme),
        ),
    }
}

/// The letter that asks one side whether a meeting that the other has noted is right.
#[must_use]
pub fn meeting_noted(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_meeting_noted_subject()),
        body: plain(&t.letters_meeting_noted().link(link).programme(programme)),
    }
}

/// The letter that asks one side how the mentoring was.
#[must_use]
pub fn closing_asked(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_closing_subject()),
        body: plain(&t.letters_closing_asked().link(link).programme(programme)),
    }
}

/// The letter that reminds one side, once, to say how it was.
#[must_use]
pub fn closing_reminded(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_closing_subject()),
        body: plain(&t.letters_closing_reminded().link(link).programme(programme)),
    }
}

/// The letter that tells one side that both have answered.
#[must_use]
pub fn closing_given(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_closing_given_subject()),
        body: plain(&t.letters_closing_given().link(link).programme(programme)),
    }
}

/// The letter that asks a mentee what has become of the plans; it names none of them.
#[must_use]
pub fn outcome_asked(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_outcome_subject()),
        body: plain(&t.letters_outcome_asked().link(link).programme(programme)),
    }
}

/// The letter that asks somebody to answer a survey.
#[must_use]
pub fn survey_asked(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_survey_subject()),
        body: plain(&t.letters_survey_asked().link(link).programme(programme)),
    }
}

/// The letter that reminds somebody of a survey, once.
#[must_use]
pub fn survey_reminded(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_survey_subject()),
        body: plain(&t.letters_survey_reminded().link(link).programme(programme)),
    }
}

/// The letter that reminds whoever votes for an organisation of its open votes.
#[must_use]
pub fn votes_reminder(t: Texts, programme: &str, link: &str) -> Letter {
    Letter {
        subject: plain(&t.letters_votes_reminder_subject()),
        body: plain(&t.letters_votes_reminder().link(link).programme(programme)),
    }
}

/// The letter that tells somebody what was decided about the application, and why. Where the
/// answer is no, the reason names another way.
#[must_use]
pub fn decided(t: Texts, programme: &str, template: &str, link: &str) -> Option<Letter> {
    let (verb, because) = template.strip_prefix(DECIDED)?.split_once(':')?;
    let opening = t.letters_decided_opening(Verb::from_text(verb)?);
    let because = t.letters_decided_because(Because::from_text(because)?);
    let body = t.letters_decided_body().opening(opening).because(because).link(link);
    Some(Letter {
        subject: plain(&t.letters_decided_subject()),
        body: plain(&body.programme(programme)),
    })
}

/// The letter that asks somebody for exactly what an application lacks.
#[must_use]
pub fn missing(t: Texts, programme: &str, template: &str, link: &str) -> Option<Letter> {
    let items = template.strip_prefix(MISSING)?.split('+').map(Item::from_text);
    let items: Option<Vec<_>> =
        items.map(|item| Some(format!("– {}", t.completion_item(item?)))).collect();
    let body = t.letters_missing_body().items(items?.join("\n")).link(link);
    Some(Letter {
        subject: plain(&t.letters_decided_subject()),
        body: plain(&body.programme(programme)),
    })
}
