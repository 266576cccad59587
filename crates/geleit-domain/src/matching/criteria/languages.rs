//! Languages: in which of them can two people work, on both sides at the level that the programme
//! asks for, B1 or above (S1-45)?

use super::Why;
use super::traits::{MenteeTraits, MentorTraits, Skill};
use crate::profile::Cefr;
use std::cmp::Reverse;

/// Is there a language in which both can work, or can there be one behind an empty cell?
pub(super) fn may_work_together(mentee: &MenteeTraits<'_>, mentor: &MentorTraits<'_>) -> bool {
    mentee.languages.is_empty()
        || common(mentee, mentor).next().is_some()
        // The cell of the mentee's German is empty: it may be good enough.
        || mentee.german_unclear
            && mentor.languages.iter().any(|(code, level)| {
                *code == "de" && can_work(*level, mentee.rules.language_min)
            })
}

/// The best common language counts most, a second one makes the rest.
pub(super) fn tell(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let best = common(mentee, mentor).min_by_key(rank);
    let Some(best) = best else {
        return weighed(0, Why::LanguageUnclear);
    };
    let second = common(mentee, mentor).filter(|skill| skill.0 != best.0).min_by_key(rank);
    tell_common(best, second, weighed);
}

/// What a common language counts, and perhaps a second one.
pub(super) fn tell_common(best: Skill, second: Option<Skill>, weighed: &mut impl FnMut(u32, Why)) {
    for (share, (language, level)) in [(6, Some(best)), (4, second)]
        .into_iter()
        .filter_map(|(share, skill)| Some((share, skill?)))
    {
        weighed(strength(level) * share / 10, Why::CommonLanguage { language, level });
    }
}

/// The common working languages with the lower level of the two, in the order of the codes.
fn common<'a>(
    mentee: &'a MenteeTraits<'_>,
    mentor: &'a MentorTraits<'_>,
) -> impl Iterator<Item = Skill> + 'a {
    let least = mentee.rules.language_min;
    let own = mentee.languages.iter().filter(move |(_, level)| can_work(*level, least));
    own.filter_map(move |(code, level)| {
        let (_, other) = mentor.languages.iter().find(|(other, _)| other == code)?;
        can_work(*other, least).then(|| (*code, level.zip(*other).map(|(a, b)| a.min(b))))
    })
}

/// A named language without a level counts: an empty cell never excludes a pair.
fn can_work(level: Option<Cefr>, least: Cefr) -> bool {
    level.is_none_or(|level| level >= least)
}

fn rank(skill: &Skill) -> (Reverse<u32>, &'static str) {
    (Reverse(strength(skill.1)), skill.0)
}

/// Out of 10,000.
fn strength(level: Option<Cefr>) -> u32 {
    [4_000, 6_000, 8_000, 10_000][grade(level)]
}

/// A level for every grade: levels of one grade count the same.
pub(super) const GRADED: [Cefr; 4] = [Cefr::B1, Cefr::B2, Cefr::C1, Cefr::C2];

fn grade(level: Option<Cefr>) -> usize {
    match level {
        None | Some(Cefr::A1 | Cefr::A2 | Cefr::B1) => 0,
        Some(Cefr::B2) => 1,
        Some(Cefr::C1) => 2,
        Some(Cefr::C2 | Cefr::Native) => 3,
    }
}

/// The grade from 1, 0 for who cannot work in the language. Of two people the lower one counts.
pub(super) fn working_grade(level: Option<Cefr>, least: Cefr) -> u8 {
    let grade = [1, 2, 3, 4][grade(level)];
    if can_work(level, least) { grade } else { 0 }
}
