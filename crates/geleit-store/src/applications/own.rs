//! An application as whoever sent it comes back to it through the personal link: where it
//! stands, and taking back the application or a consent.

use super::{Application, OpenRequest};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::consents::Consent;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::interviews::Interview;
use crate::mails::Letter;
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Verb;
use geleit_domain::applications::form::MenteeForm;
use geleit_domain::consents::Purpose;
use geleit_domain::id::{ApplicationId, CohortId, PersonId};
use geleit_domain::profile::Identity;
use geleit_domain::secret_links::Door;
use jiff::Timestamp;

/// Confirms a withdrawal, as the letter about that decision does.
const WITHDRAWN_LETTER: &str = "decided:withdraw:own_wish";

/// An application with what its own page shows.
#[derive(Clone, Debug)]
pub struct Own {
    /// The application.
    pub application: Application,
    /// For which cohort.
    pub cohort: Cohort,
    /// Of which programme.
    pub programme: Programme,
    /// Names and contact.
    pub identity: Identity,
    /// Do letters to the address come back?
    pub email_bounced: bool,
    /// What is asked for and until when.
    pub request: Option<OpenRequest>,
    /// The interview that is planned.
    pub interview: Option<Interview>,
    /// Consents that hold.
    pub consents: Vec<Consent>,
}

impl Store {
    /// The application behind a link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn own_application(&self, secret: &Secret, now: Timestamp) -> Result<Own> {
        let mut tx = self.read(secret.programme).await?;
        let application = tx.application_behind(secret, now).await?;
        let person = PersonId(application.person_id);
        let known = tx.person(person).await?;
        Ok(Own {
            cohort: tx.cohort(CohortId(application.cohort_id)).await?,
            programme: tx.programme().await?,
            identity: known.identity(),
            email_bounced: known.email_bounced_at.is_some(),
            request: tx.open_request(application.id).await?,
            interview: tx.planned_interview(ApplicationId(application.id)).await?,
            consents: tx.consents_of(person).await?,
            application,
        })
    }

    /// The person withdraws the application; a reason is free.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongStatus`], [`Error::Outdated`],
    /// [`Refusal::MenteePaired`] while a partnership rests on it.
    pub async fn withdraw_application(
        &self,
        secret: &Secret,
        reason: &str,
        language: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let application = tx.application_behind(secret, now).await?;
        if tx.has_open_pair(ApplicationId(application.id)).await? {
            return Err(Refusal::MenteePaired.into());
        }
        let person = PersonId(application.person_id);
        let actor = Actor::link_holder(secret.programme, Some(person));
        let today = tx.programme().await?.today(now);
        tx.move_application(&actor, &application, Verb::Withdraw, Some(reason), today, now).await?;
        tx.end_request(application.id, now).await?;
        tx.withdraw_decision_letters(application.id, now).await?;
        if tx.letter_language(person).await?.is_some() {
            let letter = Letter {
                template: WITHDRAWN_LETTER,
                language,
                person: Some(person),
                account: None,
                subject: Some(application.id),
                due: now,
            };
            tx.post(letter, now).await?;
        }
        tx.commit().await
    }

    /// The person answers what was asked for; the application waits for staff again. Answered
    /// already: nothing happens a second time.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Outdated`].
    pub async fn answer_request(
        &self,
        secret: &Secret,
        form: &MenteeForm,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let application = tx.application_behind(secret, now).await?;
        let Some(request) = tx.open_request(application.id).await? else { return Ok(()) };
        let (id, person) = (ApplicationId(application.id), PersonId(application.person_id));
        let before = tx.person(person).await?.identity();
        let (mut identity, mut profile) = (before.clone(), tx.mentee_profile(id).await?);
        for item in &request.items {
            item.take_over(form, &mut identity, &mut profile);
        }
        if identity != before {
            tx.change_person(person, &identity, now).await?;
        }
        tx.put_mentee_profile(id, &profile, now).await?;
        tx.end_request(application.id, now).await?;
        let actor = Actor::link_holder(secret.programme, Some(person));
        let today = tx.programme().await?.today(now);
        tx.move_application(&actor, &application, Verb::Complete, None, today, now).await?;
        tx.commit().await
    }

    /// The person takes back that origin may count in matching; from now on it does not.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn withdraw_origin_consent(&self, secret: &Secret, now: Timestamp) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let application = tx.application_behind(secret, now).await?;
        let person = PersonId(application.person_id);
        if !tx.withdraw_consent(person, Purpose::OriginMatching, now).await? {
            return Ok(());
        }
        let id = ApplicationId(application.id);
        let mut profile = tx.mentee_profile(id).await?;
        profile.consent_origin_matching = false;
        tx.put_mentee_profile(id, &profile, now).await?;
        let entry = Entry {
            verb: "application.change",
            subject_kind: "application",
            subject: application.id,
            detail: "consent_origin_matching",
            reason: None,
        };
        tx.record(&Actor::link_holder(secret.programme, Some(person)), entry, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// The application that a link leads to.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it leads elsewhere.
    pub async fn application_behind(
        &mut self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<Application> {
        match self.record_link(secret, now).await? {
            (Door::Application, id) => self.application(ApplicationId(id)).await,
            _ => Err(Error::NotFound),
        }
    }
}
