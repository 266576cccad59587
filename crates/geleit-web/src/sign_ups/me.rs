//! The events of whoever is signed in: all of them, and each as behind the link of a letter.

use super::attestation;
use super::own::OwnView;
use crate::App;
use crate::error::{Answer, Error};
use crate::events::{self, File};
use crate::extract::{At, AtBoth, By, Now};
use crate::interviews::when;
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::events::{Standing, Status};
use geleit_domain::id::{EventId, FileId};
use geleit_store::events::OwnLine;
use jiff::tz::TimeZone;

#[derive(Template)]
#[template(path = "sign_ups/mine.html")]
struct List {
    t: Texts,
    page: Page,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    title: String,
    kind: String,
    when: String,
    standing: String,
}

pub(super) async fn list(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
) -> Answer {
    let found = app.store.own_events(&actor, now).await?;
    let lines = found.iter().map(|one| line(page.t, one)).collect::<Result<_, _>>()?;
    html(&List { t: page.t, page, lines })
}

fn line(t: Texts, one: &OwnLine) -> Result<Line, Error> {
    let zone = TimeZone::get(&one.time_zone).unwrap_or(TimeZone::UTC);
    let standing = match (Status::from_text(&one.status), Standing::from_text(&one.standing)) {
        (Some(Status::Cancelled), _) => t.sign_ups_cancelled(),
        (_, Some(standing)) => t.sign_ups_standing(standing),
        (_, None) => return Err(Error::Failed),
    };
    Ok(Line {
        href: path(EventId(one.id)),
        title: one.title.clone(),
        kind: t.sign_ups_kind(&one.kind),
        when: when(t, geleit_store::timestamp(one.starts_at)?, &zone),
        standing,
    })
}

#[derive(Template)]
#[template(path = "sign_ups/me.html")]
struct Show {
    t: Texts,
    page: Page,
    own: OwnView,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
) -> Answer {
    let own = app.store.own_event_of(&actor, id, now).await?;
    let own = OwnView::of(&page, own, path(id), "/me/calendar".to_owned())?;
    html(&Show { t: page.t, page, own })
}

pub(super) async fn sign_up(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.own_event_of(&actor, id, now).await?;
    sent(&form)?;
    match app.store.sign_up_own(&actor, id, now).await {
        Ok(done) => Ok(see_other(&path(id), page.t.sign_ups_standing(done.standing))),
        // Too late: the page says how it stands.
        Err(geleit_store::Error::WrongStatus { .. }) => Ok(Redirect::to(&path(id)).into_response()),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn withdraw(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.own_event_of(&actor, id, now).await?;
    sent(&form)?;
    match app.store.withdraw_own(&actor, id, now).await {
        Ok(()) => Ok(see_other(&path(id), page.t.sign_ups_withdrawn())),
        Err(geleit_store::Error::WrongStatus { .. }) => Ok(Redirect::to(&path(id)).into_response()),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn calendar(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
) -> Answer {
    let own = app.store.own_event_of(&actor, id, now).await?;
    let event = &own.public.event;
    let at = &app.config.public_address;
    let file = File {
        url: format!("{at}/{}/events/{}", page.t.language, event.slug),
        online_link: own.online_link.clone(),
        sequence: own.sequence,
        standing: Some(own.standing),
    };
    file.answer(&app, &own.public.programme, event, now)
}

/// That whoever is signed in was there.
pub(super) async fn attestation(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
) -> Answer {
    let own = app.store.own_event_of(&actor, id, now).await?;
    attestation::answer(page.t, &own, now).await
}

pub(super) async fn handout(
    State(app): State<App>,
    By(actor): By,
    AtBoth(id, file): AtBoth<EventId, FileId>,
) -> Answer {
    let (found, sealed) = app.store.open_own_material(&actor, id, file).await?;
    events::to_save(&app, &found, sealed).await
}

/// A form of ours says that somebody pressed its button.
fn sent(form: &Form) -> Result<(), Error> {
    if form.value("sent").is_empty() { Err(Error::Invalid) } else { Ok(()) }
}

fn path(id: EventId) -> String {
    format!("/me/invitations/{id}")
}
