//! The page of staff: as it is drawn first, and what it answers.

use super::alike::{self, Line};
use super::read;
use super::sections::{self, Consent, Section};
use crate::App;
use crate::error::{Answer, Error};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form, html_too_late};
use askama::Template;
use geleit_domain::applications::{Intake, Side};
use geleit_store::applications::{Counter, Received, Whose};
use jiff::Timestamp;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "applications/new/new.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    title: String,
    lead: String,
    /// Where the form is sent.
    action: &'static str,
    sections: Vec<Section>,
    consents: Vec<Consent>,
    ways: Vec<Choice>,
    languages: Vec<Choice>,
    cohorts: Vec<Choice>,
    organisations: Vec<Choice>,
    /// The only organisation that the reader may take somebody in for; empty: there is a choice.
    organisation: String,
    /// Whoever may be known already.
    alike: Vec<Line>,
    whose: Vec<Choice>,
}

/// What a link to the form fills in: one after the other is taken in for the same cohort.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    cohort: String,
    intake: String,
    organisation: String,
}

/// The form before anything is typed.
pub(crate) fn first(
    app: &App,
    page: &Page,
    asked: Asked,
    counter: &Counter,
    now: Timestamp,
) -> Result<Form, Error> {
    let is_known = |cohort: &str| counter.cohorts.iter().any(|one| one.id.to_string() == cohort);
    if !asked.cohort.is_empty() && !is_known(&asked.cohort) {
        return Err(Error::NotFound);
    }
    let first = counter.cohorts.first().map(|cohort| cohort.id.to_string()).unwrap_or_default();
    let intake = Intake::from_text(&asked.intake).filter(|way| Intake::BY_STAFF.contains(way));
    let mut form = Form::filled([
        ("id", geleit_store::id(app.clock.now()).to_string()),
        ("cohort", if asked.cohort.is_empty() { first } else { asked.cohort }),
        ("intake", intake.unwrap_or(Intake::Phone).to_string()),
        ("organisation", asked.organisation),
        ("language", Language::De.tag().to_owned()),
    ]);
    form.put_date("received_on", &read::today(page, now).to_string());
    Ok(form)
}

/// A form without an id of the record to be is answered like one without anything else.
pub(crate) fn keep_id(app: &App, form: &mut Form) {
    if form.value("id").is_empty() {
        form.put("id", &geleit_store::id(app.clock.now()));
    }
}

/// What became of a form: somebody is taken in, or has to be told from whoever is known.
pub(crate) fn answer<Id>(
    page: Page,
    mut form: Form,
    counter: &Counter,
    side: Side,
    (whose, received): (Whose, Result<Received<Id>, geleit_store::Error>),
    (path, said): (String, String),
) -> Answer {
    let found = match received {
        Ok(Received::Taken(_)) => return Ok(see_other(&path, said)),
        Ok(Received::MayBe(found)) => found,
        Err(geleit_store::Error::WrongStatus { .. }) => {
            form.refuse("cohort", page.t.intake_cohort_closed());
            return draw(page, form, counter, side, vec![]);
        }
        Err(error) => return Err(error.into()),
    };
    match whose {
        Whose::Unasked if !form.value("seen").is_empty() => {
            form.refuse("whose", page.t.intake_whose_missing());
        }
        Whose::Known(_) => form.refuse("whose", page.t.intake_whose_changed()),
        _ => {}
    }
    let alike = alike::lines(&page, side, &found);
    draw(page, form, counter, side, alike)
}

/// Draws the form; 409 where somebody may be known already.
pub(crate) fn draw(
    page: Page,
    form: Form,
    counter: &Counter,
    side: Side,
    alike: Vec<Line>,
) -> Answer {
    let t = page.t;
    let (title, lead, action) = match side {
        Side::Mentee => (t.intake_title(), t.intake_lead(), "/desk/applications/new"),
        Side::Mentor => (t.intake_mentor_title(), t.intake_mentor_lead(), "/desk/mentors/new"),
    };
    let view = Show {
        t,
        page: page.with(&form),
        form,
        title,
        lead,
        action,
        sections: sections::all(t, side),
        consents: sections::consents(t, side),
        ways: read::ways(t),
        languages: read::languages(),
        cohorts: read::cohorts(t, counter),
        organisations: read::organisations(t, counter),
        organisation: read::only_organisation(counter),
        whose: alike::choices(t, &alike),
        alike,
    };
    if view.alike.is_empty() { html_form(&view, &view.form) } else { html_too_late(&view) }
}
