//! Pairs past their planned end: the office is told, completes them at one go, and no cohort is
//! closed while one of them is open.

use super::Office;
use crate::matching::Table;
use crate::matching::offers::{offered, pairs};
use crate::now;
use geleit_domain::cohorts;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::{Channel, Meeting, Way};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::partnerships::{Status, Verb};
use geleit_store::overview::Overview;
use geleit_store::partnerships::closings::{ASK_LETTER, OverdueFilter};
use geleit_store::partnerships::meetings::Noting;
use geleit_store::{Error, Refusal, both};
use jiff::ToSpan;

impl Office {
    /// So many days after the start the cohort has its last day.
    async fn last_day(&self) -> i64 {
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let ends = tx.cohort(self.table.cohort).await.unwrap().dates().unwrap().ends_on;
        ends.duration_since(self.day(0)).as_hours() / 24
    }

    async fn overdue(&self, days: i64) -> Vec<PartnershipId> {
        let (store, karin, at) = (&self.table.store, &self.table.coordinator, self.at(days));
        let found = store.list_overdue(karin, &OverdueFilter::default(), 50, at).await.unwrap();
        let Overview::Coordination(first) = store.overview(karin, None, at).await.unwrap() else {
            panic!("the coordination")
        };
        let told: i64 = first.past_their_end.iter().map(|open| open.pairs).sum();
        assert_eq!(usize::try_from(told).unwrap(), found.len(), "the first page counts the list");
        found.iter().map(|pair| PartnershipId(pair.id)).collect()
    }
}

