//! More people for the cohort in the middle of its intake: they came in week by week, some have
//! been decided about, some wait for too long, and the first mentors have places.

use super::cast::Cast;
use super::{House, intake::days_before};
use geleit_domain::actor::Actor;
use geleit_domain::applications::Verb;
use geleit_domain::applications::completion::Item;
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_store::applications::Application;
use geleit_store::imports::Import;
use geleit_store::{Error, Store};
use jiff::{Span, Timestamp};
use std::ops::ControlFlow;

/// People whose numbers no other cohort uses.
const FIRST_MENTEE: usize = 400;
const FIRST_MENTOR: usize = 300;
const MENTORS: usize = 9;
/// More letters than wait when one of them comes back.
const LETTERS_MAX: i64 = 200;
/// How many mentees came in on which of the days before today.
const EARLY: &[i64] = &[29, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 19, 18];
const RECENT: &[i64] = &[13, 12, 12, 11, 10, 9, 9, 8, 8, 7, 6, 6, 5, 5, 4];
/// Where they live.
const POSTCODES: &[(&str, &str)] = &[
    ("6020", "Tirol"),
    ("6900", "Vorarlberg"),
    ("6060", "Tirol"),
    ("6330", "Tirol"),
    ("6850", "Vorarlberg"),
];

const SEEN: (Verb, i64) = (Verb::FindEligible, 12);
const INVITED: (Verb, i64) = (Verb::SetInterview, 10);
const SPOKEN: (Verb, i64) = (Verb::RecordInterview, 6);

/// The way of one of the early ones: what happened so many days before today.
fn way(index: usize) -> &'static [(Verb, i64)] {
    match index {
        0..5 => &[SEEN, INVITED, SPOKEN, (Verb::Accept, 3)],
        5..7 => &[SEEN, INVITED, SPOKEN, (Verb::Waitlist, 3)],
        7 => &[SEEN, INVITED, SPOKEN, (Verb::NotAccept, 3)],
        8 => &[SEEN, (Verb::Withdraw, 9)],
        // Nobody has invited them yet.
        9..12 => &[SEEN],
        _ => &[],
    }
}

pub(super) async fn tell(
    store: &Store,
    house: &House,
    cast: &Cast,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let early = invite(store, house, cast, cohort, (0, EARLY), days_before(now, 17)).await?;
    for application in &early[12..] {
        let (id, version) = (ApplicationId(application.id), application.version);
        let (items, at) = ([Item::German, Item::Postcode], days_before(now, 16));
        store.ask_for_more(&house.coordinator, id, &items, (version, ""), at).await?;
    }
    return_letter(store, house, &early[13], days_before(now, 15)).await?;
    for (index, application) in early.iter().enumerate() {
        walk(store, house, application, way(index), now).await?;
    }
    let recent = (EARLY.len(), RECENT);
    let recent = invite(store, house, cast, cohort, recent, days_before(now, 4)).await?;
    for application in &recent[..5] {
        walk(store, house, application, &[(Verb::FindEligible, 3)], now).await?;
    }
    mentors(store, house, cast, cohort, now).await
}

/// Nobody lives at the address of this one: somebody has to call.
async fn return_letter(
    store: &Store,
    house: &House,
    application: &Application,
    at: Timestamp,
) -> Result<(), Error> {
    for job in store.claim_jobs(LETTERS_MAX, at).await? {
        let mut tx = store.write(house.programme).await?;
        let letter = tx.mail(job.subject_id).await?;
        let theirs = letter.filter(|letter| letter.subject_id == Some(application.id));
        let Some(letter) = theirs else { continue };
        let address = tx.addressee(&letter).await?.email;
        tx.mail_bounced(&job, &letter, &address, at).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Brings some people in and gives their applications in order.
async fn invite(
    store: &Store,
    house: &House,
    cast: &Cast,
    cohort: CohortId,
    (first, days): (usize, &[i64]),
    at: Timestamp,
) -> Result<Vec<Application>, Error> {
    let today = today(store, house, at).await?;
    let before = |days: i64| today.saturating_sub(Span::new().days(days));
    // The days are counted from today, but these sheets came in earlier.
    let earlier = days.iter().min().copied().unwrap_or(0);
    let people = (first..).zip(days).map(|(index, days)| {
        let mut mentee = cast.mentee(FIRST_MENTEE + index, before(days - earlier));
        let (postcode, region) = POSTCODES[index % POSTCODES.len()];
        mentee.profile.postcode = Some(postcode.to_owned());
        mentee.profile.region = Some(region.to_owned());
        mentee
    });
    let people: Vec<_> = people.collect();
    let (import, mut go_on) = (Import::into(cohort), |_| ControlFlow::Continue(()));
    store.import_mentees(&house.coordinator, &import, &people, &mut go_on, at).await?;
    let mut found = store.read(house.programme).await?.applications_of(cohort).await?;
    found.retain(|one| people.iter().any(|person| person.reference == one.reference));
    found.sort_by(|a, b| a.reference.cmp(&b.reference));
    Ok(found)
}

async fn walk(
    store: &Store,
    house: &House,
    application: &Application,
    way: &[(Verb, i64)],
    now: Timestamp,
) -> Result<(), Error> {
    let history = Actor::operator(house.programme);
    for (verb, days) in way {
        let at = days_before(now, *days);
        let on = today(store, house, at).await?;
        let id = ApplicationId(application.id);
        store.step_application(&history, id, *verb, None, on, at).await?;
    }
    Ok(())
}

/// One or two a week; the fourth takes two mentees.
async fn mentors(
    store: &Store,
    house: &House,
    cast: &Cast,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let at = days_before(now, 2);
    let today = today(store, house, at).await?;
    let mentor = |index: usize| {
        let days = 24 - 3 * i64::try_from(index).expect("a small number");
        let (capacity, came) = (if index == 3 { 2 } else { 1 }, Span::new().days(days.max(0)));
        let mut mentor = cast.mentor(FIRST_MENTOR + index, capacity, today.saturating_sub(came));
        let (postcode, region) = POSTCODES[index % POSTCODES.len()];
        mentor.profile.postcode = Some(postcode.to_owned());
        mentor.profile.region = Some(region.to_owned());
        mentor
    };
    let people: Vec<_> = (0..MENTORS).map(mentor).collect();
    let (import, mut go_on) = (Import::into(cohort), |_| ControlFlow::Continue(()));
    store.import_mentors(&house.coordinator, &import, &people, &mut go_on, at).await?;
    Ok(())
}

async fn today(store: &Store, house: &House, at: Timestamp) -> Result<jiff::civil::Date, Error> {
    Ok(store.read(house.programme).await?.programme().await?.today(at))
}
