//! The contact person of each side of a pair (S1-56): somebody who was named, else somebody of the
//! organisation that is responsible for the side, else the contact of the programme. The two sides
//! read a name and an address of the office, and nothing else.

use super::Partnership;
use super::list::Listed;
use super::outcomes::asked_since;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, insert_all, optional, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, CohortId, PartnershipId, PersonId, ProgrammeId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    NAMED = "SELECT k.id, k.name, k.email FROM contact_person c
        JOIN account k ON k.programme_id = c.programme_id AND k.id = c.account_id
        WHERE c.programme_id = $1 AND c.partnership_id = $2 AND c.side = $3
            AND c.known_until IS NULL AND k.status <> 'suspended'";
    OF_MENTEE = "SELECT k.id, k.name, k.email FROM partnership p
        JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
        JOIN account_role r ON r.programme_id = a.programme_id
            AND r.organisation_id = a.organisation_id AND r.role = 'partner'
        JOIN account k ON k.programme_id = r.programme_id AND k.id = r.account_id
        WHERE p.programme_id = $1 AND p.id = $2 AND k.status <> 'suspended'
        ORDER BY k.created_at, k.id LIMIT 1";
    OF_MENTOR = "SELECT k.id, k.name, k.email FROM partnership p
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        JOIN account_role r ON r.programme_id = m.programme_id
            AND r.organisation_id = m.organisation_id AND r.role = 'partner'
        JOIN account k ON k.programme_id = r.programme_id AND k.id = r.account_id
        WHERE p.programme_id = $1 AND p.id = $2 AND k.status <> 'suspended'
        ORDER BY k.created_at, k.id LIMIT 1";
    CANDIDATES = "SELECT DISTINCT k.id, k.name, k.email FROM account_role r
        JOIN account k ON k.programme_id = r.programme_id AND k.id = r.account_id
        WHERE r.programme_id = $1 AND r.role IN ('coordinator', 'partner')
            AND k.status <> 'suspended'
        ORDER BY k.name, k.id";
    END = "UPDATE contact_person SET known_until = $4
        WHERE programme_id = $1 AND partnership_id = $2 AND side = $3 AND known_until IS NULL";
    INSERT = "INSERT INTO contact_person (programme_id, id, partnership_id, side, account_id,
            known_from) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Also of pairs that have ended: they are asked for a year what became of them. The cohorts
    /// come first, whatever the engine believes of the pairs.
    COUNTS = "SELECT k.id, k.name, COUNT(*) AS sides
        FROM cohort c CROSS JOIN partnership p CROSS JOIN contact_person n CROSS JOIN account k
        WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'cancelled')
            AND p.programme_id = c.programme_id AND p.cohort_id = c.id
            AND (p.status IN ('offered', 'accepted', 'running', 'paused')
                OR p.status IN ('completed', 'dissolved') AND c.ends_on >= $2)
            AND n.programme_id = p.programme_id AND n.partnership_id = p.id
            AND n.known_until IS NULL
            AND k.programme_id = n.programme_id AND k.id = n.account_id
        GROUP BY k.id, k.name ORDER BY k.name, k.id";
    OF_ACCOUNT = "SELECT n.partnership_id, n.side
        FROM cohort c CROSS JOIN partnership p CROSS JOIN contact_person n
        WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'cancelled')
            AND p.programme_id = c.programme_id AND p.cohort_id = c.id
            AND (p.status IN ('offered', 'accepted', 'running', 'paused')
                OR p.status IN ('completed', 'dissolved') AND c.ends_on >= $3)
            AND n.programme_id = p.programme_id AND n.partnership_id = p.id
            AND n.known_until IS NULL AND n.account_id = $2
        ORDER BY n.partnership_id, n.side";
}

row! {
    /// Somebody of the office whom a side asks for help.
    pub struct ContactPerson {
        /// The account.
        pub id: Uuid,
        /// The name shown on pages.
        pub name: String,
        /// The address at work.
        pub email: String,
    }
}

row! {
    /// Somebody who was named, and for how many sides of pairs.
    pub struct Named {
        /// The account.
        pub id: Uuid,
        /// The name shown on pages.
        pub name: String,
        /// Sides of pairs that came about.
        pub sides: i64,
    }
}

/// The contact persons of a pair, and who else it could be.
#[derive(Clone, Debug)]
pub struct ShownContacts {
    /// The pair.
    pub partnership: Partnership,
    /// Names of both.
    pub line: Listed,
    /// Its cohort.
    pub cohort: Cohort,
    /// Who was named for the mentee, and for the mentor.
    pub named: [Option<ContactPerson>; 2],
    /// Everybody who can be named, by name.
    pub candidates: Vec<ContactPerson>,
}

