//! Pairs whose answers are late: the desk calls. Who has refused never appears here, because a
//! refused pair waits for nobody.

use crate::error::Result;
use crate::macros::{all, row};
use crate::tx::Tx;
use jiff::civil::Date;
use uuid::Uuid;

/// Few offers are open: they come first, whatever the engine believes of the pairs.
pub(super) const OPEN: &str = "
    SELECT p.cohort_id, COUNT(DISTINCT p.id) AS pairs, MIN(o.answer_by) AS since
    FROM offer o
    CROSS JOIN partnership p
    WHERE o.programme_id = $1 AND p.programme_id = o.programme_id AND p.id = o.partnership_id
        AND o.answered_at IS NULL AND o.answer_by < $2
        AND p.status = 'offered'
    GROUP BY p.cohort_id";

row! {
    /// Pairs of a cohort that wait longer than was asked for.
    pub struct Open {
        /// The cohort.
        pub cohort_id: Uuid,
        /// How many pairs.
        pub pairs: i64,
        /// The earliest day until which an answer was hoped for, `YYYY-MM-DD`.
        pub since: String,
    }
}

impl Tx {
    /// Pairs whose answers are late, per cohort; the caller has asked permission.
    pub(crate) async fn late_answers(&mut self, today: Date) -> Result<Vec<Open>> {
        all!(self, OPEN, self.programme.0, today.to_string())
    }
}
