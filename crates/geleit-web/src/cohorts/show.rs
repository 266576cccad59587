//! One cohort: its calendar as steps, what has come in, and what to do next.

use super::phases::{Phase, phases};
use super::step::{STEPS, Step};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By};
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
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
    phases: Vec<Phase>,
    /// The step that comes next, and the others.
    next: Option<&'static Step>,
    others: Vec<&'static Step>,
    may_change: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<CohortId>,
    page: Page,
) -> Answer {
    let Shown { cohort, regions, applications, tally } = app.store.show_cohort(&actor, id).await?;
    let t = page.t;
    let status = cohort.status()?;
    let verbs = lifecycle::verbs(TRANSITIONS, status);
    let may_step = actor.could(Action::Step, Resource::Cohort);
    let steps = verbs.filter_map(|verb| STEPS.iter().find(|step| may_step && step.verb == verb));
    let (next, others): (Vec<_>, Vec<_>) = steps.partition(|step| !step.needs_reason);
    let phases = phases(&page, &cohort, status);
    html(&Show {
        t,
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
