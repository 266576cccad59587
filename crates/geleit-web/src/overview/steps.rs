//! What comes next by itself: setting up the programme, and the next step of each cohort.

use super::todos::{Todo, Urgency};
use crate::cohorts;
use crate::language::Texts;
use crate::ui::Page;
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::{Cohort, Tally};
use geleit_store::overview::Coordination;

pub(super) fn next(page: &Page, found: &Coordination) -> Vec<Todo> {
    let t = page.t;
    let mut todos = Vec::new();
    if page.could(Action::Create, Resource::Organisation) && !found.has_organisation {
        todos.push(once(
            t.overview_organisations(),
            "/desk/organisations/new",
            t.overview_create(),
        ));
    }
    if page.could(Action::Create, Resource::Cohort) {
        if found.cohorts.all.is_empty() {
            todos.push(once(t.overview_first_cohort(), "/desk/cohorts/new", t.overview_create()));
        }
        todos.extend(found.cohorts.all.iter().filter_map(|one| of_cohort(t, found, one)));
    }
    todos
}

fn once(text: String, href: &str, action: String) -> Todo {
    let (urgency, href) = (Urgency::Next, href.to_owned());
    Todo { urgency, count: None, text, detail: String::new(), href, action }
}

/// The next step of one cohort.
fn of_cohort(t: Texts, found: &Coordination, (cohort, tally): &(Cohort, Tally)) -> Option<Todo> {
    let own = format!("/desk/cohorts/{}", cohort.id);
    let matching = format!("/desk/matching/{}", cohort.id);
    let report = format!("/desk/reports/{}", cohort.id);
    let (count, text, href, action) = match cohort.status.as_str() {
        "draft" | "open" | "applications_closed" => intake(t, cohort, tally, matching)?,
        "matching" => {
            let progress = found.matchings.iter().find(|p| p.cohort_id == cohort.id)?;
            let missing = progress.pairs - progress.agreed;
            if missing > 0 {
                (Some(missing), t.overview_missing(), matching, t.overview_look())
            } else {
                let ready = progress.pairs;
                (Some(ready), t.overview_ready(), matching, t.overview_release())
            }
        }
        "confirmed" => (None, t.overview_start(), own, t.overview_look()),
        "running" => (Some(tally.pairs), t.overview_running(), report, t.overview_report()),
        "closing" => (None, t.overview_closing(), report, t.overview_report()),
        _ => return None,
    };
    let detail = cohorts::name(t, cohort);
    Some(Todo { urgency: Urgency::Next, count, text, detail, href, action })
}

/// Before the matching: sheets, or a proposal.
fn intake(
    t: Texts,
    cohort: &Cohort,
    tally: &Tally,
    matching: String,
) -> Option<(Option<i64>, String, String, String)> {
    if tally.applications == 0 || tally.mentors == 0 {
        let new = "/desk/imports/new".to_owned();
        return Some((None, t.overview_sheets(), new, t.overview_import()));
    }
    if tally.accepted == 0 {
        let inbox = format!("/desk/applications?cohort={}", cohort.id);
        return Some((Some(tally.applications), t.overview_select(), inbox, t.overview_look()));
    }
    // While others may still apply, it is too early for a proposal.
    let is_open = cohort.status == "open";
    let propose = || (Some(tally.accepted), t.overview_propose(), matching, t.overview_match());
    (!is_open).then(propose)
}
