//! Putting what waits for somebody into one letter: at most one a day, at the time of the digest,
//! and none while an earlier one has not gone out. The database refuses a second one, so several
//! servers, or one that was started anew, never send two.

use super::{DIGEST_LETTER, Way};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, execute, row};
use crate::mails::Letter;
use crate::time::{id, micros, timestamp};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, PersonId, ProgrammeId};
use geleit_domain::letters::{Calendar, Choice, Class, Kind, NEAR, Rhythm};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// The most letters that are looked at in a round; the rest comes a minute later.
const AT_ONCE: i64 = 5_000;

/// Guests have no record: the first sign-up with their address, to whatever event, stands for them.
/// Ids grow with time; the plain id would make the engine walk all sign-ups in their order.
pub(super) const WAITING: &str = "
    SELECT m.id, m.template, m.language, m.person_id, m.account_id, m.subject_id, m.due_at,
        COALESCE(p.letters, a.letters, 'usual') AS choice,
        EXISTS (SELECT 1 FROM mentor t
            WHERE t.programme_id = m.programme_id AND t.person_id = m.person_id) AS is_mentor,
        e.starts_at,
        CASE WHEN s.email_key <> '' THEN (SELECT f.id FROM sign_up f
            WHERE f.programme_id = s.programme_id AND f.email_key = s.email_key
            ORDER BY COALESCE(f.id, f.event_id) LIMIT 1) END AS first_sign_up
    FROM mail m
    LEFT JOIN sign_up s ON s.programme_id = m.programme_id AND s.id = m.subject_id
    LEFT JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
    LEFT JOIN person p ON p.programme_id = m.programme_id AND p.id = m.person_id
    LEFT JOIN account a ON a.programme_id = m.programme_id AND a.id = m.account_id
    WHERE m.programme_id = $1 AND m.in_digest AND m.digest_id IS NULL AND m.sent_at IS NULL
        AND m.withdrawn_at IS NULL AND m.withheld_at IS NULL AND m.due_at <= $2
    ORDER BY m.due_at, m.id LIMIT $3";
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

row! {
    struct Row {
        id: Uuid,
        template: String,
        language: String,
        person_id: Option<Uuid>,
        account_id: Option<Uuid>,
        subject_id: Option<Uuid>,
        due_at: i64,
        choice: String,
        is_mentor: bool,
        starts_at: Option<i64>,
        first_sign_up: Option<Uuid>,
    }
}

/// Whose digest it is.
#[derive(Clone, Copy, Debug)]
struct Addressee {
    person: Option<Uuid>,
    account: Option<Uuid>,
    /// Of a guest, who may stand on the lists of several events: the first sign-up …
    guest: Option<Uuid>,
    /// … and the one that the newest letter is about; by it the address is found.
    sign_up: Option<Uuid>,
}

impl Addressee {
    fn id(self) -> Option<Uuid> {
        self.account.or(self.person).or(self.guest)
    }
}

impl Row {
    fn addressee(&self) -> Addressee {
        let is_guest = self.person_id.is_none() && self.account_id.is_none();
        let sign_up = self.subject_id.filter(|_| is_guest);
        let guest = sign_up.map(|sign_up| self.first_sign_up.unwrap_or(sign_up));
        Addressee { person: self.person_id, account: self.account_id, guest, sign_up }
    }

    /// When it may go out at the earliest; nothing: the addressee does without such letters.
    fn due(&self, calendar: &Calendar) -> Result<Option<Timestamp>> {
        let kind = Kind::of(&self.template).ok_or(Error::Corrupt("mail.template"))?;
        let due = timestamp(self.due_at)?;
        let next = calendar.next(due, Rhythm::Daily);
        if kind.class() != Class::Digest {
            return Ok(Some(next));
        }
        let choice =
            Choice::from_text(&self.choice).ok_or(Error::Corrupt("a choice of letters"))?;
        let Some(rhythm) = choice.rhythm(self.is_mentor) else { return Ok(None) };
        let wanted = calendar.next(due, rhythm);
        // An invitation is of no use once the event is near or over.
        let starts = self.starts_at.map(timestamp).transpose()?;
        let is_in_time = starts.is_none_or(|starts| starts.duration_since(wanted) > NEAR);
        Ok(Some(if is_in_time { wanted } else { next }))
    }
}

impl Store {
    /// Makes the digests that are due now and gives how many. `has_work` are the accounts of the
    /// desk that have something to do: theirs goes out also when no letter waits.
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
        let rows: Vec<Row> = all!(tx, WAITING, programme.0, micros(now), AT_ONCE)?;
        let taken = tx.taken(&calendar, now).await?;
        drop(tx);
        let mut waiting: BTreeMap<Uuid, Vec<Row>> = BTreeMap::new();
        for row in rows {
            let Some(addressee) = row.addressee().id() else { continue };
            waiting.entry(addressee).or_default().push(row);
        }
        let mut made = 0;
        for (addressee, rows) in &waiting {
            let has_work = has_work.iter().any(|(account, _)| account.0 == *addressee);
            let is_free = !taken.contains(addressee);
            made += self.gather(programme, &calendar, rows, is_free, has_work, now).await?;
        }
        for (account, language) in has_work {
            if !waiting.contains_key(&account.0) && !taken.contains(&account.0) {
                let account = Some(account.0);
                let of = Addressee { person: None, account, guest: None, sign_up: None };
                let mut tx = self.write(programme).await?;
                let day = calendar.day(now).to_string();
                made += u64::from(tx.open_digest(of, language, &day, now).await?.is_some());
                tx.commit().await?;
            }
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
            if is_day && !taken.contains(&account) {
                free.push((AccountId(account), language));
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

    /// One addressee in a transaction of its own: whoever is slow makes nobody else wait.
    async fn gather(
        &self,
        programme: ProgrammeId,
        calendar: &Calendar,
        rows: &[Row],
        is_free: bool,
        has_work: bool,
        now: Timestamp,
    ) -> Result<u64> {
        let (mut wanted, mut withheld, mut is_due) = (Vec::new(), Vec::new(), has_work);
        for row in rows {
            match row.due(calendar)? {
                None => withheld.push(row.id),
                Some(due) => {
                    is_due |= due <= now;
                    wanted.push(row);
                }
            }
        }
        let goes_out = is_free && is_due && (!wanted.is_empty() || has_work);
        if withheld.is_empty() && !goes_out {
            return Ok(0);
        }
        let mut tx = self.write(programme).await?;
        for letter in withheld {
            execute!(tx, WITHHOLD, programme.0, letter, micros(now))?;
        }
        let mut made = 0;
        if let Some(newest) = wanted.last().filter(|_| goes_out) {
            let day = calendar.day(now).to_string();
            let digest = tx.open_digest(newest.addressee(), &newest.language, &day, now).await?;
            if let Some(digest) = digest {
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
        of: Addressee,
        language: &str,
        day: &str,
        now: Timestamp,
    ) -> Result<Option<Uuid>> {
        let Some(addressee) = of.id() else { return Ok(None) };
        let (programme, digest) = (self.programme.0, id(now));
        if execute!(self, INSERT, programme, digest, addressee, day, micros(now))? == 0 {
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
