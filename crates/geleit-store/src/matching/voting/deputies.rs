//! Deputies: an organisation names who may vote for it. A deputy is somebody of another
//! organisation of the programme, so that nobody gains a right that they did not have.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, OrganisationId};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const DEPUTIES: &str = "
    SELECT d.organisation_id, d.account_id, a.name FROM deputy d
    JOIN account a ON a.programme_id = d.programme_id AND a.id = d.account_id
    WHERE d.programme_id = $1 AND a.status <> 'suspended' ORDER BY a.name, d.account_id";
/// Who votes for another organisation may vote for this one as well.
pub(super) const CANDIDATES: &str = "
    SELECT r.organisation_id, a.id AS account_id, a.name FROM account a
    JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
        AND r.role = 'partner' AND r.organisation_id <> $2
    WHERE a.programme_id = $1 AND a.status <> 'suspended' ORDER BY a.name, a.id";
pub(super) const NAME: &str = "
    INSERT INTO deputy (programme_id, organisation_id, account_id, named_by, created_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (programme_id, organisation_id, account_id) DO NOTHING";
pub(super) const REMOVE: &str = "DELETE FROM deputy
    WHERE programme_id = $1 AND organisation_id = $2 AND account_id = $3";
/// Who is a deputy and still votes for another organisation.
pub(super) const IS_DEPUTY: &str = "
    SELECT d.created_at FROM deputy d
    WHERE d.programme_id = $1 AND d.organisation_id = $2 AND d.account_id = $3
        AND EXISTS (SELECT 1 FROM account_role r WHERE r.programme_id = d.programme_id
            AND r.account_id = d.account_id AND r.role = 'partner')";

row! {
    /// Who may vote for an organisation, or could be named.
    pub struct Deputy {
        /// For deputies: the organisation they vote for; for candidates: their own.
        pub organisation_id: Uuid,
        /// The account.
        pub account_id: Uuid,
        /// Their name.
        pub name: String,
    }
}

impl Store {
    /// Names a deputy of an organisation, or takes that back.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for another organisation than the actor's, [`Refusal::NotDeciding`],
    /// [`Refusal::Invalid`] for somebody who cannot be a deputy.
    pub async fn name_deputy(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
        (account, stays): (AccountId, bool),
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.own_organisation(actor, organisation).await?;
        let candidates = tx.possible_deputies(organisation).await?;
        if stays && !candidates.iter().any(|one| one.account_id == account.0) {
            let expected = "somebody who votes for another organisation";
            return Err(Refusal::Invalid { field: "deputy", expected }.into());
        }
        let (programme, by) = (actor.programme.0, actor.account.map(|account| account.0));
        let changed = if stays {
            execute!(tx, NAME, programme, organisation.0, account.0, by, micros(now))?
        } else {
            execute!(tx, REMOVE, programme, organisation.0, account.0)?
        };
        if changed == 0 {
            return Ok(());
        }
        let entry = Entry {
            verb: if stays { "organisation.name_deputy" } else { "organisation.remove_deputy" },
            subject_kind: "organisation",
            subject: organisation.0,
            detail: &format!("account={account}"),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }

    /// Whom an organisation could name; the actor has to belong to it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Refusal::NotDeciding`].
    pub async fn deputy_candidates(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
    ) -> Result<Vec<Deputy>> {
        let mut tx = self.read(actor.programme).await?;
        tx.own_organisation(actor, organisation).await?;
        tx.possible_deputies(organisation).await
    }
}

impl Tx {
    pub(super) async fn deputies(&mut self) -> Result<Vec<Deputy>> {
        all!(self, DEPUTIES, self.programme.0)
    }

    async fn possible_deputies(&mut self, organisation: OrganisationId) -> Result<Vec<Deputy>> {
        all!(self, CANDIDATES, self.programme.0, organisation.0)
    }

    /// Only whoever votes for an organisation itself says who may in its place.
    async fn own_organisation(&mut self, actor: &Actor, id: OrganisationId) -> Result<()> {
        let may = actor.may(Tie::Programme, Action::Endorse, Resource::Matching);
        if !may || !actor.acts_for(id) {
            return Err(Error::Forbidden);
        }
        match self.organisations().await?.iter().find(|known| known.id == id.0) {
            Some(known) if known.decides => Ok(()),
            Some(_) => Err(Refusal::NotDeciding.into()),
            None => Err(Error::NotFound),
        }
    }
}
