//! Enrolment of staff: a password, and an app that shows codes, confirmed by its first code.

use super::qr;
use crate::error::Answer;
use crate::extract::{At, Now};
use crate::language::Texts;
use crate::passwords::{self, base32, step_of_code};
use crate::sign_in::signed_in;
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use geleit_store::accounts::Enrolment;
use geleit_store::seal::Content;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "links/enrolment.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    link: String,
    email: String,
    secret: String,
    qr: qr::Picture,
}

pub(super) async fn show(
    At(link): At<String>,
    At(secret): At<Secret>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let enrolment = app.store.enrolment(&secret, now).await?;
    draw(&app, page, Form::default(), link, &enrolment)
}

fn draw(app: &App, page: Page, form: Form, link: String, enrolment: &Enrolment) -> Answer {
    let totp = totp_secret(app, enrolment)?;
    let address = otpauth(enrolment, &totp);
    let view = Show {
        t: page.t,
        page: page.with(&form),
        form,
        link,
        email: enrolment.email.clone(),
        secret: spaced(&base32(&totp)),
        qr: qr::picture(&address).ok_or(Error::Failed)?,
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    At(link): At<String>,
    At(secret): At<Secret>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let enrolment = app.store.enrolment(&secret, now).await?;
    let totp = totp_secret(&app, &enrolment)?;
    let password = form.value("password").to_owned();
    if !passwords::is_allowed(&password) || password == enrolment.email {
        form.refuse("password", t.links_password_short(passwords::LENGTH_MIN));
    }
    let step = step_of_code(&totp, form.value("code"), now);
    if step.is_none() {
        form.refuse("code", t.links_code_wrong());
    }
    form.forget("password");
    form.forget("code");
    let (Some(step), false) = (step, form.is_refused()) else {
        return draw(&app, page, form, link, &enrolment);
    };
    let hash = app.passwords.hash(password).await?;
    let cookie = app.store.enrol(&secret, &hash, step, now).await?;
    Ok(signed_in(&app, &cookie, "/sign-in"))
}

/// Without the button of the link page there is no secret yet, and nothing to show.
fn totp_secret(app: &App, enrolment: &Enrolment) -> Result<Vec<u8>, Error> {
    let sealed = enrolment.totp_sealed.as_ref().ok_or(Error::NotFound)?;
    Ok(app.seal.open(sealed, Content::TotpSecret(enrolment.account))?)
}

fn otpauth(enrolment: &Enrolment, secret: &[u8]) -> String {
    let account: String = enrolment.email.chars().filter(|c| !"?&#%/ ".contains(*c)).collect();
    format!("otpauth://totp/geleit:{account}?secret={}&issuer=geleit", base32(secret))
}

/// In groups of four, as people type it.
fn spaced(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}
