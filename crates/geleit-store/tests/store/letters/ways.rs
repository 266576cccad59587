//! What goes out at once and what waits for the digest, as it is decided when a letter is written.

use super::{FRIDAY, MONDAY, Post, SATURDAY, at};
use crate::events::{House, plan};
use crate::matching::Table;
use crate::now;
use geleit_domain::events::{Group, Verb};
use geleit_domain::id::EventId;
use geleit_store::events::Plan;
use geleit_store::mails::Letter;
use geleit_store::testing::execute;
use geleit_store::{Error, both};

/// In Vienna nine o'clock before Christmas: a Wednesday, and the last morning before two holidays
/// and a Sunday.
const DAY_BEFORE: &str = "2026-12-23T08:00:00Z";
const CHRISTMAS_EVE: &str = "2026-12-24T08:00:00Z";
/// The Monday after them.
const AFTER_CHRISTMAS: &str = "2026-12-28T08:00:00Z";

/// Everybody has read what was written so far.
async fn letters_leave(house: &House) {
    let sql = "UPDATE mail SET sent_at = 1 WHERE sent_at IS NULL";
    execute(&house.store, house.table.programme, sql).await;
}

/// How many letters about an event wait for a digest, and how many go out at once.
async fn unsent(house: &House) -> (u64, u64) {
    let (store, programme) = (&house.store, house.table.programme);
    let waiting = "UPDATE mail SET due_at = due_at WHERE in_digest = TRUE AND sent_at IS NULL
        AND withdrawn_at IS NULL AND template LIKE 'event_%'";
    let at_once = "UPDATE mail SET due_at = due_at WHERE in_digest = FALSE AND sent_at IS NULL
        AND withdrawn_at IS NULL AND template LIKE 'event_%'";
    (execute(store, programme, waiting).await, execute(store, programme, at_once).await)
}

/// Amal comes to a workshop that begins then.
async fn workshop(house: &House, starts: &str) -> EventId {
    let event = house.published(&Plan { starts: at(starts), ..plan(None) }).await;
    house.signs_up(event, "amal").await;
    letters_leave(house).await;
    event
}

/// How a workshop that begins then is cancelled now.
async fn cancelled(house: &House, starts: &str, now: &str) -> (u64, u64) {
    let event = workshop(house, starts).await;
    house.step_at(event, Verb::Cancel, at(now)).await.unwrap();
    unsent(house).await
}

