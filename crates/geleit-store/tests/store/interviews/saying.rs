//! Notes and recommendations.

use super::*;
use geleit_domain::interviews::{self, Notes, Recommendation, Topic};
use geleit_store::applications::Shown as Application;
use geleit_store::interviews::Opinion;
use geleit_store::{Error, both};

fn notes(words: &str) -> Notes {
    let mut notes = Notes::default();
    notes.set(Topic::Goals, words);
    notes
}

fn opinions(shown: &Shown) -> Vec<&Opinion> {
    shown.interviewers.iter().map(|one| &one.opinion).collect()
}

both! {
    async fn of_two_who_note_at_once_the_second_is_told_and_nothing_is_lost(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let (store, first) = (&room.store, notes("eine Stelle in der Logistik"));
        store.save_interview_notes(&room.karin, interview, 1, &first, now()).await.unwrap();
        let second = notes("eine Lehre");
        let late = store.save_interview_notes(&room.werner, interview, 1, &second, now()).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
        let kept = room.shown(interview).await.interview;
        assert_eq!((kept.notes().unwrap(), kept.version), (first, 2));
        store.save_interview_notes(&room.werner, interview, 2, &second, now()).await.unwrap();
        assert_eq!(room.trail(interview.0).await, ["interview.plan", "interview.note",
            "interview.note"]);
    }

    /// Proves S1-40.
    async fn each_recommends_alone_and_sees_the_others_after_the_own(place) {
        let room = Room::open(&place.store).await;
        let interview = room.planned().await;
        let (store, yes, no) = (&room.store, Recommendation::Accept, Recommendation::NotAccept);
        let early = store.recommend(&room.karin, interview, yes, "", now()).await;
        assert!(matches!(early, Err(Error::WrongStatus { status: "planned", .. })));
        let verb = interviews::Verb::Hold;
        store.step_interview(&room.karin, interview, 1, verb, None, now()).await.unwrap();
        store.recommend(&room.karin, interview, yes, "klares Ziel", now()).await.unwrap();
        let karins = Opinion::Said(yes, "klares Ziel".into());
        let for_werner = store.show_interview(&room.werner, interview).await.unwrap();
        assert_eq!(opinions(&for_werner), [&Opinion::Hidden, &Opinion::Open]);
        // What is hidden stands nowhere else on the page either.
        assert!(!format!("{for_werner:?}").contains("klares Ziel"));
        assert!(!format!("{:?}", for_werner.entries).contains("accept"));
        let beside = async |actor: &Actor| match store.show_application(actor, room.waiting[0]).await {
            Ok(Application::Whole(record)) => record.selection.interviewers,
            Ok(Application::OfPartner(record)) => record.selection.interviewers,
            Err(error) => panic!("{error}"),
        };
        let of_werner = beside(&room.werner).await;
        assert_eq!(of_werner[0].opinion, Opinion::Hidden, "beside the decision as well");
        assert_eq!(beside(&room.karin).await[0].opinion, karins);
        store.recommend(&room.werner, interview, no, "", now()).await.unwrap();
        let for_werner = store.show_interview(&room.werner, interview).await.unwrap();
        let werners = Opinion::Said(no, String::new());
        assert_eq!(opinions(&for_werner), [&karins, &werners]);
        // Whoever decides without having been there sees all.
        let operator = store.show_interview(&room.table.operator, interview).await.unwrap();
        assert_eq!(opinions(&operator), [&karins, &werners]);
        let outside = store.recommend(&room.table.coordinator, interview, no, "", now()).await;
        assert!(matches!(outside, Err(Error::Forbidden)), "{outside:?}");
    }
}
