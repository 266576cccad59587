//! The fields of a meeting: filled in as most meetings are, read as a whole.

use crate::language::Texts;
use crate::ui::{Choice, Form};
use geleit_domain::partnerships::meetings::{Channel, MINUTES_USUAL, Meeting};
use geleit_domain::profile::Goal;
use geleit_store::{Error, Refusal};
use jiff::civil::Date;

/// A form for a meeting of a day that took an hour.
pub(super) fn filled(on: Date) -> Form {
    let minutes = MINUTES_USUAL.to_string();
    let mut form = Form::filled([("minutes", minutes), ("channel", Channel::InPerson.to_string())]);
    form.put_date("on", &on.to_string());
    form
}

/// What was typed, if everything can be read; `on_wrong` says which day can be.
pub(super) fn read(t: Texts, form: &mut Form, on_wrong: &str) -> Option<Meeting> {
    let on = form.date("on", || on_wrong.to_owned());
    let minutes = form.parse("minutes", || t.meetings_minutes_wrong());
    let channel = Channel::from_text(form.value("channel"));
    if channel.is_none() {
        form.refuse("channel", t.meetings_channel_missing());
    }
    let chosen = |goal: &&Goal| form.has("topics", goal.text());
    let topics = Goal::ALL.iter().filter(chosen).copied().collect();
    let line = form.optional("line").unwrap_or_default();
    Some(Meeting { on: on?, minutes: minutes?, channel: channel?, topics, line })
}

/// Says what the store refuses at its field; anything else is an error of its own.
pub(super) fn refused(
    t: Texts,
    form: &mut Form,
    error: Error,
    on_wrong: String,
) -> Result<(), Error> {
    match error {
        Error::Refused(Refusal::Invalid { field: "minutes", .. }) => {
            form.refuse("minutes", t.meetings_minutes_wrong());
        }
        Error::Refused(Refusal::Invalid { field: "line", .. }) => {
            form.refuse("line", t.meetings_line_wrong());
        }
        Error::Refused(Refusal::Invalid { .. }) => form.refuse("on", on_wrong),
        other => return Err(other),
    }
    Ok(())
}

pub(super) fn channels(t: Texts) -> Vec<Choice> {
    Choice::each(Channel::ALL, |channel| t.meetings_channel_word(channel))
}

pub(super) fn topics(t: Texts) -> Vec<Choice> {
    Choice::each(Goal::ALL, |goal| t.questionnaires_topic(goal))
}
