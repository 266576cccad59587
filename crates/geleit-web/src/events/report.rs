//! How an event was: words for the office, and a few for everybody.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::EventId;
use geleit_store::Refusal;
use geleit_store::events::{Report, Shown};

#[derive(Template)]
#[template(path = "events/report.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    title: String,
    path: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<EventId>,
    page: Page,
) -> Answer {
    let shown = app.store.event_to_change(&actor, id).await?;
    let report = shown.afterwards.report.clone();
    let (words, public) = report.map(|one| (one.words, one.public_words)).unwrap_or_default();
    draw(page, Form::filled([("words", words), ("public", public)]), &shown)
}

fn draw(page: Page, form: Form, shown: &Shown) -> Answer {
    let view = Show {
        t: page.t,
        page: page.with(&form),
        form,
        title: shown.event.title.clone(),
        path: format!("/desk/events/{}", shown.event.id),
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = app.store.event_to_change(&actor, id).await?;
    let t = page.t;
    let report = Report {
        words: form.value("words").to_owned(),
        public_words: form.value("public").to_owned(),
    };
    match app.store.report_event(&actor, id, &report, now).await {
        Ok(()) => return Ok(see_other(&format!("/desk/events/{id}"), t.event_report_saved())),
        Err(geleit_store::Error::Refused(Refusal::Invalid { field, .. })) => match field {
            "public" => form.refuse("public", t.event_report_public_long()),
            _ => form.refuse("words", t.event_report_missing()),
        },
        Err(geleit_store::Error::WrongStatus { .. }) => {
            form.refuse("words", t.event_report_too_early());
        }
        Err(error) => return Err(Error::from(error)),
    }
    draw(page, form, &shown)
}
