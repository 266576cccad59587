//! That two have met is a dated fact of their pair and never a status.

use super::Office;
use crate::events::plan;
use crate::matching::offers::person;
use geleit_domain::events::{Kind, Verb as EventVerb};
use geleit_domain::id::EventId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::meetings::{Channel, Meeting, Way};
use geleit_domain::profile::Goal;
use geleit_store::both;
use geleit_store::events::{Plan, WalkIn};
use geleit_store::partnerships::meetings::Noting;
use geleit_store::partnerships::warnings::Filter;
use geleit_store::testing::execute;
use jiff::civil::Date;

impl Office {
    /// An opening of the cohort on a day, published the day before.
    async fn opening(&self, days: i64) -> EventId {
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        let cohort = Some(self.table.cohort);
        let opening = Plan { kind: Kind::Opening, cohort, starts: self.at(days), ..plan(None) };
        let event = store.create_event(karin, &opening, self.at(days - 1)).await.unwrap();
        let version = store.show_event(karin, event).await.unwrap().event.version;
        let at = self.at(days - 1);
        store.step_event(karin, event, version, EventVerb::Publish, None, at).await.unwrap();
        event
    }

    async fn comes(&self, event: EventId, side: Side, days: i64) {
        let who = person(&self.table, &self.pairs[0], side).await.person.unwrap();
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        store.walk_in(karin, event, WalkIn::Person(who), self.at(days)).await.unwrap();
    }

    async fn met_on(&self) -> Option<Date> {
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        store.show_partnership(karin, self.id(0)).await.unwrap().met_on
    }

    /// The rules that speak of the pair.
    async fn warned(&self, days: i64) -> Vec<String> {
        let store = &self.table.store;
        store.keep_warnings(self.table.programme, self.at(days)).await.unwrap();
        let open = store.list_warnings(&self.table.coordinator, &Filter::default(), 9).await;
        open.unwrap().into_iter().map(|one| one.rule).collect()
    }
}

both! {
    /// Proves S1-04, S1-10.
    async fn two_have_met_on_the_day_of_their_first_meeting_and_its_topics_are_known(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin, id) = (&office.table.store, &office.table.coordinator, office.id(0));
        assert_eq!(office.met_on().await, None, "who are assigned have not met");
        let topics = vec![Goal::ALL[0], Goal::ALL[1]];
        let (on, line) = (office.day(9), String::new());
        let meeting = Meeting { on, minutes: 60, channel: Channel::InPerson, topics, line };
        let noting = Noting { side: Some(Side::Mentor), way: Way::Phone, meeting, corrects: None };
        store.note_meeting(karin, id, &noting, office.at(10)).await.unwrap();
        office.meets(id, 12, 30).await;
        assert_eq!(office.met_on().await, Some(office.day(9)), "the first, not the last");
        assert_eq!(office.status(id).await, Status::Running, "and no other status for that");
        let hours = store.hours_of_partnership(karin, id, office.at(12)).await.unwrap();
        let first = hours.meetings.last().unwrap();
        assert_eq!(first.topics().unwrap(), [Goal::ALL[0], Goal::ALL[1]]);
        store.retract_meeting(karin, id, first.id, "another pair", office.at(13)).await.unwrap();
        assert_eq!(office.met_on().await, Some(office.day(12)));
    }

    /// Proves S1-04, S1-51.
    async fn two_who_were_at_the_opening_together_have_met_there(place) {
        let office = Office::of(&place, 1, 1).await;
        let event = office.opening(3).await;
        office.comes(event, Side::Mentee, 3).await;
        assert_eq!(office.met_on().await, None, "one alone meets nobody");
        office.comes(event, Side::Mentor, 3).await;
        assert_eq!(office.met_on().await, Some(office.day(3)));
        assert!(office.warned(32).await.is_empty(), "nobody has to ask whether they have met");
        assert_eq!(office.report(33).await.course.warnings.silent_over_30_days_without_action, Some(0));
        assert_eq!(office.warned(33).await, ["gap"]);
        office.meets(office.id(0), 34, 60).await;
        assert_eq!(office.met_on().await, Some(office.day(3)), "the opening was before");
    }

    async fn whoever_became_a_pair_after_the_opening_has_not_met_there(place) {
        let office = Office::of(&place, 1, 1).await;
        let event = office.opening(3).await;
        for side in [Side::Mentee, Side::Mentor] {
            office.comes(event, side, 3).await;
        }
        let later = "UPDATE partnership SET offered_on = '2026-12-31'";
        execute(&office.table.store, office.table.programme, later).await;
        assert_eq!(office.met_on().await, None);
        assert_eq!(office.warned(21).await, ["no_meeting"]);
    }
}
