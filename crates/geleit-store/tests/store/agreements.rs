//! Agreements of a pair: proposed, signed by both, changed and signed anew, copied from paper.

use crate::meetings::{Pair, later};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::agreement::{Contact, Initiator, Rhythm, Terms};
use geleit_domain::policy::Action;
use geleit_domain::profile::Goal;
use geleit_domain::programmes::Kind;
use geleit_store::partnerships::agreements::{OnPaper, PROPOSED_LETTER, SIGNED_LETTER};
use geleit_store::partnerships::expectations::ASKED_LETTER;
use geleit_store::partnerships::{Key, STARTED_LETTER};
use geleit_store::{Error, Refusal, both};

fn terms(pair: &Pair) -> Terms {
    Terms {
        goals: vec![Goal::Application, Goal::Network],
        task: "CANARY-task".to_owned(),
        rhythm: Rhythm::Fortnightly,
        initiator: Initiator::Mentee,
        place: "CANARY-place".to_owned(),
        contact: vec![Contact::Phone, Contact::Email],
        until: pair.today().saturating_add(jiff::Span::new().months(6)),
    }
}

impl Pair {
    fn key<'a>(&self, actor: &'a Actor) -> Key<'a> {
        Key::SignedIn(actor, Action::Change, self.id)
    }
}

