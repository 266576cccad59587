//! Lists of mentors, by name, page by page.

use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::mentors::Status;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

macro_rules! listed {
    ($reach:literal) => {
        concat!(
            "SELECT m.id, m.person_id, m.capacity, m.status, m.intake, m.waiting_since,
            c.returned_at, v.given_name, v.family_name, v.sort_key, q.company, q.position, q.industry, o.name AS organisation,
            (SELECT COUNT(*) FROM partnership p WHERE p.programme_id = m.programme_id
                AND p.mentor_id = m.id
                AND p.status IN ('offered', 'accepted', 'running', 'paused')) AS open_pairs,
            EXISTS (SELECT 1 FROM closing_choice e WHERE e.programme_id = m.programme_id
                AND e.person_id = m.person_id AND e.choice = 'again' AND e.side = 'mentor'
                AND e.known_until IS NULL AND e.answer = 'yes') AS would_return
        FROM mentor m
        JOIN person_version v ON v.programme_id = m.programme_id AND v.person_id = m.person_id
            AND v.known_until IS NULL
        JOIN mentor_version q ON q.programme_id = m.programme_id AND q.mentor_id = m.id
            AND q.known_until IS NULL
        LEFT JOIN consultation c ON c.programme_id = m.programme_id AND c.mentor_id = m.id
        LEFT JOIN organisation o ON o.programme_id = m.programme_id AND o.id = m.organisation_id
        WHERE m.programme_id = $1 AND m.joined_to IS NULL AND ($2 = '' OR m.status = $2)
            AND ($3 = '' OR v.search_text LIKE $3 OR LOWER(q.company) LIKE LOWER($4))
            AND (v.sort_key, m.id) > ($5, $6) ",
            $reach,
            " ORDER BY v.sort_key, m.id LIMIT $7"
        )
    };
}

pub(super) const LIST: &str = listed!("");
pub(super) const LIST_ORGANISATION: &str = listed!("AND m.organisation_id = $8");

row! {
    /// A mentor as a line of a list.
    pub struct Listed {
        /// The mentor.
        pub id: Uuid,
        /// The person.
        pub person_id: Uuid,
        /// Mentees at the same time.
        pub capacity: i64,
        /// Status word.
        pub status: String,
        /// How the mentor came in.
        pub intake: String,
        /// Since when the mentor waits for the step that comes next, µs since the epoch.
        pub waiting_since: i64,
        /// When the questionnaire came back, µs since the epoch.
        pub returned_at: Option<i64>,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Where the line stands in the order of names.
        pub sort_key: Vec<u8>,
        /// Company.
        pub company: Option<String>,
        /// Position.
        pub position: Option<String>,
        /// Industry in own words.
        pub industry: Option<String>,
        /// Name of the organisation.
        pub organisation: Option<String>,
        /// Pairs that take a place now.
        pub open_pairs: i64,
        /// Has said at the end of a pair to be there again (S1-62).
        pub would_return: bool,
    }
}

/// Which lines, and from where on.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this status.
    pub status: Option<Status>,
    /// Only names or companies that contain this.
    pub search: String,
    /// After this line: its order key and id.
    pub after: Option<(Vec<u8>, Uuid)>,
}

impl Filter {
    /// The search as it was typed: a company is stored in its own spelling, `Söhne` with its ö.
    fn company_pattern(&self) -> String {
        format!("%{}%", self.search.trim().replace(['%', '_'], ""))
    }
}

impl Tx {
    /// A page of the mentors that the actor may see, by name.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_mentors(
        &mut self,
        actor: &Actor,
        filter: &Filter,
        limit: i64,
    ) -> Result<Vec<Listed>> {
        let reach = actor.reach(Action::List, Resource::Mentor).ok_or(Error::Forbidden)?;
        let status = filter.status.map_or("", Status::text);
        let pattern = crate::applications::Filter::pattern(&filter.search);
        let company = filter.company_pattern();
        let (key, id) = filter.after.clone().unwrap_or_default();
        let programme = self.programme.0;
        if reach == Tie::Programme {
            return all!(self, LIST, programme, status, pattern, company, key, id, limit);
        }
        let organisation = actor.organisation().map(|id| id.0);
        all!(
            self,
            LIST_ORGANISATION,
            programme,
            status,
            pattern,
            company,
            key,
            id,
            limit,
            organisation
        )
    }
}
