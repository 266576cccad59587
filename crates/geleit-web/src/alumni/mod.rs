//! Who would take part again: mentors for the next cohort, and former mentees who could be mentors
//! (S1-62). The office ticks which of these mentors are in a cohort that still takes people in.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::routes::{Routes, Rule};
use crate::ui::{Choice, Form, Page, Place, address, html_form};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, MentorId};
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
    let mentors = Rule::May(Action::Step, Resource::Mentor);
    routes.route(Method::GET, PATH, step, show).route(Method::POST, PATH, mentors, take)
}

#[derive(Template)]
#[template(path = "alumni/list.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    sides: Vec<Choice>,
    side: String,
    lead: String,
    lines: Vec<Line>,
    /// The cohorts that take people in.
    cohorts: Vec<Choice>,
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
    /// In a cohort that takes people in.
    takes_part: bool,
    /// What the form sends for this mentor; empty for whoever cannot be taken from here.
    value: String,
}

async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    draw(&app, &actor, page, &query, Form::default()).await
}

/// The ticked mentors are in a cohort.
async fn take(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
    mut form: Form,
) -> Answer {
    let ticked: Result<Vec<MentorId>, _> = form.all("mentor").map(str::parse).collect();
    let ticked = ticked.map_err(|_| Error::Invalid)?;
    if ticked.is_empty() {
        form.refuse("mentors", page.t.alumni_missing());
        return draw(&app, &actor, page, &query, form).await;
    }
    let cohort: CohortId = form.value("cohort").parse().map_err(|_| Error::Invalid)?;
    match app.store.take_part_again(&actor, cohort, &ticked, now).await {
        Ok(taken) => Ok(see_other(PATH, page.t.alumni_taken(taken))),
        Err(geleit_store::Error::WrongStatus { .. } | geleit_store::Error::Outdated) => {
            form.refuse("mentors", page.t.alumni_refused());
            draw(&app, &actor, page, &query, form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn draw(
    app: &App,
    actor: &Actor,
    page: Page,
    query: &HashMap<String, String>,
    form: Form,
) -> Answer {
    let value = |name: &str| query.get(name).map_or("", String::as_str);
    let side = Side::from_text(value("side")).unwrap_or(Side::Mentor);
    let filter = ReturningFilter { side, after: after(value("after")) };
    let mut found = app.store.list_returning(actor, &filter, PAGE_ROWS + 1).await?;
    let mut next = String::new();
    if found.len() > PAGE_ROWS as usize {
        found.pop();
        next = found.last().map(|last| next_page(side, last)).unwrap_or_default();
    }
    let t = page.t;
    let sides = Side::ALL
        .iter()
        .map(|&side| Choice { value: side.to_string(), label: t.alumni_side(side) });
    let cohorts = match side {
        Side::Mentor => app.store.counter(actor, Resource::Mentor).await?.cohorts,
        Side::Mentee => vec![],
    };
    let cohorts = cohorts.iter().map(|cohort| Choice {
        value: cohort.id.to_string(),
        label: t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group)),
    });
    let view = View {
        t,
        sides: sides.collect(),
        side: side.to_string(),
        lead: t.alumni_lead(side),
        lines: found.iter().map(|one| line(&page, side, one)).collect(),
        cohorts: cohorts.collect(),
        next,
        page: page.with(&form),
        form,
    };
    html_form(&view, &view.form)
}

fn line(page: &Page, side: Side, one: &Returning) -> Line {
    let t = page.t;
    let is_back = ["available", "paused"].map(Some).contains(&one.mentor_status.as_deref());
    let mentor = one.mentor_id.filter(|_| side == Side::Mentor && is_back);
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
        takes_part: one.takes_part,
        value: mentor.map(|id| id.to_string()).unwrap_or_default(),
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