both! {
    async fn a_pair_past_its_planned_end_waits_for_the_office(place) {
        let office = Office::of(&place, 3, 3).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let last = office.last_day().await;
        let version = office.now(office.id(0)).await.version;
        let until = (office.day(last + 10), "an exam");
        store.extend_partnership(karin, office.id(0), version, until, office.at(9)).await.unwrap();
        office.step(office.id(1), Verb::Pause, 9).await;
        assert!(office.overdue(last).await.is_empty(), "the last day is not over");
        assert_eq!(office.overdue(last + 1).await.len(), 2, "a paused one too");
        assert!(!office.overdue(last + 10).await.contains(&office.id(0)));
        let all = office.overdue(last + 11).await;
        assert_eq!((all.len(), all[2]), (3, office.id(0)), "the longest first");
        for reader in [&office.table.partner(0), &office.charlie().await] {
            let found = store.list_overdue(reader, &OverdueFilter::default(), 9, office.at(last + 20)).await;
            assert!(found.is_err() || found.unwrap().is_empty());
        }
    }

    async fn several_pairs_are_completed_at_one_go_or_none_of_them(place) {
        let office = Office::of(&place, 2, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let last = office.last_day().await;
        let at = office.at(last + 1);
        office.step(office.id(1), Verb::Pause, 9).await;
        let mut both = Vec::new();
        for id in [office.id(0), office.id(1)] {
            both.push((id, office.now(id).await.version));
        }
        let stale = [both[0], (both[1].0, both[1].1 - 1)];
        let refused = store.complete_partnerships(karin, &stale, at).await;
        assert!(matches!(refused, Err(Error::Outdated)), "{refused:?}");
        assert_eq!(office.status(office.id(0)).await, Status::Running);
        let foreign = store.complete_partnerships(&office.charlie().await, &both, at).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        store.complete_partnerships(karin, &both, at).await.unwrap();
        for (id, _) in both {
            assert_eq!(office.status(id).await, Status::Completed);
            let entries = store.show_partnership(karin, id).await.unwrap().entries;
            assert_eq!(entries.last().unwrap().verb, "partnership.complete");
            let letters = office.letters(id).await;
            assert_eq!(letters.iter().filter(|letter| *letter == ASK_LETTER).count(), 2);
        }
        assert!(office.overdue(last + 1).await.is_empty());
    }

    async fn a_pair_that_is_completed_late_has_ended_on_its_last_planned_day(place) {
        let office = Office::of(&place, 2, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let last = office.last_day().await;
        office.step(office.id(1), Verb::Pause, last + 3).await;
        let mut both = Vec::new();
        for id in [office.id(0), office.id(1)] {
            both.push((id, office.now(id).await.version));
        }
        store.complete_partnerships(karin, &both, office.at(last + 21)).await.unwrap();
        for (pair, expected) in [(0, last), (1, last + 3)] {
            let mut tx = store.read(office.table.programme).await.unwrap();
            let facts = tx.status_facts("partnership", office.id(pair).0).await.unwrap();
            let end = facts.into_iter().find(|fact| fact.status == "completed").unwrap();
            assert_eq!(end.on_date, office.day(expected).to_string());
        }
        // The sheet of paper that comes then knows of a meeting after that day.
        let (on, line) = (office.day(last + 10), String::new());
        let meeting = Meeting { on, minutes: 60, channel: Channel::Phone, topics: vec![], line };
        let sheet = Noting { side: None, way: Way::Paper, meeting, corrects: None };
        store.note_meeting(karin, office.id(0), &sheet, office.at(last + 22)).await.unwrap();
        let programme = office.table.programme;
        let asked = async |days| store.ask_about_outcomes(programme, office.at(days)).await.unwrap();
        assert_eq!(asked(last + 27).await, 0, "both have just been asked to take stock");
        assert_eq!(asked(last + 29).await, 1, "only of whom four weeks are over");
    }

    async fn a_pair_that_begins_after_the_last_day_waits_for_the_office(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let since = offered(&table).await;
        let (store, operator, cohort) = (&table.store, &table.operator, table.cohort);
        let pair = pairs(&table, now()).await.remove(0);
        let mut tx = store.read(table.programme).await.unwrap();
        let ends = tx.cohort(cohort).await.unwrap().dates().unwrap().ends_on;
        drop(tx);
        let late = ends.saturating_add(3.days()).at(9, 0, 0, 0).in_tz("Europe/Vienna").unwrap();
        let (late, id) = (late.timestamp(), PartnershipId(pair.id));
        store.step_cohort(operator, cohort, cohorts::Verb::Start, None, since).await.unwrap();
        store.step_cohort(operator, cohort, cohorts::Verb::BeginClosing, None, late).await.unwrap();
        for side in [Side::Mentee, Side::Mentor] {
            let yes = (side, Answer::Accepted);
            let version = store.show_partnership(operator, id).await.unwrap().partnership.version;
            store.note_answer(&table.coordinator, id, version, yes, late).await.unwrap();
        }
        let filter = OverdueFilter::default();
        let overdue = store.list_overdue(&table.coordinator, &filter, 9, late).await.unwrap();
        assert_eq!(overdue.len(), 1, "it runs, and its planned end is over");
        assert_eq!(store.ask_to_take_stock(table.programme, late).await.unwrap(), 0);
    }

    async fn no_cohort_is_cancelled_while_a_pair_is_open(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let at = offered(&table).await;
        let cancel = || {
            let (verb, why) = (cohorts::Verb::Cancel, Some("too few"));
            table.store.step_cohort(&table.operator, table.cohort, verb, why, at)
        };
        let refused = cancel().await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::PairsOpen))), "{refused:?}");
        let id = PartnershipId(pairs(&table, now()).await[0].id);
        let on = at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let (store, operator) = (&table.store, &table.operator);
        let why = Some("too few");
        store.step_partnership(operator, id, Verb::Withdraw, why, on, at).await.unwrap();
        assert_eq!(cancel().await.unwrap(), cohorts::Status::Cancelled);
    }

    async fn no_cohort_is_closed_while_a_pair_is_open(place) {
        let office = Office::of(&place, 1, 1).await;
        let store = &office.table.store;
        let at = office.at(office.last_day().await) + 24.hours();
        let step = async |verb| {
            store.step_cohort(&office.table.operator, office.table.cohort, verb, None, at).await
        };
        let early = step(cohorts::Verb::Close).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })), "{early:?}");
        step(cohorts::Verb::BeginClosing).await.unwrap();
        let refused = step(cohorts::Verb::Close).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::PairsOpen))), "{refused:?}");
        office.step(office.id(0), Verb::Complete, 190).await;
        assert_eq!(step(cohorts::Verb::Close).await.unwrap(), cohorts::Status::Closed);
    }
}
