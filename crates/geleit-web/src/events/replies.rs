//! Noting what somebody says on the telephone or on paper: that they come, or that they do not.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::events::Standing;
use geleit_domain::id::{EventId, SignUpId};
use geleit_domain::partnerships::meetings::Way;
use geleit_store::events::Reply;

pub(super) async fn note(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.event_to_change(&actor, id).await?;
    let sign_up: SignUpId = form.value("sign_up").parse().map_err(|_| Error::Invalid)?;
    let way = Way::from_text(form.value("way")).filter(|way| *way != Way::Online);
    let comes = match form.value("reply") {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::Invalid),
    };
    let reply = Reply { comes, way: way.ok_or(Error::Invalid)? };
    let done = app.store.note_reply(&actor, id, sign_up, reply, now).await?;
    let standing = done.map_or(Standing::Withdrawn, |done| done.standing);
    Ok(see_other(&format!("/desk/events/{id}"), page.t.events_replied(standing)))
}
