//! What becomes of mentees after the end (S1-60), and what both sides say of it (S1-61, S1-62):
//! outcomes per time point and the shares of surveys.

use super::breakdown::Breakdown;
use super::suppression::{Keys, SMALLEST_SHOWN, suppress};
use crate::partnerships::outcomes::{AtPoint, Kind, TimePoint};
use crate::surveys::SurveyShare;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The outcomes at one time point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomesAt {
    /// The time point.
    pub point: TimePoint,
    /// Mentees whose time point has come.
    pub of: u64,
    /// How many of them are known, of how many a proof was seen, and how many have each kind;
    /// somebody with two kinds counts in both.
    pub cells: Breakdown,
}

/// What is known after the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Afterwards {
    /// At each time point, in their order.
    pub outcomes: Vec<OutcomesAt>,
    /// Published questions that have a share; a share of few answers is told nobody.
    pub surveys: Vec<SurveyShare>,
}

/// The key of a time point in a report.
#[must_use]
pub fn key_of(point: TimePoint) -> &'static str {
    match point {
        TimePoint::End => "end",
        TimePoint::FourWeeks => "4_weeks",
        TimePoint::SixMonths => "6_months",
        TimePoint::TwelveMonths => "12_months",
    }
}

impl OutcomesAt {
    fn of(at: AtPoint) -> Self {
        let known = [("known".to_owned(), Some(at.known)), ("proven".to_owned(), Some(at.proven))];
        let kinds = at.kinds.into_iter().map(|(kind, count)| (kind.text().to_owned(), Some(count)));
        Self {
            point: at.point,
            of: at.mentees,
            cells: Breakdown(known.into_iter().chain(kinds).collect()),
        }
    }
}

impl Afterwards {
    pub(super) fn of(outcomes: Vec<AtPoint>, surveys: Vec<SurveyShare>) -> Self {
        Self { outcomes: outcomes.into_iter().map(OutcomesAt::of).collect(), surveys }
    }

    /// Takes out what tells of few people, and gives the paths of what was taken out.
    pub(super) fn suppress_small_cells(&mut self) -> Vec<String> {
        let mut keys = vec!["known", "proven"];
        keys.extend(Kind::ALL.iter().map(|kind| kind.text()));
        let mut paths = Vec::new();
        for at in &mut self.outcomes {
            let name = format!("outcomes.{}", key_of(at.point));
            paths.extend(suppress(&name, &mut at.cells, SMALLEST_SHOWN, Keys::Listed(&keys)));
        }
        for share in &mut self.surveys {
            *share = share.clone().outside();
        }
        let hidden = self.surveys.iter().filter(|share| share.yes.is_none());
        paths.extend(hidden.map(|share| format!("surveys.{}", share.key)));
        paths
    }
}

/// Outcomes by the key of their time point.
pub(super) struct ByPoint<'a>(pub(super) &'a [OutcomesAt]);

impl Serialize for ByPoint<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut json = to.serialize_map(Some(self.0.len()))?;
        for at in self.0 {
            json.serialize_entry(key_of(at.point), &Cells(at))?;
        }
        json.end()
    }
}

struct Cells<'a>(&'a OutcomesAt);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut json = to.serialize_map(None)?;
        json.serialize_entry("of", &self.0.of)?;
        for (key, count) in &self.0.cells.0 {
            json.serialize_entry(key, count)?;
        }
        json.end()
    }
}

/// Shares by their key.
pub(super) struct ByQuestion<'a>(pub(super) &'a [SurveyShare]);

impl Serialize for ByQuestion<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Share {
            yes: Option<u64>,
            of: Option<u64>,
            percent: Option<u64>,
        }
        let mut json = to.serialize_map(Some(self.0.len()))?;
        for SurveyShare { key, yes, of, percent, .. } in self.0 {
            let share = Share { yes: *yes, of: *of, percent: *percent };
            json.serialize_entry(key, &share)?;
        }
        json.end()
    }
}
