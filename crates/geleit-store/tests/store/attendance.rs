//! Who was at an event, people who come without being on its list, and who has missed what
//! prepares them.

use crate::events::{House, plan, tomorrow};
use crate::matching::{Table, new_cohort};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::events::{Attendance, Group, Kind, Role, Standing, Verb};
use geleit_domain::id::{EventId, PartnershipId, PersonId, SignUpId};
use geleit_domain::partnerships::Verb as Step;
use geleit_domain::policy::Action;
use geleit_domain::programmes;
use geleit_store::events::{MissedLine, OnList, Plan, Tick, WalkIn};
use geleit_store::partnerships::Filter;
use geleit_store::{Error, Refusal, both};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

fn at_the_door() -> Timestamp {
    tomorrow() - SignedDuration::from_hours(1)
}

fn after() -> Timestamp {
    tomorrow() + SignedDuration::from_hours(3)
}

fn tick(sign_up: SignUpId, shown: Option<Attendance>, sent: Attendance) -> Tick {
    Tick { sign_up, shown, sent }
}

impl House {
    async fn on_list(&self, event: EventId) -> Vec<OnList> {
        let actor = &self.table.coordinator;
        self.store.attendance_list(actor, event, Action::Show, after()).await.unwrap().people
    }

    async fn ticks(&self, event: EventId, ticks: &[Tick]) -> Result<usize, Error> {
        let actor = &self.table.coordinator;
        self.store.note_attendance(actor, event, ticks, at_the_door()).await
    }

    async fn missing(&self, at: Timestamp) -> Vec<MissedLine> {
        self.store.list_missing(&self.table.coordinator, None, 99, at).await.unwrap()
    }

    /// A training for the mentees of the cohort, to which all of them are invited.
    async fn training(&self, days: i64) -> EventId {
        let training = Plan {
            kind: Kind::TrainingMentees,
            cohort: Some(self.table.cohort),
            starts: now() + SignedDuration::from_hours(24 * days),
            ..plan(None)
        };
        self.published(&training).await
    }
}

use Attendance::{Absent, Attended, Excused};

