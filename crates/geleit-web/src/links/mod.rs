//! Personal links. Opening one shows a button and changes nothing, so that a mail program that
//! looks at links uses none up; the form behind the button does.

mod enrolment;
mod qr;

use crate::error::Answer;
use crate::extract::{At, Now};
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::sign_in::signed_in;
use crate::ui::{Page, html};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use geleit_store::seal::Content;
use geleit_store::secret_links::{Link, Purpose};
use geleit_store::secrets::Secret;
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "links/show.html")]
struct Show {
    t: Texts,
    page: Page,
    link: String,
    is_enrolment: bool,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let any = Rule::Link("enrolment, sign_in, demo_sign_in");
    let enrolment = Rule::Link("enrolment");
    routes
        .route(Method::GET, "/links/{link}", any, show)
        .route(Method::POST, "/links/{link}", any, follow)
        .route(Method::GET, "/links/{link}/enrolment", enrolment, enrolment::show)
        .route(Method::POST, "/links/{link}/enrolment", enrolment, enrolment::save)
}

async fn show(
    At(link): At<String>,
    At(secret): At<Secret>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let found = load(&app, &secret, now).await?;
    let page = page.of(&app.store.programme(secret.programme).await?);
    let is_enrolment = found.purpose == Purpose::Enrolment;
    html(&Show { t: page.t, page, link, is_enrolment })
}

/// Staff go on to set a password; everybody else is signed in.
async fn follow(
    At(link): At<String>,
    At(secret): At<Secret>,
    State(app): State<App>,
    Now(now): Now,
) -> Answer {
    let found = load(&app, &secret, now).await?;
    if found.purpose == Purpose::Enrolment
        && app.store.enrolment(&secret, now).await?.needs_password
    {
        let totp = crate::passwords::new_totp_secret();
        let sealed = app.seal.seal(&totp, Content::TotpSecret(found.account));
        app.store.prepare_enrolment(&secret, &sealed, now).await?;
        return Ok(Redirect::to(&format!("/links/{link}/enrolment")).into_response());
    }
    let cookie = app.store.sign_in_by_link(&secret, now).await?;
    Ok(signed_in(&app, &cookie, "/sign-in"))
}

/// A link that still holds. Links that sign in as an invented person open nothing where the people
/// are real, whoever put one into the database.
async fn load(app: &App, secret: &Secret, now: Timestamp) -> Result<Link, Error> {
    let link = app.store.link(secret, now).await?;
    if link.purpose == Purpose::DemoSignIn && !app.config.is_demo {
        return Err(Error::NotFound);
    }
    Ok(link)
}
