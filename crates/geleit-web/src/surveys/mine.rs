//! The own stories of whoever is signed in: taken back where one sees them.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::id::StoryId;

pub(super) async fn take_back(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let story: StoryId = form.value("story").parse().map_err(|_| Error::Invalid)?;
    app.store.take_own_story_back(&actor, story, now).await?;
    Ok(see_other("/me", page.t.answers_story_taken_back()))
}
