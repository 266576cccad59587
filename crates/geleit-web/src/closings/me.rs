//! The end of a pair of whoever is signed in.

use super::fields;
use super::own::{self, Places, View};
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
#[template(path = "closings/me.html")]
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
    let own = app.store.own_closing(&actor, Action::Show, id, now).await?;
    let view = View::of(&page, &own, places(id), fields::filled(&own));
    html(&Show { t: page.t, page, view })
}

pub(super) async fn take(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_closing(&actor, Action::Change, id, now).await?;
    if let Some(taking) = fields::read(page.t, &mut form) {
        let done = app.store.take_stock(&actor, id, &taking, now).await;
        if let Some(answer) = own::done(&page, &mut form, &places(id).own, done)? {
            return Ok(answer);
        }
    }
    let view = View::of(&page, &own, places(id), form);
    let show = Show { t: page.t, page, view };
    html_form(&show, &show.view.form)
}

pub(super) async fn choose(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.own_closing(&actor, Action::Change, id, now).await?;
    let chosen = fields::chosen(&form);
    if chosen.contact.or(chosen.again).is_none() {
        return Err(crate::Error::Invalid);
    }
    let done = app.store.choose(&actor, id, chosen, now).await;
    let answer = own::done(&page, &mut form, &places(id).own, done)?;
    answer.ok_or(crate::Error::Invalid)
}

fn places(id: PartnershipId) -> Places {
    let pair = format!("/me/partnerships/{id}");
    Places {
        own: format!("{pair}/closing"),
        attestation: format!("{pair}/attestation.pdf"),
        outcomes: format!("{pair}/outcomes"),
    }
}
