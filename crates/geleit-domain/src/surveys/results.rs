//! What may be said of the answers: how many, which share, the mean. A group in which only a few
//! have answered is not shown, and neither is one from which it could be computed.

use super::Wave;
use crate::figures::{Breakdown, Keys, SMALLEST_SHOWN, SMALLEST_SHOWN_OF_ORIGIN, Share, suppress};
use std::collections::{BTreeMap, BTreeSet};

/// The smallest number of people whose answers are shown together. What somebody thinks of others
/// is as near to a person as where somebody comes from.
pub const SMALLEST_GROUP: u64 = SMALLEST_SHOWN_OF_ORIGIN;

/// How often each answer was given to one question, and by how many people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many people have answered the question.
    pub answered: u64,
    /// How often each answer was given; several may be of one person.
    pub counts: BTreeMap<String, u64>,
}

impl Tally {
    /// How often an answer was given.
    #[must_use]
    pub fn count(&self, value: &str) -> u64 {
        self.counts.get(value).copied().unwrap_or(0)
    }

    /// The share of those who have given one of these answers, of those who have answered.
    #[must_use]
    pub fn share(&self, values: &[&str]) -> Share {
        Share::new(values.iter().map(|value| self.count(value)).sum(), self.answered)
    }

    /// The mean of a scale in tenths, rounded half up: 42 is 4.2. Nothing of nobody.
    #[must_use]
    pub fn mean_tenths(&self) -> Option<u64> {
        let sum = |(value, count): (&String, &u64)| Some(value.parse::<u64>().ok()? * count);
        let sum: u64 = self.counts.iter().filter_map(sum).sum();
        (self.answered > 0).then(|| (20 * sum + self.answered) / (2 * self.answered))
    }

    /// Adds the answers of another group.
    pub fn add(&mut self, other: &Self) {
        self.answered += other.answered;
        for (value, count) in &other.counts {
            *self.counts.entry(value.clone()).or_default() += count;
        }
    }
}

/// The wave whose answers a report tells: the end, for which the published figures are asked
/// (S1-61), where enough have answered, else the latest wave in which enough have. Where none has
/// enough, the latest one, whose share is told nobody.
#[must_use]
pub fn told_wave(waves: &BTreeMap<Wave, Tally>) -> Option<(Wave, &Tally)> {
    let is_enough = |(_, tally): &(&Wave, &Tally)| tally.answered >= SMALLEST_GROUP;
    let end = waves.get_key_value(&Wave::End).filter(is_enough);
    let latest = || waves.iter().rev().find(is_enough).or_else(|| waves.last_key_value());
    end.or_else(latest).map(|(wave, tally)| (*wave, tally))
}

/// The share of one published question in a cohort, for its report.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SurveyShare {
    /// Side and question: `mentors_personal_advantage`.
    pub key: String,
    /// At which point it was asked.
    pub wave: Wave,
    /// So many gave one of the answers that count; nothing: too few have answered.
    pub yes: Option<u64>,
    /// So many have answered the question.
    pub of: Option<u64>,
    /// Rounded half up.
    pub percent: Option<u64>,
}

impl SurveyShare {
    /// The share, unless fewer than [`SMALLEST_GROUP`] have answered.
    #[must_use]
    pub fn new(key: String, wave: Wave, share: Share) -> Self {
        let shown = Some(share).filter(|share| share.of >= SMALLEST_GROUP);
        Self {
            key,
            wave,
            yes: shown.map(|share| share.count),
            of: shown.map(|share| share.of),
            percent: shown.and_then(|share| share.percent),
        }
    }

    /// The share for readers outside the programme: not told either where only one or two are of
    /// another mind than all the others.
    #[must_use]
    pub fn outside(self) -> Self {
        let is_small = |count: u64| count > 0 && count < SMALLEST_SHOWN;
        let rest = self.of.zip(self.yes).map(|(of, yes)| of - yes);
        match self.yes.is_some_and(is_small) || rest.is_some_and(is_small) {
            true => Self { key: self.key, wave: self.wave, yes: None, of: None, percent: None },
            false => self,
        }
    }
}

