//! The release: first what it would do and what it still needs, then the deed, and for a
//! quarter of an hour the way back.

use super::conflict;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html};
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
    html(&View { t: page.t, page, cohort, preview })
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.matching_of(&actor, Action::Release, cohort).await?;
    let seen = Some(form.version()?);
    match app.store.release(&actor, cohort, seen, now).await {
        Ok(done) => {
            let released = i64::try_from(done.released).unwrap_or(0);
            let sentence = page.t.matching_said_released(released);
            Ok(see_other(&format!("/desk/matching/{cohort}/release"), sentence))
        }
        Err(error) => conflict::draw(page, cohort, error),
    }
}

pub(super) async fn withdraw(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.matching_of(&actor, Action::Release, cohort).await?;
    form.version()?;
    match app.store.withdraw_release(&actor, cohort, now).await {
        Ok(withdrawn) => {
            let sentence = page.t.matching_said_withdrawn(i64::try_from(withdrawn).unwrap_or(0));
            Ok(see_other(&format!("/desk/matching/{cohort}"), sentence))
        }
        Err(error) => conflict::draw(page, cohort, error),
    }
}
