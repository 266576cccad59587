//! What has become of whoever is signed in. Mentors are told that nobody asks them.

use super::fields;
use super::own::{self, View};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::{Form, Page, html, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::PartnershipId;
use geleit_domain::policy::Action;

#[derive(Template)]
#[template(path = "outcomes/me.html")]
struct Show {
    t: Texts,
    page: Page,
    view: View,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let own = app.store.own_outcomes(&actor, Action::Show, id, now).await?;
    let view = View::of(&page, &own, path(id), Form::default())?;
    html(&Show { t: page.t, page, view })
}

pub(super) async fn report(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_outcomes(&actor, Action::Change, id, now).await?;
    if let Some(said) = fields::reported(page.t, &mut form) {
        let done = app.store.report_own_outcome(&actor, id, &said, now).await;
        if let Some(answer) = own::done(&page, &mut form, &path(id), done)? {
            return Ok(answer);
        }
    }
    let view = View::of(&page, &own, path(id), form)?;
    let show = Show { t: page.t, page, view };
    html_form(&show, &show.view.form)
}

fn path(id: PartnershipId) -> String {
    format!("/me/partnerships/{id}/outcomes")
}
