//! The audit trail is a chain that cannot be bent unseen.

use crate::{now, programme};
use geleit_store::both;
use geleit_store::entries::Entry;
use geleit_store::testing::Place;

async fn with_three_entries(place: &Place) -> geleit_domain::actor::Actor {
    let (id, actor) = programme(&place.store).await;
    for word in ["first", "second"] {
        let mut tx = place.store.write(id).await.unwrap();
        let entry = Entry {
            verb: "cohort.open",
            subject_kind: "cohort",
            subject: id.0,
            detail: word,
            reason: Some("Brigitte asked for it"),
        };
        tx.record(&actor, entry, now()).await.unwrap();
        tx.commit().await.unwrap();
    }
    actor
}

both! {
    async fn a_chain_written_by_the_program_is_whole(place) {
        let actor = with_three_entries(&place).await;
        let mut tx = place.store.read(actor.programme).await.unwrap();
        assert_eq!(tx.broken_entry().await.unwrap(), None);
        let lines = tx.newest_entries(i64::MAX, 10).await.unwrap();
        assert_eq!(lines.iter().map(|l| l.seq).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(lines[0].reason.as_deref(), Some("Brigitte asked for it"));
    }
}

#[test]
fn a_changed_or_removed_entry_breaks_the_chain() {
    geleit_store::testing::run(async {
        for damage in [
            "UPDATE entry SET detail = 'third' WHERE seq = 2",
            "UPDATE entry SET at = at + 1 WHERE seq = 2",
            "DELETE FROM entry WHERE seq = 2",
        ] {
            let place = Place::sqlite().await;
            let actor = with_three_entries(&place).await;
            damage_from_outside(&place, damage).await;
            let mut tx = place.store.read(actor.programme).await.unwrap();
            assert_eq!(tx.broken_entry().await.unwrap(), Some(2), "{damage}");
        }
    });
}

#[test]
fn a_chain_cut_at_its_end_is_noticed() {
    geleit_store::testing::run(async {
        let place = Place::sqlite().await;
        let actor = with_three_entries(&place).await;
        damage_from_outside(&place, "DELETE FROM entry WHERE seq = 3").await;
        let mut tx = place.store.read(actor.programme).await.unwrap();
        assert_eq!(tx.broken_entry().await.unwrap(), Some(3));
    });
}

/// Somebody with the file and without scruples: the triggers are dropped first.
async fn damage_from_outside(place: &Place, sql: &'static str) {
    use sqlx::{Connection, Executor};
    let geleit_store::Location::Folder(folder) = &place.location else { unreachable!() };
    let file = folder.join("geleit.sqlite");
    let mut db = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    assert!(db.execute(sql).await.is_err(), "the guard lets `{sql}` through");
    db.execute("DROP TRIGGER entry_no_update; DROP TRIGGER entry_no_delete").await.unwrap();
    db.execute(sql).await.unwrap();
}
