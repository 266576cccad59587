//! Which applications wait for the office, and from when on that is too long.

use super::Status;

/// In these the next step is the office's: to look through, to invite, to decide. In all others
/// the person has the next step, a date is set, or nothing comes any more.
pub const FOR_OFFICE: &[Status] = &[Status::Received, Status::Eligible, Status::Interviewed];

/// Nobody waits for anything any more.
pub const OVER: &[Status] = &[
    Status::Accepted,
    Status::NotAccepted,
    Status::Ineligible,
    Status::Withdrawn,
    Status::Deferred,
];

/// Whoever has waited longer than this number of days for the next step waits too long: four
/// days are left of the [`super::ANSWER_DAYS`] that people are told when they apply.
pub const LATE_AFTER_DAYS: i64 = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applications::lifecycle::TRANSITIONS;

    #[test]
    fn the_office_can_always_do_something_about_whoever_waits_for_it() {
        for status in FOR_OFFICE {
            assert!(TRANSITIONS.iter().filter(|(from, ..)| from == status).count() > 1, "{status}");
        }
        assert!(LATE_AFTER_DAYS < i64::from(crate::applications::ANSWER_DAYS));
    }
}
