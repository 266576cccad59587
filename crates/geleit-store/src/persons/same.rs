//! Is somebody who applies known already? Two people never become one by a guess: only an equal
//! e-mail address with an equal whole birth date joins, anything less is a hint for people.

use super::{email_key, full_name};
use crate::error::Result;
use crate::macros::{all, optional};
use crate::tx::Tx;
use geleit_domain::id::PersonId;
use geleit_domain::names;
use geleit_domain::phones;
use geleit_domain::profile::{Birth, Identity};
use uuid::Uuid;

pub(super) const SAME: &str = "
    SELECT p.id FROM person p
    JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
        AND v.known_until IS NULL
    WHERE p.programme_id = $1 AND p.email_key = $2 AND v.birth = $3
    ORDER BY p.id LIMIT 1";
pub(super) const BY_EMAIL: &str = "
    SELECT id FROM person WHERE programme_id = $1 AND email_key = $2 ORDER BY id LIMIT 9";
pub(super) const BY_PHONE: &str = "
    SELECT id FROM person WHERE programme_id = $1 AND phone_key = $2 AND phone_key <> '' ORDER BY id LIMIT 9";
pub(super) const BY_NAME: &str = "
    SELECT v.person_id FROM person_version v
    WHERE v.programme_id = $1 AND v.search_text = $2 AND v.birth = $3 AND v.known_until IS NULL
    ORDER BY v.person_id LIMIT 9";

/// Somebody known who may be the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The person.
    pub person: PersonId,
    /// What agrees: `email`, `phone`, `name_and_birth`.
    pub because: Vec<&'static str>,
}

impl Tx {
    /// The person that an application joins.
    pub(crate) async fn same_person(&mut self, identity: &Identity) -> Result<Option<PersonId>> {
        let (key, birth) = (email_key(&identity.email), identity.birth);
        let Some(Birth::Date(date)) = birth.filter(|_| !key.is_empty()) else { return Ok(None) };
        let found: Option<(Uuid,)> =
            optional!(self, SAME, self.programme.0, key, date.to_string())?;
        Ok(found.map(|(id,)| PersonId(id)))
    }

    /// Somebody known who may be the same person, and why.
    ///
    /// # Errors
    /// The database failed.
    pub async fn may_be(
        &mut self,
        identity: &Identity,
    ) -> Result<Option<(PersonId, &'static str)>> {
        let found = self.resembling(identity).await?;
        Ok(found.first().and_then(|alike| Some((alike.person, *alike.because.first()?))))
    }

    /// Everybody known who may be the same person, with all that agrees.
    ///
    /// # Errors
    /// The database failed.
    pub async fn resembling(&mut self, identity: &Identity) -> Result<Vec<Alike>> {
        let programme = self.programme.0;
        let zone = self.programme().await?.time_zone;
        let (email, phone) = (email_key(&identity.email), phones::key(&identity.phone, &zone));
        let mut found: Vec<Alike> = Vec::new();
        if !email.is_empty() {
            note(&mut found, all!(self, BY_EMAIL, programme, email)?, "email");
        }
        if !phone.is_empty() {
            note(&mut found, all!(self, BY_PHONE, programme, phone)?, "phone");
        }
        if let Some(birth) = identity.birth {
            let name = names::search_text(&full_name(&identity.given_name, &identity.family_name));
            let same = all!(self, BY_NAME, programme, name, birth.to_string())?;
            note(&mut found, same, "name_and_birth");
        }
        Ok(found)
    }
}

fn note(found: &mut Vec<Alike>, same: Vec<(Uuid,)>, because: &'static str) {
    for (id,) in same {
        let person = PersonId(id);
        match found.iter_mut().find(|alike| alike.person == person) {
            Some(alike) => alike.because.push(because),
            None => found.push(Alike { person, because: vec![because] }),
        }
    }
}
