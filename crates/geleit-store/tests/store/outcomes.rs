//! What becomes of mentees: due at four time points, noted, said by the person, counted as of a day.

use crate::closings::Pair;
use geleit_domain::figures::Audience;
use geleit_domain::partnerships::outcomes::{AtPoint, Kind, Observation, Proof, Source, TimePoint};
use geleit_store::figures::Question;
use geleit_store::partnerships::Key;
use geleit_store::partnerships::outcomes::{ASK_LETTER, Filter, Reported};
use geleit_store::{Error, Refusal, both};

/// The pair ends after so many days.
const END: i64 = 180;

impl Pair {
    async fn ended(place: &geleit_store::testing::Place) -> Self {
        let pair = Self::running(place).await;
        pair.complete(END).await;
        pair
    }

    fn seen(&self, kind: Kind, point: TimePoint, days: i64) -> Observation {
        Observation {
            kind,
            since: None,
            observed_on: self.day(END + days),
            point,
            source: Source::Employer,
            proof: Proof::Seen,
            line: String::new(),
        }
    }

    async fn note(&self, seen: &Observation, days: i64) {
        let office = &self.table.coordinator;
        let noted = self.table.store.note_outcome(office, self.id, seen, self.at(END + days));
        noted.await.unwrap();
    }

    /// What is due so many days after the end.
    async fn due(&self, days: i64) -> Vec<TimePoint> {
        let (store, office, at) = (&self.table.store, &self.table.coordinator, self.at(END + days));
        let found = store.list_due_outcomes(office, &Filter::default(), 50, at).await.unwrap();
        let mut tx = store.read(self.table.programme).await.unwrap();
        drop(tx.programme().await.unwrap());
        found.iter().map(|one| one.point).collect()
    }

    async fn report(&self, question: Question, days: i64) -> Vec<AtPoint> {
        let (store, office) = (&self.table.store, &self.table.coordinator);
        let (cohort, at) = (self.table.cohort, self.at(END + days));
        store.outcomes_of_cohort(office, cohort, question, at).await.unwrap()
    }
}

fn count(at: &AtPoint, kind: Kind) -> u64 {
    at.kinds.iter().find(|(one, _)| *one == kind).unwrap().1
}

