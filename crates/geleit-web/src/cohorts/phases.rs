//! The way of a cohort as steps, in words: what is over, where it stands, what comes, and when.

use crate::error::Error;
use crate::language::Texts;
use geleit_domain::cohorts::phases::{Phase, Standing, When};
use geleit_store::cohorts::Cohort;
use jiff::civil::Date;

/// One step of the way.
pub(crate) struct Step {
    pub(crate) name: String,
    /// When, in words; empty where the calendar says nothing.
    pub(crate) when: String,
    pub(crate) is_done: bool,
    pub(crate) is_current: bool,
}

pub(crate) fn steps(t: Texts, cohort: &Cohort, today: Date) -> Result<Vec<Step>, Error> {
    let (status, dates) = (cohort.status()?, cohort.dates()?);
    let step = |phase: &Phase| {
        let standing = phase.standing(status);
        let when = match phase.when(&dates) {
            When::Open => String::new(),
            When::Until(day) => t.cohorts_when_until(t.day_of_year(day, today)),
            When::On(day) if *phase == Phase::Closing => t.month(day),
            When::On(day) => t.day_of_year(day, today),
        };
        Step {
            name: t.cohorts_phase(phase),
            when,
            is_done: standing == Standing::Done,
            is_current: standing == Standing::Now,
        }
    };
    Ok(Phase::ALL.iter().map(step).collect())
}
