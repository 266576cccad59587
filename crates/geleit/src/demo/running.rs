//! A cohort in its fourth month: most pairs meet, one has paused, and some need somebody (S1-49).

use super::cast::{Cast, PAIRED};
use super::{House, by_both, sides};
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::meetings::{Channel, MINUTES_USUAL, Meeting, Way};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::Action;
use geleit_domain::profile::Goal;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::partnerships::Filter;
use geleit_store::partnerships::meetings::Noting;
use geleit_store::{Error, Store};
use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use std::ops::ControlFlow;

/// People whose numbers no other cohort uses.
const FIRST_MENTEE: usize = 3 * PAIRED + 60;
const FIRST_MENTOR: usize = 2 * PAIRED + 60;
/// The first mentor takes two mentees.
const MENTORS: usize = 6;
const MENTEES: usize = MENTORS + 1;

/// The opening was so many days ago.
const OPENED: i64 = 100;

/// How many days ago each pair has met.
const MET: [&[i64]; MENTEES] = [
    &[93, 86, 80, 73, 66, 59, 50, 43, 36, 29, 22, 15, 8, 2],
    &[95, 88, 81, 74, 67, 60, 53, 46, 41],
    &[94, 82, 70, 61],
    &[],
    &[90, 62, 24],
    &[92, 85, 78, 71, 64, 57, 48, 41, 34, 27, 20, 13, 5],
    &[91, 84, 77, 70, 63, 56, 49, 42, 35, 28, 21, 12],
];

/// So many meetings of the first pair wait for the mentee's word.
const UNCONFIRMED: usize = 2;

/// The pair that has paused, and since when.
const PAUSED: (usize, i64) = (2, 55);

pub(super) async fn tell(
    store: &Store,
    house: &House,
    cast: &Cast,
    now: Timestamp,
) -> Result<(), Error> {
    let today = store.read(house.programme).await?.programme().await?.today(now);
    let days = Days(today);
    let cohort = open(store, house, days).await?;
    intake(store, house, cast, cohort, days).await?;
    let released = days.noon(OPENED + 10);
    store.propose(&house.coordinator, cohort, None, released).await?;
    for (_, organisation, actor) in &house.partners {
        store.endorse_all(actor, cohort, *organisation, None, None, released).await?;
    }
    store.release(&house.coordinator, cohort, None, released).await?;
    run(store, house, cohort, days).await?;
    by_both::tell(store, house, cohort, now).await?;
    store.keep_warnings(house.programme, now).await?;
    Ok(())
}

/// Days that are counted back from today.
#[derive(Clone, Copy)]
struct Days(Date);

impl Days {
    fn ago(self, days: i64) -> Date {
        self.0.saturating_sub(Span::new().days(days))
    }

    fn noon(self, days: i64) -> Timestamp {
        let noon = self.ago(days).to_datetime(time(12, 0, 0, 0));
        noon.to_zoned(TimeZone::UTC).expect("no year of the demo is that far").timestamp()
    }
}

async fn open(store: &Store, house: &House, days: Days) -> Result<CohortId, Error> {
    let starts_on = days.ago(OPENED);
    let new = NewCohort {
        slug: "salzburg-6".to_owned(),
        number: 6,
        regions: vec!["Salzburg".to_owned()],
        calendar: Calendar {
            applications_until: Some(days.ago(OPENED + 40)),
            matching_on: Some(days.ago(OPENED + 10)),
            opening_on: Some(starts_on),
            starts_on,
            ends_on: starts_on.saturating_add(Span::new().months(6)),
            capacity: 10,
        },
    };
    let begun = days.noon(OPENED + 80);
    let cohort = store.create_cohort(&house.coordinator, &new, begun).await?;
    store.step_cohort(&house.coordinator, cohort, cohorts::Verb::Open, None, begun).await?;
    Ok(cohort)
}

async fn intake(
    store: &Store,
    house: &House,
    cast: &Cast,
    cohort: CohortId,
    days: Days,
) -> Result<(), Error> {
    let actor = &house.coordinator;
    let import = Import { accepted: true, ..Import::into(cohort) };
    let (came, at) = (days.ago(OPENED + 50), days.noon(OPENED + 30));
    let mut go_on = |_| ControlFlow::Continue(());
    let mentees: Vec<_> = (0..MENTEES).map(|i| cast.mentee(FIRST_MENTEE + i, came)).collect();
    store.import_mentees(actor, &import, &mentees, &mut go_on, at).await?;
    let places = |index| if index == 0 { 2 } else { 1 };
    let mentor = |index| cast.mentor(FIRST_MENTOR + index, places(index), came);
    let mentors: Vec<_> = (0..MENTORS).map(mentor).collect();
    store.import_mentors(actor, &import, &mentors, &mut go_on, at).await?;
    Ok(())
}

/// Both sides have said yes, the opening was, and they meet more or less often.
async fn run(store: &Store, house: &House, cohort: CohortId, days: Days) -> Result<(), Error> {
    let (office, history) = (&house.coordinator, Actor::operator(house.programme));
    let mut tx = store.read(house.programme).await?;
    let pairs = tx.list_partnerships(office, cohort, &Filter::default(), 9).await?;
    drop(tx);
    let step = async |index: usize, verb: Verb, ago: i64| {
        let (id, on, at) = (PartnershipId(pairs[index].id), days.ago(ago), days.noon(ago));
        store.step_partnership(&history, id, verb, None, on, at).await
    };
    for (index, pair) in pairs.iter().enumerate() {
        for side in Side::ALL {
            let (id, said) = (PartnershipId(pair.id), (*side, Answer::Accepted));
            sides::answer(store, house, id, said, days.noon(OPENED + 6)).await?;
        }
        step(index, Verb::Start, OPENED).await?;
    }
    let begins = cohorts::Verb::Start;
    store.step_cohort(office, cohort, begins, None, days.noon(OPENED)).await?;
    for (pair, met) in pairs.iter().zip(MET) {
        for ago in met {
            let noting = meeting(days.ago(*ago));
            let (id, at) = (PartnershipId(pair.id), days.noon(ago - 1));
            store.note_meeting(office, id, &noting, at).await?;
        }
    }
    step(PAUSED.0, Verb::Pause, PAUSED.1).await?;
    confirm(store, house, PartnershipId(pairs[0].id), days.noon(1)).await
}

/// The mentee has agreed to all meetings but the newest.
async fn confirm(
    store: &Store,
    house: &House,
    pair: PartnershipId,
    now: Timestamp,
) -> Result<(), Error> {
    let mentee = sides::side(store, house, pair, Side::Mentee).await?;
    let own = store.own_meetings(&mentee, Action::Show, pair, now).await?;
    for meeting in own.meetings.iter().skip(UNCONFIRMED) {
        store.confirm_own_meeting(&mentee, pair, meeting.id, now).await?;
    }
    Ok(())
}

/// What a mentor said on the telephone the day after.
fn meeting(on: Date) -> Noting {
    let topics = vec![Goal::ALL[0]];
    let (minutes, channel, line) = (MINUTES_USUAL, Channel::InPerson, String::new());
    let meeting = Meeting { on, minutes, channel, topics, line };
    Noting { side: Some(Side::Mentor), way: Way::Phone, meeting }
}
