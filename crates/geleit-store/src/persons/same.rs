//! Is somebody who applies known already? Two people never become one by a guess: only an equal
//! e-mail address with an equal whole birth date joins, anything less is a hint for people.

use super::{email_key, full_name};
use crate::error::Result;
use crate::macros::optional;
use crate::tx::Tx;
use geleit_domain::id::PersonId;
use geleit_domain::names;
use geleit_domain::profile::{Birth, Identity};
use uuid::Uuid;

pub(super) const SAME: &str = "
    SELECT p.id FROM person p
    JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
        AND v.known_until IS NULL
    WHERE p.programme_id = $1 AND p.email_key = $2 AND v.birth = $3
    ORDER BY p.id LIMIT 1";
pub(super) const BY_EMAIL: &str = "
    SELECT id FROM person WHERE programme_id = $1 AND email_key = $2 ORDER BY id LIMIT 1";
pub(super) const BY_PHONE: &str = "
    SELECT id FROM person WHERE programme_id = $1 AND phone = $2 ORDER BY id LIMIT 1";
pub(super) const BY_NAME: &str = "
    SELECT v.person_id FROM person_version v
    WHERE v.programme_id = $1 AND v.search_text = $2 AND v.birth = $3 AND v.known_until IS NULL
    ORDER BY v.person_id LIMIT 1";

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
        let programme = self.programme.0;
        let (email, phone) = (email_key(&identity.email), identity.phone.trim());
        let mut found: Option<(Uuid,)> = None;
        if !email.is_empty() {
            found = optional!(self, BY_EMAIL, programme, email)?;
        }
        if let Some((id,)) = found {
            return Ok(Some((PersonId(id), "email")));
        }
        if !phone.is_empty() {
            found = optional!(self, BY_PHONE, programme, phone)?;
        }
        if let Some((id,)) = found {
            return Ok(Some((PersonId(id), "phone")));
        }
        let Some(birth) = identity.birth else { return Ok(None) };
        let name = names::search_text(&full_name(&identity.given_name, &identity.family_name));
        let found: Option<(Uuid,)> = optional!(self, BY_NAME, programme, name, birth.to_string())?;
        Ok(found.map(|(id,)| (PersonId(id), "name_and_birth")))
    }
}
