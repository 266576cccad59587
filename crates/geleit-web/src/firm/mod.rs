//! The first page of everyone who acts for a company.

use crate::error::Answer;
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

#[derive(Template)]
#[template(path = "firm/show.html")]
struct Show {
    t: Texts,
    page: Page,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::Show, Resource::Firm);
    routes.route(Method::GET, "/firm", rule, show)
}

async fn show(page: Page) -> Answer {
    html(&Show { t: page.t, page })
}
