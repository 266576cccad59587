//! The expectation check: each side alone, both together.

use crate::meetings::{Pair, later};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::expectations::{Degree, Expectation, Question};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::Action;
use geleit_domain::programmes::Kind;
use geleit_store::partnerships::Key;
use geleit_store::partnerships::expectations::{ASKED_LETTER, Check, READY_LETTER};
use geleit_store::{Error, Refusal, both};

fn answers(degree: Degree, line: &str) -> Vec<Expectation> {
    let answer =
        |question: &Question| Expectation { question: *question, degree, line: line.to_owned() };
    Question::ALL.iter().map(answer).collect()
}

both! {
    /// Proves S1-53.
    async fn nobody_reads_an_answer_before_both_have_answered(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 2));
        let office = &pair.table.coordinator;
        let amals = pair.link_of(&pair.amal, at).await;
        let (amal, brigitte) =
            (Key::Link(&amals), Key::SignedIn(&pair.brigitte, Action::Change, pair.id));
        store.answer_expectations(amal, &answers(Degree::Fully, "CANARY"), at).await.unwrap();
        assert_eq!(pair.letters(ASKED_LETTER).await, 1);
        let today = Some(pair.today().saturating_add(jiff::Span::new().days(2)));
        let hers = store.own_expectations(brigitte, at).await.unwrap();
        assert_eq!(hers.check, Check::Open { mentee: today, mentor: None });
        assert!(!format!("{hers:?}").contains("CANARY"));
        let desk = store.expectations_of_partnership(office, pair.id).await.unwrap();
        assert!(!format!("{desk:?}").contains("CANARY"), "the office does not either");

        // Until then the own answers can be replaced, without another letter.
        store.answer_expectations(amal, &answers(Degree::Rather, "CANARY"), at).await.unwrap();
        assert_eq!(pair.letters(ASKED_LETTER).await, 1);
        store.answer_expectations(brigitte, &answers(Degree::NotAtAll, ""), at).await.unwrap();
        assert_eq!(pair.letters(READY_LETTER).await, 1);
        for key in [amal, brigitte] {
            let own = store.own_expectations(key, at).await.unwrap();
            let Check::Both { mentee, mentor } = own.check else { panic!("{:?}", own.check) };
            assert_eq!(mentee.answers, answers(Degree::Rather, "CANARY"));
            assert_eq!(mentor.answers, answers(Degree::NotAtAll, ""));
        }
        let late = store.answer_expectations(amal, &answers(Degree::Fully, ""), at).await;
        assert!(matches!(late, Err(Error::Outdated)), "nobody changes what the other has read");
        let steps = store.show_partnership(office, pair.id).await.unwrap().steps.unwrap();
        assert_eq!(steps.expectations, [today, today]);
    }

    async fn every_question_needs_an_answer_and_the_office_copies_those_of_who_calls(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 2));
        let office = &pair.table.coordinator;
        let amal = Key::SignedIn(&pair.amal, Action::Change, pair.id);
        let half = &answers(Degree::Fully, "")[1..];
        let done = store.answer_expectations(amal, half, at).await;
        assert!(matches!(done, Err(Error::Refused(Refusal::Invalid { .. }))), "{done:?}");
        let sheet = answers(Degree::Fully, "");
        for side in Side::ALL {
            let said = (*side, Way::Phone, sheet.as_slice());
            store.copy_expectations(office, pair.id, said, at).await.unwrap();
        }
        let found = store.expectations_of_partnership(office, pair.id).await.unwrap();
        assert!(matches!(found.check, Check::Both { .. }));
        let other = store.create_programme(Kind::Tandem, "Other", "other", now()).await.unwrap();
        for reader in [&Actor::operator(other), &pair.table.partner(0), &pair.brigitte] {
            let read = store.expectations_of_partnership(reader, pair.id).await;
            assert!(matches!(read, Err(Error::NotFound | Error::Forbidden)), "{read:?}");
        }
    }
}
