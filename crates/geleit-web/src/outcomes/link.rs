//! What has become of a person, behind a personal link: no account, no password.

use super::fields;
use super::own::{self, View};
use crate::App;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::ui::{Form, Page, html, html_form};
use askama::Template;
use axum::extract::State;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "outcomes/link.html")]
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
    let own = app.store.own_outcomes_by_link(&link.parse::<Secret>()?, now).await?;
    let page = page.of(&own.programme);
    let view = View::of(&page, &own, path(language, &link), Form::default())?;
    html(&Show { t: page.t, page, view })
}

pub(super) async fn report(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_outcomes_by_link(&secret, now).await?;
    let (page, path) = (page.of(&own.programme), path(language, &link));
    if let Some(said) = fields::reported(page.t, &mut form) {
        let done = app.store.report_outcome_by_link(&secret, &said, now).await;
        if let Some(answer) = own::done(&page, &mut form, &path, done)? {
            return Ok(answer);
        }
    }
    let view = View::of(&page, &own, path, form)?;
    let show = Show { t: page.t, page, view };
    html_form(&show, &show.view.form)
}

fn path(language: Language, link: &str) -> String {
    format!("/{language}/outcomes/{link}")
}
