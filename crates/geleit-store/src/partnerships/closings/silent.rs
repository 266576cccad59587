//! Sides that have said nothing at the end, a week after a reminder has gone out to them, or where
//! it is too late for one: the office calls them. Only cohorts that go on are looked at.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::partnerships::Open;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::partnerships::closing::called_when;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Few cohorts go on: they come first, whatever the engine believes of the pairs.
macro_rules! silent_sides {
    ($columns:literal, $tables:literal, $which:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM cohort c CROSS JOIN partnership p CROSS JOIN offer o CROSS JOIN closing_ask a ",
            $tables,
            " WHERE c.programme_id = $1
            AND c.status NOT IN ('draft', 'closed', 'cancelled')
            AND p.programme_id = c.programme_id AND p.cohort_id = c.id
            AND p.status IN ('running', 'paused', 'completed')
            AND o.programme_id = p.programme_id AND o.partnership_id = p.id
            AND a.programme_id = o.programme_id AND a.partnership_id = o.partnership_id
            AND a.person_id = o.person_id
            AND (a.asked_on <= $2 OR (a.reminded_on IS NOT NULL AND EXISTS (SELECT 1 FROM mail n
                WHERE n.programme_id = a.programme_id AND n.subject_id = a.partnership_id
                    AND n.person_id = a.person_id AND n.template = 'closing_reminded'
                    AND n.created_at >= a.created_at
                    AND COALESCE(n.sent_at, n.posted_at) < $3)))
            AND NOT EXISTS (SELECT 1 FROM feedback f
                WHERE f.programme_id = o.programme_id AND f.partnership_id = o.partnership_id
                    AND f.side = o.side AND f.known_until IS NULL) ",
            $which
        )
    };
}

pub(super) const SILENT: &str = silent_sides!(
    "o.id, p.id AS partnership_id, o.side, v.given_name, v.family_name,
        w.given_name AS other_given_name, w.family_name AS other_family_name, a.asked_on,
        a.reminded_on",
    "CROSS JOIN offer i
        JOIN person_version v ON v.programme_id = o.programme_id AND v.person_id = o.person_id
            AND v.known_until IS NULL
        JOIN person_version w ON w.programme_id = i.programme_id AND w.person_id = i.person_id
            AND w.known_until IS NULL",
    "AND i.programme_id = p.programme_id AND i.partnership_id = p.id AND i.side <> o.side
        AND (a.asked_on, o.id) > ($4, $5) ORDER BY a.asked_on, o.id LIMIT $6"
);
pub(super) const COUNT: &str = silent_sides!(
    "p.cohort_id, COUNT(DISTINCT p.id) AS pairs, MIN(a.asked_on) AS since",
    "",
    "GROUP BY p.cohort_id"
);

row! {
    /// Somebody who has said nothing at the end.
    pub struct Silent {
        /// The offer of the side.
        pub id: Uuid,
        /// The pair.
        pub partnership_id: Uuid,
        /// Word of the side.
        pub side: String,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Given name of the other one.
        pub other_given_name: String,
        /// Family name of the other one.
        pub other_family_name: String,
        /// When the side was asked, `YYYY-MM-DD`.
        pub asked_on: String,
        /// When it was reminded, `YYYY-MM-DD`.
        pub reminded_on: Option<String>,
    }
}

/// From where on.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// After this line: the day on which its side was asked, and its id.
    pub after: Option<(String, Uuid)>,
}

impl Store {
    /// A page of the sides to call, whoever was asked first at the top.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_silent(
        &self,
        actor: &Actor,
        filter: &Filter,
        limit: i64,
        now: Timestamp,
    ) -> Result<Vec<Silent>> {
        if !actor.may(Tie::Programme, Action::Step, Resource::Partnership) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let today = tx.programme().await?.today(now);
        let (asked, reminded) = tx.called_when(today).await?;
        let (day, id) = filter.after.clone().unwrap_or_default();
        all!(tx, SILENT, actor.programme.0, asked, reminded, day, id, limit)
    }
}

impl Tx {
    /// Pairs with a side to call, per cohort, and since when it is asked; the caller has asked
    /// permission.
    pub(crate) async fn pairs_silent_at_the_end(&mut self, today: Date) -> Result<Vec<Open>> {
        let (asked, reminded) = self.called_when(today).await?;
        all!(self, COUNT, self.programme.0, asked, reminded)
    }

    /// Asked until this day, or reminded before this time.
    async fn called_when(&mut self, today: Date) -> Result<(String, i64)> {
        let (asked, reminded) = called_when(today);
        Ok((asked.to_string(), micros(self.programme().await?.end_of(reminded))))
    }
}
