//! Inviting somebody. A new account's enrolment link is shown once, on the answer to the form,
//! because it is stored nowhere.

use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::OrganisationId;
use geleit_domain::policy::Role;
use geleit_store::Refusal;
use geleit_store::accounts::{Invited, NewAccount};

#[derive(Template)]
#[template(path = "accounts/new.html")]
struct New {
    t: Texts,
    page: Page,
    form: Form,
    roles: Vec<Choice>,
    organisations: Vec<Choice>,
    languages: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "accounts/invited.html")]
struct Shown {
    t: Texts,
    page: Page,
    link: String,
}

pub(super) async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let form = Form::filled([("language", page.t.language.tag().to_owned())]);
    draw(&app, &actor, page, form).await
}

async fn draw(app: &App, actor: &Actor, page: Page, form: Form) -> Answer {
    let t = page.t;
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let is_given = |role: &&Role| actor.roles.iter().any(|held| held.role.may_give(**role));
    let roles = Role::ALL.iter().filter(is_given);
    let roles = roles.map(|role| choice(role.text(), t.accounts_role(role))).collect();
    let mut organisations = vec![choice("", t.accounts_organisation_none())];
    for one in app.store.inviting_organisations(actor).await? {
        organisations.push(choice(&one.id.to_string(), one.name));
    }
    let languages = Language::ALL.iter();
    let languages =
        languages.map(|language| choice(language.tag(), language.autonym().to_owned())).collect();
    let view = New { t, page: page.with(&form), form, roles, organisations, languages };
    html_form(&view, &view.form)
}

pub(super) async fn create(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let Some(read) = read(t, &mut form) else { return draw(&app, &actor, page, form).await };
    let new = NewAccount {
        email: &read.email,
        name: &read.name,
        role: read.role,
        organisation: read.organisation,
        person: None,
        language: read.language.tag(),
    };
    match app.store.invite(&actor, &new, now).await {
        Ok(Invited::New(link)) => {
            let link = format!("{}/links/{link}", app.config.public_address);
            html(&Shown { t, page, link })
        }
        Ok(Invited::Again) => Ok(see_other("/desk/accounts", t.accounts_again())),
        Ok(Invited::Extended) => Ok(see_other("/desk/accounts", t.accounts_extended())),
        Err(geleit_store::Error::Refused(refusal)) => {
            refuse(t, &mut form, refusal)?;
            draw(&app, &actor, page, form).await
        }
        Err(error) => Err(error.into()),
    }
}

struct Read {
    email: String,
    name: String,
    role: Role,
    organisation: Option<OrganisationId>,
    language: Language,
}

fn read(t: Texts, form: &mut Form) -> Option<Read> {
    let name = form.text("name", || t.accounts_name_missing());
    let email = form.text("email", || t.accounts_email_wrong());
    let role = form.parse::<Role>("role", || t.accounts_role_missing());
    let organisation = form.optional("organisation").and_then(|id| id.parse().ok());
    if role == Some(Role::Partner) && organisation.is_none() {
        form.refuse("organisation", t.accounts_organisation_missing());
    }
    let language = form.parse("language", || t.accounts_language_missing());
    if form.is_refused() {
        return None;
    }
    // Only a partner acts for an organisation.
    let organisation = organisation.filter(|_| role == Some(Role::Partner));
    Some(Read { email: email?, name: name?, role: role?, organisation, language: language? })
}

fn refuse(t: Texts, form: &mut Form, refusal: Refusal) -> Result<(), Error> {
    match refusal {
        Refusal::Invalid { field: "email", .. } => form.refuse("email", t.accounts_email_wrong()),
        Refusal::Invalid { field: "role", .. } => form.refuse("role", t.accounts_role_missing()),
        Refusal::Invalid { field: "organisation", .. } => {
            form.refuse("organisation", t.accounts_organisation_missing());
        }
        Refusal::Invalid { .. } => form.refuse("name", t.accounts_name_missing()),
        refusal => return Err(Error::Refused(refusal)),
    }
    Ok(())
}
