//! Planning a survey, taking it back, opening and closing it, and dropping it.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::id::SurveyId;
use geleit_domain::surveys::{Status, Verb};

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
            // Whoever may not know of it learns nothing from the form either.
            app.store.show_survey(&actor, id).await?;
            let version = form.version()?;
            app.store.step_survey(&actor, id, version, $verb, now).await?;
            Ok(see_other(&format!("{}/{id}", super::PATH), page.t.surveys_stepped($noun)))
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
