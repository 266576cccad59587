//! A pair ends early, without blame: one step with its neutral reason, the end of its warnings, the
//! same letter to both, and both back in the pool of the cohort (S1-49). What each side has told the
//! office can be noted later. Only the office reads any of it.

use super::Partnership;
use super::list::Listed;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, one, optional, row, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::partnerships::dissolution::{Debriefs, Dissolution, Reason, WishOf, Wrong};
use geleit_domain::partnerships::{Status, Verb};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Tells both sides, in the same words and without a reason, that their pair has ended.
pub const DISSOLVED_LETTER: &str = "pair_dissolved";

statements! {
    INSERT = "INSERT INTO dissolution (programme_id, partnership_id, reason, wish_of,
            mentee_debrief, mentor_debrief, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_PAIR = "SELECT reason, wish_of, mentee_debrief, mentor_debrief, version FROM dissolution
        WHERE programme_id = $1 AND partnership_id = $2";
    DEBRIEF = "UPDATE dissolution SET mentee_debrief = $4, mentor_debrief = $5,
            version = version + 1
        WHERE programme_id = $1 AND partnership_id = $2 AND version = $3";
    /// The day since when a pair runs or pauses as it does now.
    SINCE = "SELECT COALESCE(MAX(on_date), '') AS since FROM status_fact
        WHERE programme_id = $1 AND kind = 'partnership' AND subject_id = $2
            AND status IN ('running', 'paused') AND known_until IS NULL";
}

row! {
    /// What is noted about the early end of a pair.
    pub struct Noted {
        reason: String,
        wish_of: String,
        mentee_debrief: String,
        mentor_debrief: String,
        /// Grows with each change.
        pub version: i64,
    }
}

impl Noted {
    /// Why, in a neutral word.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn reason(&self) -> Result<Reason> {
        Reason::from_text(&self.reason).ok_or(Error::Corrupt("dissolution.reason"))
    }

    /// Whose wish it was.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn wish_of(&self) -> Result<WishOf> {
        WishOf::from_text(&self.wish_of).ok_or(Error::Corrupt("dissolution.wish_of"))
    }

    /// What both have told the office.
    #[must_use]
    pub fn debriefs(&self) -> Debriefs {
        Debriefs { mentee: self.mentee_debrief.clone(), mentor: self.mentor_debrief.clone() }
    }
}

/// What the page about the early end of a pair shows.
#[derive(Clone, Debug)]
pub struct ShownEnd {
    /// The pair.
    pub partnership: Partnership,
    /// Names of both.
    pub line: Listed,
    /// Its cohort.
    pub cohort: Cohort,
    /// Can it end now?
    pub is_possible: bool,
    /// What is noted, if it has ended early.
    pub noted: Option<Noted>,
}

impl Store {
    /// What is known about the early end of a pair, for whoever may note it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn show_dissolution(&self, actor: &Actor, id: PartnershipId) -> Result<ShownEnd> {
        let mut tx = self.read(actor.programme).await?;
        let partnership = tx.partnership_to_step(actor, id).await?;
        Ok(ShownEnd {
            line: tx.listed_partnership(actor, id).await?,
            cohort: tx.cohort(CohortId(partnership.cohort_id)).await?,
            is_possible: partnership.status()?.after(Verb::Dissolve).is_some(),
            noted: tx.dissolution_of(id.0).await?,
            partnership,
        })
    }

    /// Ends a pair early: both people stand in the matching of their cohort again, its warnings
    /// are over, and both get the same letter.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::Invalid`].
    pub async fn dissolve(
        &self,
        actor: &Actor,
        id: PartnershipId,
        version: i64,
        how: &Dissolution,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, id).await?;
        let pair = tx.hold_partnership(id.0).await?;
        if pair.version != version {
            return Err(Error::Outdated);
        }
        tx.check_dissolution(&pair, how, now).await?;
        tx.dissolve_pair(actor, &pair, how, None, now).await?;
        tx.commit().await
    }

    /// Notes what both have told the office about the end of their pair.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Refusal::Invalid`].
    pub async fn debrief(
        &self,
        actor: &Actor,
        id: PartnershipId,
        version: i64,
        debriefs: &Debriefs,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, id).await?;
        tx.dissolution_of(id.0).await?.ok_or(Error::NotFound)?;
        debriefs.check().map_err(refusal)?;
        let (mentee, mentor) = (debriefs.mentee.trim(), debriefs.mentor.trim());
        if execute!(tx, DEBRIEF, actor.programme.0, id.0, version, mentee, mentor)? == 0 {
            return Err(Error::Outdated);
        }
        tx.record_partnership(actor, id.0, "partnership.debrief", "", None, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// What is noted about the early end of a pair; the caller has asked permission.
    pub(crate) async fn dissolution_of(&mut self, pair: Uuid) -> Result<Option<Noted>> {
        optional!(self, OF_PAIR, self.programme.0, pair)
    }

    /// Refuses a dissolution that cannot have been.
    pub(crate) async fn check_dissolution(
        &mut self,
        pair: &Partnership,
        how: &Dissolution,
        now: Timestamp,
    ) -> Result<()> {
        let since = self.first_day_of_an_end(pair).await?;
        let today = self.programme().await?.today(now);
        how.check(since, today).map_err(refusal)
    }

    /// The first day on which a pair can have ended. Reports take the statuses of a pair by their
    /// days: one that ended before it last paused or went on would go on for ever.
    async fn first_day_of_an_end(&mut self, pair: &Partnership) -> Result<Date> {
        let (since,): (String,) = one!(self, SINCE, self.programme.0, pair.id)?;
        let since = if since.is_empty() { &pair.offered_on } else { &since };
        since.parse().map_err(|_| Error::Corrupt("status_fact.on_date"))
    }

    /// Ends a pair early inside a larger step, whoever has chosen the day; the caller has asked
    /// permission and holds it. `words` are a reason in somebody's own words, for the audit trail.
    pub(crate) async fn dissolve_pair(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        how: &Dissolution,
        words: Option<&str>,
        now: Timestamp,
    ) -> Result<Status> {
        if how.on < self.first_day_of_an_end(pair).await? {
            return Err(refusal(Wrong::BeforeTheStart));
        }
        let status = self.step_partnership(actor, pair, Verb::Dissolve, words, how.on, now).await?;
        execute!(
            self,
            INSERT,
            self.programme.0,
            pair.id,
            how.reason.text(),
            how.wish_of.text(),
            how.debriefs.mentee.trim(),
            how.debriefs.mentor.trim(),
            actor.account.map(|account| account.0),
            micros(now)
        )?;
        self.close_warnings_of(pair.id, now).await?;
        self.withdraw_letters(pair.id, now).await?;
        self.tell_both_sides(pair, DISSOLVED_LETTER, now).await?;
        self.reopen_pair(pair, false).await?;
        Ok(status)
    }
}

fn refusal(wrong: Wrong) -> Error {
    let (field, expected) = match wrong {
        Wrong::Future => ("on", "a day not after today"),
        Wrong::BeforeTheStart => ("on", "a day since the pair last began, paused or went on"),
        Wrong::Debrief => ("debrief", "at most 2000 characters for each side"),
    };
    Refusal::Invalid { field, expected }.into()
}
