//! What holds for any set of people where the coordination office has overruled rules: the
//! pair stands in the proposal, and nobody else pays for it with a rule of their own.

use super::properties::any_people;
use super::*;
use crate::matching::criteria::{Obstacle, Rules, obstacles};
use crate::matching::overruling::overrule;
use proptest::prelude::*;

type Pair = (ApplicationId, MentorId);

struct People {
    mentees: Vec<Mentee>,
    mentors: Vec<Mentor>,
    vetoes: BTreeSet<Pair>,
    places: u32,
}

impl People {
    fn with<T>(&self, locks: &BTreeSet<Pair>, ask: impl FnOnce(&Task<'_>) -> T) -> T {
        ask(&Task {
            mentees: &self.mentees,
            mentors: &self.mentors,
            locks,
            vetoes: &self.vetoes,
            places: self.places,
            yardstick: &Yardstick::default(),
            objective: Objective::default(),
            earlier: None,
            today: jiff::civil::date(2026, 1, 23),
        })
    }

    fn against(&self, (application, mentor): Pair) -> Vec<Obstacle> {
        let mentee = self.mentees.iter().find(|one| one.application == application).unwrap();
        let mentor = self.mentors.iter().find(|one| one.mentor == mentor).unwrap();
        let mut against = obstacles(mentee, mentor, &Rules::default());
        let pair = (application, mentor.mentor);
        against.extend(self.vetoes.contains(&pair).then_some(Obstacle::Vetoed));
        against
    }

    /// Every pair that can be fixed only by overruling something.
    fn overrulable(&self) -> Vec<Pair> {
        let mentors = || self.mentors.iter().map(|mentor| mentor.mentor);
        let all = self.mentees.iter().flat_map(|mentee| mentors().map(|m| (mentee.application, m)));
        all.filter(|pair| overrule(&self.against(*pair)).is_ok_and(|rules| !rules.is_empty()))
            .collect()
    }
}

proptest! {
    #[test]
    fn an_overruled_pair_is_proposed_and_every_other_pair_obeys_every_rule(
        (mentees, mentors, vetoes, places) in any_people(), turn in any::<usize>(),
    ) {
        let people = People { mentees, mentors, vetoes, places };
        let can = people.overrulable();
        prop_assume!(!can.is_empty() && people.places > 0);
        let pair = can[turn % can.len()];
        let locks = BTreeSet::from([pair]);
        let proposal = people.with(&locks, propose).unwrap();
        prop_assert_eq!(&proposal.proof, &Proof { valid: true, dual: proposal.total });
        for one in &proposal.pairs {
            let both = (one.application, one.mentor);
            prop_assert!(both == pair || people.against(both).is_empty(), "{:?}", both);
            let sum: u32 = one.reasons.iter().map(|reason| reason.points).sum();
            prop_assert_eq!(one.points, sum, "its true points");
        }
        prop_assert!(proposal.pairs.iter().any(|one| (one.application, one.mentor) == pair));
        // What was said before is what comes.
        let said = people.with(&BTreeSet::new(), |task| if_fixed(task, pair)).unwrap();
        let came: Vec<_> = proposal.pairs.iter().map(|one| (one.application, one.mentor)).collect();
        let before = people.with(&BTreeSet::new(), propose).unwrap();
        prop_assert!(said.is_proven);
        prop_assert_eq!(said.pairs, came);
        prop_assert_eq!(said.points_lost, before.total - proposal.total);
    }

    #[test]
    fn the_order_of_two_overrulings_changes_nothing(
        (mentees, mentors, vetoes, places) in any_people(), turns in any::<(usize, usize)>(),
    ) {
        let people = People { mentees, mentors, vetoes, places };
        let can = people.overrulable();
        prop_assume!(!can.is_empty());
        let (one, other) = (can[turns.0 % can.len()], can[turns.1 % can.len()]);
        let after = |first, then| {
            let said = people.with(&BTreeSet::from([first]), |task| if_fixed(task, then))?;
            Ok::<_, Refusal>(said.pairs)
        };
        let (there, back) = (after(one, other), after(other, one));
        prop_assert_eq!(there.is_ok(), back.is_ok());
        if let (Ok(there), Ok(back)) = (there, back) {
            prop_assert_eq!(there, back);
        }
    }

    /// Where no rule speaks against the pair, both ways to ask give the same answer.
    #[test]
    fn fixing_costs_what_why_not_says(
        (mentees, mentors, vetoes, places) in any_people(), turns in any::<(usize, usize)>(),
    ) {
        let people = People { mentees, mentors, vetoes, places };
        prop_assume!(!people.mentees.is_empty() && !people.mentors.is_empty());
        let mentee = people.mentees[turns.0 % people.mentees.len()].application;
        let pair = (mentee, people.mentors[turns.1 % people.mentors.len()].mentor);
        let none = BTreeSet::new();
        let WhyNot::Loss(loss) = people.with(&none, |task| why_not(task, pair)).unwrap() else {
            return Ok(());
        };
        let said = people.with(&none, |task| if_fixed(task, pair)).unwrap();
        prop_assert_eq!((said.pairs_lost, said.points_lost), (loss.pairs, loss.points));
    }
}
