//! Setting a wrong decision or date right, with a reason. The wrong one stays readable.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::persons::{self, EntryLine};
use crate::ui::{self, Choice, Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Status;
use geleit_domain::id::ApplicationId;
use geleit_store::Refusal;
use geleit_store::applications::{self, Application, Correction, Shown};
use geleit_store::entries::Line;
use geleit_store::facts::StatusFact;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "applications/correction.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    /// What others did since the form was drawn.
    changes: Vec<String>,
    path: String,
    name: String,
    facts: Vec<Choice>,
    statuses: Vec<Choice>,
}

/// What the form needs of an application.
struct Record {
    application: Application,
    name: String,
    facts: Vec<StatusFact>,
    entries: Vec<Line>,
}

/// The record; whoever may not correct it is refused before the form is looked at.
async fn load(app: &App, actor: &Actor, id: ApplicationId) -> Result<Record, Error> {
    match app.store.show_application(actor, id).await? {
        Shown::Whole(record) => Record::of(*record),
        Shown::OfPartner(record) => Record::of(*record),
    }
}

impl Record {
    fn of<P>(record: applications::Record<P>) -> Result<Self, Error> {
        if !record.may_correct {
            return Err(Error::Forbidden);
        }
        let name = record.person.name();
        Ok(Self {
            application: record.application,
            name,
            facts: record.facts,
            entries: record.entries,
        })
    }
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ApplicationId>,
    page: Page,
) -> Answer {
    let record = load(&app, &actor, id).await?;
    let form = Form::filled([
        ("version", record.application.version.to_string()),
        ("status", record.application.status.clone()),
    ]);
    draw(page, form, &record)
}

fn draw(page: Page, form: Form, record: &Record) -> Answer {
    let view = view(page, form, record, vec![])?;
    html_form(&view, &view.form)
}

fn view(page: Page, form: Form, record: &Record, changes: Vec<String>) -> Result<Show, Error> {
    let t = page.t;
    let facts = persons::facts(&page, "application", &record.facts)?;
    let believed = facts.into_iter().filter(|fact| fact.retracted.is_none()).map(|fact| {
        let label = t.applications_fact().status(&fact.status).on(&fact.on);
        Choice { value: fact.id, label }
    });
    let statuses = Status::ALL.iter().filter(|status| **status != Status::Draft).map(|status| {
        Choice { value: status.text().to_owned(), label: t.applications_status(status) }
    });
    Ok(Show {
        t,
        changes,
        page: page.with(&form),
        path: format!("/desk/applications/{}", record.application.id),
        name: record.name.clone(),
        facts: believed.collect(),
        statuses: statuses.collect(),
        form,
    })
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<ApplicationId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let record = load(&app, &actor, id).await?;
    let t = page.t;
    let fact = form.parse::<Uuid>("fact", || t.applications_fact_missing());
    let status = form.parse::<Status>("status", || t.applications_status_missing());
    let on = form.date("on", || t.applications_on_missing());
    let reason = form.text("reason", || t.applications_reason_missing());
    let (Some(fact), Some(status), Some(on), Some(reason)) = (fact, status, on, reason) else {
        return draw(page, form, &record);
    };
    let version = form.version()?;
    let correction = Correction { fact, version, status, on, reason: &reason };
    match app.store.correct_application(&actor, id, correction, now).await {
        Ok(()) => Ok(see_other(&format!("/desk/applications/{id}"), t.applications_corrected())),
        Err(geleit_store::Error::Refused(Refusal::Invalid { field: "on", .. })) => {
            form.refuse("on", t.applications_on_future());
            draw(page, form, &record)
        }
        Err(geleit_store::Error::Refused(refusal)) => {
            form.refuse("status", ui::refusal(t, &refusal));
            draw(page, form, &record)
        }
        Err(geleit_store::Error::Outdated | geleit_store::Error::WrongStatus { .. }) => {
            too_late(page, form, &load(&app, &actor, id).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Somebody was faster: the form again, with what they did.
fn too_late(page: Page, mut form: Form, record: &Record) -> Answer {
    let steps = form.catch_up(record.application.version);
    let entries = persons::entries(&page, &record.entries)?;
    let line = |entry: &EntryLine| {
        let reason = entry.reason.as_deref().unwrap_or_default();
        page.t.entry_line(&entry.when, &entry.who, &entry.what, reason)
    };
    let changes = entries.iter().take(steps).map(line).collect();
    html_too_late(&view(page, form, record, changes)?)
}
