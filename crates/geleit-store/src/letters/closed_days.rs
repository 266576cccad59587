//! Days on which the office is closed beside the public holidays: no digest goes out.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row};
use crate::programmes::checked_name;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub(super) const CLOSED: &str = "
    SELECT id, on_date, name FROM closed_day
    WHERE programme_id = $1 AND known_until IS NULL ORDER BY on_date";
pub(super) const CLOSE: &str = "
    INSERT INTO closed_day (programme_id, id, on_date, name, created_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
pub(super) const OPEN: &str = "
    UPDATE closed_day SET known_until = $3
    WHERE programme_id = $1 AND id = $2 AND known_until IS NULL";

row! {
    /// A day on which the office is closed.
    pub struct ClosedDay {
        /// The entry.
        pub id: Uuid,
        /// The day, `YYYY-MM-DD`.
        pub on_date: String,
        /// Why.
        pub name: String,
    }
}

impl Store {
    /// The own closed days of the programme, the first one first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn closed_days(&self, actor: &Actor) -> Result<Vec<ClosedDay>> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Programme) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.closed_days().await
    }

    /// Closes a day; one that is closed already stays as it is.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Refusal::Invalid`] for a name that is none.
    pub async fn close_day(
        &self,
        actor: &Actor,
        day: Date,
        name: &str,
        now: Timestamp,
    ) -> Result<()> {
        may_change(actor)?;
        let name = checked_name("name", name)?;
        let mut tx = self.write(actor.programme).await?;
        let (programme, on) = (actor.programme.0, day.to_string());
        if execute!(tx, CLOSE, programme, id(now), &on, name, micros(now))? == 0 {
            return Err(Refusal::Invalid { field: "day", expected: "a day that is open" }.into());
        }
        tx.record(actor, entry("programme.close_day", actor, &on), now).await?;
        tx.commit().await
    }

    /// Opens a closed day again.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn open_day(&self, actor: &Actor, closed: Uuid, now: Timestamp) -> Result<()> {
        may_change(actor)?;
        let mut tx = self.write(actor.programme).await?;
        let days = tx.closed_days().await?;
        let day = days.iter().find(|day| day.id == closed).ok_or(Error::NotFound)?;
        if execute!(tx, OPEN, actor.programme.0, closed, micros(now))? == 0 {
            return Err(Error::NotFound);
        }
        tx.record(actor, entry("programme.open_day", actor, &day.on_date), now).await?;
        tx.commit().await
    }
}

fn may_change(actor: &Actor) -> Result<()> {
    let may = actor.may(Tie::Programme, Action::Change, Resource::Programme);
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

fn entry<'a>(verb: &'a str, actor: &Actor, detail: &'a str) -> Entry<'a> {
    Entry { verb, subject_kind: "programme", subject: actor.programme.0, detail, reason: None }
}

impl Tx {
    pub(crate) async fn closed_days(&mut self) -> Result<Vec<ClosedDay>> {
        all!(self, CLOSED, self.programme.0)
    }
}
