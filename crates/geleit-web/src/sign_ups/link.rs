//! The own page of an event behind a personal link: coming, not coming, and where one stands.

use super::EventView;
use crate::App;
use crate::error::Answer;
use crate::events::File;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::events::{Standing, Status};
use geleit_store::Error;
use geleit_store::events::Own;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "sign_ups/link.html")]
struct Show {
    t: Texts,
    page: Page,
    view: EventView,
    path: String,
    standing: Standing,
    lead: String,
    online_link: String,
    may_sign_up: bool,
    may_withdraw: bool,
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_event_by_link(&secret, now).await?;
    draw(page, own, path(language, &link))
}

fn draw(page: Page, own: Own, path: String) -> Answer {
    let page = page.of(&own.public.programme);
    let (t, standing) = (page.t, own.standing);
    let is_published = own.public.event.status()? == Status::Published;
    let lead = match (is_published, standing) {
        (true, Standing::Waiting) => t.sign_ups_waiting_lead(),
        (true, Standing::Placed) if !own.online_link.is_empty() => t.sign_ups_online_lead(),
        _ => String::new(),
    };
    html(&Show {
        t,
        view: EventView::of(t, &own.public)?,
        page,
        path,
        standing,
        lead,
        online_link: own.online_link,
        may_sign_up: own.public.takes_sign_ups && !standing.is_signed_up(),
        may_withdraw: is_published && standing != Standing::Withdrawn,
    })
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
        is_off: own.standing == Standing::Withdrawn,
    };
    file.answer(&app, &own.public.programme, event, now)
}

fn path(language: Language, link: &str) -> String {
    format!("/{language}/sign-ups/{link}")
}
