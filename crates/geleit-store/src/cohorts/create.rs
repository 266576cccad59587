//! Creating a cohort, and finding the region group that numbers it.

use super::Calendar;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::programmes::checked_name;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Status;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::slug::Kind;
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const INSERT: &str = "
    INSERT INTO cohort (programme_id, id, region_group_id, number, slug, applications_until,
        matching_on, opening_on, starts_on, ends_on, capacity, status, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
pub(super) const INSERT_REGION: &str = "
    INSERT INTO cohort_region (programme_id, cohort_id, position, region) VALUES ($1, $2, $3, $4)";
pub(super) const INSERT_GROUP: &str = "
    INSERT INTO region_group (programme_id, id, name, created_at) VALUES ($1, $2, $3, $4)";
/// The group of the newest cohort that has this region: the number counts on when the regions of
/// a group change.
pub(super) const GROUP_OF_REGION: &str = "
    SELECT c.region_group_id FROM cohort c
    JOIN cohort_region r ON r.programme_id = c.programme_id AND r.cohort_id = c.id
    WHERE c.programme_id = $1 AND r.region = $2
    ORDER BY c.starts_on DESC, c.number DESC LIMIT 1";

/// What a new cohort needs.
#[derive(Clone, Debug)]
pub struct NewCohort {
    /// Short name in commands and addresses.
    pub slug: String,
    /// Number within its region group (S1-01).
    pub number: u32,
    /// Its regions, at least one.
    pub regions: Vec<String>,
    /// Calendar and capacity.
    pub calendar: Calendar,
}

impl Store {
    /// Creates a cohort in the status `draft`.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; the slug or the number is taken; a value does not fit.
    pub async fn create_cohort(
        &self,
        actor: &Actor,
        new: &NewCohort,
        now: Timestamp,
    ) -> Result<CohortId> {
        if !actor.may(Tie::Programme, Action::Create, Resource::Cohort) {
            return Err(Error::Forbidden);
        }
        new.calendar.check()?;
        let regions = checked_regions(&new.regions)?;
        if !(1..=9999).contains(&new.number) {
            return Err(Refusal::Invalid { field: "number", expected: "from 1 to 9999" }.into());
        }
        let cohort = id(now);
        let mut tx = self.write(actor.programme).await?;
        let group = tx.region_group(&regions, now).await?;
        let calendar = &new.calendar;
        execute!(
            tx,
            INSERT,
            actor.programme.0,
            cohort,
            group,
            i64::from(new.number),
            &new.slug,
            calendar.applications_until.map(|day| day.to_string()),
            calendar.matching_on.map(|day| day.to_string()),
            calendar.opening_on.map(|day| day.to_string()),
            calendar.starts_on.to_string(),
            calendar.ends_on.to_string(),
            i64::from(calendar.capacity),
            Status::Draft.text(),
            micros(now)
        )?;
        for (position, region) in (0i64..).zip(&regions) {
            execute!(tx, INSERT_REGION, actor.programme.0, cohort, position, *region)?;
        }
        tx.take_slug(&new.slug, Kind::Cohort, cohort).await?;
        let today = tx.programme().await?.today(now);
        tx.note_status("cohort", cohort, Status::Draft.text(), today, now).await?;
        let entry = Entry {
            verb: "cohort.create",
            subject_kind: "cohort",
            subject: cohort,
            detail: &format!("number {} capacity {}", new.number, calendar.capacity),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.notify_coordinators(actor, "operator_cohort_create", cohort, now).await?;
        tx.commit().await?;
        Ok(CohortId(cohort))
    }
}

fn checked_regions(regions: &[String]) -> Result<Vec<&str>> {
    if regions.is_empty() {
        let expected = "at least one region, separated by commas";
        return Err(Refusal::Invalid { field: "regions", expected }.into());
    }
    regions.iter().map(|region| checked_name("regions", region)).collect()
}

impl Tx {
    /// The group that numbers cohorts of these regions; a new one for new regions.
    async fn region_group(&mut self, regions: &[&str], now: Timestamp) -> Result<Uuid> {
        if let Some(group) = self.find_region_group(regions).await? {
            return Ok(group);
        }
        let group = id(now);
        execute!(self, INSERT_GROUP, self.programme.0, group, regions.join(", "), micros(now))?;
        Ok(group)
    }
}
