//! The questionnaire of a mentor behind a personal link: four pages filled in with what is known,
//! each kept before it is judged, then everything once more, and sent (S1-39).

mod check;
mod fields;
mod meant;
mod page;
mod values;

pub(crate) use fields::{FieldView, refuse, say};
pub(crate) use values::{form_of, typed};

use crate::App;
use crate::Error;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect, Response};
use geleit_domain::mentors::questionnaire::{self, Problem, read};
use geleit_store::consultations::Own;
use geleit_store::secrets::Secret;
use jiff::Timestamp;

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("questionnaire");
    routes
        .route(Method::GET, "/{lang}/questionnaires/{link}", link, go_on)
        .route(Method::GET, "/{lang}/questionnaires/{link}/{step}", link, page::show)
        .route(Method::POST, "/{lang}/questionnaires/{link}/{step}", link, page::save)
        .route(Method::GET, "/{lang}/questionnaires/{link}/check", link, check::show)
        .route(Method::POST, "/{lang}/questionnaires/{link}/check", link, check::send)
        .route(Method::GET, "/{lang}/questionnaires/{link}/thanks", link, thanks)
}

/// A questionnaire that waits for its answers.
struct Open {
    link: String,
    secret: Secret,
    own: Own,
}

/// Opens the questionnaire of a link; nothing when it was sent already.
async fn open(
    app: &App,
    language: Language,
    link: String,
    now: Timestamp,
) -> Result<Option<Open>, Error> {
    let secret: Secret = link.parse()?;
    let own = app.store.own_questionnaire(&secret, language.tag(), now).await?;
    Ok((!own.is_returned).then_some(Open { link, secret, own }))
}

/// Whoever has sent it reads thanks, whichever way leads there.
fn sent(language: Language, link: &str) -> Response {
    Redirect::to(&format!("/{language}/questionnaires/{link}/thanks")).into_response()
}

impl Open {
    fn path(&self, language: Language, page: &str) -> String {
        format!("/{language}/questionnaires/{}/{page}", self.link)
    }

    /// What is wrong with these questions.
    fn problems(&self, page: questionnaire::Page) -> Vec<Problem> {
        let mut problems = read(&self.own.answers, &self.own.profile).err().unwrap_or_default();
        problems.retain(|problem| page.fields().contains(&problem.field));
        problems
    }
}

/// Leads to the first page where something is missing, else where everything is read once more.
async fn go_on(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
) -> Answer {
    let Some(open) = open(&app, language, link.clone(), now).await? else {
        return Ok(sent(language, &link));
    };
    let is_open = |page: &&questionnaire::Page| !open.problems(**page).is_empty();
    let next = questionnaire::Page::ALL.iter().find(is_open).map_or("check", |page| page.text());
    Ok(Redirect::to(&open.path(language, next)).into_response())
}

#[derive(Template)]
#[template(path = "questionnaires/thanks.html")]
struct Thanks {
    t: Texts,
    page: Page,
    contact: String,
}

async fn thanks(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_questionnaire(&link.parse()?, language.tag(), now).await?;
    if !own.is_returned {
        return Ok(Redirect::to(&format!("/{language}/questionnaires/{link}")).into_response());
    }
    let page = page.of(&own.programme);
    html(&Thanks { t: page.t, contact: own.programme.contact.clone(), page })
}
