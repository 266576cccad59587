//! Interviews about which something is still to be written down: how many, and which.

use super::list::Line;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one, row};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

// Crossed, with a start that each has, and ordered by a value instead of its index: then those
// found come first, who are few, and the interviews of the programme are not gone through.
/// Over and without a result; or held, not yet decided, and without notes or a recommendation.
macro_rules! unfinished {
    ($what:literal, $reach:literal, $rest:literal) => {
        concat!(
            $what,
            " FROM interview i
        JOIN application a ON a.programme_id = i.programme_id AND a.id = i.application_id
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        WHERE i.programme_id = $1 AND i.id IN (
            SELECT o.id FROM interview o
            WHERE o.programme_id = $1 AND o.status = 'planned' AND o.starts_at < $2
            UNION ALL
            SELECT h.id FROM cohort c CROSS JOIN application w CROSS JOIN interview h
            WHERE w.programme_id = c.programme_id AND w.cohort_id = c.id
                AND w.status = 'interviewed' AND h.programme_id = w.programme_id
                AND h.application_id = w.id AND h.starts_at > 0 AND h.status = 'held'
                AND c.programme_id = $1 AND c.status NOT IN ('closed', 'cancelled')
                AND (h.notes = '{}' OR EXISTS (SELECT 1 FROM interviewer l
                    WHERE l.programme_id = h.programme_id AND l.interview_id = h.id
                        AND l.recommended_at IS NULL)))",
            $reach,
            $rest
        )
    };
}

macro_rules! unfinished_listed {
    ($reach:literal) => {
        unfinished!(
            "SELECT i.id, i.application_id, i.starts_at, i.minutes, i.mode, i.place, i.status,
            a.reference, v.given_name, v.family_name",
            $reach,
            " ORDER BY +i.starts_at, i.id LIMIT $3"
        )
    };
}

pub(super) const UNFINISHED: &str = unfinished_listed!("");
pub(super) const UNFINISHED_ORGANISATION: &str = unfinished_listed!(" AND a.organisation_id = $4");
pub(super) const UNFINISHED_COUNT: &str =
    unfinished!("SELECT COUNT(*) AS number, MIN(i.starts_at) AS since", "", "");
pub(super) const UNFINISHED_COUNT_ORGANISATION: &str = unfinished!(
    "SELECT COUNT(*) AS number, MIN(i.starts_at) AS since",
    " AND a.organisation_id = $3",
    ""
);

/// The most unfinished interviews on one page; whoever has more has not looked for weeks.
const UNFINISHED_MAX: i64 = 500;

row! {
    /// Interviews that are over and lack a result, or that were held and lack notes or a
    /// recommendation while nothing is decided.
    pub struct Unfinished {
        /// How many.
        pub number: i64,
        /// The oldest began at, µs since the epoch.
        pub since: Option<i64>,
    }
}

impl Store {
    /// The interviews that are over and lack a result, notes or a recommendation, as far as the
    /// actor may see them; the oldest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn unfinished_interviews(&self, actor: &Actor, now: Timestamp) -> Result<Vec<Line>> {
        let reach = actor.reach(Action::List, Resource::Interview).ok_or(Error::Forbidden)?;
        let own = (reach < Tie::Programme).then(|| actor.organisation().map(|id| id.0));
        let mut tx = self.read(actor.programme).await?;
        let (programme, at, most) = (tx.programme.0, micros(now), UNFINISHED_MAX);
        let lines = match own {
            None => all!(tx, UNFINISHED, programme, at, most)?,
            Some(own) => all!(tx, UNFINISHED_ORGANISATION, programme, at, most, own)?,
        };
        tx.with_leaders(actor, lines).await
    }
}

impl Tx {
    /// How many interviews are unfinished; `own` counts only those of an organisation's people.
    pub(crate) async fn unfinished_interviews(
        &mut self,
        own: Option<Option<Uuid>>,
        now: Timestamp,
    ) -> Result<Unfinished> {
        let (programme, at) = (self.programme.0, micros(now));
        match own {
            None => one!(self, UNFINISHED_COUNT, programme, at),
            Some(own) => one!(self, UNFINISHED_COUNT_ORGANISATION, programme, at, own),
        }
    }
}
