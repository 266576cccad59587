//! The audit trail: who did what, when and why. Entries are chained by hashes per programme and
//! never updated; a reason in people's own words stands apart and can be erased.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, execute, insert_all, one, optional, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

macro_rules! lines {
    ($which:literal) => {
        concat!(
            "SELECT e.seq, e.at, e.verb, e.subject_kind, e.subject_id, e.detail,
            a.name AS account_name, e.person_id,
            TRIM(v.given_name || ' ' || v.family_name) AS person_name, r.words AS reason
        FROM entry e
        LEFT JOIN account a ON a.programme_id = e.programme_id AND a.id = e.account_id
        LEFT JOIN person_version v ON v.programme_id = e.programme_id
            AND v.person_id = e.person_id AND v.known_until IS NULL
        LEFT JOIN reason r ON r.programme_id = e.programme_id AND r.seq = e.seq
        WHERE e.programme_id = $1 AND ",
            $which
        )
    };
}

statements! {
    HEAD_NEW = "INSERT INTO entry_head (programme_id, seq, hash) VALUES ($1, 0, $2)
        ON CONFLICT (programme_id) DO NOTHING";
    HEAD_NEXT = "UPDATE entry_head SET seq = seq + $2 WHERE programme_id = $1
        RETURNING seq - $2 AS seq, hash";
    HEAD_SET = "UPDATE entry_head SET hash = $2 WHERE programme_id = $1";
    HEAD_READ = "SELECT seq, hash FROM entry_head WHERE programme_id = $1";
    INSERT = "INSERT INTO entry (programme_id, seq, at, account_id, person_id, verb,
            subject_kind, subject_id, detail, reason_hash, previous_hash, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    REASON = "INSERT INTO reason (programme_id, id, seq, words, salt) VALUES ($1, $2, $3, $4, $5)";
    PAGE = "SELECT seq, at, account_id, person_id, verb, subject_kind, subject_id, detail,
            reason_hash, previous_hash, hash
        FROM entry WHERE programme_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    NEWEST = lines!("e.seq < $2 ORDER BY e.seq DESC LIMIT $3");
    OF_SUBJECT = lines!("e.subject_id = $2 ORDER BY e.seq");
    LATEST_AT = "SELECT at FROM entry WHERE programme_id = $1
        AND seq = (SELECT seq FROM entry_head WHERE programme_id = $1)";
}

/// What is written down about one step.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Noun and verb, for example `cohort.open`.
    pub verb: &'a str,
    /// What kind of record it is about, for example `cohort`.
    pub subject_kind: &'a str,
    /// The record.
    pub subject: Uuid,
    /// Facts without personal values, for example `draft -> open`.
    pub detail: &'a str,
    /// Why, in the actor's own words.
    pub reason: Option<&'a str>,
}

row! {
    /// An entry as people read it.
    pub struct Line {
        /// Running number within the programme.
        pub seq: i64,
        /// When, µs since the epoch.
        pub at: i64,
        /// Noun and verb.
        pub verb: String,
        /// Kind of the record.
        pub subject_kind: String,
        /// The record.
        pub subject_id: Uuid,
        /// Facts without personal values.
        pub detail: String,
        /// Who; nothing for a person with a personal link, the operator and the program itself.
        pub account_name: Option<String>,
        /// Who acted through a personal link.
        pub person_id: Option<Uuid>,
        /// The name of that person, for readers who may know of it.
        pub person_name: Option<String>,
        /// Why, unless erased.
        pub reason: Option<String>,
    }
}

row! {
    struct Link {
        seq: i64,
        at: i64,
        account_id: Option<Uuid>,
        person_id: Option<Uuid>,
        verb: String,
        subject_kind: String,
        subject_id: Uuid,
        detail: String,
        reason_hash: Option<Vec<u8>>,
        previous_hash: Vec<u8>,
        hash: Vec<u8>,
    }
}

impl Link {
    fn after(
        previous_hash: Vec<u8>,
        seq: i64,
        actor: &Actor,
        entry: &Entry<'_>,
        reason_hash: Option<Vec<u8>>,
        now: Timestamp,
    ) -> Self {
        let mut link = Self {
            seq,
            at: micros(now),
            account_id: actor.account.map(|account| account.0),
            person_id: actor.person.filter(|_| actor.account.is_none()).map(|person| person.0),
            verb: entry.verb.to_owned(),
            subject_kind: entry.subject_kind.to_owned(),
            subject_id: entry.subject,
            detail: entry.detail.to_owned(),
            reason_hash,
            previous_hash,
            hash: Vec::new(),
        };
        link.hash = link.expected_hash();
        link
    }

