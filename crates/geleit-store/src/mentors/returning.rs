//! Mentors who are known take part in a further cohort, without signing up anew (S1-62).

use super::{Mentor, Part};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, MentorId};
use geleit_domain::mentors::{Status, Verb};
use geleit_domain::policy::Action;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashSet;

impl Store {
    /// Takes mentors into a cohort and makes them available; gives how many were not in it yet.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] when the cohort takes
    /// nobody in or a mentor was never found suitable, [`Error::Outdated`]. Then nobody is taken.
    pub async fn take_part_again(
        &self,
        actor: &Actor,
        cohort: CohortId,
        mentors: &[MentorId],
        now: Timestamp,
    ) -> Result<usize> {
        let mut tx = self.write(actor.programme).await?;
        let cohort = tx.cohort(cohort).await?;
        let status = cohort.status()?;
        if !status.takes_applications() {
            return Err(Error::WrongStatus { status: status.text(), verb: "apply" });
        }
        let parts = tx.mentor_parts(cohort.cohort_id()).await?;
        let mut known: HashSet<_> = parts.into_iter().map(|part| part.mentor_id).collect();
        let today = tx.programme().await?.today(now);
        let mut taken = 0;
        for id in mentors {
            let mentor = tx.mentor(*id).await?;
            mentor.permit(actor, Action::Step)?;
            if mentor.joined_to.is_some() || !known.insert(mentor.id) {
                continue;
            }
            if !tx.make_available_by(&mentor, &[Verb::Resume, Verb::Return], today, now).await? {
                let status = mentor.status()?.text();
                return Err(Error::WrongStatus { status, verb: Verb::Return.text() });
            }
            let reference = tx.free_reference(&cohort, mentor.id).await?;
            let part = Part { mentor_id: mentor.id, reference, received_on: today.to_string() };
            tx.insert_mentor_parts(cohort.cohort_id(), &[part], now).await?;
            let entry = Entry {
                verb: "mentor.take_part",
                subject_kind: "mentor",
                subject: mentor.id,
                detail: &cohort.slug,
                reason: None,
            };
            tx.record(actor, entry, now).await?;
            taken += 1;
        }
        tx.commit().await?;
        Ok(taken)
    }
}

impl Tx {
    /// Makes a mentor available by whichever of these steps is possible; whoever is available
    /// stays so. No: none of them is possible.
    ///
    /// # Errors
    /// [`Error::Outdated`].
    pub(crate) async fn make_available_by(
        &mut self,
        mentor: &Mentor,
        verbs: &[Verb],
        today: Date,
        now: Timestamp,
    ) -> Result<bool> {
        let status = mentor.status()?;
        if status == Status::Available {
            return Ok(true);
        }
        let Some(to) = verbs.iter().find_map(|verb| status.after(*verb)) else { return Ok(false) };
        self.step_mentor_row(mentor.id, status, to, now).await?;
        self.note_status("mentor", mentor.id, to.text(), today, now).await?;
        Ok(true)
    }
}
