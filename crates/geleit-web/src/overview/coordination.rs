//! The overview of the coordination.

use super::chart::Chart;
use super::funnel::{self, Bar};
use super::head::Head;
use super::todos::{self, Todo};
use crate::applications::places;
use crate::cohorts;
use crate::error::Answer;
use crate::language::Texts;
use crate::ui::{Page, address, html};
use askama::Template;
use geleit_domain::applications::fields::FieldCount;
use geleit_domain::policy::{Action, Resource};
use geleit_store::overview::Coordination;
use jiff::Timestamp;

/// So many fields are shown; the others are on the page of fields and places.
const FIELDS_MAX: usize = 6;

#[derive(Template)]
#[template(path = "overview/coordination.html")]
struct View {
    t: Texts,
    page: Page,
    head: Head,
    todos: Vec<Todo>,
    /// Is there a cohort to show?
    has_cohort: bool,
    funnel: Vec<Bar>,
    chart: Option<Chart>,
    fields: Vec<Field>,
    /// The page of fields and places.
    places: String,
    may_read_outbox: bool,
}

/// A field of work.
struct Field {
    name: String,
    mentees: i64,
    places: i64,
    /// How many places are missing; empty where there is one for each.
    missing: String,
}

pub(super) fn show(page: Page, found: &Coordination, now: Timestamp) -> Answer {
    let t = page.t;
    let shown = found.cohorts.shown().map(|(cohort, _)| cohort);
    let capacity = shown.map_or(0, |cohort| u64::try_from(cohort.capacity).unwrap_or(0));
    let selection = found.selection.as_ref();
    let series = selection.and_then(|selection| selection.series.as_ref());
    let id = shown.map(|cohort| cohort.id.to_string()).unwrap_or_default();
    let (chart, name) = (
        series.and_then(|series| Chart::of(t, series, capacity)),
        shown.map(|cohort| cohorts::name(t, cohort)),
    );
    html(&View {
        t,
        head: Head::of(&page, &found.cohorts)?,
        todos: todos::of_coordination(&page, found, now),
        has_cohort: shown.is_some(),
        funnel: selection.map(|selection| funnel::bars(t, &selection.funnel)).unwrap_or_default(),
        chart,
        fields: found.fields.iter().take(FIELDS_MAX).map(|count| field(t, count)).collect(),
        places: address(places::PATH, &[("cohort", &id)]),
        may_read_outbox: page.could(Action::List, Resource::Outbox),
        page: match name {
            Some(name) => page.at(name),
            None => page,
        },
    })
}

fn field(t: Texts, count: &FieldCount) -> Field {
    Field {
        name: places::field(t, count.field),
        mentees: count.seeking(),
        places: count.free,
        missing: if count.gap() > 0 { t.overview_gap(count.gap()) } else { String::new() },
    }
}
