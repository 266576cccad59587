//! Who would take part again: mentors for the next cohort, and former mentees who could be mentors
//! (S1-62). The list is read when a cohort opens; nobody is asked by it.

use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::ui::{Choice, Page, Place, address, html};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::matching::proposal::Side;
use geleit_domain::policy::{Action, Resource};
use geleit_store::partnerships::closings::{Returning, ReturningFilter};
use geleit_store::persons::full_name;
use std::collections::HashMap;
use uuid::Uuid;

const PATH: &str = "/desk/alumni";
const PAGE_ROWS: i64 = 50;

pub(crate) fn routes(routes: Routes) -> Routes {
    let step = Rule::May(Action::Step, Resource::Partnership);
    routes.route(Method::GET, PATH, step, show)
}

#[derive(Template)]
#[template(path = "alumni/list.html")]
struct View {
    t: Texts,
    page: Page,
    sides: Vec<Choice>,
    side: String,
    lead: String,
    lines: Vec<Line>,
    next: String,
}

struct Line {
    name: String,
    /// The mentor's record, else the pair after which it was said.
    href: String,
    cohort: String,
    said: String,
    /// Status as a mentor; empty for whoever is none.
    status: String,
}

async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let value = |name: &str| query.get(name).map_or("", String::as_str);
    let side = Side::from_text(value("side")).unwrap_or(Side::Mentor);
    let filter = ReturningFilter { side, after: after(value("after")) };
    let mut found = app.store.list_returning(&actor, &filter, PAGE_ROWS + 1).await?;
    let mut next = String::new();
    if found.len() > PAGE_ROWS as usize {
        found.pop();
        next = found.last().map(|last| next_page(side, last)).unwrap_or_default();
    }
    let t = page.t;
    let sides = Side::ALL
        .iter()
        .map(|&side| Choice { value: side.to_string(), label: t.alumni_side(side) });
    html(&View {
        t,
        sides: sides.collect(),
        side: side.to_string(),
        lead: t.alumni_lead(side),
        lines: found.iter().map(|one| line(&page, one)).collect(),
        next,
        page,
    })
}

fn line(page: &Page, one: &Returning) -> Line {
    let t = page.t;
    let group = t.regions(&one.region_group);
    Line {
        name: full_name(&one.given_name, &one.family_name),
        href: match one.mentor_id {
            Some(mentor) => format!("/desk/mentors/{mentor}"),
            None => format!("/desk/partnerships/{}", one.partnership_id),
        },
        cohort: t.overview_name().number(one.number).group(group),
        said: page.when(&one.created_at),
        status: one.mentor_status.as_ref().map(|word| t.mentors_status(word)).unwrap_or_default(),
    }
}

/// Where the page begins: the last line of the one before, as its address says.
fn after(place: &str) -> Option<(i64, Uuid)> {
    let Place(at, id) = place.parse().ok()?;
    Some((i64::from_be_bytes(at.try_into().ok()?), id))
}

fn next_page(side: Side, last: &Returning) -> String {
    let place = Place(last.created_at.to_be_bytes().to_vec(), last.id).to_string();
    address(PATH, &[("side", side.text()), ("after", &place)])
}
