//! That two have met is a dated fact and no status (S1-04): the day of their first meeting, or of
//! the opening of their cohort if both were there.

use super::Partnership;
use crate::error::{Error, Result};
use crate::macros::{all, one, statements};
use crate::programmes::Programme;
use crate::time::timestamp;
use crate::tx::Tx;
use jiff::civil::Date;

/// Tables and conditions of a pair `p` of which both sides are ticked on the list of an opening:
/// `m` is the mentor, `e` the event, `a` and `b` say who was there.
macro_rules! at_opening {
    (tables) => {
        "mentor m CROSS JOIN event e CROSS JOIN sign_up s CROSS JOIN attendance a
        CROSS JOIN sign_up t CROSS JOIN attendance b"
    };
    (conditions) => {
        "m.programme_id = p.programme_id AND m.id = p.mentor_id
        AND e.programme_id = p.programme_id AND e.cohort_id = p.cohort_id AND e.kind = 'opening'
        AND e.status IN ('published', 'held')
        AND s.programme_id = e.programme_id AND s.event_id = e.id AND s.person_id = p.person_id
        AND a.programme_id = s.programme_id AND a.event_id = s.event_id AND a.sign_up_id = s.id
        AND a.status = 'attended'
        AND t.programme_id = e.programme_id AND t.event_id = e.id AND t.person_id = m.person_id
        AND b.programme_id = t.programme_id AND b.event_id = t.event_id AND b.sign_up_id = t.id
        AND b.status = 'attended'"
    };
}
pub(crate) use at_opening;

statements! {
    FIRST_MEETING = "SELECT COALESCE(MIN(on_date), '') AS first FROM meeting
        WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL";
    AT_OPENING = concat!(
        "SELECT e.starts_at FROM partnership p CROSS JOIN ",
        at_opening!(tables),
        " WHERE p.programme_id = $1 AND p.id = $2 AND ",
        at_opening!(conditions),
        " AND a.known_until IS NULL AND b.known_until IS NULL"
    );
}

/// The day of an opening, if the pair was released by then: before, two people in one room were
/// no pair.
///
/// # Errors
/// [`Error::Corrupt`].
pub(crate) fn day_at_opening(
    house: &Programme,
    offered_on: &str,
    starts_at: i64,
) -> Result<Option<Date>> {
    let day = house.today(timestamp(starts_at)?);
    let offered: Date = offered_on.parse().map_err(|_| Error::Corrupt("partnership.offered_on"))?;
    Ok((day >= offered).then_some(day))
}

impl Tx {
    /// The day on which two have met; the caller has asked permission.
    pub(super) async fn met_on(&mut self, pair: &Partnership) -> Result<Option<Date>> {
        let programme = self.programme.0;
        let (first,): (String,) = one!(self, FIRST_MEETING, programme, pair.id)?;
        let mut days = Vec::new();
        if !first.is_empty() {
            days.push(first.parse().map_err(|_| Error::Corrupt("meeting.on_date"))?);
        }
        let openings: Vec<(i64,)> = all!(self, AT_OPENING, programme, pair.id)?;
        let house = self.programme().await?;
        for (at,) in openings {
            days.extend(day_at_opening(&house, &pair.offered_on, at)?);
        }
        Ok(days.into_iter().min())
    }
}
