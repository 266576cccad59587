//! The first page of the desk: what is to be done, each with its number and one action.

mod todos;

use crate::App;
use crate::cohorts;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::{Cohort, Tally};
use todos::Todo;

#[derive(Template)]
#[template(path = "overview/show.html")]
struct Show {
    t: Texts,
    page: Page,
    todos: Vec<Todo>,
    cohorts: Vec<(Cohort, Tally)>,
    /// Does the reader work with cohorts at all?
    has_cohorts: bool,
    may_read_outbox: bool,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::Show, Resource::Overview);
    routes.route(Method::GET, "/desk", rule, show)
}

async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let overview = app.store.overview(&actor).await?;
    let todos = todos::todos(page.t, &actor, &overview);
    let has_cohorts = actor.could(Action::List, Resource::Cohort);
    let may_read_outbox = actor.could(Action::List, Resource::Outbox);
    html(&Show { t: page.t, page, todos, cohorts: overview.cohorts, has_cohorts, may_read_outbox })
}
