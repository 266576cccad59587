//! Taking an application in for somebody who telephones or writes: every question of the form on
//! one page, who took it in, when and how it came. Whoever may be known is shown before anything
//! is saved, and the form keeps what was typed.

mod alike;
mod read;
mod sections;

pub(super) use read::organisations;

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form, html_too_late};
use alike::Line;
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::applications::Intake;
use geleit_domain::id::ApplicationId;
use geleit_store::applications::{Counter, Received, Whose};
use sections::{Consent, Section};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "applications/new/new.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
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
pub(super) struct Asked {
    cohort: String,
    intake: String,
    organisation: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    Query(asked): Query<Asked>,
    page: Page,
) -> Answer {
    let counter = app.store.counter(&actor).await?;
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
    form.put_date("received_on", &read::today(&page, now).to_string());
    draw(page, form, &counter, vec![])
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let id: ApplicationId = form.value("id").parse().map_err(|_| Error::Invalid)?;
    let counter = app.store.counter(&actor).await?;
    let Some(typed) = read::read(&page, &mut form, &counter, now) else {
        return draw(page, form, &counter, vec![]);
    };
    let whose = read::whose(&form);
    let said = page.t.intake_taken();
    match app.store.receive_application(&actor, &typed.arrival(id, whose.clone()), now).await {
        Ok(Received::Taken(id)) => Ok(see_other(&format!("/desk/applications/{id}/receipt"), said)),
        Ok(Received::MayBe(found)) => {
            match whose {
                Whose::Unasked if !form.value("seen").is_empty() => {
                    form.refuse("whose", page.t.intake_whose_missing());
                }
                Whose::Known(_) => form.refuse("whose", page.t.intake_whose_changed()),
                _ => {}
            }
            form.forget("seen");
            found.iter().for_each(|candidate| form.put("seen", &candidate.id()));
            let alike = alike::lines(&page, &found);
            draw(page, form, &counter, alike)
        }
        Err(geleit_store::Error::WrongStatus { .. }) => {
            form.refuse("cohort", page.t.intake_cohort_closed());
            draw(page, form, &counter, vec![])
        }
        Err(error) => Err(error.into()),
    }
}

fn draw(page: Page, form: Form, counter: &Counter, alike: Vec<Line>) -> Answer {
    let t = page.t;
    let whose = alike::choices(t, &alike);
    let view = Show {
        t,
        page: page.with(&form),
        form,
        sections: sections::all(t),
        consents: sections::consents(t),
        ways: read::ways(t),
        languages: read::languages(),
        cohorts: read::cohorts(t, counter),
        organisations: read::organisations(t, counter),
        organisation: read::only_organisation(counter),
        alike,
        whose,
    };
    if view.alike.is_empty() { html_form(&view, &view.form) } else { html_too_late(&view) }
}
