//! The cohort in which the three organisations are matching today, so that every screen of the
//! matching has work.

use super::House;
use super::cast::{Cast, PAIRED};
use super::measuring;
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{CohortId, PairId};
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::matching::Answer;
use geleit_store::{Error, Store};
use jiff::{Span, Timestamp};
use std::ops::ControlFlow;

/// People whose numbers the finished cohort has not used.
const FIRST_MENTEE: usize = 3 * PAIRED;
const MENTEES: usize = 36;
const FIRST_MENTOR: usize = 2 * PAIRED;
const MENTORS: usize = 31;

pub(super) async fn tell(
    store: &Store,
    house: &House,
    cast: &Cast,
    now: Timestamp,
) -> Result<(), Error> {
    let cohort = open(store, house, now).await?;
    intake(store, house, cast, cohort, now).await?;
    measuring::set(store, house, now).await?;
    let earlier = now - jiff::SignedDuration::from_hours(2);
    store.propose(&house.coordinator, cohort, None, earlier).await?;
    measuring::link_a_pair(store, house, cohort, earlier).await?;
    let proposed = store.propose(&house.coordinator, cohort, None, now).await?;
    measuring::try_languages(store, house, cohort, proposed.number, now).await?;
    decide(store, house, cohort, now).await?;
    vote_until(store, house, cohort, now).await
}

/// They vote for three more days; somebody of the first organisation votes for the second where
/// nobody there can.
async fn vote_until(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let ends = now + jiff::SignedDuration::from_hours(72);
    store.set_vote_deadline(&house.coordinator, cohort, 0, ends, now).await?;
    let [(_, _, by_wko), (_, oeif, by_oeif), _] = &house.partners[..] else { return Ok(()) };
    let Some(deputy) = by_wko.account else { return Ok(()) };
    store.name_deputy(by_oeif, *oeif, (deputy, true), now).await
}

async fn open(store: &Store, house: &House, now: Timestamp) -> Result<CohortId, Error> {
    let today = store.read(house.programme).await?.programme().await?.today(now);
    let starts_on = today.saturating_add(Span::new().days(21));
    let new = NewCohort {
        slug: "wien-noe-19".to_owned(),
        number: 19,
        regions: vec!["Wien".to_owned(), "Niederösterreich".to_owned()],
        calendar: Calendar {
            applications_until: Some(today.saturating_add(Span::new().days(-14))),
            matching_on: Some(today),
            opening_on: Some(starts_on),
            starts_on,
            ends_on: starts_on.saturating_add(Span::new().months(6)),
            capacity: 40,
        },
    };
    let actor = &house.coordinator;
    let begun = now - jiff::SignedDuration::from_hours(24 * 60);
    let cohort = store.create_cohort(actor, &new, begun).await?;
    store.step_cohort(actor, cohort, Verb::Open, None, begun).await?;
    Ok(cohort)
}

async fn intake(
    store: &Store,
    house: &House,
    cast: &Cast,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let actor = &house.coordinator;
    let import = Import { accepted: true, ..Import::into(cohort) };
    let mut go_on = |_| ControlFlow::Continue(());
    let today = store.read(house.programme).await?.programme().await?.today(now);
    let received = |index: usize| {
        let days = -20 - i64::try_from(index % 30).expect("a small number");
        today.saturating_add(Span::new().days(days))
    };
    let mentees: Vec<_> = (FIRST_MENTEE..FIRST_MENTEE + MENTEES)
        .map(|index| cast.mentee(index, received(index)))
        .collect();
    let at = now - jiff::SignedDuration::from_hours(24 * 10);
    store.import_mentees(actor, &import, &mentees, &mut go_on, at).await?;
    let capacity = |index: usize| if index.is_multiple_of(9) { 2 } else { 1 };
    let mentors: Vec<_> = (FIRST_MENTOR..FIRST_MENTOR + MENTORS)
        .map(|index| cast.mentor(index, capacity(index), received(index)))
        .collect();
    store.import_mentors(actor, &import, &mentors, &mut go_on, at).await?;
    Ok(())
}

/// One organisation has agreed to everything, one to half, the third has objected once.
async fn decide(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = store.read(house.programme).await?;
    let Some(proposal) = tx.proposal(cohort).await? else { return Ok(()) };
    let pairs = tx.pairs(&proposal).await?;
    drop(tx);
    let [(_, wko, by_wko), (_, oeif, by_oeif), (_, ams, by_ams)] = &house.partners[..] else {
        return Ok(());
    };
    store.endorse_all(by_wko, cohort, *wko, None, None, now).await?;
    for (index, pair) in pairs.iter().enumerate() {
        let id = PairId(pair.id);
        if index.is_multiple_of(2) {
            let version = version(store, house, id).await?;
            store.endorse_pair(by_oeif, id, version, *oeif, Answer::Agree, now).await?;
        }
        if index == 1 {
            let version = version(store, house, id).await?;
            let why = Answer::Object("Die beiden kennen einander aus einem Kurs.");
            store.endorse_pair(by_ams, id, version, *ams, why, now).await?;
        }
        if index == 3 {
            let version = version(store, house, id).await?;
            store.lock_pair(&house.coordinator, id, version, now).await?;
        }
    }
    Ok(())
}

async fn version(store: &Store, house: &House, pair: PairId) -> Result<i64, Error> {
    Ok(store.read(house.programme).await?.pair(pair).await?.version)
}
