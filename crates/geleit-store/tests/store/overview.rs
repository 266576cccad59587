//! What the desk sees first, with figures counted by hand.

use crate::matching::{Table, acting, amal, new_cohort};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::applications::completion::Item;
use geleit_domain::applications::waiting::{FOR_OFFICE, OVER};
use geleit_domain::applications::{Status, Verb};
use geleit_domain::id::{ApplicationId, CohortId, OrganisationId};
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_store::applications::{Filter, Which};
use geleit_store::imports::Import;
use geleit_store::overview::{Coordination, Overview, Partner};
use geleit_store::testing::execute;
use geleit_store::{Error, Location, Store, both};
use jiff::{SignedDuration, Timestamp};
use std::ops::ControlFlow;

/// Eight mentees: five of the first organisation, three of the second. Day 0 is `now()`; all were
/// imported 20 days before.
struct Room {
    table: Table,
    people: Vec<ApplicationId>,
}

fn before(days: i64) -> Timestamp {
    now() - SignedDuration::from_hours(24 * days)
}

impl Room {
    async fn open(store: &Store) -> Self {
        let table = Table::without_people(store, &[Duty::Decide]).await;
        for (numbers, organisation) in [(1..=5, 0), (6..=8, 1)] {
            let rows: Vec<_> = numbers.map(amal).collect();
            let organisation = Some(table.deciding[organisation]);
            let import = Import { organisation, ..Import::into(table.cohort) };
            let go_on = &mut |_| ControlFlow::Continue(());
            store.import_mentees(&table.operator, &import, &rows, go_on, before(20)).await.unwrap();
        }
        let mut found = store.read(table.programme).await.unwrap();
        let mut all = found.applications_of(table.cohort).await.unwrap();
        drop(found);
        all.sort_by(|a, b| a.reference.cmp(&b.reference));
        let people = all.iter().map(|one| ApplicationId(one.id)).collect();
        Self { table, people }
    }

    async fn step(&self, person: usize, verb: Verb, at: Timestamp) {
        let (store, on) = (&self.table.store, "2026-01-10".parse().unwrap());
        let id = self.people[person];
        store.step_application(&self.table.operator, id, verb, None, on, at).await.unwrap();
    }

    /// 0 accepted long ago, 1 accepted and gone, 2 selected elsewhere, 3 interviewed today,
    /// 4 eligible for 12 days, 5 received and untouched, 6 asked for more, 7 ineligible.
    async fn worked(store: &Store) -> Self {
        use Verb::{Accept, FindEligible, RecordInterview, SetInterview, Withdraw};
        let room = Self::open(store).await;
        for verb in [FindEligible, SetInterview, RecordInterview, Accept] {
            room.step(0, verb, before(8)).await;
            room.step(1, verb, before(8)).await;
        }
        room.step(1, Withdraw, before(7)).await;
        room.step(2, Verb::SelectElsewhere, before(8)).await;
        for verb in [FindEligible, SetInterview, RecordInterview] {
            room.step(3, verb, now()).await;
        }
        room.step(4, FindEligible, before(12)).await;
        let (items, id) = ([Item::German], room.people[6]);
        let operator = &room.table.operator;
        store.ask_for_more(operator, id, &items, (1, ""), before(15)).await.unwrap();
        room.step(7, Verb::FindIneligible, before(12)).await;
        room
    }

    async fn coordination(&self, cohort: Option<CohortId>) -> Coordination {
        let overview = self.table.store.overview(&self.table.coordinator, cohort, now()).await;
        let Overview::Coordination(found) = overview.unwrap() else { panic!("not theirs") };
        *found
    }

    async fn partner(&self, place: usize) -> Partner {
        let actor = self.table.partner(place);
        let overview = self.table.store.overview(&actor, None, now()).await;
        let Overview::Partner(found) = overview.unwrap() else { panic!("not theirs") };
        *found
    }

