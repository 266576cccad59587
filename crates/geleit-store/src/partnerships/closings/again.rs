//! Who has said at the end that they would take part again (S1-62): mentors for the next cohort,
//! and former mentees who could be mentors.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use geleit_domain::actor::Actor;
use geleit_domain::matching::proposal::Side;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

/// Whoever said yes about several pairs stands there with the last one.
pub(super) const RETURNING: &str = "
    SELECT c.id, c.partnership_id, c.created_at, v.given_name, v.family_name, m.id AS mentor_id,
        m.status AS mentor_status, h.number, g.name AS region_group,
        EXISTS (SELECT 1 FROM cohort_mentor k
            JOIN cohort o ON o.programme_id = k.programme_id AND o.id = k.cohort_id
            WHERE k.programme_id = m.programme_id AND k.mentor_id = m.id
                AND o.status IN ('draft', 'open', 'applications_closed')) AS takes_part
    FROM closing_choice c
    JOIN partnership p ON p.programme_id = c.programme_id AND p.id = c.partnership_id
    JOIN cohort h ON h.programme_id = p.programme_id AND h.id = p.cohort_id
    JOIN region_group g ON g.programme_id = h.programme_id AND g.id = h.region_group_id
    JOIN person_version v ON v.programme_id = c.programme_id AND v.person_id = c.person_id
        AND v.known_until IS NULL
    LEFT JOIN mentor m ON m.programme_id = c.programme_id AND m.person_id = c.person_id
        AND m.joined_to IS NULL
    WHERE c.programme_id = $1 AND c.choice = 'again' AND c.answer = 'yes' AND c.side = $2
        AND c.known_until IS NULL AND (c.created_at, c.id) > ($3, $4)
        AND NOT EXISTS (SELECT 1 FROM closing_choice l
            WHERE l.programme_id = c.programme_id AND l.person_id = c.person_id
                AND l.choice = 'again' AND l.side = c.side AND l.known_until IS NULL
                AND (l.created_at, l.id) > (c.created_at, c.id))
    ORDER BY c.created_at, c.id LIMIT $5";

row! {
    /// Somebody who would take part again.
    pub struct Returning {
        /// What was said.
        pub id: Uuid,
        /// The pair after which it was said.
        pub partnership_id: Uuid,
        /// When, µs since the epoch.
        pub created_at: i64,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// The mentor's record; nothing for a mentee who is no mentor yet.
        pub mentor_id: Option<Uuid>,
        /// Status word of that record.
        pub mentor_status: Option<String>,
        /// Is in a cohort that still takes people in.
        pub takes_part: bool,
        /// Number of the cohort of the pair.
        pub number: i64,
        /// The region group that numbers it.
        pub region_group: String,
    }
}

/// Whom, and from where on.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Mentors, or former mentees.
    pub side: Side,
    /// After this line: its time and id.
    pub after: Option<(i64, Uuid)>,
}

impl Store {
    /// A page of those who would take part again, whoever said so first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_returning(
        &self,
        actor: &Actor,
        filter: &Filter,
        limit: i64,
    ) -> Result<Vec<Returning>> {
        if !actor.may(Tie::Programme, Action::Step, Resource::Partnership) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let (at, id) = filter.after.unwrap_or_default();
        all!(tx, RETURNING, actor.programme.0, filter.side.text(), at, id, limit)
    }
}
