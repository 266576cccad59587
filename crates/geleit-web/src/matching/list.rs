//! Which matching: the cohorts with how far each is, and how many votes wait.

use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_store::cohorts::Cohort;
use geleit_store::matching::Progress;

#[derive(Template)]
#[template(path = "matching/list.html")]
struct View {
    t: Texts,
    page: Page,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    status: String,
    progress: String,
    /// Votes of the reader's organisation that are still open.
    open_votes: i64,
}

pub(super) async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let found = app.store.matchings(&actor).await?;
    let t = page.t;
    let lines = found.iter().map(|(cohort, progress)| line(t, &actor, cohort, progress.as_ref()));
    let lines = lines.collect();
    html(&View { t, page, lines })
}

fn line(t: Texts, actor: &Actor, cohort: &Cohort, progress: Option<&Progress>) -> Line {
    let votes = actor.may(Tie::Programme, Action::Endorse, Resource::Matching);
    Line {
        href: format!("/desk/matching/{}", cohort.id),
        name: t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group)),
        status: t.overview_cohort_status(&cohort.status),
        progress: progress.map_or_else(
            || t.matching_progress_none(),
            |progress| {
                let agreed = t.number(progress.agreed);
                t.matching_progress_some().agreed(agreed).pairs(t.number(progress.pairs))
            },
        ),
        open_votes: progress.filter(|_| votes).map_or(0, |progress| progress.open_votes),
    }
}
