//! The opening sets pairs running (S1-04): those in which both have said yes before, and those in
//! which they say so later.

use super::Partnership;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Opening;
use geleit_domain::id::CohortId;
use geleit_domain::partnerships::Verb;
use jiff::Timestamp;
use jiff::civil::Date;

/// Tells both sides that their time begins, with the way to their agreement.
pub const STARTED_LETTER: &str = "pair_started";

pub(super) const ACCEPTED: &str = "
    SELECT id, cohort_id, application_id, mentor_id, person_id, pair_id, successor_of, status,
        offered_on, version
    FROM partnership WHERE programme_id = $1 AND cohort_id = $2 AND status = 'accepted'";

pub(super) const LAST_DAY: &str = "
    SELECT MAX(on_date) AS day FROM status_fact WHERE programme_id = $1
        AND kind = 'partnership' AND subject_id = $2 AND known_until IS NULL";

impl Store {
    /// Sets the accepted pairs of a running cohort running; gives how many. They run since the
    /// opening, or since both had said yes, however late the calendar comes to it.
    ///
    /// # Errors
    /// The database failed, or somebody changed one of them meanwhile; then none has started.
    pub async fn start_partnerships(
        &self,
        actor: &Actor,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<usize> {
        let mut tx = self.read(actor.programme).await?;
        let waiting: Vec<Partnership> = all!(tx, ACCEPTED, actor.programme.0, cohort.0)?;
        drop(tx);
        if waiting.is_empty() {
            return Ok(0);
        }
        let mut tx = self.write(actor.programme).await?;
        let house = tx.programme().await?;
        let opened = match tx.opening(cohort).await? {
            Opening::At(at) => house.today(at),
            Opening::On(day) => day,
        };
        let (today, ends) = (house.today(now), tx.cohort(cohort).await?.dates()?.ends_on);
        for pair in &waiting {
            let agreed = tx.last_day(pair).await?;
            // Nobody has told a pair that it runs beyond the last day.
            let on = if agreed > ends { today } else { opened.max(agreed).min(today) };
            tx.start_pair(actor, pair, on, now).await?;
        }
        tx.commit().await?;
        Ok(waiting.len())
    }
}

impl Tx {
    /// The last day on which the status of a pair changed.
    pub(super) async fn last_day(&mut self, pair: &Partnership) -> Result<Date> {
        let (day,): (String,) = one!(self, LAST_DAY, self.programme.0, pair.id)?;
        day.parse().map_err(|_| Error::Corrupt("status_fact.on_date"))
    }

    /// Sets one pair running inside a larger step and tells both sides.
    pub(super) async fn start_pair(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        on: Date,
        now: Timestamp,
    ) -> Result<()> {
        self.step_partnership(actor, pair, Verb::Start, None, on, now).await?;
        self.tell_both_sides(pair, STARTED_LETTER, now).await
    }
}
