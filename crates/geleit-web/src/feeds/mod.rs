//! The own dates in a calendar program: a page that makes a secret link, shown once, and the feed
//! behind it, which names nobody else.

mod feed;
mod link;
mod me;

use crate::App;
use crate::language::{Language, Texts};
use crate::routes::{Routes, Rule};
use crate::ui::Page;
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let me = |action| Rule::May(action, Resource::Me);
    let (link, calendar) = (Rule::Link("event"), Rule::Link("calendar"));
    let (get, post) = (Method::GET, Method::POST);
    let behind_link = "/{lang}/sign-ups/{link}/calendar";
    routes
        .route(get.clone(), "/{lang}/calendars/{link}", calendar, feed::show)
        .route(get.clone(), behind_link, link, link::show)
        .route(post.clone(), behind_link, link, link::renew)
        .route(get, "/me/calendar", me(Action::Show), me::show)
        .route(post, "/me/calendar", me(Action::Change), me::renew)
}

/// What both ways show.
struct View {
    /// Where the form goes.
    path: String,
    /// The new link; empty before there is one.
    link: String,
    back: String,
}

impl View {
    fn before(path: String, back: String) -> Self {
        Self { path, link: String::new(), back }
    }

    fn with(self, app: &App, language: Language, token: &str) -> Self {
        Self { link: format!("{}/{language}/calendars/{token}", app.config.public_address), ..self }
    }
}

#[derive(askama::Template)]
#[template(path = "feeds/link.html")]
struct BehindLink {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(askama::Template)]
#[template(path = "feeds/me.html")]
struct SignedIn {
    t: Texts,
    page: Page,
    view: View,
}
