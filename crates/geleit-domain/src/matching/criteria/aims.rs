//! Goals, waiting time and wishes.

use super::Why;
use super::traits::{MenteeTraits, MentorTraits};

/// Half a year of waiting counts fully.
const WAITING_DAYS_FULL: u32 = 180;

/// Near enough to meet, for mentees who have not said how far they can travel.
const NEAR_KM: f64 = 30.0;

/// Each goal of the mentee that the mentor offers help with is one part of the whole.
pub(super) fn goals(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let goals = &mentee.mentee.profile.goals;
    let all = u32::try_from(goals.len() + mentee.goal_words.len()).expect("few goals");
    for goal in goals.iter().filter(|goal| mentor.mentor.profile.topics.contains(goal)) {
        weighed(10_000 / all, Why::SharedGoal { goal: *goal });
    }
    for words in mentee.goal_words.iter().filter(|words| mentor.topic_words.contains(words)) {
        weighed(10_000 / all, Why::SharedTopic { words: words.clone() });
    }
}

/// The longer somebody waits, the more, up to half a year.
pub(super) fn waiting(mentee: &MenteeTraits<'_>, weighed: &mut impl FnMut(u32, Why)) {
    let days = mentee.waiting_days;
    if days > 0 {
        let of_10_000 = days.min(WAITING_DAYS_FULL) * 10_000 / WAITING_DAYS_FULL;
        weighed(of_10_000, Why::Waiting { days });
    }
}

/// Wishes for a woman or a man, the way to each other, and the time of day.
pub(super) fn wishes(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    gender_wishes(mentee, mentor, weighed);
    reach(mentee, mentor, weighed);
    shared_time(mentee, mentor, weighed);
}

pub(super) fn gender_wishes(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let (own, theirs) = (&mentee.mentee.profile, &mentor.mentor.profile);
    let both = [
        (own.mentor_gender_wish, mentor.mentor.gender, Why::MenteeWishKept),
        (theirs.mentee_gender_wish, mentee.mentee.gender, Why::MentorWishKept),
    ];
    let unclear = both.iter().any(|(wish, gender, _)| wish.is_some() && gender.is_none());
    for (_, _, kept) in
        both.into_iter().filter(|(wish, gender, _)| wish.is_some() && wish == gender)
    {
        weighed(2_000, kept);
    }
    if unclear {
        weighed(0, Why::WishUnclear);
    }
}

pub(super) fn shared_time(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let (own, theirs) = (&mentee.mentee.profile, &mentor.mentor.profile);
    let shared = own.availability.iter().find(|time| theirs.availability.contains(time));
    if let Some(time) = shared {
        weighed(3_000, Why::SharedTime { time: *time });
    }
}

pub(super) fn reach(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let Some(distance_km) = mentee.distance_km(mentor) else { return };
    let reach_km = mentee.mentee.profile.mobility_km.map_or(NEAR_KM, f64::from);
    // Rounding for the reader; never negative and never more than half the earth.
    let km = distance_km.round() as u32;
    if distance_km <= reach_km {
        weighed(3_000, Why::Near { km });
    } else {
        weighed(0, Why::OnlineOnly { km });
    }
}
