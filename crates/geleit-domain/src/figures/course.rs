//! What becomes of the pairs of a cohort: hours beside the plan (S1-54), warnings, and early ends
//! with somebody new (S1-49).

use super::counting::Link;
use super::suppression::SMALLEST_SHOWN;
use crate::id::PartnershipId;
use crate::partnerships::Status;
use crate::partnerships::meetings::planned_while_running;
use crate::partnerships::warnings::{GAP_DAYS, Met, last_met, rests};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of the course of one pair on the day of the report.
#[derive(Clone, Debug, Default)]
pub struct Lived {
    /// Every status with the day since when, in their order.
    pub statuses: Vec<(Status, Date)>,
    /// Its meetings, if there was one.
    pub met: Option<Met>,
    /// The day on which both were at the opening of the cohort.
    pub opening: Option<Date>,
    /// Warnings that somebody is asked to act on.
    pub open_warnings: u64,
    /// When somebody has acted on a warning for the last time.
    pub acted_on: Option<Date>,
}

/// Hours of all released pairs, rounded half up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Hours {
    /// Five a month for every day on which a pair runs, days of a pause not counted (S1-54).
    pub planned: u64,
    /// Noted meetings, retracted ones not counted.
    pub actual: u64,
}

/// Pairs that need somebody. A number that is not shown is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Warned {
    /// Warnings that somebody is asked to act on.
    pub open: Option<u64>,
    /// Running pairs without a meeting for more than thirty days for whom nobody is asked to act:
    /// no warning is open, and none was acted on so lately that it still rests. It should be none.
    pub silent_over_30_days_without_action: Option<u64>,
}

/// The course of a cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Hours beside the plan.
    pub hours: Hours,
    /// Pairs that need somebody.
    pub warnings: Warned,
    /// Released pairs that have ended early. A successor that ends early counts too: it is
    /// another end.
    pub dissolved: Option<u64>,
    /// Dissolved pairs whose mentee has somebody new: a released successor.
    pub rematched: Option<u64>,
}

impl Course {
    /// Counts the released pairs on a day.
    #[must_use]
    pub fn of(links: &[Link], lived: &BTreeMap<PartnershipId, Lived>, as_of: Date) -> Self {
        let released = links.iter().filter(|link| link.is_released);
        let released: BTreeMap<_, _> = released
            .filter_map(|link| Some((link.partnership, lived.get(&link.partnership)?)))
            .collect();
        let all = || released.values().copied();
        let met = all().filter_map(|pair| pair.met).map(|met| met.minutes).sum();
        let planned = all().map(|pair| planned_while_running(&pair.statuses, as_of)).sum();
        let ended = |pair: &Lived| matches!(pair.statuses.last(), Some((Status::Dissolved, _)));
        let dissolved: BTreeSet<_> =
            released.iter().filter(|(_, pair)| ended(pair)).map(|(id, _)| *id).collect();
        let followed: BTreeSet<_> = links
            .iter()
            .filter(|link| link.is_released)
            .filter_map(|link| link.successor_of)
            .collect();
        Self {
            hours: Hours { planned: hours(planned), actual: hours(met) },
            warnings: Warned {
                open: Some(all().map(|pair| pair.open_warnings).sum()),
                silent_over_30_days_without_action: Some(
                    all().filter(|pair| is_silent(pair, as_of)).count() as u64,
                ),
            },
            dissolved: Some(dissolved.len() as u64),
            rematched: Some(dissolved.intersection(&followed).count() as u64),
        }
    }

    /// Takes out what tells of few people, and gives the paths of what was taken out.
    pub(super) fn suppress_small_cells(&mut self) -> Vec<String> {
        let cells = [
            ("warnings.open", &mut self.warnings.open),
            (
                "warnings.silent_over_30_days_without_action",
                &mut self.warnings.silent_over_30_days_without_action,
            ),
            ("dissolved", &mut self.dissolved),
            ("rematched", &mut self.rematched),
        ];
        let mut paths = Vec::new();
        for (path, cell) in cells {
            if cell.is_some_and(|count| (1..SMALLEST_SHOWN).contains(&count)) {
                *cell = None;
                paths.push(path.to_owned());
            }
        }
        paths
    }
}

/// Silence begins anew with the day since when the pair runs, as it does for the warning.
fn is_silent(pair: &Lived, today: Date) -> bool {
    let Some((Status::Running, since)) = pair.statuses.last() else { return false };
    let last = last_met(pair.met, pair.opening).map_or(*since, |last| last.max(*since));
    let rests = pair.acted_on.is_some_and(|acted| rests(acted, today));
    pair.open_warnings == 0 && !rests && (today.duration_since(last).as_hours() / 24) > GAP_DAYS
}

fn hours(minutes: u64) -> u64 {
    (minutes + 30) / 60
}
