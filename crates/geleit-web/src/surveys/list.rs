//! Surveys by the day on which people are asked, the latest first.

use super::tone;
use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::ui::{Page, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::policy::{Action, Resource};
use geleit_store::surveys::Line;
use serde::Deserialize;
use uuid::Uuid;

const LINES_ON_PAGE: usize = 50;
pub(crate) const PATH: &str = "/desk/surveys";

#[derive(Template)]
#[template(path = "surveys/list.html")]
struct List {
    t: Texts,
    page: Page,
    lines: Vec<Row>,
    may_create: bool,
    next: String,
}

struct Row {
    href: String,
    wave: String,
    cohort: String,
    due: String,
    closes: String,
    answered: String,
    status: String,
    tone: &'static str,
}

/// The line after which the page begins: its day and its id.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    after: String,
}

impl Asked {
    pub(super) fn place(&self) -> Option<(&str, Uuid)> {
        let (day, id) = self.after.split_once('.')?;
        Some((day, id.parse().ok()?))
    }
}

/// Cuts the page off and gives the address of the next one; empty where there is none.
pub(super) fn next<T>(
    found: &mut Vec<T>,
    path: &str,
    key: impl Fn(&T) -> (String, Uuid),
) -> String {
    let has_more = found.len() > LINES_ON_PAGE;
    found.truncate(LINES_ON_PAGE);
    let last = found.last().filter(|_| has_more).map(key);
    let next = last.map(|(day, id)| address(path, &[("after", &format!("{day}.{}", id.simple()))]));
    next.unwrap_or_default()
}

/// One more than a page holds, to know whether there is another one.
pub(super) fn limit() -> i64 {
    i64::try_from(LINES_ON_PAGE + 1).expect("a small number")
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let mut found = app.store.list_surveys(&actor, asked.place(), limit()).await?;
    let next = next(&mut found, PATH, |line| (line.due_on.clone(), line.id));
    let rows = found.iter().map(|line| row(&page, line)).collect();
    html(&List {
        t: page.t,
        lines: rows,
        may_create: page.could(Action::Create, Resource::Survey),
        next,
        page,
    })
}

fn row(page: &Page, line: &Line) -> Row {
    let t = page.t;
    let regions = t.regions(&line.region_group);
    let answered = t.surveys_of().count(t.number(line.answered)).all(t.number(line.asked));
    Row {
        href: format!("{PATH}/{}", line.id),
        wave: t.surveys_wave(&line.wave),
        cohort: t.overview_name().number(line.number).group(regions),
        due: page.day(&line.due_on),
        closes: page.day(&line.closes_on),
        answered: if line.asked == 0 { "–".to_owned() } else { answered },
        status: t.surveys_status(&line.status),
        tone: tone(&line.status),
    }
}
