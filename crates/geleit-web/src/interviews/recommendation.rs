//! The own recommendation of somebody who leads the interview.

use super::show::{self, Sent};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::id::InterviewId;
use geleit_domain::interviews::Recommendation;
use geleit_store::{Error, Refusal};

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<InterviewId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = app.store.interview_to_change(&actor, id).await?;
    let t = page.t;
    let word =
        form.parse::<Recommendation>("recommendation", || t.interviews_recommendation_missing());
    let Some(word) = word else {
        return show::draw(page, &actor, form, shown, Sent::Recommendation);
    };
    match app.store.recommend(&actor, id, word, form.value("words"), now).await {
        Ok(()) => Ok(see_other(&format!("/desk/interviews/{id}"), t.interviews_recommended())),
        Err(Error::Refused(Refusal::Invalid { field, .. })) => {
            form.refuse(field, t.interviews_note_long());
            show::draw(page, &actor, form, shown, Sent::Recommendation)
        }
        Err(error) => Err(error.into()),
    }
}
