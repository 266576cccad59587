//! One story (S1-15): what the person agrees to, noted as they say it on the telephone or on paper,
//! and taken back the same way.

use super::stories::{PATH, withdrawn};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::StoryId;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::surveys::Consent;
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "surveys/story.html")]
struct Show {
    t: Texts,
    page: Page,
    name: String,
    /// The page of the person.
    person: String,
    side: String,
    cohort: String,
    said: String,
    withdrawn: String,
    path: String,
    consents: Vec<Row>,
}

struct Row {
    word: &'static str,
    label: String,
    /// Since when; empty: not agreed to.
    since: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<StoryId>,
    page: Page,
) -> Answer {
    let story = app.store.story_to_change(&actor, id).await?;
    let t = page.t;
    let consent = |consent: &Consent| Row {
        word: consent.text(),
        label: t.surveys_consent(consent),
        since: story.since(*consent).map(|day| page.day(day)).unwrap_or_default(),
    };
    html(&Show {
        t,
        name: story.name.clone(),
        person: format!("/desk/persons/{}", story.person_id),
        side: t.surveys_side(&story.side),
        cohort: t.overview_name().number(story.number).group(t.regions(&story.region_group)),
        said: page.day(&story.said_on),
        withdrawn: withdrawn(&page, &story),
        path: format!("{PATH}/{id}"),
        consents: Consent::ALL.iter().map(consent).collect(),
        page,
    })
}

pub(super) async fn agree(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<StoryId>,
    page: Page,
    form: Form,
) -> Answer {
    note(&app, &actor, id, (form, true), now).await?;
    Ok(see_other(&format!("{PATH}/{id}"), page.t.surveys_consent_noted()))
}

pub(super) async fn withdraw(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<StoryId>,
    page: Page,
    form: Form,
) -> Answer {
    note(&app, &actor, id, (form, false), now).await?;
    Ok(see_other(&format!("{PATH}/{id}"), page.t.surveys_consent_withdrawn()))
}

/// Consent and way come from buttons of the page: anything else was not sent by it.
async fn note(
    app: &App,
    actor: &Actor,
    id: StoryId,
    (form, agrees): (Form, bool),
    now: Timestamp,
) -> Result<(), Error> {
    app.store.story_to_change(actor, id).await?;
    let consent = Consent::from_text(form.value("consent")).ok_or(Error::Invalid)?;
    let way = Way::from_text(form.value("way")).filter(|way| *way != Way::Online);
    let way = way.ok_or(Error::Invalid)?;
    app.store.note_story_consent(actor, id, (consent, agrees), way, now).await?;
    Ok(())
}
