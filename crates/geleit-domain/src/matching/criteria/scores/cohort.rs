//! The people whose pairs are scored, and people who gave no answer but one.

use super::{IMPOSSIBLE, narrow};
use crate::id::{ApplicationId, MentorId};
use crate::matching::candidates::{Mentee, Mentor};
use crate::matching::criteria::{
    MenteeTraits, MentorTraits, Obstacle, Rules, Weights, Why, aims, weigh,
};
use crate::profile::{MenteeProfile, MentorProfile};
use jiff::civil::Date;
use uuid::Uuid;

/// What a criterion is told its part of 10,000 and the ground by.
pub(super) type Tell<'t> = &'t mut dyn FnMut(u32, Why);

#[derive(Clone, Copy)]
pub(super) struct Cohort<'a> {
    pub(super) mentees: &'a [MenteeTraits<'a>],
    pub(super) mentors: &'a [MentorTraits<'a>],
    pub(super) weights: &'a Weights,
    pub(super) rules: &'a Rules,
}

impl Cohort<'_> {
    /// The points of what a criterion tells.
    pub(super) fn sum(&self, tell_all: impl FnOnce(Tell<'_>)) -> i16 {
        let mut sum = 0;
        tell_all(&mut |of_10_000, why| sum += weigh(self.weights, of_10_000, &why));
        narrow(sum)
    }

    /// The same, if none of these rules speaks against the pair.
    pub(super) fn sum_unless(
        &self,
        rules: &[Obstacle],
        own: &MenteeTraits<'_>,
        theirs: &MentorTraits<'_>,
        tell_all: impl FnOnce(Tell<'_>),
    ) -> i16 {
        let is_hit = rules.iter().any(|rule| rule.is_hit(own, theirs));
        if is_hit { IMPOSSIBLE } else { self.sum(tell_all) }
    }

    /// What waiting is worth with every mentor alike.
    pub(super) fn waiting(&self, own: &MenteeTraits<'_>) -> i16 {
        self.sum(|tell| aims::waiting(own, &mut |part, why| tell(part, why)))
    }
}

/// A mentee who gave these answers and no other.
pub(super) fn mentee(profile: MenteeProfile) -> Mentee {
    Mentee {
        application: ApplicationId(Uuid::nil()),
        reference: String::new(),
        organisation: None,
        gender: None,
        profile,
        conflicts: Vec::new(),
        received_on: Date::ZERO,
    }
}

/// A mentor who gave these answers and no other.
pub(super) fn mentor(profile: MentorProfile) -> Mentor {
    Mentor {
        mentor: MentorId(Uuid::nil()),
        reference: String::new(),
        gender: None,
        profile,
        capacity_free: 0,
    }
}
