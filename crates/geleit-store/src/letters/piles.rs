//! What waits, in piles: one for each human being who gets a digest. Behind one address may stand
//! an account of the desk, a person and a guest; they get one letter a day together.
//!
//! Who is the same is never guessed: an account or a guest is the person with the same address, if
//! the account names that person or nobody else has the address. Several people with one mailbox, a
//! family, stay apart from each other and from the account. A sign-up that staff have joined to a
//! known mentor is that mentor.

use crate::error::{Error, Result};
use crate::macros::{all, optional, row};
use crate::time::{micros, timestamp};
use crate::tx::Tx;
use geleit_domain::id::AccountId;
use geleit_domain::letters::{Calendar, Choice, Class, Kind, NEAR, Rhythm};
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The most letters that are looked at in a round; the rest comes a minute later.
const AT_ONCE: i64 = 5_000;

macro_rules! is_joined {
    ($person:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM mentor j WHERE j.programme_id = ",
            $person,
            ".programme_id AND j.person_id = ",
            $person,
            ".id AND j.joined_to IS NOT NULL)"
        )
    };
}

/// The person behind an account `a`, or behind a guest: then there is no `a`.
macro_rules! person_with {
    ($email_key:literal) => {
        concat!(
            "(SELECT o.id FROM person o
            WHERE o.programme_id = $1 AND o.email_key <> '' AND o.email_key = ",
            $email_key,
            " AND NOT ",
            is_joined!("o"),
            " AND (o.id = a.person_id OR (a.person_id IS NULL AND NOT EXISTS (
                SELECT 1 FROM person b WHERE b.programme_id = o.programme_id
                    AND b.email_key = o.email_key AND b.id <> o.id AND NOT ",
            is_joined!("b"),
            ")))
            LIMIT 1)"
        )
    };
}

/// Guests have no record: the first sign-up with their address, to whatever event, stands for them.
/// Ids grow with time; the plain id would make the engine walk all sign-ups in their order.
/// Letters to whoever is suspended take nobody else's with them: they do not go out.
pub(super) const WAITING: &str = concat!(
    "
    SELECT m.id, m.template, m.language, m.person_id, m.account_id, m.subject_id, m.due_at,
        COALESCE(p.letters, a.letters, 'usual') AS choice,
        EXISTS (SELECT 1 FROM mentor t
            WHERE t.programme_id = m.programme_id AND t.person_id = m.person_id) AS is_mentor,
        e.starts_at,
        CASE WHEN s.email_key <> '' THEN (SELECT f.id FROM sign_up f
            WHERE f.programme_id = s.programme_id AND f.email_key = s.email_key
            ORDER BY COALESCE(f.id, f.event_id) LIMIT 1) END AS first_sign_up,
        CASE WHEN m.person_id IS NOT NULL THEN (SELECT k.person_id FROM mentor n
                JOIN mentor k ON k.programme_id = n.programme_id AND k.id = n.joined_to
                WHERE n.programme_id = m.programme_id AND n.person_id = m.person_id)
            WHEN COALESCE(a.status, '') <> 'suspended'
            THEN ",
    person_with!("COALESCE(a.email_key, s.email_key)"),
    " END AS same_person
    FROM mail m
    LEFT JOIN sign_up s ON s.programme_id = m.programme_id AND s.id = m.subject_id
    LEFT JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
    LEFT JOIN person p ON p.programme_id = m.programme_id AND p.id = m.person_id
    LEFT JOIN account a ON a.programme_id = m.programme_id AND a.id = m.account_id
    WHERE m.programme_id = $1 AND m.in_digest AND m.digest_id IS NULL AND m.sent_at IS NULL
        AND m.withdrawn_at IS NULL AND m.withheld_at IS NULL AND m.due_at <= $2
    ORDER BY m.due_at, m.id LIMIT $3"
);
pub(super) const BEHIND: &str = concat!(
    "SELECT ",
    person_with!("a.email_key"),
    " AS same_person FROM account a WHERE a.programme_id = $1 AND a.id = $2"
);

row! {
    /// A letter that waits.
    pub(super) struct Row {
        pub(super) id: Uuid,
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
        /// Who stands behind the account, the guest, or the sign-up of a known mentor.
        same_person: Option<Uuid>,
    }
}

/// To whom a digest goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Addressee {
    pub(super) person: Option<Uuid>,
    pub(super) account: Option<Uuid>,
    /// Of a guest: the sign-up that the newest letter is about; by it the address is found.
    pub(super) sign_up: Option<Uuid>,
}

/// An account that has something to do at the desk, and its language.
type Desk = (AccountId, String);

/// What waits for one human being.
#[derive(Debug, Default)]
pub(super) struct Pile {
    /// The oldest first.
    pub(super) rows: Vec<Row>,
    pub(super) desk: Option<Desk>,
}

impl Pile {
    /// To whom the digest with these letters goes, and in which language. Only an account reads
    /// what is to be done at the desk: where that is in it, or a letter to the account, the digest
    /// is the account's. Else it is that of the person, and of a guest last.
    pub(super) fn heading<'a>(&'a self, wanted: &[&'a Row]) -> Option<(Addressee, &'a str)> {
        if let Some((account, language)) = &self.desk {
            let account = Some(account.0);
            let addressee = Addressee { person: None, account, sign_up: None };
            return Some((addressee, language.as_str()));
        }
        let part = |row: &&&Row| (row.account_id.is_some(), row.person_id.is_some());
        let newest = wanted.iter().max_by_key(part)?;
        Some((newest.addressee(), newest.language.as_str()))
    }
}

impl Row {
    /// Under whose id the digest is remembered.
    fn reader(&self) -> Option<Uuid> {
        let own = self.same_person.or(self.account_id).or(self.person_id);
        own.or(self.first_sign_up).or(self.subject_id)
    }

    fn addressee(&self) -> Addressee {
        let is_guest = self.person_id.is_none() && self.account_id.is_none();
        Addressee {
            person: self.person_id.map(|own| self.same_person.unwrap_or(own)),
            account: self.account_id,
            sign_up: self.subject_id.filter(|_| is_guest),
        }
    }

    /// When it may go out at the earliest; nothing: the addressee does without such letters.
    pub(super) fn due(&self, calendar: &Calendar) -> Result<Option<Timestamp>> {
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

impl Tx {
    /// All that waits now, by the id under which the digest is remembered.
    pub(super) async fn piles(
        &mut self,
        has_work: &[Desk],
        now: Timestamp,
    ) -> Result<BTreeMap<Uuid, Pile>> {
        let rows: Vec<Row> = all!(self, WAITING, self.programme.0, micros(now), AT_ONCE)?;
        let mut piles: BTreeMap<Uuid, Pile> = BTreeMap::new();
        for row in rows {
            let Some(reader) = row.reader() else { continue };
            piles.entry(reader).or_default().rows.push(row);
        }
        for desk in has_work {
            let reader = self.reader_behind(desk.0).await?;
            piles.entry(reader).or_default().desk = Some(desk.clone());
        }
        Ok(piles)
    }

    /// Under whose id the digest of an account is remembered: the person's behind it, so that
    /// neither of the two gets one beside the other's.
    pub(super) async fn reader_behind(&mut self, account: AccountId) -> Result<Uuid> {
        let found: Option<(Option<Uuid>,)> = optional!(self, BEHIND, self.programme.0, account.0)?;
        Ok(found.and_then(|(person,)| person).unwrap_or(account.0))
    }
}
