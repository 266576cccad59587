//! Events: places under many hands, the waiting list, invitations and letters.

use crate::matching::Table;
use crate::now;
use geleit_domain::events::{Agenda, Group, Kind, Standing, Status, StepFree, Venue, Verb};
use geleit_domain::id::{AccountId, EventId, ProgrammeId, SignUpId};
use geleit_domain::letters::Choice;
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_domain::programmes;
use geleit_store::accounts::NewAccount;
use geleit_store::events::{Filter, Guest, Own, Plan, Shown, SignedUp, Which};
use geleit_store::letters::Wish;
use geleit_store::secrets::Secret;
use geleit_store::testing::execute;
use geleit_store::{Error, Location, Refusal, Store, both};
use jiff::{SignedDuration, Timestamp};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};

/// A programme that invites to its events.
pub(crate) struct House {
    pub(crate) store: Store,
    pub(crate) table: Table,
}

impl House {
    pub(crate) async fn open(store: &Store) -> Self {
        Self { store: store.clone(), table: Table::without_people(store, &[]).await }
    }

    /// Olga, who decides for an organisation and has not set up her account yet.
    pub(crate) async fn olga(&self) -> AccountId {
        let olga = NewAccount {
            email: "olga@example.org",
            name: "Olga",
            role: Role::Partner,
            organisation: Some(self.table.deciding[0]),
            person: None,
            language: "en",
        };
        self.store.create_account(&self.table.operator, &olga, now()).await.unwrap().0
    }

    pub(crate) async fn published(&self, plan: &Plan) -> EventId {
        let actor = &self.table.coordinator;
        let event = self.store.create_event(actor, plan, now()).await.unwrap();
        self.step(event, Verb::Publish).await.unwrap();
        event
    }

    pub(crate) async fn step(&self, event: EventId, verb: Verb) -> Result<Status, Error> {
        self.step_at(event, verb, now()).await
    }

    pub(crate) async fn step_at(
        &self,
        event: EventId,
        verb: Verb,
        at: Timestamp,
    ) -> Result<Status, Error> {
        let (actor, version) = (&self.table.coordinator, self.shown(event).await.event.version);
        self.store.step_event(actor, event, version, verb, Some("the house is closed"), at).await
    }

    pub(crate) async fn shown(&self, event: EventId) -> Shown {
        self.store.show_event(&self.table.coordinator, event).await.unwrap()
    }

    pub(crate) async fn signs_up(&self, event: EventId, name: &str) -> SignedUp {
        self.signs_up_at(event, name, now()).await.unwrap()
    }

    async fn signs_up_at(
        &self,
        event: EventId,
        name: &str,
        at: Timestamp,
    ) -> Result<SignedUp, Error> {
        let email = format!("{name}@example.org");
        let guest = Guest { name, email: &email, language: "ar" };
        self.store.sign_up_guest(self.table.programme, event, &guest, at).await
    }

    pub(crate) async fn link(&self, sign_up: SignUpId) -> Secret {
        let programme = self.table.programme;
        let link = self.store.create_event_link(programme, sign_up, now()).await.unwrap();
        link.parse().unwrap()
    }

    async fn own(&self, sign_up: SignUpId) -> Own {
        self.store.own_event(self.table.programme, sign_up, now()).await.unwrap()
    }

    async fn withdraws(&self, sign_up: SignUpId) {
        self.store.withdraw_by_link(&self.link(sign_up).await, now()).await.unwrap();
    }

    /// Names with this standing, in the order of signing up.
    pub(crate) async fn names(&self, event: EventId, standing: Standing) -> Vec<String> {
        let listed = self.shown(event).await.attendees.into_iter();
        listed.filter(|one| one.status == standing.text()).map(|one| one.name).collect()
    }

    /// Unsent letters to one: template and language.
    pub(crate) async fn letters(&self, sign_up: SignUpId) -> Vec<(String, String)> {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        let mails = tx.newest_mails(999).await.unwrap().into_iter();
        let is_open = |mail: &geleit_store::mails::Mail| {
            mail.subject_id == Some(sign_up.0) && mail.withdrawn_at.is_none()
        };
        mails.filter(is_open).map(|mail| (mail.template, mail.language)).collect()
    }

    pub(crate) async fn people(&self, event: EventId) -> Vec<SignUpId> {
        self.shown(event).await.attendees.into_iter().map(|one| SignUpId(one.id)).collect()
    }
}

pub(crate) fn tomorrow() -> Timestamp {
    now() + SignedDuration::from_hours(24)
}