    fn expected_hash(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(&self.previous_hash);
        hash.update(self.seq.to_be_bytes());
        hash.update(self.at.to_be_bytes());
        hash.update(self.account_id.unwrap_or_default().as_bytes());
        for text in [&self.verb, &self.subject_kind, &self.detail] {
            hash.update(text.as_bytes());
            hash.update([0]);
        }
        hash.update(self.subject_id.as_bytes());
        hash.update(self.reason_hash.as_deref().unwrap_or_default());
        // Entries of before had no such column: without a person the hash is the same as then.
        if let Some(person) = self.person_id {
            hash.update(b"by link");
            hash.update(person.as_bytes());
        }
        hash.finalize().to_vec()
    }
}

impl Store {
    /// The newest entries of the actor's programme before a running number, newest first. Whoever
    /// reads no pages of persons (data protection) learns no names of those with a link.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_entries(&self, actor: &Actor, before: i64, limit: i64) -> Result<Vec<Line>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Entry) {
            return Err(Error::Forbidden);
        }
        let mut lines = self.read(actor.programme).await?.newest_entries(before, limit).await?;
        if !actor.may(Tie::Programme, Action::Show, Resource::Person) {
            lines.iter_mut().for_each(|line| line.person_name = None);
        }
        Ok(lines)
    }
}

impl Tx {
    /// Writes an entry into the chain of this programme and gives the id of the kept reason.
    ///
    /// # Errors
    /// The database failed; the whole transaction is lost with it.
    pub async fn record(
        &mut self,
        actor: &Actor,
        entry: Entry<'_>,
        now: Timestamp,
    ) -> Result<Option<Uuid>> {
        let reason = entry.reason.map(str::trim).filter(|words| !words.is_empty());
        let reason = reason.map(|words| (words, id(now).as_bytes().to_vec()));
        let hash = reason.as_ref().map(|(words, salt)| {
            Sha256::new().chain_update(salt).chain_update(words).finalize().to_vec()
        });
        let seq = self.append(actor, &[(entry, hash)], now).await?;
        let Some((words, salt)) = reason else { return Ok(None) };
        let reason_id = id(now);
        execute!(self, REASON, self.programme.0, reason_id, seq, words, salt)?;
        Ok(Some(reason_id))
    }

    /// Writes many entries without reasons into the chain, in this order.
    ///
    /// # Errors
    /// The database failed; the whole transaction is lost with it.
    pub(crate) async fn record_all(
        &mut self,
        actor: &Actor,
        entries: &[Entry<'_>],
        now: Timestamp,
    ) -> Result<()> {
        let entries: Vec<_> = entries.iter().map(|entry| (*entry, None)).collect();
        self.append(actor, &entries, now).await?;
        Ok(())
    }

    /// Appends entries with the hashes of their reasons and gives the running number of the last.
    async fn append(
        &mut self,
        actor: &Actor,
        entries: &[(Entry<'_>, Option<Vec<u8>>)],
        now: Timestamp,
    ) -> Result<i64> {
        let programme = self.programme.0;
        execute!(self, HEAD_NEW, programme, vec![0u8; 32])?;
        // This row is the queue: two writers of one programme take turns here.
        let count = i64::try_from(entries.len()).expect("a count of entries");
        let (mut seq, mut hash): (i64, Vec<u8>) = one!(self, HEAD_NEXT, programme, count)?;
        let mut links = Vec::with_capacity(entries.len());
        for (entry, reason_hash) in entries {
            seq += 1;
            let link = Link::after(hash, seq, actor, entry, reason_hash.clone(), now);
            hash = link.hash.clone();
            links.push(link);
        }
        insert_all!(
            self,
            INSERT,
            links,
            |link| programme,
            link.seq,
            link.at,
            link.account_id,
            link.person_id,
            &link.verb,
            &link.subject_kind,
            link.subject_id,
            &link.detail,
            &link.reason_hash,
            &link.previous_hash,
            &link.hash
        );
        execute!(self, HEAD_SET, programme, hash)?;
        Ok(seq)
    }

    /// The running number of the newest entry: as long as it stays, nothing has changed in this
    /// programme, because no step goes without an entry.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn trail_length(&mut self) -> Result<i64> {
        let head: Option<(i64, Vec<u8>)> = optional!(self, HEAD_READ, self.programme.0)?;
        Ok(head.map_or(0, |(seq, _)| seq))
    }

    /// Takes this transaction's turn among the writers of the programme, and gives the same
    /// number: it stays until the end of the transaction.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn take_turn(&mut self) -> Result<i64> {
        let head: Option<(i64, Vec<u8>)> = optional!(self, HEAD_NEXT, self.programme.0, 0_i64)?;
        Ok(head.map_or(0, |(seq, _)| seq))
    }

    /// The newest entries before a running number, newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn newest_entries(&mut self, before: i64, limit: i64) -> Result<Vec<Line>> {
        all!(self, NEWEST, self.programme.0, before, limit)
    }

