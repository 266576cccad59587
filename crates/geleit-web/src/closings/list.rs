//! Sides that have said nothing at the end of their pair although they were asked and reminded: the
//! office calls them.

use crate::App;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::ui::{Page, Place, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_store::partnerships::closings::{Silent, SilentFilter};
use geleit_store::persons::full_name;
use std::collections::HashMap;
use uuid::Uuid;

pub(crate) const PATH: &str = "/desk/closings";

const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "closings/list.html")]
struct View {
    t: Texts,
    page: Page,
    lines: Vec<Line>,
    next: String,
}

struct Line {
    href: String,
    name: String,
    side: String,
    other: String,
    asked: String,
    /// When the side was reminded; empty: not yet, or it has no address.
    reminded: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let filter = SilentFilter { after: query.get("after").and_then(|place| after(place)) };
    let mut found = app.store.list_silent(&actor, &filter, PAGE_ROWS + 1, now).await?;
    let mut next = String::new();
    if found.len() > PAGE_ROWS as usize {
        found.pop();
        next = found.last().map(next_page).unwrap_or_default();
    }
    let lines = found.iter().map(|silent| line(&page, silent)).collect();
    html(&View { t: page.t, lines, next, page })
}

fn line(page: &Page, silent: &Silent) -> Line {
    let (pair, side) = (silent.partnership_id, &silent.side);
    Line {
        href: format!("/desk/partnerships/{pair}/closing?side={side}"),
        name: full_name(&silent.given_name, &silent.family_name),
        side: page.t.matching_side_word(side),
        other: full_name(&silent.other_given_name, &silent.other_family_name),
        asked: page.day(&silent.asked_on),
        reminded: silent.reminded_on.as_deref().map(|day| page.day(day)).unwrap_or_default(),
    }
}

/// Where the page begins: the last line of the one before, as its address says.
fn after(place: &str) -> Option<(String, Uuid)> {
    let Place(day, id) = place.parse().ok()?;
    Some((String::from_utf8(day).ok()?, id))
}

fn next_page(last: &Silent) -> String {
    let place = Place(last.asked_on.clone().into_bytes(), last.id).to_string();
    address(PATH, &[("after", &place)])
}
