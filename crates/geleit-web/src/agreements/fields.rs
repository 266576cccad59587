//! The fields of an agreement: filled in as most pairs agree, read as a whole.

use crate::language::Texts;
use crate::ui::{Choice, Form};
use geleit_domain::partnerships::agreement::{Contact, Initiator, LINE_MAX, Rhythm, Terms};
use geleit_domain::profile::Goal;
use geleit_store::partnerships::agreements::Agreement;
use geleit_store::{Error, Refusal};

/// The form as it is drawn first: what stands already, else what most pairs agree on.
pub(super) fn filled(latest: Option<&Agreement>, ends_on: &str) -> Form {
    let Some(latest) = latest else {
        let mut form = Form::filled([
            ("version", "0".to_owned()),
            ("rhythm", Rhythm::Fortnightly.to_string()),
            ("initiator", Initiator::Mentee.to_string()),
        ]);
        form.put_date("until", ends_on);
        return form;
    };
    let terms = &latest.terms;
    let mut form = Form::filled([
        ("version", latest.version.to_string()),
        ("task", terms.task.clone()),
        ("rhythm", terms.rhythm.to_string()),
        ("initiator", terms.initiator.to_string()),
        ("place", terms.place.clone()),
    ]);
    terms.goals.iter().for_each(|goal| form.put("goals", goal));
    terms.contact.iter().for_each(|contact| form.put("contact", contact));
    form.put_date("until", &terms.until.to_string());
    form
}

/// What was typed, if everything can be read.
pub(super) fn read(t: Texts, form: &mut Form) -> Option<Terms> {
    let goals: Vec<_> =
        Goal::ALL.iter().filter(|goal| form.has("goals", goal.text())).copied().collect();
    let task = form.optional("task").unwrap_or_default();
    if goals.is_empty() && task.is_empty() {
        form.refuse("goals", t.agreements_goals_missing());
    }
    let rhythm = form.parse("rhythm", || t.agreements_rhythm_missing());
    let initiator = form.parse("initiator", || t.agreements_initiator_missing());
    let place = form.text("place", || t.agreements_place_missing());
    let is_chosen = |contact: &&Contact| form.has("contact", contact.text());
    let contact = Contact::ALL.iter().filter(is_chosen).copied().collect();
    let until = form.date("until", || t.agreements_until_wrong());
    if form.is_refused() {
        return None;
    }
    let (rhythm, initiator, place) = (rhythm?, initiator?, place?);
    Some(Terms { goals, task, rhythm, initiator, place, contact, until: until? })
}

/// Says what the store refuses at its field; anything else is an error of its own.
pub(super) fn refused(t: Texts, form: &mut Form, error: Error) -> Result<(), Error> {
    let Error::Refused(Refusal::Invalid { field, .. }) = error else { return Err(error) };
    let message = match field {
        "goals" => t.agreements_goals_missing(),
        "until" => t.agreements_until_wrong(),
        "on" => t.desk_pairs_signed_on_wrong(),
        "sides" => t.desk_pairs_sides_missing(),
        _ => t.agreements_line_long(LINE_MAX),
    };
    form.refuse(field, message);
    Ok(())
}

/// What the form offers.
pub(super) struct Choices {
    pub(super) goals: Vec<Choice>,
    pub(super) rhythms: Vec<Choice>,
    pub(super) initiators: Vec<Choice>,
    pub(super) contacts: Vec<Choice>,
}

impl Choices {
    pub(super) fn of(t: Texts) -> Self {
        Self {
            goals: Choice::each(Goal::ALL, |goal| t.questionnaires_topic(goal)),
            rhythms: Choice::each(Rhythm::ALL, |rhythm| t.agreements_rhythm_word(rhythm)),
            initiators: Choice::each(Initiator::ALL, |who| t.agreements_initiator_word(who)),
            contacts: Choice::each(Contact::ALL, |contact| t.agreements_contact_word(contact)),
        }
    }
}
