//! A supervising expert reads pairs without names.

use super::Office;
use crate::matching::acting;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::dissolution::Reason;
use geleit_domain::policy::Role;
use geleit_store::{Error, Refusal, both};

both! {
    /// Proves S1-35.
    async fn an_expert_reads_no_name_and_the_office_reads_the_advice(place) {
        let office = Office::of(&place, 2, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let eva = acting(office.table.programme, Role::SupervisingExpert, None);
        store.keep_warnings(office.table.programme, office.at(22)).await.unwrap();
        let id = office.id(0);
        office.step(id, Verb::Dissolve, 23).await;
        let words = "Speak with both before somebody new begins.";
        store.note_supervision(&eva, id, words, office.at(24)).await.unwrap();

        let cases = store.list_cases(&eva, None, 9).await.unwrap();
        assert_eq!(cases.len(), 2);
        let found = cases.iter().find(|case| case.id == id.0).unwrap();
        assert_eq!((found.status.as_str(), found.warnings, found.notes), ("dissolved", 0, 1));
        let rest = store.list_cases(&eva, Some(office.id(0).min(office.id(1))), 9).await.unwrap();
        assert_eq!(rest.len(), 1, "page by page");
        let case = store.show_case(&eva, id, office.at(24)).await.unwrap();
        assert_eq!(case.reason, Some(Reason::Other));
        assert_eq!((case.warnings.len(), case.notes.len()), (1, 1));
        assert!(case.planned > 200, "{case:?}");
        let said = format!("{case:?} {cases:?}");
        for name in ["Amal", "Haddad", "Brigitte", "Leitner", "Firma", "example.org", "E-0001"] {
            assert!(!said.contains(name), "{name}: {said}");
        }
        let advice = store.show_partnership(karin, id).await.unwrap().advice;
        assert_eq!(advice[0].words, words);
        let pair = store.show_partnership(&eva, id).await;
        assert!(matches!(pair, Err(Error::NotFound)), "{pair:?}");
    }

    async fn only_experts_write_a_note_and_nobody_else_reads_cases(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let eva = acting(office.table.programme, Role::SupervisingExpert, None);
        let id = office.id(0);
        for words in ["", " ", &"x".repeat(2001)] {
            let wrong = store.note_supervision(&eva, id, words, office.at(1)).await;
            assert!(matches!(wrong, Err(Error::Refused(Refusal::Invalid { .. }))), "{wrong:?}");
        }
        let wrong = store.note_supervision(karin, id, "x", office.at(1)).await;
        assert!(matches!(wrong, Err(Error::Forbidden)), "{wrong:?}");
        store.show_case(karin, id, office.at(1)).await.unwrap();
        let partner = office.table.partner(0);
        assert!(matches!(store.list_cases(&partner, None, 9).await, Err(Error::Forbidden)));
        let charlie = office.charlie().await;
        let elsewhere = acting(charlie.programme, Role::SupervisingExpert, None);
        let foreign = store.show_case(&elsewhere, id, office.at(1)).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        assert!(store.list_cases(&elsewhere, None, 9).await.unwrap().is_empty());
    }
}
