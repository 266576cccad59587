//! The list of everybody in a programme, by name, page by page.

use crate::applications::Filter;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

macro_rules! listed {
    ($reach:literal) => {
        concat!(
            "SELECT p.id, p.email, p.phone, p.email_bounced_at, v.given_name, v.family_name, v.sort_key,
            o.name AS organisation,
            (SELECT COUNT(*) FROM application a WHERE a.programme_id = p.programme_id
                AND a.person_id = p.id) AS applications,
            (SELECT COUNT(*) FROM mentor m WHERE m.programme_id = p.programme_id
                AND m.person_id = p.id) AS mentors,
            (SELECT COUNT(*) FROM duplicate_hint d WHERE d.programme_id = p.programme_id
                AND d.answer IS NULL
                AND (d.person_id = p.id OR d.other_person_id = p.id)) AS hints
        FROM person p
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
            AND v.known_until IS NULL
        LEFT JOIN organisation o ON o.programme_id = p.programme_id AND o.id = p.organisation_id
        WHERE p.programme_id = $1 AND ($2 = '' OR v.search_text LIKE $2 OR p.email_key LIKE $2)
            AND (v.sort_key, p.id) > ($3, $4) ",
            $reach,
            " ORDER BY v.sort_key, p.id LIMIT $5"
        )
    };
}

pub(super) const LIST: &str = listed!("");
pub(super) const LIST_ORGANISATION: &str = listed!("AND p.organisation_id = $6");

row! {
    /// A person as a line of a list.
    pub struct Listed {
        /// The person.
        pub id: Uuid,
        /// E-mail address, may be empty.
        pub email: String,
        /// Telephone number, may be empty.
        pub phone: String,
        /// Letters to this address come back since, µs since the epoch.
        pub email_bounced_at: Option<i64>,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Where the line stands in the order of names.
        pub sort_key: Vec<u8>,
        /// Name of the organisation that brought the person.
        pub organisation: Option<String>,
        /// Applications over all cohorts.
        pub applications: i64,
        /// Records as a mentor: one or none.
        pub mentors: i64,
        /// Records that may be the same person.
        pub hints: i64,
    }
}

impl Store {
    /// A page of the people that the actor may see, by name.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn persons_page(
        &self,
        actor: &Actor,
        search: &str,
        after: Option<(Vec<u8>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<Listed>> {
        let reach = actor.reach(Action::List, Resource::Person).ok_or(Error::Forbidden)?;
        let pattern = Filter::pattern(search);
        let (key, id) = after.unwrap_or_default();
        let mut tx = self.read(actor.programme).await?;
        let programme = actor.programme.0;
        if reach == Tie::Programme {
            return all!(tx, LIST, programme, pattern, key, id, limit);
        }
        let organisation = actor.organisation().map(|id| id.0);
        all!(tx, LIST_ORGANISATION, programme, pattern, key, id, limit, organisation)
    }
}
