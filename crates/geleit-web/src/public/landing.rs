//! The landing page of a programme; with several programmes on one server, the list of them.

use crate::error::Answer;
use crate::extract::{At, AtBoth};
use crate::language::{Language, Texts};
use crate::ui::{Page, html};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::slug::Kind;
use geleit_store::programmes::Programme;

#[derive(Template)]
#[template(path = "public/landing.html")]
struct Landing {
    t: Texts,
    page: Page,
}

#[derive(Template)]
#[template(path = "public/list.html")]
struct List {
    t: Texts,
    page: Page,
    programmes: Vec<Programme>,
    is_empty_server: bool,
}

pub(super) async fn choose(language: Language) -> impl IntoResponse {
    Redirect::to(&format!("/{language}"))
}

pub(super) async fn show(At(_): At<Language>, page: Page, State(app): State<App>) -> Answer {
    let mut programmes = Vec::new();
    for (id, _) in app.store.programmes().await? {
        programmes.push(app.store.programme(id).await?);
    }
    if let [programme] = programmes.as_slice() {
        return landing(page, programme);
    }
    let is_empty_server = programmes.is_empty();
    html(&List { t: page.t, page, programmes, is_empty_server })
}

pub(super) async fn show_one(
    AtBoth(_, slug): AtBoth<Language, String>,
    page: Page,
    State(app): State<App>,
) -> Answer {
    let found = app.store.find_slug(&slug, Kind::Programme).await?;
    let (programme, _) = found.ok_or(Error::NotFound)?;
    landing(page, &app.store.programme(programme).await?)
}

fn landing(page: Page, programme: &Programme) -> Answer {
    let page = page.of(programme);
    html(&Landing { t: page.t, page })
}
