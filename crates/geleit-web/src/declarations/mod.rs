//! What every public body has to say: accessibility, privacy, imprint.

use crate::App;
use crate::error::Answer;
use crate::extract::At;
use crate::language::{Language, Texts};
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_store::programmes::Programme;

#[derive(Template)]
#[template(path = "declarations/show.html")]
struct Declaration {
    t: Texts,
    page: Page,
    title: String,
    paragraphs: Vec<String>,
    programmes: Vec<Programme>,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::Public("the law wants it to be found by everybody");
    routes
        .route(Method::GET, "/{lang}/accessibility", rule, accessibility)
        .route(Method::GET, "/{lang}/privacy", rule, privacy)
        .route(Method::GET, "/{lang}/imprint", rule, imprint)
}

async fn accessibility(At(_): At<Language>, page: Page, State(app): State<App>) -> Answer {
    let t = page.t;
    let paragraphs = vec![
        t.declarations_accessibility_goal(),
        t.declarations_accessibility_state(),
        t.declarations_accessibility_contact(),
    ];
    show(page, &app, t.declarations_accessibility(), paragraphs).await
}

async fn privacy(At(_): At<Language>, page: Page, State(app): State<App>) -> Answer {
    let t = page.t;
    let paragraphs = vec![
        t.declarations_privacy_what(),
        t.declarations_privacy_who(),
        t.declarations_privacy_cookies(),
        t.declarations_privacy_rights(),
    ];
    show(page, &app, t.declarations_privacy(), paragraphs).await
}

async fn imprint(At(_): At<Language>, page: Page, State(app): State<App>) -> Answer {
    let t = page.t;
    show(page, &app, t.declarations_imprint(), vec![t.declarations_imprint_more()]).await
}

async fn show(page: Page, app: &App, title: String, paragraphs: Vec<String>) -> Answer {
    let mut programmes = Vec::new();
    for (id, _) in app.store.programmes().await? {
        programmes.push(app.store.programme(id).await?);
    }
    html(&Declaration { t: page.t, page, title, paragraphs, programmes })
}
