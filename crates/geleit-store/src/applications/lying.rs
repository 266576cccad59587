//! Lists of applications that lie too long, in the order of waiting.

use super::list::{
    LIST_LATE, LIST_LATE_ORGANISATION, LIST_UNANSWERED, LIST_UNANSWERED_ORGANISATION, Listed,
};
use crate::error::Result;
use crate::macros::all;
use crate::tx::Tx;
use uuid::Uuid;

impl Tx {
    /// Those that have waited for the office since before an instant, in µs.
    pub(super) async fn late(
        &mut self,
        cohort: Uuid,
        before: i64,
        pattern: &str,
        (since, id): (i64, Uuid),
        limit: i64,
        own: Option<Option<Uuid>>,
    ) -> Result<Vec<Listed>> {
        let programme = self.programme.0;
        match own {
            None => {
                let sql = LIST_LATE;
                all!(self, sql, programme, cohort, before, pattern, since, id, limit)
            }
            Some(own) => {
                let sql = LIST_LATE_ORGANISATION;
                all!(self, sql, programme, cohort, before, pattern, since, id, limit, own)
            }
        }
    }

    /// Those that lack something although an answer was due before this day.
    pub(super) async fn unanswered(
        &mut self,
        cohort: Uuid,
        day: &str,
        pattern: &str,
        (since, id): (i64, Uuid),
        limit: i64,
        own: Option<Option<Uuid>>,
    ) -> Result<Vec<Listed>> {
        let programme = self.programme.0;
        match own {
            None => {
                let sql = LIST_UNANSWERED;
                all!(self, sql, programme, cohort, day, pattern, since, id, limit)
            }
            Some(own) => {
                let sql = LIST_UNANSWERED_ORGANISATION;
                all!(self, sql, programme, cohort, day, pattern, since, id, limit, own)
            }
        }
    }
}
