//! Taking a mentor in: the person, the mentor with the first answers, the part in the cohort, the
//! consent and the letter, in one transaction or not at all (S1-39).

use super::{NewMentor, Part};
use crate::applications::Reception;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::drafts::Draft;
use crate::entries::Entry;
use crate::error::Result;
use crate::macros::optional;
use crate::mails::Letter;
use crate::secrets::Secret;
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::MentorForm;
use geleit_domain::applications::{Intake, Side};
use geleit_domain::id::{MentorId, PersonId};
use geleit_domain::mentors::Status;
use jiff::Timestamp;
use uuid::Uuid;

/// Tells a mentor that the enquiry is here.
pub const RECEIVED_LETTER: &str = "mentor_received";

/// With how many mentees somebody begins, until the telephone consultation says more (S1-31).
const CAPACITY_FIRST: u32 = 1;

pub(super) const OF_PERSON: &str = "
    SELECT COALESCE(joined_to, id) AS id FROM mentor WHERE programme_id = $1 AND person_id = $2";

impl Store {
    /// Sends a mentor's draft as its form was read. Sent already: nothing happens a second time.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Outdated`] when the draft was changed since it
    /// was read, [`crate::Error::WrongStatus`] when nothing can be sent any more.
    pub async fn submit_mentor(
        &self,
        secret: &Secret,
        draft: &Draft,
        form: &MentorForm,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let Some(cohort) = tx.take_draft(secret, draft, Side::Mentor, now).await? else {
            return Ok(());
        };
        let reception = Reception {
            intake: Intake::Online,
            organisation: draft.organisation,
            received_on: tx.programme().await?.today(now),
            language: &draft.language,
        };
        let mentor = tx.take_in_mentor(&cohort, form, reception, now).await?;
        tx.turn_draft(draft.id, Side::Mentor, mentor.0, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Writes everything that a mentor's enquiry consists of, sent by the person.
    async fn take_in_mentor(
        &mut self,
        cohort: &Cohort,
        form: &MentorForm,
        reception: Reception<'_>,
        now: Timestamp,
    ) -> Result<MentorId> {
        let same = self.same_person(&form.identity).await?;
        let is_free = match same {
            Some(person) => self.mentor_of(person).await?.is_none(),
            None => false,
        };
        let person = self.person_of(same, is_free, &form.identity, reception, now).await?;
        let new = (MentorId(id(now)), person);
        let actor = Actor::link_holder(self.programme, Some(person));
        self.take_in_mentor_for(&actor, cohort, new, form, reception, now).await
    }

    /// Writes the enquiry of somebody whose person is written already.
    pub(super) async fn take_in_mentor_for(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        (mentor, person): (MentorId, PersonId),
        form: &MentorForm,
        reception: Reception<'_>,
        now: Timestamp,
    ) -> Result<MentorId> {
        let new = NewMentor {
            id: mentor,
            person,
            organisation: reception.organisation,
            capacity: CAPACITY_FIRST,
            status: Status::Enquiry,
            intake: reception.intake,
            taken_by: actor.account,
            profile: &form.profile,
        };
        self.insert_mentors(&[new], now).await?;
        let part = Part {
            mentor_id: mentor.0,
            reference: self.free_reference(cohort, mentor.0).await?,
            received_on: reception.received_on.to_string(),
        };
        self.insert_mentor_parts(cohort.cohort_id(), &[part], now).await?;
        self.note_enquiry(actor, (mentor, person), form, reception, now).await?;
        Ok(mentor)
    }

    /// The status, the consents, the entry and the letter of an enquiry.
    async fn note_enquiry(
        &mut self,
        actor: &Actor,
        (mentor, person): (MentorId, PersonId),
        form: &MentorForm,
        reception: Reception<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let (status, day) = (Status::Enquiry.text(), reception.received_on);
        self.note_status("mentor", mentor.0, status, day, now).await?;
        let (language, intake) = (reception.language, reception.intake);
        for purpose in &form.consents {
            self.give_consent(person, *purpose, language, intake, now).await?;
        }
        let entry = Entry {
            verb: "mentor.create",
            subject_kind: "mentor",
            subject: mentor.0,
            detail: &format!("{status} {intake}"),
            reason: None,
        };
        self.record(actor, entry, now).await?;
        if form.identity.email.is_empty() {
            return Ok(());
        }
        let letter = Letter {
            template: RECEIVED_LETTER,
            language,
            person: Some(person),
            account: None,
            subject: Some(mentor.0),
            due: now,
        };
        self.post(letter, now).await?;
        Ok(())
    }

    /// The mentor that a person is in the programme; after joining, the one who was known.
    pub(crate) async fn mentor_of(&mut self, person: PersonId) -> Result<Option<MentorId>> {
        let found: Option<(Uuid,)> = optional!(self, OF_PERSON, self.programme.0, person.0)?;
        Ok(found.map(|(id,)| MentorId(id)))
    }
}
