//! The fields of what a person says, and of what the office notes.

use crate::language::Texts;
use crate::ui::Form;
use geleit_domain::partnerships::outcomes::{
    Kind, LINE_MAX, Observation, Proof, Source, TimePoint,
};
use geleit_store::partnerships::outcomes::Reported;
use geleit_store::{Error, Refusal};

/// What the person says, if everything can be read.
pub(super) fn reported(t: Texts, form: &mut Form) -> Option<Reported> {
    let kind = kind(t, form);
    let since = form.optional_date("since", || t.outcomes_since_wrong());
    let line = form.optional("line").unwrap_or_default();
    let kind = kind.filter(|_| !form.is_refused())?;
    Some(Reported { kind, since, line })
}

/// What the office notes, if everything can be read.
pub(super) fn observed(t: Texts, form: &mut Form) -> Option<Observation> {
    let kind = kind(t, form);
    let since = form.optional_date("since", || t.outcomes_since_wrong());
    let observed_on = form.date("observed_on", || t.follow_ups_observed_wrong());
    let point = TimePoint::from_text(form.value("point"));
    if point.is_none() {
        form.refuse("point", t.follow_ups_point_missing());
    }
    let source = Source::from_text(form.value("source"));
    if source.is_none() {
        form.refuse("source", t.follow_ups_source_missing());
    }
    let proof = if form.has("proof", "yes") { Proof::Seen } else { Proof::NotSeen };
    let line = form.optional("line").unwrap_or_default();
    let kind = kind.filter(|_| !form.is_refused())?;
    let (observed_on, point, source) = (observed_on?, point?, source?);
    Some(Observation { kind, since, observed_on, point, source, proof, line })
}

fn kind(t: Texts, form: &mut Form) -> Option<Kind> {
    let kind = Kind::from_text(form.value("kind"));
    if kind.is_none() {
        form.refuse("kind", t.outcomes_kind_missing());
    }
    kind
}

/// Says what the store refuses at its field; anything else is an error of its own.
pub(super) fn refused(t: Texts, form: &mut Form, error: Error) -> Result<(), Error> {
    match error {
        Error::Refused(Refusal::Invalid { field: "since", .. }) => {
            form.refuse("since", t.outcomes_since_wrong());
        }
        Error::Refused(Refusal::Invalid { field: "line", .. }) => {
            form.refuse("line", t.closings_long(LINE_MAX));
        }
        Error::Refused(Refusal::Invalid { .. }) => {
            form.refuse("observed_on", t.follow_ups_observed_wrong());
        }
        other => return Err(other),
    }
    Ok(())
}
