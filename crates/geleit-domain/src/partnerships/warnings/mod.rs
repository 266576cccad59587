//! Early warning: the rules by which a pair on its way needs somebody of the office, each of which
//! can be said in a sentence. The pair itself is never shown one.

use super::Status;
use super::fit::{self, Asked};
use super::meetings::{days_running, planned_while_running};
use crate::word::words;
use jiff::Span;
use jiff::civil::Date;

/// So many days after the start there should have been a meeting.
pub const FIRST_MEETING_DAYS: i64 = 21;

/// So many days without a meeting are a gap: no pair is silent for longer and nobody asked to act.
pub const GAP_DAYS: i64 = 30;

/// A pause of so many days is long: somebody asks whether the two go on.
pub const PAUSE_DAYS: i64 = 30;

/// Hours are compared with the plan from the second month on.
pub const HOURS_AFTER_DAYS: i64 = 30;

/// Within so many days somebody should have acted.
pub const ACT_WITHIN_DAYS: i64 = 7;

/// Whoever raises a hand hears from somebody within so many days.
pub const HAND_WITHIN_DAYS: i64 = 2;

/// After somebody has acted the same rule is quiet for so many days: two people need time to find
/// a day.
pub const QUIET_AFTER_DONE_DAYS: i64 = 14;

/// Whoever takes care names a day within so many days.
pub const CARE_DAYS_MAX: i64 = 30;

/// The longest text about what comes next, in characters.
pub const NEXT_ACTION_MAX: usize = 300;

words! {
    /// Why a pair needs somebody.
    Rule {
        /// Three weeks after the start they have not met.
        NoMeeting = "no_meeting",
        /// They have met, but not for thirty days.
        Gap = "gap",
        /// They have met, but for less than half of what was planned until now.
        FewHours = "few_hours",
        /// In week three one side has said that it does not fit, or only one has answered.
        Fit = "fit",
        /// One of them has asked for help.
        Hand = "hand",
        /// They have paused for thirty days.
        Pause = "pause",
    }
}

impl Rule {
    /// Is it over only when somebody says so? A raised hand does not come down by itself.
    #[must_use]
    pub fn stays(self) -> bool {
        self == Self::Hand
    }

    /// Does it speak anew where nothing has changed since somebody has acted? What somebody has
    /// said is answered for good.
    #[must_use]
    pub fn comes_back(self) -> bool {
        !matches!(self, Self::Fit | Self::Hand)
    }
}

/// What is known of a pair.
#[derive(Clone, Debug, Default)]
pub struct Life {
    /// Every status with the day since when, in their order.
    pub statuses: Vec<(Status, Date)>,
    /// Their meetings, if there was one.
    pub met: Option<Met>,
    /// The day on which both were at the opening of their cohort, where they met (S1-04).
    pub opening: Option<Date>,
    /// The question of week three, once it was asked.
    pub asked: Option<Asked>,
    /// Which warnings somebody has closed as done, and when.
    pub done: Vec<(Rule, Date)>,
}

/// All meetings of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    /// The day of the last one.
    pub last: Date,
    /// Minutes of all.
    pub minutes: u64,
}

/// A rule that speaks of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Which one.
    pub rule: Rule,
    /// Since when it has been so.
    pub since: Date,
}

/// The rules that speak of a pair on a day: while it is paused only that it is so for long and that
/// somebody has said that it does not fit, and none after its end.
#[must_use]
pub fn warnings(life: &Life, today: Date) -> Vec<Warning> {
    let Some((status, since)) = life.statuses.last().copied() else { return vec![] };
    let found = match status {
        Status::Running => [silence(life, since, today), few_hours(life, today)],
        Status::Paused => [long_pause(since, today), None],
        _ => [None, None],
    };
    let is_quiet = |rule| life.done.iter().any(|(of, on)| *of == rule && rests(*on, today));
    let found = found.into_iter().flatten().filter(|warning| !is_quiet(warning.rule));
    let misfit = does_not_fit(life, today).filter(|_| match status {
        Status::Running => true,
        Status::Paused => life.asked.is_some_and(|asked| asked.unfit_since.is_some()),
        _ => false,
    });
    found.chain(misfit).collect()
}

/// Until when somebody should act on a warning that opens on a day.
#[must_use]
pub fn due(rule: Rule, opened: Date) -> Date {
    later(opened, if rule == Rule::Hand { HAND_WITHIN_DAYS } else { ACT_WITHIN_DAYS })
}

/// Can somebody take care until this day?
#[must_use]
pub fn may_take_until(until: Date, today: Date) -> bool {
    (0..=CARE_DAYS_MAX).contains(&days(today, until))
}

/// A pause makes two people begin anew: silence counts from the day since when the pair runs. Who
/// were at the opening together have met.
fn silence(life: &Life, running_since: Date, today: Date) -> Option<Warning> {
    let (rule, since) = match last_met(life.met, life.opening) {
        None => (Rule::NoMeeting, later(running_since, FIRST_MEETING_DAYS)),
        Some(last) => (Rule::Gap, later(last.max(running_since), GAP_DAYS)),
    };
    (today >= since).then_some(Warning { rule, since })
}

/// The day on which two have last met, at a meeting or at the opening.
pub(crate) fn last_met(meetings: Option<Met>, opening: Option<Date>) -> Option<Date> {
    meetings.map(|met| met.last).max(opening)
}

/// No pause goes on for ever without somebody asking.
fn long_pause(paused_since: Date, today: Date) -> Option<Warning> {
    let since = later(paused_since, PAUSE_DAYS);
    (today >= since).then_some(Warning { rule: Rule::Pause, since })
}

/// Whoever has never met is warned of for that. Nothing is planned for days of a pause.
fn few_hours(life: &Life, today: Date) -> Option<Warning> {
    let met = life.met?;
    let planned = planned_while_running(&life.statuses, today);
    let is_far_below =
        days_running(&life.statuses, today) > HOURS_AFTER_DAYS && 2 * met.minutes < planned;
    is_far_below.then_some(Warning { rule: Rule::FewHours, since: today })
}

/// Rests by itself: an answer that somebody has acted upon is none any more.
fn does_not_fit(life: &Life, today: Date) -> Option<Warning> {
    let since = fit::speaks(life.asked.as_ref()?, today)?;
    Some(Warning { rule: Rule::Fit, since })
}

/// Is a rule quiet on a day because somebody has acted on its warning?
#[must_use]
pub fn rests(done: Date, today: Date) -> bool {
    today < later(done, QUIET_AFTER_DONE_DAYS)
}

fn later(day: Date, by: i64) -> Date {
    day.saturating_add(Span::new().days(by))
}

fn days(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

#[cfg(test)]
mod tests;
