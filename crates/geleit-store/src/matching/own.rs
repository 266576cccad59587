//! Whoever works at the desk may be a mentor or a mentee too, or be linked to one. About such a
//! pair they decide nothing, and read nothing that others wrote about it. Which of the two it is
//! is not told: a link is noted in confidence.

use super::proposals::Pair;
use crate::error::{Refusal, Result};
use crate::macros::{all, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::matching::decisions::Taken;
use std::collections::HashSet;
use uuid::Uuid;

statements! {
    /// Their own records, and those of people with whom a link was noted.
    OWN = "WITH near (person_id) AS (
            SELECT id FROM person WHERE programme_id = $1 AND id = $2
            UNION SELECT other_person_id FROM person_link
                WHERE programme_id = $1 AND person_id = $2
            UNION SELECT person_id FROM person_link
                WHERE programme_id = $1 AND other_person_id = $2)
        SELECT id FROM application
            WHERE programme_id = $1 AND person_id IN (SELECT person_id FROM near)
        UNION ALL SELECT id FROM mentor
            WHERE programme_id = $1 AND person_id IN (SELECT person_id FROM near)";
}

/// The applications and records of mentors that are about somebody or about people close to them.
#[derive(Clone, Debug, Default)]
pub(super) struct OwnRecords(HashSet<Uuid>);

impl OwnRecords {
    /// Is the pair about them?
    pub(super) fn has(&self, application: Uuid, mentor: Uuid) -> bool {
        self.0.contains(&application) || self.0.contains(&mentor)
    }

    /// Is what was decided about them?
    pub(super) fn is_about(&self, taken: &Taken) -> bool {
        let mentees = taken.mentees().into_iter().map(|id| id.0);
        let mut all = mentees.chain(taken.mentors().into_iter().map(|id| id.0));
        all.any(|id| self.0.contains(&id))
    }

    /// Refuses a decision about a pair of one's own.
    pub(super) fn refuse(&self, pair: &Pair) -> Result<()> {
        self.refuse_people(pair.application_id, pair.mentor_id)
    }

    pub(super) fn refuse_people(&self, application: Uuid, mentor: Uuid) -> Result<()> {
        if self.has(application, mentor) { Err(Refusal::OwnPair.into()) } else { Ok(()) }
    }
}

impl Tx {
    pub(super) async fn own_records(&mut self, actor: &Actor) -> Result<OwnRecords> {
        let Some(person) = actor.person else { return Ok(OwnRecords::default()) };
        let rows: Vec<(Uuid,)> = all!(self, OWN, self.programme.0, person.0)?;
        Ok(OwnRecords(rows.into_iter().map(|(id,)| id).collect()))
    }
}
