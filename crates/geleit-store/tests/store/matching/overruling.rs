//! Overruling a hard rule for one pair, with a reason that everybody can read later.

use super::why_not::{free, free_too};
use super::{Table, amal, brigitte};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, MentorId, PairId, PersonId};
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::matching::decisions::Standing;
use geleit_domain::matching::overruling::{REASON_CHARS_MAX, Told};
use geleit_domain::profile::Availability::{Evenings, Mornings};
use geleit_store::matching::{Past, Show, Verdict};
use geleit_store::{Error, Refusal, Store, both};

const NEVER_TOGETHER: [&str; 2] = [
    "UPDATE application_version SET availability = 'mornings' WHERE application_id IN
        (SELECT id FROM application WHERE reference = 'E-0001')",
    "UPDATE mentor_version SET availability = 'evenings' WHERE mentor_id IN
        (SELECT mentor_id FROM cohort_mentor WHERE reference = 'M-0001')",
];
const WHY: &str = "Both can come on Saturdays.";

impl Table {
    /// Amal and Brigitte who never have time together, and two who have.
    async fn never_together(store: &Store) -> (Self, (ApplicationId, MentorId)) {
        let mentees = [free(Mornings, amal(1)), amal(2)];
        let mentors = [free_too(Evenings, brigitte(1, 1)), brigitte(2, 1)];
        let table = Self::of(store, &mentees, &mentors).await;
        let pair = table.people(1, 1).await;
        (table, pair)
    }

    async fn overrules(
        &self,
        actor: &Actor,
        pair: (ApplicationId, MentorId),
        why: &str,
    ) -> Result<(), Error> {
        let version = self.version(pair).await;
        self.store.overrule(actor, self.cohort, pair, (version, why), now()).await
    }

    pub(super) async fn newest(&self, actor: &Actor) -> Past {
        let store = &self.store;
        let history = store.matching_history(actor, self.cohort, None, i64::MAX, 1).await;
        history.unwrap().past.remove(0)
    }

    async fn lock(&self, actor: &Actor, pair: (ApplicationId, MentorId)) -> Result<(), Error> {
        let pairs = self.pairs().await;
        let pair = pairs.iter().find(|one| one.application_id == pair.0.0).unwrap();
        self.store.lock_pair(actor, PairId(pair.id), pair.version, now()).await
    }
}

fn is_against<T: std::fmt::Debug>(answer: &Result<T, Error>, told: &Told) -> bool {
    matches!(answer, Err(Error::Refused(Refusal::AgainstRules(found))) if found == told)
}

