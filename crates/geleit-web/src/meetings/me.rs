//! Meetings of whoever is signed in.

use super::fields;
use super::own::{self, View};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::partnerships::own::Way;
use crate::ui::{Form, Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::PartnershipId;
use geleit_domain::policy::Action;

#[derive(Template)]
#[template(path = "meetings/me_not_yet.html")]
struct NotYet {
    t: Texts,
    page: Page,
    view: own::NotYet,
}

#[derive(Template)]
#[template(path = "meetings/me.html")]
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
    way: Way,
    page: Page,
) -> Answer {
    let own = app.store.own_meetings(&actor, Action::Show, id, now).await?;
    let view = View::of(&page, &own, &way, (own::fresh(&own, now), now))?;
    html(&Show { t: page.t, page, view })
}

pub(super) async fn note(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    way: Way,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_meetings(&actor, Action::Change, id, now).await?;
    if let Some(meeting) = fields::read(page.t, &mut form, &page.t.meetings_on_wrong()) {
        let done = app.store.note_own_meeting(&actor, id, &meeting, now).await;
        let done = (done, own::said as own::Say, own::OfDay::own(page.t));
        if let Some(answer) = own::noted(page.t, &mut form, &path(id), done)? {
            return Ok(answer);
        }
    }
    let view = View::of(&page, &own, &way, (form, now))?;
    let show = Show { t: page.t, page, view };
    own::draw(&show, &show.view.form)
}

pub(super) async fn confirm(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.own_meetings(&actor, Action::Change, id, now).await?;
    let meeting = form.value("meeting").parse().map_err(|_| crate::Error::Invalid)?;
    let stands = app.store.confirm_own_meeting(&actor, id, meeting, now).await?;
    Ok(see_other(&path(id), own::confirmed(page.t, stands)))
}

pub(super) async fn ask_not_yet(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let own = app.store.own_meetings(&actor, Action::Show, id, now).await?;
    let view = own::NotYet::of(page.t, &own, path(id));
    html(&NotYet { t: page.t, page, view })
}

pub(super) async fn not_yet(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    app.store.not_met(&actor, id, now).await?;
    Ok(see_other(&path(id), page.t.meetings_said_not_yet()))
}

fn path(id: PartnershipId) -> String {
    format!("/me/partnerships/{id}/meetings")
}
