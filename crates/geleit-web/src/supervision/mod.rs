//! Supervision (S1-35): an expert reads pairs without names and writes what the office should think
//! of; the coordination reads it. No view here has a field for a name or a contact.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::meetings;
use crate::partnerships::tone;
use crate::routes::{Routes, Rule};
use crate::ui::{Form, Page, address, html, html_form};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::pseudonym::{self, NOTE_MAX};
use geleit_domain::policy::{Action, Resource};
use geleit_store::partnerships::meetings::Hours;
use geleit_store::partnerships::supervision::{Case, ShownCase, Warned};
use geleit_store::{Error, Refusal, timestamp};
use std::collections::HashMap;
use uuid::Uuid;

const PATH: &str = "/desk/supervision";

const PAGE_ROWS: i64 = 50;

pub(crate) fn routes(routes: Routes) -> Routes {
    let may = |action| Rule::May(action, Resource::Supervision);
    let notes = "/desk/supervision/{partnership}/notes";
    routes
        .route(Method::GET, PATH, may(Action::List), list)
        .route(Method::GET, "/desk/supervision/{partnership}", may(Action::Show), show)
        .route(Method::POST, notes, may(Action::Create), note)
}

#[derive(Template)]
#[template(path = "supervision/list.html")]
struct List {
    t: Texts,
    page: Page,
    lines: Vec<Line>,
    next: String,
}

struct Line {
    id: Uuid,
    word: String,
    cohort: String,
    status: String,
    tone: &'static str,
    warnings: i64,
    notes: i64,
}

#[derive(Template)]
#[template(path = "supervision/show.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    title: String,
    status: String,
    tone: &'static str,
    hours: String,
    reason: String,
    /// Each status with its day.
    facts: Vec<(String, String)>,
    /// Rule, since when, and whether it is over.
    warnings: Vec<(String, String, String)>,
    /// Words, and who has written them when.
    notes: Vec<(String, String)>,
    may_note: bool,
}

async fn list(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let after = query.get("after").and_then(|id| id.parse::<PartnershipId>().ok());
    let mut found = app.store.list_cases(&actor, after, PAGE_ROWS + 1).await?;
    let mut next = String::new();
    if found.len() > PAGE_ROWS as usize {
        found.pop();
        let last = found.last().map(|case| case.id.to_string()).unwrap_or_default();
        next = address(PATH, &[("after", &last)]);
    }
    let lines = found.iter().map(|case| line(page.t, case)).collect();
    html(&List { t: page.t, page, lines, next })
}

fn line(t: Texts, case: &Case) -> Line {
    let group = t.regions(&case.region_group);
    Line {
        id: case.id,
        word: pseudonym::of(PartnershipId(case.id)),
        cohort: t.overview_name().number(case.number).group(group),
        status: t.partnerships_status_word(&case.status),
        tone: tone(&case.status),
        warnings: case.warnings,
        notes: case.notes,
    }
}

async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let case = app.store.show_case(&actor, id, now).await?;
    draw(page, &case, Form::default())
}

async fn note(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let case = app.store.case_to_note(&actor, id, now).await?;
    let words = form.value("words").to_owned();
    match app.store.note_supervision(&actor, id, &words, now).await {
        Ok(()) => Ok(see_other(&format!("{PATH}/{id}"), t.supervision_said())),
        Err(Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("words", t.supervision_words_wrong(NOTE_MAX));
            draw(page, &case, form)
        }
        Err(error) => Err(error.into()),
    }
}

fn draw(page: Page, case: &ShownCase, form: Form) -> Answer {
    let t = page.t;
    let hours = Hours { minutes: case.minutes, planned: case.planned, ..Hours::default() };
    let hours = meetings::sum(t, &hours);
    let facts = case.facts.iter().map(|fact| {
        let since = t.partnerships_since(page.day(&fact.on_date));
        (t.partnerships_status_word(&fact.status), since)
    });
    let notes = case.notes.iter().map(|note| {
        let who = note.expert.clone().unwrap_or_else(|| t.accounts_role("supervising_expert"));
        let by = t.supervision_by().who(who).time(page.when(&note.created_at));
        (note.words.clone(), by)
    });
    let warnings = case.warnings.iter().map(|one| warning(&page, one));
    let view = View {
        t,
        id: case.id,
        title: t.supervision_case(&case.pseudonym),
        status: t.partnerships_status_word(&case.status),
        tone: tone(&case.status),
        hours: t.supervision_meetings().count(case.meetings).hours(hours),
        reason: case.reason.map(|word| t.dissolution_reason_word(word)).unwrap_or_default(),
        facts: facts.collect(),
        warnings: warnings.collect::<Result<_, Error>>()?,
        notes: notes.collect(),
        may_note: case.may_note,
        page: page.with(&form),
        form,
    };
    html_form(&view, &view.form)
}

fn warning(page: &Page, one: &Warned) -> Result<(String, String, String), Error> {
    let t = page.t;
    let state = match one.closed_at {
        Some(at) => t.supervision_over(page.local_time(timestamp(at)?)),
        None => t.supervision_open(),
    };
    Ok((t.warnings_rule(&one.rule), t.warnings_since(page.day(&one.since_on)), state))
}