pub(crate) fn plan(capacity: Option<i64>) -> Plan {
    Plan {
        kind: Kind::Workshop,
        title: "Bewerbung, die wirkt".into(),
        about: "Wir üben zusammen.".into(),
        cohort: None,
        starts: tomorrow(),
        minutes: 120,
        capacity,
        venue: Venue {
            name: "Haus der Begegnung".into(),
            address: "Gasse 1, 1040 Wien".into(),
            room: "Saal 2".into(),
            step_free: StepFree::Yes,
            online_link: "https://video.example.org/7".into(),
        },
        agenda: Agenda::read("10:00 Beginn\n11:00 Pause").unwrap(),
    }
}

both! {
    async fn two_hundred_who_sign_up_at_once_for_twenty_places_get_exactly_twenty(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(Some(20))).await;
        let programme = house.table.programme;
        let mut people = Vec::new();
        for number in 0..200 {
            let store = place.store.clone();
            people.push(tokio::spawn(async move {
                let (name, email) = (format!("Amal {number}"), format!("amal{number}@example.org"));
                let guest = Guest { name: &name, email: &email, language: "de" };
                store.sign_up_guest(programme, event, &guest, now()).await
            }));
        }
        let (mut placed, mut waiting) = (0, 0);
        for one in people {
            match one.await.unwrap().unwrap().standing {
                Standing::Placed => placed += 1,
                Standing::Waiting => waiting += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((placed, waiting), (20, 180));
        let attendees = house.shown(event).await.attendees;
        let numbers: Vec<_> = attendees.iter().map(|one| one.number).collect();
        assert_eq!(numbers, (1..=200).collect::<Vec<_>>(), "each has a place in the queue");
        let first = attendees.iter().filter(|one| one.status == "placed").map(|one| one.number);
        assert_eq!(first.max(), Some(20), "first come, first served");
    }
}

/// A place straight into the table, as no page would write it.
const INSERT: &str = "INSERT INTO sign_up (programme_id, id, event_id, name, email, email_key,
        language, status, number, created_at)
    SELECT programme_id, $1, id, 'Amal', $2, $2, 'de', 'placed', 1, 0 FROM event
    WHERE programme_id = $3";

/// One writer with a connection of its own.
async fn write(location: Location, programme: ProgrammeId, number: u32) -> Result<u64, String> {
    let (id, email) = (geleit_store::id(now()), format!("amal{number}@example.org"));
    let done = match location {
        Location::Folder(folder) => {
            let file = folder.join("geleit.sqlite");
            let mut db = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
            let query = sqlx::query(INSERT).bind(id).bind(email).bind(programme.0);
            query.execute(&mut db).await.map(|done| done.rows_affected())
        }
        Location::Postgres(options) => {
            let mut db = PgConnection::connect_with(&options).await.unwrap();
            let set = format!("SET geleit.programme = '{programme}'");
            db.execute(AssertSqlSafe(set)).await.unwrap();
            let query = sqlx::query(INSERT).bind(id).bind(email).bind(programme.0);
            query.execute(&mut db).await.map(|done| done.rows_affected())
        }
    };
    done.map_err(|error| error.to_string())
}

