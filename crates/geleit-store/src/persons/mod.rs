//! Persons: one record over all cohorts, roles and imports of a programme. Names, gender and
//! birth keep a history; contact is what is true now.

mod links;
mod list;
mod same;
mod show;
mod unreachable;

pub use links::PersonLink;
pub use list::Listed;
pub use same::Alike;
pub use show::{CohortName, Hint, MentorPart, Record};

use crate::error::{Error, Result};
use crate::macros::{all, execute, insert_all, one, row, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{OrganisationId, PersonId};
use geleit_domain::names;
use geleit_domain::phones;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::profile::{Birth, Gender, Identity};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO person (programme_id, id, organisation_id, email, email_key, phone,
            phone_key, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    // Of another address nobody knows yet whether letters arrive.
    CONTACT = "UPDATE person SET email = $3, email_key = $4, phone = $5, phone_key = $6,
            email_bounced_at = CASE WHEN email_key = $4 THEN email_bounced_at END
        WHERE programme_id = $1 AND id = $2";
    LANGUAGE = "SELECT language FROM person WHERE programme_id = $1 AND id = $2";
    LAST_VERSION = "SELECT COALESCE(MAX(seq), 0) AS last FROM person_version
        WHERE programme_id = $1 AND person_id = $2";
    END_VERSION = "UPDATE person_version SET known_until = $3
        WHERE programme_id = $1 AND person_id = $2 AND known_until IS NULL";
    INSERT_VERSION = "INSERT INTO person_version (programme_id, person_id, seq, known_from,
            given_name, family_name, call_me, sort_key, search_text, gender, birth)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    LOAD = "SELECT p.id, p.organisation_id, p.email, p.email_bounced_at, p.letters, p.language, p.phone, v.given_name, v.family_name,
            v.call_me, v.gender, v.birth
        FROM person p
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
            AND v.known_until IS NULL
        WHERE p.programme_id = $1 AND p.id = $2";
    ALL = "SELECT p.id, p.organisation_id, p.email, p.email_bounced_at, p.letters, p.language, p.phone, v.given_name, v.family_name,
            v.call_me, v.gender, v.birth
        FROM person p
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
            AND v.known_until IS NULL
        WHERE p.programme_id = $1 ORDER BY p.id";
    VERSIONS = "SELECT known_from, known_until, given_name, family_name, call_me
        FROM person_version WHERE programme_id = $1 AND person_id = $2 ORDER BY seq";
    HINT = "INSERT INTO duplicate_hint (programme_id, person_id, other_person_id, because,
            created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (programme_id, person_id, other_person_id) DO NOTHING";
    // What people have decided is no hint any more.
    HINTS = "SELECT other_person_id, because FROM duplicate_hint
        WHERE programme_id = $1 AND person_id = $2 AND answer IS NULL
        UNION ALL
        SELECT person_id, because FROM duplicate_hint
        WHERE programme_id = $1 AND other_person_id = $2 AND answer IS NULL";
    SET_LANGUAGE = "UPDATE person SET language = $3
        WHERE programme_id = $1 AND id = $2 AND language <> $3";
    // What has not gone out yet is written when it does.
    WAITING_LETTERS = "UPDATE mail SET language = $3
        WHERE programme_id = $1 AND person_id = $2 AND language <> $3
            AND sent_at IS NULL AND withdrawn_at IS NULL AND posted_at IS NULL";
    SET_ORGANISATION = "UPDATE person SET organisation_id = $3
        WHERE programme_id = $1 AND id = $2 AND organisation_id IS NULL";
    SAME = same::SAME;
    BY_EMAIL = same::BY_EMAIL;
    BY_PHONE = same::BY_PHONE;
    BY_NAME = same::BY_NAME;
    LINKS = links::LINKS;
    ADD_LINK = links::ADD_LINK;
    REMOVE_LINK = links::REMOVE_LINK;
    LIST = list::LIST;
    LIST_ORGANISATION = list::LIST_ORGANISATION;
    MENTORS_OF = show::MENTORS_OF;
    UNREACHABLE = unreachable::UNREACHABLE;
    UNREACHABLE_COUNT = unreachable::UNREACHABLE_COUNT;
}

row! {
    /// A person as known now.
    pub struct Person {
        /// The person.
        pub id: Uuid,
        /// The organisation that brought the person.
        pub organisation_id: Option<Uuid>,
        /// E-mail address, may be empty.
        pub email: String,
        /// Letters to this address come back since, µs since the epoch.
        pub email_bounced_at: Option<i64>,
        /// Which letters the person wants, by the word of the choice.
        pub letters: String,
        /// The tag of the language in which letters to the person are written.
        pub language: String,
        /// Telephone number, may be empty.
        pub phone: String,
        /// Given name.
        pub given_name: String,
        /// Family name, may be empty.
        pub family_name: String,
        /// How the person wants to be addressed, may be empty.
        pub call_me: String,
        /// Gender word.
        pub gender: Option<String>,
        /// Birth date or year.
        pub birth: Option<String>,
    }
}

row! {
    /// One version of a name with the time in which it was believed.
    pub struct NameVersion {
        /// Recorded, µs since the epoch.
        pub known_from: i64,
        /// Replaced, µs since the epoch.
        pub known_until: Option<i64>,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// How the person wanted to be addressed.
        pub call_me: String,
    }
}

