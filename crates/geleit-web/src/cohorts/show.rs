//! One cohort: its calendar as steps, what has come in, and what to do next.

use super::phases;
use super::step::{STEPS, Step};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::persons::zone;
use crate::ui::{Page, address, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Status;
use geleit_domain::cohorts::lifecycle::TRANSITIONS;
use geleit_domain::id::CohortId;
use geleit_domain::lifecycle;
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::{Cohort, Shown, Tally};

#[derive(Template)]
#[template(path = "cohorts/show.html")]
struct Show {
    t: Texts,
    page: Page,
    cohort: Cohort,
    tally: Tally,
    regions: String,
    applications: Vec<(String, i64)>,
    phases: Vec<phases::Step>,
    /// The step that comes next, and the others.
    next: Option<&'static Step>,
    others: Vec<&'static Step>,
    may_change: bool,
    /// Do the pairs come next?
    is_matching: bool,
    /// Pages about this cohort: address and words.
    places: Vec<(String, String)>,
    /// Where people apply, by the organisation that sends them: its name and the address.
    links: Vec<(String, String)>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<CohortId>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let Shown { cohort, regions, applications, tally } = app.store.show_cohort(&actor, id).await?;
    let t = page.t;
    let status = cohort.status()?;
    let verbs = lifecycle::verbs(TRANSITIONS, status);
    let may_step = actor.could(Action::Step, Resource::Cohort);
    let steps = verbs.filter_map(|verb| STEPS.iter().find(|step| may_step && step.verb == verb));
    let (next, others): (Vec<_>, Vec<_>) = steps.partition(|step| !step.needs_reason);
    let phases = phases::steps(t, &cohort, now.to_zoned(zone(&page)).date())?;
    let is_matching = matches!(status, Status::ApplicationsClosed | Status::Matching)
        && actor.could(Action::Show, Resource::Matching);
    html(&Show {
        t,
        places: places(t, &actor, &cohort, status),
        links: links(&app, t, &actor, &cohort).await?,
        is_matching,
        page: page.at(super::name(t, &cohort)),
        cohort,
        tally,
        regions: regions.join(", "),
        applications,
        phases,
        next: next.first().copied(),
        others,
        may_change: actor.could(Action::Change, Resource::Cohort),
    })
}

/// The addresses that the reader may give out while people can apply (S1-37).
async fn links(
    app: &App,
    t: Texts,
    actor: &Actor,
    cohort: &Cohort,
) -> Result<Vec<(String, String)>, Error> {
    if cohort.status()? != Status::Open || !actor.could(Action::Create, Resource::Application) {
        return Ok(Vec::new());
    }
    let counter = app.store.counter(actor, Resource::Application).await?;
    let apply = format!("{}/de/apply/{}", app.config.public_address, cohort.slug);
    let (start, mentors) = (format!("{apply}/mentee"), format!("{apply}/mentor"));
    let mut links = Vec::new();
    if counter.may_be_nobody {
        links.push((t.intake_link_nobody(), start.clone()));
    }
    for by in counter.organisations.iter().filter(|by| by.supplies_mentees) {
        links.push((by.name.clone(), address(&start, &[("by", &by.slug)])));
    }
    // Whoever finds mentors gives out the other door (S1-36).
    for by in counter.organisations.iter().filter(|by| by.finds_mentors) {
        let name = t.intake_link_mentors(&by.name);
        links.push((name, address(&mentors, &[("by", &by.slug)])));
    }
    Ok(links)
}

/// The pages about a cohort that its reader may open.
fn places(t: Texts, actor: &Actor, cohort: &Cohort, status: Status) -> Vec<(String, String)> {
    let id = cohort.id;
    let mut places = Vec::new();
    if status.takes_applications() && actor.could(Action::Create, Resource::Import) {
        places.push(("/desk/imports/new".to_owned(), t.cohorts_import()));
    }
    if actor.could(Action::Show, Resource::Matching) {
        places.push((format!("/desk/matching/{id}"), t.cohorts_matching()));
    }
    if actor.could(Action::Show, Resource::Report) {
        places.push((format!("/desk/reports/{id}"), t.cohorts_report()));
    }
    // Before the first release there is nothing to publish.
    if matches!(status, Status::Confirmed | Status::Running | Status::Closing | Status::Closed) {
        places.push((format!("/{}/cohorts/{}", t.language, cohort.slug), t.cohorts_public()));
    }
    places
}
