//! Hard rules: what makes a pair impossible. An empty cell never excludes a pair; what is not
//! known is shown as something to keep in mind instead.

use super::traits::{MenteeTraits, MentorTraits};
use super::{Rules, languages};
use crate::matching::candidates::{Mentee, Mentor};
use crate::profile::Gender;
use crate::word::words;

words! {
    /// Why two people cannot become a pair.
    Obstacle {
        /// No language in which both can work, B1 or above (S1-45).
        NoCommonLanguage = "no_common_language",
        /// The mentee wished for a woman or a man, and the mentor is not.
        MenteeGenderWish = "mentee_gender_wish",
        /// The mentor wished for a woman or a man, and the mentee is not.
        MentorGenderWish = "mentor_gender_wish",
        /// Farther than the mentee can travel, and one of them refuses to meet online.
        OutOfReach = "out_of_reach",
        /// Both said when they have time, and never at the same time.
        NoSharedTime = "no_shared_time",
        /// The mentor works where the mentee worked last.
        SameEmployer = "same_employer",
        /// One of them must not be proposed to the other. Nobody is told who said so.
        Exclusion = "exclusion",
        /// The two are too close to each other outside of the programme, or one decides about the
        /// other. What it is stays with whoever noted it.
        ConflictOfInterest = "conflict_of_interest",
        /// The programme asks for mentors with at least as many years of work.
        LessExperience = "less_experience",
        /// All of the mentor's places are taken.
        NoFreePlace = "no_free_place",
        /// Somebody who decides has vetoed the pair for this cohort (S1-42).
        Vetoed = "vetoed",
        /// The pair came about once and came apart, or one side refused it: who is told nobody.
        TriedBefore = "tried_before",
        /// Fewer points than the programme asks of a pair.
        BelowFloor = "below_floor",
    }
}

/// Everything that makes a pair impossible; the answer to "why not this mentor?". What belongs
/// to a cohort or a proposal is not known here: vetoes, former pairs, the least points.
#[must_use]
pub fn obstacles(mentee: &Mentee, mentor: &Mentor, rules: &Rules) -> Vec<Obstacle> {
    let no_place = (mentor.capacity_free == 0).then_some(Obstacle::NoFreePlace);
    let mentee = MenteeTraits::of(mentee, rules, mentee.received_on);
    let mentor = MentorTraits::of(mentor);
    let hit = RULES.iter().filter(|(_, is_hit)| is_hit(&mentee, &mentor));
    hit.map(|(obstacle, _)| *obstacle).chain(no_place).collect()
}

/// Could the two become a pair, if the mentor has a place?
pub(in crate::matching) fn is_feasible(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
) -> bool {
    !RULES.iter().any(|(_, is_hit)| is_hit(mentee, mentor))
}

impl Obstacle {
    /// Does this rule speak against the two?
    pub(super) fn is_hit(self, mentee: &MenteeTraits<'_>, mentor: &MentorTraits<'_>) -> bool {
        RULES.iter().any(|(obstacle, is_hit)| *obstacle == self && is_hit(mentee, mentor))
    }
}

type Rule = fn(&MenteeTraits<'_>, &MentorTraits<'_>) -> bool;

/// Every rule of two people; the quick ones first.
const RULES: &[(Obstacle, Rule)] = &[
    (Obstacle::MenteeGenderWish, |mentee, mentor| {
        is_against(mentee.mentee.profile.mentor_gender_wish, mentor.mentor.gender)
    }),
    (Obstacle::MentorGenderWish, |mentee, mentor| {
        is_against(mentor.mentor.profile.mentee_gender_wish, mentee.mentee.gender)
    }),
    (Obstacle::ConflictOfInterest, |mentee, mentor| {
        mentee.mentee.conflicts.contains(&mentor.mentor.mentor)
    }),
    (Obstacle::NoSharedTime, never_free_together),
    (Obstacle::LessExperience, |mentee, mentor| {
        let own = mentee.mentee.profile.experience_years;
        let theirs = mentor.mentor.profile.experience_years;
        mentee.rules.more_experience && own.zip(theirs).is_some_and(|(own, theirs)| theirs < own)
    }),
    (Obstacle::SameEmployer, |mentee, mentor| {
        !mentee.employer.is_empty() && mentee.employer == mentor.employer
    }),
    (Obstacle::Exclusion, |mentee, mentor| {
        mentee.exclusions.contains(&mentor.reference)
            || mentor.exclusions.contains(&mentee.reference)
    }),
    (Obstacle::NoCommonLanguage, |mentee, mentor| !languages::may_work_together(mentee, mentor)),
    (Obstacle::OutOfReach, is_out_of_reach),
];

fn is_against(wish: Option<Gender>, gender: Option<Gender>) -> bool {
    wish.zip(gender).is_some_and(|(wish, gender)| wish != gender)
}

fn never_free_together(mentee: &MenteeTraits<'_>, mentor: &MentorTraits<'_>) -> bool {
    let mentee = &mentee.mentee.profile.availability;
    let mentor = &mentor.mentor.profile.availability;
    !mentee.is_empty() && !mentor.is_empty() && !mentee.iter().any(|time| mentor.contains(time))
}

fn is_out_of_reach(mentee: &MenteeTraits<'_>, mentor: &MentorTraits<'_>) -> bool {
    let refuses_online =
        [mentee.mentee.profile.online_ok, mentor.mentor.profile.online_ok].contains(&Some(false));
    (refuses_online || mentee.rules.in_person)
        && mentee.mentee.profile.mobility_km.is_some_and(|reach_km| {
            mentee.distance_km(mentor).is_some_and(|distance| distance > f64::from(reach_km))
        })
}

impl MenteeTraits<'_> {
    /// Great-circle distance of the two postcodes; nothing where one is not known.
    pub(super) fn distance_km(&self, mentor: &MentorTraits<'_>) -> Option<f64> {
        Some(self.centroid?.distance_km(mentor.centroid?))
    }
}
