//! A cohort in its fourth month: most pairs meet, one has paused, and some need somebody (S1-49).
//! Another whose last day was a few days ago: its pairs have met to the end and are to be completed.

use super::cast::{Cast, PAIRED};
use super::{House, by_both, sides};
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::imports::MenteeRow;
use geleit_domain::letters::Choice;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::meetings::{Channel, MINUTES_USUAL, Meeting, Way};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::Action;
use geleit_domain::profile::Goal;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::letters::Wish;
use geleit_store::partnerships::meetings::Noting;
use geleit_store::partnerships::{Filter, Listed};
use geleit_store::{Error, Store};
use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use std::ops::ControlFlow;

/// A cohort whose pairs meet, counted back from today.
struct Course {
    slug: &'static str,
    number: u32,
    region: &'static str,
    /// The opening was so many days ago.
    opened: i64,
    /// People whose numbers no other cohort uses.
    first: usize,
    /// The first of them takes two mentees.
    mentors: usize,
    /// How many days ago each pair has met.
    met: &'static [&'static [i64]],
}

const MIDWAY: Course = Course {
    slug: "salzburg-6",
    number: 6,
    region: "Salzburg",
    opened: 100,
    first: 60,
    mentors: 6,
    met: &[
        &[93, 86, 80, 73, 66, 59, 50, 43, 36, 29, 22, 15, 8, 2],
        &[95, 88, 81, 74, 67, 60, 53, 46, 41],
        &[94, 82, 70, 61],
        &[],
        &[90, 62, 24],
        &[92, 85, 78, 71, 64, 57, 48, 41, 34, 27, 20, 13, 5],
        &[91, 84, 77, 70, 63, 56, 49, 42, 35, 28, 21, 12],
    ],
};

/// Six months are at most 184 days.
const OVER: Course = Course {
    slug: "oberoesterreich-2",
    number: 2,
    region: "Oberösterreich",
    opened: 188,
    first: 70,
    mentors: 2,
    met: &[
        &[181, 174, 160, 146, 132, 118, 104, 90, 76, 62, 48, 34, 20, 8],
        &[180, 165, 151, 137, 120, 106, 92, 78, 64, 50, 36, 22, 10],
        &[179, 158, 140, 126, 112, 98, 84, 70, 56, 42, 30, 16, 9],
    ],
};

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
    begin(store, house, cast, &OVER, days).await?;
    let cohort = begin(store, house, cast, &MIDWAY, days).await?;
    let pairs = pairs_of(store, house, cohort).await?;
    let (pair, ago) = (PartnershipId(pairs[PAUSED.0].id), PAUSED.1);
    let (on, at) = (days.ago(ago), days.noon(ago));
    let history = Actor::operator(house.programme);
    store.step_partnership(&history, pair, Verb::Pause, None, on, at).await?;
    confirm(store, house, PartnershipId(pairs[0].id), days.noon(1)).await?;
    by_both::tell(store, house, cohort, now).await?;
    store.keep_warnings(house.programme, now).await?;
    Ok(())
}

/// From the first application to the newest meeting.
async fn begin(
    store: &Store,
    house: &House,
    cast: &Cast,
    course: &Course,
    days: Days,
) -> Result<CohortId, Error> {
    let cohort = open(store, house, course, days).await?;
    intake(store, house, cast, (cohort, course), days).await?;
    let released = days.noon(course.opened + 10);
    store.propose(&house.coordinator, cohort, None, released).await?;
    for (_, organisation, actor) in &house.partners {
        store.endorse_all(actor, cohort, *organisation, None, None, released).await?;
    }
    store.release(&house.coordinator, cohort, None, released).await?;
    run(store, house, (cohort, course), days).await?;
    write_in_arabic(store, house, cast, (cohort, course), days).await?;
    Ok(cohort)
}

