//! Decisions of one click: a new proposal, a lock, its removal, a move.

use super::conflict;
use super::place::Place;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use crate::{App, Error};
use axum::extract::State;
use geleit_domain::id::{CohortId, MentorId, PairId};
use geleit_domain::policy::Action;

pub(super) async fn propose(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.matching_of(&actor, Action::Create, cohort).await?;
    let seen = Some(form.version()?);
    match app.store.propose(&actor, cohort, seen, now).await {
        Ok(proposed) => {
            let sentence = page.t.matching_said_proposed(proposed.pairs.len());
            Ok(see_other(&format!("/desk/matching/{cohort}"), sentence))
        }
        Err(error) => conflict::draw(page, cohort, error),
    }
}

pub(super) async fn lock(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(pair): At<PairId>,
    page: Page,
    form: Form,
) -> Answer {
    let cohort = app.store.cohort_of_pair(&actor, pair).await?;
    match app.store.lock_pair(&actor, pair, form.version()?, now).await {
        Ok(()) => Ok(back(&form, cohort, page.t.matching_said_locked())),
        Err(error) => conflict::draw(page, cohort, error),
    }
}

pub(super) async fn unlock(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(pair): At<PairId>,
    page: Page,
    form: Form,
) -> Answer {
    let cohort = app.store.cohort_of_pair(&actor, pair).await?;
    match app.store.remove_lock(&actor, pair, form.version()?, now).await {
        Ok(()) => Ok(back(&form, cohort, page.t.matching_said_unlocked())),
        Err(error) => conflict::draw(page, cohort, error),
    }
}

pub(super) async fn swap(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(pair): At<PairId>,
    page: Page,
    form: Form,
) -> Answer {
    let cohort = app.store.cohort_of_pair(&actor, pair).await?;
    let mentor: MentorId = form.value("mentor").parse().map_err(|_| Error::Invalid)?;
    match app.store.move_pair(&actor, pair, form.version()?, mentor, now).await {
        Ok(()) => Ok(back(&form, cohort, page.t.matching_said_moved())),
        Err(error) => conflict::draw(page, cohort, error),
    }
}

/// Back to the place on the board where the decision was taken.
pub(super) fn back(form: &Form, cohort: CohortId, sentence: String) -> axum::response::Response {
    see_other(&Place::read(form.value("back")).address(cohort), sentence)
}
