//! Address, password and code in one form: which of the three was wrong is not told.

use super::{draw, own_path, signed_in};
use crate::error::Answer;
use crate::extract::Now;
use crate::passwords::step_of_code;
use crate::ui::{Form, Page};
use crate::{App, Error};
use axum::extract::State;
use geleit_store::accounts::Credentials;
use geleit_store::seal::Content;
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
        app.store.note_stranger(now).await?;
    }
    for account in found {
        let hash = Some(account.password_hash.clone());
        let fits = app.passwords.check(password.to_owned(), hash).await?;
        if account.is_locked(now) {
            app.store.note_stranger(now).await?;
            continue;
        }
        let Some(step) = step(app, &account, fits, code, now)? else {
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

fn step(
    app: &App,
    account: &Credentials,
    fits: bool,
    code: &str,
    now: Timestamp,
) -> Result<Option<i64>, Error> {
    let secret = app.seal.open(&account.totp_sealed, Content::TotpSecret(account.account))?;
    let step = step_of_code(&secret, code, now);
    Ok(step.filter(|step| fits && *step > account.totp_last_step))
}

#[cfg(test)]
mod tests {
    use super::try_sign_in;
    use crate::passwords::{code_at, new_totp_secret};
    use crate::{App, Clock, WebConfig};
    use geleit_domain::actor::Actor;
    use geleit_domain::policy::Role;
    use geleit_domain::programmes::Kind;
    use geleit_store::accounts::NewAccount;
    use geleit_store::both;
    use geleit_store::seal::Content;
    use geleit_store::secrets::Secret;
    use geleit_store::testing::{Place, seal, suspend};
    use jiff::Timestamp;

    const PASSWORD: &str = "a horse, a battery";
    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn app(place: &Place) -> App {
        let config = WebConfig {
            public_address: "https://mentoring.example.org".to_owned(),
            is_demo: false,
            set_up_token: None,
            version: "0.1.0",
        };
        App::new(place.store.clone(), Clock::new(|| NOW), config, seal())
    }

    /// An account with password and code; gives the secret of the codes.
    async fn enrolled(app: &App, email: &str) -> Vec<u8> {
        let programmes = app.store.programmes().await.unwrap();
        let operator = Actor::operator(programmes[0].0);
        let new = NewAccount {
            email,
            name: email,
            role: Role::Coordinator,
            organisation: None,
            person: None,
            language: "de",
        };
        let (id, link) = app.store.create_account(&operator, &new, NOW).await.unwrap();
        let (link, totp) = (Secret::read(&link).unwrap(), new_totp_secret());
        let sealed = app.seal.seal(&totp, Content::TotpSecret(id));
        app.store.prepare_enrolment(&link, &sealed, NOW).await.unwrap();
        let hash = app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
        app.store.enrol(&link, &hash, 0, NOW).await.unwrap();
        totp
    }

    both! {
        async fn an_attempt_is_the_same_work_whoever_it_is_about(place) {
            let app = app(&place);
            let store = &place.store;
            let programme = store.create_programme(Kind::Tandem, "M", "m", NOW).await.unwrap();
            let karin = enrolled(&app, "karin@example.org").await;
            let clara = enrolled(&app, "clara@example.org").await;
            let dora = enrolled(&app, "dora@example.org").await;
            suspend(store, programme, "clara@example.org").await;
            let later = NOW + jiff::SignedDuration::from_mins(5);
            // Locked after wrong attempts.
            for _ in 0..5 {
                let (email, wrong) = ("dora@example.org", "wrong");
                try_sign_in(&app, email, wrong, "000000", later).await.unwrap();
            }
            for (who, email, password, code) in [
                ("wrong password", "karin@example.org", "wrong", code_at(&karin, later)),
                ("wrong code", "karin@example.org", PASSWORD, "000000".to_owned()),
                ("not existing", "nobody@example.org", PASSWORD, code_at(&karin, later)),
                ("suspended", "clara@example.org", PASSWORD, code_at(&clara, later)),
                ("locked", "dora@example.org", PASSWORD, code_at(&dora, later)),
                ("right", "karin@example.org", PASSWORD, code_at(&karin, later)),
            ] {
                let before = app.passwords.checks();
                store.set_mark("stranger", "").await.unwrap();
                let cookie = try_sign_in(&app, email, password, &code, later).await.unwrap();
                assert_eq!(cookie.is_some(), who == "right", "{who}");
                assert_eq!(app.passwords.checks() - before, 1, "{who}");
                // Whoever has a count of wrong attempts is written to; the others cost the same.
                let has_count = matches!(who, "wrong password" | "wrong code" | "right");
                let mark = store.mark("stranger").await.unwrap().unwrap();
                assert_eq!(mark.is_empty(), has_count, "{who}");
            }
        }
    }
}
