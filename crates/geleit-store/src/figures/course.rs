//! What a report reads of the course of pairs: their statuses, meetings and warnings, dated up to
//! a day and known at a time. The pairs of the cohort come first, whatever the engine believes.

use super::Moment;
use crate::error::{Error, Result};
use crate::macros::all;
use crate::partnerships::{at_opening, day_at_opening};
use crate::programmes::Programme;
use crate::time::{micros, timestamp};
use crate::tx::Tx;
use geleit_domain::figures::Lived;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::warnings::Met;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const STATUSES: &str = "
    SELECT p.id, f.status, f.on_date FROM partnership p CROSS JOIN status_fact f
    WHERE p.programme_id = $1 AND p.cohort_id = $2 AND f.programme_id = p.programme_id
        AND f.kind = 'partnership' AND f.subject_id = p.id AND f.on_date <= $3 AND f.known_from <= $4
        AND (f.known_until IS NULL OR f.known_until > $4)
    ORDER BY p.id, f.on_date, f.seq";

pub(super) const MET: &str = "
    SELECT p.id, MAX(m.on_date) AS last, CAST(SUM(m.minutes) AS BIGINT) AS minutes
    FROM partnership p CROSS JOIN meeting m
    WHERE p.programme_id = $1 AND p.cohort_id = $2 AND m.programme_id = p.programme_id
        AND m.partnership_id = p.id AND m.on_date <= $3 AND m.created_at <= $4
        AND (m.known_until IS NULL OR m.known_until > $4)
    GROUP BY p.id";

/// Pairs whose two sides were at the opening of their cohort.
pub(super) const AT_OPENING: &str = concat!(
    "SELECT p.id, p.offered_on, e.starts_at FROM partnership p CROSS JOIN ",
    at_opening!(tables),
    " WHERE p.programme_id = $1 AND p.cohort_id = $2 AND e.starts_at <= $3 AND ",
    at_opening!(conditions),
    " AND a.known_from <= $4 AND (a.known_until IS NULL OR a.known_until > $4)
        AND b.known_from <= $4 AND (b.known_until IS NULL OR b.known_until > $4)"
);

/// Warnings open and close in an instant, which is their day too.
pub(super) const WARNED: &str = "
    SELECT p.id, CAST(SUM(CASE WHEN w.closed_at IS NULL OR w.closed_at > $3 THEN 1 ELSE 0 END)
            AS BIGINT) AS number,
        MAX(CASE WHEN w.closed_at <= $3 AND w.reason_id IS NOT NULL THEN w.closed_at END) AS acted
    FROM partnership p CROSS JOIN warning w
    WHERE p.programme_id = $1 AND p.cohort_id = $2 AND w.programme_id = p.programme_id
        AND w.partnership_id = p.id AND w.created_at <= $3
    GROUP BY p.id";

impl Tx {
    pub(super) async fn lived(
        &mut self,
        cohort: CohortId,
        at: Moment,
    ) -> Result<BTreeMap<PartnershipId, Lived>> {
        let (programme, cohort) = (self.programme.0, cohort.0);
        let (day, known) = (at.as_of.to_string(), at.known_micros());
        let mut lived = BTreeMap::<PartnershipId, Lived>::new();
        let statuses: Vec<(Uuid, String, String)> =
            all!(self, STATUSES, programme, cohort, &day, known)?;
        for (pair, status, on) in statuses {
            let status = Status::from_text(&status).ok_or(Error::Corrupt("status_fact.status"))?;
            let on = on.parse().map_err(|_| Error::Corrupt("status_fact.on_date"))?;
            lived.entry(PartnershipId(pair)).or_default().statuses.push((status, on));
        }
        let met: Vec<(Uuid, String, i64)> = all!(self, MET, programme, cohort, &day, known)?;
        for (pair, last, minutes) in met {
            let last = last.parse().map_err(|_| Error::Corrupt("meeting.on_date"))?;
            let met = Met { last, minutes: minutes.unsigned_abs() };
            lived.entry(PartnershipId(pair)).or_default().met = Some(met);
        }
        let house = self.programme().await?;
        let until = known.min(end_of(&house, at));
        let openings: Vec<(Uuid, String, i64)> =
            all!(self, AT_OPENING, programme, cohort, end_of(&house, at), known)?;
        for (pair, offered_on, starts_at) in openings {
            let opening = day_at_opening(&house, &offered_on, starts_at)?;
            let pair = lived.entry(PartnershipId(pair)).or_default();
            pair.opening = pair.opening.max(opening);
        }
        let warned: Vec<(Uuid, i64, Option<i64>)> = all!(self, WARNED, programme, cohort, until)?;
        for (pair, number, acted) in warned {
            let pair = lived.entry(PartnershipId(pair)).or_default();
            pair.open_warnings = number.unsigned_abs();
            let acted = acted.map(timestamp).transpose()?;
            pair.acted_on = acted.map(|acted| house.today(acted));
        }
        Ok(lived)
    }
}

/// The last microsecond of the day in the programme's time zone.
pub(super) fn end_of(house: &Programme, at: Moment) -> i64 {
    let zone = TimeZone::get(&house.time_zone).unwrap_or(TimeZone::UTC);
    let next = at.as_of.saturating_add(1.day()).to_zoned(zone);
    next.map_or(i64::MAX, |midnight| micros(midnight.timestamp()) - 1)
}