both! {
    /// Proves S1-50.
    async fn who_was_there_is_noted_once_and_set_right(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        let (amal, brigitte) =
            (house.signs_up(event, "amal").await.id, house.signs_up(event, "brigitte").await.id);
        let actor = &house.table.coordinator;
        let early = tick(amal, None, Attended);
        let early = place.store.note_attendance(actor, event, &[early], now()).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })), "{early:?}");
        // Two helpers have opened the same empty list; each ticks one.
        let first = [tick(amal, None, Attended), tick(brigitte, None, Absent)];
        assert_eq!(house.ticks(event, &first).await.unwrap(), 2);
        let second = [tick(amal, None, Absent), tick(brigitte, None, Attended)];
        assert_eq!(house.ticks(event, &second).await.unwrap(), 1);
        let words = |people: Vec<OnList>| -> Vec<_> {
            people.into_iter().map(|one| one.attendance.unwrap()).collect()
        };
        assert_eq!(words(house.on_list(event).await), [Attended, Attended]);
        let wrong = [tick(brigitte, Some(Attended), Excused)];
        assert_eq!(house.ticks(event, &wrong).await.unwrap(), 1);
        assert_eq!(house.ticks(event, &wrong).await.unwrap(), 0, "the same list sent twice");
        assert_eq!(words(house.on_list(event).await), [Attended, Excused]);
        let history = "UPDATE attendance SET known_from = known_from";
        let rows = geleit_store::testing::execute(&place.store, house.table.programme, history);
        assert_eq!(rows.await, 4, "what was wrong stays readable");
        let other = house.published(&plan(None)).await;
        let foreign = house.ticks(other, &[tick(amal, None, Attended)]).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    }

    async fn whoever_comes_without_being_on_the_list_is_added_and_no_place_is_overbooked(place) {
        let table = Table::laid(&place.store, 2, 1).await;
        let house = House { store: place.store.clone(), table };
        let event = house.published(&Plan { cohort: Some(house.table.cohort), ..plan(Some(1)) }).await;
        let actor = &house.table.coordinator;
        let people = place.store.persons_page(actor, "", None, 9).await.unwrap();
        let mentee = PersonId(people.iter().find(|one| one.applications == 1).unwrap().id);
        let mentor = PersonId(people.iter().find(|one| one.mentors == 1).unwrap().id);
        let come = |who, at| place.store.walk_in(actor, event, who, at);
        let early = come(WalkIn::Person(mentee), now()).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })));
        for _ in 0..2 {
            come(WalkIn::Person(mentee), at_the_door()).await.unwrap();
        }
        come(WalkIn::Person(mentor), at_the_door()).await.unwrap();
        come(WalkIn::Guest("Charlie Gast"), at_the_door()).await.unwrap();
        let nameless = come(WalkIn::Guest(" "), at_the_door()).await;
        assert!(matches!(nameless, Err(Error::Refused(Refusal::Invalid { field: "name", .. }))));
        let list = house.on_list(event).await;
        let mut roles: Vec<_> = list.iter().map(|one| one.role).collect();
        roles.sort();
        assert_eq!(roles, [Role::Mentee, Role::Mentor, Role::Guest]);
        assert!(list.iter().all(|one| one.attendance == Some(Attended)));
        assert_eq!(house.names(event, Standing::Placed).await.len(), 1);
        assert_eq!(house.names(event, Standing::Waiting).await.len(), 2);
        for one in &list {
            assert!(house.letters(one.id).await.is_empty(), "nobody at the door gets a letter");
        }
        let nobody = WalkIn::Person(PersonId(event.0));
        assert!(matches!(come(nobody, at_the_door()).await, Err(Error::NotFound)));
    }

    /// Proves S1-50.
    async fn whoever_misses_a_training_stands_there_until_a_later_one_or_a_waiver(place) {
        let table = Table::laid(&place.store, 4, 1).await;
        let house = House { store: place.store.clone(), table };
        let (store, actor) = (&place.store, &house.table.coordinator);
        let first = house.training(1).await;
        let invited = store.invite_to_event(actor, first, Group::Accepted, now()).await.unwrap();
        assert_eq!(invited.new, 4, "also those who have no pair yet");
        assert!(house.missing(now()).await.is_empty(), "it is still to come");
        let list = house.on_list(first).await;
        let ticks = [
            tick(list[0].id, None, Attended),
            tick(list[1].id, None, Excused),
            tick(list[2].id, None, Absent),
        ];
        house.ticks(first, &ticks).await.unwrap();
        let missing = house.missing(after()).await;
        assert_eq!(missing.len(), 3, "excused, absent, and one about whom nobody said anything");
        assert!(missing.iter().all(|line| line.substitute.is_none()), "there is no next one yet");
        let instead = |at: usize| {
            store.invite_instead(actor, first, list[at].person.unwrap(), after())
        };
        let none = instead(1).await;
        assert!(matches!(none, Err(Error::WrongStatus { .. })), "{none:?}");
        let second = house.training(5).await;
        let of_mentors = Plan {
            kind: Kind::TrainingMentors,
            starts: now() + SignedDuration::from_hours(72),
            ..plan(None)
        };
        house.published(&of_mentors).await;
        let missing = house.missing(after()).await;
        assert!(missing.iter().all(|line| line.substitute.as_ref().unwrap().id == second.0));
        assert_eq!(instead(1).await.unwrap(), second);
        assert!(matches!(instead(1).await, Err(Error::NotFound)), "once is enough");
        let letters = house.on_list(second).await;
        assert_eq!(house.letters(letters[0].id).await[0].0, "event_invited");
        assert_eq!(house.missing(after()).await.len(), 2);
        let waive = |why| store.waive_event(actor, first, list[2].person.unwrap(), why, after());
        assert!(matches!(waive(" ").await, Err(Error::Refused(Refusal::ReasonMissing))));
        waive("was at another training").await.unwrap();
        assert_eq!(house.missing(after()).await.len(), 1);
        // The second one is missed as well: now it is this one that has to be made up for.
        let later = now() + SignedDuration::from_hours(24 * 6);
        let missing = house.missing(later).await;
        let of_second = missing.iter().filter(|line| line.missing.event_id == second.0);
        assert_eq!((missing.len(), of_second.count()), (2, 1));
        house.step_at(second, Verb::Hold, later).await.unwrap();
        let there = tick(letters[0].id, None, Attended);
        store.note_attendance(actor, second, &[there], later).await.unwrap();
        assert_eq!(house.missing(later).await.len(), 1, "who was at the second has made up for it");
    }

    /// Proves S1-50.
    async fn whoever_is_accepted_after_the_invitations_has_missed_the_training_as_well(place) {
        let table = Table::laid(&place.store, 2, 1).await;
        let house = House { store: place.store.clone(), table };
        let (store, actor) = (&place.store, &house.table.coordinator);
        let first = house.training(1).await;
        assert!(house.missing(after()).await.is_empty(), "nobody was asked to come");
        store.invite_to_event(actor, first, Group::Accepted, now()).await.unwrap();
        let list = house.on_list(first).await;
        let ticks: Vec<_> = list.iter().map(|one| tick(one.id, None, Attended)).collect();
        house.ticks(first, &ticks).await.unwrap();
        house.table.invite_mentees(house.table.cohort, 3..=4).await;
        assert!(house.missing(now()).await.is_empty(), "it is still to come");
        let missing = house.missing(after()).await;
        let what: Vec<_> =
            missing.iter().map(|line| (line.missing.event_id, line.missing.is_invited)).collect();
        assert_eq!(what, [(first.0, false); 2]);
        let found = store.overview(actor, None, after()).await.unwrap();
        let geleit_store::overview::Overview::Coordination(found) = found else { panic!() };
        assert_eq!(found.missing.people, 2);
        let page = store.list_missing(actor, None, 1, after()).await.unwrap();
        let last = &page[0].missing;
        let last = Some((last.sort_key.clone(), last.line_id));
        let rest = store.list_missing(actor, last, 9, after()).await.unwrap();
        assert_eq!((page.len(), rest.len()), (1, 1));
        let [amal, dora] = [0, 1].map(|at| PersonId(missing[at].missing.person_id));
        let second = house.training(5).await;
        assert_eq!(store.invite_instead(actor, first, amal, after()).await.unwrap(), second);
        let again = store.invite_instead(actor, first, amal, after()).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        store.waive_event(actor, first, dora, "was at another training", after()).await.unwrap();
        assert!(house.missing(after()).await.is_empty());
        let later = now() + SignedDuration::from_hours(24 * 6);
        let missing = house.missing(later).await;
        let [line] = &missing[..] else { panic!("{missing:?}") };
        let line = &line.missing;
        assert_eq!((line.event_id, line.person_id, line.is_invited), (second.0, amal.0, true));
    }

    async fn only_mentors_of_the_cohort_have_missed_its_training_without_an_invitation(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let house = House { store: place.store.clone(), table };
        let (store, actor) = (&place.store, &house.table.coordinator);
        let (cohort, operator) = (house.table.cohort, &house.table.operator);
        let next = new_cohort(store, operator, "wien-19", 19, 20).await;
        let kind = Kind::TrainingMentors;
        let event = house.published(&Plan { kind, cohort: Some(cohort), ..plan(None) }).await;
        store.invite_to_event(actor, event, Group::Available, now()).await.unwrap();
        house.table.invite_mentors(cohort, 2..=3, 1).await;
        house.table.invite_mentors(next, 3..=4, 1).await;
        let missing = house.missing(after()).await;
        let invited: Vec<_> = missing.iter().map(|line| line.missing.is_invited).collect();
        assert_eq!(invited, [true, false, false], "by name, each once");
        // At the later training all of them are asked to come, and nobody is missed for the first.
        let starts = now() + SignedDuration::from_hours(24 * 5);
        let again = Plan { kind, cohort: Some(cohort), starts, ..plan(None) };
        let second = house.published(&again).await;
        store.invite_to_event(actor, second, Group::Available, after()).await.unwrap();
        assert!(house.missing(after()).await.is_empty(), "they come to the next one");
    }

    async fn the_next_date_on_the_page_is_the_one_to_which_its_button_invites(place) {
        let table = Table::laid(&place.store, 2, 1).await;
        let house = House { store: place.store.clone(), table };
        let (store, actor) = (&place.store, &house.table.coordinator);
        let first = house.training(1).await;
        store.invite_to_event(actor, first, Group::Accepted, now()).await.unwrap();
        let full = Plan {
            kind: Kind::TrainingMentees,
            cohort: Some(house.table.cohort),
            starts: now() + SignedDuration::from_hours(24 * 4),
            ..plan(Some(1))
        };
        let second = house.published(&full).await;
        let third = house.training(5).await;
        house.signs_up(second, "guest").await;
        let amal = house.on_list(first).await[0].person.unwrap();
        let of_amal = async || {
            let missing = house.missing(after()).await;
            let line = missing.into_iter().find(|line| line.missing.person_id == amal.0);
            line.unwrap().substitute.unwrap()
        };
        let next = of_amal().await;
        assert!(next.id == second.0 && next.is_full(), "a full one is said to be so: {next:?}");
        assert_eq!(store.invite_instead(actor, first, amal, after()).await.unwrap(), second);
        let there = house.on_list(second).await.into_iter().find(|one| one.person == Some(amal));
        let link = house.link(there.unwrap().id).await;
        store.withdraw_by_link(&link, after()).await.unwrap();
        let next = of_amal().await;
        assert!(next.id == third.0 && !next.is_full(), "who has said no is not asked again");
        assert_eq!(store.invite_instead(actor, first, amal, after()).await.unwrap(), third);
    }

    async fn a_training_for_no_cohort_counts_for_those_of_every_cohort_that_goes_on(place) {
        let table = Table::laid(&place.store, 2, 3).await;
        let house = House { store: place.store.clone(), table };
        let (store, actor) = (&place.store, &house.table.coordinator);
        let starts = now() + SignedDuration::from_hours(24);
        let training = Plan { kind: Kind::TrainingMentors, starts, ..plan(None) };
        let event = house.published(&training).await;
        store.invite_to_event(actor, event, Group::Available, now()).await.unwrap();
        let missing = house.missing(after()).await;
        assert_eq!(missing.len(), 3, "each mentor once, however many cohorts there are");
        let next = Plan { starts: starts + SignedDuration::from_hours(72), ..training.clone() };
        let next = house.published(&next).await;
        let missing = house.missing(after()).await;
        assert!(missing.iter().all(|line| line.substitute.as_ref().unwrap().id == next.0));
        let one = PersonId(missing[0].missing.person_id);
        store.waive_event(actor, event, one, "was at another training", after()).await.unwrap();
        assert_eq!(house.missing(after()).await.len(), 2);
    }

    async fn a_training_for_no_cohort_is_missed_for_a_year_and_by_those_who_take_part(place) {
        let table = Table::laid(&place.store, 2, 3).await;
        let house = House { store: place.store.clone(), table };
        let (store, actor) = (&place.store, &house.table.coordinator);
        let starts = now() + SignedDuration::from_hours(24);
        let training = Plan { kind: Kind::TrainingMentors, starts, ..plan(None) };
        let event = house.published(&training).await;
        store.invite_to_event(actor, event, Group::Available, now()).await.unwrap();
        let late = |days: i64| starts + SignedDuration::from_hours(24 * days);
        assert_eq!(house.missing(late(365)).await.len(), 3);
        assert_eq!(house.missing(late(367)).await.len(), 0, "nobody asks after a year");
        let over = "UPDATE cohort SET status = 'closed'";
        geleit_store::testing::execute(store, house.table.programme, over).await;
        assert_eq!(house.missing(after()).await.len(), 0, "they take part in nothing now");
    }

    async fn groups_are_invited_each_once_also_for_no_cohort(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        let house = House { store: place.store.clone(), table };
        house.table.propose().await;
        house.table.all_agree().await;
        let (store, actor) = (&place.store, &house.table.coordinator);
        store.release(actor, house.table.cohort, None, now()).await.unwrap();
        let later = now() + SignedDuration::from_mins(16);
        let open = house.published(&Plan { kind: Kind::CompanyVisit, ..plan(None) }).await;
        let invite = |group| store.invite_to_event(actor, open, group, later);
        assert_eq!(invite(Group::AllPairs).await.unwrap().new, 6);
        assert_eq!(invite(Group::Available).await.unwrap().new, 0, "they are all in pairs");
        let partner = geleit_store::accounts::NewAccount {
            email: "olga@example.org",
            name: "Olga",
            role: geleit_domain::policy::Role::Partner,
            organisation: Some(house.table.deciding[0]),
            person: None,
            language: "en",
        };
        store.create_account(&house.table.operator, &partner, now()).await.unwrap();
        assert_eq!(invite(Group::Organisations).await.unwrap().new, 1);
        assert_eq!(invite(Group::Organisations).await.unwrap().new, 0);
        let olga = house.shown(open).await.attendees;
        let olga = olga.into_iter().find(|one| one.name == "Olga").unwrap();
        let letters = house.letters(SignUpId(olga.id)).await;
        assert_eq!(letters, [("event_invited".into(), "en".into())]);
        let mut tx = store.read(actor.programme).await.unwrap();
        let pairs = tx.list_partnerships(actor, house.table.cohort, &Filter::default(), 9).await;
        drop(tx);
        let (pair, operator) = (PartnershipId(pairs.unwrap()[0].id), &house.table.operator);
        for verb in [Step::Accept, Step::Start, Step::Complete] {
            let today = later.to_zoned(TimeZone::UTC).date();
            store.step_partnership(operator, pair, verb, None, today, later).await.unwrap();
        }
        for cohort in [None, Some(house.table.cohort)] {
            let closing = Plan { kind: Kind::Closing, cohort, ..plan(None) };
            let event = house.published(&closing).await;
            let found = store.invite_to_event(actor, event, Group::Completed, later).await;
            assert_eq!(found.unwrap().new, 2, "both sides of the one pair that is through");
        }
        let accepted = invite(Group::Accepted).await;
        assert!(matches!(accepted, Err(Error::Refused(Refusal::Invalid { field: "cohort", .. }))));
    }

    async fn charlie_of_another_programme_ticks_nobody(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        let amal = house.signs_up(event, "amal").await.id;
        let (store, kind) = (&place.store, programmes::Kind::Casework);
        let charlie = store.create_programme(kind, "Charlie", "charlie", now()).await.unwrap();
        let charlie = Actor::operator(charlie);
        let list = store.attendance_list(&charlie, event, Action::Show, after()).await;
        assert!(matches!(list, Err(Error::NotFound)));
        let ticks = [tick(amal, None, Attended)];
        let done = store.note_attendance(&charlie, event, &ticks, after()).await;
        assert!(matches!(done, Err(Error::NotFound)));
        let guest = store.walk_in(&charlie, event, WalkIn::Guest("Charlie"), after()).await;
        assert!(matches!(guest, Err(Error::NotFound)));
        assert!(store.list_missing(&charlie, None, 9, after()).await.unwrap().is_empty());
    }
}
