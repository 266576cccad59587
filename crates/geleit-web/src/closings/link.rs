//! The end of a pair behind a personal link: no account, no password.

use super::fields;
use super::own::{self, Places, View};
use crate::App;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::ui::{Form, Page, html, html_form};
use askama::Template;
use axum::extract::State;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "closings/link.html")]
struct Show {
    t: Texts,
    page: Page,
    view: View,
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_closing_by_link(&link.parse::<Secret>()?, now).await?;
    let (page, form) = (page.of(&own.programme), fields::filled(&own));
    let view = View::of(&page, &own, places(language, &link), form);
    html(&Show { t: page.t, page, view })
}

pub(super) async fn take(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_closing_by_link(&secret, now).await?;
    let (page, places) = (page.of(&own.programme), places(language, &link));
    if let Some(taking) = fields::read(page.t, &mut form) {
        let done = app.store.take_stock_by_link(&secret, &taking, now).await;
        if let Some(answer) = own::done(&page, &mut form, &places.own, done)? {
            return Ok(answer);
        }
    }
    let view = View::of(&page, &own, places, form);
    let show = Show { t: page.t, page, view };
    html_form(&show, &show.view.form)
}

pub(super) async fn choose(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    app.store.own_closing_by_link(&secret, now).await?;
    let done = app.store.choose_by_link(&secret, fields::chosen(&form), now).await;
    let answer = own::done(&page, &mut form, &places(language, &link).own, done)?;
    answer.ok_or(crate::Error::Invalid)
}

fn places(language: Language, link: &str) -> Places {
    let own = format!("/{language}/closings/{link}");
    Places {
        attestation: format!("{own}/attestation.pdf"),
        outcomes: format!("/{language}/outcomes/{link}"),
        own,
    }
}
