//! The own page of an event behind a personal link: coming, not coming, and where one stands.

use super::attestation;
use super::own::OwnView;
use crate::App;
use crate::error::Answer;
use crate::events::{self, File};
use crate::extract::{AtBoth, AtThree, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::id::FileId;
use geleit_store::Error;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "sign_ups/link.html")]
struct Show {
    t: Texts,
    page: Page,
    own: OwnView,
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_event_by_link(&secret, now).await?;
    let page = page.of(&own.public.programme);
    let path = path(language, &link);
    let feed = format!("{path}/calendar");
    let own = OwnView::of(&page, own, path, feed)?;
    html(&Show { t: page.t, page, own })
}

/// Material of the event, to be saved.
pub(super) async fn handout(
    AtThree(_, link, file): AtThree<Language, String, FileId>,
    State(app): State<App>,
    Now(now): Now,
) -> Answer {
    let secret: Secret = link.parse()?;
    let (found, sealed) = app.store.open_material_by_link(&secret, file, now).await?;
    events::to_save(&app, &found, sealed).await
}

pub(super) async fn sign_up(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    let (t, path) = (page.t, path(language, &link));
    match app.store.sign_up_by_link(&secret, now).await {
        Ok(done) => Ok(see_other(&path, t.sign_ups_standing(done.standing))),
        // Too late: the page says how it stands.
        Err(Error::WrongStatus { .. }) => Ok(Redirect::to(&path).into_response()),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn withdraw(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    let (t, path) = (page.t, path(language, &link));
    match app.store.withdraw_by_link(&secret, now).await {
        Ok(()) => Ok(see_other(&path, t.sign_ups_withdrawn())),
        Err(Error::WrongStatus { .. }) => Ok(Redirect::to(&path).into_response()),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn calendar(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_event_by_link(&secret, now).await?;
    let event = &own.public.event;
    let file = File {
        // Calendars are shared: the public page, and not the personal one.
        url: format!("{}/{language}/events/{}", app.config.public_address, event.slug),
        online_link: own.online_link.clone(),
        sequence: own.sequence,
        standing: Some(own.standing),
    };
    file.answer(&app, &own.public.programme, event, now)
}

/// That whoever holds the link was there.
pub(super) async fn attestation(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_event_by_link(&secret, now).await?;
    let t = page.of(&own.public.programme).t.into(language);
    attestation::answer(t, &own, now).await
}

fn path(language: Language, link: &str) -> String {
    format!("/{language}/sign-ups/{link}")
}