    /// How many lines the inbox has for this.
    async fn listed(&self, actor: &Actor, which: Which) -> usize {
        let filter = Filter { which, ..Filter::default() };
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        tx.list_applications(actor, self.table.cohort, &filter, 50).await.unwrap().len()
    }
}

fn counts(steps: &[geleit_domain::applications::funnel::Step]) -> Vec<(u64, Option<u64>)> {
    steps.iter().map(|step| (step.share.count, step.share.percent)).collect()
}

both! {
    /// Proves S1-38.
    async fn the_funnel_counts_everybody_up_to_where_they_got(place) {
        let room = Room::worked(&place.store).await;
        let selection = room.coordination(None).await.selection.unwrap();
        // All eight; not 5 and 6; 0, 1, 2 and 3; 0, 1 and 2; nobody has a place.
        let expected =
            [(8, Some(100)), (6, Some(75)), (4, Some(67)), (3, Some(75)), (0, Some(0))];
        assert_eq!(counts(&selection.funnel), expected);
        let own = room.partner(1).await;
        let own_expected =
            [(3, Some(100)), (1, Some(33)), (0, Some(0)), (0, None), (0, None)];
        assert_eq!(counts(&own.funnel), own_expected, "5, 6 and 7 only");
    }

    async fn whoever_waits_too_long_is_counted_and_listed_alike(place) {
        let room = Room::worked(&place.store).await;
        let found = room.coordination(None).await;
        let late: Vec<_> = found.work.late.iter().map(|one| (one.number, one.since)).collect();
        // 4 waits since day -12, 5 since the import; 3 was interviewed only today.
        assert_eq!(late, [(2, geleit_store::micros(before(20)))]);
        let today = "2026-01-23".parse().unwrap();
        let coordinator = &room.table.coordinator;
        assert_eq!(room.listed(coordinator, Which::Late(now())).await, 2);
        let unanswered: Vec<_> = found.work.unanswered.iter().map(|one| one.number).collect();
        assert_eq!(unanswered, [1]);
        assert_eq!(room.listed(coordinator, Which::Unanswered(today)).await, 1);
        // Asked on day -15 with 14 days to answer: yesterday it was not overdue.
        let before = "2026-01-22".parse().unwrap();
        assert_eq!(room.listed(coordinator, Which::Unanswered(before)).await, 0);
    }

    async fn a_partner_reads_of_the_own_people_only(place) {
        let room = Room::worked(&place.store).await;
        let (first, second) = (room.partner(0).await, room.partner(1).await);
        let late = |found: &Partner| found.work.late.iter().map(|one| one.number).sum::<i64>();
        assert_eq!((late(&first), late(&second)), (1, 1), "4 and 5");
        assert!(first.work.unanswered.is_empty() && second.work.unanswered.len() == 1);
        assert_eq!(room.listed(&room.table.partner(0), Which::Late(now())).await, 1);
        let third = room.partner(2).await;
        assert_eq!(counts(&third.funnel)[0], (0, None));
    }

    async fn applications_and_places_grow_week_by_week_to_what_there_is(place) {
        let room = Room::open(&place.store).await;
        room.table.invite_mentors(room.table.cohort, 1..=3, 2).await;
        let series = room.coordination(None).await.selection.unwrap().series.unwrap();
        let last = |weeks: &[geleit_domain::figures::weeks::Week]| weeks.last().unwrap().total;
        assert_eq!((last(&series.applications), last(&series.places)), (8, 6));
        let weeks: Vec<_> = series.applications.iter().map(|week| week.iso().1).collect();
        assert_eq!(weeks, [2, 3, 4], "from the first that came in to today");
        let totals: Vec<_> = series.places.iter().map(|week| week.total).collect();
        assert_eq!(totals, [0, 0, 6]);
    }

    async fn mentors_are_counted_where_somebody_has_to_call(place) {
        let room = Room::open(&place.store).await;
        let programme = room.table.programme;
        room.table.invite_mentors(room.table.cohort, 1..=3, 1).await;
        let found = room.coordination(None).await.work;
        assert_eq!((found.enquiries.number, found.enquiries.since), (0, None), "they are available");
        execute(&place.store, programme, "UPDATE mentor SET status = 'enquiry'").await;
        let found = room.coordination(None).await.work;
        assert_eq!((found.enquiries.number, found.questionnaires.number), (3, 0));
        assert!(found.enquiries.since.is_some());
        assert_eq!(room.partner(0).await.work.enquiries.number, 0, "of no organisation");
    }

    async fn whoever_gets_no_letters_is_counted_and_listed_while_taking_part(place) {
        let room = Room::worked(&place.store).await;
        let (store, programme) = (&place.store, room.table.programme);
        assert_eq!(room.coordination(None).await.unreachable.number, 0);
        // 1 has withdrawn, 7 is ineligible; 3 and 5 are on the way.
        for person in [1, 3, 5, 7] {
            let mut tx = store.read(programme).await.unwrap();
            let id = tx.application(room.people[person]).await.unwrap().person_id.simple();
            drop(tx);
            let sql = match &place.location {
                Location::Folder(_) => format!("X'{id}'"),
                Location::Postgres(_) => format!("'{id}'"),
            };
            let sql = format!("UPDATE person SET email_bounced_at = {person} WHERE id = {sql}");
            execute(store, programme, sql.leak()).await;
        }
        let found = room.coordination(None).await.unreachable;
        assert_eq!((found.number, found.since), (2, Some(3)));
        let listed = store.unreachable_persons(&room.table.coordinator).await.unwrap();
        assert_eq!(listed.len(), 2);
        let partner = store.unreachable_persons(&room.table.partner(0)).await;
        assert!(matches!(partner, Err(Error::Forbidden)), "{partner:?}");
    }

    async fn the_menu_counts_what_waits_for_its_reader(place) {
        let room = Room::worked(&place.store).await;
        let table = &room.table;
        // 3 is interviewed, 4 eligible, 5 received; the others wait for nobody at the office.
        for (actor, applications) in
            [(table.coordinator.clone(), 3), (table.partner(0), 2), (table.partner(1), 1), (table.partner(2), 0)]
        {
            let menu = place.store.menu(&actor).await.unwrap().unwrap();
            assert_eq!((menu.applications, menu.pairs), (applications, 0));
        }
        let funder = acting(table.programme, Role::Funder, None::<OrganisationId>);
        assert!(place.store.menu(&funder).await.unwrap().is_none());
    }

    /// Proves S1-38.
    async fn whoever_does_not_answer_a_request_is_reminded_once_and_has_time_again(place) {
        let room = Room::worked(&place.store).await;
        let (store, coordinator) = (&place.store, &room.table.coordinator);
        let found = store.overdue_requests(coordinator, None, now()).await.unwrap();
        let [amal] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((amal.id, amal.items()), (room.people[6].0, vec![Item::German]));
        let chosen = [(room.people[6], amal.version)];
        let foreign = store.remind_of_requests(&room.table.partner(0), &chosen, now()).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        assert_eq!(store.remind_of_requests(coordinator, &[(room.people[6], 99)], now()).await.unwrap(), 0);
        assert_eq!(store.remind_of_requests(coordinator, &chosen, now()).await.unwrap(), 1);
        assert_eq!(store.remind_of_requests(coordinator, &chosen, now()).await.unwrap(), 0, "twice");
        assert!(store.overdue_requests(coordinator, None, now()).await.unwrap().is_empty());
        assert!(room.coordination(None).await.work.unanswered.is_empty());
        let mut tx = store.read(room.table.programme).await.unwrap();
        let mails = tx.newest_mails(9).await.unwrap();
        let letters = mails.iter().filter(|mail| mail.subject_id == Some(room.people[6].0));
        let open = letters.filter(|mail| mail.withdrawn_at.is_none() && mail.template == "missing:german");
        assert_eq!(open.count(), 1, "the first one had not gone out");
        let request = tx.open_request(room.people[6].0).await.unwrap().unwrap();
        assert_eq!(request.answer_by, "2026-02-06");
        let entry = tx.newest_entries(i64::MAX, 1).await.unwrap().remove(0);
        assert_eq!(entry.verb, "application.remind");
    }

    async fn fields_are_counted_as_on_the_page_of_fields_and_places(place) {
        let room = Room::worked(&place.store).await;
        room.table.invite_mentors(room.table.cohort, 1..=1, 1).await;
        let found = room.coordination(None).await;
        let actor = &room.table.coordinator;
        let places = place.store.selection_places(actor, Some(room.table.cohort)).await.unwrap();
        for count in &found.fields {
            assert!(places.fields.contains(count), "{count:?}");
        }
        let seeking: i64 = found.fields.iter().map(|count| count.seeking()).sum();
        assert_eq!(seeking, 4, "0 and 2 were accepted, 3 and 4 are on the way");
        let gaps: Vec<_> = found.fields.iter().map(|count| count.gap()).collect();
        assert!(gaps.windows(2).all(|pair| pair[0] >= pair[1]), "{gaps:?}");
    }

    async fn the_newest_cohort_with_something_to_do_is_shown_and_a_foreign_one_is_not_found(place) {
        let room = Room::open(&place.store).await;
        let operator = &room.table.operator;
        let next = new_cohort(&place.store, operator, "wien-19", 19, 10).await;
        let shown = |found: &Coordination| found.cohorts.shown().unwrap().0.id;
        assert_eq!(shown(&room.coordination(Some(room.table.cohort)).await), room.table.cohort.0);
        let why = Some("the funding ended");
        let cancel = geleit_domain::cohorts::Verb::Cancel;
        let newest = shown(&room.coordination(None).await);
        let newest = CohortId(newest);
        place.store.step_cohort(operator, newest, cancel, why, now()).await.unwrap();
        let other = if newest == next { room.table.cohort } else { next };
        assert_eq!(shown(&room.coordination(None).await), other.0);
        let foreign = CohortId(uuid::Uuid::nil());
        let asked = place.store.overview(&room.table.coordinator, Some(foreign), now()).await;
        assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
        let nobody = acting(room.table.programme, Role::CaseWorker, None);
        let seen = place.store.overview(&nobody, Some(foreign), now()).await.unwrap();
        assert!(matches!(seen, Overview::Others));
        let mentee = acting(room.table.programme, Role::Mentee, None::<OrganisationId>);
        let refused = place.store.overview(&mentee, None, now()).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    }
}

