//! The first page of a new server: it makes the programme and its first coordinator in one go.
//! It opens with the token that the program printed, and only while there is no programme.

use crate::error::Answer;
use crate::extract::Now;
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::ui::{Choice, Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_domain::slug::is_slug;
use geleit_store::accounts::NewAccount;
use geleit_store::set_up::NewProgramme;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "set_up/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    kinds: Vec<Choice>,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::Public("a new server knows nobody; the printed token opens it once");
    routes.route(Method::GET, "/set-up", rule, show).route(Method::POST, "/set-up", rule, save)
}

/// With the token in the address the field is filled in already.
async fn show(
    State(app): State<App>,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    only_while_empty(&app).await?;
    let token = query.get("token").cloned().unwrap_or_default();
    draw(page, Form::filled([("token", token), ("kind", Kind::Tandem.text().to_owned())]))
}

async fn only_while_empty(app: &App) -> Result<(), Error> {
    let is_empty = app.store.programmes().await?.is_empty();
    if is_empty && app.config.set_up_token.is_some() { Ok(()) } else { Err(Error::NotFound) }
}

fn draw(page: Page, form: Form) -> Answer {
    let t = page.t;
    let kinds = Kind::ALL
        .iter()
        .map(|kind| Choice { value: kind.text().to_owned(), label: t.set_up_kind_word(kind) });
    let kinds = kinds.collect();
    let view = Show { t, page: page.with(&form), form, kinds };
    html_form(&view, &view.form)
}

async fn save(State(app): State<App>, Now(now): Now, page: Page, mut form: Form) -> Answer {
    only_while_empty(&app).await?;
    let t = page.t;
    if app.config.set_up_token.as_deref() != Some(form.value("token").trim()) {
        form.refuse("token", t.set_up_token_wrong());
    }
    let name = form.text("name", || t.set_up_name_missing());
    let slug = form.value("slug").trim().to_owned();
    if !is_slug(&slug) {
        form.refuse("slug", t.errors_slug_invalid());
    }
    let kind = form.parse::<Kind>("kind", || t.set_up_kind_missing());
    let coordinator = form.text("coordinator", || t.set_up_coordinator_missing());
    let email = form.text("email", || t.sign_in_email_missing());
    let (Some(name), Some(kind), Some(coordinator), Some(email), false) =
        (name, kind, coordinator, email, form.is_refused())
    else {
        return draw(page, form);
    };
    let first = NewAccount {
        email: &email,
        name: &coordinator,
        role: Role::Coordinator,
        organisation: None,
        person: None,
        language: t.language.tag(),
    };
    let new = NewProgramme { kind, name: &name, slug: &slug };
    match app.store.set_up(new, &first, now).await {
        Ok(link) => Ok(Redirect::to(&format!("/links/{link}")).into_response()),
        Err(geleit_store::Error::Refused(_)) => {
            form.refuse("email", t.set_up_email_wrong());
            draw(page, form)
        }
        Err(error) => Err(error.into()),
    }
}
