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

/// A language with the level that decides about points.
pub(super) type Comparable = Skill;

/// The languages as far as they make a difference under any rules. Those in which nobody can
/// work at that level count only as an answer, and for German in particular.
pub(super) fn comparable(skills: &[Skill]) -> Vec<Comparable> {
    let comparable = |(code, level): &Skill| match level {
        Some(Cefr::A1 | Cefr::A2) => (*code, Some(Cefr::A1)),
        Some(Cefr::Native) => (*code, Some(Cefr::C2)),
        level => (*code, *level),
    };
    let of_use = |(code, level): &&Skill| *code == "de" || can_work(*level, Cefr::B1);
    let kept: Vec<_> = skills.iter().filter(of_use).map(comparable).collect();
    if kept.is_empty() { skills.iter().take(1).map(comparable).collect() } else { kept }
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
    match level {
        None | Some(Cefr::A1 | Cefr::A2 | Cefr::B1) => 4_000,
        Some(Cefr::B2) => 6_000,
        Some(Cefr::C1) => 8_000,
        Some(Cefr::C2 | Cefr::Native) => 10_000,
    }
}
