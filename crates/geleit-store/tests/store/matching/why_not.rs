//! "Why not this mentor?": the rule, or what it costs, and insisting on it.

use super::{Table, acting, amal, brigitte, import_into, new_cohort};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, MentorId, PairId, PersonId};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::matching::proposal;
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_domain::profile::Availability;
use geleit_domain::programmes::Kind;
use geleit_store::matching::{Answered, Pair, Show, Verdict};
use geleit_store::{Error, Refusal, Store, both};
use std::ops::ControlFlow;

impl Table {
    /// A table with exactly these people, and the first proposal.
    pub(super) async fn of(store: &Store, mentees: &[MenteeRow], mentors: &[MentorRow]) -> Self {
        let table = Self::without_people(store, &[Duty::Decide]).await;
        let import = import_into(table.cohort);
        let go_on = &mut |_| ControlFlow::Continue(());
        store.import_mentees(&table.operator, &import, mentees, go_on, now()).await.unwrap();
        let go_on = &mut |_| ControlFlow::Continue(());
        store.import_mentors(&table.operator, &import, mentors, go_on, now()).await.unwrap();
        table.propose().await;
        table
    }

    /// The application and the mentor of these references.
    pub(super) async fn people(&self, mentee: u32, mentor: u32) -> (ApplicationId, MentorId) {
        let mut tx = self.store.read(self.programme).await.unwrap();
        let all = tx.applications_of(self.cohort).await.unwrap();
        let reference = format!("E-{mentee:04}");
        let application = all.iter().find(|one| one.reference == reference).unwrap().id;
        let mentors = tx.mentor_parts(self.cohort).await.unwrap();
        let reference = format!("M-{mentor:04}");
        let mentor = mentors.iter().find(|one| one.reference == reference).unwrap().mentor_id;
        (ApplicationId(application), MentorId(mentor))
    }

    pub(super) async fn why_not(
        &self,
        actor: &Actor,
        (mentee, mentor): (ApplicationId, MentorId),
    ) -> Result<Answered, Error> {
        let asked = (Some(mentee), Some(mentor));
        let shown = self.store.why_not(actor, self.cohort, asked, now()).await?;
        Ok(shown.answer.unwrap())
    }

    pub(super) async fn version(&self, pair: (ApplicationId, MentorId)) -> i64 {
        self.why_not(&self.coordinator, pair).await.unwrap().version
    }

    /// Who has whom on the board.
    pub(super) async fn seating(&self) -> Vec<(uuid::Uuid, uuid::Uuid)> {
        let mut seating: Vec<_> =
            self.pairs().await.iter().map(|pair| (pair.application_id, pair.mentor_id)).collect();
        seating.sort_unstable();
        seating
    }

    async fn pair_of(&self, mentee: ApplicationId) -> Pair {
        let pairs = self.pairs().await;
        pairs.into_iter().find(|pair| pair.application_id == mentee.0).unwrap()
    }
}

/// A mentee who has time only then.
pub(super) fn free(time: Availability, mut row: MenteeRow) -> MenteeRow {
    row.profile.availability = vec![time];
    row
}

/// A mentor who has time only then.
pub(super) fn free_too(time: Availability, mut row: MentorRow) -> MentorRow {
    row.profile.availability = vec![time];
    row
}

