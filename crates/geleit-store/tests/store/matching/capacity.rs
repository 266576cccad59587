//! Guards of the database, whatever the page or the command believes.

use super::{Table, new_cohort};
use crate::now;
use geleit_store::{Error, Location, Refusal, both};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};

both! {
    /// Proves S1-31.
    async fn a_mentor_with_one_place_gets_one_mentee_from_two_cohorts_released_at_once(place) {
        let table = Table::without_people(&place.store, &[]).await;
        let other = new_cohort(&table.store, &table.operator, "wien-19", 19, 10).await;
        for (cohort, mentee) in [(table.cohort, 1), (other, 2)] {
            table.invite_mentees(cohort, [mentee]).await;
            table.invite_mentors(cohort, 1..=1, 1).await;
            table.store.propose(&table.coordinator, cohort, None, now()).await.unwrap();
        }
        let release = |cohort| table.store.release(&table.coordinator, cohort, None, now());
        let (one, two) = tokio::join!(release(table.cohort), release(other));
        let answers = [one, two];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        let full = |answer: &Result<_, Error>| {
            matches!(answer, Err(Error::Refused(Refusal::MentorFull)))
        };
        assert_eq!(answers.iter().filter(|answer| full(answer)).count(), 1, "{answers:?}");
    }

    async fn a_mentee_in_two_cohorts_gets_one_open_pair(place) {
        let table = Table::without_people(&place.store, &[]).await;
        let other = new_cohort(&table.store, &table.operator, "wien-19", 19, 10).await;
        for (cohort, mentor) in [(table.cohort, 1), (other, 2)] {
            table.invite_mentees(cohort, [1]).await;
            table.invite_mentors(cohort, [mentor], 1).await;
            table.store.propose(&table.coordinator, cohort, None, now()).await.unwrap();
        }
        table.store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
        let second = table.store.release(&table.coordinator, other, None, now()).await;
        assert!(matches!(second, Err(Error::Refused(Refusal::MenteePaired))), "{second:?}");
        let anew = table.store.propose(&table.coordinator, other, None, now()).await.unwrap();
        assert!(anew.pairs.is_empty(), "the mentee no longer stands for matching");
    }

    /// Proves S1-31.
    async fn twelve_releases_at_once_never_exceed_the_places_of_the_mentor(place) {
        let table = Table::without_people(&place.store, &[]).await;
        let mut cohorts = Vec::new();
        for number in 1..=12 {
            let slug = format!("c-{number}");
            let cohort = new_cohort(&table.store, &table.operator, &slug, number, 10).await;
            table.invite_mentees(cohort, [number]).await;
            table.invite_mentors(cohort, [1], 7).await;
            table.store.propose(&table.coordinator, cohort, None, now()).await.unwrap();
            cohorts.push(cohort);
        }
        let mut writers = Vec::new();
        for cohort in cohorts {
            let (store, actor) = (table.store.clone(), table.coordinator.clone());
            writers.push(tokio::spawn(async move { store.release(&actor, cohort, None, now()).await }));
        }
        let (mut released, mut full) = (0, 0);
        for writer in writers {
            match writer.await.unwrap() {
                Ok(done) => released += done.released,
                Err(Error::Refused(Refusal::MentorFull)) => full += 1,
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!((released, full), (7, 5));
    }
}

/// A pair straight into the table, as no page or command would write it.
const INSERT: &str = "INSERT INTO partnership (programme_id, id, cohort_id, application_id,
        mentor_id, person_id, status, offered_on, created_at)
    SELECT a.programme_id, $1, a.cohort_id, a.id, m.id, a.person_id, 'offered', '2026-01-23', 0
    FROM application a
    JOIN cohort_mentor c ON c.programme_id = a.programme_id AND c.cohort_id = a.cohort_id
    JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
    WHERE a.programme_id = $2 AND a.reference = $3 AND c.reference = $4";

/// One writer with a connection of its own.
async fn write(location: Location, programme: uuid::Uuid, number: u32) -> Result<u64, String> {
    let people = (format!("E-{number:04}"), format!("M-{number:04}"));
    let id = geleit_store::id(now());
    let done = match location {
        Location::Folder(folder) => {
            let file = folder.join("geleit.sqlite");
            let mut db = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
            let query = sqlx::query(INSERT).bind(id).bind(programme).bind(people.0).bind(people.1);
            query.execute(&mut db).await.map(|done| done.rows_affected())
        }
        Location::Postgres(options) => {
            let mut db = PgConnection::connect_with(&options).await.unwrap();
            let set = format!("SET geleit.programme = '{programme}'");
            db.execute(AssertSqlSafe(set)).await.unwrap();
            let query = sqlx::query(INSERT).bind(id).bind(programme).bind(people.0).bind(people.1);
            query.execute(&mut db).await.map(|done| done.rows_affected())
        }
    };
    done.map_err(|error| error.to_string())
}

both! {
    /// Proves S1-05.
    async fn twenty_writers_at_once_never_exceed_the_capacity_of_the_cohort(place) {
        let table = Table::without_people(&place.store, &[]).await;
        let small = new_cohort(&table.store, &table.operator, "klein", 1, 7).await;
        table.invite_mentees(small, 1..=20).await;
        table.invite_mentors(small, 1..=20, 1).await;
        let mut writers = Vec::new();
        for number in 1..=20 {
            let (location, programme) = (place.location.clone(), table.programme.0);
            writers.push(tokio::spawn(write(location, programme, number)));
        }
        let mut written = 0;
        for writer in writers {
            match writer.await.unwrap() {
                Ok(rows) => written += rows,
                Err(refused) => assert!(refused.contains("guard:cohort_full"), "{refused}"),
            }
        }
        assert_eq!(written, 7);
    }
}
