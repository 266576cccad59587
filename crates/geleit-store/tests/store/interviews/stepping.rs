//! Held, missed, cancelled, and what becomes of the application.

use super::*;
use geleit_domain::applications::Verb as Step;
use geleit_domain::interviews::Verb;
use geleit_store::secrets::Secret;
use geleit_store::{Error, Refusal, both};

both! {
    /// Proves S1-38.
    async fn the_application_follows_its_interview(place) {
        let room = Room::open(&place.store).await;
        let (store, karin) = (&room.store, &room.karin);
        let interview = room.planned().await;
        store.step_interview(karin, interview, 1, Verb::Miss, None, now()).await.unwrap();
        assert_eq!(room.status(room.waiting[0]).await, "eligible", "another can be planned");
        let letters: Vec<_> = room.letters(interview).await;
        assert_eq!(letters, [("interview_missed_mentee".into(), "ar".into(), true)]);
        let interview = room.planned().await;
        let silent = store.step_interview(karin, interview, 1, Verb::Cancel, Some(" "), now()).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))));
        let why = Some("Karin ist krank");
        store.step_interview(karin, interview, 1, Verb::Cancel, why, now()).await.unwrap();
        assert_eq!(room.status(room.waiting[0]).await, "eligible");
        assert_eq!(room.invitation(interview).await.interview.sequence, 1, "calendars hear of it");
        let interview = room.planned().await;
        store.step_interview(karin, interview, 1, Verb::Hold, None, now()).await.unwrap();
        assert_eq!(room.status(room.waiting[0]).await, "interviewed");
        let again = store.step_interview(karin, interview, 2, Verb::Miss, None, now()).await;
        assert!(matches!(again, Err(Error::WrongStatus { status: "held", .. })));
        let mut tx = store.read(room.table.programme).await.unwrap();
        let all = tx.interviews_of(room.waiting[0]).await.unwrap();
        let mut statuses: Vec<_> = all.iter().map(|one| &*one.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, ["cancelled", "held", "missed"]);
    }

    async fn whoever_withdraws_is_no_longer_expected(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let (id, on) = (room.waiting[0], "2026-01-23".parse().unwrap());
        let verb = Step::Withdraw;
        room.store.step_application(&room.karin, id, verb, None, on, now()).await.unwrap();
        let shown = room.shown(interview).await;
        assert_eq!(shown.interview.status, "cancelled");
        assert_eq!(shown.application.status, "withdrawn");
        assert_eq!(room.trail(interview.0).await, ["interview.plan", "interview.cancel"]);
    }

    async fn of_two_steps_at_the_same_time_one_counts(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let version = room.version(interview).await;
        let step = |actor, verb| {
            room.store.step_interview(actor, interview, version, verb, None, now())
        };
        let (held, missed) = tokio::join!(
            step(&room.karin, Verb::Hold),
            step(&room.werner, Verb::Miss)
        );
        assert!(held.is_ok() != missed.is_ok(), "{held:?} {missed:?}");
        let of_application = room.status(room.waiting[0]).await;
        assert_eq!(of_application, if held.is_ok() { "interviewed" } else { "eligible" });
    }

    async fn the_link_of_a_letter_finds_the_planned_interview_and_nothing_of_others(place) {
        let room = Room::open(&place.store).await;
        let (store, programme) = (&room.store, room.table.programme);
        let missed = room.planned().await;
        store.step_interview(&room.karin, missed, 1, Verb::Miss, None, now()).await.unwrap();
        let planned = room.planned().await;
        let link = async |application| {
            let text = store.create_application_link(programme, application, now()).await.unwrap();
            Secret::read(&text).unwrap()
        };
        let amal = link(room.waiting[0]).await;
        let found = store.invitation_by_link(&amal, now()).await.unwrap();
        assert_eq!(InterviewId(found.interview.id), planned);
        let without = link(room.waiting[1]).await;
        let none = store.invitation_by_link(&without, now()).await;
        assert!(matches!(none, Err(Error::NotFound)));
        let after = now() + SignedDuration::from_hours(181 * 24);
        let over = store.invitation_by_link(&amal, after).await;
        assert!(matches!(over, Err(Error::NotFound)), "a link ends");
    }
}
