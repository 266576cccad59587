//! Lists of applications, by name or by how long they wait, page by page.

use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Status;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Whoever waits for the office comes first, then who has the next step or a day, then those with
/// whom nothing comes any more; each group by its time. No time comes near such a distance.
macro_rules! turn {
    () => {
        "a.waiting_since + CASE
            WHEN a.status IN ('received', 'eligible', 'interviewed') THEN 0
            WHEN a.status IN ('accepted', 'not_accepted', 'ineligible', 'withdrawn', 'deferred')
                THEN 4611686018427387904
            ELSE 2305843009213693952 END"
    };
}

macro_rules! listed {
    ($which:literal, $key:expr, $reach:literal) => {
        listed!($which, $key, $key, $reach)
    };
    ($which:literal, $key:expr, $order:expr, $reach:literal) => {
        concat!(
            "SELECT a.id, a.person_id, a.reference, a.status, a.received_on, v.given_name,
            v.family_name, v.sort_key, q.occupation, q.industry, q.german, o.name AS organisation,
            a.waiting_since, ",
            turn!(),
            " AS turn
        FROM application a
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        JOIN application_version q ON q.programme_id = a.programme_id
            AND q.application_id = a.id AND q.known_until IS NULL
        LEFT JOIN organisation o ON o.programme_id = a.programme_id AND o.id = a.organisation_id
        WHERE a.programme_id = $1 AND a.cohort_id = $2 AND ",
            $which,
            " AND ($4 = '' OR v.search_text LIKE $4 OR LOWER(a.reference) LIKE $4)
            AND (",
            $key,
            ", a.id) > ($5, $6) ",
            $reach,
            " ORDER BY ",
            $order,
            ", a.id LIMIT $7"
        )
    };
}

macro_rules! counted {
    ($reach:literal) => {
        concat!(
            "SELECT status, COUNT(*) AS number FROM application a
        WHERE a.programme_id = $1 AND a.cohort_id = $2 ",
            $reach,
            " GROUP BY status"
        )
    };
}

macro_rules! in_status {
    ($key:expr, $reach:literal) => {
        listed!("($3 = '' OR a.status = $3)", $key, $reach)
    };
}

/// In one status the turns are the times, which an index has in order.
macro_rules! waiting_in_status {
    ($reach:literal) => {
        listed!("a.status = $3", turn!(), "a.waiting_since", $reach)
    };
}

/// In the office's hand for too long.
macro_rules! late {
    ($reach:literal) => {
        listed!(
            "a.status IN ('received', 'eligible', 'interviewed') AND a.waiting_since < $3",
            "a.waiting_since",
            $reach
        )
    };
}

/// Asked for more, and the day of the answer is over.
macro_rules! unanswered {
    ($reach:literal) => {
        listed!(
            "a.status = 'incomplete' AND EXISTS (SELECT 1 FROM completion_request r
                WHERE r.programme_id = a.programme_id AND r.application_id = a.id
                    AND r.answered_at IS NULL AND r.answer_by < $3)",
            turn!(),
            $reach
        )
    };
}

pub(super) const LIST: &str = in_status!("v.sort_key", "");
pub(super) const LIST_ORGANISATION: &str = in_status!("v.sort_key", "AND a.organisation_id = $8");
pub(super) const LIST_WAITING: &str = listed!("$3 = ''", turn!(), "");
pub(super) const LIST_WAITING_ORGANISATION: &str =
    listed!("$3 = ''", turn!(), "AND a.organisation_id = $8");
pub(super) const LIST_STATUS: &str = waiting_in_status!("");
pub(super) const LIST_STATUS_ORGANISATION: &str = waiting_in_status!("AND a.organisation_id = $8");
pub(super) const LIST_LATE: &str = late!("");
pub(super) const LIST_LATE_ORGANISATION: &str = late!("AND a.organisation_id = $8");
pub(super) const LIST_UNANSWERED: &str = unanswered!("");
pub(super) const LIST_UNANSWERED_ORGANISATION: &str = unanswered!("AND a.organisation_id = $8");
pub(super) const COUNTS: &str = counted!("");
pub(super) const COUNTS_ORGANISATION: &str = counted!("AND a.organisation_id = $3");

row! {
    /// An application as a line of a list.
    pub struct Listed {
        /// The application.
        pub id: Uuid,
        /// The mentee.
        pub person_id: Uuid,
        /// The office's own number.
        pub reference: String,
        /// Status word.
        pub status: String,
        /// Received on, `YYYY-MM-DD`.
        pub received_on: String,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Where the line stands in the order of names.
        pub sort_key: Vec<u8>,
        /// Occupation in own words.
        pub occupation: Option<String>,
        /// Industry in own words.
        pub industry: Option<String>,
        /// German level word.
        pub german: Option<String>,
        /// Name of the organisation.
        pub organisation: Option<String>,
        /// Since when it waits for the step that comes next, µs since the epoch.
        pub waiting_since: i64,
        /// Where the line stands in the order of waiting.
        turn: i64,
    }
}

