//! The cohorts of the programme, each with its report.

use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_store::cohorts::Cohort;

#[derive(Template)]
#[template(path = "reports/list.html")]
struct List {
    t: Texts,
    page: Page,
    cohorts: Vec<Cohort>,
}

pub(super) async fn list(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let cohorts = app.store.reported_cohorts(&actor).await?;
    html(&List { t: page.t, page, cohorts })
}

impl List {
    fn day(&self, text: &str) -> String {
        text.parse().map_or_else(|_| text.to_owned(), |day| self.t.date(day))
    }
}