both! {
    async fn what_is_within_two_days_is_told_at_once_and_what_is_later_waits(place) {
        let post = Post::of(&place).await;
        // Sunday noon, two days and three hours after Friday morning.
        for sql in [
            "INSERT INTO event (programme_id, id, slug, kind, title, about, status, starts_at,
                time_zone, minutes, venue_name, address, room, step_free, online_link, created_at)
            SELECT programme_id, id, 'opening', 'opening', 'Opening', '', 'published',
                1769338800000000, 'Europe/Vienna', 60, '', 'Wien', '', 'unknown', '', 1 FROM cohort",
            "INSERT INTO sign_up (programme_id, id, event_id, person_id, language, status,
                created_at) SELECT e.programme_id, e.id, e.id, p.id, 'de', 'placed', 1 FROM event e
            JOIN person p ON p.programme_id = e.programme_id AND p.email = 'amal1@example.org'",
        ] {
            assert_eq!(execute(&post.store, post.programme, sql).await, 1);
        }
        let sign_up = post.cohort.0;
        for (now, jobs) in [(FRIDAY, 0), ("2026-01-23T11:00:00Z", 1)] {
            post.post_about(post.amal, "event_cancelled", sign_up, at(now)).await;
            assert_eq!(post.jobs(at(now)).await.len(), jobs, "{now}");
        }
        // Her digest of the week would come when all is over.
        post.post_about(post.brigitte, "event_invited", sign_up, at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 2, "Amal's, and Brigitte's");
    }

    async fn what_a_digest_after_closed_days_would_tell_too_late_is_told_at_once(place) {
        let house = House::open(&place.store).await;
        let (waits, at_once) = ((1, 0), (0, 1));
        for (starts, now, way) in [
            (AFTER_CHRISTMAS, CHRISTMAS_EVE, at_once),
            (AFTER_CHRISTMAS, DAY_BEFORE, waits),
            // The digest of the Monday comes the day before, more than 24 hours ahead, or not.
            ("2026-12-29T07:00:00Z", CHRISTMAS_EVE, waits),
            ("2026-12-29T06:00:00Z", CHRISTMAS_EVE, at_once),
            // Nothing but working days lies between.
            ("2026-12-18T08:00:00Z", "2026-12-16T07:59:00Z", waits),
            ("2026-12-18T08:00:00Z", "2026-12-16T08:00:00Z", at_once),
            // A Sunday does, and Saturday's digest has gone out.
            ("2026-12-21T08:00:00Z", "2026-12-19T07:00:00Z", at_once),
        ] {
            assert_eq!(cancelled(&house, starts, now).await, way, "{starts} {now}");
        }
        // Thursday, told on Monday after the digest.
        let (starts, now_monday) = ("2026-12-17T08:00:00Z", "2026-12-14T07:00:00Z");
        assert_eq!(cancelled(&house, starts, now_monday).await, waits);
        for day in ["2026-12-15", "2026-12-16"] {
            let (actor, day) = (&house.table.coordinator, day.parse().unwrap());
            house.store.close_day(actor, day, "Betriebsurlaub", now()).await.unwrap();
        }
        assert_eq!(cancelled(&house, starts, now_monday).await, at_once);
        // When it is itself on a closed day, the digest would come when all is over.
        let (actor, monday) = (&house.table.coordinator, "2026-12-28".parse().unwrap());
        house.store.close_day(actor, monday, "Betriebsurlaub", now()).await.unwrap();
        assert_eq!(cancelled(&house, AFTER_CHRISTMAS, CHRISTMAS_EVE).await, at_once);
    }

    async fn everybody_of_an_event_hears_of_it_the_same_way(place) {
        let house = House::open(&place.store).await;
        for (now, way) in [(DAY_BEFORE, (3, 0)), (CHRISTMAS_EVE, (0, 3))] {
            let starts = at(AFTER_CHRISTMAS);
            let event = house.published(&Plan { starts, ..plan(None) }).await;
            for name in ["amal", "brigitte", "dora"] {
                house.signs_up(event, name).await;
            }
            letters_leave(&house).await;
            house.step_at(event, Verb::Cancel, at(now)).await.unwrap();
            assert_eq!(unsent(&house).await, way, "{now}");
        }
    }

    async fn whoever_would_come_after_closed_days_hears_at_once_that_it_is_moved(place) {
        let house = House::open(&place.store).await;
        for (now, way) in [(DAY_BEFORE, (1, 0)), (CHRISTMAS_EVE, (0, 1))] {
            let event = workshop(&house, AFTER_CHRISTMAS).await;
            let moved = Plan { starts: at("2027-01-15T08:00:00Z"), ..plan(None) };
            let (actor, version) =
                (&house.table.coordinator, house.shown(event).await.event.version);
            house.store.change_event(actor, event, version, &moved, at(now)).await.unwrap();
            assert_eq!(unsent(&house).await, way, "{now}");
        }
    }

    async fn a_mentor_hears_on_any_open_morning_of_what_presses(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let house = House { store: place.store.clone(), table };
        let (store, actor) = (&place.store, &house.table.coordinator);
        for (now, way) in [(DAY_BEFORE, (1, 0)), (CHRISTMAS_EVE, (0, 1))] {
            let plan = Plan { starts: at(AFTER_CHRISTMAS), ..plan(None) };
            let event = house.published(&plan).await;
            letters_leave(&house).await;
            // The Tuesday of the weekly digest comes when all is over.
            let invited = store.invite_to_event(actor, event, Group::Available, at(now)).await;
            assert_eq!(invited.unwrap().new, 1);
            assert_eq!(unsent(&house).await, way, "{now}");
        }
        letters_leave(&house).await;
        let plan = Plan { starts: at(AFTER_CHRISTMAS), ..plan(None) };
        let event = house.published(&plan).await;
        store.invite_to_event(actor, event, Group::Available, at(DAY_BEFORE)).await.unwrap();
        let programme = house.table.programme;
        let thursday = at("2026-12-24T06:30:00Z");
        assert_eq!(store.gather_digests(programme, &[], thursday).await.unwrap(), 1);
    }

    async fn whoever_missed_an_interview_reads_of_it_in_the_morning(place) {
        let post = Post::of(&place).await;
        // It was on Sunday noon.
        let sql = "INSERT INTO interview (programme_id, id, application_id, starts_at, time_zone,
                minutes, mode, place, status, created_at)
            SELECT programme_id, cohort_id, id, 1769338800000000, 'Europe/Vienna', 30, 'on_site',
                'Zimmer 3', 'planned', 1 FROM application";
        assert_eq!(execute(&post.store, post.programme, sql).await, 1);
        let (interview, sunday) = (post.cohort.0, at("2026-01-25T12:00:00Z"));
        post.post_about(post.amal, "interview_missed_mentee", interview, sunday).await;
        assert!(post.jobs(sunday).await.is_empty(), "it presses nobody");
        assert_eq!(post.gather(at(MONDAY)).await, 1);
        let jobs = post.jobs(at(MONDAY)).await;
        assert_eq!(post.held(&jobs[0]).await, ["interview_missed_mentee"]);
        post.post_about(post.amal, "interview_cancelled_mentee", interview, sunday).await;
        assert_eq!(post.jobs(at(MONDAY)).await.len(), 1, "what is over is told at once");
    }

    async fn a_letter_of_no_kind_is_refused(place) {
        let post = Post::of(&place).await;
        let mut tx = post.store.write(post.programme).await.unwrap();
        let letter = Letter {
            template: "hello",
            language: "de",
            person: Some(post.amal),
            account: None,
            subject: None,
            due: now(),
        };
        let refused = tx.post(letter, now()).await;
        assert!(matches!(refused, Err(Error::Corrupt(_))), "{refused:?}");
    }
}
