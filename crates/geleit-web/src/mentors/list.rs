//! The mentors of the programme, by name.

use super::{tone, waits};
use crate::App;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::persons::industry_words;
use crate::ui::{Choice, Form, Page, Place, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::mentors::Status;
use geleit_domain::policy::{Action, Resource};
use geleit_store::mentors::{Filter, Listed};
use geleit_store::persons::full_name;
use jiff::Timestamp;
use serde::Deserialize;

const LINES_ON_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "mentors/list.html")]
struct List {
    t: Texts,
    page: Page,
    form: Form,
    statuses: Vec<Choice>,
    lines: Vec<Line>,
    may_import: bool,
    first: String,
    next: String,
}

struct Line {
    href: String,
    name: String,
    company: String,
    industry: String,
    places: String,
    organisation: String,
    status: String,
    tone: &'static str,
    intake: String,
    /// For how long; empty where nobody has to act.
    waits: String,
    /// The questionnaire is back and somebody decides.
    is_back: bool,
    /// Has said to be there again, and takes nobody now.
    would_return: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    status: String,
    search: String,
    after: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let filter = Filter {
        status: Status::from_text(&asked.status),
        search: asked.search.clone(),
        after: asked.after.parse().ok().map(|Place(key, id)| (key, id)),
    };
    let limit = i64::try_from(LINES_ON_PAGE + 1).expect("a small number");
    let mut found = app.store.mentors_page(&actor, &filter, limit).await?;
    let has_more = found.len() > LINES_ON_PAGE;
    found.truncate(LINES_ON_PAGE);
    let word = filter.status.map_or("", Status::text);
    let at = |place: &str| {
        let questions = [("status", word), ("search", &asked.search), ("after", place)];
        address("/desk/mentors", &questions)
    };
    let last = found.last().filter(|_| has_more);
    let next = last.map(|line| at(&Place(line.sort_key.clone(), line.id).to_string()));
    let t = page.t;
    let all = Choice { value: String::new(), label: t.mentors_any() };
    let each = Status::ALL
        .iter()
        .map(|status| Choice { value: status.text().to_owned(), label: t.mentors_status(status) });
    html(&List {
        t,
        statuses: std::iter::once(all).chain(each).collect(),
        lines: found.into_iter().map(|listed| line(t, listed, now)).collect(),
        may_import: page.may_import(),
        first: if asked.after.is_empty() { String::new() } else { at("") },
        next: next.unwrap_or_default(),
        form: Form::filled([("status", word.to_owned()), ("search", asked.search.clone())]),
        page,
    })
}

fn line(t: Texts, listed: Listed, now: Timestamp) -> Line {
    let company = [listed.position, listed.company];
    Line {
        href: format!("/desk/mentors/{}", listed.id),
        name: full_name(&listed.given_name, &listed.family_name),
        company: company.into_iter().flatten().collect::<Vec<_>>().join(", "),
        industry: listed.industry.map_or_else(String::new, |words| industry_words(t, &words)),
        places: t.mentors_taken().pairs(listed.open_pairs).capacity(listed.capacity),
        organisation: listed.organisation.unwrap_or_default(),
        tone: tone(&listed.status),
        is_back: listed.returned_at.is_some() && super::is_on_the_way(&listed.status),
        would_return: listed.would_return && listed.open_pairs == 0,
        waits: waits(t, &listed.status, listed.waiting_since, now),
        intake: t.mentors_intake_word(&listed.intake),
        status: t.mentors_status(listed.status),
    }
}
