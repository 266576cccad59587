//! A pair ends early, without blame.

use super::Office;
use crate::matching::offers::person;
use geleit_domain::id::MentorId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::dissolution::{Debriefs, Dissolution, Reason, WishOf};
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::Action;
use geleit_store::partnerships::warnings::Filter;
use geleit_store::partnerships::{DISSOLVED_LETTER, Stage};
use geleit_store::{Error, Refusal, both};
use jiff::civil::Date;

fn distance(on: Date) -> Dissolution {
    let debriefs = Debriefs { mentee: "She has moved to Graz.".into(), mentor: String::new() };
    Dissolution { reason: Reason::Distance, wish_of: WishOf::Mentee, on, debriefs }
}

both! {
    /// Proves S1-49.
    async fn a_dissolved_pair_returns_to_the_pool_and_both_get_the_same_letter(place) {
        let office = Office::of(&place, 2, 3).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        store.keep_warnings(office.table.programme, office.at(22)).await.unwrap();
        let (id, other) = (office.id(0), office.id(1));
        let version = office.now(id).await.version;
        let how = distance(office.day(22));
        store.dissolve(karin, id, version, &how, office.at(22)).await.unwrap();

        assert_eq!(office.status(id).await, Status::Dissolved);
        assert_eq!(office.status(other).await, Status::Running, "no other pair changes");
        let letters = office.letters(id).await;
        let told = letters.iter().filter(|template| *template == DISSOLVED_LETTER).count();
        assert_eq!(told, 2, "{letters:?}");
        let open = store.list_warnings(karin, &Filter::default(), 9).await.unwrap();
        let open: Vec<_> = open.iter().map(|warning| warning.partnership_id).collect();
        assert_eq!(open, [other.0], "only the pair that goes on is warned of");
        for side in [Side::Mentee, Side::Mentor] {
            let one = person(&office.table, &office.pairs[0], side).await;
            let own = store.own_offer(&one, Action::Show, id, office.at(22)).await.unwrap();
            assert_eq!(own.stage, Stage::Over);
        }

        let mut tx = store.read(office.table.programme).await.unwrap();
        let proposal = tx.proposal(office.table.cohort).await.unwrap().unwrap();
        let again = proposal.unmatched().unwrap();
        let again: Vec<_> = again.iter().filter(|one| one.reason == "open_again").collect();
        assert_eq!(again.len(), 2, "{again:?}");
        drop(tx);
        office.table.propose().await;
        let found = office.table.pairs().await;
        assert_eq!(found.len(), 1, "the pair that runs is not touched");
        assert_eq!(found[0].application_id, office.pairs[0].application_id);
        assert_ne!(found[0].mentor_id, office.pairs[0].mentor_id, "not the same one again");
    }

    /// Proves S1-49.
    async fn mentee_and_mentor_of_a_dissolved_pair_are_both_found_for_others(place) {
        let office = Office::of(&place, 2, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        for (pair, days) in [(0, 5), (1, 6)] {
            let (id, how) = (office.id(pair), distance(office.day(days)));
            let version = office.now(id).await.version;
            store.dissolve(karin, id, version, &how, office.at(days)).await.unwrap();
        }
        office.table.propose().await;
        let found = office.table.pairs().await;
        assert_eq!(found.len(), 2, "each mentee gets the mentor of the other");
        for pair in &found {
            let before = office.pairs.iter().find(|one| one.application_id == pair.application_id);
            assert_ne!(before.unwrap().mentor_id, pair.mentor_id);
        }
        office.table.all_agree().await;
        let now = office.at(7);
        store.release(karin, office.table.cohort, None, now).await.unwrap();
        let mut tx = store.read(office.table.programme).await.unwrap();
        for pair in tx.fresh_partnerships(office.table.cohort, now).await.unwrap() {
            let before = office.pairs.iter().find(|one| one.application_id == pair.application_id);
            assert_eq!(pair.successor_of, Some(before.unwrap().id), "linked to the former pair");
        }
        drop(tx);
        let report = office.report(8).await;
        assert_eq!((report.pairs, report.mentees), (2, 2), "figures count each mentee once");
    }

    async fn nobody_but_the_office_reads_why_and_what_was_said_is_noted_later(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        let version = office.now(id).await.version;
        store.dissolve(karin, id, version, &distance(office.day(3)), office.at(3)).await.unwrap();
        let shown = store.show_dissolution(karin, id).await.unwrap();
        let noted = shown.noted.unwrap();
        assert_eq!(noted.reason().unwrap(), Reason::Distance);
        assert_eq!(noted.wish_of().unwrap(), WishOf::Mentee);
        let debriefs = Debriefs { mentor: "Both regret it.".into(), ..noted.debriefs() };
        store.debrief(karin, id, noted.version, &debriefs, office.at(9)).await.unwrap();
        let late = store.debrief(karin, id, noted.version, &debriefs, office.at(9)).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
        let noted = store.show_dissolution(karin, id).await.unwrap().noted.unwrap();
        assert_eq!(noted.debriefs(), debriefs);

        let amal = person(&office.table, &office.pairs[0], Side::Mentee).await;
        for reader in [&office.table.partner(0), &amal, &office.charlie().await] {
            let found = store.show_dissolution(reader, id).await;
            assert!(matches!(found, Err(Error::NotFound | Error::Forbidden)), "{found:?}");
        }
        let mut tx = store.read(office.table.programme).await.unwrap();
        for entry in tx.entries_of(id.0).await.unwrap() {
            let said = format!("{} {:?}", entry.detail, entry.reason);
            assert!(!said.contains("distance") && !said.contains("Graz"), "{entry:?}");
        }
    }

    async fn a_dissolution_lies_between_the_start_and_today_and_happens_once(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        let version = office.now(id).await.version;
        for days in [-1, 4] {
            let how = distance(office.day(days));
            let wrong = store.dissolve(karin, id, version, &how, office.at(3)).await;
            let is_refused =
                matches!(wrong, Err(Error::Refused(Refusal::Invalid { field: "on", .. })));
            assert!(is_refused, "{wrong:?}");
        }
        assert_eq!(office.status(id).await, Status::Running);
        let how = distance(office.day(3));
        let stale = store.dissolve(karin, id, version - 1, &how, office.at(3)).await;
        assert!(matches!(stale, Err(Error::Outdated)), "{stale:?}");
        store.dissolve(karin, id, version, &how, office.at(3)).await.unwrap();
        let again = store.dissolve(karin, id, version + 1, &how, office.at(3)).await;
        assert!(matches!(again, Err(Error::WrongStatus { .. })), "{again:?}");
        assert_eq!(office.letters(id).await.iter().filter(|t| *t == DISSOLVED_LETTER).count(), 2);
    }

    /// Proves S1-49.
    async fn a_pair_has_not_ended_before_it_last_paused_or_went_on(place) {
        let office = Office::of(&place, 1, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let (operator, id, dissolve) = (&office.table.operator, office.id(0), Verb::Dissolve);
        let to = store.show_rematch(karin, id, office.at(1)).await.unwrap().mentors[0].mentor;
        for (verb, days) in [(Verb::Pause, 31), (Verb::Resume, 70)] {
            office.step(id, verb, days).await;
            let (version, at) = (office.now(id).await.version, office.at(days + 9));
            let (on, how) = (office.day(days - 1), distance(office.day(days - 1)));
            let tried = [
                store.dissolve(karin, id, version, &how, at).await,
                store.rematch(karin, id, (version, to, Some(&how)), at).await.map(drop),
                store.step_partnership(operator, id, dissolve, Some("x"), on, at).await.map(drop),
            ];
            for early in tried {
                let is_refused =
                    matches!(early, Err(Error::Refused(Refusal::Invalid { field: "on", .. })));
                assert!(is_refused, "{verb}: {early:?}");
            }
        }
        assert_eq!(office.status(id).await, Status::Running);
        let (version, how) = (office.now(id).await.version, distance(office.day(70)));
        store.dissolve(karin, id, version, &how, office.at(79)).await.unwrap();
        let report = office.report(80).await;
        assert_eq!(report.course.dissolved, Some(1), "on the very day it can");
    }

    async fn finding_somebody_else_ends_the_pair_with_its_neutral_reason(place) {
        let office = Office::of(&place, 1, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        office.step(id, Verb::Pause, 2).await;
        let found = store.show_rematch(karin, id, office.at(3)).await.unwrap();
        let (version, to) = (found.partnership.version, found.mentors[0].mentor);
        assert_ne!(to, MentorId(office.pairs[0].mentor_id));
        let silent = store.rematch(karin, id, (version, to, None), office.at(3)).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        let how = distance(office.day(3));
        store.rematch(karin, id, (version, to, Some(&how)), office.at(3)).await.unwrap();
        let noted = store.show_dissolution(karin, id).await.unwrap().noted.unwrap();
        assert_eq!(noted.reason().unwrap(), Reason::Distance);
        store.propose(karin, office.table.cohort, None, office.at(3)).await.unwrap();
        let pairs = office.table.pairs().await;
        assert_eq!(pairs[0].mentor_id, to.0, "the next proposal holds this pair");
    }
}
