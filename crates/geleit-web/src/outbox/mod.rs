//! The outbox: which letters go to whom and when, what they say, and which ones the office prints.

mod paper;
mod written;

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::{Language, Texts};
use crate::letters::{self, Letter};
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::letters::Kind;
use geleit_domain::policy::{Action, Resource};
use geleit_store::consultations::DECLINED_LETTER;
use geleit_store::outbox::{Listed, NEWEST};
use std::collections::HashMap;
use uuid::Uuid;
use written::{Written, written};

pub(crate) const PATH: &str = "/desk/outbox";
/// The letters that could not be sent, in the address.
pub(crate) const STUCK: &str = "stuck";
/// The letters that the office has to print and post, in the address.
pub(crate) const ON_PAPER: &str = "paper";
/// The most of either on one page: more of them have one cause.
const SHOWN_MAX: i64 = 200;
/// Letters on one page.
const PAGE_ROWS: usize = 50;

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::List, Resource::Outbox);
    let step = Rule::May(Action::Step, Resource::Outbox);
    let get = Method::GET;
    routes
        .route(get.clone(), "/desk/outbox", rule, list)
        .route(get.clone(), "/desk/outbox/letters.pdf", rule, paper::all)
        .route(get.clone(), "/desk/outbox/{letter}", rule, show)
        .route(get, "/desk/outbox/{letter}/letter.pdf", rule, paper::one)
        .route(Method::POST, "/desk/outbox/{letter}/posting", step, paper::posting)
}

#[derive(Template)]
#[template(path = "outbox/list.html")]
struct List {
    t: Texts,
    page: Page,
    letters: Vec<Listed>,
    /// Are these the letters that the office has to print?
    is_paper: bool,
    /// Address of the newest page, when this is another one.
    before: String,
    /// Address of the page with what came earlier.
    after: String,
}

async fn list(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    Query(from): Query<HashMap<String, String>>,
    page: Page,
) -> Answer {
    let show = from.get("show").map_or("", String::as_str);
    if matches!(show, STUCK | ON_PAPER) {
        let is_paper = show == ON_PAPER;
        let letters = match is_paper {
            true => app.store.letters_on_paper(&actor, SHOWN_MAX, now).await?,
            false => app.store.stuck_letters(&actor, SHOWN_MAX).await?,
        };
        let before = if is_paper { "" } else { PATH }.to_owned();
        let after = String::new();
        return html(&List { t: page.t, page, letters, is_paper, before, after });
    }
    // Behind the letter that was written at this time and has this id.
    let at = from.get("at").and_then(|at| at.parse().ok());
    let place = at.zip(from.get("id").and_then(|id| id.parse().ok()));
    // One more than a page: is there a next one?
    let limit = i64::try_from(PAGE_ROWS).unwrap_or(i64::MAX) + 1;
    let mut letters = app.store.list_letters(&actor, place.unwrap_or(NEWEST), limit).await?;
    let has_more = letters.len() > PAGE_ROWS;
    letters.truncate(PAGE_ROWS);
    let last = letters.last().filter(|_| has_more);
    let after = last.map_or_else(String::new, |letter| {
        format!("/desk/outbox?at={}&id={}", letter.created_at, letter.id)
    });
    let before = place.map_or("", |_| "/desk/outbox").to_owned();
    html(&List { t: page.t, page, letters, is_paper: false, before, after })
}

#[derive(Template)]
#[template(path = "outbox/show.html")]
struct Show {
    t: Texts,
    page: Page,
    letter: Listed,
    written: Option<Letter>,
    language: Language,
}

/// The letter as it would be written now, in its reader's language.
async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<Uuid>,
    page: Page,
) -> Answer {
    let letter = app.store.show_letter(&actor, id).await?;
    let Written { t, letter: written, .. } = written(&app, &actor, &letter, now).await?;
    html(&Show { t: page.t, page, letter, written, language: t.language })
}

/// What a letter is about, in words.
fn subject(t: Texts, letter: &Listed) -> String {
    if letter.template.starts_with("operator_") {
        return t.outbox_template("operator");
    }
    if letter.template.starts_with(letters::MISSING) {
        return t.outbox_template("missing");
    }
    if letter.template.starts_with(DECLINED_LETTER) {
        return t.outbox_template("mentor_declined");
    }
    match letter.template.strip_prefix(letters::DECIDED) {
        Some(decided) => {
            let verb = decided.split(':').next().unwrap_or_default();
            t.outbox_template(format!("decided_{verb}"))
        }
        None => t.outbox_template(&letter.template),
    }
}

/// What the button beside a letter does, for those who only hear it.
fn posting(t: Texts, letter: &Listed) -> String {
    t.outbox_post_named().name(addressee(t, letter)).letter(subject(t, letter))
}

/// To whom, without an address.
fn addressee(t: Texts, letter: &Listed) -> String {
    let role = letter.role.as_ref().map(|role| t.accounts_role(role));
    match (letter.addressee.as_str(), role) {
        ("", _) => t.outbox_gone(),
        (name, Some(role)) => t.outbox_to().name(name).role(role),
        (name, None) => name.to_owned(),
    }
}
