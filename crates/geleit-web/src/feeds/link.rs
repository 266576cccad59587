//! The page behind the link of an invitation.

use super::{BehindLink, View};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{AtBoth, Now};
use crate::language::Language;
use crate::ui::{Form, Page, html};
use axum::extract::State;
use geleit_store::secrets::Secret;

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_event_by_link(&link.parse::<Secret>()?, now).await?;
    own.person.ok_or(Error::NotFound)?;
    let page = page.of(&own.public.programme);
    html(&BehindLink { t: page.t, page, view: view(language, &link) })
}

pub(super) async fn renew(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_event_by_link(&secret, now).await?;
    if form.value("sent").is_empty() {
        return Err(Error::Invalid);
    }
    let token = app.store.renew_feed_by_link(&secret, now).await?;
    let page = page.of(&own.public.programme);
    let view = view(language, &link).with(&app, language, &token);
    html(&BehindLink { t: page.t, page, view })
}

fn view(language: Language, link: &str) -> View {
    let back = format!("/{language}/sign-ups/{link}");
    View::before(format!("{back}/calendar"), back)
}
