//! One account: its roles and history, and suspending and resuming it. Whoever is suspended is
//! signed out everywhere at once; personal links that were not used yet are gone as well.

use super::{AccountRole, OF_ACCOUNT};
use crate::connect::Store;
use crate::entries::{Entry, Line};
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, optional, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::AccountId;
use geleit_domain::policy::{Action, Resource, Role, Tie};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    FIND = "SELECT id FROM account WHERE programme_id = $1 AND email_key = $2";
    // An erased account has no address any more; there is nobody to resume it for.
    SUSPEND = "UPDATE account SET status = 'suspended'
        WHERE programme_id = $1 AND id = $2 AND status <> 'suspended' AND email <> ''";
    // Whoever never set a password goes on where the invitation began.
    RESUME = "UPDATE account
        SET status = CASE WHEN password_hash IS NULL THEN 'invited' ELSE 'active' END
        WHERE programme_id = $1 AND id = $2 AND status = 'suspended' AND email <> ''";
    END_SIGN_INS = "DELETE FROM sign_in WHERE programme_id = $1 AND account_id = $2";
    END_LINKS = "DELETE FROM secret_link WHERE programme_id = $1 AND account_id = $2";
    HISTORY = "SELECT e.seq, e.at, e.verb, e.subject_kind, e.subject_id, e.detail,
            a.name AS account_name, e.person_id,
            TRIM(v.given_name || ' ' || v.family_name) AS person_name, r.words AS reason
        FROM entry e
        LEFT JOIN account a ON a.programme_id = e.programme_id AND a.id = e.account_id
        LEFT JOIN person_version v ON v.programme_id = e.programme_id
            AND v.person_id = e.person_id AND v.known_until IS NULL
        LEFT JOIN reason r ON r.programme_id = e.programme_id AND r.seq = e.seq
        WHERE e.programme_id = $1 AND e.subject_id = $2 AND e.verb <> 'account.sign_in'
        ORDER BY e.seq";
}

/// One account as the coordination sees it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The account, once per role, by role; never empty.
    pub roles: Vec<AccountRole>,
    /// What happened to it, without the sign-ins, the oldest first.
    pub entries: Vec<Line>,
    /// May the reader suspend or resume it?
    pub may_step: bool,
}

impl Record {
    /// Is the account suspended?
    #[must_use]
    pub fn is_suspended(&self) -> bool {
        self.roles[0].status == "suspended"
    }
}

impl Store {
    /// One account of the actor's programme.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn account(&self, actor: &Actor, account: AccountId) -> Result<Record> {
        let may = |action| actor.may(Tie::Programme, action, Resource::Account);
        if !may(Action::Show) && !may(Action::Step) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let roles = tx.account_roles(account).await?;
        let entries = all!(tx, HISTORY, actor.programme.0, account.0)?;
        Ok(Record { may_step: may_step(actor, &roles)?, roles, entries })
    }

    /// The account with this address in the actor's programme.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn find_account(&self, actor: &Actor, email: &str) -> Result<Option<AccountId>> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Account) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let found: Option<(Uuid,)> =
            optional!(tx, FIND, actor.programme.0, super::email_key(email))?;
        Ok(found.map(|(id,)| AccountId(id)))
    }

    /// Suspends an account and ends all its sign-ins.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Forbidden`] also for an account of the own rank or above it;
    /// [`Refusal::ReasonMissing`]; [`Error::Outdated`] when it is suspended already.
    pub async fn suspend_account(
        &self,
        actor: &Actor,
        account: AccountId,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.step_account(actor, account, SUSPEND, ("account.suspend", reason), now).await?;
        for sql in [END_SIGN_INS, END_LINKS] {
            execute!(tx, sql, actor.programme.0, account.0)?;
        }
        // Nobody else would look at what waits for whoever cannot sign in.
        tx.pass_warnings_on(account, None).await?;
        tx.notify_coordinators(actor, "operator_user_suspend", account.0, now).await?;
        tx.commit().await
    }

    /// Lets somebody sign in again.
    ///
    /// # Errors
    /// As [`Store::suspend_account`]; [`Error::Outdated`] when it is not suspended.
    pub async fn resume_account(
        &self,
        actor: &Actor,
        account: AccountId,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.step_account(actor, account, RESUME, ("account.resume", reason), now).await?;
        tx.notify_coordinators(actor, "operator_user_resume", account.0, now).await?;
        tx.commit().await
    }
}

/// Whoever holds several roles is as high as the highest of them.
fn may_step(actor: &Actor, roles: &[AccountRole]) -> Result<bool> {
    if !actor.may(Tie::Programme, Action::Step, Resource::Account) {
        return Ok(false);
    }
    for held in roles {
        let role = Role::from_text(&held.role).ok_or(Error::Corrupt("a role is unknown"))?;
        if !actor.roles.iter().any(|own| own.role.outranks(role)) {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Tx {
    async fn account_roles(&mut self, account: AccountId) -> Result<Vec<AccountRole>> {
        let roles: Vec<AccountRole> = all!(self, OF_ACCOUNT, self.programme.0, account.0)?;
        if roles.is_empty() { Err(Error::NotFound) } else { Ok(roles) }
    }

    async fn step_account(
        &mut self,
        actor: &Actor,
        account: AccountId,
        sql: &'static str,
        (verb, reason): (&str, &str),
        now: Timestamp,
    ) -> Result<()> {
        let roles = self.account_roles(account).await?;
        if !may_step(actor, &roles)? {
            return Err(Error::Forbidden);
        }
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if execute!(self, sql, self.programme.0, account.0)? == 0 {
            return Err(Error::Outdated);
        }
        let entry = Entry {
            verb,
            subject_kind: "account",
            subject: account.0,
            detail: "",
            reason: Some(reason),
        };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}