impl Person {
    /// Names and contact in the words of the domain.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity {
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            call_me: self.call_me.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            gender: self.gender.as_deref().and_then(Gender::from_text),
            birth: self.birth.as_deref().and_then(|text| text.parse::<Birth>().ok()),
        }
    }

    /// Refuses actors who may not know of this person.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub fn permit(&self, actor: &Actor, action: Action) -> Result<()> {
        let organisation = self.organisation_id.map(OrganisationId);
        let tie = actor.tie(organisation, Some(PersonId(self.id)));
        if !actor.may(tie, Action::Show, Resource::Person) {
            return Err(Error::NotFound);
        }
        if !actor.may(tie, action, Resource::Person) {
            return Err(Error::Forbidden);
        }
        Ok(())
    }

    /// The full name as people write it, given name first.
    #[must_use]
    pub fn name(&self) -> String {
        full_name(&self.given_name, &self.family_name)
    }
}

/// Given and family name with one space, or the only name.
#[must_use]
pub fn full_name(given_name: &str, family_name: &str) -> String {
    format!("{given_name} {family_name}").trim().to_owned()
}

/// The form in which addresses are compared: without spaces around, lower case.
#[must_use]
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Somebody who was not known before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewPerson<'a> {
    pub(crate) id: PersonId,
    pub(crate) identity: &'a Identity,
    pub(crate) organisation: Option<OrganisationId>,
}

impl Tx {
    /// A person as known now; the caller has asked permission.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn person(&mut self, person: PersonId) -> Result<Person> {
        one!(self, LOAD, self.programme.0, person.0)
    }

    /// Every name that a person has had, the oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn names_of(&mut self, person: PersonId) -> Result<Vec<NameVersion>> {
        all!(self, VERSIONS, self.programme.0, person.0)
    }

    /// Records that may be the same person, with the reason.
    ///
    /// # Errors
    /// The database failed.
    pub async fn duplicate_hints(&mut self, person: PersonId) -> Result<Vec<(Uuid, String)>> {
        all!(self, HINTS, self.programme.0, person.0)
    }

    pub(crate) async fn persons(&mut self) -> Result<Vec<Person>> {
        all!(self, ALL, self.programme.0)
    }

    /// Inserts people with their first names.
    pub(crate) async fn insert_persons(
        &mut self,
        people: &[NewPerson<'_>],
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        let zone = self.programme().await?.time_zone;
        insert_all!(
            self,
            INSERT,
            people,
            |new| programme,
            new.id.0,
            new.organisation.map(|id| id.0),
            new.identity.email.trim(),
            email_key(&new.identity.email),
            new.identity.phone.trim(),
            phones::key(&new.identity.phone, &zone),
            at
        );
        let first: Vec<_> = people.iter().map(|new| (new.id, 1, new.identity)).collect();
        self.insert_person_versions(&first, now).await
    }

    pub(crate) async fn change_person(
        &mut self,
        person: PersonId,
        identity: &Identity,
        now: Timestamp,
    ) -> Result<()> {
        let zone = self.programme().await?.time_zone;
        let before = self.person(person).await?.email;
        let changed = execute!(
            self,
            CONTACT,
            self.programme.0,
            person.0,
            identity.email.trim(),
            email_key(&identity.email),
            identity.phone.trim(),
            phones::key(&identity.phone, &zone)
        )?;
        if changed == 0 {
            return Err(Error::NotFound);
        }
        if email_key(&before) != email_key(&identity.email) {
            self.take_out_of_digest(person).await?;
        }
        execute!(self, END_VERSION, self.programme.0, person.0, micros(now))?;
        let (last,): (i64,) = one!(self, LAST_VERSION, self.programme.0, person.0)?;
        self.insert_person_versions(&[(person, last + 1, identity)], now).await
    }

    /// In which language somebody reads letters, by mail or on paper.
    pub(crate) async fn language_of(&mut self, person: PersonId) -> Result<String> {
        let (language,): (String,) = one!(self, LANGUAGE, self.programme.0, person.0)?;
        Ok(language)
    }

    /// In which language letters to the person are written, also those that wait. 1 if it was
    /// another before.
    pub(crate) async fn set_language(&mut self, person: PersonId, language: &str) -> Result<u64> {
        let changed = execute!(self, SET_LANGUAGE, self.programme.0, person.0, language)?;
        if changed > 0 {
            execute!(self, WAITING_LETTERS, self.programme.0, person.0, language)?;
            self.write_about_events_in(person, language).await?;
        }
        Ok(changed)
    }

    /// Somebody whom nobody had brought was brought by this organisation.
    pub(crate) async fn bring_person(
        &mut self,
        person: PersonId,
        organisation: OrganisationId,
    ) -> Result<()> {
        execute!(self, SET_ORGANISATION, self.programme.0, person.0, organisation.0)?;
        Ok(())
    }

    async fn insert_person_versions(
        &mut self,
        versions: &[(PersonId, i64, &Identity)],
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        insert_all!(
            self,
            INSERT_VERSION,
            versions,
            |(person, seq, identity)| programme,
            person.0,
            seq,
            at,
            identity.given_name.trim(),
            identity.family_name.trim(),
            identity.call_me.trim(),
            names::sort_key(identity.given_name.trim(), identity.family_name.trim()),
            names::search_text(&full_name(identity.given_name.trim(), identity.family_name.trim())),
            identity.gender.map(Gender::text),
            identity.birth.map(|birth| birth.to_string())
        );
        Ok(())
    }

    pub(crate) async fn hint_duplicate(
        &mut self,
        person: PersonId,
        other: PersonId,
        because: &str,
        now: Timestamp,
    ) -> Result<()> {
        execute!(self, HINT, self.programme.0, person.0, other.0, because, micros(now))?;
        Ok(())
    }
}
