//! Changing an event that is not over.

use super::fields::{self, Fields};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::events::Status;
use geleit_domain::id::EventId;
use geleit_store::Error;
use geleit_store::events::Shown;

#[derive(Template)]
#[template(path = "events/change.html")]
struct Change {
    t: Texts,
    page: Page,
    form: Form,
    fields: Fields,
    id: EventId,
    title: String,
    /// Everybody on the list hears of another time or place.
    is_published: bool,
    /// What others did since the form was drawn.
    changes: Vec<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<EventId>,
    page: Page,
) -> Answer {
    let shown = app.store.event_to_change(&actor, id).await?;
    if !shown.event.status()?.is_open() {
        return Err(crate::Error::Conflict);
    }
    let form = fields::filled(&shown)?;
    let view = view(&app, &actor, page, form, &shown, vec![]).await?;
    html_form(&view, &view.form)
}

async fn view(
    app: &App,
    actor: &Actor,
    page: Page,
    form: Form,
    shown: &Shown,
    changes: Vec<String>,
) -> Result<Change, crate::Error> {
    Ok(Change {
        t: page.t,
        fields: Fields::load(app, actor, page.t).await?,
        page: page.with(&form),
        form,
        id: EventId(shown.event.id),
        title: shown.event.title.clone(),
        is_published: shown.event.status()? == Status::Published,
        changes,
    })
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
    let (t, version) = (page.t, form.version()?);
    if let Some(plan) = fields::read(&mut form, t, &shown.event.zone()) {
        match app.store.change_event(&actor, id, version, &plan, now).await {
            Ok(()) => return Ok(see_other(&format!("/desk/events/{id}"), t.events_changed())),
            Err(Error::Refused(refused)) => fields::refuse(&mut form, t, &refused),
            Err(Error::Outdated) => {
                return too_late(&app, &actor, (page, form), &shown).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
    let view = view(&app, &actor, page, form, &shown, vec![]).await?;
    html_form(&view, &view.form)
}

/// Somebody was faster: the form again, with what was typed and what they did.
async fn too_late(
    app: &App,
    actor: &Actor,
    (page, mut form): (Page, Form),
    shown: &Shown,
) -> Answer {
    let steps = form.catch_up(shown.event.version);
    let is_change = |verb: &str| matches!(verb, "event.change" | "event.publish");
    let entries = shown.entries.iter().rev().filter(|entry| is_change(&entry.verb)).take(steps);
    let said = |entry: &geleit_store::entries::Line| {
        let what = page.t.entries_verb(entry.verb.replace('.', "-"));
        format!("{what}: {}", crate::persons::who(page.t, entry))
    };
    let changes = entries.map(said).collect();
    html_too_late(&view(app, actor, page, form, shown, changes).await?)
}
