//! The closed lists that pages of a running pair speak of.

use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships;
use geleit_domain::partnerships::meetings::{Channel, Way};
use std::fmt::Display;

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let noted = ["meet", "confirm_meeting", "not_met", "retract_meeting"];
    let mut verbs = texts(&["offer", "answer", "correct"]);
    verbs.extend(texts(&noted));
    verbs.extend(texts(partnerships::Verb::ALL));
    let steps = || texts(&["start", "pause", "resumption", "completion"]);
    vec![
        ("hours-way", texts(Way::ALL)),
        ("meetings-channel-word", texts(Channel::ALL)),
        ("meetings-lead", texts(Side::ALL)),
        ("partnerships-step", steps()),
        ("partnerships-stepped", steps()),
        ("partnerships-verb", verbs),
    ]
}
