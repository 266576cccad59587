//! The closed lists that pages of a running pair speak of.

use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships;
use geleit_domain::partnerships::dissolution::{Reason, WishOf};
use geleit_domain::partnerships::fit::Fit;
use geleit_domain::partnerships::meetings::{Channel, Way};
use geleit_domain::partnerships::referrals::{Answer, Kind};
use geleit_domain::partnerships::{agreement, expectations};
use geleit_store::matching::NoSecond;
use std::fmt::Display;

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let of_office = ["add_mentor", "answer_referral", "debrief", "extend", "name_contact", "refer"];
    let noted = ["meet", "confirm_meeting", "not_met", "retract_meeting"];
    let by_both = ["propose_agreement", "sign_agreement", "answer_expectations"];
    let mut verbs = texts(&["offer", "answer", "correct"]);
    verbs.extend(texts(&noted));
    verbs.extend(texts(&by_both));
    verbs.extend(texts(&of_office));
    verbs.extend(texts(&["retract_referral", "supervise"]));
    verbs.extend(texts(partnerships::Verb::ALL));
    let steps = || texts(&["start", "pause", "resumption", "completion"]);
    vec![
        ("agreements-contact-word", texts(agreement::Contact::ALL)),
        ("agreements-initiator-word", texts(agreement::Initiator::ALL)),
        ("agreements-limit", texts(agreement::Limit::ALL)),
        ("agreements-mentee-promise", texts(agreement::MenteePromise::ALL)),
        ("agreements-mentor-promise", texts(agreement::MentorPromise::ALL)),
        ("agreements-promise", texts(Side::ALL)),
        ("agreements-rhythm-word", texts(agreement::Rhythm::ALL)),
        ("agreements-side", texts(Side::ALL)),
        ("desk-pairs-fit-word", texts(Fit::ALL)),
        ("expectations-degree", texts(expectations::Degree::ALL)),
        ("expectations-question", texts(expectations::Question::ALL)),
        ("fit-answers-before", texts(Fit::ALL)),
        ("fit-answers-button", texts(Fit::ALL)),
        ("fit-answers-rather", texts(Fit::ALL)),
        ("hours-way", texts(Way::ALL)),
        ("meetings-channel-word", texts(Channel::ALL)),
        ("meetings-lead", texts(Side::ALL)),
        ("dissolution-reason-word", texts(Reason::ALL)),
        ("dissolution-wish-of-word", texts(WishOf::ALL)),
        ("referrals-answer-word", texts(Answer::ALL)),
        ("referrals-kind-word", texts(Kind::ALL)),
        ("second-mentor-obstacle", texts(NoSecond::ALL)),
        ("partnerships-step", steps()),
        ("partnerships-stepped", steps()),
        ("partnerships-verb", verbs),
    ]
}
