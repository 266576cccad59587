//! A small cohort whose pairs were released two days ago: one pair has said yes on both sides, in
//! one the mentor is still waited for, one came to nothing, and one has not answered yet. A mentee
//! has no e-mail address: those letters are still to be printed.

use super::cast::{Cast, PAIRED};
use super::{House, sides};
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::offer::Answer;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::partnerships::Filter;
use geleit_store::{Error, Store};
use jiff::{SignedDuration, Span, Timestamp};
use std::ops::ControlFlow;

/// People whose numbers no other cohort uses.
const FIRST_MENTEE: usize = 3 * PAIRED + 50;
const FIRST_MENTOR: usize = 2 * PAIRED + 50;
const PEOPLE: usize = 4;

/// Whoever reads letters on paper only.
const WITHOUT_ADDRESS: usize = 0;

/// What has been said about each pair.
const SAID: [&[(Side, Answer)]; PEOPLE] = [
    &[],
    &[(Side::Mentee, Answer::Accepted), (Side::Mentor, Answer::Accepted)],
    &[(Side::Mentee, Answer::Accepted)],
    &[(Side::Mentee, Answer::Accepted), (Side::Mentor, Answer::Declined)],
];

pub(super) async fn tell(
    store: &Store,
    house: &House,
    cast: &Cast,
    now: Timestamp,
) -> Result<(), Error> {
    let released = now - SignedDuration::from_hours(48);
    let cohort = open(store, house, now).await?;
    intake(store, house, cast, cohort, released).await?;
    store.propose(&house.coordinator, cohort, None, released).await?;
    for (_, organisation, actor) in &house.partners {
        store.endorse_all(actor, cohort, *organisation, None, None, released).await?;
    }
    store.release(&house.coordinator, cohort, None, released).await?;
    answer(store, house, cohort, now - SignedDuration::from_hours(24)).await
}

async fn open(store: &Store, house: &House, now: Timestamp) -> Result<CohortId, Error> {
    let today = store.read(house.programme).await?.programme().await?.today(now);
    let starts_on = today.saturating_add(Span::new().days(14));
    let new = NewCohort {
        slug: "steiermark-4".to_owned(),
        number: 4,
        regions: vec!["Steiermark".to_owned()],
        calendar: Calendar {
            applications_until: Some(today.saturating_add(Span::new().days(-20))),
            matching_on: Some(today.saturating_add(Span::new().days(-2))),
            opening_on: Some(starts_on),
            starts_on,
            ends_on: starts_on.saturating_add(Span::new().months(6)),
            capacity: 10,
        },
    };
    let begun = now - SignedDuration::from_hours(24 * 50);
    let cohort = store.create_cohort(&house.coordinator, &new, begun).await?;
    store.step_cohort(&house.coordinator, cohort, Verb::Open, None, begun).await?;
    Ok(cohort)
}

async fn intake(
    store: &Store,
    house: &House,
    cast: &Cast,
    cohort: CohortId,
    at: Timestamp,
) -> Result<(), Error> {
    let actor = &house.coordinator;
    let import = Import { accepted: true, ..Import::into(cohort) };
    let today = store.read(house.programme).await?.programme().await?.today(at);
    let came = today.saturating_add(Span::new().days(-25));
    let mut go_on = |_| ControlFlow::Continue(());
    let mut mentees: Vec<_> = (0..PEOPLE).map(|i| cast.mentee(FIRST_MENTEE + i, came)).collect();
    mentees[WITHOUT_ADDRESS].identity.email.clear();
    store.import_mentees(actor, &import, &mentees, &mut go_on, at).await?;
    let mentors: Vec<_> = (0..PEOPLE).map(|i| cast.mentor(FIRST_MENTOR + i, 1, came)).collect();
    store.import_mentors(actor, &import, &mentors, &mut go_on, at).await?;
    Ok(())
}

/// The office notes what everybody has said on the telephone.
async fn answer(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let office = &house.coordinator;
    let mut tx = store.read(house.programme).await?;
    let pairs = tx.list_partnerships(office, cohort, &Filter::default(), 9).await?;
    drop(tx);
    for (pair, said) in pairs.iter().zip(SAID) {
        let id = PartnershipId(pair.id);
        for answer in said {
            sides::answer(store, house, id, *answer, now).await?;
        }
    }
    Ok(())
}
