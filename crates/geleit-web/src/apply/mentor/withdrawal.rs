//! Leaving as a mentor, at any time and without a reason.

use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::mentors::Verb;
use geleit_store::Refusal;
use geleit_store::mentors::Own;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "apply/mentor/withdrawal.html")]
struct Show {
    t: Texts,
    page: Page,
    path: String,
    own: Own,
    form: Form,
}

/// The page; whoever has left already sees where the enquiry stands.
pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_mentor(&link.parse()?, now).await?;
    if own.mentor.status()?.after(Verb::Withdraw).is_none() {
        return Ok(Redirect::to(&format!("/{language}/mentors/{link}")).into_response());
    }
    draw(page, own, &link, Form::default())
}

pub(super) async fn save(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_mentor(&secret, now).await?;
    if !form.has("withdraw", "yes") {
        return Err(Error::Invalid);
    }
    let (path, reason) = (format!("/{language}/mentors/{link}"), form.value("reason"));
    match app.store.withdraw_mentor(&secret, reason, language.tag(), now).await {
        Ok(()) => Ok(see_other(&path, page.t.apply_mentor_withdrawn())),
        // Sent twice: the mentor has left already.
        Err(geleit_store::Error::WrongStatus { .. }) => Ok(Redirect::to(&path).into_response()),
        Err(geleit_store::Error::Refused(Refusal::MentorPaired)) => {
            form.refuse("reason", page.t.apply_mentor_withdraw_pair());
            draw(page, own, &link, form)
        }
        Err(error) => Err(error.into()),
    }
}

fn draw(page: Page, own: Own, link: &str, form: Form) -> Answer {
    let page = page.of(&own.programme).with(&form);
    let path = format!("/{}/mentors/{link}", page.t.language);
    let view = Show { t: page.t, page, path, own, form };
    html_form(&view, &view.form)
}
