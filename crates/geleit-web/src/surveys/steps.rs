//! Planning a survey, taking it back, opening and closing it, and dropping it.

use super::show;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::SurveyId;
use geleit_domain::surveys::{Status, Verb};
use geleit_store::{Error, Refusal};
use jiff::Timestamp;
use std::sync::Arc;

/// The noun of each route with its verb, the usual one first.
pub(crate) const NOUNS: &[(&str, Verb)] = &[
    ("planning", Verb::Plan),
    ("closing", Verb::Close),
    ("opening", Verb::Open),
    ("revision", Verb::Revise),
    ("cancellation", Verb::Drop),
];

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
    id: SurveyId,
    page: Page,
    form: Form,
}

macro_rules! steps {
    ($($name:ident = $noun:literal, $verb:expr;)+) => {$(
        pub(super) async fn $name(
            State(app): State<App>,
            By(actor): By,
            Now(now): Now,
            At(id): At<SurveyId>,
            page: Page,
            form: Form,
        ) -> Answer {
            Step { app, actor, now, id, page, form }.take($noun, $verb).await
        }
    )+};
}

steps! {
    plan = "planning", Verb::Plan;
    close = "closing", Verb::Close;
    open = "opening", Verb::Open;
    revise = "revision", Verb::Revise;
    cancel = "cancellation", Verb::Drop;
}

impl Step {
    async fn take(mut self, noun: &'static str, verb: Verb) -> Answer {
        let (store, id) = (&self.app.store, self.id);
        // Whoever may not know of it learns nothing from the form either.
        let shown = store.show_survey(&self.actor, id).await?;
        let (t, version) = (self.page.t, self.form.version()?);
        let message = match store.step_survey(&self.actor, id, version, verb, self.now).await {
            Ok(_) => {
                return Ok(see_other(&format!("{}/{id}", super::PATH), t.surveys_stepped(noun)));
            }
            Err(Error::Refused(Refusal::Invalid { field: "closes", .. })) => t.surveys_over(),
            Err(Error::Refused(Refusal::Invalid { field: "questions", .. })) => {
                t.surveys_without_questions()
            }
            Err(error) => return Err(error.into()),
        };
        self.form.refuse("steps", message);
        show::draw(&self.app, &self.actor, self.page, self.form, shown).await
    }
}
