//! Staff take somebody in who telephones or writes. Whoever may be known already is shown before
//! anything is written, and only as far as the reader may know of that person (decision 16).

use super::submission::Reception;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional};
use crate::organisations::Organisation;
use crate::persons::{Alike, Person};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::MenteeForm;
use geleit_domain::cohorts::Status;
use geleit_domain::id::{ApplicationId, CohortId, OrganisationId, PersonId};
use geleit_domain::policy::{Action, Resource};
use geleit_domain::profile::Identity;
use jiff::Timestamp;
use uuid::Uuid;

/// Of two who take in for one cohort at the same time the second waits here: a form sent twice,
/// or one person typed by two, is seen by the second.
pub(super) const ONE_AT_A_TIME: &str = "
    UPDATE cohort SET version = version WHERE programme_id = $1 AND id = $2";
pub(super) const KNOWN_ALREADY: &str = "
    SELECT id FROM application WHERE programme_id = $1 AND id = $2";

/// An application, or a mentor's enquiry, that staff type for somebody.
#[derive(Clone, Debug)]
pub struct Arrival<'a, Id = ApplicationId, Form = MenteeForm> {
    /// Its id, drawn with the form: the form sent twice is one record.
    pub id: Id,
    /// For which cohort.
    pub cohort: CohortId,
    /// What was typed.
    pub form: &'a Form,
    /// How it came.
    pub reception: Reception<'a>,
    /// Who it is.
    pub whose: Whose,
}

/// Who the reader says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Nobody was shown yet.
    Unasked,
    /// One of those who were shown.
    Known(PersonId),
    /// Somebody else than these.
    SomebodyElse(Vec<PersonId>),
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Received<Id = ApplicationId> {
    /// It is written.
    Taken(Id),
    /// Nothing is written: it may be one of these, or somebody turned up since they were shown.
    MayBe(Vec<Candidate>),
}

/// Somebody known who may be the same person, and whom the reader may see.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The person.
    pub person: Person,
    /// What agrees: `email`, `phone`, `name_and_birth`.
    pub because: Vec<&'static str>,
    /// The person applies for this cohort already, or is a mentor already.
    pub takes_part: bool,
    /// That application or mentor, if the reader may see it.
    pub record: Option<Uuid>,
}

/// For which cohorts and organisations somebody may take people in.
#[derive(Clone, Debug)]
pub struct Counter {
    /// Cohorts that take applications, the newest first.
    pub cohorts: Vec<Cohort>,
    /// Organisations, by slug.
    pub organisations: Vec<Organisation>,
    /// May the application belong to no organisation?
    pub may_be_nobody: bool,
}

impl Store {
    /// For whom the actor may take people in.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for nobody.
    pub async fn counter(&self, actor: &Actor, what: Resource) -> Result<Counter> {
        let mut tx = self.read(actor.programme).await?;
        let may = |organisation: Option<OrganisationId>| {
            actor.may(actor.tie(organisation, None), Action::Create, what)
        };
        let (mut cohorts, mut organisations) = (tx.cohorts().await?, tx.organisations().await?);
        cohorts.retain(|cohort| cohort.status().is_ok_and(Status::takes_applications));
        organisations.retain(|organisation| may(Some(OrganisationId(organisation.id))));
        let may_be_nobody = may(None);
        if !may_be_nobody && organisations.is_empty() {
            return Err(Error::Forbidden);
        }
        Ok(Counter { cohorts, organisations, may_be_nobody })
    }

    /// Takes in what staff typed for somebody, or says who it may be.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for another organisation, [`Error::NotFound`], [`Error::WrongStatus`]
    /// when the cohort takes nobody in, [`Refusal::Invalid`] for `organisation` and `received_on`.
    pub async fn receive_application(
        &self,
        actor: &Actor,
        arrival: &Arrival<'_>,
        now: Timestamp,
    ) -> Result<Received> {
        let mut tx = self.write(actor.programme).await?;
        let cohort = tx.cohort(arrival.cohort).await?;
        let (what, reception) = (Resource::Application, arrival.reception);
        tx.permit_arrival(actor, &cohort, what, reception, now).await?;
        if tx.has_application(arrival.id).await? {
            tx.application(arrival.id).await?.permit(actor, Action::Show)?;
            return Ok(Received::Taken(arrival.id));
        }
        let identity = &arrival.form.identity;
        let alike = tx.resembling(identity).await?;
        let mut found = tx.candidates(actor, &alike).await?;
        for candidate in &mut found {
            tx.note_application(actor, &cohort, candidate).await?;
        }
        let meant = tx.person_meant(&arrival.whose, identity, reception, (&alike, &found), now);
        let Some(person) = meant.await? else { return Ok(Received::MayBe(found)) };
        let new = (arrival.id, person);
        tx.take_in_for(actor, &cohort, new, arrival.form, arrival.reception, now).await?;
        tx.commit().await?;
        Ok(Received::Taken(arrival.id))
    }
}

