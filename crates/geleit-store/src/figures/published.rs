//! Cohorts whose figures everybody may see: those that are confirmed, and those that fill the
//! places that are left after a release. A cancelled cohort and one whose release was withdrawn
//! are not public.

use crate::error::Result;
use crate::macros::{all, one, row};
use crate::programmes::Programme;
use crate::tx::Tx;
use geleit_domain::figures::CohortReport;
use geleit_domain::id::CohortId;
use uuid::Uuid;

macro_rules! published {
    ($which:literal) => {
        concat!(
            "SELECT c.id, c.slug, c.number, g.name AS region_group, c.opening_on, c.starts_on,
            c.ends_on
        FROM cohort c
        JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
        WHERE c.programme_id = $1 AND (
            c.status IN ('confirmed', 'running', 'closing', 'closed')
            OR (c.status <> 'cancelled' AND EXISTS (
                SELECT 1 FROM partnership p WHERE p.programme_id = c.programme_id
                    AND p.cohort_id = c.id AND p.status NOT IN ('declined', 'withdrawn')))) ",
            $which
        )
    };
}

pub(super) const PUBLISHED: &str =
    published!("ORDER BY c.starts_on DESC, c.number DESC, c.id LIMIT 200");
pub(super) const PUBLISHED_ONE: &str = published!("AND c.id = $2");

row! {
    /// A cohort as the public knows it.
    pub struct PublishedCohort {
        /// The cohort.
        pub id: Uuid,
        /// Its short name in addresses.
        pub slug: String,
        /// Its number within the region group.
        pub number: i64,
        /// Name of the region group.
        pub region_group: String,
        /// Day of the opening event.
        pub opening_on: Option<String>,
        /// First day.
        pub starts_on: String,
        /// Last day.
        pub ends_on: String,
    }
}

/// What the public page of a cohort shows (S1-17).
#[derive(Clone, Debug)]
pub struct PublicCohort {
    /// The cohort.
    pub cohort: PublishedCohort,
    /// Its programme.
    pub programme: Programme,
    /// Its regions in their order.
    pub regions: Vec<String>,
    /// Names of the organisations that carry the programme (S1-13).
    pub carriers: Vec<String>,
    /// Its figures without small cells.
    pub report: CohortReport,
}

impl Tx {
    /// The published cohorts of the programme, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn published_cohorts(&mut self) -> Result<Vec<PublishedCohort>> {
        all!(self, PUBLISHED, self.programme.0)
    }

    /// A published cohort.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] also where it is not published.
    pub async fn published_cohort(&mut self, cohort: CohortId) -> Result<PublishedCohort> {
        one!(self, PUBLISHED_ONE, self.programme.0, cohort.0)
    }
}
