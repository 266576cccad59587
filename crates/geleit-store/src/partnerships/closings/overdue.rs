//! Pairs whose planned end is over and that go on: the office completes them or extends them. An
//! end is what somebody decides; the calendar only says that it is time.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one, row};
use crate::partnerships::{Open, Partnership};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// No pair is planned shorter than its cohort: cohorts that have ended come first, and few go on.
macro_rules! overdue {
    ($columns:literal, $tables:literal, $which:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM cohort c CROSS JOIN partnership p ",
            $tables,
            " LEFT JOIN extension x ON x.programme_id = p.programme_id
            AND x.partnership_id = p.id AND x.known_until IS NULL
        WHERE c.programme_id = $1
            AND c.status NOT IN ('draft', 'closed', 'cancelled') AND c.ends_on < $2
            AND p.programme_id = c.programme_id AND p.cohort_id = c.id
            AND p.status IN ('running', 'paused')
            AND (x.until_on IS NULL OR x.until_on < $2) ",
            $which
        )
    };
}

pub(super) const OVERDUE: &str = overdue!(
    "p.id, p.version, p.status, v.given_name, v.family_name, w.given_name AS mentor_given_name,
        w.family_name AS mentor_family_name,
        CASE WHEN x.until_on > c.ends_on THEN x.until_on ELSE c.ends_on END AS planned_end",
    "JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.person_id
            AND v.known_until IS NULL
        JOIN person_version w ON w.programme_id = p.programme_id AND w.person_id = m.person_id
            AND w.known_until IS NULL",
    "AND (CASE WHEN x.until_on > c.ends_on THEN x.until_on ELSE c.ends_on END, p.id) > ($3, $4)
        ORDER BY planned_end, p.id LIMIT $5"
);
pub(super) const OVERDUE_COUNT: &str = overdue!(
    "p.cohort_id, COUNT(*) AS pairs,
        MIN(CASE WHEN x.until_on > c.ends_on THEN x.until_on ELSE c.ends_on END) AS since",
    "",
    "GROUP BY p.cohort_id"
);

pub(super) const LAST_MET: &str = "
    SELECT MAX(on_date) AS day FROM meeting
    WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL";

row! {
    /// A pair that goes on although its planned end is over.
    pub struct Overdue {
        /// The pair.
        pub id: Uuid,
        /// Grows with each change.
        pub version: i64,
        /// Status word.
        pub status: String,
        /// Given name of the mentee.
        pub given_name: String,
        /// Family name of the mentee.
        pub family_name: String,
        /// Given name of the mentor.
        pub mentor_given_name: String,
        /// Family name of the mentor.
        pub mentor_family_name: String,
        /// Until when it was planned, `YYYY-MM-DD`.
        pub planned_end: String,
    }
}

/// From where on.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// After this line: its planned end and id.
    pub after: Option<(String, Uuid)>,
}

impl Store {
    /// A page of the pairs past their planned end, the longest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_overdue(
        &self,
        actor: &Actor,
        filter: &Filter,
        limit: i64,
        now: Timestamp,
    ) -> Result<Vec<Overdue>> {
        if !actor.may(Tie::Programme, Action::Step, Resource::Partnership) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let today = tx.programme().await?.today(now).to_string();
        let (day, id) = filter.after.clone().unwrap_or_default();
        all!(tx, OVERDUE, actor.programme.0, today, day, id, limit)
    }

    /// Completes several pairs, each in the version that was shown: all of them or none. Each has
    /// an entry of its own, and both its sides are asked to take stock. Whoever comes to it late
    /// makes no pair longer: it has ended on the day that was planned, or on that of the last thing
    /// that is known of it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`] for
    /// one of them; then none is completed.
    pub async fn complete_partnerships(
        &self,
        actor: &Actor,
        pairs: &[(PartnershipId, i64)],
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let mut loaded = Vec::new();
        for (id, version) in pairs {
            let pair = tx.partnership_to_step(actor, *id).await?;
            loaded.push((pair.cohort_id, pair.id, *version));
        }
        // All are held before the first is completed, in one order: two who press at the same time
        // take turns.
        loaded.sort_unstable();
        let mut held = Vec::new();
        for (_, id, version) in loaded {
            let pair = tx.hold_partnership(id).await?;
            if pair.version != version {
                return Err(Error::Outdated);
            }
            held.push(pair);
        }
        let today = tx.programme().await?.today(now);
        for pair in &held {
            let on = tx.end_day(pair, today).await?;
            tx.complete_pair(actor, pair, None, on, now).await?;
        }
        tx.commit().await
    }
}

impl Tx {
    /// Pairs past their planned end, per cohort, and since when; the caller has asked permission.
    pub(crate) async fn pairs_past_their_end(&mut self, today: Date) -> Result<Vec<Open>> {
        all!(self, OVERDUE_COUNT, self.programme.0, today.to_string())
    }

    /// On which day a pair ends that is completed on a day.
    async fn end_day(&mut self, pair: &Partnership, today: Date) -> Result<Date> {
        let (planned, last) = (self.planned_end(pair).await?, self.last_day(pair).await?);
        let (met,): (Option<String>,) = one!(self, LAST_MET, self.programme.0, pair.id)?;
        let met = met.map(|day| day.parse::<Date>()).transpose();
        let met = met.map_err(|_| Error::Corrupt("meeting.on_date"))?;
        Ok(planned.max(last).max(met.unwrap_or(last)).min(today))
    }

    /// Brings a pair to its good end inside a larger step: nothing of it needs anybody any more,
    /// and both sides take stock. The caller has asked permission and holds it.
    pub(in crate::partnerships) async fn complete_pair(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        reason: Option<&str>,
        on: Date,
        now: Timestamp,
    ) -> Result<Status> {
        let status = self.step_partnership(actor, pair, Verb::Complete, reason, on, now).await?;
        self.close_warnings_of(pair.id, now).await?;
        self.stop_asking(pair, now).await?;
        self.ask_both_to_take_stock(pair, now).await?;
        Ok(status)
    }
}
