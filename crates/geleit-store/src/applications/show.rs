//! What the desk reads of applications: the list of a cohort, and one record as a whole. A
//! partner's view is a type of its own and holds less.

use super::{Application, Filter, Listed, Selection};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Line;
use crate::error::{Error, Result};
use crate::facts::StatusFact;
use crate::macros::optional;
use crate::persons::Person;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, PersonId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::profile::{MenteeProfile, Origin};
use uuid::Uuid;

pub(super) const TAKEN_BY: &str = "
    SELECT name FROM account WHERE programme_id = $1 AND id = $2";

/// A page of applications with the cohorts to choose from.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Every cohort, the newest first.
    pub cohorts: Vec<Cohort>,
    /// Place of the shown cohort in `cohorts`; nothing while there is none.
    pub chosen: Option<usize>,
    /// How many applications stand in each status word.
    pub counts: Vec<(String, i64)>,
    /// The lines of this page.
    pub lines: Vec<Listed>,
}

/// One application with everything the desk knows of it; `P` is what the reader may see of the
/// answers.
#[derive(Clone, Debug)]
pub struct Record<P> {
    /// The application.
    pub application: Application,
    /// The mentee.
    pub person: Person,
    /// May the reader open the mentee's own page?
    pub person_is_open: bool,
    /// The cohort.
    pub cohort: Cohort,
    /// Name of the organisation that supplied the mentee (S1-37).
    pub organisation: Option<String>,
    /// Who typed it for the person, if somebody did.
    pub taken_by: Option<String>,
    /// The answers.
    pub profile: P,
    /// Every status with its date, also the retracted ones.
    pub facts: Vec<StatusFact>,
    /// What was done and why.
    pub entries: Vec<Line>,
    /// What staff need for deciding.
    pub selection: Selection,
    /// May the reader set a wrong decision right?
    pub may_correct: bool,
}

/// Where a mentee comes from, for a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginSeen {
    /// No answer.
    NotGiven,
    /// Given, but without consent to be read in the matching.
    Hidden,
    /// Given with consent.
    Given(Vec<Origin>),
}

/// The answers as a partner organisation reads them: without access to the labour market, and
/// with the origin only where the mentee consents (security.md 4, field classes F4 and F5).
#[derive(Clone, Debug)]
pub struct PartnerProfile {
    /// Where the mentee comes from.
    pub origin: OriginSeen,
    open: MenteeProfile,
}

impl PartnerProfile {
    fn of(mut profile: MenteeProfile) -> Self {
        let origin = std::mem::take(&mut profile.origin);
        profile.labour_market_access = None;
        let origin = match (origin.is_empty(), profile.consent_origin_matching) {
            (true, _) => OriginSeen::NotGiven,
            (false, false) => OriginSeen::Hidden,
            (false, true) => OriginSeen::Given(origin),
        };
        Self { origin, open: profile }
    }

    /// The other answers; origin and access to the labour market are never in them.
    #[must_use]
    pub fn open(&self) -> &MenteeProfile {
        &self.open
    }
}

/// An application as its reader may see it.
#[derive(Clone, Debug)]
pub enum Shown {
    /// For the coordination.
    Whole(Box<Record<MenteeProfile>>),
    /// For the organisation that supplied the mentee.
    OfPartner(Box<Record<PartnerProfile>>),
}

impl<P> Record<P> {
    fn with<Q>(self, see: impl FnOnce(P) -> Q) -> Record<Q> {
        Record {
            application: self.application,
            person: self.person,
            person_is_open: self.person_is_open,
            cohort: self.cohort,
            organisation: self.organisation,
            taken_by: self.taken_by,
            profile: see(self.profile),
            facts: self.facts,
            entries: self.entries,
            selection: self.selection,
            may_correct: self.may_correct,
        }
    }
}

impl Store {
    /// A page of the applications of a cohort that the actor may see, with the counts per status.
    /// Without a cohort it is the newest one.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] for a cohort of another programme.
    pub async fn applications_page(
        &self,
        actor: &Actor,
        cohort: Option<CohortId>,
        filter: &Filter,
        limit: i64,
    ) -> Result<Listing> {
        let mut tx = self.read(actor.programme).await?;
        let cohorts = tx.cohorts().await?;
        let chosen = match cohort {
            None if cohorts.is_empty() => None,
            None => Some(0),
            Some(id) => Some(cohorts.iter().position(|c| c.id == id.0).ok_or(Error::NotFound)?),
        };
        let Some(cohort) = chosen.map(|place| cohorts[place].cohort_id()) else {
            return Ok(Listing { cohorts, chosen, counts: vec![], lines: vec![] });
        };
        let counts = tx.count_applications(actor, cohort).await?;
        let lines = tx.list_applications(actor, cohort, filter, limit).await?;
        Ok(Listing { cohorts, chosen, counts, lines })
    }

    /// One application as the actor may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn show_application(&self, actor: &Actor, id: ApplicationId) -> Result<Shown> {
        let mut tx = self.read(actor.programme).await?;
        let application = tx.application(id).await?;
        application.permit(actor, Action::Show)?;
        let person = tx.person(PersonId(application.person_id)).await?;
        let profile = tx.mentee_profile(id).await?;
        let record = Record {
            person_is_open: person.permit(actor, Action::Show).is_ok(),
            cohort: tx.cohort(CohortId(application.cohort_id)).await?,
            organisation: tx.name_of_organisation(application.organisation_id).await?,
            taken_by: tx.name_of_account(application.taken_by).await?,
            selection: tx.selection(actor, &application, (&person.identity(), &profile)).await?,
            profile,
            facts: tx.status_facts("application", id.0).await?,
            entries: tx.entries_of(id.0).await?,
            may_correct: application.permit(actor, Action::Correct).is_ok(),
            application,
            person,
        };
        // Whoever may see every application of the programme sees all of it.
        if actor.may(Tie::Programme, Action::Show, Resource::Application) {
            return Ok(Shown::Whole(Box::new(record)));
        }
        Ok(Shown::OfPartner(Box::new(record.with(PartnerProfile::of))))
    }
}

impl Tx {
    /// The name of an account, as far as it is known.
    pub(crate) async fn name_of_account(
        &mut self,
        account: Option<Uuid>,
    ) -> Result<Option<String>> {
        let Some(id) = account else { return Ok(None) };
        let name: Option<(String,)> = optional!(self, TAKEN_BY, self.programme.0, id)?;
        Ok(name.map(|(name,)| name))
    }
}
