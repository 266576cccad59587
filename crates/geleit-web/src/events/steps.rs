//! Publishing an event, noting that it was held, and cancelling it.

use super::show;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::events::{Status, Verb};
use geleit_domain::id::EventId;
use geleit_store::{Error, Refusal};
use jiff::Timestamp;
use std::sync::Arc;

/// The noun of each route with its verb, the usual one first.
const NOUNS: &[(&str, Verb)] =
    &[("publication", Verb::Publish), ("completion", Verb::Hold), ("cancellation", Verb::Cancel)];

/// The nouns of what is possible in a status; it is held once it has begun.
pub(super) fn possible(status: Status, has_begun: bool) -> Vec<&'static str> {
    let is_possible = |(_, verb): &&(&str, Verb)| {
        status.after(*verb).is_some() && (has_begun || *verb != Verb::Hold)
    };
    NOUNS.iter().filter(is_possible).map(|(noun, _)| *noun).collect()
}

/// What a step takes from the request.
struct Step {
    app: App,
    actor: Arc<Actor>,
    now: Timestamp,
    id: EventId,
    page: Page,
    form: Form,
}

macro_rules! steps {
    ($($name:ident = $noun:literal, $verb:expr;)+) => {$(
        pub(super) async fn $name(
            State(app): State<App>,
            By(actor): By,
            Now(now): Now,
            At(id): At<EventId>,
            page: Page,
            form: Form,
        ) -> Answer {
            Step { app, actor, now, id, page, form }.take($noun, $verb).await
        }
    )+};
}

steps! {
    publish = "publication", Verb::Publish;
    hold = "completion", Verb::Hold;
    cancel = "cancellation", Verb::Cancel;
}

impl Step {
    async fn take(mut self, noun: &'static str, verb: Verb) -> Answer {
        let (store, id) = (&self.app.store, self.id);
        // Whoever may not know of it learns nothing from the form either.
        let shown = store.show_event(&self.actor, id).await?;
        let (t, version) = (self.page.t, self.form.version()?);
        let reason = self.form.optional("reason");
        let done =
            store.step_event(&self.actor, id, version, verb, reason.as_deref(), self.now).await;
        match done {
            Ok(_) => Ok(see_other(&format!("/desk/events/{id}"), t.events_stepped(noun))),
            Err(Error::Refused(Refusal::ReasonMissing)) => {
                self.form.refuse("reason", t.events_reason_missing());
                show::draw(&self.app, self.page, self.form, shown, self.now)
            }
            Err(Error::Refused(Refusal::Invalid { field: "on", .. })) => {
                self.form.refuse("reason", t.events_after_cohort());
                show::draw(&self.app, self.page, self.form, shown, self.now)
            }
            Err(error) => Err(error.into()),
        }
    }
}
