//! Fields of work and places side by side while it is decided who is accepted, and the waiting
//! list, whose order the coordination changes with a reason.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::persons::occupation_words;
use crate::ui::{Choice, Form, Page, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::applications::fields::FieldCount;
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_domain::policy::Action;
use geleit_store::Refusal;
use geleit_store::applications::{Move, Places, Waiting};
use serde::Deserialize;

pub(crate) const PATH: &str = "/desk/applications/places";

#[derive(Template)]
#[template(path = "applications/places.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    cohorts: Vec<Choice>,
    /// Numbers over everything: places of the cohort, accepted, waiting, free mentor places.
    sums: [i64; 4],
    fields: Vec<FieldLine>,
    waiting: Vec<WaitingLine>,
    may_order: bool,
}

struct FieldLine {
    name: String,
    accepted: i64,
    in_selection: i64,
    waiting: i64,
    free: i64,
    /// How many places are missing; empty where there is one for each.
    lacking: String,
}

struct WaitingLine {
    rank: usize,
    path: String,
    version: i64,
    name: String,
    occupation: String,
    field: String,
    free: i64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    cohort: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let cohort = match asked.cohort.as_str() {
        "" => None,
        id => Some(id.parse::<CohortId>().map_err(|_| Error::NotFound)?),
    };
    let places = app.store.selection_places(&actor, cohort).await?;
    html(&view(page, &places))
}

fn view(page: Page, places: &Places) -> View {
    let t = page.t;
    let sum = |of: fn(&FieldCount) -> i64| places.fields.iter().map(of).sum::<i64>();
    let cohort = places.chosen.map(|place| &places.cohorts[place]);
    let name = |cohort: &geleit_store::cohorts::Cohort| {
        t.overview_name().number(cohort.number).group(&cohort.region_group)
    };
    let waits = |(at, waiting)| WaitingLine::of(t, at, waiting, &places.fields);
    View {
        t,
        form: Form::filled([(
            "cohort",
            cohort.map(|cohort| cohort.id.to_string()).unwrap_or_default(),
        )]),
        sums: [
            cohort.map_or(0, |cohort| cohort.capacity),
            sum(|field| field.accepted),
            sum(|field| field.waiting),
            sum(|field| field.free),
        ],
        fields: places.fields.iter().map(|field| FieldLine::of(t, field)).collect(),
        waiting: places.waiting.iter().enumerate().map(waits).collect(),
        may_order: places.may_order,
        page: match cohort {
            Some(cohort) => page.at(name(cohort)),
            None => page,
        },
        cohorts: places
            .cohorts
            .iter()
            .map(|cohort| Choice { value: cohort.id.to_string(), label: name(cohort) })
            .collect(),
    }
}

impl FieldLine {
    fn of(t: Texts, count: &FieldCount) -> Self {
        let lacking = count.gap();
        Self {
            name: field(t, count.field),
            accepted: count.accepted,
            in_selection: count.in_selection,
            waiting: count.waiting,
            free: count.free,
            lacking: if lacking > 0 { t.places_lacking(lacking) } else { String::new() },
        }
    }
}

impl WaitingLine {
    fn of(t: Texts, at: usize, waiting: &Waiting, fields: &[FieldCount]) -> Self {
        let count = fields.iter().find(|count| count.field == waiting.field);
        Self {
            rank: at + 1,
            path: format!("/desk/applications/{}", waiting.id),
            version: waiting.version,
            name: waiting.name.clone(),
            occupation: occupation_words(t, &waiting.occupation),
            field: field(t, waiting.field),
            free: count.map_or(0, |count| (count.free + count.paired - count.accepted).max(0)),
        }
    }
}

pub(crate) fn field(
    t: Texts,
    field: Option<geleit_domain::reference::occupations::Field>,
) -> String {
    field.map_or_else(|| t.places_no_field(), |field| t.benefits_field(field))
}

pub(super) async fn rank(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<ApplicationId>,
    page: Page,
    form: Form,
) -> Answer {
    let application = app.store.application_for(&actor, id, Action::Correct).await?;
    let to = match form.value("move") {
        "up" => Move::Up,
        "down" => Move::Down,
        _ => return Err(Error::Invalid),
    };
    let (moved, reason) = ((form.version()?, to), form.value("reason"));
    if reason.trim().is_empty() {
        return Err(Error::Refused(Refusal::ReasonMissing));
    }
    app.store.move_on_waitlist(&actor, id, moved, reason, now).await?;
    let back = address(PATH, &[("cohort", &application.cohort_id.to_string())]);
    Ok(see_other(&back, page.t.places_moved()))
}