both! {
    /// Proves S1-42.
    async fn an_overruled_pair_is_fixed_stays_and_stands_in_the_minutes(place) {
        let (table, pair) = Table::never_together(&place.store).await;
        let answer = table.why_not(&table.coordinator, pair).await.unwrap();
        assert_eq!(answer.against.rules, [Obstacle::NoSharedTime]);
        assert!(matches!(answer.verdict, Verdict::Cost(_)), "{answer:?}");
        let plain = table.store.fix_pair(&table.coordinator, table.cohort, pair, answer.version, now());
        assert!(is_against(&plain.await, &Told::to_office(&[Obstacle::NoSharedTime])));
        table.overrules(&table.coordinator, pair, WHY).await.unwrap();
        for proposal in 1..=2 {
            let both = (pair.0.0, pair.1.0);
            assert!(table.seating().await.contains(&both), "proposal {proposal}");
            let locked = table.board(Show::Locked).await.cards;
            assert_eq!(locked.len(), 1);
            assert!(locked[0].points > 0, "its true points");
            table.propose().await;
        }
        let minutes = table.store.minutes(&table.partner(0), table.cohort).await.unwrap().1;
        let said = minutes.decisions.iter().find(|one| one.verb == "pair.overrule").unwrap();
        assert_eq!(said.rules, [Obstacle::NoSharedTime]);
        assert_eq!(said.reason.as_deref(), Some(WHY));
        assert_eq!(said.mentor.as_deref(), Some("Brigitte Leitner 1"));
        assert!(said.at > 0 && said.others.len() == 1, "{said:?}");
    }

    /// Proves S1-42.
    async fn an_overruling_is_taken_back_by_the_office_alone(place) {
        let (table, pair) = Table::never_together(&place.store).await;
        let before = table.seating().await;
        table.overrules(&table.coordinator, pair, WHY).await.unwrap();
        let taken = table.newest(&table.coordinator).await;
        assert!(taken.can_undo && !table.newest(&table.partner(0)).await.can_undo);
        let refused = table.store.undo(&table.partner(0), table.cohort, taken.seq, now()).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        table.store.undo(&table.coordinator, table.cohort, taken.seq, now()).await.unwrap();
        assert_eq!(table.seating().await, before);
        assert!(table.board(Show::Locked).await.cards.is_empty());
        let answer = table.why_not(&table.coordinator, pair).await.unwrap();
        assert_eq!(answer.against.rules, [Obstacle::NoSharedTime], "the rule counts again");
        // It can be overruled anew, and a new computation settles it for good.
        table.overrules(&table.coordinator, pair, WHY).await.unwrap();
        let seq = table.newest(&table.coordinator).await.seq;
        table.propose().await;
        let past = table.store.matching_history(&table.coordinator, table.cohort, None, i64::MAX, 9);
        let past = past.await.unwrap().past;
        assert_eq!(past.iter().find(|one| one.seq == seq).unwrap().standing, Standing::Overtaken);
    }

    async fn an_organisation_overrules_nothing_and_the_office_not_without_words(place) {
        let (table, pair) = Table::never_together(&place.store).await;
        let refused = table.overrules(&table.partner(0), pair, WHY).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        let silent = table.overrules(&table.coordinator, pair, " ").await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        let endless = "ä".repeat(REASON_CHARS_MAX + 1);
        let long = table.overrules(&table.coordinator, pair, &endless).await;
        assert!(matches!(long, Err(Error::Refused(Refusal::Invalid { field: "reason", .. }))), "{long:?}");
        let possible = table.people(2, 2).await;
        let version = table.version(table.people(2, 1).await).await;
        for pair in [possible, table.people(2, 1).await] {
            let none = table.store.overrule(&table.coordinator, table.cohort, pair, (version, WHY), now());
            let none = none.await;
            let is_refused = matches!(none, Err(Error::WrongStatus { .. } | Error::Outdated));
            assert!(is_refused, "{none:?}");
        }
        assert!(table.board(Show::Locked).await.cards.is_empty());
    }

    async fn what_protects_people_is_overruled_by_nobody(place) {
        let mut excluding = free(Mornings, amal(1));
        excluding.profile.exclusions = vec!["M-0001".into()];
        let mentors = [free_too(Evenings, brigitte(1, 1)), brigitte(2, 1)];
        let table = Table::of(&place.store, &[excluding, amal(2)], &mentors).await;
        let pair = table.people(1, 1).await;
        let refused = table.overrules(&table.coordinator, pair, WHY).await;
        let both = Told::to_office(&[Obstacle::NoSharedTime, Obstacle::Exclusion]);
        assert!(is_against(&refused, &both), "{refused:?}");
    }

    /// Proves S1-42.
    async fn a_lock_that_breaks_a_rule_is_refused_with_its_name(place) {
        let table = Table::of(&place.store, &[amal(1), amal(2)], &[brigitte(1, 1), brigitte(2, 1)]).await;
        let pair = table.people(1, 1).await;
        // Since the proposal both have said when they have time.
        for sql in NEVER_TOGETHER {
            geleit_store::testing::execute(&place.store, table.programme, sql).await;
        }
        let told = Told { rules: vec![Obstacle::NoSharedTime], is_protected: false };
        for actor in [table.coordinator.clone(), table.partner(0)] {
            let locked = table.lock(&actor, pair).await;
            assert!(is_against(&locked, &told), "{locked:?}");
        }
        // With a reason the pair is fixed where it stands, and nobody moves.
        let before = table.seating().await;
        table.overrules(&table.coordinator, pair, WHY).await.unwrap();
        assert_eq!(table.seating().await, before);
        assert_eq!(table.board(Show::Locked).await.cards.len(), 1);
        table.propose().await;
        assert!(table.seating().await.contains(&(pair.0.0, pair.1.0)));
    }

    async fn two_overrulings_are_the_same_in_either_order(place) {
        let mentees = [free(Mornings, amal(1)), free(Mornings, amal(2)), amal(3)];
        let mentors = [1, 2, 3].map(|number| match number {
            3 => brigitte(3, 1),
            _ => free_too(Evenings, brigitte(number, 1)),
        });
        let table = Table::of(&place.store, &mentees, &mentors).await;
        let before = table.seating().await;
        let mut seatings = Vec::new();
        for order in [[1, 2], [2, 1]] {
            for number in order {
                let pair = table.people(number, number).await;
                table.overrules(&table.coordinator, pair, WHY).await.unwrap();
            }
            seatings.push(table.seating().await);
            for _ in order {
                let past = table.store.matching_history(&table.coordinator, table.cohort, None, i64::MAX, 9);
                let past = past.await.unwrap().past;
                let seq = past.iter().find(|one| one.can_undo).unwrap().seq;
                table.store.undo(&table.coordinator, table.cohort, seq, now()).await.unwrap();
            }
            assert_eq!(table.seating().await, before, "and both are taken back");
        }
        assert_eq!(seatings[0].len(), 3);
        assert_eq!(seatings[0], seatings[1]);
    }

    /// Proves P5.
    async fn an_overruling_goes_with_the_person_and_is_told_to_them(place) {
        let (table, pair) = Table::never_together(&place.store).await;
        table.overrules(&table.coordinator, pair, WHY).await.unwrap();
        let mut tx = table.store.write(table.programme).await.unwrap();
        let person = PersonId(tx.application(pair.0).await.unwrap().person_id);
        let bundle = serde_json::to_string(&tx.export_person(person).await.unwrap()).unwrap();
        assert!(bundle.contains("no_shared_time") && bundle.contains(WHY), "{bundle}");
        tx.erase_person(&table.operator, person, "asked by letter", now()).await.unwrap();
        tx.commit().await.unwrap();
        let minutes = table.store.minutes(&table.coordinator, table.cohort).await.unwrap().1;
        let said = minutes.decisions.iter().find(|one| one.verb == "pair.overrule").unwrap();
        assert_eq!(said.reason, None, "the words are gone");
    }
}
