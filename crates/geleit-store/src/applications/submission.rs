//! Taking an application in: the person, the application with its first answers, the consents
//! and the letter, in one transaction or not at all. A draft and its typed words go with it.

use super::NewApplication;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::drafts::Draft;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{execute, optional};
use crate::mails::Letter;
use crate::persons::{Alike, NewPerson};
use crate::secrets::Secret;
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::MenteeForm;
use geleit_domain::applications::{Intake, Side, Status, reference};
use geleit_domain::id::{ApplicationId, OrganisationId, PersonId};
use geleit_domain::profile::Identity;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Tells somebody that the application is here.
pub const RECEIVED_LETTER: &str = "application_received";

pub(super) const TAKES_PART: &str = "
    SELECT id FROM application
    WHERE programme_id = $1 AND person_id = $2 AND cohort_id = $3 LIMIT 1";
pub(super) const REFERENCE_TAKEN: &str = "
    SELECT id FROM application WHERE programme_id = $1 AND cohort_id = $2 AND reference = $3
    UNION ALL
    SELECT mentor_id FROM cohort_mentor
    WHERE programme_id = $1 AND cohort_id = $2 AND reference = $3";
pub(super) const MOVE_FILES: &str = "
    UPDATE file SET application_id = $3, draft_id = NULL
    WHERE programme_id = $1 AND draft_id = $2";
/// How and by whom an application is taken in.
#[derive(Clone, Copy, Debug)]
pub struct Reception<'a> {
    /// The way it came.
    pub intake: Intake,
    /// The organisation that supplies the person.
    pub organisation: Option<OrganisationId>,
    /// The day it came in.
    pub received_on: Date,
    /// Language tag of the person's letters.
    pub language: &'a str,
}

impl Store {
    /// Sends a draft as its form was read. Sent already: nothing happens a second time.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Outdated`] when the draft was changed since it was read,
    /// [`Error::WrongStatus`] when nothing can be sent any more.
    pub async fn submit_draft(
        &self,
        secret: &Secret,
        draft: &Draft,
        form: &MenteeForm,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let Some(cohort) = tx.take_draft(secret, draft, Side::Mentee, now).await? else {
            return Ok(());
        };
        let reception = Reception {
            intake: Intake::Online,
            organisation: draft.organisation,
            received_on: tx.programme().await?.today(now),
            language: &draft.language,
        };
        let application = tx.take_in(&cohort, form, reception, now).await?;
        execute!(tx, MOVE_FILES, secret.programme.0, draft.id.0, application.0)?;
        tx.turn_draft(draft.id, Side::Mentee, application.0, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Writes everything that a received application consists of, sent by the person.
    async fn take_in(
        &mut self,
        cohort: &Cohort,
        form: &MenteeForm,
        reception: Reception<'_>,
        now: Timestamp,
    ) -> Result<ApplicationId> {
        let same = self.same_person(&form.identity).await?;
        let is_free = match same {
            Some(person) => !self.takes_part(person, cohort).await?,
            None => false,
        };
        let person = self.person_of(same, is_free, &form.identity, reception, now).await?;
        let new = (ApplicationId(id(now)), person);
        let actor = Actor::link_holder(self.programme, Some(person));
        self.take_in_for(&actor, cohort, new, form, reception, now).await
    }

    /// Writes the application of somebody whose person is written already.
    pub(super) async fn take_in_for(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        (application, person): (ApplicationId, PersonId),
        form: &MenteeForm,
        reception: Reception<'_>,
        now: Timestamp,
    ) -> Result<ApplicationId> {
        let reference = self.free_reference(cohort, application.0).await?;
        let new = NewApplication {
            id: application,
            cohort: cohort.cohort_id(),
            person,
            organisation: reception.organisation,
            reference: &reference,
            status: Status::Received,
            received_on: reception.received_on,
            intake: reception.intake,
            taken_by: actor.account,
            profile: &form.profile,
        };
        self.insert_applications(&[new], now).await?;
        let (status, day) = (Status::Received.text(), reception.received_on);
        self.note_status("application", application.0, status, day, now).await?;
        let (language, intake) = (reception.language, reception.intake);
        for purpose in &form.consents {
            self.give_consent(person, *purpose, language, intake, now).await?;
        }
        let entry = Entry {
            verb: "application.create",
            subject_kind: "application",
            subject: application.0,
            detail: &format!("received {intake}"),
            reason: None,
        };
        self.record(actor, entry, now).await?;
        if self.letter_language(person).await?.is_none() {
            return Ok(application);
        }
        let letter = Letter {
            template: RECEIVED_LETTER,
            language,
            person: Some(person),
            account: None,
            subject: Some(application.0),
            due: now,
        };
        self.post(letter, now).await?;
        Ok(application)
    }

    /// The known person where it is free to take part, or a new one with a hint where somebody
    /// may be the same.
    pub(crate) async fn person_of(
        &mut self,
        same: Option<PersonId>,
        is_free: bool,
        identity: &Identity,
        reception: Reception<'_>,
        now: Timestamp,
    ) -> Result<PersonId> {
        if let Some(person) = same.filter(|_| is_free) {
            self.change_person(person, identity, now).await?;
            self.set_language(person, reception.language).await?;
            if let Some(organisation) = reception.organisation {
                self.bring_person(person, organisation).await?;
            }
            return Ok(person);
        }
        let alike = self.resembling(identity).await?;
        self.new_person(identity, reception, &alike, now).await
    }

    /// Somebody new, with a hint for people at everybody who may be the same.
    pub(super) async fn new_person(
        &mut self,
        identity: &Identity,
        reception: Reception<'_>,
        alike: &[Alike],
        now: Timestamp,
    ) -> Result<PersonId> {
        let person = PersonId(id(now));
        let new = NewPerson { id: person, identity, organisation: reception.organisation };
        self.insert_persons(&[new], now).await?;
        self.set_language(person, reception.language).await?;
        for Alike { person: other, because } in alike {
            let because = because.first().copied().unwrap_or_default();
            self.hint_duplicate(person, *other, because, now).await?;
        }
        Ok(person)
    }

    async fn takes_part(&mut self, person: PersonId, cohort: &Cohort) -> Result<bool> {
        let programme = self.programme.0;
        let found: Option<(Uuid,)> = optional!(self, TAKES_PART, programme, person.0, cohort.id)?;
        Ok(found.is_some())
    }

    /// A reference that is free in the cohort on both sides, from the random bits of an id.
    pub(crate) async fn free_reference(&mut self, cohort: &Cohort, id: Uuid) -> Result<String> {
        let (_, bits) = id.as_u64_pair();
        for turn in 0..62 {
            let text = reference(cohort.number, bits.rotate_left(turn));
            let taken: Option<(Uuid,)> =
                optional!(self, REFERENCE_TAKEN, self.programme.0, cohort.id, &text)?;
            if taken.is_none() {
                return Ok(text);
            }
        }
        Err(Error::Corrupt("every reference of a cohort is taken"))
    }
}
