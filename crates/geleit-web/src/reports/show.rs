//! The report of one cohort: asked by day and by time of knowledge, on the page and as files.

use super::file;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::figures::{Bars, Headline, afterwards, breakdowns, course, headlines};
use crate::ui::{Page, html};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::figures::{Audience, DEFINITIONS_VERSION};
use geleit_domain::id::CohortId;
use geleit_store::cohorts::Cohort;
use geleit_store::figures::Question;
use geleit_store::programmes::Programme;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// What the reader asks, as it stands in the address; empty is today and now.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    as_of: String,
    #[serde(default)]
    known_at: String,
}

impl Asked {
    fn question(&self, zone: &TimeZone) -> Result<Question, Error> {
        let known_at = Some(self.known_at.trim()).filter(|text| !text.is_empty());
        let as_of = Some(self.as_of.trim()).filter(|text| !text.is_empty());
        Ok(Question {
            as_of: as_of.map(str::parse).transpose().map_err(|_| Error::Invalid)?,
            known_at: known_at.map(|text| time(text, zone)).transpose()?,
            audience: Audience::Internal,
        })
    }

    /// The same question for a file.
    fn address(&self) -> String {
        match (self.as_of.trim(), self.known_at.trim()) {
            ("", "") => String::new(),
            (as_of, known_at) => {
                let known_at = known_at.replace(':', "%3A").replace('+', "%2B");
                format!("?as_of={as_of}&known_at={known_at}")
            }
        }
    }
}

/// An instant (`2026-01-23T09:00:00Z`), or a local time as a form sends it.
fn time(text: &str, zone: &TimeZone) -> Result<Timestamp, Error> {
    let local = || {
        let local: DateTime = text.parse().ok()?;
        Some(local.to_zoned(zone.clone()).ok()?.timestamp())
    };
    text.parse().ok().or_else(local).ok_or(Error::Invalid)
}

fn zone(page: &Page) -> TimeZone {
    let programme = page.signed_in.as_ref().map(|reader| &*reader.programme);
    let zone = |programme: &Programme| TimeZone::get(&programme.time_zone).ok();
    programme.and_then(zone).unwrap_or(TimeZone::UTC)
}

#[derive(Template)]
#[template(path = "reports/show.html")]
struct Show {
    t: Texts,
    page: Page,
    cohort: Cohort,
    asked: Asked,
    as_of: String,
    day: String,
    as_known: String,
    headlines: Vec<Headline>,
    course: Vec<Headline>,
    afterwards: Vec<Headline>,
    breakdowns: Vec<Bars>,
    /// Nothing is released by that day.
    is_empty: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    Query(asked): Query<Asked>,
    page: Page,
) -> Answer {
    let zone = zone(&page);
    let question = asked.question(&zone)?;
    let (cohort, report) = app.store.reported_cohort(&actor, cohort, question, now).await?;
    let t = page.t;
    let known = t.reports_as_known().time(t.time(report.known_at, &zone));
    html(&Show {
        t,
        page: page.at_cohort(&cohort),
        cohort,
        asked,
        as_of: t.figure_words_as_of(t.date(report.as_of)),
        day: t.date(report.as_of),
        as_known: known.version(DEFINITIONS_VERSION),
        headlines: headlines(t, &report),
        course: course(t, &report),
        afterwards: afterwards(t, &report),
        breakdowns: breakdowns(t, &report),
        is_empty: report.pairs == 0,
    })
}

pub(super) async fn as_json(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    Query(asked): Query<Asked>,
    page: Page,
) -> Answer {
    let question = asked.question(&zone(&page))?;
    Ok(file::json(&app.store.cohort_report(&actor, cohort, question, now).await?))
}

pub(super) async fn as_csv(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    Query(asked): Query<Asked>,
    page: Page,
) -> Answer {
    let question = asked.question(&zone(&page))?;
    Ok(file::csv(&app.store.cohort_report(&actor, cohort, question, now).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_may_be_an_instant_or_local() {
        let vienna = TimeZone::get("Europe/Vienna").unwrap();
        let expected: Timestamp = "2026-01-23T08:00:00Z".parse().unwrap();
        for text in ["2026-01-23T08:00:00Z", "2026-01-23T09:00", "2026-01-23T09:00:00+01:00"] {
            assert_eq!(time(text, &vienna), Ok(expected), "{text}");
        }
        assert_eq!(time("yesterday", &vienna), Err(Error::Invalid));
    }

    #[test]
    fn a_day_that_is_none_is_refused_and_an_empty_one_is_today() {
        let ask = |as_of: &str| {
            Asked { as_of: as_of.into(), known_at: String::new() }.question(&TimeZone::UTC)
        };
        assert!(ask("2026-02-30").is_err());
        assert_eq!(ask(" ").unwrap().as_of, None);
    }
}
