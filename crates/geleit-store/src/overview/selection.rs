//! How far the selection of a cohort is: the funnel, and applications against places by week.

use crate::cohorts::Cohort;
use crate::error::{Error, Result};
use crate::macros::{all, one, row};
use crate::tx::Tx;
use geleit_domain::applications::Status;
use geleit_domain::applications::funnel::{self, Stage, Step, funnel};
use geleit_domain::figures::weeks::{self, Week};
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

macro_rules! came_in {
    ($reach:literal) => {
        concat!(
            "SELECT a.status, a.received_on, COUNT(*) AS number FROM application a
        WHERE a.programme_id = $1 AND a.cohort_id = $2 AND a.status IN ('received', 'incomplete',
            'eligible', 'ineligible', 'interview_set', 'interviewed', 'accepted', 'waitlisted',
            'not_accepted', 'deferred', 'withdrawn')",
            $reach,
            " GROUP BY a.status, a.received_on"
        )
    };
}

macro_rules! left {
    ($reach:literal) => {
        concat!(
            "SELECT a.id, f.status FROM application a
        JOIN status_fact f ON f.programme_id = a.programme_id AND f.kind = 'application'
            AND f.subject_id = a.id AND f.known_until IS NULL
        WHERE a.programme_id = $1 AND a.cohort_id = $2 AND a.status IN ('deferred', 'withdrawn')",
            $reach
        )
    };
}

macro_rules! placed {
    ($reach:literal) => {
        concat!(
            "SELECT DISTINCT a.id, a.status FROM partnership p
        JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
        WHERE p.programme_id = $1 AND p.cohort_id = $2
            AND p.status NOT IN ('declined', 'withdrawn')",
            $reach
        )
    };
}

pub(super) const CAME_IN: &str = came_in!("");
pub(super) const CAME_IN_ORGANISATION: &str = came_in!(" AND a.organisation_id = $3");
pub(super) const LEFT: &str = left!("");
pub(super) const LEFT_ORGANISATION: &str = left!(" AND a.organisation_id = $3");
pub(super) const PLACED: &str = placed!("");
pub(super) const PLACED_ORGANISATION: &str = placed!(" AND a.organisation_id = $3");
/// Places of the mentors who take part; a mentor of several cohorts brings all of them.
pub(super) const PLACES: &str = "
    SELECT c.received_on, CAST(SUM(m.capacity) AS BIGINT) AS places FROM cohort_mentor c
    JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
    WHERE c.programme_id = $1 AND c.cohort_id = $2 AND m.status = 'available'
    GROUP BY c.received_on";
pub(super) const OPENED: &str = "
    SELECT MIN(on_date) AS opened FROM status_fact
    WHERE programme_id = $1 AND kind = 'cohort' AND subject_id = $2 AND status = 'open'
        AND known_until IS NULL";

/// Applications, each with a status word.
type Statuses = Vec<(Uuid, String)>;

row! {
    struct CameIn {
        status: String,
        received_on: String,
        number: i64,
    }
}

/// The selection of a cohort in figures.
#[derive(Clone, Debug)]
pub struct Selection {
    /// How far applications have got.
    pub funnel: Vec<Step>,
    /// Applications against places; nothing before anything has come in.
    pub series: Option<Series>,
}

/// What has come in by the end of each week since the opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Applications that were sent off.
    pub applications: Vec<Week>,
    /// Places of mentors, over the same weeks.
    pub places: Vec<Week>,
}

impl Tx {
    pub(super) async fn selection_so_far(
        &mut self,
        cohort: &Cohort,
        today: Date,
    ) -> Result<Selection> {
        let came_in = self.came_in(cohort.id, None).await?;
        let funnel = self.funnel(cohort.id, None, &came_in).await?;
        let programme = self.programme.0;
        let places: Vec<(String, i64)> = all!(self, PLACES, programme, cohort.id)?;
        let (opened,): (Option<String>,) = one!(self, OPENED, programme, cohort.id)?;
        let applications = days(came_in.iter().map(|row| (&*row.received_on, row.number)))?;
        let places = days(places.iter().map(|(on, places)| (&**on, *places)))?;
        let opened = opened.as_deref().map(day).transpose()?;
        let closes = cohort.applications_until.as_deref().map(day).transpose()?;
        let both = [applications.clone(), places.clone()].concat();
        let span = weeks::span(opened, closes, today, &both);
        let series = span.map(|(from, until)| {
            let mondays = weeks::mondays(from, until);
            Series {
                applications: weeks::cumulative(&mondays, &applications),
                places: weeks::cumulative(&mondays, &places),
            }
        });
        Ok(Selection { funnel, series })
    }

    /// How far the applications of an organisation have got.
    pub(super) async fn funnel_of(
        &mut self,
        cohort: Uuid,
        organisation: Option<Uuid>,
    ) -> Result<Vec<Step>> {
        let own = Some(organisation);
        let came_in = self.came_in(cohort, own).await?;
        self.funnel(cohort, own, &came_in).await
    }

    async fn came_in(&mut self, cohort: Uuid, own: Option<Option<Uuid>>) -> Result<Vec<CameIn>> {
        match own {
            None => all!(self, CAME_IN, self.programme.0, cohort),
            Some(own) => all!(self, CAME_IN_ORGANISATION, self.programme.0, cohort, own),
        }
    }

    /// A status tells how far somebody got, except of those who left: they have their history.
    async fn funnel(
        &mut self,
        cohort: Uuid,
        own: Option<Option<Uuid>>,
        came_in: &[CameIn],
    ) -> Result<Vec<Step>> {
        let programme = self.programme.0;
        let (placed, left): (Statuses, Statuses) = match own {
            None => (all!(self, PLACED, programme, cohort)?, all!(self, LEFT, programme, cohort)?),
            Some(own) => (
                all!(self, PLACED_ORGANISATION, programme, cohort, own)?,
                all!(self, LEFT_ORGANISATION, programme, cohort, own)?,
            ),
        };
        let mut furthest: BTreeMap<Stage, i64> = BTreeMap::new();
        for row in came_in {
            if let Some(stage) = Stage::shown_by(status(&row.status)?) {
                *furthest.entry(stage).or_default() += row.number;
            }
        }
        for (_, word) in &placed {
            *furthest.entry(Stage::Placed).or_default() += 1;
            if let Some(stage) = Stage::shown_by(status(word)?) {
                *furthest.entry(stage).or_default() -= 1;
            }
        }
        let mut histories: BTreeMap<Uuid, Vec<Status>> = BTreeMap::new();
        for (id, word) in &left {
            histories.entry(*id).or_default().push(status(word)?);
        }
        for (id, _) in &placed {
            histories.remove(id);
        }
        for stage in histories.into_values().filter_map(|all| funnel::reached(all, false)) {
            *furthest.entry(stage).or_default() += 1;
        }
        let furthest = furthest.into_iter();
        let furthest = furthest.map(|(stage, n)| (stage, u64::try_from(n).unwrap_or(0)));
        Ok(funnel(&furthest.collect::<Vec<_>>()))
    }
}

fn status(word: &str) -> Result<Status> {
    Status::from_text(word).ok_or(Error::Corrupt("application.status"))
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Corrupt("a date"))
}

fn days<'a>(rows: impl Iterator<Item = (&'a str, i64)>) -> Result<Vec<(Date, u64)>> {
    rows.map(|(on, number)| Ok((day(on)?, u64::try_from(number).unwrap_or(0)))).collect()
}
