//! Pairs past their planned end: the office ticks those that are through and completes them at one
//! go. Everybody else is extended or ends otherwise, on the page of the pair.

use super::list::tone;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, Place, address, html_form, html_too_late};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_store::Error::{Outdated, WrongStatus};
use geleit_store::partnerships::closings::{Overdue, OverdueFilter};
use geleit_store::persons::full_name;
use jiff::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

pub(crate) const PATH: &str = "/desk/completions";

const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "partnerships/overdue.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    /// What others did since the list was drawn.
    changes: Vec<String>,
    lines: Vec<Line>,
    next: String,
}

struct Line {
    id: Uuid,
    /// The pair and its version, as the form sends them.
    value: String,
    mentee: String,
    mentor: String,
    status: String,
    tone: &'static str,
    planned_end: String,
    /// Is it ticked, as it stands now?
    is_ticked: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let view = view(&app, &actor, page, &query, Form::default(), now).await?;
    html_form(&view, &view.form)
}

pub(super) async fn complete(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
    mut form: Form,
) -> Answer {
    let ticked = ticked(&form)?;
    if ticked.is_empty() {
        form.refuse("pairs", page.t.overdue_missing());
        let view = view(&app, &actor, page, &query, form, now).await?;
        return html_form(&view, &view.form);
    }
    match app.store.complete_partnerships(&actor, &ticked, now).await {
        Ok(()) => Ok(see_other(PATH, page.t.overdue_said(ticked.len()))),
        Err(Outdated | WrongStatus { .. }) => {
            let mut view = view(&app, &actor, page, &query, form, now).await?;
            view.changes = vec![view.t.overdue_changed()];
            html_too_late(&view)
        }
        Err(error) => Err(error.into()),
    }
}

/// The ticked pairs, each with the version that was shown.
fn ticked(form: &Form) -> Result<Vec<(PartnershipId, i64)>, Error> {
    let read = |ticked: &str| {
        let (id, version) = ticked.split_once(' ')?;
        Some((id.parse().ok()?, version.parse().ok()?))
    };
    form.all("pair").map(|ticked| read(ticked).ok_or(Error::Invalid)).collect()
}

/// The page of the list that the address says; ticks of pairs that have changed are gone.
async fn view(
    app: &App,
    actor: &Actor,
    page: Page,
    query: &HashMap<String, String>,
    form: Form,
    now: Timestamp,
) -> Result<View, Error> {
    let filter = OverdueFilter { after: query.get("after").and_then(|place| after(place)) };
    let mut found = app.store.list_overdue(actor, &filter, PAGE_ROWS + 1, now).await?;
    let mut next = String::new();
    if found.len() > PAGE_ROWS as usize {
        found.pop();
        next = found.last().map(next_page).unwrap_or_default();
    }
    let lines = found.iter().map(|pair| line(&page, pair, &form)).collect();
    let changes = vec![];
    Ok(View { t: page.t, changes, lines, next, page: page.with(&form), form })
}

fn line(page: &Page, pair: &Overdue, form: &Form) -> Line {
    let value = format!("{} {}", pair.id, pair.version);
    Line {
        id: pair.id,
        is_ticked: form.has("pair", &value),
        value,
        mentee: full_name(&pair.given_name, &pair.family_name),
        mentor: full_name(&pair.mentor_given_name, &pair.mentor_family_name),
        status: page.t.partnerships_status_word(&pair.status),
        tone: tone(&pair.status),
        planned_end: page.day(&pair.planned_end),
    }
}

/// Where the page begins: the last line of the one before, as its address says.
fn after(place: &str) -> Option<(String, Uuid)> {
    let Place(day, id) = place.parse().ok()?;
    Some((String::from_utf8(day).ok()?, id))
}

fn next_page(last: &Overdue) -> String {
    let place = Place(last.planned_end.clone().into_bytes(), last.id).to_string();
    address(PATH, &[("after", &place)])
}
