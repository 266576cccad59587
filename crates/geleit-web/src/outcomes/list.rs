//! Mentees of whom nothing is known at the time point that has come, all or of one time point.

use super::PATH;
use crate::App;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::ui::{Choice, Page, Place, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::partnerships::outcomes::TimePoint;
use geleit_store::partnerships::outcomes::{Due, Filter};
use geleit_store::persons::full_name;
use std::collections::HashMap;
use uuid::Uuid;

const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "outcomes/list.html")]
struct View {
    t: Texts,
    page: Page,
    points: Vec<Choice>,
    point: String,
    lines: Vec<Line>,
    next: String,
}

struct Line {
    id: Uuid,
    mentee: String,
    mentor: String,
    point: String,
    day: String,
    /// When the person was asked; empty: not yet.
    asked: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let value = |name: &str| query.get(name).map_or("", String::as_str);
    let point = TimePoint::from_text(value("point"));
    let filter = Filter { point, after: after(value("after")) };
    let mut found = app.store.list_due_outcomes(&actor, &filter, PAGE_ROWS + 1, now).await?;
    let word = point.map_or("", TimePoint::text);
    let mut next = String::new();
    if found.len() > PAGE_ROWS as usize {
        found.pop();
        next = found.last().map(|last| next_page(word, last)).unwrap_or_default();
    }
    let t = page.t;
    let all = Choice { value: String::new(), label: t.follow_ups_any() };
    let each = Choice::each(TimePoint::ALL, |point| t.follow_ups_point_word(point));
    html(&View {
        t,
        points: std::iter::once(all).chain(each).collect(),
        point: word.to_owned(),
        lines: found.iter().map(|due| line(&page, due)).collect(),
        next,
        page,
    })
}

fn line(page: &Page, due: &Due) -> Line {
    Line {
        id: due.partnership,
        mentee: full_name(&due.mentee.0, &due.mentee.1),
        mentor: full_name(&due.mentor.0, &due.mentor.1),
        point: page.t.follow_ups_point_word(due.point),
        day: page.day(&due.day.to_string()),
        asked: due.asked_on.as_deref().map(|day| page.day(day)).unwrap_or_default(),
    }
}

/// Where the page begins: the last line of the one before, as its address says.
fn after(place: &str) -> Option<(String, Uuid)> {
    let Place(day, id) = place.parse().ok()?;
    Some((String::from_utf8(day).ok()?, id))
}

fn next_page(point: &str, last: &Due) -> String {
    let place = Place(last.ended_on.clone().into_bytes(), last.partnership).to_string();
    address(PATH, &[("point", point), ("after", &place)])
}
