//! Inviting the people of the open pairs of a cohort: each once, with a personal link.

use super::{INVITED_LETTER, SignUp, permit};
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
pub(super) const MENTEES: &str = "
    SELECT DISTINCT p.id, p.language, p.email_key FROM partnership s
    JOIN person p ON p.programme_id = s.programme_id AND p.id = s.person_id
    WHERE s.programme_id = $1 AND s.cohort_id = $2 AND (s.status IN ('accepted', 'running',
        'paused') OR (s.status = 'offered' AND s.created_at <= $3))
    ORDER BY p.id";
pub(super) const MENTORS: &str = "
    SELECT DISTINCT p.id, p.language, p.email_key FROM partnership s
    JOIN mentor m ON m.programme_id = s.programme_id AND m.id = s.mentor_id
    JOIN person p ON p.programme_id = m.programme_id AND p.id = m.person_id
    WHERE s.programme_id = $1 AND s.cohort_id = $2 AND (s.status IN ('accepted', 'running',
        'paused') OR (s.status = 'offered' AND s.created_at <= $3))
    ORDER BY p.id";
/// Whoever is on the list, as a person or with an address.
pub(super) const KNOWN: &str = "
    SELECT person_id, email_key FROM sign_up WHERE programme_id = $1 AND event_id = $2";
pub(super) const INVITE: &str = "
    INSERT INTO sign_up (programme_id, id, event_id, person_id, language, status, created_at)
    VALUES ($1, $2, $3, $4, $5, 'invited', $6)";

row! {
    struct Candidate {
        id: Uuid,
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
    /// Invites a group of the event's cohort. Whoever is on the list already gets no second letter,
    /// also who has said no.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] when nobody can sign up
    /// now, [`Refusal::Invalid`] for an event of no cohort.
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
        let expected = "an event of a cohort";
        let cohort = held.cohort_id.ok_or(Refusal::Invalid { field: "cohort", expected })?;
        let mut invited = Invited::default();
        for candidate in tx.not_yet_invited(event, cohort, group, now).await? {
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
        event: EventId,
        cohort: Uuid,
        group: Group,
        now: Timestamp,
    ) -> Result<Vec<Candidate>> {
        let (programme, final_since) = (self.programme.0, micros(now - RELEASE_DELAY));
        let known: Vec<(Option<Uuid>, String)> = all!(self, KNOWN, programme, event.0)?;
        let mut people: BTreeSet<Uuid> = known.iter().filter_map(|(person, _)| *person).collect();
        let addresses: BTreeSet<&str> =
            known.iter().map(|(_, key)| key.as_str()).filter(|key| !key.is_empty()).collect();
        let mut found: Vec<Candidate> = Vec::new();
        if group.has_mentees() {
            found.extend::<Vec<_>>(all!(self, MENTEES, programme, cohort, final_since)?);
        }
        if group.has_mentors() {
            found.extend::<Vec<_>>(all!(self, MENTORS, programme, cohort, final_since)?);
        }
        found.retain(|one| people.insert(one.id) && !addresses.contains(one.email_key.as_str()));
        Ok(found)
    }

    async fn invite(
        &mut self,
        event: EventId,
        candidate: &Candidate,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, new) = (self.programme.0, id(now));
        let (person, language) = (candidate.id, &candidate.language);
        execute!(self, INVITE, programme, new, event.0, person, language, micros(now))?;
        let sign_up = SignUp {
            id: new,
            event_id: event.0,
            person_id: Some(candidate.id),
            language: candidate.language.clone(),
            status: Standing::Invited.text().to_owned(),
            number: 0,
        };
        self.tell(&sign_up, INVITED_LETTER, now).await
    }
}
