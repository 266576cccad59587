//! The page of the platform: does it run? It shows no person.

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

#[derive(Template)]
#[template(path = "platform/show.html")]
struct Show {
    t: Texts,
    page: Page,
    version: &'static str,
    is_current: bool,
    stuck_jobs: i64,
    programmes: usize,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.route(Method::GET, "/admin", Rule::May(Action::Show, Resource::Platform), show)
}

async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let is_current = geleit_store::is_current(&app.store).await.unwrap_or(false);
    let stuck_jobs = app.store.stuck_jobs(&actor).await?;
    let programmes = app.store.programmes().await?.len();
    let version = app.config.version;
    html(&Show { t: page.t, page, version, is_current, stuck_jobs, programmes })
}
