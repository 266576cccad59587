//! Interviews that are over and lack something, and those of this week, as the desk counts them.

use super::*;
use geleit_domain::interviews::{Notes, Recommendation, Topic, Verb};
use geleit_store::both;
use geleit_store::overview::{Overview, ThisWeek, Work};

impl Room {
    async fn work(&self, actor: &Actor, at: Timestamp) -> (Work, i64) {
        match self.store.overview(actor, None, at).await.unwrap() {
            Overview::Coordination(found) => (found.work, found.stuck_letters),
            Overview::Partner(found) => (found.work, 0),
            Overview::Others => panic!("{actor:?} has work at the desk"),
        }
    }

    /// How many are unfinished, by the number and by the list.
    async fn unfinished(&self, actor: &Actor, at: Timestamp) -> (i64, usize) {
        let counted = self.work(actor, at).await.0.unfinished.number;
        (counted, self.store.unfinished_interviews(actor, at).await.unwrap().len())
    }

    async fn week(&self, at: Timestamp) -> ThisWeek {
        self.work(&self.karin, at).await.0.week
    }
}

both! {
    /// Proves S1-38.
    async fn an_interview_is_finished_with_its_result_its_notes_and_every_recommendation(place) {
        let room = Room::open(&place.store).await;
        let id = room.planned().await;
        let after = tomorrow() + SignedDuration::from_hours(1);
        assert_eq!(room.unfinished(&room.karin, now()).await, (0, 0), "still to come");
        assert_eq!(room.unfinished(&room.karin, after).await, (1, 1), "no result");
        assert_eq!(room.unfinished(&room.werner, after).await, (1, 1));
        assert_eq!(room.unfinished(&room.olga, after).await, (0, 0), "of others");
        let version = room.version(id).await;
        room.store.step_interview(&room.karin, id, version, Verb::Hold, None, after).await.unwrap();
        for by in [&room.karin, &room.werner] {
            let advice = Recommendation::Accept;
            room.store.recommend(by, id, advice, "yes", after).await.unwrap();
        }
        assert_eq!(room.unfinished(&room.karin, after).await, (1, 1), "no notes");
        let mut notes = Notes::default();
        notes.set(Topic::Goals, "a job in her field");
        let version = room.version(id).await;
        room.store.save_interview_notes(&room.karin, id, version, &notes, after).await.unwrap();
        assert_eq!(room.unfinished(&room.karin, after).await, (0, 0));
    }

    async fn a_missing_recommendation_matters_until_it_is_decided(place) {
        let room = Room::open(&place.store).await;
        let id = room.planned().await;
        let after = tomorrow() + SignedDuration::from_hours(1);
        let mut notes = Notes::default();
        notes.set(Topic::Goals, "a job in her field");
        room.store.save_interview_notes(&room.karin, id, 1, &notes, after).await.unwrap();
        room.store.step_interview(&room.karin, id, 2, Verb::Hold, None, after).await.unwrap();
        assert_eq!(room.unfinished(&room.karin, after).await, (1, 1));
        let (accept, on) = (geleit_domain::applications::Verb::Accept, "2026-01-24".parse().unwrap());
        let (store, operator) = (&room.store, &room.table.operator);
        store.step_application(operator, room.waiting[0], accept, None, on, after).await.unwrap();
        assert_eq!(room.unfinished(&room.karin, after).await, (0, 0));
    }

    async fn a_week_goes_from_monday_to_sunday_where_the_programme_is(place) {
        let room = Room::open(&place.store).await;
        room.planned().await;
        // Friday; the interview is on Saturday at ten in Vienna.
        let friday = room.week(now()).await;
        assert_eq!((friday.number, friday.today), (1, 0));
        assert_eq!(friday.next.unwrap().given_name, "Amal");
        let saturday = room.week("2026-01-23T23:30:00Z".parse().unwrap()).await;
        assert_eq!((saturday.number, saturday.today), (1, 1), "half past midnight in Vienna");
        let sunday = room.week("2026-01-25T22:30:00Z".parse().unwrap()).await;
        assert!(sunday.number == 1 && sunday.next.is_none(), "{sunday:?}");
        let monday = room.week("2026-01-25T23:30:00Z".parse().unwrap()).await;
        assert_eq!(monday.number, 0);
    }

    async fn letters_that_fail_again_and_again_are_counted_and_listed_alike(place) {
        let room = Room::open(&place.store).await;
        room.planned().await;
        assert_eq!(room.work(&room.karin, now()).await.1, 0);
        execute(&room.store, room.table.programme, "UPDATE job SET attempts = 4").await;
        let stuck = room.work(&room.karin, now()).await.1;
        let listed = room.store.stuck_letters(&room.karin, 99).await.unwrap();
        assert!(stuck > 0);
        assert_eq!(usize::try_from(stuck).unwrap(), listed.len());
        let refused = room.store.stuck_letters(&room.werner, 99).await;
        assert!(matches!(refused, Err(geleit_store::Error::Forbidden)), "{refused:?}");
    }
}
