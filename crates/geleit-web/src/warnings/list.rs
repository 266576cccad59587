//! The open warnings of a programme or of one cohort, the most urgent first.

use super::{Line, PATH};
use crate::App;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::ui::{Choice, Page, Place, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::id::CohortId;
use geleit_store::partnerships::warnings::{Filter, Listed};
use std::collections::HashMap;

const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "warnings/list.html")]
struct View {
    t: Texts,
    page: Page,
    cohorts: Vec<Choice>,
    cohort: String,
    /// Each with: is its day over?
    lines: Vec<(Line, bool)>,
    next: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let value = |name: &str| query.get(name).map_or("", String::as_str);
    let cohort = value("cohort").parse::<CohortId>().ok();
    let filter = Filter { cohort, after: after(value("after")) };
    let mut found = app.store.list_warnings(&actor, &filter, PAGE_ROWS + 1).await?;
    let mut next = String::new();
    if found.len() > PAGE_ROWS as usize {
        found.pop();
        next = found.last().map(|last| next_page(value("cohort"), last)).unwrap_or_default();
    }
    let today = app.store.programme(actor.programme).await?.today(now).to_string();
    let lines = found.iter().map(|one| (Line::of(&page, one), one.due_on < today)).collect();
    let all = Choice { value: String::new(), label: page.t.warnings_cohort_all() };
    let cohorts = app.store.cohorts_of_partnerships(&actor).await?;
    let cohorts = cohorts.iter().map(|cohort| Choice {
        value: cohort.id.to_string(),
        label: crate::cohorts::name(page.t, cohort),
    });
    let cohorts = std::iter::once(all).chain(cohorts).collect();
    let cohort = cohort.map(|id| id.to_string()).unwrap_or_default();
    html(&View { t: page.t, page, cohorts, cohort, lines, next })
}

/// Where the page begins: the last line of the one before, as its address says.
fn after(place: &str) -> Option<(String, uuid::Uuid)> {
    let Place(day, id) = place.parse().ok()?;
    Some((String::from_utf8(day).ok()?, id))
}

fn next_page(cohort: &str, last: &Listed) -> String {
    let place = Place(last.due_on.clone().into_bytes(), last.id).to_string();
    address(PATH, &[("cohort", cohort), ("after", &place)])
}
