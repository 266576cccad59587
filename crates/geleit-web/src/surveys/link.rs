//! A survey behind a personal link: no account, no password.

use super::own::{self, View};
use crate::App;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Form, Page, html, html_form};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_store::Error;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "surveys/link.html")]
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
    let own = app.store.own_survey_by_link(&link.parse::<Secret>()?, now).await?;
    let page = page.of(&own.programme);
    let view = View::of(&page, &own, path(language, &link), own::filled(&own))?;
    html(&Show { t: page.t, page, view })
}

pub(super) async fn answer(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_survey_by_link(&secret, now).await?;
    let (page, path) = (page.of(&own.programme), path(language, &link));
    if !own.is_open {
        return Ok(Redirect::to(&path).into_response());
    }
    if let Some(answered) = own::read(page.t, &own, &mut form) {
        return match app.store.answer_survey_by_link(&secret, &answered, now).await {
            Ok(()) => Ok(see_other(&path, page.t.answers_said())),
            // It has closed meanwhile, or another page has sent its answers: the page says so.
            Err(Error::WrongStatus { .. } | Error::Outdated) => {
                Ok(Redirect::to(&path).into_response())
            }
            Err(error) => Err(error.into()),
        };
    }
    let page = page.with(&form);
    let view = View::of(&page, &own, path, form)?;
    let show = Show { t: page.t, page, view };
    html_form(&show, &show.view.form)
}

fn path(language: Language, link: &str) -> String {
    format!("/{language}/surveys/{link}")
}