#[test]
fn the_statements_name_the_statuses_that_wait_for_the_office() {
    let words: Vec<_> = FOR_OFFICE.iter().map(|status| format!("'{status}'")).collect();
    let list = format!("a.status IN ({})", words.join(", "));
    let all = geleit_store::statements();
    let late = all.iter().filter(|(name, _)| {
        name.contains("overview::LATE") || name.contains("applications::LIST_LATE")
    });
    let late: Vec<_> = late.collect();
    assert_eq!(late.len(), 4);
    for (name, sql) in late {
        assert!(sql.contains(&list), "{name} does not say {list}");
    }
    let over: Vec<_> = OVER.iter().map(|status| format!("'{status}'")).collect();
    let over = format!("a.status IN ({})", over.join(", "));
    let waiting = all.iter().filter(|(name, _)| name.contains("applications::LIST_WAITING"));
    let waiting: Vec<_> = waiting.collect();
    assert_eq!(waiting.len(), 2);
    for (name, sql) in waiting {
        assert!(sql.contains(&list) && sql.contains(&over), "{name}: {list}, {over}");
    }
    let (_, sql) = all.iter().find(|(name, _)| name.ends_with("overview::CAME_IN")).unwrap();
    for status in Status::ALL.iter().filter(|status| **status != Status::Draft) {
        assert!(sql.contains(&format!("'{status}'")), "{status}");
    }
}
