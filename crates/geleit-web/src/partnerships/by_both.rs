//! What both sides of a pair have done themselves, in a line each.

use crate::language::Texts;
use geleit_domain::matching::proposal::Side;
use geleit_store::partnerships::Steps;
use jiff::civil::Date;

/// How far agreement and expectation check are.
pub(super) struct StepsView {
    pub(super) agreement: String,
    pub(super) expectations: String,
}

impl StepsView {
    pub(super) fn of(t: Texts, steps: &Steps) -> Self {
        let agreement = match (steps.is_proposed, steps.signed) {
            (false, _) => t.desk_pairs_agreement_none(),
            (true, [None, None]) => t.desk_pairs_unsigned(),
            (true, signed) => {
                days(t, signed, |side, day| t.desk_pairs_signed().side(side).day(day))
            }
        };
        let answered = |side, day| t.desk_pairs_answered().side(side).day(day);
        let expectations = match steps.expectations {
            [None, None] => t.desk_pairs_nobody_answered(),
            dates => days(t, dates, answered),
        };
        Self { agreement, expectations }
    }
}

/// Who has done it, and when; the mentee first.
fn days(t: Texts, dates: [Option<Date>; 2], say: impl Fn(String, String) -> String) -> String {
    let sides = [Side::Mentee, Side::Mentor].map(|side| t.matching_side_word(side));
    let done = sides.into_iter().zip(dates);
    t.in_a_row(done.filter_map(|(side, day)| Some(say(side, t.date(day?)))))
}