both! {
    /// Proves S1-60.
    async fn each_time_point_is_due_until_something_is_known_or_the_next_one_comes(place) {
        let pair = Pair::ended(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        assert_eq!(pair.due(0).await, [TimePoint::End]);
        pair.note(&pair.seen(Kind::Training, TimePoint::End, 1), 1).await;
        assert!(pair.due(2).await.is_empty());
        assert_eq!(store.ask_about_outcomes(programme, pair.at(END + 27)).await.unwrap(), 0);
        assert_eq!(pair.due(28).await, [TimePoint::FourWeeks]);
        assert_eq!(store.ask_about_outcomes(programme, pair.at(END + 28)).await.unwrap(), 1);
        assert_eq!(store.ask_about_outcomes(programme, pair.at(END + 29)).await.unwrap(), 0, "once");
        assert_eq!(pair.due(183).await, [TimePoint::SixMonths]);
        assert_eq!(store.ask_about_outcomes(programme, pair.at(END + 183)).await.unwrap(), 1);
        assert_eq!(pair.due(365).await, [TimePoint::TwelveMonths]);
        pair.note(&pair.seen(Kind::Job, TimePoint::TwelveMonths, 366), 366).await;
        assert_eq!(store.ask_about_outcomes(programme, pair.at(END + 367)).await.unwrap(), 0);
        assert!(pair.due(367).await.is_empty());
        assert_eq!(pair.letters(ASK_LETTER).await, 2);
        let filter = Filter { point: Some(TimePoint::End), after: None };
        let office = &pair.table.coordinator;
        let none = store.list_due_outcomes(office, &filter, 50, pair.at(END + 30)).await.unwrap();
        assert!(none.is_empty(), "only what was asked for");
        let filter = Filter { point: Some(TimePoint::FourWeeks), after: None };
        let one = store.list_due_outcomes(office, &filter, 50, pair.at(END + 30)).await.unwrap();
        assert_eq!(one[0].day, pair.day(END + 28));
        let place = Some((one[0].ended_on.clone(), one[0].partnership));
        let filter = Filter { point: None, after: place };
        let rest = store.list_due_outcomes(office, &filter, 50, pair.at(END + 30)).await.unwrap();
        assert!(rest.is_empty());
        let found = store.overview(office, None, pair.at(END + 30)).await.unwrap();
        let geleit_store::overview::Overview::Coordination(found) = found else { panic!() };
        assert_eq!(found.outcomes_due.number, 1);
        assert_eq!(found.outcomes_due.since, Some(pair.day(END + 28)));
    }

    /// Proves S1-11, S1-60.
    async fn the_person_says_it_on_one_page_and_may_say_several_things(place) {
        let pair = Pair::ended(&place).await;
        let (store, at) = (&pair.table.store, pair.at(END + 30));
        let link = pair.link_of(&pair.amal, at).await;
        let own = store.own_outcomes(Key::Link(&link), at).await.unwrap();
        assert_eq!((own.point, own.said.len()), (Some(TimePoint::FourWeeks), 0));
        let since = Some(pair.day(END + 20));
        let line = "My own tailoring shop".to_owned();
        let founded = Reported { kind: Kind::SelfEmployment, since, line };
        store.report_outcome(Key::Link(&link), &founded, at).await.unwrap();
        store.report_outcome(Key::Link(&link), &founded, at).await.unwrap();
        let training = Reported { kind: Kind::Training, since: None, line: String::new() };
        store.report_outcome(pair.key(&pair.amal), &training, at).await.unwrap();
        let own = store.own_outcomes(pair.key(&pair.amal), at).await.unwrap();
        assert_eq!(own.said.len(), 2, "a second press of the button changes nothing");
        let future = Reported { since: Some(pair.day(END + 31)), ..training.clone() };
        let refused = store.report_outcome(Key::Link(&link), &future, at).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Invalid { field: "since", .. }))));
        let brigittes = pair.link_of(&pair.brigitte, at).await;
        let mentor = store.own_outcomes(Key::Link(&brigittes), at).await.unwrap();
        assert!(mentor.point.is_none() && mentor.said.is_empty(), "nobody asks the mentor");
        let mentor = store.report_outcome(Key::Link(&brigittes), &training, at).await;
        assert!(matches!(mentor, Err(Error::NotFound)), "{mentor:?}");
        let office = &pair.table.coordinator;
        let known = store.outcomes_of_partnership(office, pair.id, at).await.unwrap();
        assert_eq!(known.now, TimePoint::FourWeeks);
        assert_eq!(known.points[1].noted.len(), 2);
        assert!(!known.points[1].is_due && !known.points[0].is_due);
    }

    /// Proves S1-60.
    async fn what_is_observed_or_corrected_later_changes_no_report_about_a_day_before(place) {
        let pair = Pair::ended(&place).await;
        let internal = |as_of: Option<i64>, known: Option<i64>| Question {
            as_of: as_of.map(|days| pair.day(END + days)),
            known_at: known.map(|days| pair.at(END + days)),
            audience: Audience::Internal,
        };
        pair.note(&pair.seen(Kind::Internship, TimePoint::End, 5), 5).await;
        let before = pair.report(internal(Some(10), None), 10).await;
        assert_eq!((before[0].mentees, before[0].known, before[0].proven), (1, 1, 1));
        assert_eq!((count(&before[0], Kind::Internship), before[1].mentees), (1, 0));

        // Observed later: not in a report as of the day before, whenever it is asked for.
        pair.note(&pair.seen(Kind::Job, TimePoint::End, 20), 20).await;
        assert_eq!(pair.report(internal(Some(10), None), 30).await, before);
        let now = pair.report(internal(None, None), 30).await;
        assert_eq!((count(&now[0], Kind::Job), count(&now[0], Kind::Internship)), (1, 1));
        assert_eq!((now[1].mentees, now[1].known), (1, 0), "unknown is not without an outcome");

        // Corrected later: in the report as it is known now, not as it was known then.
        let (store, office) = (&pair.table.store, &pair.table.coordinator);
        let known = store.outcomes_of_partnership(office, pair.id, pair.at(END + 31)).await.unwrap();
        let wrong = known.points[0].noted[0].id;
        let silent = store.retract_outcome(office, pair.id, wrong, "", pair.at(END + 31)).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))));
        let (id, at) = (pair.id, pair.at(END + 31));
        store.retract_outcome(office, id, wrong, "somebody else", at).await.unwrap();
        assert_eq!(pair.report(internal(Some(10), Some(12)), 40).await, before);
        let after = pair.report(internal(Some(10), None), 40).await;
        assert_eq!((after[0].known, count(&after[0], Kind::Internship)), (0, 0));
        let again = store.retract_outcome(office, id, wrong, "x", at).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        let partner = store.note_outcome(
            &pair.table.partner(0), id, &pair.seen(Kind::Job, TimePoint::End, 20), at).await;
        assert!(matches!(partner, Err(Error::NotFound | Error::Forbidden)), "{partner:?}");
    }
}