/// Whoever has grown up with Arabic wants to get letters in it.
async fn write_in_arabic(
    store: &Store,
    house: &House,
    cast: &Cast,
    (cohort, course): (CohortId, &Course),
    days: Days,
) -> Result<(), Error> {
    let opened = course.opened;
    let mentees = (0..course.met.len()).map(|index| mentee(cast, course, index, days));
    let speaks = |one: &MenteeRow| one.profile.languages.iter().any(|held| held.language == "ar");
    let readers: Vec<_> = mentees.filter(speaks).map(|one| one.reference).collect();
    let pairs = pairs_of(store, house, cohort).await?;
    for pair in pairs.iter().filter(|pair| readers.contains(&pair.reference)) {
        let reader = sides::side(store, house, PartnershipId(pair.id), Side::Mentee).await?;
        let wish = Wish { choice: Choice::Daily, language: Some("ar") };
        store.choose_own_letters(&reader, wish, days.noon(opened)).await?;
    }
    Ok(())
}

/// All pairs: a cohort of the demo has at most nine.
async fn pairs_of(store: &Store, house: &House, cohort: CohortId) -> Result<Vec<Listed>, Error> {
    let mut tx = store.read(house.programme).await?;
    tx.list_partnerships(&house.coordinator, cohort, &Filter::default(), 9).await
}

/// The mentee in this place of the course.
fn mentee(cast: &Cast, course: &Course, index: usize, days: Days) -> MenteeRow {
    cast.mentee(3 * PAIRED + course.first + index, days.ago(course.opened + 50))
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

async fn open(
    store: &Store,
    house: &House,
    course: &Course,
    days: Days,
) -> Result<CohortId, Error> {
    let opened = course.opened;
    let starts_on = days.ago(opened);
    let new = NewCohort {
        slug: course.slug.to_owned(),
        number: course.number,
        regions: vec![course.region.to_owned()],
        calendar: Calendar {
            applications_until: Some(days.ago(opened + 40)),
            matching_on: Some(days.ago(opened + 10)),
            opening_on: Some(starts_on),
            starts_on,
            ends_on: starts_on.saturating_add(Span::new().months(6)),
            capacity: 10,
        },
    };
    let begun = days.noon(opened + 80);
    let cohort = store.create_cohort(&house.coordinator, &new, begun).await?;
    store.step_cohort(&house.coordinator, cohort, cohorts::Verb::Open, None, begun).await?;
    Ok(cohort)
}

async fn intake(
    store: &Store,
    house: &House,
    cast: &Cast,
    (cohort, course): (CohortId, &Course),
    days: Days,
) -> Result<(), Error> {
    let actor = &house.coordinator;
    let import = Import { accepted: true, ..Import::into(cohort) };
    let (came, at) = (days.ago(course.opened + 50), days.noon(course.opened + 30));
    let mut go_on = |_| ControlFlow::Continue(());
    let mentees: Vec<_> =
        (0..course.met.len()).map(|index| mentee(cast, course, index, days)).collect();
    store.import_mentees(actor, &import, &mentees, &mut go_on, at).await?;
    let places = |index| if index == 0 { 2 } else { 1 };
    let mentor = |index| cast.mentor(2 * PAIRED + course.first + index, places(index), came);
    let mentors: Vec<_> = (0..course.mentors).map(mentor).collect();
    store.import_mentors(actor, &import, &mentors, &mut go_on, at).await?;
    Ok(())
}

/// Both sides have said yes, the opening was, and they meet more or less often.
async fn run(
    store: &Store,
    house: &House,
    (cohort, course): (CohortId, &Course),
    days: Days,
) -> Result<(), Error> {
    let (office, history) = (&house.coordinator, Actor::operator(house.programme));
    let (opened, begun) = (days.ago(course.opened), days.noon(course.opened));
    let pairs = pairs_of(store, house, cohort).await?;
    for pair in &pairs {
        let id = PartnershipId(pair.id);
        for side in Side::ALL {
            let said = (*side, Answer::Accepted);
            sides::answer(store, house, id, said, days.noon(course.opened + 6)).await?;
        }
        store.step_partnership(&history, id, Verb::Start, None, opened, begun).await?;
    }
    store.step_cohort(office, cohort, cohorts::Verb::Start, None, begun).await?;
    for (pair, met) in pairs.iter().zip(course.met) {
        for ago in *met {
            let noting = meeting(days.ago(*ago));
            let (id, at) = (PartnershipId(pair.id), days.noon(ago - 1));
            store.note_meeting(office, id, &noting, at).await?;
        }
    }
    Ok(())
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
    Noting { side: Some(Side::Mentor), way: Way::Phone, meeting, corrects: None }
}
