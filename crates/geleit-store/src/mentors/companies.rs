//! Mentors by company: different spellings come together by a folded key, nothing is merged.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use geleit_domain::actor::Actor;
use geleit_domain::mentors::companies::company_key;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

macro_rules! keys {
    ($reach:literal) => {
        concat!(
            "SELECT q.company_key FROM mentor_version q
            JOIN mentor m ON m.programme_id = q.programme_id AND m.id = q.mentor_id
            WHERE q.programme_id = $1 AND q.known_until IS NULL AND q.company_key <> ''
                AND q.company_key > $2 AND m.status NOT IN ('declined', 'withdrawn') ",
            $reach,
            " GROUP BY q.company_key ORDER BY q.company_key LIMIT $3"
        )
    };
}
macro_rules! people {
    ($reach:literal) => {
        concat!(
            "SELECT q.company_key, m.id, m.capacity, m.status, v.given_name, v.family_name,
                q.company, q.company_size, q.position, q.industry, p.email, p.phone
            FROM mentor_version q
            JOIN mentor m ON m.programme_id = q.programme_id AND m.id = q.mentor_id
            JOIN person p ON p.programme_id = m.programme_id AND p.id = m.person_id
            JOIN person_version v ON v.programme_id = m.programme_id
                AND v.person_id = m.person_id AND v.known_until IS NULL
            WHERE q.programme_id = $1 AND q.known_until IS NULL AND q.company_key <> ''
                AND q.company_key >= $2 AND q.company_key <= $3
                AND m.status NOT IN ('declined', 'withdrawn') ",
            $reach,
            " ORDER BY q.company_key, v.sort_key, m.id"
        )
    };
}

pub(super) const KEYS: &str = keys!("");
pub(super) const KEYS_ORGANISATION: &str = keys!("AND m.organisation_id = $4");
pub(super) const PEOPLE: &str = people!("");
pub(super) const PEOPLE_ORGANISATION: &str = people!("AND m.organisation_id = $4");

row! {
    /// A mentor of a company.
    pub struct Colleague {
        /// The name of the company as it is compared.
        pub company_key: String,
        /// The mentor.
        pub id: Uuid,
        /// Mentees at the same time.
        pub capacity: i64,
        /// Status word.
        pub status: String,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// The company as the mentor spells it.
        pub company: Option<String>,
        /// Size word.
        pub company_size: Option<String>,
        /// Position.
        pub position: Option<String>,
        /// Industry in own words.
        pub industry: Option<String>,
        /// E-mail address, may be empty.
        pub email: String,
        /// Telephone number, may be empty.
        pub phone: String,
    }
}

/// A page of companies.
#[derive(Clone, Debug, Default)]
pub struct Companies {
    /// Each company's mentors, by key.
    pub companies: Vec<Vec<Colleague>>,
    /// After which key the next page begins; nothing on the last.
    pub next: Option<String>,
}

impl Store {
    /// A page of the companies whose mentors the actor may see, after a key.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn companies_page(
        &self,
        actor: &Actor,
        after: &str,
        limit: i64,
    ) -> Result<Companies> {
        let reach = actor.reach(Action::List, Resource::Mentor).ok_or(Error::Forbidden)?;
        let mut tx = self.read(actor.programme).await?;
        let (programme, more) = (actor.programme.0, limit + 1);
        let organisation = actor.organisation().map(|id| id.0);
        let mut keys: Vec<(String,)> = match reach {
            Tie::Programme => all!(tx, KEYS, programme, after, more)?,
            _ => all!(tx, KEYS_ORGANISATION, programme, after, more, organisation)?,
        };
        let limit = usize::try_from(limit).unwrap_or(1);
        let has_more = keys.len() > limit;
        keys.truncate(limit);
        let (Some((first,)), Some((last,))) = (keys.first(), keys.last()) else {
            return Ok(Companies::default());
        };
        let people: Vec<Colleague> = match reach {
            Tie::Programme => all!(tx, PEOPLE, programme, first, last)?,
            _ => all!(tx, PEOPLE_ORGANISATION, programme, first, last, organisation)?,
        };
        let one = |a: &Colleague, b: &Colleague| a.company_key == b.company_key;
        let companies = people.chunk_by(one).map(<[Colleague]>::to_vec).collect();
        Ok(Companies { companies, next: has_more.then(|| last.clone()) })
    }

    /// Other mentors of a company, as far as the actor may see them.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn colleagues(
        &self,
        actor: &Actor,
        company: &str,
        except: Uuid,
    ) -> Result<Vec<Colleague>> {
        let reach = actor.reach(Action::List, Resource::Mentor).ok_or(Error::Forbidden)?;
        let key = company_key(company);
        if key.is_empty() {
            return Ok(Vec::new());
        }
        let mut tx = self.read(actor.programme).await?;
        let (programme, organisation) = (actor.programme.0, actor.organisation().map(|id| id.0));
        let mut people: Vec<Colleague> = match reach {
            Tie::Programme => all!(tx, PEOPLE, programme, &key, &key)?,
            _ => all!(tx, PEOPLE_ORGANISATION, programme, &key, &key, organisation)?,
        };
        people.retain(|one| one.id != except);
        Ok(people)
    }
}
