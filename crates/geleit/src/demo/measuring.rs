//! What the Austrian programme measures pairs by: set once, changed after the last cohort. Two
//! people of the matching know each other from home, and a variant with other weights stands
//! beside the proposal.

use super::House;
use geleit_domain::id::{ApplicationId, CohortId, MentorId, PersonId};
use geleit_domain::matching::conflicts::LinkKind;
use geleit_domain::matching::criteria::{Criterion, Rules, Weights, WeightsError, Yardstick};
use geleit_store::{Error, Store};
use jiff::{SignedDuration, Timestamp};

/// Shares in the order of the criteria.
const AT_FIRST: [u32; 9] = [30, 14, 7, 5, 15, 10, 10, 3, 6];
/// After a cohort in which many pairs had spoken only German with each other.
const SINCE: [u32; 9] = [30, 14, 6, 4, 13, 15, 9, 3, 6];
/// Tried at the table: what if languages counted twice as much?
const TRIED: [u32; 9] = [24, 10, 4, 4, 10, 32, 8, 3, 5];

pub(super) async fn set(store: &Store, house: &House, now: Timestamp) -> Result<(), Error> {
    for (version, (shares, days)) in (0..).zip([(AT_FIRST, 200), (SINCE, 40)]) {
        let at = now - SignedDuration::from_hours(24 * days);
        let denied = "RU-UA".parse().map_err(|_| Error::Corrupt("the demo's countries"))?;
        let rules = Rules { denied: vec![denied], ..Rules::default() };
        let yardstick = Yardstick { weights: weights(shares)?, rules, ..Yardstick::default() };
        store.change_measure(&house.coordinator, &yardstick, version, at).await?;
    }
    Ok(())
}

/// The coordination learns that two of a pair are related: they stay apart from then on.
pub(super) async fn link_a_pair(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = store.read(house.programme).await?;
    let Some(proposal) = tx.proposal(cohort).await? else { return Ok(()) };
    let Some(pair) = tx.pairs(&proposal).await?.pop() else { return Ok(()) };
    let mentee = tx.application(ApplicationId(pair.application_id)).await?.person_id;
    let mentor = tx.mentor(MentorId(pair.mentor_id)).await?.person_id;
    drop(tx);
    let (mentee, mentor) = (PersonId(mentee), PersonId(mentor));
    store.link_persons(&house.coordinator, mentee, mentor, LinkKind::Relative, now).await
}

pub(super) async fn try_languages(
    store: &Store,
    house: &House,
    cohort: CohortId,
    seen: i64,
    now: Timestamp,
) -> Result<(), Error> {
    store.keep_variant(&house.coordinator, cohort, seen, &weights(TRIED)?, now).await?;
    Ok(())
}

fn weights(shares: [u32; 9]) -> Result<Weights, Error> {
    let named: Vec<_> = Criterion::ALL.iter().copied().zip(shares).collect();
    let wrong = |_: WeightsError| Error::Corrupt("the demo's weights");
    Weights::of_shares("", &named).map_err(wrong)
}
