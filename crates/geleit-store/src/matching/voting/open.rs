//! What each organisation has not answered yet, in numbers and pair by pair.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, OrganisationId};
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

pub(super) const TALLY: &str = "
    SELECT o.id, o.name, o.slug,
        COUNT(CASE WHEN p.id IS NOT NULL AND e.answer IS NULL THEN 1 END) AS open,
        COUNT(CASE WHEN e.answer = 'agreed' THEN 1 END) AS agreed,
        COUNT(CASE WHEN e.answer = 'objected' THEN 1 END) AS objected
    FROM organisation o
    LEFT JOIN proposal q ON q.programme_id = o.programme_id AND q.cohort_id = $2
        AND q.is_current
    LEFT JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id
        AND p.status IN ('proposed', 'agreed')
    LEFT JOIN endorsement e ON e.programme_id = p.programme_id AND e.pair_id = p.id
        AND e.organisation_id = o.id
    WHERE o.programme_id = $1 AND o.decides
    GROUP BY o.id, o.name, o.slug ORDER BY o.slug";
pub(super) const OPEN: &str = "
    SELECT p.id, p.version, p.points, p.application_id, p.mentor_id, v.given_name, v.family_name,
        w.given_name AS mentor_given_name, w.family_name AS mentor_family_name, n.company
    FROM proposal q
    JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id
        AND p.status IN ('proposed', 'agreed')
    JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
    JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = a.person_id
        AND v.known_until IS NULL
    JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
    JOIN person_version w ON w.programme_id = p.programme_id AND w.person_id = m.person_id
        AND w.known_until IS NULL
    JOIN mentor_version n ON n.programme_id = p.programme_id AND n.mentor_id = m.id
        AND n.known_until IS NULL
    WHERE q.programme_id = $1 AND q.cohort_id = $2 AND q.is_current
        AND NOT EXISTS (SELECT 1 FROM endorsement e WHERE e.programme_id = p.programme_id
            AND e.pair_id = p.id AND e.organisation_id = $3)
    ORDER BY p.points DESC, p.id LIMIT $4";

row! {
    /// How an organisation has voted about the pairs that can still be decided.
    pub struct Votes {
        /// The organisation.
        pub id: Uuid,
        /// Its name.
        pub name: String,
        /// Its slug.
        pub slug: String,
        /// Pairs without an answer.
        pub open: i64,
        /// Pairs it agrees to.
        pub agreed: i64,
        /// Pairs it objects to.
        pub objected: i64,
    }
}

row! {
    /// A pair without an answer of an organisation.
    pub struct OpenPair {
        /// The pair.
        pub id: Uuid,
        /// What forms about it carry.
        pub version: i64,
        /// 0 to 10,000.
        pub points: i64,
        application_id: Uuid,
        mentor_id: Uuid,
        /// Given name of the mentee.
        pub given_name: String,
        /// Family name of the mentee.
        pub family_name: String,
        /// Given name of the mentor.
        pub mentor_given_name: String,
        /// Family name of the mentor.
        pub mentor_family_name: String,
        /// The mentor's company.
        pub company: Option<String>,
    }
}

impl OpenPair {
    /// Given name and first letter of the mentee's family name.
    #[must_use]
    pub fn mentee(&self) -> String {
        crate::matching::cards::short_name(&self.given_name, &self.family_name)
    }
}

impl Store {
    /// The best pairs that an organisation has not answered, for whoever votes for it. Pairs of
    /// the reader's own are left to others.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for an organisation that the actor does not vote for.
    pub async fn open_pairs(
        &self,
        actor: &Actor,
        cohort: CohortId,
        organisation: OrganisationId,
        limit: i64,
    ) -> Result<Vec<OpenPair>> {
        let mut tx = self.read(actor.programme).await?;
        tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Endorse, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        if !actor.acts_for(organisation) && !tx.is_deputy(actor, organisation).await? {
            return Err(Error::NotFound);
        }
        let own = tx.own_records(actor).await?;
        let programme = actor.programme.0;
        let mut pairs: Vec<OpenPair> = all!(tx, OPEN, programme, cohort.0, organisation.0, limit)?;
        pairs.retain(|pair| !own.has(pair.application_id, pair.mentor_id));
        Ok(pairs)
    }
}

impl Tx {
    pub(in crate::matching) async fn open_votes(&mut self, cohort: CohortId) -> Result<Vec<Votes>> {
        all!(self, TALLY, self.programme.0, cohort.0)
    }
}
