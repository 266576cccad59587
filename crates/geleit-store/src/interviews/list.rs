//! Interviews by date: from a day on, page by page, and those that should long have been held.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one, row};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! listed {
    ($which:literal) => {
        concat!(
            "SELECT i.id, i.application_id, i.starts_at, i.minutes, i.mode, i.place, i.status,
            a.reference, v.given_name, v.family_name
        FROM interview i
        JOIN application a ON a.programme_id = i.programme_id AND a.id = i.application_id
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        WHERE i.programme_id = $1 ",
            $which,
            " ORDER BY i.starts_at, i.id LIMIT $4"
        )
    };
}

pub(super) const LIST: &str =
    listed!("AND (i.starts_at, i.id) > ($2, $3) AND i.status <> 'cancelled'");
pub(super) const LIST_ORGANISATION: &str = listed!(
    "AND (i.starts_at, i.id) > ($2, $3) AND i.status <> 'cancelled' AND a.organisation_id = $5"
);
pub(super) const OPEN: &str =
    listed!("AND i.starts_at < $2 AND i.id <> $3 AND i.status = 'planned'");
pub(super) const OPEN_ORGANISATION: &str = listed!(
    "AND i.starts_at < $2 AND i.id <> $3 AND i.status = 'planned' AND a.organisation_id = $5"
);
// Crossed, with a start that each has, and ordered by a value instead of its index: then those
// found come first, who are few, and the interviews of the programme are not gone through.
/// Over and without a result; or held, not yet decided, and without notes or a recommendation.
macro_rules! unfinished {
    ($what:literal, $reach:literal, $rest:literal) => {
        concat!(
            $what,
            " FROM interview i
        JOIN application a ON a.programme_id = i.programme_id AND a.id = i.application_id
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        WHERE i.programme_id = $1 AND i.id IN (
            SELECT o.id FROM interview o
            WHERE o.programme_id = $1 AND o.status = 'planned' AND o.starts_at < $2
            UNION ALL
            SELECT h.id FROM cohort c CROSS JOIN application w CROSS JOIN interview h
            WHERE w.programme_id = c.programme_id AND w.cohort_id = c.id
                AND w.status = 'interviewed' AND h.programme_id = w.programme_id
                AND h.application_id = w.id AND h.starts_at > 0 AND h.status = 'held'
                AND c.programme_id = $1 AND c.status NOT IN ('closed', 'cancelled')
                AND (h.notes = '{}' OR EXISTS (SELECT 1 FROM interviewer l
                    WHERE l.programme_id = h.programme_id AND l.interview_id = h.id
                        AND l.recommended_at IS NULL)))",
            $reach,
            $rest
        )
    };
}

macro_rules! unfinished_listed {
    ($reach:literal) => {
        unfinished!(
            "SELECT i.id, i.application_id, i.starts_at, i.minutes, i.mode, i.place, i.status,
            a.reference, v.given_name, v.family_name",
            $reach,
            " ORDER BY +i.starts_at, i.id LIMIT $3"
        )
    };
}

pub(super) const UNFINISHED: &str = unfinished_listed!("");
pub(super) const UNFINISHED_ORGANISATION: &str = unfinished_listed!(" AND a.organisation_id = $4");
pub(super) const UNFINISHED_COUNT: &str =
    unfinished!("SELECT COUNT(*) AS number, MIN(i.starts_at) AS since", "", "");
pub(super) const UNFINISHED_COUNT_ORGANISATION: &str = unfinished!(
    "SELECT COUNT(*) AS number, MIN(i.starts_at) AS since",
    " AND a.organisation_id = $3",
    ""
);
pub(super) const LEADERS: &str = "
    SELECT w.interview_id, w.account_id, a.name, w.recommended_at
    FROM interview i
    JOIN interviewer w ON w.programme_id = i.programme_id AND w.interview_id = i.id
    JOIN account a ON a.programme_id = w.programme_id AND a.id = w.account_id
    WHERE i.programme_id = $1 AND i.starts_at >= $2 AND i.starts_at <= $3
    ORDER BY a.name, a.id";

/// The most overdue interviews on one page.
const OPEN_MAX: i64 = 50;
/// The most unfinished interviews on one page; whoever has more has not looked for weeks.
const UNFINISHED_MAX: i64 = 500;

row! {
    struct Listed {
        id: Uuid,
        application_id: Uuid,
        starts_at: i64,
        minutes: i64,
        mode: String,
        place: String,
        status: String,
        reference: String,
        given_name: String,
        family_name: String,
    }
}

row! {
    /// Interviews that are over and lack a result, or that were held and lack notes or a
    /// recommendation while nothing is decided.
    pub struct Unfinished {
        /// How many.
        pub number: i64,
        /// The oldest began at, µs since the epoch.
        pub since: Option<i64>,
    }
}

row! {
    struct Leader {
        interview_id: Uuid,
        account_id: Uuid,
        name: String,
        recommended_at: Option<i64>,
    }
}