both! {
    async fn the_database_alone_refuses_one_place_too_many(place) {
        let house = House::open(&place.store).await;
        house.published(&plan(Some(7))).await;
        let mut writers = Vec::new();
        for number in 0..20 {
            let (location, programme) = (place.location.clone(), house.table.programme);
            writers.push(tokio::spawn(write(location, programme, number)));
        }
        let mut written = 0;
        for writer in writers {
            match writer.await.unwrap() {
                Ok(rows) => written += rows,
                Err(refused) => assert!(refused.contains("guard:event_full"), "{refused}"),
            }
        }
        assert_eq!(written, 7);
    }

    async fn a_place_that_becomes_free_goes_to_whoever_has_waited_longest(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(Some(1))).await;
        let amal = house.signs_up(event, "amal").await;
        let brigitte = house.signs_up(event, "brigitte").await;
        let dora = house.signs_up(event, "dora").await;
        assert_eq!(amal.standing, Standing::Placed);
        assert_eq!((brigitte.standing, dora.standing), (Standing::Waiting, Standing::Waiting));
        assert_eq!(house.letters(brigitte.id).await, [("event_waiting".into(), "ar".into())]);
        house.withdraws(amal.id).await;
        assert_eq!(house.names(event, Standing::Placed).await, ["brigitte"]);
        assert_eq!(house.names(event, Standing::Waiting).await, ["dora"]);
        assert_eq!(house.letters(brigitte.id).await, [("event_moved_up".into(), "ar".into())]);
        assert!(house.letters(amal.id).await.is_empty(), "who has left gets no letter any more");
        let link = house.link(amal.id).await;
        let again = place.store.sign_up_by_link(&link, now()).await.unwrap();
        assert_eq!(again.standing, Standing::Waiting, "who comes back stands at the end");
        let mut more = plan(Some(2));
        more.title = "Bewerbung".into();
        let version = house.shown(event).await.event.version;
        let actor = &house.table.coordinator;
        place.store.change_event(actor, event, version, &more, now()).await.unwrap();
        assert_eq!(house.names(event, Standing::Placed).await, ["brigitte", "dora"]);
        let verbs: Vec<_> =
            house.shown(event).await.entries.into_iter().map(|line| line.verb).collect();
        assert_eq!(verbs, ["event.create", "event.publish", "event.place", "event.wait",
            "event.wait", "event.withdraw", "event.move_up", "event.wait", "event.change",
            "event.move_up"]);
    }

    async fn fewer_places_than_are_taken_are_refused_and_nothing_changes(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        for name in ["amal", "brigitte"] {
            assert_eq!(house.signs_up(event, name).await.standing, Standing::Placed);
        }
        let before = house.shown(event).await.event;
        let mut fewer = plan(Some(1));
        fewer.title = "Kleiner".into();
        let actor = &house.table.coordinator;
        let done = place.store.change_event(actor, event, before.version, &fewer, now()).await;
        assert!(matches!(done, Err(Error::Refused(Refusal::EventFull))), "{done:?}");
        let after = house.shown(event).await.event;
        assert_eq!((after.title, after.version), (before.title, before.version));
    }

    async fn nobody_is_on_the_list_twice(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(Some(5))).await;
        let first = house.signs_up(event, "amal").await;
        let again = house.signs_up(event, "Amal").await;
        assert_eq!(first, again);
        assert_eq!(house.people(event).await.len(), 1);
        assert_eq!(house.letters(first.id).await.len(), 1);
    }

    async fn another_time_is_told_at_once_only_where_the_old_or_the_new_one_is_near(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        house.signs_up(event, "amal").await;
        let (store, programme) = (&place.store, house.table.programme);
        execute(store, programme, "UPDATE mail SET sent_at = 1").await;
        let move_to = async |days: i64| {
            let starts = now() + SignedDuration::from_hours(24 * days);
            let (moved, actor) = (Plan { starts, ..plan(None) }, &house.table.coordinator);
            let version = house.shown(event).await.event.version;
            store.change_event(actor, event, version, &moved, now()).await.unwrap();
        };
        let waiting = async || {
            let sql = "UPDATE mail SET due_at = due_at WHERE in_digest = TRUE
                AND withdrawn_at IS NULL AND sent_at IS NULL AND template = 'event_changed'";
            execute(store, programme, sql).await
        };
        move_to(10).await;
        assert_eq!(waiting().await, 0, "Amal would have come tomorrow");
        execute(store, programme, "UPDATE mail SET sent_at = 1").await;
        move_to(12).await;
        assert_eq!(waiting().await, 1);
        move_to(1).await;
        assert_eq!(waiting().await, 0);
    }

    async fn invitations_to_partners_join_the_one_digest_and_follow_their_choice(place) {
        let table = Table::without_people(&place.store, &[Duty::Decide]).await;
        let house = House { store: place.store.clone(), table };
        let (store, programme) = (&place.store, house.table.programme);
        let olga = house.olga().await;
        execute(store, programme, "UPDATE account SET status = 'active'").await;
        let at = |days: i64| -> Timestamp {
            // Half past seven in Vienna, on Monday, Tuesday, Wednesday.
            format!("2026-01-{}T06:30:00Z", 25 + days).parse().unwrap()
        };
        let invite = async |title: &str| {
            let starts = now() + SignedDuration::from_hours(24 * 30);
            let event = Plan { title: title.into(), starts, ..plan(None) };
            let event = house.published(&event).await;
            let karin = &house.table.coordinator;
            store.invite_to_event(karin, event, Group::Organisations, now()).await.unwrap();
        };
        invite("Werkstatt").await;
        invite("Besuch").await;
        let work = [(olga, "en".to_owned())];
        assert_eq!(store.gather_digests(programme, &work, at(1)).await.unwrap(), 1);
        let mut tx = store.read(programme).await.unwrap();
        let digest = tx.newest_mails(9).await.unwrap().remove(0);
        assert_eq!((digest.account_id, digest.person_id), (Some(olga.0), None));
        let held = tx.letters_of_digest(digest.id).await.unwrap();
        assert_eq!(held.len(), 2, "with the work of the day in one letter");
        drop(tx);
        let link = store.create_letters_link(programme, olga.0, now()).await.unwrap();
        let link: Secret = link.parse().unwrap();
        let wish = Wish { choice: Choice::None, language: None };
        store.choose_letters_by_link(&link, wish, now()).await.unwrap();
        execute(store, programme, "UPDATE digest SET done_at = 1").await;
        invite("Fest").await;
        assert_eq!(store.gather_digests(programme, &[], at(2)).await.unwrap(), 0);
        let withheld = "UPDATE mail SET due_at = due_at WHERE withheld_at IS NOT NULL";
        assert_eq!(execute(store, programme, withheld).await, 1);
    }

    async fn whoever_is_on_the_list_hears_of_another_place_and_of_the_end(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(Some(1))).await;
        let (amal, brigitte) =
            (house.signs_up(event, "amal").await.id, house.signs_up(event, "brigitte").await.id);
        let dora = house.signs_up(event, "dora").await.id;
        house.withdraws(dora).await;
        let mut moved = plan(Some(1));
        moved.venue.room = "Saal 3".into();
        let version = house.shown(event).await.event.version;
        let actor = &house.table.coordinator;
        place.store.change_event(actor, event, version, &moved, now()).await.unwrap();
        assert_eq!(house.shown(event).await.event.sequence, 1);
        for sign_up in [amal, brigitte] {
            assert_eq!(house.letters(sign_up).await[0].0, "event_changed");
        }
        let stale = place.store.change_event(actor, event, version, &moved, now()).await;
        assert!(matches!(stale, Err(Error::Outdated)));
        assert_eq!(house.step(event, Verb::Cancel).await.unwrap(), Status::Cancelled);
        assert_eq!(house.shown(event).await.event.sequence, 2);
        for sign_up in [amal, brigitte] {
            assert_eq!(house.letters(sign_up).await, [("event_cancelled".into(), "ar".into())]);
        }
        assert!(house.letters(dora).await.is_empty());
        let late = house.signs_up_at(event, "emil", now()).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
        assert!(house.own(amal).await.online_link.is_empty());
    }

    async fn nobody_signs_up_for_a_draft_or_for_what_has_begun(place) {
        let house = House::open(&place.store).await;
        let actor = &house.table.coordinator;
        let event = place.store.create_event(actor, &plan(None), now()).await.unwrap();
        let slug = house.shown(event).await.event.slug;
        assert_eq!(slug, "bewerbung-die-wirkt-2026-01-24");
        assert!(matches!(house.signs_up_at(event, "amal", now()).await, Err(Error::NotFound)));
        assert!(matches!(place.store.public_event(&slug, now()).await, Err(Error::NotFound)));
        house.step(event, Verb::Publish).await.unwrap();
        let public = place.store.public_event(&slug, now()).await.unwrap();
        assert!(public.takes_sign_ups && public.is_online && !public.is_full);
        assert!(public.event.online_link.is_empty(), "the link is for whoever has a place");
        let amal = house.signs_up(event, "amal").await;
        assert_eq!(house.own(amal.id).await.online_link, "https://video.example.org/7");
        let late = house.signs_up_at(event, "brigitte", tomorrow()).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
        let early = house.step(event, Verb::Hold).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })), "{early:?}");
        let held = house.step_at(event, Verb::Hold, tomorrow()).await.unwrap();
        assert_eq!(held, Status::Held);
        let again = place.store.create_event(actor, &plan(None), now()).await.unwrap();
        let other = house.shown(again).await.event.slug;
        assert!(other.starts_with("2026-01-24-"), "{other}");
    }

    async fn the_people_of_the_open_pairs_are_invited_once(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        let house = House { store: place.store.clone(), table };
        house.table.propose().await;
        house.table.all_agree().await;
        let (actor, cohort) = (&house.table.coordinator, house.table.cohort);
        place.store.release(actor, cohort, None, now()).await.unwrap();
        let opening = Plan { kind: Kind::Opening, cohort: Some(cohort), ..plan(Some(4)) };
        let event = house.published(&opening).await;
        let invite = |group, at| place.store.invite_to_event(actor, event, group, at);
        let early = invite(Group::Both, now()).await.unwrap();
        assert_eq!(early.new, 0, "nobody may know of a pair that can still be taken back");
        let later = now() + SignedDuration::from_mins(16);
        let mentees = invite(Group::Mentees, later).await.unwrap();
        assert_eq!((mentees.new, mentees.without_address), (3, 0));
        assert_eq!(invite(Group::Both, later).await.unwrap().new, 3, "the mentors");
        assert_eq!(invite(Group::Both, later).await.unwrap().new, 0, "each once");
        let people = house.people(event).await;
        assert_eq!(people.len(), 6);
        for one in &people {
            assert_eq!(house.letters(*one).await[0].0, "event_invited");
        }
        for one in &people[..5] {
            let link = house.link(*one).await;
            place.store.sign_up_by_link(&link, later).await.unwrap();
        }
        assert_eq!(house.names(event, Standing::Placed).await.len(), 4);
        assert_eq!(house.names(event, Standing::Waiting).await.len(), 1);
        let no_cohort = house.published(&plan(None)).await;
        let done = place.store.invite_to_event(actor, no_cohort, Group::Both, later).await;
        assert!(matches!(done, Err(Error::Refused(Refusal::Invalid { field: "cohort", .. }))));
    }

    async fn an_erased_person_leaves_the_list_and_somebody_moves_up(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let house = House { store: place.store.clone(), table };
        house.table.propose().await;
        house.table.all_agree().await;
        let (actor, cohort) = (&house.table.coordinator, house.table.cohort);
        place.store.release(actor, cohort, None, now()).await.unwrap();
        let opening = Plan { cohort: Some(cohort), ..plan(Some(1)) };
        let event = house.published(&opening).await;
        let later = now() + SignedDuration::from_mins(16);
        place.store.invite_to_event(actor, event, Group::Mentees, later).await.unwrap();
        let invited = house.people(event).await[0];
        let link = house.link(invited).await;
        place.store.sign_up_by_link(&link, later).await.unwrap();
        house.signs_up(event, "brigitte").await;
        let person = house.shown(event).await.attendees[0].person_id.unwrap();
        let person = geleit_domain::id::PersonId(person);
        let mut tx = place.store.write(house.table.programme).await.unwrap();
        let bundle = tx.export_person(person).await.unwrap();
        assert_eq!(bundle["sign_up"][0]["status"], "placed");
        tx.erase_person(&house.table.operator, person, "asked for it", later).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(house.names(event, Standing::Placed).await, ["brigitte"]);
        let gone = place.store.own_event_by_link(&link, later).await;
        assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    }

    async fn charlie_of_another_programme_sees_no_event(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        let kind = programmes::Kind::Casework;
        let charlie = place.store.create_programme(kind, "Charlie", "charlie", now()).await.unwrap();
        let charlie = geleit_domain::actor::Actor::operator(charlie);
        let shown = place.store.show_event(&charlie, event).await;
        assert!(matches!(shown, Err(Error::NotFound)));
        let filter = Filter { which: Which::Upcoming, today: now(), after: None };
        assert!(place.store.list_events(&charlie, filter, 9).await.unwrap().is_empty());
        let mine = place.store.list_events(&house.table.coordinator, filter, 9).await.unwrap();
        assert_eq!(mine.len(), 1);
        let over = Filter { which: Which::Past, ..filter };
        let over = place.store.list_events(&house.table.coordinator, over, 9).await.unwrap();
        assert!(over.is_empty());
    }

    async fn what_does_not_fit_is_refused_with_its_field(place) {
        let house = House::open(&place.store).await;
        let mut nowhere = plan(None);
        (nowhere.venue.address, nowhere.venue.online_link) = (String::new(), String::new());
        let wrong = [
            ("title", Plan { title: " ".into(), ..plan(None) }),
            ("minutes", Plan { minutes: 0, ..plan(None) }),
            ("capacity", Plan { capacity: Some(0), ..plan(None) }),
            ("address", nowhere),
        ];
        for (field, plan) in wrong {
            let done = place.store.create_event(&house.table.coordinator, &plan, now()).await;
            let is_named = matches!(&done, Err(Error::Refused(Refusal::Invalid { field: f, .. }))
                if *f == field);
            assert!(is_named, "{field}: {done:?}");
        }
        let guest = Guest { name: "Amal", email: "amal", language: "de" };
        let event = house.published(&plan(None)).await;
        let done = place.store.sign_up_guest(house.table.programme, event, &guest, now()).await;
        assert!(matches!(done, Err(Error::Refused(Refusal::Invalid { field: "email", .. }))));
    }
}