impl Listed {
    /// Where the line stands in an order; the next page begins after it.
    #[must_use]
    pub fn place(&self, order: Order) -> (Vec<u8>, Uuid) {
        match order {
            Order::Name => (self.sort_key.clone(), self.id),
            Order::Waiting => (self.turn.to_be_bytes().to_vec(), self.id),
        }
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By name.
    Name,
    /// Whoever waits longest for the office comes first, whoever waits for nothing last.
    #[default]
    Waiting,
}

/// Which applications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// In this status.
    Status(Status),
    /// Those that have waited for the office for too long at this instant (see
    /// [`geleit_domain::applications::waiting`]), always in the order of waiting.
    Late(Timestamp),
    /// Those that lack something although an answer was due before this day, always in the order
    /// of waiting.
    Unanswered(Date),
}

impl Which {
    /// The order in which these come: it is fixed where it is about waiting.
    #[must_use]
    pub fn order(self, wanted: Order) -> Order {
        match self {
            Self::All | Self::Status(_) => wanted,
            Self::Late(_) | Self::Unanswered(_) => Order::Waiting,
        }
    }
}

/// Which lines, and from where on.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only these.
    pub which: Which,
    /// Only names or references that contain this.
    pub search: String,
    /// In which order.
    pub order: Order,
    /// After this line: its place in the order.
    pub after: Option<(Vec<u8>, Uuid)>,
}

impl Filter {
    /// The pattern of the search, folded like the stored text; empty: no search.
    pub(crate) fn pattern(search: &str) -> String {
        let folded = geleit_domain::names::search_text(search).replace(['%', '_'], "");
        if folded.is_empty() { folded } else { format!("%{folded}%") }
    }
}

impl Tx {
    /// A page of the applications that the actor may see, in the order that is asked for.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_applications(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
        filter: &Filter,
        limit: i64,
    ) -> Result<Vec<Listed>> {
        let reach = actor.reach(Action::List, Resource::Application).ok_or(Error::Forbidden)?;
        let status = match filter.which {
            Which::Status(status) => status.text(),
            _ => "",
        };
        let pattern = Filter::pattern(&filter.search);
        let (key, id) = filter.after.clone().unwrap_or_default();
        let (programme, cohort) = (self.programme.0, cohort.0);
        let organisation = actor.organisation().map(|id| id.0);
        let own = (reach != Tie::Programme).then_some(organisation);
        match filter.which {
            Which::All | Which::Status(_) => {}
            Which::Late(at) => {
                let before = micros(crate::overview::late_before(at));
                return self.late(cohort, before, &pattern, (since(&key), id), limit, own).await;
            }
            Which::Unanswered(today) => {
                let day = today.to_string();
                return self
                    .unanswered(cohort, &day, &pattern, (since(&key), id), limit, own)
                    .await;
            }
        }
        match (filter.order, own.is_none()) {
            (Order::Name, true) => {
                all!(self, LIST, programme, cohort, status, pattern, key, id, limit)
            }
            (Order::Name, false) => {
                let sql = LIST_ORGANISATION;
                all!(self, sql, programme, cohort, status, pattern, key, id, limit, organisation)
            }
            (Order::Waiting, true) => {
                let sql = if status.is_empty() { LIST_WAITING } else { LIST_STATUS };
                let since = since(&key);
                all!(self, sql, programme, cohort, status, pattern, since, id, limit)
            }
            (Order::Waiting, false) => {
                let sql = match status {
                    "" => LIST_WAITING_ORGANISATION,
                    _ => LIST_STATUS_ORGANISATION,
                };
                let since = since(&key);
                all!(self, sql, programme, cohort, status, pattern, since, id, limit, organisation)
            }
        }
    }

    /// How many applications that the actor may see stand in each status.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn count_applications(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
    ) -> Result<Vec<(String, i64)>> {
        let reach = actor.reach(Action::List, Resource::Application).ok_or(Error::Forbidden)?;
        let programme = self.programme.0;
        if reach == Tie::Programme {
            return all!(self, COUNTS, programme, cohort.0);
        }
        let organisation = actor.organisation().map(|id| id.0);
        all!(self, COUNTS_ORGANISATION, programme, cohort.0, organisation)
    }
}

/// The instant in the place of a line; before every line when it is none.
fn since(key: &[u8]) -> i64 {
    key.try_into().map_or(i64::MIN, i64::from_be_bytes)
}
