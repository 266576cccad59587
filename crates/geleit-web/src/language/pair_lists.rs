//! The closed lists that pages of a running pair speak of.

use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships;
use geleit_domain::partnerships::closing::{Reached, Said, Strength, Together};
use geleit_domain::partnerships::dissolution::{Reason, WishOf};
use geleit_domain::partnerships::fit::Fit;
use geleit_domain::partnerships::meetings::{Channel, Way};
use geleit_domain::partnerships::outcomes::{self, Source, TimePoint};
use geleit_domain::partnerships::phases::Phase;
use geleit_domain::partnerships::{agreement, expectations, referrals};
use geleit_store::matching::NoSecond;
use std::fmt::Display;

/// Everything that an entry about a pair says was done.
fn verbs() -> Vec<String> {
    let words = [
        &["offer", "answer", "correct", "meet", "confirm_meeting", "correct_meeting"][..],
        &["not_met", "retract_meeting"],
        &["propose_agreement", "sign_agreement", "answer_expectations"],
        &["add_mentor", "answer_referral", "debrief", "extend", "shorten", "name_contact", "refer"],
        &["retract_referral", "supervise"],
        &["choose", "give_feedback", "note_choice", "note_feedback"],
        &["note_final_interview", "note_outcome"],
        &["retract_final_interview", "retract_outcome"],
    ];
    let said = words.concat().into_iter().map(str::to_owned);
    said.chain(partnerships::Verb::ALL.iter().map(ToString::to_string)).collect()
}

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
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
        ("me-phase", texts(Phase::ALL)),
        ("alumni-lead", texts(Side::ALL)),
        ("alumni-side", texts(Side::ALL)),
        ("closings-again", texts(Side::ALL)),
        ("closings-reached", texts(Side::ALL)),
        ("closings-reached-word", texts(Reached::ALL)),
        ("closings-said-word", texts(Said::ALL)),
        ("closings-strength-word", texts(Strength::ALL)),
        ("closings-together-word", texts(Together::ALL)),
        ("follow-ups-kind", texts(outcomes::Kind::ALL)),
        ("follow-ups-point-word", texts(TimePoint::ALL)),
        ("follow-ups-source-word", texts(Source::ALL)),
        ("outcomes-kind-word", texts(outcomes::Kind::ALL)),
        ("outcomes-lead", texts(TimePoint::ALL)),
        ("hours-way", texts(Way::ALL)),
        ("meetings-channel-word", texts(Channel::ALL)),
        ("meetings-lead", texts(Side::ALL)),
        ("dissolution-reason-word", texts(Reason::ALL)),
        ("dissolution-wish-of-word", texts(WishOf::ALL)),
        ("referrals-answer-word", texts(referrals::Answer::ALL)),
        ("referrals-kind-word", texts(referrals::Kind::ALL)),
        ("second-mentor-obstacle", texts(NoSecond::ALL)),
        ("partnerships-step", steps()),
        ("partnerships-stepped", steps()),
        ("partnerships-verb", verbs()),
    ]
}
