//! Meetings behind a personal link: no account, no password.

use super::fields;
use super::own::{self, View};
use crate::App;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::partnerships::own::Way;
use crate::ui::{Form, Page, html};
use askama::Template;
use axum::extract::State;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "meetings/link.html")]
struct Show {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(Template)]
#[template(path = "meetings/not_yet.html")]
struct NotYet {
    t: Texts,
    page: Page,
    view: own::NotYet,
}

pub(super) async fn show(
    AtBoth(_, link): AtBoth<Language, String>,
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_meetings_by_link(&link.parse::<Secret>()?, now).await?;
    let (page, form) = (page.of(&own.programme), own::fresh(&own, now));
    let view = View::of(&page, &own, &way, (form, now))?;
    html(&Show { t: page.t, page, view })
}

pub(super) async fn note(
    AtBoth(language, link): AtBoth<Language, String>,
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_meetings_by_link(&secret, now).await?;
    let (page, path) = (page.of(&own.programme), path(language, &link));
    if let Some(meeting) = fields::read(page.t, &mut form, &page.t.meetings_on_wrong()) {
        let done = app.store.note_meeting_by_link(&secret, &meeting, now).await;
        let done = (done, own::said as own::Say, own::OfDay::own(page.t));
        if let Some(answer) = own::noted(page.t, &mut form, &path, done)? {
            return Ok(answer);
        }
    }
    let view = View::of(&page, &own, &way, (form, now))?;
    let show = Show { t: page.t, page, view };
    own::draw(&show, &show.view.form)
}

pub(super) async fn confirm(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let meeting = form.value("meeting").parse().map_err(|_| crate::Error::Invalid);
    app.store.own_meetings_by_link(&secret, now).await?;
    let stands = app.store.confirm_meeting_by_link(&secret, meeting?, now).await?;
    Ok(see_other(&path(language, &link), own::confirmed(page.t, stands)))
}

pub(super) async fn ask_not_yet(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_meetings_by_link(&link.parse::<Secret>()?, now).await?;
    let page = page.of(&own.programme);
    let view = own::NotYet::of(page.t, &own, path(language, &link));
    html(&NotYet { t: page.t, page, view })
}

pub(super) async fn not_yet(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    app.store.not_met_by_link(&link.parse::<Secret>()?, now).await?;
    Ok(see_other(&path(language, &link), page.t.meetings_said_not_yet()))
}

fn path(language: Language, link: &str) -> String {
    format!("/{language}/meetings/{link}")
}
