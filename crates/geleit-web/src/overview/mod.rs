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
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource};
use geleit_store::Store;
use geleit_store::overview::Overview;
use geleit_store::programmes::Programme;
use jiff::Timestamp;
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

/// What is to be done for somebody who has not opened the page: how many, of what, and where. What
/// only comes next is left out.
pub(crate) async fn todos_for(
    store: &Store,
    actor: Actor,
    programme: Programme,
    t: Texts,
    now: Timestamp,
) -> Result<Vec<(i64, String, String)>, Error> {
    let found = store.overview(&actor, None, now).await?;
    let Some(page) = Page::unopened(t, actor, programme) else { return Ok(Vec::new()) };
    let todos = match found {
        Overview::Coordination(found) => todos::of_coordination(&page, &found, now),
        Overview::Partner(found) => todos::of_partner(&page, &found, now),
        Overview::Others => Vec::new(),
    };
    let todos = todos.into_iter().filter(|todo| todo.urgency != todos::Urgency::Next);
    Ok(todos.filter_map(|todo| Some((todo.count?, todo.text, todo.href))).collect())
}
