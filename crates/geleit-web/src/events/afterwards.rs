//! What is left of an event, on its page at the desk: who was there, how it was, and what is kept.

use super::counts::{Counts, counts};
use crate::Error;
use crate::language::Texts;
use geleit_domain::events::{Status, may_note};
use geleit_store::events::Shown;
use jiff::Timestamp;

/// What the page shows of it.
pub(super) struct AfterwardsView {
    pub(super) counts: Counts,
    /// The list can be ticked now.
    pub(super) may_note: bool,
    /// A report can be written now.
    pub(super) may_report: bool,
    pub(super) has_people: bool,
    pub(super) report: String,
    pub(super) public_report: String,
    /// How many files are kept.
    pub(super) files: i64,
}

impl AfterwardsView {
    pub(super) fn of(
        t: Texts,
        shown: &Shown,
        may_change: bool,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let (event, afterwards) = (&shown.event, &shown.afterwards);
        let (status, starts) = (event.status()?, event.starts()?);
        let takes_place = matches!(status, Status::Published | Status::Held);
        let (words, public) = match &afterwards.report {
            Some(report) => (report.words.clone(), report.public_words.clone()),
            None => Default::default(),
        };
        Ok(Self {
            counts: counts(t, &afterwards.people),
            may_note: may_change && may_note(status, starts, now),
            may_report: may_change && takes_place && now >= starts,
            has_people: !afterwards.people.is_empty(),
            report: words,
            public_report: public,
            files: i64::try_from(afterwards.files.len()).unwrap_or(0),
        })
    }
}
