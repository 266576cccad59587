//! The partnerships of a cohort that the reader may see, by the mentee's name.

use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::ui::{Choice, Page, Place, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::id::CohortId;
use geleit_domain::partnerships::Status;
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::Cohort;
use geleit_store::partnerships::{Filter, Listed};
use std::collections::HashMap;
use uuid::Uuid;

/// The word for whatever takes a place, beside those of each status.
pub(crate) const OPEN: &str = "open";

const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "partnerships/list.html")]
struct View {
    t: Texts,
    page: Page,
    cohorts: Vec<Choice>,
    statuses: Vec<Choice>,
    cohort: String,
    status: String,
    lines: Vec<Line>,
    next: String,
    leads_to_events: bool,
    leads_to_surveys: bool,
    /// May the reader see which pairs need somebody?
    may_step: bool,
}

struct Line {
    id: Uuid,
    mentee: String,
    mentor: String,
    /// Where the mentee has several mentors, or the mentor several mentees.
    beside: Vec<String>,
    company: String,
    status: String,
    tone: &'static str,
    offered_on: String,
    organisations: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let t = page.t;
    let value = |name: &str| query.get(name).map_or("", String::as_str);
    let cohorts = app.store.cohorts_of_partnerships(&actor).await?;
    let asked = value("cohort").parse::<CohortId>().ok();
    let newest = cohorts.iter().find(|cohort| has_pairs(cohort)).or(cohorts.first());
    let newest = newest.map(Cohort::cohort_id);
    let (status, is_open) = (Status::from_text(value("status")), value("status") == OPEN);
    let mut lines = Vec::new();
    let mut next = String::new();
    if let Some(cohort) = asked.or(newest) {
        let after = value("after").parse().ok().map(|Place(key, id)| (key, id));
        let filter = Filter { status, is_open, after };
        let (_, mut found) =
            app.store.list_partnerships(&actor, cohort, &filter, PAGE_ROWS + 1).await?;
        if found.len() > PAGE_ROWS as usize {
            found.pop();
            let status = word(status, is_open);
            next = found.last().map(|last| next_page(cohort, status, last)).unwrap_or_default();
        }
        lines = found.iter().map(|listed| line(t, listed)).collect();
    }
    let cohort = asked.or(newest).map(|id| id.to_string()).unwrap_or_default();
    let cohorts = cohorts.iter().map(|cohort| Choice {
        value: cohort.id.to_string(),
        label: t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group)),
    });
    let statuses = Status::ALL.iter().map(|status| Choice {
        value: status.text().to_owned(),
        label: t.partnerships_status_word(status),
    });
    let all = Choice { value: String::new(), label: t.partnerships_status_all() };
    let open = Choice { value: OPEN.to_owned(), label: t.partnerships_status_open() };
    let (cohorts, statuses) =
        (cohorts.collect(), [all, open].into_iter().chain(statuses).collect());
    let status = word(status, is_open).to_owned();
    let leads_to_events = page.could(Action::List, Resource::Event);
    let leads_to_surveys = page.could(Action::List, Resource::Survey);
    let may_step = page.could(Action::Step, Resource::Partnership);
    html(&View {
        t,
        page,
        cohorts,
        statuses,
        cohort,
        status,
        lines,
        next,
        leads_to_events,
        leads_to_surveys,
        may_step,
    })
}

/// Has the cohort come so far that pairs are released?
fn has_pairs(cohort: &Cohort) -> bool {
    use geleit_domain::cohorts::Status::{Closed, Closing, Confirmed, Running};
    cohort.status().is_ok_and(|status| matches!(status, Confirmed | Running | Closing | Closed))
}

/// How the filter says it in the address.
fn word(status: Option<Status>, is_open: bool) -> &'static str {
    if is_open { OPEN } else { status.map_or("", Status::text) }
}

/// Where the next page begins.
fn next_page(cohort: CohortId, status: &str, last: &Listed) -> String {
    let place = Place(last.sort_key.clone(), last.id).to_string();
    let cohort = cohort.to_string();
    let questions = [("cohort", cohort.as_str()), ("status", status), ("after", &place)];
    address("/desk/partnerships", &questions)
}

fn line(t: Texts, listed: &Listed) -> Line {
    let organisations = [&listed.mentee_organisation, &listed.mentor_organisation];
    let organisations: Vec<_> = organisations.into_iter().flatten().map(String::as_str).collect();
    Line {
        id: listed.id,
        mentee: listed.mentee(),
        mentor: listed.mentor(),
        beside: beside(t, listed),
        company: listed.company.clone().unwrap_or_default(),
        status: t.partnerships_status_word(&listed.status),
        tone: tone(&listed.status),
        offered_on: day(t, &listed.offered_on),
        organisations: organisations.join(", "),
    }
}

/// How many open pairs the two have, where that is more than one.
fn beside(t: Texts, listed: &Listed) -> Vec<String> {
    let is_open = Status::from_text(&listed.status).is_some_and(Status::is_open);
    let several = |count: i64| (is_open && count > 1).then_some(count);
    let of_mentee = several(listed.open_of_mentee).map(|count| t.second_mentor_of_mentee(count));
    let of_mentor = several(listed.open_of_mentor).map(|count| t.second_mentor_of_mentor(count));
    of_mentee.into_iter().chain(of_mentor).collect()
}

/// The tone in which a status is shown.
pub(crate) fn tone(status: &str) -> &'static str {
    match Status::from_text(status) {
        Some(Status::Accepted | Status::Running | Status::Completed) => "ok",
        Some(Status::Offered) => "info",
        Some(Status::Paused) => "warn",
        Some(Status::Dissolved | Status::Declined) => "bad",
        Some(Status::Withdrawn) | None => "mute",
    }
}

/// A stored day in words.
pub(super) fn day(t: Texts, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |date| t.date(date))
}
