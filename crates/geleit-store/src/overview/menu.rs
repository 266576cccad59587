//! The numbers beside the lines of the menu: how much waits there for the reader. One statement,
//! because every page of the desk asks for them.

use crate::connect::Store;
use crate::error::Result;
use crate::macros::{one, row};
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

// Applications in the hands of the office, interviews without a result, mentors who wait for a
// call, pairs without the agreement of all, or without the reader's own vote.
macro_rules! waiting {
    ($applications:literal, $interviews:literal, $mentors:literal, $pairs:literal) => {
        concat!(
            "SELECT (SELECT COUNT(*) FROM cohort c CROSS JOIN application a
            WHERE c.programme_id = $1 AND c.status NOT IN ('closed', 'cancelled')
                AND a.programme_id = c.programme_id AND a.cohort_id = c.id
                AND a.status IN ('received', 'eligible', 'interviewed')",
            $applications,
            ") AS applications,
        (SELECT COUNT(*) FROM interview i",
            $interviews,
            " WHERE i.programme_id = $1 AND i.status = 'planned' AND i.starts_at > 0) AS interviews,
        (SELECT COUNT(*) FROM mentor m
            WHERE m.programme_id = $1 AND m.status = 'enquiry'",
            $mentors,
            ") AS mentors,
        (SELECT COUNT(*) FROM proposal q
            JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id",
            $pairs,
            " WHERE q.programme_id = $1 AND q.is_current) AS pairs"
        )
    };
}

pub(super) const WAITING: &str = waiting!("", "", "", " AND p.status = 'proposed'");
pub(super) const WAITING_ORGANISATION: &str = waiting!(
    " AND a.organisation_id = $2",
    " JOIN application a ON a.programme_id = i.programme_id AND a.id = i.application_id
            AND a.organisation_id = $2",
    " AND m.organisation_id = $2",
    " AND p.status IN ('proposed', 'agreed')
            AND NOT EXISTS (SELECT 1 FROM endorsement e WHERE e.programme_id = p.programme_id
                AND e.pair_id = p.id AND e.organisation_id = $2)"
);

row! {
    /// How much waits for the reader behind the lines of the menu.
    pub struct Menu {
        /// Applications in the hands of the office.
        pub applications: i64,
        /// Interviews without a result.
        pub interviews: i64,
        /// Mentors who wait for a call.
        pub mentors: i64,
        /// Pairs without the agreement of all, for a partner without the own vote.
        pub pairs: i64,
    }
}

impl Store {
    /// How much waits for the reader; nothing for whoever reads no applications.
    ///
    /// # Errors
    /// The database failed.
    pub async fn menu(&self, actor: &Actor) -> Result<Option<Menu>> {
        let Some(reach) = actor.reach(Action::List, Resource::Application) else {
            return Ok(None);
        };
        let mut tx = self.read(actor.programme).await?;
        if reach == Tie::Programme {
            return Ok(Some(one!(tx, WAITING, actor.programme.0)?));
        }
        let own: Option<Uuid> = actor.organisation().map(|id| id.0);
        Ok(Some(one!(tx, WAITING_ORGANISATION, actor.programme.0, own)?))
    }
}
