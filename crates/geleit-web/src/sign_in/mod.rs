//! Signing in and out: staff with password and code, participants with a link by mail. Whoever
//! tries learns nothing about who has an account.

mod password;

use crate::error::Answer;
use crate::extract::Now;
use crate::language::{Language, Texts};
use crate::layers::{SignedIn, see_other};
use crate::routes::{Audience, Routes, Rule};
use crate::ui::{Form, Page, html, html_form};
use crate::{App, cookies};
use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "sign_in/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
}

#[derive(Template)]
#[template(path = "sign_in/sent.html")]
struct Sent {
    t: Texts,
    page: Page,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let reason = "whoever signs in is not signed in yet";
    routes
        .route(Method::GET, "/sign-in", Rule::Public(reason), show)
        .route(Method::POST, "/sign-in", Rule::Public(reason), password::check)
        .route(Method::POST, "/sign-in/link", Rule::Public(reason), send_link)
        .route(Method::POST, "/sign-out", Rule::Public("ends only the own sign-in"), sign_out)
        .route(Method::POST, "/language", Rule::Public("keeps a choice of language"), choose)
}

async fn show(
    page: Page,
    signed_in: Option<Extension<SignedIn>>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    if let Some(Extension(reader)) = signed_in {
        return Ok(Redirect::to(Audience::home_of(&reader.actor)).into_response());
    }
    let back = query.get("return").cloned().unwrap_or_default();
    draw(page, Form::filled([("return", back)]))
}

fn draw(page: Page, form: Form) -> Answer {
    let view = Show { t: page.t, page: page.with(&form), form };
    html_form(&view, &view.form)
}

/// The answer is the same whether the address is known or not.
async fn send_link(State(app): State<App>, Now(now): Now, page: Page, mut form: Form) -> Answer {
    let t = page.t;
    match form.text("link-email", || t.sign_in_email_missing()) {
        None => draw(page, form),
        Some(email) => {
            app.store.post_sign_in_link(&email, now).await?;
            html(&Sent { t, page })
        }
    }
}

async fn sign_out(
    State(app): State<App>,
    page: Page,
    signed_in: Option<Extension<SignedIn>>,
) -> Answer {
    if let Some(Extension(reader)) = signed_in {
        app.store.sign_out(&reader.secret).await?;
    }
    let mut response = see_other("/sign-in", page.t.sign_in_signed_out());
    let cookie = cookies::remove(&app.config, cookies::SIGN_IN);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    // What a shared browser still holds of the pages goes as well.
    let clear = header::HeaderValue::from_static("\"cache\"");
    response.headers_mut().insert("clear-site-data", clear);
    Ok(response)
}

async fn choose(State(app): State<App>, mut form: Form) -> Answer {
    let language: Option<Language> = form.parse("language", String::new);
    let language = language.ok_or(crate::Error::Invalid)?;
    let mut response = Redirect::to(own_path(form.value("return"))).into_response();
    let cookie = cookies::set(&app.config, cookies::LANGUAGE, language.tag(), Some(31_536_000));
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Leads to a page with the cookie of a new sign-in.
pub(crate) fn signed_in(app: &App, cookie: &str, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    let cookie = cookies::set(&app.config, cookies::SIGN_IN, cookie, None);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// A path of this server; anything else, such as `//elsewhere`, leads to the start.
fn own_path(path: &str) -> &str {
    let is_own = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(|c: char| c == '\\' || c.is_control());
    if is_own { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_return_path_never_leads_elsewhere() {
        assert_eq!(own_path("/desk/cohorts?page=2"), "/desk/cohorts?page=2");
        for elsewhere in ["", "//evil.example", "/\\evil.example", "https://evil.example", "/\t/x"]
        {
            assert_eq!(own_path(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
