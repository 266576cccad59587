//! The way of a cohort as steps: what is over, where it stands, what comes.

use crate::language::Texts;
use crate::ui::Page;
use geleit_domain::cohorts::Status;
use geleit_store::cohorts::Cohort;

/// One step of the way.
pub(super) struct Phase {
    pub(super) name: String,
    /// When, in words; empty where the calendar says nothing.
    pub(super) when: String,
    pub(super) is_done: bool,
    pub(super) is_current: bool,
}

/// How many phases lie behind a cohort; nothing when it was cancelled.
fn done(status: Status) -> Option<usize> {
    Some(match status {
        Status::Draft => 0,
        Status::Open => 1,
        Status::ApplicationsClosed | Status::Matching => 2,
        Status::Confirmed => 3,
        Status::Running => 4,
        Status::Closing => 5,
        Status::Closed => 6,
        Status::Cancelled => return None,
    })
}

pub(super) fn phases(page: &Page, cohort: &Cohort, status: Status) -> Vec<Phase> {
    let t = page.t;
    let day = |day: &Option<String>, words: fn(Texts, String) -> String| {
        day.as_ref().map_or_else(String::new, |day| words(t, page.day(day)))
    };
    let until = |t: Texts, day: String| t.cohorts_when_until(day);
    let on = |_: Texts, day: String| day;
    let (start, end) = (page.day(&cohort.starts_on), page.day(&cohort.ends_on));
    let steps = [
        (t.cohorts_phase_preparation(), String::new()),
        (t.cohorts_phase_applications(), day(&cohort.applications_until, until)),
        (t.cohorts_phase_matching(), String::new()),
        (t.cohorts_phase_opening(), day(&cohort.opening_on, on)),
        (t.cohorts_phase_accompaniment(), t.cohorts_from_to().start(start).end(&end)),
        (t.cohorts_phase_closing(), t.cohorts_when_from(&end)),
    ];
    let done = done(status);
    let phase = |(at, (name, when)): (usize, (String, String))| Phase {
        name,
        when,
        is_done: done.is_some_and(|done| at < done),
        is_current: done == Some(at),
    };
    steps.into_iter().enumerate().map(phase).collect()
}