impl Store {
    /// Who was named for a pair, and who could be.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn show_contacts(&self, actor: &Actor, id: PartnershipId) -> Result<ShownContacts> {
        let mut tx = self.read(actor.programme).await?;
        let partnership = tx.partnership_to_step(actor, id).await?;
        let mentee = tx.named_contact(id.0, Side::Mentee).await?;
        Ok(ShownContacts {
            line: tx.listed_partnership(actor, id).await?,
            cohort: tx.cohort(CohortId(partnership.cohort_id)).await?,
            named: [mentee, tx.named_contact(id.0, Side::Mentor).await?],
            candidates: all!(tx, CANDIDATES, actor.programme.0)?,
            partnership,
        })
    }

    /// Names the contact persons of both sides; nobody: whoever is responsible anyway.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::Invalid`] for somebody who does not
    /// work in the programme.
    pub async fn name_contacts(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        named: [Option<AccountId>; 2],
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        for account in named.into_iter().flatten() {
            tx.must_be_candidate(account, "account").await?;
        }
        tx.hold_partnership(pair.id).await?;
        let (programme, at) = (actor.programme.0, micros(now));
        for (side, account) in [Side::Mentee, Side::Mentor].into_iter().zip(named) {
            let before = tx.named_contact(pair.id, side).await?.map(|person| AccountId(person.id));
            if before == account {
                continue;
            }
            execute!(tx, END, programme, pair.id, side.text(), at)?;
            if let Some(AccountId(to)) = account {
                execute!(tx, INSERT, programme, id(now), pair.id, side.text(), to, at)?;
            }
            let verb = "partnership.name_contact";
            tx.record_partnership(actor, pair.id, verb, side.text(), None, now).await?;
        }
        tx.commit().await
    }

    /// Everybody who was named for a side of a pair that is open or still asked what became of it,
    /// and everybody who can take over.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn named_contacts(
        &self,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<(Vec<Named>, Vec<ContactPerson>)> {
        must_step(actor)?;
        let mut tx = self.read(actor.programme).await?;
        let since = asked_since(tx.programme().await?.today(now)).to_string();
        let named = all!(tx, COUNTS, actor.programme.0, since)?;
        Ok((named, all!(tx, CANDIDATES, actor.programme.0)?))
    }

    /// Hands all pairs over for which somebody was named, also those that are still asked what became
    /// of them; gives how many sides of pairs.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Refusal::Invalid`].
    pub async fn hand_over(
        &self,
        actor: &Actor,
        from: AccountId,
        to: AccountId,
        now: Timestamp,
    ) -> Result<u64> {
        must_step(actor)?;
        let mut tx = self.write(actor.programme).await?;
        tx.must_be_candidate(to, "to").await?;
        if from == to {
            return Err(Refusal::Invalid { field: "to", expected: "somebody else" }.into());
        }
        // Whoever names somebody at the same time comes before or after all of it.
        tx.take_turn().await?;
        let (programme, at) = (actor.programme.0, micros(now));
        let since = asked_since(tx.programme().await?.today(now)).to_string();
        let sides: Vec<(Uuid, String)> = all!(tx, OF_ACCOUNT, programme, from.0, since)?;
        for (pair, side) in &sides {
            execute!(tx, END, programme, *pair, side, at)?;
        }
        insert_all!(tx, INSERT, sides, |(pair, side)| programme, id(now), *pair, side, to.0, at);
        // With the pairs goes what somebody has taken on about any of them.
        let warnings = tx.pass_warnings_on(from, Some(to)).await?;
        let entry = Entry {
            verb: "account.hand_over",
            subject_kind: "account",
            subject: from.0,
            detail: &format!("to={to} warnings={warnings} sides={}", sides.len()),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await?;
        Ok(sides.len() as u64)
    }

    /// Whom a person asks about a pair, for a letter that is about to be sent; nobody where the
    /// letter is about something else.
    ///
    /// # Errors
    /// The database failed.
    pub async fn contact_for_letter(
        &self,
        programme: ProgrammeId,
        subject: Uuid,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Option<ContactPerson>> {
        let mut tx = self.read(programme).await?;
        match tx.offer_to(person.0, subject, now).await {
            Ok(offer) => tx.contact_of(subject, offer.side()?).await,
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn must_step(actor: &Actor) -> Result<()> {
    let may = actor.may(Tie::Programme, Action::Step, Resource::Partnership);
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

impl Tx {
    /// Whom a side of a pair asks for help; nobody: the contact of the programme. The caller has
    /// asked permission.
    pub(crate) async fn contact_of(
        &mut self,
        pair: Uuid,
        side: Side,
    ) -> Result<Option<ContactPerson>> {
        if let Some(named) = self.named_contact(pair, side).await? {
            return Ok(Some(named));
        }
        match side {
            Side::Mentee => optional!(self, OF_MENTEE, self.programme.0, pair),
            Side::Mentor => optional!(self, OF_MENTOR, self.programme.0, pair),
        }
    }

    async fn named_contact(&mut self, pair: Uuid, side: Side) -> Result<Option<ContactPerson>> {
        optional!(self, NAMED, self.programme.0, pair, side.text())
    }

    async fn must_be_candidate(&mut self, account: AccountId, field: &'static str) -> Result<()> {
        let known: Vec<ContactPerson> = all!(self, CANDIDATES, self.programme.0)?;
        if known.iter().any(|one| one.id == account.0) {
            Ok(())
        } else {
            let expected = "somebody who works in the programme";
            Err(Refusal::Invalid { field, expected }.into())
        }
    }
}
