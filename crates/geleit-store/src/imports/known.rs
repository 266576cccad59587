//! What is known before an import: persons by address, telephone and name, organisations by
//! slug, open pairs per mentor.

use crate::error::Result;
use crate::macros::all;
use crate::persons::{Person, email_key, full_name};
use crate::tx::Tx;
use geleit_domain::id::PersonId;
use geleit_domain::names;
use geleit_domain::phones;
use geleit_domain::profile::{Birth, Identity};
use std::collections::HashMap;
use uuid::Uuid;

pub(super) const OPEN_PAIRS: &str = "
    SELECT mentor_id, COUNT(*) AS pairs FROM partnership
    WHERE programme_id = $1 AND status IN ('offered', 'accepted', 'running', 'paused')
    GROUP BY mentor_id";

/// What is known of the programme's people.
pub(super) struct Known {
    pub(super) persons: HashMap<Uuid, Identity>,
    by_email_and_birth: HashMap<(String, Birth), PersonId>,
    by_email: HashMap<String, PersonId>,
    by_phone: HashMap<String, PersonId>,
    by_name_and_birth: HashMap<(String, Birth), PersonId>,
    pub(super) organisations: HashMap<String, Uuid>,
    pub(super) open_pairs: HashMap<Uuid, i64>,
    /// Tells in which country a telephone number without one is.
    time_zone: String,
}

impl Known {
    pub(super) async fn load(tx: &mut Tx) -> Result<Self> {
        let organisations = tx.organisations().await?;
        let pairs: Vec<(Uuid, i64)> = all!(tx, OPEN_PAIRS, tx.programme.0)?;
        let mut known = Self {
            persons: HashMap::new(),
            by_email_and_birth: HashMap::new(),
            by_email: HashMap::new(),
            by_phone: HashMap::new(),
            by_name_and_birth: HashMap::new(),
            organisations: organisations.into_iter().map(|o| (o.slug, o.id)).collect(),
            open_pairs: pairs.into_iter().collect(),
            time_zone: tx.programme().await?.time_zone,
        };
        for person in tx.persons().await? {
            known.learn(PersonId(person.id), &Person::identity(&person));
        }
        Ok(known)
    }

    /// Takes a person into the indexes; the first one of an address keeps it.
    pub(super) fn learn(&mut self, person: PersonId, identity: &Identity) {
        self.persons.insert(person.0, identity.clone());
        let key = email_key(&identity.email);
        if !key.is_empty() {
            if let Some(birth @ Birth::Date(_)) = identity.birth {
                self.by_email_and_birth.entry((key.clone(), birth)).or_insert(person);
            }
            self.by_email.entry(key).or_insert(person);
        }
        let phone = phones::key(&identity.phone, &self.time_zone);
        if !phone.is_empty() {
            self.by_phone.entry(phone).or_insert(person);
        }
        if let Some(birth) = identity.birth {
            self.by_name_and_birth.entry((name(identity), birth)).or_insert(person);
        }
    }

    /// The person that a row joins: e-mail and whole birth date are equal. Anything less makes a
    /// new person, because two people must never become one by a guess.
    pub(super) fn same_person(&self, identity: &Identity) -> Option<PersonId> {
        let birth @ Birth::Date(_) = identity.birth? else { return None };
        self.by_email_and_birth.get(&(email_key(&identity.email), birth)).copied()
    }

    /// Somebody known who may be the same person, and why.
    pub(super) fn may_be(&self, identity: &Identity) -> Option<(PersonId, &'static str)> {
        let by_email = self.by_email.get(&email_key(&identity.email));
        let by_phone = || self.by_phone.get(&phones::key(&identity.phone, &self.time_zone));
        let by_name = || self.by_name_and_birth.get(&(name(identity), identity.birth?));
        by_email
            .map(|person| (*person, "email"))
            .or_else(|| by_phone().map(|person| (*person, "phone")))
            .or_else(|| by_name().map(|person| (*person, "name_and_birth")))
    }
}

/// Do e-mail, birth and name all differ? Then a reference was given to two people.
pub(super) fn is_somebody_else(known: &Identity, row: &Identity) -> bool {
    let (a, b) = (email_key(&known.email), email_key(&row.email));
    let same_email = !a.is_empty() && a == b;
    let same_birth = known.birth.is_some() && known.birth == row.birth;
    !same_email && !same_birth && name(known) != name(row)
}

/// Which columns of the person change.
pub(super) fn changed_identity(old: &Identity, new: &Identity) -> Vec<&'static str> {
    let mut changed = Vec::new();
    let mut note = |column, differs: bool| {
        if differs {
            changed.push(column);
        }
    };
    note("given_name", old.given_name != new.given_name.trim());
    note("family_name", old.family_name != new.family_name.trim());
    note("call_me", old.call_me != new.call_me.trim());
    note("email", old.email != new.email.trim());
    note("phone", old.phone != new.phone.trim());
    note("gender", old.gender != new.gender);
    note("birth_date", old.birth != new.birth);
    changed
}

fn name(identity: &Identity) -> String {
    names::search_text(&full_name(&identity.given_name, &identity.family_name))
}
