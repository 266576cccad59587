//! Events by date: what is to come, or what is over.

use super::tone;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::interviews::when;
use crate::language::Texts;
use crate::persons;
use crate::ui::{Page, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::interviews::instant;
use geleit_domain::policy::{Action, Resource};
use geleit_store::events::{Filter, Line, Which};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use uuid::Uuid;

const LINES_ON_PAGE: usize = 50;
const PATH: &str = "/desk/events";
/// In the address: what is over.
const PAST: &str = "past";

#[derive(Template)]
#[template(path = "events/list.html")]
struct List {
    t: Texts,
    page: Page,
    lines: Vec<Row>,
    is_past: bool,
    may_create: bool,
    next: String,
}

struct Row {
    href: String,
    title: String,
    kind: String,
    when: String,
    place: String,
    places: String,
    waiting: i64,
    status: String,
    tone: &'static str,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    show: String,
    after: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let which = if asked.show == PAST { Which::Past } else { Which::Upcoming };
    let filter = Filter { which, today: today(&page, now), after: place(&asked.after) };
    let limit = i64::try_from(LINES_ON_PAGE + 1).expect("a small number");
    let mut found = app.store.list_events(&actor, filter, limit).await?;
    let has_more = found.len() > LINES_ON_PAGE;
    found.truncate(LINES_ON_PAGE);
    let last = found.last().filter(|_| has_more);
    let next = last.map(|line| {
        let after = format!("{}.{}", line.starts_at, line.id.simple());
        address(PATH, &[("show", &asked.show), ("after", &after)])
    });
    let rows = found.iter().map(|line| row(page.t, line)).collect::<Result<_, _>>()?;
    html(&List {
        t: page.t,
        lines: rows,
        is_past: which == Which::Past,
        may_create: page.could(Action::Create, Resource::Event),
        next: next.unwrap_or_default(),
        page,
    })
}

/// The instant at which today begins; in the nights when clocks change it exists as well.
fn today(page: &Page, now: Timestamp) -> Timestamp {
    let zone = persons::zone(page);
    let day = now.to_zoned(zone.clone()).date();
    instant(day.at(0, 0, 0, 0), &zone).unwrap_or(now)
}

/// The line after which the page begins.
fn place(asked: &str) -> Option<(i64, Uuid)> {
    let (at, id) = asked.split_once('.')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}

fn row(t: Texts, line: &Line) -> Result<Row, Error> {
    let zone = TimeZone::get(&line.time_zone).unwrap_or(TimeZone::UTC);
    let place = [&line.venue_name, &line.address].into_iter().find(|text| !text.is_empty());
    Ok(Row {
        href: format!("{PATH}/{}", line.id),
        title: line.title.clone(),
        kind: t.sign_ups_kind(&line.kind),
        when: when(t, geleit_store::timestamp(line.starts_at)?, &zone),
        place: place.cloned().unwrap_or_else(|| t.events_online_only()),
        places: match line.capacity {
            Some(places) => {
                t.events_of_places().count(t.number(line.placed)).capacity(t.number(places))
            }
            None => t.number(line.placed),
        },
        waiting: line.waiting,
        status: t.events_status(&line.status),
        tone: tone(&line.status),
    })
}
