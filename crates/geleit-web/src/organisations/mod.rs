//! Partner organisations and their duties: who finds mentors, who supplies mentees, who decides.

mod new;

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
use geleit_store::organisations::Organisation;

#[derive(Template)]
#[template(path = "organisations/list.html")]
struct List {
    t: Texts,
    page: Page,
    organisations: Vec<Organisation>,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let list_rule = Rule::May(Action::List, Resource::Organisation);
    let create_rule = Rule::May(Action::Create, Resource::Organisation);
    routes
        .route(Method::GET, "/desk/organisations", list_rule, list)
        .route(Method::POST, "/desk/organisations", create_rule, new::create)
        .route(Method::GET, "/desk/organisations/new", create_rule, new::show)
}

async fn list(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let organisations = app.store.list_organisations(&actor).await?;
    html(&List { t: page.t, page, organisations })
}
