//! People who take part and whose letters come back: somebody has to call them.

use super::Listed;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one};
use crate::overview::Waiting;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};

/// The most on one page: more of them have one cause.
const LINES_MAX: i64 = 200;

// They are few, and the index of returned letters finds them before their records are looked for.
macro_rules! missed {
    ($what:literal, $rest:literal) => {
        concat!(
            $what,
            " WHERE p.programme_id = $1 AND p.email_bounced_at IS NOT NULL
            AND (EXISTS (SELECT 1 FROM application a
                    JOIN cohort c ON c.programme_id = a.programme_id AND c.id = a.cohort_id
                    WHERE a.programme_id = p.programme_id AND a.person_id = p.id
                        AND a.status NOT IN ('ineligible', 'not_accepted', 'withdrawn')
                        AND c.status NOT IN ('closed', 'cancelled'))
                OR EXISTS (SELECT 1 FROM mentor m
                    WHERE m.programme_id = p.programme_id AND m.person_id = p.id
                        AND m.status NOT IN ('declined', 'withdrawn')))",
            $rest
        )
    };
}

pub(super) const UNREACHABLE: &str = missed!(
    "SELECT p.id, p.email, p.phone, p.email_bounced_at, v.given_name, v.family_name, v.sort_key,
        o.name AS organisation,
        (SELECT COUNT(*) FROM application a WHERE a.programme_id = p.programme_id
            AND a.person_id = p.id) AS applications,
        (SELECT COUNT(*) FROM mentor m WHERE m.programme_id = p.programme_id
            AND m.person_id = p.id) AS mentors,
        CAST(0 AS BIGINT) AS hints
    FROM person p
    JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
        AND v.known_until IS NULL
    LEFT JOIN organisation o ON o.programme_id = p.programme_id AND o.id = p.organisation_id",
    " ORDER BY p.email_bounced_at, p.id LIMIT $2"
);
pub(super) const UNREACHABLE_COUNT: &str =
    missed!("SELECT COUNT(*) AS number, MIN(p.email_bounced_at) AS since FROM person p", "");

impl Store {
    /// Whom no letter reaches, who were missed first come first. The list of persons is the
    /// coordination's.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn unreachable_persons(&self, actor: &Actor) -> Result<Vec<Listed>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Person) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        all!(tx, UNREACHABLE, actor.programme.0, LINES_MAX)
    }
}

impl Tx {
    pub(crate) async fn unreachable(&mut self) -> Result<Waiting> {
        one!(self, UNREACHABLE_COUNT, self.programme.0)
    }
}
