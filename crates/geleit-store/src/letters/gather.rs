//! Putting what waits for somebody into one letter: at most one a day, at the time of the digest,
//! and none while an earlier one has not gone out. The database refuses a second one, so several
//! servers, or one that was started anew, never send two.

use super::piles::{Addressee, Pile};
use super::{DIGEST_LETTER, Way};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, execute};
use crate::mails::Letter;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, PersonId, ProgrammeId};
use geleit_domain::letters::{Calendar, Choice};
use jiff::Timestamp;
use std::collections::HashSet;
use uuid::Uuid;

/// Whoever has had a digest today, or waits for one.
pub(super) const TAKEN: &str = "
    SELECT addressee_id FROM digest WHERE programme_id = $1 AND on_date = $2
    UNION
    SELECT addressee_id FROM digest WHERE programme_id = $1 AND done_at IS NULL";
pub(super) const INSERT: &str = "
    INSERT INTO digest (programme_id, id, addressee_id, on_date, created_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
pub(super) const PUT_INTO: &str = "
    UPDATE mail SET digest_id = $3
    WHERE programme_id = $1 AND id = $2 AND digest_id IS NULL AND sent_at IS NULL";
pub(super) const WITHHOLD: &str = "
    UPDATE mail SET withheld_at = $3
    WHERE programme_id = $1 AND id = $2 AND digest_id IS NULL AND sent_at IS NULL";
/// Who works at the desk and wants to hear in the morning what is to be done.
pub(super) const STAFF: &str = "
    SELECT a.id, a.language, a.letters FROM account a
    WHERE a.programme_id = $1 AND a.status = 'active' AND a.letters <> 'none'
        AND EXISTS (SELECT 1 FROM account_role r WHERE r.programme_id = a.programme_id
            AND r.account_id = a.id AND r.role IN ('coordinator', 'partner'))
    ORDER BY a.id";

impl Store {
    /// Makes the digests that are due now and gives how many. `has_work` are the accounts of the
    /// desk that have something to do: theirs goes out also when no letter waits.
    ///
    /// Whoever has an account and is a mentor, mentee or guest as well, under the same address,
    /// gets one digest a day, not one as each of them. It goes out when anything in it is due, and
    /// brings along what else waits, also a mentor's letters of the week; what one part does
    /// without is left out, whatever the other has chosen. Who is the same is said in `piles`.
    ///
    /// # Errors
    /// The database failed; then the next round makes them.
    pub async fn gather_digests(
        &self,
        programme: ProgrammeId,
        has_work: &[(AccountId, String)],
        now: Timestamp,
    ) -> Result<u64> {
        let mut tx = self.read(programme).await?;
        let calendar = tx.letter_calendar().await?;
        if !calendar.is_open(now) {
            return Ok(0);
        }
        let piles = tx.piles(has_work, now).await?;
        let taken = tx.taken(&calendar, now).await?;
        drop(tx);
        let mut made = 0;
        for (reader, pile) in &piles {
            let is_free = !taken.contains(reader);
            made += self.gather(programme, &calendar, (*reader, pile), is_free, now).await?;
        }
        Ok(made)
    }

    /// The accounts of the desk that may get a digest now: nothing outside of its hours, nobody who
    /// has had one today, and nobody who has chosen another day.
    ///
    /// # Errors
    /// The database failed.
    pub async fn staff_for_digest(
        &self,
        programme: ProgrammeId,
        now: Timestamp,
    ) -> Result<Vec<(AccountId, String)>> {
        let mut tx = self.read(programme).await?;
        let calendar = tx.letter_calendar().await?;
        if !calendar.is_office_morning(now) {
            return Ok(Vec::new());
        }
        let taken = tx.taken(&calendar, now).await?;
        let staff: Vec<(Uuid, String, String)> = all!(tx, STAFF, programme.0)?;
        let mut free = Vec::new();
        for (account, language, choice) in staff {
            let choice = Choice::from_text(&choice);
            let choice = choice.ok_or(Error::Corrupt("a choice of letters"))?;
            let is_day = choice.rhythm(false).is_some_and(|rhythm| calendar.is_day(now, rhythm));
            let account = AccountId(account);
            if is_day && !taken.contains(&tx.reader_behind(account).await?) {
                free.push((account, language));
            }
        }
        Ok(free)
    }

    /// Who acts behind an account, with the roles of this moment.
    ///
    /// # Errors
    /// The database failed.
    pub async fn actor_behind(&self, programme: ProgrammeId, account: AccountId) -> Result<Actor> {
        let roles = self.read(programme).await?.roles(account).await?;
        Ok(Actor { programme, account: Some(account), person: None, roles })
    }

    /// One pile in a transaction of its own: whoever is slow makes nobody else wait.
    async fn gather(
        &self,
        programme: ProgrammeId,
        calendar: &Calendar,
        (reader, pile): (Uuid, &Pile),
        is_free: bool,
        now: Timestamp,
    ) -> Result<u64> {
        let (mut wanted, mut withheld, mut is_due) = (Vec::new(), Vec::new(), pile.desk.is_some());
        for row in &pile.rows {
            match row.due(calendar)? {
                None => withheld.push(row.id),
                Some(due) => {
                    is_due |= due <= now;
                    wanted.push(row);
                }
            }
        }
        let goes_out = is_free && is_due;
        if withheld.is_empty() && !goes_out {
            return Ok(0);
        }
        let mut tx = self.write(programme).await?;
        for letter in withheld {
            execute!(tx, WITHHOLD, programme.0, letter, micros(now))?;
        }
        let mut made = 0;
        if let Some((of, language)) = pile.heading(&wanted).filter(|_| goes_out) {
            let day = calendar.day(now).to_string();
            if let Some(digest) = tx.open_digest((reader, of), language, &day, now).await? {
                for row in &wanted {
                    execute!(tx, PUT_INTO, programme.0, row.id, digest)?;
                }
                made = 1;
            }
        }
        tx.commit().await?;
        Ok(made)
    }
}

impl Tx {
    /// The working days of the programme.
    ///
    /// # Errors
    /// The database failed.
    pub async fn letter_calendar(&mut self) -> Result<Calendar> {
        let zone = self.programme().await?.time_zone;
        let days = self.closed_days().await?;
        let days = days.iter().filter_map(|day| day.on_date.parse().ok()).collect();
        Ok(Calendar::new(&zone, days))
    }

    async fn taken(&mut self, calendar: &Calendar, now: Timestamp) -> Result<HashSet<Uuid>> {
        let day = calendar.day(now).to_string();
        let taken: Vec<(Uuid,)> = all!(self, TAKEN, self.programme.0, &day)?;
        Ok(taken.into_iter().map(|(addressee,)| addressee).collect())
    }

    /// Begins the digest of a day; nothing: another server was first.
    async fn open_digest(
        &mut self,
        (reader, of): (Uuid, Addressee),
        language: &str,
        day: &str,
        now: Timestamp,
    ) -> Result<Option<Uuid>> {
        let (programme, digest) = (self.programme.0, id(now));
        if execute!(self, INSERT, programme, digest, reader, day, micros(now))? == 0 {
            return Ok(None);
        }
        let letter = Letter {
            template: DIGEST_LETTER,
            language,
            person: of.person.map(PersonId),
            account: of.account.map(AccountId),
            subject: Some(of.sign_up.unwrap_or(digest)),
            due: now,
        };
        self.post_as(digest, &letter, Way::Mail, now).await?;
        Ok(Some(digest))
    }
}