/// Which of the groups of one side may be shown, given how many of each have answered. The number
/// of all is shown beside them.
#[must_use]
pub fn shown_groups(answered: &[(String, u64)]) -> BTreeSet<String> {
    let mut cells = Breakdown(answered.iter().map(|(key, n)| (key.clone(), Some(*n))).collect());
    suppress("groups", &mut cells, SMALLEST_GROUP, Keys::Free);
    let shown = cells.0.into_iter().filter(|(_, count)| count.is_some_and(|count| count > 0));
    shown.map(|(key, _)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(counts: &[(&str, u64)]) -> Tally {
        let counts: BTreeMap<String, u64> =
            counts.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect();
        Tally { answered: counts.values().sum(), counts }
    }

    fn groups(answered: &[(&str, u64)]) -> Vec<String> {
        let answered: Vec<_> = answered.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect();
        shown_groups(&answered).into_iter().collect()
    }

    #[test]
    fn seventeen_of_twenty_who_say_yes_or_rather_yes_are_85_percent() {
        let advantage = tally(&[("yes", 12), ("rather_yes", 5), ("rather_no", 2), ("no", 1)]);
        let share = advantage.share(&["yes", "rather_yes"]);
        assert_eq!((share.count, share.of, share.percent), (17, 20, Some(85)));
    }

    #[test]
    fn a_mean_is_rounded_half_up_and_nobody_has_none() {
        assert_eq!(tally(&[("5", 3), ("4", 1)]).mean_tenths(), Some(48));
        assert_eq!(tally(&[("1", 1), ("2", 1)]).mean_tenths(), Some(15));
        assert_eq!(Tally::default().mean_tenths(), None);
    }

    #[test]
    fn a_small_group_is_hidden_and_with_it_the_one_that_would_betray_it() {
        assert_eq!(groups(&[("wko", 9), ("oeif", 7), ("ams", 12)]), ["ams", "oeif", "wko"]);
        assert_eq!(groups(&[("wko", 9), ("oeif", 2), ("ams", 12)]), ["ams"]);
        assert!(groups(&[("wko", 9), ("oeif", 2)]).is_empty());
        assert!(groups(&[("wko", 3)]).is_empty());
        assert_eq!(groups(&[("wko", 9), ("oeif", 0)]), ["wko"]);
    }

    #[test]
    fn a_share_of_fewer_than_five_people_is_not_told() {
        let few = SurveyShare::new("mentors_take_part_again".into(), Wave::End, Share::new(4, 4));
        assert_eq!((few.yes, few.of, few.percent), (None, None, None));
        let enough =
            SurveyShare::new("mentors_take_part_again".into(), Wave::End, Share::new(4, 5));
        assert_eq!((enough.yes, enough.of, enough.percent), (Some(4), Some(5), Some(80)));
        assert_eq!(enough.outside().percent, None, "outside it would tell of the one who said no");
        let all = SurveyShare::new("mentors_take_part_again".into(), Wave::End, Share::new(20, 20));
        assert_eq!(all.clone().outside(), all);
    }

    #[test]
    fn the_published_figure_is_that_of_the_end_and_else_of_the_latest_wave_with_enough_answers() {
        let waves = |all: &[(Wave, u64)]| -> BTreeMap<Wave, Tally> {
            all.iter().map(|(wave, count)| (*wave, tally(&[("yes", *count)]))).collect()
        };
        let told = |all: &[(Wave, u64)]| told_wave(&waves(all)).map(|(wave, _)| wave);
        let (middle, end, later) = (Wave::Middle, Wave::End, Wave::Months6);
        assert_eq!(told(&[(middle, 9), (end, 7), (later, 6)]), Some(end), "not the latest");
        assert_eq!(told(&[(middle, 9), (end, 7), (later, 3)]), Some(end), "few take nothing away");
        assert_eq!(told(&[(middle, 9), (end, 4), (later, 6)]), Some(later));
        assert_eq!(told(&[(middle, 9), (end, 4)]), Some(middle));
        assert_eq!(told(&[(middle, 3), (end, 4)]), Some(end));
        assert_eq!(told(&[]), None);
    }
}
