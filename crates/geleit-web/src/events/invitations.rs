//! Inviting the people of the open pairs of the event's cohort.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::events::Group;
use geleit_domain::id::EventId;

pub(super) async fn send(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.event_to_change(&actor, id).await?;
    let group = Group::from_text(form.value("group")).ok_or(Error::Invalid)?;
    let invited = app.store.invite_to_event(&actor, id, group, now).await?;
    let t = page.t;
    let mut said = t.events_invited(invited.new);
    if invited.without_address > 0 {
        said = format!("{said} {}", t.events_without_address(invited.without_address));
    }
    Ok(see_other(&format!("/desk/events/{id}"), said))
}
