//! What is to be done next, derived from what there is. Votes come first: others wait for them.

use crate::cohorts;
use crate::language::Texts;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::{Cohort, Tally};
use geleit_store::overview::Overview;

/// One thing to do.
#[derive(Debug)]
pub(super) struct Todo {
    /// How many; nothing where one thing is to be done once.
    pub(super) count: Option<String>,
    pub(super) text: String,
    /// Where, for example in which cohort.
    pub(super) place: String,
    pub(super) href: String,
    pub(super) action: String,
}

pub(super) fn todos(t: Texts, actor: &Actor, overview: &Overview) -> Vec<Todo> {
    let mut todos = votes(t, actor, overview);
    if actor.could(Action::Create, Resource::Organisation) && !overview.has_organisation {
        todos.push(once(
            t.overview_organisations(),
            "/desk/organisations/new",
            t.overview_create(),
        ));
    }
    if actor.could(Action::Create, Resource::Cohort) {
        if overview.cohorts.is_empty() {
            todos.push(once(t.overview_first_cohort(), "/desk/cohorts/new", t.overview_create()));
        }
        todos.extend(overview.cohorts.iter().filter_map(|found| next(t, overview, found)));
    }
    todos
}

fn once(text: String, href: &str, action: String) -> Todo {
    Todo { count: None, text, place: String::new(), href: href.to_owned(), action }
}

/// Pairs that wait for the answer of the actor's own organisation (S1-41).
fn votes(t: Texts, actor: &Actor, overview: &Overview) -> Vec<Todo> {
    if !overview.decides || !actor.could(Action::Endorse, Resource::Matching) {
        return vec![];
    }
    let waiting = overview.matchings.iter().filter(|progress| progress.open_votes > 0);
    let todo = |progress: &geleit_store::matching::Progress| {
        let (cohort, _) = overview.cohorts.iter().find(|(c, _)| c.id == progress.cohort_id)?;
        let todo = Todo {
            count: Some(t.number(progress.open_votes)),
            text: t.overview_votes(),
            place: cohorts::name(t, cohort),
            href: format!("/desk/matching/{}", cohort.id),
            action: t.overview_vote(),
        };
        Some(todo)
    };
    waiting.filter_map(todo).collect()
}

/// The next step of one cohort.
fn next(t: Texts, overview: &Overview, (cohort, tally): &(Cohort, Tally)) -> Option<Todo> {
    let own = format!("/desk/cohorts/{}", cohort.id);
    let matching = format!("/desk/matching/{}", cohort.id);
    let (count, text, href, action) = match cohort.status.as_str() {
        "draft" | "open" | "applications_closed" => intake(t, tally, &own, matching),
        "matching" => {
            let progress = overview.matchings.iter().find(|p| p.cohort_id == cohort.id)?;
            let missing = progress.pairs - progress.agreed;
            if missing > 0 {
                (Some(missing), t.overview_missing(), matching, t.overview_look())
            } else {
                let ready = progress.pairs;
                (Some(ready), t.overview_ready(), matching, t.overview_release())
            }
        }
        "confirmed" => (None, t.overview_start(), own, t.overview_look()),
        "running" => {
            let report = format!("/desk/reports/{}", cohort.id);
            (Some(tally.pairs), t.overview_running(), report, t.overview_report())
        }
        "closing" => {
            let report = format!("/desk/reports/{}", cohort.id);
            (None, t.overview_closing(), report, t.overview_report())
        }
        _ => return None,
    };
    let (count, place) = (count.map(|count| t.number(count)), cohorts::name(t, cohort));
    Some(Todo { count, text, place, href, action })
}

/// Before the matching: sheets, or a proposal.
fn intake(
    t: Texts,
    tally: &Tally,
    own: &str,
    matching: String,
) -> (Option<i64>, String, String, String) {
    if tally.applications == 0 || tally.mentors == 0 {
        return (None, t.overview_sheets(), "/desk/imports/new".to_owned(), t.overview_import());
    }
    if tally.accepted == 0 {
        let count = tally.applications;
        return (Some(count), t.overview_select(), own.to_owned(), t.overview_look());
    }
    let count = tally.accepted;
    (Some(count), t.overview_propose(), matching, t.overview_match())
}
