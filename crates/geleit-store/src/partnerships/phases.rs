//! In which phase a pair is (S1-34), by its own days: nothing of it is stored.

use super::{KIND, LOAD, Partnership};
use crate::error::{Error, Result};
use crate::macros::one;
use crate::tx::Tx;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::phases::{Days, Step, phases};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

impl Tx {
    /// The phases of a pair, by its id; the caller has asked permission.
    pub(crate) async fn phases_of(&mut self, pair: Uuid, now: Timestamp) -> Result<Vec<Step>> {
        let pair: Partnership = one!(self, LOAD, self.programme.0, pair)?;
        let facts = self.status_facts(KIND, pair.id).await?;
        // A pair that was recorded later runs without an answer of anybody.
        let first = |wanted: &[Status]| -> Result<Option<Date>> {
            let is_so = |status: &str| wanted.iter().any(|wanted| wanted.text() == status);
            let found = facts.iter().filter(|fact| fact.known_until.is_none());
            let days = found.filter(|fact| is_so(&fact.status)).map(|fact| day(&fact.on_date));
            Ok(days.collect::<Result<Vec<_>>>()?.into_iter().min())
        };
        let (accepted, completed) =
            (first(&[Status::Accepted, Status::Running])?, first(&[Status::Completed])?);
        let agreed = match self.signatures_of(pair.id).await? {
            Some([Some(mentee), Some(mentor)]) => Some(mentee.max(mentor)),
            _ => None,
        };
        let held = self.final_interview(pair.id).await?;
        let days = Days {
            accepted,
            agreed,
            met: self.met_on(&pair).await?,
            completed,
            interviewed: held.map(|held| day(&held.on_date)).transpose()?,
        };
        let today = self.programme().await?.today(now);
        Ok(phases(pair.status()?, &days, today))
    }
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Corrupt("a day of a pair"))
}
