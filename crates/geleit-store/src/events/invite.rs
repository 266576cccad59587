//! Inviting groups of people: each once, with a personal link. The groups of an event that is for
//! no cohort are those of the whole programme.

use super::{Event, INVITED_LETTER, SignUp, permit};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row};
use crate::matching::RELEASE_DELAY;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::{Group, Standing};
use geleit_domain::id::EventId;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use std::collections::BTreeSet;
use uuid::Uuid;

// Nobody may know of a pair while its release can still be withdrawn.
macro_rules! of_pairs {
    ($from:literal, $person:literal, $which:literal) => {
        concat!(
            "SELECT DISTINCT p.id AS person_id, '' AS name, '' AS email, p.language, p.email_key
        FROM ",
            $from,
            $person,
            " WHERE ",
            $which,
            " AND (s.status IN ('accepted', 'running', 'paused')
                OR (s.status = 'offered' AND s.created_at <= $2))
        ORDER BY p.id"
        )
    };
}
macro_rules! mentee {
    ($from:literal, $which:literal) => {
        of_pairs!(
            $from,
            " JOIN person p ON p.programme_id = s.programme_id AND p.id = s.person_id",
            $which
        )
    };
}
macro_rules! mentor {
    ($from:literal, $which:literal) => {
        of_pairs!(
            $from,
            " JOIN mentor m ON m.programme_id = s.programme_id AND m.id = s.mentor_id
            JOIN person p ON p.programme_id = m.programme_id AND p.id = m.person_id",
            $which
        )
    };
}

pub(super) const MENTEES: &str =
    mentee!("partnership s", "s.programme_id = $1 AND s.cohort_id = $3");
pub(super) const MENTORS: &str =
    mentor!("partnership s", "s.programme_id = $1 AND s.cohort_id = $3");
pub(super) const ALL_MENTEES: &str = mentee!(
    "cohort c CROSS JOIN partnership s",
    "c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
        AND s.programme_id = c.programme_id AND s.cohort_id = c.id"
);
pub(super) const ALL_MENTORS: &str = mentor!(
    "cohort c CROSS JOIN partnership s",
    "c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
        AND s.programme_id = c.programme_id AND s.cohort_id = c.id"
);
/// Whoever has come to the end with somebody, of one cohort or of all. An erased person has no name.
pub(super) const COMPLETED: &str = "
    SELECT p.id AS person_id, '' AS name, '' AS email, p.language, p.email_key FROM person p
    JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
        AND v.known_until IS NULL AND v.family_name <> ''
    WHERE p.programme_id = $1 AND p.id IN (
        SELECT s.person_id FROM cohort c CROSS JOIN partnership s
        WHERE c.programme_id = $1 AND (c.id = $2 OR $3) AND s.programme_id = c.programme_id
            AND s.cohort_id = c.id AND s.status = 'completed'
        UNION
        SELECT m.person_id FROM cohort c CROSS JOIN partnership s
        JOIN mentor m ON m.programme_id = s.programme_id AND m.id = s.mentor_id
        WHERE c.programme_id = $1 AND (c.id = $2 OR $3) AND s.programme_id = c.programme_id
            AND s.cohort_id = c.id AND s.status = 'completed')
    ORDER BY p.id";
/// Both sides are prepared before they have somebody (S1-50).
pub(super) const ACCEPTED: &str = "
    SELECT p.id AS person_id, '' AS name, '' AS email, p.language, p.email_key FROM application a
    JOIN person p ON p.programme_id = a.programme_id AND p.id = a.person_id
    WHERE a.programme_id = $1 AND a.cohort_id = $2 AND a.status = 'accepted' ORDER BY p.id";
pub(super) const AVAILABLE: &str = "
    SELECT p.id AS person_id, '' AS name, '' AS email, p.language, p.email_key FROM mentor m
    JOIN person p ON p.programme_id = m.programme_id AND p.id = m.person_id
    WHERE m.programme_id = $1 AND m.status = 'available' ORDER BY p.id";
/// Who acts for an organisation has an account and no record as a person.
pub(super) const ORGANISATIONS: &str = "
    SELECT DISTINCT a.person_id, a.name, a.email, a.language, a.email_key FROM account_role r
    JOIN account a ON a.programme_id = r.programme_id AND a.id = r.account_id
    WHERE r.programme_id = $1 AND r.role = 'partner' AND a.status <> 'suspended'
    ORDER BY a.name, a.email_key";
/// Whoever is on the list, as a person or with an address.
pub(super) const KNOWN: &str = "
    SELECT s.person_id, s.email_key, COALESCE(p.email_key, '') AS person_key FROM sign_up s
    LEFT JOIN person p ON p.programme_id = s.programme_id AND p.id = s.person_id
    WHERE s.programme_id = $1 AND s.event_id = $2";
pub(super) const INVITE: &str = "
    INSERT INTO sign_up (programme_id, id, event_id, person_id, name, email, email_key, language,
        status, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'invited', $9)";