impl Candidate {
    /// The person.
    #[must_use]
    pub fn id(&self) -> PersonId {
        PersonId(self.person.id)
    }
}

impl Tx {
    /// May the actor take somebody in like this? The next one for this cohort waits.
    pub(crate) async fn permit_arrival(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        what: Resource,
        reception: Reception<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let organisation = reception.organisation;
        if !actor.may(actor.tie(organisation, None), Action::Create, what) {
            return Err(Error::Forbidden);
        }
        let id = organisation.map(|id| id.0);
        if id.is_some() && self.name_of_organisation(id).await?.is_none() {
            let expected = "an organisation of the programme";
            return Err(Refusal::Invalid { field: "organisation", expected }.into());
        }
        let status = cohort.status()?;
        if !status.takes_applications() {
            return Err(Error::WrongStatus { status: status.text(), verb: "apply" });
        }
        if reception.received_on > self.programme().await?.today(now) {
            let expected = "not in the future";
            return Err(Refusal::Invalid { field: "received_on", expected }.into());
        }
        execute!(self, ONE_AT_A_TIME, self.programme.0, cohort.id)?;
        Ok(())
    }

    /// The person that staff mean, written or updated; nobody: they have to say it first.
    pub(crate) async fn person_meant(
        &mut self,
        whose: &Whose,
        identity: &Identity,
        reception: Reception<'_>,
        (alike, found): (&[Alike], &[Candidate]),
        now: Timestamp,
    ) -> Result<Option<PersonId>> {
        let is_shown = |one: &Candidate, seen: &[PersonId]| seen.contains(&one.id());
        let person = match whose {
            Whose::Known(id) if found.iter().any(|one| one.id() == *id && !one.takes_part) => {
                let known = self.person(*id).await?.identity();
                self.change_person(*id, &known.updated_by(identity), now).await?;
                self.set_language(*id, reception.language).await?;
                *id
            }
            Whose::SomebodyElse(seen) if found.iter().all(|one| is_shown(one, seen)) => {
                self.new_person(identity, reception, alike, now).await?
            }
            Whose::Unasked if found.is_empty() => {
                self.new_person(identity, reception, alike, now).await?
            }
            _ => return Ok(None),
        };
        if let Some(organisation) = reception.organisation {
            self.bring_person(person, organisation).await?;
        }
        Ok(Some(person))
    }

    async fn has_application(&mut self, id: ApplicationId) -> Result<bool> {
        let found: Option<(Uuid,)> = optional!(self, KNOWN_ALREADY, self.programme.0, id.0)?;
        Ok(found.is_some())
    }

    /// Those who may be the same person and whom the actor may see. Whoever else is alike gets a
    /// hint that only the coordination reads.
    pub(crate) async fn candidates(
        &mut self,
        actor: &Actor,
        alike: &[Alike],
    ) -> Result<Vec<Candidate>> {
        let mut candidates = Vec::new();
        for Alike { person, because } in alike {
            let person = self.person(*person).await?;
            if person.permit(actor, Action::Show).is_ok() {
                let because = because.clone();
                candidates.push(Candidate { person, because, takes_part: false, record: None });
            }
        }
        Ok(candidates)
    }

    async fn note_application(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        candidate: &mut Candidate,
    ) -> Result<()> {
        let applications = self.applications_by(candidate.id()).await?;
        let here = applications.iter().find(|application| application.cohort_id == cohort.id);
        candidate.takes_part = here.is_some();
        let visible = here.filter(|application| application.permit(actor, Action::Show).is_ok());
        candidate.record = visible.map(|application| application.id);
        Ok(())
    }
}
