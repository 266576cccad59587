//! Rows of any query as JSON objects, on either engine.

use crate::ask;
use crate::error::Result;
use crate::tx::{Inner, Tx};
use geleit_domain::id::PersonId;
use serde_json::{Map, Value};
use sqlx::{Column, Row, TypeInfo, ValueRef};
use uuid::Uuid;

/// The rows of an export statement, each column under its name.
pub(super) async fn rows(tx: &mut Tx, sql: &'static str, person: PersonId) -> Result<Vec<Value>> {
    let programme = tx.programme.0;
    match &mut tx.inner {
        Inner::Sqlite(t) => {
            let query = sqlx::query(sql).bind(programme).bind(person.0);
            let rows = ask::sqlite::fetch_all(query, t).await?;
            rows.iter().map(object).collect()
        }
        Inner::Postgres(t) => {
            let query = sqlx::query(sql).bind(programme).bind(person.0);
            let rows = ask::postgres::fetch_all(query, t).await?;
            rows.iter().map(object).collect()
        }
    }
}

fn object<R>(row: &R) -> Result<Value>
where
    R: Row,
    usize: sqlx::ColumnIndex<R>,
    for<'r> String: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    for<'r> i64: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    for<'r> bool: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    for<'r> Uuid: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    let mut object = Map::new();
    for column in row.columns() {
        let place = column.ordinal();
        let raw = row.try_get_raw(place)?;
        let value = match (raw.is_null(), raw.type_info().name()) {
            (true, _) => Value::Null,
            (_, "TEXT") => Value::from(row.try_get::<String, _>(place)?),
            (_, "BOOL" | "BOOLEAN") => Value::from(row.try_get::<bool, _>(place)?),
            (_, "UUID" | "BLOB") => Value::from(row.try_get::<Uuid, _>(place)?.to_string()),
            _ => Value::from(row.try_get::<i64, _>(place)?),
        };
        object.insert(column.name().to_owned(), value);
    }
    Ok(Value::Object(object))
}
