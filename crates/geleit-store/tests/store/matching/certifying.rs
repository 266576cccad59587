//! The proof of a proposal is kept, stays with it, and notices every changed number.

use super::Table;
use crate::check::change_from_outside;
use crate::now;
use geleit_domain::id::{ApplicationId, MentorId, PairId, PersonId};
use geleit_domain::matching::criteria::Yardstick;
use geleit_domain::matching::proposal::{Level, Objective};
use geleit_store::matching::Show;
use geleit_store::testing::{self, Place};
use geleit_store::{Location, both};
use sqlx::{Connection, SqliteConnection};

async fn certificate(place: &Place) -> String {
    let Location::Folder(folder) = &place.location else { unreachable!() };
    let file = folder.join("geleit.sqlite");
    let mut db = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    let sql = "SELECT certificate FROM proposal WHERE is_current";
    let (text,): (String,) = sqlx::query_as(sql).fetch_one(&mut db).await.unwrap();
    text
}

/// The same text with one number raised by one, for every number; ids stay as they are.
fn with_other_numbers(text: &str) -> Vec<String> {
    let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    let bytes = text.as_bytes();
    let (mut at, mut others) = (0, Vec::new());
    while at < bytes.len() {
        let end = (at..bytes.len()).find(|&end| !is_part(bytes[end])).unwrap_or(bytes.len());
        if let Ok(number) = text[at..end].parse::<i64>() {
            others.push(format!("{}{}{}", &text[..at], number + 1, &text[end..]));
        }
        at = end.max(at + 1);
    }
    others
}

both! {
    async fn what_decided_stands_with_the_proposal_and_least_change_only_after_the_first(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        let first = [Level::MostPairs, Level::HighestTotal];
        assert_eq!(table.board(Show::All).await.levels, first);
        let objective = Objective { highest_lowest: true, floor: None };
        let fair = Yardstick { objective, ..Yardstick::default() };
        table.store.change_measure(&table.coordinator, &fair, 0, now()).await.unwrap();
        table.propose().await;
        assert_eq!(table.board(Show::All).await.levels, Level::ALL);
        let found = table.store.variants(&table.coordinator, table.cohort).await.unwrap();
        let levels: Vec<_> = found.variants.iter().map(|one| one.levels.len()).collect();
        assert_eq!(levels, [2, 4]);
    }

    async fn decisions_and_an_erasure_leave_every_proof_whole(place) {
        let table = Table::laid(&place.store, 4, 3).await;
        table.propose().await;
        let [locked, moved, _] = table.pairs().await.try_into().unwrap();
        let (store, actor) = (&table.store, &table.coordinator);
        store.lock_pair(actor, PairId(locked.id), locked.version, now()).await.unwrap();
        let alternatives = moved.alternatives().unwrap();
        let to = alternatives.iter().find(|one| one.mentor != locked.mentor_id).unwrap().mentor;
        let (id, version) = (PairId(moved.id), moved.version);
        store.move_pair(actor, id, version, MentorId(to), now()).await.unwrap();
        assert_eq!(store.damage().await.unwrap(), Vec::<String>::new());
        table.propose().await;
        let veto = table.pairs().await.pop().unwrap();
        let (id, version) = (PairId(veto.id), veto.version);
        store.veto_pair(&table.partner(1), id, version, "they know each other", now()).await.unwrap();
        let mut tx = store.write(table.programme).await.unwrap();
        let amal = tx.application(ApplicationId(veto.application_id)).await.unwrap().person_id;
        tx.erase_person(&table.operator, PersonId(amal), "asked by letter", now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.damage().await.unwrap(), Vec::<String>::new());
    }
}

#[test]
fn every_changed_number_of_a_kept_certificate_is_found() {
    testing::run(async {
        let place = Place::sqlite().await;
        let table = Table::laid(&place.store, 3, 2).await;
        let objective = Objective { highest_lowest: true, floor: None };
        let fair = Yardstick { objective, ..Yardstick::default() };
        table.store.change_measure(&table.coordinator, &fair, 0, now()).await.unwrap();
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let (id, version) = (PairId(pair.id), pair.version);
        table.store.lock_pair(&table.coordinator, id, version, now()).await.unwrap();
        table.propose().await;
        let text = certificate(&place).await;
        let others = with_other_numbers(&text);
        assert!(others.len() > 25, "{text}");
        for other in others {
            let sql = format!("UPDATE proposal SET certificate = '{other}' WHERE is_current");
            change_from_outside(&place, &sql).await;
            let found = place.store.damage().await.unwrap();
            assert!(found.iter().any(|what| what.contains("certificate")), "{other}: {found:?}");
        }
        let sql = format!("UPDATE proposal SET certificate = '{text}' WHERE is_current");
        change_from_outside(&place, &sql).await;
        assert_eq!(place.store.damage().await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_kept_certificate_names_nobody_and_is_small() {
    testing::run(async {
        let place = Place::sqlite().await;
        let table = Table::laid(&place.store, 100, 100).await;
        table.propose().await;
        let first = certificate(&place).await;
        table.propose().await;
        let text = certificate(&place).await;
        println!("100 people on each side: {} and {} bytes", first.len(), text.len());
        assert!(text.len() < 16_000, "{} bytes", text.len());
        for words in ["Amal", "Haddad", "Brigitte", "Leitner", "E-0001", "M-0001", "example"] {
            assert!(!text.contains(words), "{words}");
        }
    });
}