both! {
    /// Proves S1-43.
    async fn insisting_costs_what_was_said_and_moves_exactly_whom_was_said(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        table.all_agree().await;
        let before = table.seating().await;
        let total = table.board(Show::All).await.kpis.points;
        let pair = table.people(1, 2).await;
        let answer = table.why_not(&table.coordinator, pair).await.unwrap();
        let Verdict::Cost(cost) = &answer.verdict else { panic!("{answer:?}") };
        assert!(answer.against.rules.is_empty() && cost.is_board_best, "{answer:?}");
        assert!(cost.points > 0 && cost.pairs == 0, "{cost:?}");
        assert_eq!(cost.moves[0].mentee, "Amal Haddad 1");
        assert_eq!(table.seating().await, before, "asking changes nothing");
        table.store.fix_pair(&table.coordinator, table.cohort, pair, answer.version, now())
            .await.unwrap();
        let board = table.board(Show::All).await;
        assert_eq!(total - board.kpis.points, cost.points);
        assert_eq!(board.kpis.agreed, 3 - i64::try_from(cost.moves.len()).unwrap());
        assert!(table.seating().await.contains(&(pair.0.0, pair.1.0)));
        assert_eq!(table.board(Show::Locked).await.cards.len(), 1);
        // Pressed twice, the second one is told that it has happened.
        let again = table.store.fix_pair(&table.coordinator, table.cohort, pair, answer.version, now());
        assert!(matches!(again.await, Err(Error::Outdated)));
        // A new computation keeps it, and nobody else has to move.
        let after = table.seating().await;
        table.propose().await;
        assert_eq!(table.seating().await, after);
    }

    /// Proves S1-42.
    async fn insisting_is_taken_back_and_everybody_is_where_they_were(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        let before = table.seating().await;
        let pair = table.people(1, 2).await;
        let version = table.version(pair).await;
        let by = table.partner(0);
        table.store.fix_pair(&by, table.cohort, pair, version, now()).await.unwrap();
        assert_ne!(table.seating().await, before);
        let seq = table.newest(&table.coordinator).await.seq;
        table.store.undo(&table.coordinator, table.cohort, seq, now()).await.unwrap();
        assert_eq!(table.seating().await, before);
        assert!(table.board(Show::Locked).await.cards.is_empty());
    }

    async fn whoever_went_without_gets_the_place_and_somebody_else_goes_without(place) {
        let mentees: Vec<_> = (1..=3).map(amal).collect();
        let table = Table::of(&place.store, &mentees, &[brigitte(1, 1), brigitte(2, 1)]).await;
        let before = table.seating().await;
        let left = table.board(Show::All).await.left;
        let alone = ApplicationId(left[0].id);
        let (_, mentor) = table.people(1, 1).await;
        let answer = table.why_not(&table.coordinator, (alone, mentor)).await.unwrap();
        let Verdict::Cost(cost) = &answer.verdict else { panic!("{answer:?}") };
        assert_eq!(cost.moves.iter().filter(|moved| moved.to.is_none()).count(), 1);
        let store = &table.store;
        store.fix_pair(&table.coordinator, table.cohort, (alone, mentor), answer.version, now())
            .await.unwrap();
        assert_eq!(table.pair_of(alone).await.mentor_id, mentor.0);
        let left = table.board(Show::All).await.left;
        assert!(left.len() == 1 && left[0].id != alone.0, "{left:?}");
        let seq = table.newest(&table.coordinator).await.seq;
        store.undo(&table.coordinator, table.cohort, seq, now()).await.unwrap();
        assert_eq!(table.seating().await, before);
        assert_eq!(table.board(Show::All).await.left[0].id, alone.0);
    }

    async fn a_decision_of_somebody_else_in_between_is_not_run_over(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        let pair = table.people(1, 2).await;
        let version = table.version(pair).await;
        let other = table.pairs().await.into_iter().find(|one| one.mentor_id == pair.1.0).unwrap();
        let id = PairId(other.id);
        table.store.lock_pair(&table.partner(1), id, other.version, now()).await.unwrap();
        let fixed = table.store.fix_pair(&table.coordinator, table.cohort, pair, version, now());
        let fixed = fixed.await;
        assert!(matches!(fixed, Err(Error::Refused(Refusal::MentorFull))), "{fixed:?}");
        let answer = table.why_not(&table.coordinator, pair).await.unwrap();
        assert!(matches!(
            answer.verdict,
            Verdict::NoRoom(proposal::Refusal::LocksOverCapacity { .. })
        ), "{answer:?}");
        // A vote moves nobody, so that it stands in nobody's way.
        let third = table.people(1, 3).await;
        let version = table.version(third).await;
        table.agrees(2).await;
        table.store.fix_pair(&table.coordinator, table.cohort, third, version, now()).await.unwrap();
    }

    /// Proves P5.
    async fn an_organisation_is_not_told_which_private_rule_it_is(place) {
        let mut excluding = amal(1);
        excluding.profile.exclusions = vec!["M-0002".into()];
        let mut employed = amal(2);
        employed.profile.last_employer = Some("Firma 1".into());
        let late = free_too(Availability::Evenings, brigitte(3, 1));
        let mentees = [excluding, employed, free(Availability::Mornings, amal(3))];
        let mentors = [brigitte(1, 1), brigitte(2, 1), late];
        let table = Table::of(&place.store, &mentees, &mentors).await;
        let (excluded, employer) = (table.people(1, 2).await, table.people(2, 1).await);
        let mut told = Vec::new();
        for pair in [excluded, employer] {
            let answer = table.why_not(&table.partner(0), pair).await.unwrap();
            assert!(answer.against.is_protected && answer.against.rules.is_empty(), "{answer:?}");
            assert_eq!(answer.verdict, Verdict::Never);
            told.push((answer.against, answer.verdict, answer.version));
        }
        assert_eq!(told[0], told[1], "nothing tells one from the other");
        let office = table.why_not(&table.coordinator, excluded).await.unwrap();
        assert_eq!(office.against.rules, [Obstacle::Exclusion]);
        assert_eq!(office.verdict, Verdict::Never, "and nobody may overrule it");
        let open = table.why_not(&table.partner(0), table.people(3, 3).await).await.unwrap();
        assert_eq!(open.against.rules, [Obstacle::NoSharedTime], "what the programme asks is open");
    }

    /// Proves P5.
    async fn charlie_of_another_programme_and_people_of_another_cohort_are_not_found(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let pair = table.people(1, 1).await;
        let other = place.store.create_programme(Kind::Casework, "Charlie", "charlie", now());
        let charlie = acting(other.await.unwrap(), Role::Coordinator, None);
        let asked = table.why_not(&charlie, pair).await;
        assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
        let fixed = table.store.fix_pair(&charlie, table.cohort, pair, 0, now()).await;
        assert!(matches!(fixed, Err(Error::NotFound)), "{fixed:?}");
        let cohort = new_cohort(&place.store, &table.operator, "graz-1", 1, 9).await;
        table.invite_mentees(cohort, 8..=8).await;
        let mut tx = place.store.read(table.programme).await.unwrap();
        let elsewhere = ApplicationId(tx.applications_of(cohort).await.unwrap()[0].id);
        drop(tx);
        let asked = table.why_not(&table.coordinator, (elsewhere, pair.1)).await;
        assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
    }

    async fn whoever_is_the_mentor_asks_and_decides_nothing_about_it(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        let pair = table.people(1, 2).await;
        let version = table.version(pair).await;
        for mentor in [2, 1] {
            let own = table.people(1, mentor).await.1;
            let mut tx = place.store.read(table.programme).await.unwrap();
            let person = PersonId(tx.mentor(own).await.unwrap().person_id);
            drop(tx);
            let olga = Actor { person: Some(person), ..table.partner(1) };
            let fixed = table.store.fix_pair(&olga, table.cohort, pair, version, now()).await;
            assert!(matches!(fixed, Err(Error::Refused(Refusal::OwnPair))), "{mentor}: {fixed:?}");
        }
    }
}
