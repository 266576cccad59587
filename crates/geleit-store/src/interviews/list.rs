//! Interviews by date: from a day on, page by page, and those that should long have been held.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
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
pub(super) const LEADERS: &str = "
    SELECT w.interview_id, w.account_id, a.name, w.recommended_at
    FROM interview i
    JOIN interviewer w ON w.programme_id = i.programme_id AND w.interview_id = i.id
    JOIN account a ON a.programme_id = w.programme_id AND a.id = w.account_id
    WHERE i.programme_id = $1 AND i.starts_at >= $2 AND i.starts_at <= $3
    ORDER BY a.name, a.id";

/// The most overdue interviews on one page.
const OPEN_MAX: i64 = 50;

row! {
    pub(super) struct Listed {
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
}

impl Tx {
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

    pub(super) async fn with_leaders(
        &mut self,
        actor: &Actor,
        found: Vec<Listed>,
    ) -> Result<Vec<Line>> {
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
