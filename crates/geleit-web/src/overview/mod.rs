//! The first page of the desk: the cohorts and what is to be done next.

use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::Cohort;

#[derive(Template)]
#[template(path = "overview/show.html")]
struct Show {
    t: Texts,
    page: Page,
    cohorts: Vec<Cohort>,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::Show, Resource::Overview);
    routes.route(Method::GET, "/desk", rule, show)
}

async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let cohorts = app.store.overview(&actor).await?;
    html(&Show { t: page.t, page, cohorts })
}
