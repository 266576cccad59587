//! After an import PostgreSQL knows how much there is, although the program itself may not
//! analyse tables. Until then it would join everything with everything.

use crate::imports::{amal, cohort, import, mentees};
use crate::programme;
use geleit_store::Location;
use geleit_store::testing::{Place, run};
use sqlx::Connection;

/// How many people the planner believes there are.
async fn believed(place: &Place) -> f64 {
    let Location::Postgres(options) = &place.location else { unreachable!() };
    let mut at = sqlx::PgConnection::connect_with(options).await.unwrap();
    let sql = "SELECT CAST(reltuples AS FLOAT8) FROM pg_class WHERE relname = 'person'";
    let (rows,): (f64,) = sqlx::query_as(sql).fetch_one(&mut at).await.unwrap();
    rows
}

#[test]
fn the_planner_knows_the_people_as_soon_as_they_are_imported() {
    run(async {
        let place = Place::postgres().await;
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        assert!(believed(&place).await <= 0.0);
        let rows: Vec<_> = (2..202).map(amal).collect();
        mentees(&place, &actor, &import(cohort), &rows).await.unwrap();
        assert!(believed(&place).await >= 200.0);
    });
}
