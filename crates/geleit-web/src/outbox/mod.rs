//! The outbox: which letters go to whom and when, and what they say.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::{Language, Texts};
use crate::letters::{self, Letter, Line};
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::id::{ApplicationId, InterviewId, SignUpId};
use geleit_domain::letters::Kind;
use geleit_domain::policy::{Action, Resource};
use geleit_store::applications::RECEIVED_LETTER;
use geleit_store::consultations::DECLINED_LETTER;
use geleit_store::letters::DIGEST_LETTER;
use geleit_store::outbox::{Listed, NEWEST};
use std::collections::HashMap;
use uuid::Uuid;

pub(crate) const PATH: &str = "/desk/outbox";
/// The letters that could not be sent, in the address.
pub(crate) const STUCK: &str = "stuck";
/// The most of them on one page: more of them have one cause.
const STUCK_MAX: i64 = 200;
/// Letters on one page.
const PAGE_ROWS: usize = 50;

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::List, Resource::Outbox);
    routes.route(Method::GET, "/desk/outbox", rule, list).route(
        Method::GET,
        "/desk/outbox/{letter}",
        rule,
        show,
    )
}

#[derive(Template)]
#[template(path = "outbox/list.html")]
struct List {
    t: Texts,
    page: Page,
    letters: Vec<Listed>,
    /// Address of the newest page, when this is another one.
    before: String,
    /// Address of the page with what came earlier.
    after: String,
}

async fn list(
    State(app): State<App>,
    By(actor): By,
    Query(from): Query<HashMap<String, String>>,
    page: Page,
) -> Answer {
    if from.get("show").is_some_and(|show| show == STUCK) {
        let letters = app.store.stuck_letters(&actor, STUCK_MAX).await?;
        return html(&List {
            t: page.t,
            page,
            letters,
            before: PATH.to_owned(),
            after: String::new(),
        });
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
    html(&List { t: page.t, page, letters, before, after })
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
    let programme = app.store.programme(actor.programme).await?;
    let language = Language::from_tag(&letter.language).unwrap_or(Language::De);
    let texts = Texts::new(language, programme.spelling());
    // Links are made when a letter is sent; the page shows none that works.
    let link = format!("{}/…", app.config.public_address);
    let written = match letter.subject_id {
        Some(interview) if letter.template.starts_with("interview_") => {
            let (at, id) = (actor.programme, InterviewId(interview));
            let invitation = app.store.invitation(at, id).await?;
            letters::interview(texts, &letter.template, &programme.name, &link, &invitation)
        }
        Some(sign_up) if letter.template.starts_with("event_") => {
            let own = app.store.own_event(actor.programme, SignUpId(sign_up), now).await?;
            letters::event(texts, &letter.template, &link, &own)
        }
        Some(application) if letter.template == RECEIVED_LETTER => {
            let mut tx = app.store.read(actor.programme).await?;
            let application = tx.application(ApplicationId(application)).await?;
            Some(letters::application_received(texts, &programme, &application, &link))
        }
        _ if letter.template == DIGEST_LETTER => {
            let held = app.store.letters_in_digest(&actor, letter.id).await?;
            let lines = held.iter().filter_map(|template| letters::line(texts, template));
            let lines: Vec<_> = lines.map(|text| Line { text, link: link.clone() }).collect();
            letters::digest(texts, &programme.name, &lines)
        }
        _ => letters::write(texts, &letter.template, &programme.name, &link),
    };
    html(&Show { t: page.t, page, letter, written, language })
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

/// To whom, without an address.
fn addressee(t: Texts, letter: &Listed) -> String {
    let role = letter.role.as_ref().map(|role| t.accounts_role(role));
    match (letter.addressee.as_str(), role) {
        ("", _) => t.outbox_gone(),
        (name, Some(role)) => t.outbox_to().name(name).role(role),
        (name, None) => name.to_owned(),
    }
}
