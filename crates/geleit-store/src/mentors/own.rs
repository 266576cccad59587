//! A mentor as whoever signed up comes back through the personal link: where the enquiry stands,
//! and leaving the programme.

use super::Mentor;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::drafts::LINK_LIFE;
use crate::error::{Error, Refusal, Result};
use crate::macros::one;
use crate::mails::Letter;
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, MentorId, PersonId, ProgrammeId};
use geleit_domain::mentors::Verb;
use geleit_domain::profile::Identity;
use geleit_domain::secret_links::Door;
use jiff::Timestamp;
use uuid::Uuid;

/// Confirms that a mentor has left.
pub const WITHDRAWN_LETTER: &str = "mentor_withdrawn";

pub(super) const OPEN_PAIR_COUNT: &str = "
    SELECT COUNT(*) AS pairs FROM partnership
    WHERE programme_id = $1 AND mentor_id = $2
        AND status IN ('offered', 'accepted', 'running', 'paused')";

/// A mentor with what the own page shows.
#[derive(Clone, Debug)]
pub struct Own {
    /// The mentor.
    pub mentor: Mentor,
    /// The newest cohort that the mentor signed up for.
    pub cohort: Cohort,
    /// The number in that cohort.
    pub reference: String,
    /// Signed up on, `YYYY-MM-DD`.
    pub received_on: String,
    /// The programme.
    pub programme: Programme,
    /// Names and contact.
    pub identity: Identity,
    /// Name of the organisation that found the mentor (S1-36).
    pub organisation: Option<String>,
}

impl Store {
    /// The mentor behind a link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn own_mentor(&self, secret: &Secret, now: Timestamp) -> Result<Own> {
        let mut tx = self.read(secret.programme).await?;
        let mentor = tx.mentor_behind(secret, now).await?;
        let parts = tx.cohorts_of_mentor(MentorId(mentor.id)).await?;
        let (cohort, reference, received_on) = parts.into_iter().next().ok_or(Error::NotFound)?;
        Ok(Own {
            cohort: tx.cohort(CohortId(cohort)).await?,
            reference,
            received_on,
            programme: tx.programme().await?,
            identity: tx.person(PersonId(mentor.person_id)).await?.identity(),
            organisation: tx.name_of_organisation(mentor.organisation_id).await?,
            mentor,
        })
    }

    /// The mentor leaves; a reason is free.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongStatus`], [`Error::Outdated`],
    /// [`Refusal::MentorPaired`] while the mentor accompanies somebody.
    pub async fn withdraw_mentor(
        &self,
        secret: &Secret,
        reason: &str,
        language: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let mentor = tx.mentor_behind(secret, now).await?;
        if tx.open_pairs_of(mentor.id).await? > 0 {
            return Err(Refusal::MentorPaired.into());
        }
        let person = PersonId(mentor.person_id);
        let actor = Actor::link_holder(secret.programme, Some(person));
        tx.move_mentor(&actor, &mentor, Verb::Withdraw, Some(reason), now).await?;
        if tx.letter_language(person).await?.is_some() {
            let letter = Letter {
                template: WITHDRAWN_LETTER,
                language,
                person: Some(person),
                account: None,
                subject: Some(mentor.id),
                due: now,
            };
            tx.post(letter, now).await?;
        }
        tx.commit().await
    }

    /// A further link to a mentor's own page, for a letter that is about to be sent.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn create_mentor_link(
        &self,
        programme: ProgrammeId,
        mentor: MentorId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let id = tx.mentor(mentor).await?.id;
        let link = tx.create_record_link(Door::Mentor, id, now + LINK_LIFE, now).await?;
        tx.commit().await?;
        Ok(link)
    }
}

impl Tx {
    /// How many pairs take a place of a mentor now.
    pub(crate) async fn open_pairs_of(&mut self, mentor: Uuid) -> Result<i64> {
        let (pairs,): (i64,) = one!(self, OPEN_PAIR_COUNT, self.programme.0, mentor)?;
        Ok(pairs)
    }

    async fn mentor_behind(&mut self, secret: &Secret, now: Timestamp) -> Result<Mentor> {
        match self.record_link(secret, now).await? {
            (Door::Mentor, id) => self.mentor(MentorId(id)).await,
            _ => Err(Error::NotFound),
        }
    }
}
