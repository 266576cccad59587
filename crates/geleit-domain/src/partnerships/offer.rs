//! What both sides of a released pair are asked, and what their answers do. Contact data is
//! shared only while both have said yes and nothing has ended since, or both want it so (P6).

use super::closing::Sides;
use super::lifecycle::{Status, Verb};
use crate::matching::proposal::Side;
use crate::word::words;

/// Both sides have so many days to answer, counted from the release.
pub const ANSWER_WITHIN_DAYS: i64 = 7;

/// Whoever has not answered is reminded so many days before.
pub const REMIND_BEFORE_DAYS: i64 = 3;

words! {
    /// What one side says to the other's card.
    Answer {
        Accepted = "accepted",
        Declined = "declined",
    }
}

/// What both sides have said so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The mentee.
    pub mentee: Option<Answer>,
    /// The mentor.
    pub mentor: Option<Answer>,
}

/// What an answer does to the pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It was said before.
    Nothing,
    /// It is noted; the other side has not answered yet.
    Noted,
    /// The pair moves on.
    Step(Verb),
}

impl Answers {
    /// What a side has said.
    #[must_use]
    pub fn of(self, side: Side) -> Option<Answer> {
        match side {
            Side::Mentee => self.mentee,
            Side::Mentor => self.mentor,
        }
    }

    /// The answers after a side has said this.
    #[must_use]
    pub fn with(mut self, side: Side, answer: Answer) -> Self {
        match side {
            Side::Mentee => self.mentee = Some(answer),
            Side::Mentor => self.mentor = Some(answer),
        }
        self
    }

    /// Have both said yes?
    #[must_use]
    pub fn both_accepted(self) -> bool {
        let yes = Some(Answer::Accepted);
        self.mentee == yes && self.mentor == yes
    }
}

/// What it does when a side gives this answer now; nothing when the pair takes none any more.
/// One yes waits for the other, one no is enough, and a yes can become a no until the start.
#[must_use]
pub fn effect(status: Status, answers: Answers, side: Side, answer: Answer) -> Option<Effect> {
    let takes_answers = matches!(status, Status::Offered | Status::Accepted);
    if !takes_answers || answers.of(side) == Some(Answer::Declined) {
        return None;
    }
    Some(match answer {
        Answer::Declined => Effect::Step(Verb::Decline),
        Answer::Accepted if answers.of(side).is_some() => Effect::Nothing,
        // A pair that was recorded as accepted before stays so; now its people have said it too.
        Answer::Accepted if status == Status::Accepted => Effect::Noted,
        Answer::Accepted if answers.with(side, answer).both_accepted() => {
            Effect::Step(Verb::Accept)
        }
        Answer::Accepted => Effect::Noted,
    })
}

/// May each side know how to reach the other? After the good end only while both want to stay in
/// contact: each can take it back alone (S1-59).
#[must_use]
pub fn shares_contact(status: Status, answers: Answers, stay: Sides) -> bool {
    match status {
        Status::Accepted | Status::Running | Status::Paused => answers.both_accepted(),
        Status::Completed => stay.both(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// What can happen to two people, whoever does it.
    #[derive(Clone, Copy, Debug)]
    enum Event {
        Says(Side, Answer),
        Step(Verb),
        /// Wants to stay in contact, or not any more.
        Stays(Side, bool),
        /// The two are released anew, after whatever was before.
        Again,
    }

    fn any_event() -> impl Strategy<Value = Event> {
        let says = (prop::bool::ANY, prop::bool::weighted(0.8)).prop_map(|(mentee, yes)| {
            let side = if mentee { Side::Mentee } else { Side::Mentor };
            Event::Says(side, if yes { Answer::Accepted } else { Answer::Declined })
        });
        let step = prop::sample::select(Verb::ALL).prop_map(Event::Step);
        let stays = (prop::bool::ANY, prop::bool::weighted(0.7)).prop_map(|(mentee, yes)| {
            Event::Stays(if mentee { Side::Mentee } else { Side::Mentor }, yes)
        });
        prop_oneof![5 => says, 3 => step, 2 => stays, 1 => Just(Event::Again)]
    }

    fn cases() -> u32 {
        if std::env::var_os("GELEIT_LONG").is_some() { 100_000 } else { 5_000 }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases()))]

        /// Proves S1-41.
        /// The oracle only remembers who said what since the last release, whether anything has
        /// ended it, and who wants to stay in contact; it knows neither status nor table.
        #[test]
        fn contact_is_shared_only_between_two_yes_and_the_end(
            events in vec(any_event(), 30..60)
        ) {
            let (mut status, mut answers) = (Status::Offered, Answers::default());
            let (mut said_yes, mut is_over) = ([false, false], false);
            let (mut stay, mut ended_well) = ([false, false], false);
            for event in events {
                match event {
                    Event::Again if !status.is_open() => {
                        (status, answers) = (Status::Offered, Answers::default());
                        (said_yes, is_over) = ([false, false], false);
                        (stay, ended_well) = ([false, false], false);
                    }
                    Event::Again => {}
                    Event::Stays(side, yes) => stay[usize::from(side == Side::Mentor)] = yes,
                    Event::Says(side, answer) => {
                        let Some(effect) = effect(status, answers, side, answer) else { continue };
                        answers = answers.with(side, answer);
                        if let Effect::Step(verb) = effect {
                            status = status.after(verb).expect("the table allows what is said");
                        }
                        said_yes[usize::from(side == Side::Mentor)] = answer == Answer::Accepted;
                        is_over |= answer == Answer::Declined;
                    }
                    Event::Step(verb) => {
                        let Some(to) = status.after(verb) else { continue };
                        status = to;
                        let goes_on = [Verb::Accept, Verb::Start, Verb::Pause, Verb::Resume];
                        is_over |= !goes_on.contains(&verb);
                        ended_well |= verb == Verb::Complete;
                    }
                }
                let wish = Sides { mentee: stay[0], mentor: stay[1] };
                let shared = shares_contact(status, answers, wish);
                let goes_on = said_yes == [true, true] && !is_over;
                prop_assert!(!shared || goes_on || (ended_well && wish.both()), "{event:?}");
                prop_assert!(shared || !(ended_well && wish.both()), "both want it: {event:?}");
                if status == Status::Accepted && said_yes == [true, true] {
                    prop_assert!(shared, "both said yes and may know each other");
                }
            }
        }
    }

    #[test]
    fn one_yes_waits_two_are_a_pair_and_one_no_is_enough() {
        use Answer::{Accepted, Declined};
        let none = Answers::default();
        let one = none.with(Side::Mentee, Accepted);
        let says = |answers, side, answer| effect(Status::Offered, answers, side, answer);
        assert_eq!(says(none, Side::Mentee, Accepted), Some(Effect::Noted));
        assert_eq!(says(one, Side::Mentee, Accepted), Some(Effect::Nothing));
        assert_eq!(says(one, Side::Mentor, Accepted), Some(Effect::Step(Verb::Accept)));
        assert_eq!(says(one, Side::Mentee, Declined), Some(Effect::Step(Verb::Decline)));
        assert_eq!(says(one, Side::Mentor, Declined), Some(Effect::Step(Verb::Decline)));
        let recorded = effect(Status::Accepted, one, Side::Mentor, Accepted);
        assert_eq!(recorded, Some(Effect::Noted), "accepted already, by whoever recorded it");
        assert_eq!(effect(Status::Running, one, Side::Mentor, Declined), None);
        assert_eq!(effect(Status::Withdrawn, one, Side::Mentor, Accepted), None);
    }
}