    /// Everything written down about one record, oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entries_of(&mut self, subject: Uuid) -> Result<Vec<Line>> {
        all!(self, OF_SUBJECT, self.programme.0, subject)
    }

    /// When the newest entry was written, µs since the epoch; a trial clock never goes before it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn latest_entry_at(&mut self) -> Result<Option<i64>> {
        let newest: Option<(i64,)> = optional!(self, LATEST_AT, self.programme.0)?;
        Ok(newest.map(|(at,)| at))
    }

    /// Walks the whole chain of this programme and gives the first running number that does not
    /// fit, if any.
    ///
    /// # Errors
    /// The database failed.
    pub async fn broken_entry(&mut self) -> Result<Option<i64>> {
        const PAGE_ROWS: i64 = 1000;
        let (mut seq, mut hash) = (0, vec![0u8; 32]);
        loop {
            let links: Vec<Link> = all!(self, PAGE, self.programme.0, seq, PAGE_ROWS)?;
            for link in &links {
                let fits = link.seq == seq + 1
                    && link.previous_hash == hash
                    && link.hash == link.expected_hash();
                if !fits {
                    return Ok(Some(seq + 1));
                }
                (seq, hash) = (link.seq, link.hash.clone());
            }
            if links.is_empty() {
                break;
            }
        }
        let head: Option<(i64, Vec<u8>)> = optional!(self, HEAD_READ, self.programme.0)?;
        let is_whole = head.unwrap_or((0, vec![0u8; 32])) == (seq, hash);
        Ok(if is_whole { None } else { Some(seq + 1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geleit_domain::id::{PersonId, ProgrammeId};

    fn link(actor: &Actor) -> Link {
        let subject = Uuid::from_bytes([7; 16]);
        let entry = Entry {
            verb: "cohort.open",
            subject_kind: "cohort",
            subject,
            detail: "first",
            reason: None,
        };
        let now = "2026-01-23T09:00:00Z".parse().unwrap();
        Link::after(vec![0; 32], 1, actor, &entry, None, now)
    }

    fn hex(hash: &[u8]) -> String {
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn an_entry_of_before_keeps_its_hash_and_a_link_holder_is_part_of_the_new_one() {
        let programme = ProgrammeId(Uuid::nil());
        let operator = link(&Actor::operator(programme));
        assert_eq!(
            hex(&operator.hash),
            "e9c866f18483ba8fd2420c83326561a71008b319a9754fccf305bf318b708236"
        );
        let amal = PersonId(Uuid::from_bytes([8; 16]));
        let by_link = link(&Actor::link_holder(programme, Some(amal)));
        assert_ne!(by_link.hash, operator.hash);
        let bent = Link { person_id: None, ..by_link };
        assert_ne!(bent.hash, bent.expected_hash(), "taken out, the chain breaks");
    }

    #[test]
    fn whoever_signs_in_acts_as_the_account_and_not_by_a_link() {
        let programme = ProgrammeId(Uuid::nil());
        let account = geleit_domain::id::AccountId(Uuid::from_bytes([9; 16]));
        let person = Some(PersonId(Uuid::from_bytes([8; 16])));
        let brigitte = Actor { programme, account: Some(account), person, roles: vec![] };
        assert_eq!(link(&brigitte).person_id, None);
    }
}
