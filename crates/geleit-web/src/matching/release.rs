//! The release: first what it would do and what it still needs, then the deed, and for a
//! quarter of an hour the way back.

use super::request::AboutCohort;
use super::votes::VotingView;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::CohortId;
use geleit_domain::policy::Action;
use geleit_store::matching::Preview;

#[derive(Template)]
#[template(path = "matching/release.html")]
struct View {
    t: Texts,
    page: Page,
    cohort: CohortId,
    preview: Preview,
    voting: VotingView,
    /// Do those who are silent agree by the rule?
    silence_agrees: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
) -> Answer {
    let (loaded, preview) = app.store.release_preview(&actor, cohort, now).await?;
    let page = page.at_cohort(&loaded);
    let voting = app.store.voting(&actor, cohort, now).await?;
    let silence_agrees = voting.silence_agrees();
    let voting = VotingView::of(&page, &voting);
    html(&View { t: page.t, page, cohort, preview, voting, silence_agrees })
}

pub(super) async fn save(on: AboutCohort) -> Answer {
    on.permit(Action::Release).await?;
    let seen = Some(on.form.version()?);
    let (store, actor) = (&on.app.store, &on.actor);
    let done = if on.form.has("by", "rule") {
        store.release_by_rule(actor, on.id, seen, on.now).await
    } else {
        store.release(actor, on.id, seen, on.now).await
    };
    on.answer("/release", done.map(|done| done.released), Texts::matching_said_released)
}

pub(super) async fn withdraw(on: AboutCohort) -> Answer {
    on.permit(Action::Release).await?;
    on.form.version()?;
    let done = on.app.store.withdraw_release(&on.actor, on.id, on.now).await;
    on.answer("", done, Texts::matching_said_withdrawn)
}
