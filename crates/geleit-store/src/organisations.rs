//! Partner organisations and their duties.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, optional, row, statements};
use crate::programmes::checked_name;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::OrganisationId;
use geleit_domain::organisations::Duty;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::slug;
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO organisation (programme_id, id, name, slug, finds_mentors,
            supplies_mentees, decides, funds, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIST = "SELECT id, name, slug, finds_mentors, supplies_mentees, decides, funds
        FROM organisation WHERE programme_id = $1 ORDER BY slug";
    FIND = "SELECT id, name, slug, finds_mentors, supplies_mentees, decides, funds
        FROM organisation WHERE programme_id = $1 AND slug = $2";
    NAME = "SELECT name FROM organisation WHERE programme_id = $1 AND id = $2";
}

row! {
    /// A partner organisation.
    pub struct Organisation {
        /// The organisation.
        pub id: Uuid,
        /// Its name.
        pub name: String,
        /// Its short name.
        pub slug: String,
        /// It finds mentors (S1-36).
        pub finds_mentors: bool,
        /// It supplies mentees (S1-37).
        pub supplies_mentees: bool,
        /// It decides about pairs (S1-41).
        pub decides: bool,
        /// It funds.
        pub funds: bool,
    }
}

impl Organisation {
    /// Its duties in the order of the list.
    #[must_use]
    pub fn duties(&self) -> Vec<Duty> {
        let has = |duty: &Duty| match duty {
            Duty::FindMentors => self.finds_mentors,
            Duty::SupplyMentees => self.supplies_mentees,
            Duty::Decide => self.decides,
            Duty::Fund => self.funds,
        };
        Duty::ALL.iter().copied().filter(has).collect()
    }
}

impl Store {
    /// The organisations of the actor's programme, by slug.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_organisations(&self, actor: &Actor) -> Result<Vec<Organisation>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Organisation) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.organisations().await
    }

    /// Creates an organisation with its duties.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; the slug is invalid or taken; the name is empty.
    pub async fn create_organisation(
        &self,
        actor: &Actor,
        name: &str,
        slug: &str,
        duties: &[Duty],
        now: Timestamp,
    ) -> Result<OrganisationId> {
        if !actor.may(Tie::Programme, Action::Create, Resource::Organisation) {
            return Err(Error::Forbidden);
        }
        let name = checked_name("name", name)?;
        let organisation = id(now);
        let has = |duty| duties.contains(&duty);
        let mut tx = self.write(actor.programme).await?;
        execute!(
            tx,
            INSERT,
            actor.programme.0,
            organisation,
            name,
            slug,
            has(Duty::FindMentors),
            has(Duty::SupplyMentees),
            has(Duty::Decide),
            has(Duty::Fund),
            micros(now)
        )?;
        tx.take_slug(slug, slug::Kind::Organisation, organisation).await?;
        let detail = duties.iter().map(|duty| duty.text()).collect::<Vec<_>>().join(" ");
        let entry = Entry {
            verb: "organisation.create",
            subject_kind: "organisation",
            subject: organisation,
            detail: &detail,
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        let told = "operator_organisation_create";
        tx.notify_coordinators(actor, told, organisation, now).await?;
        tx.commit().await?;
        Ok(OrganisationId(organisation))
    }
}

impl Tx {
    /// Every organisation of the programme, by slug.
    ///
    /// # Errors
    /// The database failed.
    pub async fn organisations(&mut self) -> Result<Vec<Organisation>> {
        all!(self, LIST, self.programme.0)
    }

    /// The name of the organisation that a record belongs to, if it belongs to one.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn name_of_organisation(
        &mut self,
        organisation: Option<Uuid>,
    ) -> Result<Option<String>> {
        let Some(id) = organisation else { return Ok(None) };
        let name: Option<(String,)> = optional!(self, NAME, self.programme.0, id)?;
        Ok(name.map(|(name,)| name))
    }

    /// The organisation with this slug in the programme.
    ///
    /// # Errors
    /// The database failed.
    pub async fn find_organisation(&mut self, slug: &str) -> Result<Option<Organisation>> {
        optional!(self, FIND, self.programme.0, slug)
    }
}