row! {
    pub(super) struct Candidate {
        person_id: Option<Uuid>,
        /// Name and address of somebody without a record as a person.
        name: String,
        email: String,
        language: String,
        email_key: String,
    }
}

/// How many were invited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Invited {
    /// They were not on the list before.
    pub new: i64,
    /// Of these, so many have no address: somebody has to call them.
    pub without_address: i64,
}

impl Store {
    /// Invites a group. Whoever is on the list already gets no second letter, also who has said
    /// no.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] when nobody can sign up
    /// now, [`Refusal::Invalid`] for a group of a cohort and an event of none.
    pub async fn invite_to_event(
        &self,
        actor: &Actor,
        event: EventId,
        group: Group,
        now: Timestamp,
    ) -> Result<Invited> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        let (held, _) = tx.hold_event(event, 0).await?;
        if !held.takes_sign_ups(now)? {
            return Err(Error::WrongStatus { status: held.status()?.text(), verb: "invite" });
        }
        let mut invited = Invited::default();
        for candidate in tx.not_yet_invited(&held, group, now).await? {
            tx.invite(event, &candidate, now).await?;
            invited.new += 1;
            invited.without_address += i64::from(candidate.email_key.is_empty());
        }
        let detail = format!("{group}: {} new", invited.new);
        tx.record_event(actor, event.0, ("event.invite", &detail), None, now).await?;
        tx.commit().await?;
        Ok(invited)
    }
}

impl Tx {
    /// Whoever of the group is not on the list, each once.
    async fn not_yet_invited(
        &mut self,
        event: &Event,
        group: Group,
        now: Timestamp,
    ) -> Result<Vec<Candidate>> {
        let mut found = self.in_group(event, group, now).await?;
        let known: Vec<(Option<Uuid>, String, String)> =
            all!(self, KNOWN, self.programme.0, event.id)?;
        let mut people: BTreeSet<Uuid> = known.iter().filter_map(|(person, ..)| *person).collect();
        let keys = known.into_iter().flat_map(|(_, key, person_key)| [key, person_key]);
        let mut addresses: BTreeSet<String> = keys.filter(|key| !key.is_empty()).collect();
        found.retain(|one| {
            let is_new_person = one.person_id.is_none_or(|person| people.insert(person));
            let is_new_address =
                one.email_key.is_empty() || addresses.insert(one.email_key.clone());
            is_new_person && is_new_address
        });
        Ok(found)
    }

    async fn in_group(
        &mut self,
        event: &Event,
        group: Group,
        now: Timestamp,
    ) -> Result<Vec<Candidate>> {
        let (programme, final_since) = (self.programme.0, micros(now - RELEASE_DELAY));
        let of_cohort = || {
            let expected = "an event of a cohort";
            event.cohort_id.ok_or(Refusal::Invalid { field: "cohort", expected })
        };
        let mut found: Vec<Candidate> = Vec::new();
        if matches!(group, Group::Both | Group::Mentees) {
            found.extend::<Vec<_>>(all!(self, MENTEES, programme, final_since, of_cohort()?)?);
        }
        if matches!(group, Group::Both | Group::Mentors) {
            found.extend::<Vec<_>>(all!(self, MENTORS, programme, final_since, of_cohort()?)?);
        }
        match group {
            Group::Both | Group::Mentees | Group::Mentors => {}
            Group::Accepted => found = all!(self, ACCEPTED, programme, of_cohort()?)?,
            Group::Available => found = all!(self, AVAILABLE, programme)?,
            Group::Completed => {
                let (cohort, of_all) = (event.cohort_id, event.cohort_id.is_none());
                found = all!(self, COMPLETED, programme, cohort, of_all)?;
            }
            Group::Organisations => found = all!(self, ORGANISATIONS, programme)?,
            Group::AllPairs => {
                found = all!(self, ALL_MENTEES, programme, final_since)?;
                found.extend::<Vec<_>>(all!(self, ALL_MENTORS, programme, final_since)?);
            }
        }
        Ok(found)
    }

    /// Puts somebody on the list and writes to them. The event is held.
    pub(super) async fn invite(
        &mut self,
        event: EventId,
        candidate: &Candidate,
        now: Timestamp,
    ) -> Result<()> {
        let new = id(now);
        let is_person = candidate.person_id.is_some();
        let own = |text: &str| if is_person { String::new() } else { text.to_owned() };
        execute!(
            self,
            INVITE,
            self.programme.0,
            new,
            event.0,
            candidate.person_id,
            own(&candidate.name),
            own(&candidate.email),
            own(&candidate.email_key),
            &candidate.language,
            micros(now)
        )?;
        let sign_up = SignUp {
            id: new,
            event_id: event.0,
            person_id: candidate.person_id,
            language: candidate.language.clone(),
            status: Standing::Invited.text().to_owned(),
            number: 0,
            sequence: 0,
        };
        self.tell(&sign_up, INVITED_LETTER, now).await
    }
}