both! {
    /// Proves S1-52.
    async fn what_one_proposes_by_link_the_other_signs_and_both_hold_to_it(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 1));
        assert_eq!(pair.letters(STARTED_LETTER).await, 2, "both hear that they begin");
        let brigitte = pair.link_of(&pair.brigitte, at).await;
        let amal = pair.link_of(&pair.amal, at).await;
        let (hers, his) = (Key::Link(&brigitte), Key::Link(&amal));
        assert!(store.own_agreement(hers, at).await.unwrap().latest.is_none());
        let terms = terms(&pair);
        for _ in 0..2 {
            store.propose_agreement(hers, (0, &terms), at).await.unwrap();
        }
        assert_eq!(pair.letters(PROPOSED_LETTER).await, 1, "also after a second press");
        let seen = store.own_agreement(his, at).await.unwrap();
        let latest = seen.latest.unwrap();
        assert_eq!((latest.version, &latest.terms, latest.side), (1, &terms, Some(Side::Mentor)));
        assert_eq!(latest.signed_by(Side::Mentor), Some(at.to_zoned(jiff::tz::TimeZone::UTC).date()));
        assert!(!latest.is_signed());
        store.sign_agreement(his, 1, at).await.unwrap();
        store.sign_agreement(his, 1, at).await.unwrap();
        assert!(store.own_agreement(hers, at).await.unwrap().latest.unwrap().is_signed());
        assert_eq!((pair.letters(PROPOSED_LETTER).await, pair.letters(SIGNED_LETTER).await), (1, 1));
    }

    /// Proves S1-53.
    async fn both_are_asked_what_they_expect_once_both_have_signed_and_never_again(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 1));
        let (amal, brigitte) = (pair.key(&pair.amal), pair.key(&pair.brigitte));
        let first = terms(&pair);
        store.propose_agreement(brigitte, (0, &first), at).await.unwrap();
        assert_eq!(pair.letters(ASKED_LETTER).await, 0);
        store.sign_agreement(amal, 1, at).await.unwrap();
        assert_eq!(pair.letters(ASKED_LETTER).await, 2);
        let other = Terms { rhythm: Rhythm::Weekly, ..first };
        store.propose_agreement(amal, (1, &other), at).await.unwrap();
        store.sign_agreement(brigitte, 2, at).await.unwrap();
        assert_eq!(pair.letters(ASKED_LETTER).await, 2, "another agreement asks nobody again");
    }

    async fn a_change_asks_the_other_side_again_and_the_old_version_stays(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 1));
        let (amal, brigitte) = (pair.key(&pair.amal), pair.key(&pair.brigitte));
        let first = terms(&pair);
        store.propose_agreement(brigitte, (0, &first), at).await.unwrap();
        let other = Terms { rhythm: Rhythm::Weekly, ..first.clone() };
        let unread = store.propose_agreement(amal, (0, &other), at).await;
        assert!(matches!(unread, Err(Error::Outdated)), "he has not read her version");
        store.propose_agreement(amal, (1, &other), at).await.unwrap();
        let late = store.sign_agreement(brigitte, 1, at).await;
        assert!(matches!(late, Err(Error::Outdated)), "nobody signs what does not stand any more");
        let latest = store.own_agreement(brigitte, at).await.unwrap().latest.unwrap();
        assert_eq!((latest.version, latest.is_signed()), (2, false));
        assert!(latest.signed_by(Side::Mentor).is_none());
        store.sign_agreement(brigitte, 2, at).await.unwrap();
        let office = &pair.table.coordinator;
        let all = store.agreements_of_partnership(office, pair.id).await.unwrap();
        let rhythms: Vec<_> = all.versions.iter().map(|one| one.terms.rhythm).collect();
        assert_eq!(rhythms, [Rhythm::Weekly, Rhythm::Fortnightly]);
        assert!(all.versions[0].is_signed() && !all.versions[1].is_signed());
        assert_eq!(pair.letters(PROPOSED_LETTER).await, 2);
    }

    async fn the_office_copies_paper_and_asks_whoever_has_not_signed_there(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        let office = &pair.table.coordinator;
        let paper = |sides: &[Side], days: i64| OnPaper {
            seen: 0,
            terms: terms(&pair),
            sides: sides.to_vec(),
            on: pair.today().saturating_add(jiff::Span::new().days(days)),
        };
        for (wrong, field) in [(paper(&[], 1), "sides"), (paper(&[Side::Mentee], 9), "on")] {
            let done = store.copy_agreement(office, pair.id, &wrong, at).await;
            let Err(Error::Refused(Refusal::Invalid { field: found, .. })) = done else { panic!() };
            assert_eq!(found, field);
        }
        store.copy_agreement(office, pair.id, &paper(&[Side::Mentee], 1), at).await.unwrap();
        assert_eq!(pair.letters(PROPOSED_LETTER).await, 1, "only the mentor");
        // The mentor signs online what the mentee has signed on paper.
        store.sign_agreement(pair.key(&pair.brigitte), 1, at).await.unwrap();
        let steps = store.show_partnership(office, pair.id).await.unwrap().steps.unwrap();
        let day = |days: i64| Some(pair.today().saturating_add(jiff::Span::new().days(days)));
        assert_eq!(steps.signed, [day(1), day(3)]);
        let unseen = store.show_partnership(&pair.table.partner(0), pair.id).await;
        assert!(unseen.is_err() || unseen.unwrap().steps.is_none());
    }

    async fn what_cannot_be_agreed_and_a_pair_that_has_ended_are_refused(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 1));
        let amal = pair.key(&pair.amal);
        let empty = Terms { goals: vec![], task: " ".to_owned(), ..terms(&pair) };
        let done = store.propose_agreement(amal, (0, &empty), at).await;
        let Err(Error::Refused(Refusal::Invalid { field, .. })) = done else { panic!() };
        assert_eq!(field, "goals");
        store.propose_agreement(amal, (0, &terms(&pair)), at).await.unwrap();
        let operator = &pair.table.operator;
        let ended = store.step_partnership(
            operator, pair.id, Verb::Dissolve, Some("moved away"), pair.today(), at);
        ended.await.unwrap();
        let late = store.sign_agreement(pair.key(&pair.brigitte), 1, at).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
        let seen = store.own_agreement(pair.key(&pair.brigitte), at).await.unwrap();
        assert!(seen.latest.is_none() && seen.pair.other.is_empty() && !seen.pair.is_open);
    }

    async fn charlie_and_partner_organisations_neither_read_nor_sign(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 1));
        store.propose_agreement(pair.key(&pair.amal), (0, &terms(&pair)), at).await.unwrap();
        let other = store.create_programme(Kind::Tandem, "Other", "other", now()).await.unwrap();
        let charlie = Actor::operator(other);
        for reader in [&charlie, &pair.table.partner(0), &pair.amal] {
            let read = store.agreements_of_partnership(reader, pair.id).await;
            assert!(matches!(read, Err(Error::NotFound | Error::Forbidden)), "{read:?}");
        }
        // Somebody else who is signed in has no side in this pair.
        let stranger = Actor { person: Some(geleit_domain::id::PersonId(pair.id.0)), ..pair.amal.clone() };
        let signed = store.sign_agreement(pair.key(&stranger), 1, at).await;
        assert!(matches!(signed, Err(Error::NotFound)), "{signed:?}");
    }

    async fn erasing_one_of_them_takes_the_words_and_keeps_that_they_agreed(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 1));
        store.propose_agreement(pair.key(&pair.amal), (0, &terms(&pair)), at).await.unwrap();
        let person = pair.amal.person.unwrap();
        let mut tx = store.write(pair.table.programme).await.unwrap();
        let bundle = serde_json::to_string(&tx.export_person(person).await.unwrap()).unwrap();
        assert!(bundle.contains("CANARY-task") && bundle.contains("CANARY-place"));
        tx.erase_person(&pair.table.operator, person, "asked by letter", at).await.unwrap();
        tx.commit().await.unwrap();
        let office = &pair.table.coordinator;
        let all = store.agreements_of_partnership(office, pair.id).await.unwrap();
        let latest = &all.versions[0];
        assert_eq!((latest.terms.task.as_str(), latest.terms.place.as_str()), ("", ""));
        assert!(latest.signed_by(Side::Mentee).is_some());
    }
}
