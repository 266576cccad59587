//! The finished cohort of the published figures: 212 applications, two stages of selection, 97
//! mentors, 100 pairs, released by three organisations, run and completed (S1-17).

use super::cast::{Cast, PAIRED};
use super::{House, day, endings, noon};
use geleit_domain::actor::Actor;
use geleit_domain::applications::Verb;
use geleit_domain::cohorts;
use geleit_domain::id::{ApplicationId, CohortId, PartnershipId};
use geleit_domain::partnerships;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::partnerships::Filter;
use geleit_store::{Error, Store};
use std::ops::ControlFlow;

/// Applications in all.
const APPLICATIONS: usize = 212;
/// Mentors; the first three take two mentees each.
const MENTORS: usize = 97;

pub(super) async fn tell(store: &Store, house: &House, cast: &Cast) -> Result<(), Error> {
    let cohort = open(store, house).await?;
    intake(store, house, cast, cohort).await?;
    select(store, house, cohort).await?;
    agree(store, house, cohort).await?;
    run(store, house, cohort).await?;
    endings::tell(store, house, cohort).await
}

async fn open(store: &Store, house: &House) -> Result<CohortId, Error> {
    let new = NewCohort {
        slug: "wien-noe-18".to_owned(),
        number: 18,
        regions: vec!["Wien".to_owned(), "Niederösterreich".to_owned()],
        calendar: Calendar {
            applications_until: Some(day("2023-11-15")),
            matching_on: Some(day("2024-01-10")),
            opening_on: Some(day("2024-01-23")),
            starts_on: day("2024-01-23"),
            ends_on: day("2024-06-30"),
            capacity: 100,
        },
    };
    let actor = &house.coordinator;
    let cohort = store.create_cohort(actor, &new, noon("2023-09-11")).await?;
    let opened = noon("2023-09-18");
    store.step_cohort(actor, cohort, cohorts::Verb::Open, None, opened).await?;
    Ok(cohort)
}

async fn intake(store: &Store, house: &House, cast: &Cast, cohort: CohortId) -> Result<(), Error> {
    let actor = &house.coordinator;
    let import = Import::into(cohort);
    let mut go_on = |_| ControlFlow::Continue(());
    let received = |index: usize| {
        let days = i64::try_from(index % 50).expect("a small number");
        day("2023-09-20").saturating_add(jiff::Span::new().days(days))
    };
    let mentees: Vec<_> = (0..APPLICATIONS).map(|i| cast.mentee(i, received(i))).collect();
    let at = noon("2023-11-16");
    store.import_mentees(actor, &import, &mentees, &mut go_on, at).await?;
    let capacity = |index: usize| if index < PAIRED - MENTORS { 2 } else { 1 };
    let mentors: Vec<_> = (0..MENTORS).map(|i| cast.mentor(i, capacity(i), received(i))).collect();
    store.import_mentors(actor, &import, &mentors, &mut go_on, at).await?;
    let close = cohorts::Verb::CloseApplications;
    store.step_cohort(actor, cohort, close, None, at).await?;
    Ok(())
}

/// Two stages: the papers, then an interview; a hundred are accepted (S1-38).
async fn select(store: &Store, house: &House, cohort: CohortId) -> Result<(), Error> {
    let mut tx = store.read(house.programme).await?;
    let mut applications = tx.applications_of(cohort).await?;
    drop(tx);
    let history = Actor::operator(house.programme);
    applications.sort_by(|a, b| a.reference.cmp(&b.reference));
    for (index, application) in applications.iter().enumerate() {
        for (verb, date) in way(index) {
            let id = ApplicationId(application.id);
            let (on, at) = (day(date), noon(date));
            store.step_application(&history, id, *verb, None, on, at).await?;
        }
    }
    Ok(())
}

/// The way of an application through the selection; the first hundred are accepted.
fn way(index: usize) -> &'static [(Verb, &'static str)] {
    const SEEN: (Verb, &str) = (Verb::FindEligible, "2023-11-21");
    const INVITED: (Verb, &str) = (Verb::SetInterview, "2023-11-24");
    const SPOKEN: (Verb, &str) = (Verb::RecordInterview, "2023-12-06");
    match index {
        0..PAIRED => &[SEEN, INVITED, SPOKEN, (Verb::Accept, "2023-12-14")],
        100..122 => &[SEEN, INVITED, SPOKEN, (Verb::Waitlist, "2023-12-14")],
        122..160 => &[SEEN, INVITED, SPOKEN, (Verb::NotAccept, "2023-12-14")],
        160..178 => &[(Verb::FindIneligible, "2023-11-21")],
        178..192 => &[SEEN, (Verb::Withdraw, "2023-11-29")],
        192..201 => &[SEEN, (Verb::Defer, "2023-11-30")],
        _ => &[(Verb::AskForMore, "2023-11-22")],
    }
}

/// Three organisations match together; the release needs all of them (S1-41).
async fn agree(store: &Store, house: &House, cohort: CohortId) -> Result<(), Error> {
    store.propose(&house.coordinator, cohort, None, noon("2024-01-08")).await?;
    for (_, organisation, actor) in &house.partners {
        let at = noon("2024-01-10");
        store.endorse_all(actor, cohort, *organisation, None, None, at).await?;
    }
    store.release(&house.coordinator, cohort, None, noon("2024-01-11")).await?;
    Ok(())
}

/// Both sides accept, meet at the opening, and take stock in June (S1-03, S1-57).
async fn run(store: &Store, house: &House, cohort: CohortId) -> Result<(), Error> {
    use partnerships::Verb::{Accept, Complete, Start};
    let actor = &house.coordinator;
    let mut tx = store.read(house.programme).await?;
    let history = Actor::operator(house.programme);
    let all = i64::try_from(PAIRED).expect("a small number");
    let pairs = tx.list_partnerships(actor, cohort, &Filter::default(), all).await?;
    drop(tx);
    let steps = [(Accept, "2024-01-15"), (Start, "2024-01-23"), (Complete, "2024-06-30")];
    for (verb, date) in steps {
        for pair in &pairs {
            let id = PartnershipId(pair.id);
            store.step_partnership(&history, id, verb, None, day(date), noon(date)).await?;
        }
    }
    for (verb, date) in [
        (cohorts::Verb::Start, "2024-01-23"),
        (cohorts::Verb::BeginClosing, "2024-06-30"),
        (cohorts::Verb::Close, "2024-07-08"),
    ] {
        store.step_cohort(actor, cohort, verb, None, noon(date)).await?;
    }
    Ok(())
}
