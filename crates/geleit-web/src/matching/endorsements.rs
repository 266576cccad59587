//! Votes of an organisation: to one pair, or to all that are open.

use super::decisions::back;
use super::{conflict, reason};
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use crate::{App, Error};
use axum::extract::State;
use geleit_domain::id::{CohortId, PairId};
use geleit_domain::policy::Action;
use geleit_store::matching::Answer as Vote;

pub(super) async fn one(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(pair): At<PairId>,
    page: Page,
    form: Form,
) -> Answer {
    let cohort = app.store.cohort_of_pair(&actor, pair).await?;
    let organisation = actor.organisation().ok_or(Error::Forbidden)?;
    let vote = match form.value("answer") {
        "agree" => Vote::Agree,
        "object" if form.optional("reason").is_none() => {
            return reason::draw_objection(&app, &actor, pair, page, form).await;
        }
        "object" => Vote::Object(form.value("reason")),
        _ => return Err(Error::Invalid),
    };
    let version = form.version()?;
    match app.store.endorse_pair(&actor, pair, version, organisation, vote, now).await {
        Ok(()) if vote == Vote::Agree => Ok(back(&form, cohort, page.t.matching_said_agreed())),
        Ok(()) => Ok(back(&form, cohort, page.t.matching_said_objected())),
        Err(error) => conflict::draw(page, cohort, error),
    }
}

pub(super) async fn all(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.matching_of(&actor, Action::Endorse, cohort).await?;
    let organisation = actor.organisation().ok_or(Error::Forbidden)?;
    let seen = Some(form.version()?);
    match app.store.endorse_all(&actor, cohort, organisation, None, seen, now).await {
        Ok(endorsed) => {
            let sentence = page.t.matching_said_agreed_all(i64::try_from(endorsed).unwrap_or(0));
            Ok(see_other(&format!("/desk/matching/{cohort}"), sentence))
        }
        Err(error) => conflict::draw(page, cohort, error),
    }
}
