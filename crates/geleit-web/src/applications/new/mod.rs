//! Taking somebody in who telephones or writes, as a mentee or as a mentor: every question of the
//! form on one page, who took it in, when and how it came. Whoever may be known is shown before
//! anything is saved, and the form keeps what was typed.

mod alike;
mod draw;
mod read;
mod sections;

pub(crate) use draw::{Asked, answer, draw, first, keep_id};
pub(crate) use read::{organisations, read, whose};

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::ui::{Form, Page};
use axum::extract::{Query, State};
use geleit_domain::applications::Side;
use geleit_domain::applications::reception::read_received;
use geleit_domain::id::ApplicationId;
use geleit_domain::policy::Resource;

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    Query(asked): Query<Asked>,
    page: Page,
) -> Answer {
    let counter = app.store.counter(&actor, Resource::Application).await?;
    let form = first(&app, &page, asked, &counter, now)?;
    draw(page, form, &counter, Side::Mentee, vec![])
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    keep_id(&app, &mut form);
    let id: ApplicationId = form.value("id").parse().map_err(|_| Error::Invalid)?;
    let counter = app.store.counter(&actor, Resource::Application).await?;
    let Some(typed) = read(&page, &mut form, &counter, now, read_received) else {
        return draw(page, form, &counter, Side::Mentee, vec![]);
    };
    let whose = whose(&form);
    let arrival = typed.arrival(id, whose.clone());
    let received = app.store.receive_application(&actor, &arrival, now).await;
    let taken = (format!("/desk/applications/{id}/receipt"), page.t.intake_taken());
    answer(page, form, &counter, Side::Mentee, (whose, received), taken)
}
