//! All cohorts, the newest first.

use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::{Cohort, Tally};

#[derive(Template)]
#[template(path = "cohorts/list.html")]
struct List {
    t: Texts,
    page: Page,
    cohorts: Vec<(Cohort, Tally)>,
    may_create: bool,
}

pub(super) async fn list(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let cohorts = app.store.list_cohorts(&actor).await?;
    let may_create = actor.could(Action::Create, Resource::Cohort);
    html(&List { t: page.t, page, cohorts, may_create })
}
