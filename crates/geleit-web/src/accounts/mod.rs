//! Accounts: who may sign in, as what and for whom.

mod new;
mod show;

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
use geleit_store::accounts::AccountRole;

pub(crate) fn routes(routes: Routes) -> Routes {
    let list_rule = Rule::May(Action::List, Resource::Account);
    let create_rule = Rule::May(Action::Create, Resource::Account);
    let show_rule = Rule::May(Action::Show, Resource::Account);
    let step_rule = Rule::May(Action::Step, Resource::Account);
    routes
        .route(Method::GET, "/desk/accounts", list_rule, list)
        .route(Method::POST, "/desk/accounts", create_rule, new::create)
        .route(Method::GET, "/desk/accounts/new", create_rule, new::show)
        .route(Method::GET, "/desk/accounts/{account}", show_rule, show::show)
        .route(Method::POST, "/desk/accounts/{account}/suspension", step_rule, show::suspend)
        .route(Method::POST, "/desk/accounts/{account}/resumption", step_rule, show::resume)
}

/// One line of the list: an account with all its roles.
struct Line {
    href: String,
    name: String,
    email: String,
    status: String,
    tone: &'static str,
    roles: Vec<String>,
}

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct List {
    t: Texts,
    page: Page,
    lines: Vec<Line>,
}

async fn list(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let found = app.store.accounts(&actor).await?;
    let lines = lines(page.t, &found);
    html(&List { t: page.t, page, lines })
}

/// The roles of one account stand one after the other.
fn lines(t: Texts, found: &[AccountRole]) -> Vec<Line> {
    let line = |of_one: &[AccountRole]| {
        let first = of_one.first()?;
        Some(Line {
            href: format!("/desk/accounts/{}", first.id),
            name: first.name.clone(),
            email: first.email.clone(),
            status: first.status.clone(),
            tone: tone(&first.status),
            roles: of_one.iter().map(|held| role(t, held)).collect(),
        })
    };
    found.chunk_by(|a, b| a.id == b.id).filter_map(line).collect()
}

fn role(t: Texts, held: &AccountRole) -> String {
    let role = t.accounts_role(&held.role);
    match &held.organisation {
        Some(name) => t.accounts_role_of().role(role).organisation(name),
        None => role,
    }
}

/// How a status looks, beside its word.
fn tone(status: &str) -> &'static str {
    match status {
        "active" => "ok",
        "invited" => "info",
        _ => "mute",
    }
}
