//! Planning, changing, clashes and lists.

use super::*;
use geleit_store::interviews::Clash;
use geleit_store::{Error, Refusal, both, micros};

both! {
    /// Proves S1-38.
    async fn planning_moves_the_application_and_writes_letters_and_entries_in_one_go(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        assert_eq!(room.status(room.waiting[0]).await, "interview_set");
        let expected = [
            ("interview_set_mentee".to_owned(), "ar".to_owned(), true),
            // Karin planned it and knows.
            ("interview_set_staff".to_owned(), "en".to_owned(), false),
        ];
        assert_eq!(room.letters(interview).await, expected);
        assert_eq!(room.trail(interview.0).await, ["interview.plan"]);
        let of_application = room.trail(room.waiting[0].0).await;
        assert_eq!(of_application.last().unwrap(), "application.set_interview");
        let shown = room.shown(interview).await;
        assert_eq!(shown.interview.time_zone, "Europe/Vienna");
        assert_eq!(shown.interview.starts().unwrap(), tomorrow());
        let leaders: Vec<_> = shown.interviewers.iter().map(|one| &*one.name).collect();
        assert_eq!(leaders, ["karin", "werner"]);
    }

    async fn of_several_none_is_planned_when_one_cannot_be(place) {
        let room = Room::open(&place.store).await;
        let plans: Vec<_> = room.waiting.iter().map(|id| (*id, both_lead(&room, tomorrow()))).collect();
        let done = room.store.plan_interviews(&room.karin, &plans, now()).await;
        let refused = Refusal::Invalid { field: "interviewers", expected: "1 to 6 people who may \
            see the application" };
        // Werner may not see the application of the other organisation.
        assert!(matches!(done, Err(Error::Refused(found)) if found == refused));
        for application in &room.waiting {
            assert_eq!(room.status(*application).await, "eligible");
        }
        let found = room.store.list_interviews(&room.karin, from_now(), 50).await.unwrap();
        assert!(found.lines.is_empty());
        let done = room.store.plan_interviews(&room.karin, &plans[..3], now()).await.unwrap();
        assert_eq!(done.len(), 3);
        let again = room.store.plan_interviews(&room.karin, &plans[..1], now()).await;
        assert!(matches!(again, Err(Error::WrongStatus { status: "interview_set", .. })));
    }

    async fn a_moved_interview_raises_the_sequence_and_other_people_do_not(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let later = tomorrow() + SignedDuration::from_hours(1);
        let moved = both_lead(&room, later);
        room.store.change_interview(&room.karin, interview, 1, &moved, now()).await.unwrap();
        let invitation = room.invitation(interview).await;
        assert_eq!((invitation.interview.sequence, invitation.interview.version), (1, 2));
        let templates: Vec<_> =
            room.letters(interview).await.into_iter().map(|(template, ..)| template).collect();
        assert_eq!(templates, ["interview_moved_mentee", "interview_moved_staff"]);
        // Werner leaves: calendars have nothing new, Werner hears of it.
        let alone = led_by(&[room.karin.account.unwrap()], later);
        room.store.change_interview(&room.karin, interview, 2, &alone, now()).await.unwrap();
        assert_eq!(room.invitation(interview).await.interview.sequence, 1);
        let letters = room.letters(interview).await;
        assert!(letters.iter().any(|(template, ..)| template == "interview_cancelled_staff"));
        let shown = room.store.show_interview(&room.werner, interview).await.unwrap();
        assert_eq!(shown.interviewers.len(), 1);
        assert!(shown.own(&room.werner).is_none());
    }

    async fn what_is_moved_goes_out_at_once_only_where_one_of_its_times_is_near(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let (store, programme) = (&room.store, room.table.programme);
        let move_to = async |days: i64| {
            let moved = both_lead(&room, now() + SignedDuration::from_hours(24 * days));
            let version = room.version(interview).await;
            store.change_interview(&room.karin, interview, version, &moved, now()).await.unwrap();
        };
        // To the mentee and to whoever leads it beside Karin.
        let waiting = async || {
            let sql = "UPDATE mail SET due_at = due_at WHERE in_digest = TRUE
                AND withdrawn_at IS NULL AND sent_at IS NULL
                AND template LIKE 'interview_moved_%'";
            execute(store, programme, sql).await
        };
        move_to(10).await;
        assert_eq!(waiting().await, 0, "whoever is on the way has to know");
        move_to(11).await;
        assert_eq!(waiting().await, 0, "nobody has heard yet that it is not tomorrow");
        execute(store, programme, "UPDATE mail SET sent_at = 1").await;
        move_to(12).await;
        assert_eq!(waiting().await, 2, "that can wait for the morning");
        move_to(1).await;
        assert_eq!(waiting().await, 0);
    }

    async fn of_two_who_change_at_once_the_second_is_told(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let by_karin = both_lead(&room, tomorrow() + SignedDuration::from_hours(1));
        let by_werner = both_lead(&room, tomorrow() + SignedDuration::from_hours(2));
        room.store.change_interview(&room.karin, interview, 1, &by_karin, now()).await.unwrap();
        let late = room.store.change_interview(&room.werner, interview, 1, &by_werner, now()).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
        let starts = room.shown(interview).await.interview.starts_at;
        assert_eq!(starts, micros(by_karin.starts), "the first holds");
    }

    async fn an_interviewer_with_another_interview_then_is_named(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let clashes = async |minutes: i64, except| {
            let wanted = both_lead(&room, tomorrow() + SignedDuration::from_mins(minutes));
            room.store.interview_clashes(&room.karin, &[wanted], except).await.unwrap()
        };
        let of = |name: &str| Clash { name: name.into(), starts: tomorrow() };
        assert_eq!(clashes(29, None).await, [of("karin"), of("werner")]);
        assert_eq!(clashes(-29, None).await.len(), 2);
        assert_eq!(clashes(30, None).await, [], "one after the other");
        assert_eq!(clashes(-30, None).await, []);
        assert_eq!(clashes(0, Some(interview)).await, [], "not with itself");
        let with_olga = led_by(&[room.olga.account.unwrap()], tomorrow());
        let found = room.store.interview_clashes(&room.karin, &[with_olga], None).await.unwrap();
        assert_eq!(found, []);
    }

    async fn an_interview_that_is_over_already_is_recorded_without_letters(place) {
        let room = Room::open(&place.store).await;
        let yesterday = now() - SignedDuration::from_hours(24);
        let plan = [(room.waiting[0], both_lead(&room, yesterday))];
        let planned = room.store.plan_interviews(&room.karin, &plan, now()).await.unwrap();
        assert_eq!(room.letters(planned[0]).await, []);
        let found = room.store.list_interviews(&room.karin, from_now(), 50).await.unwrap();
        assert_eq!(found.overdue.len(), 1, "its outcome is missing");
        assert!(found.lines.is_empty());
    }

    async fn a_long_week_comes_in_pages_that_leave_nobody_out(place) {
        let room = Room::open(&place.store).await;
        let karin = [room.karin.account.unwrap()];
        // Two at the same time: the id decides which comes first.
        let hours = [1, 2, 2, 3];
        let plans: Vec<_> = room.waiting.iter().zip(hours).map(|(id, hour)| {
            (*id, led_by(&karin, now() + SignedDuration::from_hours(hour)))
        }).collect();
        room.store.plan_interviews(&room.karin, &plans, now()).await.unwrap();
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let filter = Filter { after, ..from_now() };
            let page = room.store.list_interviews(&room.karin, filter, 1).await.unwrap();
            let Some(line) = page.lines.first() else { break };
            assert_eq!(line.interviewers, ["karin"]);
            seen.push(ApplicationId(line.application));
            after = Some((line.starts_at, line.id));
        }
        assert_eq!(seen.len(), 4);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 4);
        let own = room.store.list_interviews(&room.olga, from_now(), 50).await.unwrap();
        assert_eq!(own.lines.len(), 1, "Olga sees those of her organisation");
        assert_eq!(ApplicationId(own.lines[0].application), room.waiting[3]);
    }

    async fn charlie_and_another_organisation_find_no_interview(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let wanted = both_lead(&room, tomorrow());
        let foreign = crate::matching::acting(
            place.store
                .create_programme(geleit_domain::programmes::Kind::Tandem, "C", "charlie", now())
                .await
                .unwrap(),
            Role::Coordinator,
            None,
        );
        for actor in [&room.olga, &foreign] {
            let shown = room.store.show_interview(actor, interview).await;
            assert!(matches!(shown, Err(Error::NotFound)));
            let changed =
                room.store.change_interview(actor, interview, 1, &wanted, now()).await;
            assert!(matches!(changed, Err(Error::NotFound)));
            let plan = [(room.waiting[1], wanted.clone())];
            let planned = room.store.plan_interviews(actor, &plan, now()).await;
            assert!(matches!(planned, Err(Error::NotFound)));
        }
        assert!(room.store.show_interview(&room.werner, interview).await.is_ok());
    }
}
