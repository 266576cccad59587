//! What two people are to each other outside of the programme. Whoever may note it sees it;
//! matching only knows that the two do not go together.

use super::full_name;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row};
use crate::time::micros;
use geleit_domain::actor::Actor;
use geleit_domain::id::PersonId;
use geleit_domain::matching::conflicts::LinkKind;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const LINKS: &str = "
    SELECT l.other_person_id AS other, l.kind, l.created_at, v.given_name, v.family_name
    FROM person_link l
    JOIN person_version v ON v.programme_id = l.programme_id AND v.person_id = l.other_person_id
        AND v.known_until IS NULL
    WHERE l.programme_id = $1 AND l.person_id = $2
    UNION ALL
    SELECT l.person_id AS other, l.kind, l.created_at, v.given_name, v.family_name
    FROM person_link l
    JOIN person_version v ON v.programme_id = l.programme_id AND v.person_id = l.person_id
        AND v.known_until IS NULL
    WHERE l.programme_id = $1 AND l.other_person_id = $2
    ORDER BY created_at, other";
pub(super) const ADD_LINK: &str = "
    INSERT INTO person_link (programme_id, person_id, other_person_id, kind, account_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
pub(super) const REMOVE_LINK: &str = "
    DELETE FROM person_link WHERE programme_id = $1 AND person_id = $2 AND other_person_id = $3";

row! {
    struct LinkRow {
        other: Uuid,
        kind: String,
        created_at: i64,
        given_name: String,
        family_name: String,
    }
}

/// Somebody to whom a person is linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLink {
    /// The other one.
    pub other: PersonId,
    /// Full name.
    pub name: String,
    /// What they are to each other.
    pub kind: LinkKind,
    /// Noted, µs since the epoch.
    pub created_at: i64,
}

impl Store {
    /// To whom a person is linked, the oldest note first, and the person's name.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn person_links(
        &self,
        actor: &Actor,
        person: PersonId,
    ) -> Result<(String, Vec<PersonLink>)> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.person(person).await?;
        loaded.permit(actor, Action::Change)?;
        let rows: Vec<LinkRow> = all!(tx, LINKS, actor.programme.0, person.0)?;
        let links = rows.into_iter().map(|row| {
            Ok(PersonLink {
                other: PersonId(row.other),
                name: full_name(&row.given_name, &row.family_name),
                kind: LinkKind::from_text(&row.kind).ok_or(Error::Corrupt("person_link.kind"))?,
                created_at: row.created_at,
            })
        });
        Ok((loaded.name(), links.collect::<Result<_>>()?))
    }

    /// Notes what two people are to each other. From then on nobody proposes them for each other.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Refusal::Invalid`] when both are one person
    /// or are linked already.
    pub async fn link_persons(
        &self,
        actor: &Actor,
        person: PersonId,
        other: PersonId,
        kind: LinkKind,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        for id in [person, other] {
            tx.person(id).await?.permit(actor, Action::Change)?;
        }
        if person == other {
            return Err(Refusal::Invalid { field: "other", expected: "another person" }.into());
        }
        let (first, second) = ordered(person, other);
        let account = actor.account.map(|account| account.0);
        let (programme, at) = (actor.programme.0, micros(now));
        if execute!(tx, ADD_LINK, programme, first, second, kind.text(), account, at)? == 0 {
            let expected = "somebody to whom there is no link yet";
            return Err(Refusal::Invalid { field: "other", expected }.into());
        }
        tx.record_both(actor, "person.link", [person, other], now).await?;
        tx.commit().await
    }

    /// Removes a note that is wrong or no longer true.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn unlink_persons(
        &self,
        actor: &Actor,
        person: PersonId,
        other: PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.person(person).await?.permit(actor, Action::Change)?;
        let (first, second) = ordered(person, other);
        if execute!(tx, REMOVE_LINK, actor.programme.0, first, second)? == 0 {
            return Err(Error::NotFound);
        }
        tx.record_both(actor, "person.unlink", [person, other], now).await?;
        tx.commit().await
    }
}

impl crate::tx::Tx {
    /// Both records show that something was noted. What it is stays out of the audit trail.
    async fn record_both(
        &mut self,
        actor: &Actor,
        verb: &str,
        both: [PersonId; 2],
        now: Timestamp,
    ) -> Result<()> {
        for person in both {
            let entry =
                Entry { verb, subject_kind: "person", subject: person.0, detail: "", reason: None };
            self.record(actor, entry, now).await?;
        }
        Ok(())
    }
}

/// The order in which the table keeps two people.
fn ordered(one: PersonId, other: PersonId) -> (Uuid, Uuid) {
    (one.0.min(other.0), one.0.max(other.0))
}
