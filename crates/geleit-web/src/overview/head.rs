//! The head of the overview: the day, how far away the matching is, the cohorts to choose from,
//! and the steps of the shown one.

use crate::cohorts::phases::{Step, steps};
use crate::cohorts::{self};
use crate::error::Error;
use crate::ui::{Page, address};
use geleit_domain::cohorts::Status;
use geleit_domain::policy::{Action, Resource};
use geleit_store::overview::Cohorts;
use jiff::Unit;

/// A cohort to choose.
pub(super) struct Choice {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) is_shown: bool,
}

pub(super) struct Head {
    /// The day in words, and the days to the matching.
    pub(super) today: String,
    /// Cohorts to choose from; empty where there is nothing to choose.
    pub(super) choices: Vec<Choice>,
    pub(super) steps: Vec<Step>,
    pub(super) may_plan: bool,
    /// Where somebody who calls or writes is taken in; empty while nobody can be.
    pub(super) taking_in: String,
}

impl Head {
    pub(super) fn of(page: &Page, cohorts: &Cohorts) -> Result<Self, Error> {
        let t = page.t;
        let shown = cohorts.shown().map(|(cohort, _)| cohort);
        let steps = shown.map(|cohort| steps(t, cohort, cohorts.today)).transpose()?;
        // A cohort that is over is chosen on its own page, but stays among those shown here.
        let is_offered = |id| cohorts.current().any(|(cohort, _)| cohort.id == id);
        let offered = cohorts.all.iter().filter(|(cohort, _)| {
            is_offered(cohort.id) || shown.is_some_and(|shown| shown.id == cohort.id)
        });
        let choice = |(cohort, _): &(geleit_store::cohorts::Cohort, _)| Choice {
            href: address("/desk", &[("cohort", &cohort.id.to_string())]),
            name: cohorts::name(t, cohort),
            is_shown: shown.is_some_and(|shown| shown.id == cohort.id),
        };
        let choices: Vec<_> = offered.map(choice).collect();
        let taking_in = shown.filter(|cohort| {
            cohort.status().is_ok_and(Status::takes_applications)
                && page.could(Action::Create, Resource::Application)
        });
        let taking_in = taking_in
            .map(|cohort| address("/desk/applications/new", &[("cohort", &cohort.id.to_string())]));
        Ok(Self {
            today: today(page, cohorts)?,
            choices: if choices.len() > 1 { choices } else { Vec::new() },
            steps: steps.unwrap_or_default(),
            taking_in: taking_in.unwrap_or_default(),
            may_plan: shown.is_some() && page.could(Action::Create, Resource::Interview),
        })
    }
}

/// `Dienstag, 24. November 2026. Noch 16 Tage bis zum Matching.`
fn today(page: &Page, cohorts: &Cohorts) -> Result<String, Error> {
    let (t, today) = (page.t, cohorts.today);
    let day = today.weekday().to_monday_one_offset();
    let weekday = t.letters_interview_weekday(format_args!("d{day}"));
    let day = t.overview_today().weekday(weekday).day(t.date(today));
    let Some((cohort, _)) = cohorts.shown() else { return Ok(day) };
    let is_ahead = matches!(
        cohort.status()?,
        Status::Draft | Status::Open | Status::ApplicationsClosed | Status::Matching
    );
    let matching = cohort.dates()?.matching_on.filter(|on| is_ahead && *on >= today);
    let days =
        matching.and_then(|on| today.until((Unit::Day, on)).ok()).map(|span| span.get_days());
    Ok(match days {
        None => day,
        Some(0) => format!("{day} {}", t.overview_matching_today()),
        Some(days) => format!("{day} {}", t.overview_matching_in(days)),
    })
}
