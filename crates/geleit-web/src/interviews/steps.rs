//! What came of an interview: it was held, nobody came, or it is cancelled with a reason.

use super::show::{self, Sent};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::InterviewId;
use geleit_domain::interviews::{Status, Verb};
use jiff::Timestamp;
use std::sync::Arc;

/// The noun of each route with its verb, the usual one first.
const NOUNS: &[(&str, Verb)] =
    &[("completion", Verb::Hold), ("absence", Verb::Miss), ("cancellation", Verb::Cancel)];

/// The nouns of what is possible in a status.
pub(super) fn possible(status: Status) -> Vec<&'static str> {
    let is_possible = |(_, verb): &&(&str, Verb)| status.after(*verb).is_some();
    NOUNS.iter().filter(is_possible).map(|(noun, _)| *noun).collect()
}

/// What a step takes from the request.
struct Step {
    app: App,
    actor: Arc<Actor>,
    now: Timestamp,
    id: InterviewId,
    page: Page,
    form: Form,
}

macro_rules! steps {
    ($($name:ident = $noun:literal, $verb:expr;)+) => {$(
        pub(super) async fn $name(
            State(app): State<App>,
            By(actor): By,
            Now(now): Now,
            At(id): At<InterviewId>,
            page: Page,
            form: Form,
        ) -> Answer {
            Step { app, actor, now, id, page, form }.take($noun, $verb).await
        }
    )+};
}

steps! {
    complete = "completion", Verb::Hold;
    miss = "absence", Verb::Miss;
    cancel = "cancellation", Verb::Cancel;
}

impl Step {
    async fn take(mut self, noun: &'static str, verb: Verb) -> Answer {
        let shown = self.app.store.interview_to_change(&self.actor, self.id).await?;
        let (t, version) = (self.page.t, self.form.version()?);
        let reason = self.form.optional("reason");
        if verb == Verb::Cancel && reason.is_none() {
            self.form.refuse("reason", t.interviews_reason_missing());
            return show::draw(self.page, &self.actor, self.form, shown, Sent::Step);
        }
        let (store, id) = (&self.app.store, self.id);
        store.step_interview(&self.actor, id, version, verb, reason.as_deref(), self.now).await?;
        Ok(see_other(&format!("/desk/interviews/{id}"), t.interviews_stepped(noun)))
    }
}
