//! Who was at an event (S1-50). Several people may tick the list at the same time, each on a
//! telephone: what somebody has not touched is left as the others have it.

use super::{Kind, Status};
use crate::word::words;
use jiff::{SignedDuration, Timestamp};

/// The list is open for so long before an event begins: people come before.
const DOORS: SignedDuration = SignedDuration::from_hours(2);

words! {
    /// Was somebody there?
    Attendance { Attended = "attended", Excused = "excused", Absent = "absent" }
}

words! {
    /// As what somebody comes.
    Role { Mentee = "mentee", Mentor = "mentor", Guest = "guest" }
}

/// What the programme knows of somebody on a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Has applied to the cohort of the event.
    pub is_mentee_of_cohort: bool,
    /// Has applied to any cohort.
    pub is_mentee: bool,
    /// Is a mentor.
    pub is_mentor: bool,
}

/// Can the list of an event be ticked now?
#[must_use]
pub fn may_note(status: Status, starts: Timestamp, now: Timestamp) -> bool {
    matches!(status, Status::Published | Status::Held) && now + DOORS >= starts
}

/// What is to be noted when somebody sends a list: `shown` stood on it, `sent` came back, `known`
/// is noted by now. Nothing: it stays as it is.
#[must_use]
pub fn noted(
    shown: Option<Attendance>,
    sent: Attendance,
    known: Option<Attendance>,
) -> Option<Attendance> {
    let is_touched = match shown {
        // An empty box beside a name says that nobody has ticked it, and no more.
        None => sent != Attendance::Absent || known.is_none(),
        Some(shown) => shown != sent,
    };
    (is_touched && known != Some(sent)).then_some(sent)
}

/// As what somebody comes to such an event. Who was a mentee once may be a mentor now.
#[must_use]
pub fn role(kind: Kind, ties: Ties) -> Role {
    let is_for_mentors = matches!(kind, Kind::InformationMentors | Kind::TrainingMentors);
    match ties {
        Ties { is_mentor: true, .. } if is_for_mentors => Role::Mentor,
        Ties { is_mentee_of_cohort: true, .. } => Role::Mentee,
        Ties { is_mentor: true, .. } => Role::Mentor,
        Ties { is_mentee: true, .. } => Role::Mentee,
        _ => Role::Guest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Attendance::{Absent, Attended, Excused};
    use proptest::prelude::*;

    fn word() -> impl Strategy<Value = Attendance> {
        prop_oneof![Just(Attended), Just(Excused), Just(Absent)]
    }

    #[test]
    fn the_list_opens_two_hours_before_and_stays_open() {
        let starts: Timestamp = "2026-03-01T16:00:00Z".parse().unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (status, now, expected) in [
            (Status::Published, "2026-03-01T13:59:00Z", false),
            (Status::Published, "2026-03-01T14:00:00Z", true),
            (Status::Held, "2026-04-01T14:00:00Z", true),
            (Status::Cancelled, "2026-03-01T17:00:00Z", false),
            (Status::Draft, "2026-03-01T17:00:00Z", false),
        ] {
            assert_eq!(may_note(status, starts, at(now)), expected, "{status} {now}");
        }
    }

    #[test]
    fn two_who_tick_at_once_do_not_take_each_others_ticks_away() {
        // Both have opened the empty list. The first ticks Amal, the second only Brigitte.
        assert_eq!(noted(None, Attended, None), Some(Attended));
        assert_eq!(noted(None, Absent, Some(Attended)), None, "the second has not touched Amal");
        assert_eq!(noted(None, Attended, Some(Absent)), Some(Attended), "Brigitte came later");
        assert_eq!(noted(Some(Attended), Absent, Some(Attended)), Some(Absent), "a wrong tick");
    }

    #[test]
    fn who_was_a_mentee_once_comes_as_the_mentor_of_today() {
        let both = Ties { is_mentee: true, is_mentor: true, is_mentee_of_cohort: false };
        assert_eq!(role(Kind::Opening, both), Role::Mentor);
        let now = Ties { is_mentee_of_cohort: true, ..both };
        assert_eq!(role(Kind::Opening, now), Role::Mentee);
        assert_eq!(role(Kind::TrainingMentors, now), Role::Mentor);
        assert_eq!(role(Kind::TrainingMentors, Ties::default()), Role::Guest);
    }

    proptest! {
        /// Whatever is sent twice changes nothing the second time, and nobody stays without a word.
        #[test]
        fn a_list_sent_twice_is_noted_once(
            shown in proptest::option::of(word()), sent in word(), known in proptest::option::of(word())
        ) {
            let after = noted(shown, sent, known).or(known);
            prop_assert!(after.is_some() || shown == Some(sent));
            prop_assert_eq!(noted(shown, sent, after).filter(|_| after.is_some()), None);
        }
    }
}