/// An interview as a line of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The interview.
    pub id: Uuid,
    /// The application.
    pub application: Uuid,
    /// Begins at, µs since the epoch.
    pub starts_at: i64,
    /// How long, in minutes.
    pub minutes: i64,
    /// Mode word.
    pub mode: String,
    /// Address, telephone number or address of the video call.
    pub place: String,
    /// Status word.
    pub status: String,
    /// The office's own number of the application.
    pub reference: String,
    /// Given name of the mentee.
    pub given_name: String,
    /// Family name of the mentee.
    pub family_name: String,
    /// Who leads it, by name.
    pub interviewers: Vec<String>,
    /// It was held, and the reader has not yet said what to recommend.
    pub waits_for_reader: bool,
}

/// Which lines.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// From this instant on; what was planned earlier and is still open comes apart.
    pub from: Timestamp,
    /// After this line: its start in µs and its id.
    pub after: Option<(i64, Uuid)>,
}

/// A page of interviews.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Planned for a time that is over, and neither held nor missed nor cancelled.
    pub overdue: Vec<Line>,
    /// From the asked instant on, by date.
    pub lines: Vec<Line>,
}

impl Store {
    /// A page of the interviews that the actor may see.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_interviews(&self, actor: &Actor, filter: Filter, limit: i64) -> Result<Page> {
        let reach = actor.reach(Action::List, Resource::Interview).ok_or(Error::Forbidden)?;
        let organisation = (reach < Tie::Programme).then(|| actor.organisation().map(|id| id.0));
        let mut tx = self.read(actor.programme).await?;
        let from = micros(filter.from);
        let place = filter.after.unwrap_or((from - 1, Uuid::max()));
        let lines = tx.listed([LIST, LIST_ORGANISATION], place, limit, organisation).await?;
        let lines = tx.with_leaders(actor, lines).await?;
        if filter.after.is_some() {
            return Ok(Page { overdue: vec![], lines });
        }
        let place = (from, Uuid::nil());
        let which = [OPEN, OPEN_ORGANISATION];
        let overdue = tx.listed(which, place, OPEN_MAX, organisation).await?;
        Ok(Page { overdue: tx.with_leaders(actor, overdue).await?, lines })
    }

    /// The interviews that are over and lack a result, notes or a recommendation, as far as the
    /// actor may see them; the oldest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn unfinished_interviews(&self, actor: &Actor, now: Timestamp) -> Result<Vec<Line>> {
        let reach = actor.reach(Action::List, Resource::Interview).ok_or(Error::Forbidden)?;
        let own = (reach < Tie::Programme).then(|| actor.organisation().map(|id| id.0));
        let mut tx = self.read(actor.programme).await?;
        let (programme, at, most) = (tx.programme.0, micros(now), UNFINISHED_MAX);
        let lines = match own {
            None => all!(tx, UNFINISHED, programme, at, most)?,
            Some(own) => all!(tx, UNFINISHED_ORGANISATION, programme, at, most, own)?,
        };
        tx.with_leaders(actor, lines).await
    }
}

impl Tx {
    /// How many interviews are unfinished; `own` counts only those of an organisation's people.
    pub(crate) async fn unfinished_interviews(
        &mut self,
        own: Option<Option<Uuid>>,
        now: Timestamp,
    ) -> Result<Unfinished> {
        let (programme, at) = (self.programme.0, micros(now));
        match own {
            None => one!(self, UNFINISHED_COUNT, programme, at),
            Some(own) => one!(self, UNFINISHED_COUNT_ORGANISATION, programme, at, own),
        }
    }

    /// The second statement is for an organisation's own.
    async fn listed(
        &mut self,
        [all, own]: [&'static str; 2],
        (at, id): (i64, Uuid),
        limit: i64,
        organisation: Option<Option<Uuid>>,
    ) -> Result<Vec<Listed>> {
        let programme = self.programme.0;
        match organisation {
            None => all!(self, all, programme, at, id, limit),
            Some(organisation) => all!(self, own, programme, at, id, limit, organisation),
        }
    }

    async fn with_leaders(&mut self, actor: &Actor, found: Vec<Listed>) -> Result<Vec<Line>> {
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return Ok(vec![]) };
        let (from, to) = (first.starts_at, last.starts_at);
        let leaders: Vec<Leader> = all!(self, LEADERS, self.programme.0, from, to)?;
        let line = |listed: Listed| {
            let of_it = || leaders.iter().filter(|leader| leader.interview_id == listed.id);
            let is_open = |leader: &Leader| {
                Some(leader.account_id) == actor.account.map(|account| account.0)
                    && leader.recommended_at.is_none()
            };
            Line {
                interviewers: of_it().map(|leader| leader.name.clone()).collect(),
                waits_for_reader: listed.status == "held" && of_it().any(is_open),
                id: listed.id,
                application: listed.application_id,
                starts_at: listed.starts_at,
                minutes: listed.minutes,
                mode: listed.mode,
                place: listed.place,
                status: listed.status,
                reference: listed.reference,
                given_name: listed.given_name,
                family_name: listed.family_name,
            }
        };
        Ok(found.into_iter().map(line).collect())
    }
}
