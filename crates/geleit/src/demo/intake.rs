//! The cohort in the middle of its intake: a spreadsheet of applications is in, checked and
//! written as a coordinator would, one row was refused; the mentors' sheet waits to be written.

use super::{House, consultations, enquiries, interviews, reception};
use crate::failure::Failure;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Verb;
use geleit_domain::cohorts;
use geleit_domain::id::{ApplicationId, CohortId, ImportId};
use geleit_exchange::columns::Side;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::{Import, NewImportRun, RunStatus};
use geleit_store::seal::{Content, Seal};
use geleit_store::{Error, Store};
use geleit_web::imports::{self, Imported, Request, Watch};
use jiff::{SignedDuration, Span, Timestamp};
use std::sync::Arc;

const MENTEES: &str = include_str!("tirol_mentees.csv");
const MENTORS: &str = include_str!("tirol_mentors.csv");

/// How far the applications have come, in the order of their references.
const WAYS: &[&[Verb]] = &[
    &[Verb::FindEligible],
    &[Verb::FindEligible],
    &[Verb::FindEligible],
    &[Verb::FindEligible],
    &[Verb::AskForMore],
    &[Verb::FindIneligible],
];

pub(super) async fn tell(
    store: &Store,
    house: &House,
    seal: &Seal,
    now: Timestamp,
) -> Result<CohortId, Failure> {
    let cohort = open(store, house, now).await?;
    let mentees = (Side::Mentees, "Bewerbungen Tirol und Vorarlberg.csv", MENTEES);
    let received = days_before(now, 6);
    let run = check(store, house, seal, cohort, mentees, received).await?;
    write(store, house, cohort, run, mentees, received).await?;
    select(store, house, cohort, days_before(now, 2)).await?;
    interviews::plan(store, house, cohort, now).await?;
    enquiries::send(store, house, cohort, now).await?;
    reception::take_in(store, house, cohort, now).await?;
    consultations::tell(store, house, cohort, now).await?;
    let mentors = (Side::Mentors, "Mentoring Tirol und Vorarlberg.csv", MENTORS);
    check(store, house, seal, cohort, mentors, days_before(now, 8)).await?;
    Ok(cohort)
}

/// Name and text of a sheet, and who stands in it.
type Sheet = (Side, &'static str, &'static str);

pub(super) fn days_before(now: Timestamp, days: i64) -> Timestamp {
    now - SignedDuration::from_hours(24 * days)
}

async fn open(store: &Store, house: &House, now: Timestamp) -> Result<CohortId, Error> {
    let today = store.read(house.programme).await?.programme().await?.today(now);
    let after = |days: i64| today.saturating_add(Span::new().days(days));
    let new = NewCohort {
        slug: "tirol-vbg-7".to_owned(),
        number: 7,
        regions: vec!["Tirol".to_owned(), "Vorarlberg".to_owned()],
        calendar: Calendar {
            applications_until: Some(after(24)),
            matching_on: Some(after(45)),
            opening_on: Some(after(75)),
            starts_on: after(75),
            ends_on: after(75).saturating_add(Span::new().months(6)),
            capacity: 20,
        },
    };
    let begun = days_before(now, 30);
    let cohort = store.create_cohort(&house.coordinator, &new, begun).await?;
    store.step_cohort(&house.coordinator, cohort, cohorts::Verb::Open, None, begun).await?;
    Ok(cohort)
}

/// A dry run, kept with the sealed file.
async fn check(
    store: &Store,
    house: &House,
    seal: &Seal,
    cohort: CohortId,
    sheet: Sheet,
    now: Timestamp,
) -> Result<ImportId, Failure> {
    let (side, file_name, text) = sheet;
    let imported = import(store, &house.coordinator, cohort, sheet, true, now).await?;
    let new = NewImportRun {
        cohort,
        side: if side == Side::Mentees { "mentees" } else { "mentors" },
        file_name,
        sealed_file: &seal.seal(text.as_bytes(), Content::ImportFile(cohort)),
        as_status: "received",
        organisation: None,
        answer: &said(&imported),
    };
    Ok(store.keep_import(&house.coordinator, new, now).await?)
}

/// Writes the rows that can be written.
async fn write(
    store: &Store,
    house: &House,
    cohort: CohortId,
    run: ImportId,
    sheet: Sheet,
    now: Timestamp,
) -> Result<(), Failure> {
    let actor = &house.coordinator;
    store.begin_import_run(actor, run, true, now).await?;
    let imported = import(store, actor, cohort, sheet, false, now).await?;
    let answer = said(&imported);
    Ok(store.end_import_run(actor, run, RunStatus::Done, Some(&answer), now).await?)
}

async fn import(
    store: &Store,
    actor: &Actor,
    cohort: CohortId,
    (side, file_name, text): Sheet,
    dry_run: bool,
    now: Timestamp,
) -> Result<Imported, Failure> {
    let import = Import { skip_bad_rows: !dry_run, dry_run, ..Import::into(cohort) };
    let bytes = text.as_bytes().to_vec();
    let request = Request { side, file_name: file_name.to_owned(), bytes, import };
    let done = imports::import(store, actor, request, Arc::new(Watch::default()), now).await;
    done.map_err(|failure| match failure {
        imports::Failure::Sheet(error) => Failure::refused("demo_sheet", error.to_string()),
        imports::Failure::Store(error) => error.into(),
    })
}

fn said(imported: &Imported) -> String {
    serde_json::to_string(&imported.answer).expect("an answer is plain data")
}

/// The first look at the applications (S1-38).
async fn select(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = store.read(house.programme).await?;
    let today = tx.programme().await?.today(now);
    let mut applications = tx.applications_of(cohort).await?;
    drop(tx);
    applications.sort_by(|a, b| a.reference.cmp(&b.reference));
    for (application, way) in applications.iter().zip(WAYS) {
        for verb in *way {
            let id = ApplicationId(application.id);
            let reason = matches!(verb, Verb::AskForMore | Verb::FindIneligible)
                .then_some("Der Nachweis über den Aufenthalt fehlt.");
            store.step_application(&house.coordinator, id, *verb, reason, today, now).await?;
        }
    }
    Ok(())
}
