//! What becomes of mentees whose pair ended early, with and without somebody new.

use super::Office;
use crate::matching::offers::person;
use geleit_domain::applications;
use geleit_domain::figures::Audience;
use geleit_domain::id::{ApplicationId, PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::dissolution::Dissolution;
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::partnerships::outcomes::{AtPoint, Kind, Observation, Proof, Source, TimePoint};
use geleit_domain::policy::Action;
use geleit_store::both;
use geleit_store::figures::Question;
use geleit_store::partnerships::Key;
use geleit_store::partnerships::outcomes::{ASK_LETTER, Filter};

use TimePoint::{End, FourWeeks};

impl Office {
    async fn part(&self, pair: usize, days: i64) {
        let (store, karin, id) = (&self.table.store, &self.table.coordinator, self.id(pair));
        let (version, how) = (self.now(id).await.version, Dissolution::unexplained(self.day(days)));
        store.dissolve(karin, id, version, &how, self.at(days)).await.unwrap();
    }

    /// The mentee of a dissolved pair gets somebody new, and both say yes.
    async fn somebody_new(&self, days: i64) -> PartnershipId {
        let (store, cohort) = (&self.table.store, self.table.cohort);
        self.table.propose().await;
        self.table.all_agree().await;
        store.release(&self.table.coordinator, cohort, None, self.at(days)).await.unwrap();
        let mut tx = store.read(self.table.programme).await.unwrap();
        let new = tx.fresh_partnerships(cohort, self.at(days)).await.unwrap().remove(0);
        drop(tx);
        assert_eq!(new.successor_of, Some(self.pairs[0].id));
        let id = PartnershipId(new.id);
        for side in [Side::Mentee, Side::Mentor] {
            let one = person(&self.table, &new, side).await;
            store.answer_offer(&one, id, Answer::Accepted, self.at(days + 1)).await.unwrap();
        }
        let operator = &self.table.operator;
        store.start_partnerships(operator, cohort, self.at(days + 1)).await.unwrap();
        id
    }

    async fn due(&self, days: i64) -> Vec<(PartnershipId, TimePoint)> {
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        let all = Filter::default();
        let found = store.list_due_outcomes(karin, &all, 50, self.at(days)).await.unwrap();
        let geleit_store::overview::Overview::Coordination(first) =
            store.overview(karin, None, self.at(days)).await.unwrap()
        else {
            panic!()
        };
        assert_eq!(first.outcomes_due.number, i64::try_from(found.len()).unwrap());
        found.iter().map(|one| (PartnershipId(one.partnership), one.point)).collect()
    }

    /// Nobody is known to have found anything.
    async fn nothing_yet(&self, pair: PartnershipId, point: TimePoint, days: i64) {
        let seen = Observation {
            kind: Kind::Nothing,
            since: None,
            observed_on: self.day(days),
            point,
            source: Source::Person,
            proof: Proof::NotSeen,
            line: String::new(),
        };
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        store.note_outcome(karin, pair, &seen, self.at(days)).await.unwrap();
    }

    async fn outcomes(&self, as_of: i64, days: i64) -> Vec<AtPoint> {
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        let question =
            Question { as_of: Some(self.day(as_of)), known_at: None, audience: Audience::Internal };
        let cohort = self.table.cohort;
        store.outcomes_of_cohort(karin, cohort, question, self.at(days)).await.unwrap()
    }

    async fn ask(&self, days: i64) -> u64 {
        let (store, programme) = (&self.table.store, self.table.programme);
        store.ask_about_outcomes(programme, self.at(days)).await.unwrap()
    }
}

fn counts(found: &[AtPoint]) -> Vec<(u64, u64)> {
    found.iter().map(|at| (at.mentees, at.known)).collect()
}

both! {
    /// Proves S1-49, S1-60.
    async fn time_points_count_from_the_end_of_the_last_pair_however_it_ended(place) {
        let office = Office::of(&place, 1, 2).await;
        let (store, first) = (&office.table.store, office.id(0));
        assert!(office.due(59).await.is_empty());
        office.part(0, 60).await;
        assert_eq!(office.due(60).await, [(first, End)]);
        assert_eq!(office.ask(87).await, 0, "the office speaks with both at the end");
        assert_eq!(office.ask(88).await, 1);
        assert_eq!(office.due(88).await, [(first, FourWeeks)]);
        let amal = person(&office.table, &office.pairs[0], Side::Mentee).await;
        let mine = |pair| Key::SignedIn(&amal, Action::Show, pair);
        let own = store.own_outcomes(mine(first), office.at(88)).await.unwrap();
        assert_eq!(own.point, Some(FourWeeks), "her page asks her");
        office.nothing_yet(first, FourWeeks, 90).await;
        assert!(office.due(90).await.is_empty());
        let early = office.outcomes(95, 95).await;
        assert_eq!(counts(&early), [(1, 0), (1, 1), (0, 0), (0, 0)]);

        let second = office.somebody_new(100).await;
        assert!(office.due(101).await.is_empty(), "she is in the middle of it");
        assert_eq!(counts(&office.outcomes(101, 101).await), [(0, 0); 4]);
        let own = store.own_outcomes(mine(second), office.at(101)).await.unwrap();
        assert_eq!(own.point, None);
        office.step(second, Verb::Complete, 170).await;
        assert_eq!(office.due(170).await, [(second, End)], "counted once");
        assert_eq!(office.ask(198).await, 1, "asked anew");
        assert_eq!(office.ask(199).await, 0, "once");
        assert_eq!(office.letters(second).await[0], ASK_LETTER);
        assert_eq!(office.due(198).await, [(second, FourWeeks)], "what was known is of another end");
        assert_eq!(counts(&office.outcomes(198, 198).await), [(1, 0), (1, 0), (0, 0), (0, 0)]);
        let own = store.own_outcomes(mine(first), office.at(198)).await.unwrap();
        assert_eq!((own.point, own.said.len()), (Some(FourWeeks), 0));
        assert_eq!(office.outcomes(95, 198).await, early, "nothing changes a report about before");
    }

    /// Proves S1-60.
    async fn an_end_that_becomes_known_weeks_late_is_asked_about_first(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin, id) = (&office.table.store, &office.table.coordinator, office.id(0));
        let (version, ended) = (office.now(id).await.version, office.day(60));
        let how = Dissolution::unexplained(ended);
        store.dissolve(karin, id, version, &how, office.at(100)).await.unwrap();
        assert_eq!(office.due(100).await, [(id, End)]);
        let found = store.outcomes_of_partnership(karin, id, office.at(100)).await.unwrap();
        let due: Vec<_> = found.points.iter().filter(|at| at.is_due).map(|at| at.point).collect();
        assert_eq!((due, found.now), (vec![End], End));
        for (point, lines) in [(End, 1), (FourWeeks, 0)] {
            let filter = Filter { point: Some(point), after: None };
            let found = store.list_due_outcomes(karin, &filter, 50, office.at(106)).await.unwrap();
            assert_eq!(found.len(), lines, "{point}");
        }
        office.nothing_yet(id, End, 101).await;
        assert!(office.due(106).await.is_empty());
        assert_eq!(office.ask(106).await, 0, "not in the week in which it became known");
        assert_eq!(office.due(107).await, [(id, FourWeeks)]);
        assert_eq!(office.ask(107).await, 1);
    }

    /// Proves S1-60.
    async fn whoever_has_withdrawn_is_not_asked_and_counts_only_at_time_points_before(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        office.part(0, 60).await;
        let id = ApplicationId(office.pairs[0].application_id);
        let (verb, on, at) = (applications::Verb::Withdraw, office.day(70), office.at(70));
        store.step_application(karin, id, verb, Some("moved away"), on, at).await.unwrap();
        assert!(office.due(71).await.is_empty());
        assert_eq!(office.ask(88).await, 0);
        assert_eq!(counts(&office.outcomes(69, 90).await), [(1, 0), (0, 0), (0, 0), (0, 0)]);
        assert_eq!(counts(&office.outcomes(90, 90).await), [(1, 0), (0, 0), (0, 0), (0, 0)]);
        let amal = person(&office.table, &office.pairs[0], Side::Mentee).await;
        let mine = Key::SignedIn(&amal, Action::Show, office.id(0));
        assert_eq!(store.own_outcomes(mine, office.at(88)).await.unwrap().point, None);
    }

    async fn an_erased_mentee_is_asked_nothing_and_stays_in_the_figures(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, operator) = (&office.table.store, &office.table.operator);
        office.part(0, 60).await;
        assert_eq!(office.due(61).await.len(), 1);
        let mut tx = store.write(office.table.programme).await.unwrap();
        let amal = PersonId(office.pairs[0].person_id);
        tx.erase_person(operator, amal, "asked", office.at(62)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(office.due(63).await.is_empty());
        assert_eq!(office.ask(88).await, 0);
        assert_eq!(office.outcomes(63, 63).await[0].mentees, 1);
    }

    async fn what_is_noted_while_a_pair_runs_can_be_read_and_taken_back(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin, id) = (&office.table.store, &office.table.coordinator, office.id(0));
        office.nothing_yet(id, End, 40).await;
        let found = store.outcomes_of_partnership(karin, id, office.at(41)).await.unwrap();
        let [end] = &found.points[..] else { panic!("{found:?}") };
        assert_eq!((end.point, end.day, end.noted.len()), (End, None, 1));
        let wrong = end.noted[0].id;
        store.retract_outcome(karin, id, wrong, "somebody else", office.at(42)).await.unwrap();
        let found = store.outcomes_of_partnership(karin, id, office.at(43)).await.unwrap();
        assert!(found.points.is_empty());
    }
}
