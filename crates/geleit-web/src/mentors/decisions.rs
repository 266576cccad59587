//! What moves a mentor on: the questionnaire goes out, the step into the pool, or a no.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::suitability::Because;

/// Sends the questionnaire, or reminds of it.
pub(super) async fn questionnaire(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.mentor_to_change(&actor, id, now).await?;
    app.store.send_questionnaire(&actor, id, form.version()?, now).await?;
    Ok(see_other(&format!("/desk/mentors/{id}"), page.t.consultations_sent()))
}

pub(super) async fn make_available(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
    form: Form,
) -> Answer {
    may_step(&app, &actor, id, now).await?;
    app.store.make_mentor_available(&actor, id, form.version()?, now).await?;
    Ok(see_other(&format!("/desk/mentors/{id}"), page.t.consultations_available()))
}

pub(super) async fn decline(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
    form: Form,
) -> Answer {
    may_step(&app, &actor, id, now).await?;
    let because = Because::from_text(form.value("because")).ok_or(Error::Invalid)?;
    let decided = (form.version()?, because, form.value("words"));
    app.store.decline_mentor(&actor, id, decided, now).await?;
    Ok(see_other(&format!("/desk/mentors/{id}"), page.t.consultations_declined()))
}

/// Asked before the form is read, so that a stranger learns nothing from what is wrong with it.
async fn may_step(
    app: &App,
    actor: &geleit_domain::actor::Actor,
    id: MentorId,
    now: jiff::Timestamp,
) -> Result<(), Error> {
    let record = app.store.show_mentor(actor, id, now).await?;
    if record.may_step { Ok(()) } else { Err(Error::Forbidden) }
}
