//! Address, password and code in one form: which of the three was wrong is not told.

use super::{draw, own_path, signed_in};
use crate::error::Answer;
use crate::extract::Now;
use crate::passwords::step_of_code;
use crate::ui::{Form, Page};
use crate::{App, Error};
use axum::extract::State;
use geleit_store::accounts::Credentials;
use jiff::Timestamp;

pub(super) async fn check(
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let email = form.text("email", || t.sign_in_email_missing());
    let password = form.text("password", || t.sign_in_password_missing());
    let code = form.text("code", || t.sign_in_code_missing());
    form.forget("password");
    form.forget("code");
    let (Some(email), Some(password), Some(code)) = (email, password, code) else {
        return draw(page, form);
    };
    match try_sign_in(&app, &email, &password, &code, now).await? {
        // The sign-in page knows where everybody starts.
        Some(cookie) if form.value("return").is_empty() => Ok(signed_in(&app, &cookie, "/sign-in")),
        Some(cookie) => Ok(signed_in(&app, &cookie, own_path(form.value("return")))),
        None => {
            form.refuse("email", t.sign_in_wrong());
            draw(page, form)
        }
    }
}

/// Tries the accounts of this address, one per programme; always checks at least one password.
async fn try_sign_in(
    app: &App,
    email: &str,
    password: &str,
    code: &str,
    now: Timestamp,
) -> Result<Option<String>, Error> {
    let found = app.store.credentials(email).await?;
    if found.is_empty() {
        app.passwords.check(password.to_owned(), None).await?;
    }
    for account in found {
        let hash = Some(account.password_hash.clone());
        let fits = app.passwords.check(password.to_owned(), hash).await?;
        if account.is_locked(now) {
            continue;
        }
        let Some(step) = step(&account, fits, code, now) else {
            app.store.note_failure(&account, now).await?;
            continue;
        };
        match app.store.sign_in(account.programme, account.account, step, now).await {
            // The same code at the same moment from two places: one of them is too late.
            Err(geleit_store::Error::NotFound) => {}
            signed_in => return Ok(Some(signed_in?)),
        }
    }
    Ok(None)
}

fn step(account: &Credentials, fits: bool, code: &str, now: Timestamp) -> Option<i64> {
    let step = step_of_code(&account.totp_secret, code, now)?;
    (fits && step > account.totp_last_step).then_some(step)
}
