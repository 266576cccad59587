//! The first page of the desk: what is to be done, each with its number and one action, and how
//! far the selection of a cohort is.

mod chart;
mod coordination;
mod funnel;
mod head;
mod partner;
mod steps;
pub(crate) mod todos;

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource};
use geleit_store::overview::Overview;
use serde::Deserialize;

/// For whoever has no work here yet.
#[derive(Template)]
#[template(path = "overview/others.html")]
struct Others {
    t: Texts,
    page: Page,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    cohort: String,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::Show, Resource::Overview);
    routes.route(Method::GET, "/desk", rule, show)
}

async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let cohort = match asked.cohort.as_str() {
        "" => None,
        id => Some(id.parse::<CohortId>().map_err(|_| Error::NotFound)?),
    };
    match app.store.overview(&actor, cohort, now).await? {
        Overview::Coordination(found) => coordination::show(page, &found, now),
        Overview::Partner(found) => partner::show(page, &found, now),
        Overview::Others => html(&Others { t: page.t, page }),
    }
}
