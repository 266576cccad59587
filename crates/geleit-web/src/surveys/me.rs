//! A survey of whoever is signed in.

use super::own::{self, View};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html, html_form};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::id::InvitationId;
use geleit_store::Error;

#[derive(Template)]
#[template(path = "surveys/me.html")]
struct Show {
    t: Texts,
    page: Page,
    view: View,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<InvitationId>,
    page: Page,
) -> Answer {
    let own = app.store.own_survey(&actor, id).await?;
    let view = View::of(&page, &own, path(id), own::filled(&own))?;
    html(&Show { t: page.t, page, view })
}

pub(super) async fn answer(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<InvitationId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_survey(&actor, id).await?;
    if !own.is_open {
        return Ok(Redirect::to(&path(id)).into_response());
    }
    if let Some(answered) = own::read(page.t, &own, &mut form) {
        return match app.store.answer_own_survey(&actor, id, &answered, now).await {
            Ok(()) => Ok(see_other(&path(id), page.t.answers_said())),
            // It has closed meanwhile, or another page has sent its answers: the page says so.
            Err(Error::WrongStatus { .. } | Error::Outdated) => {
                Ok(Redirect::to(&path(id)).into_response())
            }
            Err(error) => Err(error.into()),
        };
    }
    let page = page.with(&form);
    let view = View::of(&page, &own, path(id), form)?;
    let show = Show { t: page.t, page, view };
    html_form(&show, &show.view.form)
}

fn path(id: InvitationId) -> String {
    format!("/me/survey-answers/{id}")
}
