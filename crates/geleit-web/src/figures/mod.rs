//! The first page of funders and research: figures, never people.

use crate::error::Answer;
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

#[derive(Template)]
#[template(path = "figures/show.html")]
struct Show {
    t: Texts,
    page: Page,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::Show, Resource::Figures);
    routes.route(Method::GET, "/figures", rule, show)
}

async fn show(page: Page) -> Answer {
    html(&Show { t: page.t, page })
}
