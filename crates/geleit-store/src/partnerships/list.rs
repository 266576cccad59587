//! Lists of partnerships, by the mentee's name, page by page.

use crate::error::{Error, Result};
use crate::macros::{all, one, row};
use crate::persons::full_name;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::partnerships::Status;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

macro_rules! listed {
    ($which:literal) => {
        concat!(
            "SELECT p.id, p.cohort_id, p.status, p.offered_on, p.version, v.given_name,
            v.family_name, v.sort_key, w.given_name AS mentor_given_name,
            w.family_name AS mentor_family_name, n.company, a.reference,
            o.name AS mentee_organisation, r.name AS mentor_organisation,
            (SELECT COUNT(*) FROM partnership q WHERE q.programme_id = p.programme_id
                AND q.person_id = p.person_id
                AND q.status IN ('offered', 'accepted', 'running', 'paused')) AS open_of_mentee,
            (SELECT COUNT(*) FROM partnership q WHERE q.programme_id = p.programme_id
                AND q.mentor_id = p.mentor_id
                AND q.status IN ('offered', 'accepted', 'running', 'paused')) AS open_of_mentor
        FROM partnership p
        JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.person_id
            AND v.known_until IS NULL
        JOIN person_version w ON w.programme_id = p.programme_id AND w.person_id = m.person_id
            AND w.known_until IS NULL
        JOIN mentor_version n ON n.programme_id = p.programme_id AND n.mentor_id = m.id
            AND n.known_until IS NULL
        LEFT JOIN organisation o ON o.programme_id = a.programme_id AND o.id = a.organisation_id
        LEFT JOIN organisation r ON r.programme_id = m.programme_id AND r.id = m.organisation_id
        WHERE p.programme_id = $1 ",
            $which
        )
    };
}

pub(super) const LIST: &str = listed!(
    "AND p.cohort_id = $2 AND ($3 = '' OR p.status = $3
            OR ($3 = 'open' AND p.status IN ('offered', 'accepted', 'running', 'paused'))) AND (v.sort_key, p.id) > ($4, $5)
        ORDER BY v.sort_key, p.id LIMIT $6"
);
pub(super) const LIST_ORGANISATION: &str = listed!(
    "AND p.cohort_id = $2 AND ($3 = '' OR p.status = $3
            OR ($3 = 'open' AND p.status IN ('offered', 'accepted', 'running', 'paused'))) AND (v.sort_key, p.id) > ($4, $5)
        AND (a.organisation_id = $7 OR m.organisation_id = $7)
        ORDER BY v.sort_key, p.id LIMIT $6"
);
pub(super) const LISTED: &str = listed!("AND p.id = $2");

row! {
    /// A partnership as a line of a list. Contact data is never in it.
    pub struct Listed {
        /// The partnership.
        pub id: Uuid,
        /// Its cohort.
        pub cohort_id: Uuid,
        /// Status word.
        pub status: String,
        /// Released on, `YYYY-MM-DD`.
        pub offered_on: String,
        /// Grows with each change.
        pub version: i64,
        /// Given name of the mentee.
        pub given_name: String,
        /// Family name of the mentee.
        pub family_name: String,
        /// Where the line stands in the order of names.
        pub sort_key: Vec<u8>,
        /// Given name of the mentor.
        pub mentor_given_name: String,
        /// Family name of the mentor.
        pub mentor_family_name: String,
        /// The mentor's company.
        pub company: Option<String>,
        /// The office's own number of the application.
        pub reference: String,
        /// Name of the organisation that supplied the mentee.
        pub mentee_organisation: Option<String>,
        /// Name of the organisation that found the mentor.
        pub mentor_organisation: Option<String>,
        /// How many open pairs the mentee has, over all cohorts.
        pub open_of_mentee: i64,
        /// How many open pairs the mentor has, over all cohorts.
        pub open_of_mentor: i64,
    }
}

impl Listed {
    /// Full name of the mentee.
    #[must_use]
    pub fn mentee(&self) -> String {
        full_name(&self.given_name, &self.family_name)
    }

    /// Full name of the mentor.
    #[must_use]
    pub fn mentor(&self) -> String {
        full_name(&self.mentor_given_name, &self.mentor_family_name)
    }
}

/// Which lines, and from where on.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this status.
    pub status: Option<Status>,
    /// Whatever takes a place, in whichever status.
    pub is_open: bool,
    /// After this line: its order key and id.
    pub after: Option<(Vec<u8>, Uuid)>,
}

impl Tx {
    /// A page of the partnerships that the actor may see: all of the programme, or those with a
    /// mentee or a mentor of the actor's organisation.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_partnerships(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
        filter: &Filter,
        limit: i64,
    ) -> Result<Vec<Listed>> {
        let reach = actor.reach(Action::List, Resource::Partnership).ok_or(Error::Forbidden)?;
        let of_status = filter.status.map_or("", Status::text);
        let status = if filter.is_open { "open" } else { of_status };
        let (key, id) = filter.after.clone().unwrap_or_default();
        let programme = self.programme.0;
        if reach == Tie::Programme {
            return all!(self, LIST, programme, cohort.0, status, key, id, limit);
        }
        let ours = actor.organisation().map(|id| id.0);
        all!(self, LIST_ORGANISATION, programme, cohort.0, status, key, id, limit, ours)
    }

    /// The line of one partnership, if the actor may know of it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn listed_partnership(
        &mut self,
        actor: &Actor,
        partnership: PartnershipId,
    ) -> Result<Listed> {
        self.partnership_for(actor, partnership).await?;
        one!(self, LISTED, self.programme.0, partnership.0)
    }
}
