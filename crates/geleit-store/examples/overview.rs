//! Measures what the desk reads at 10,000 applications in one cohort, the first page and the inbox,
//! and prints what it takes beside what was promised. It never fails because something is slow.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::applications::{Status, Verb};
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::policy::Role;
use geleit_domain::profile::{Coded, Identity, MenteeProfile, MentorProfile};
use geleit_domain::programmes::Kind;
use geleit_store::Store;
use geleit_store::applications::{Filter, Order, Which};
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::overview::Overview;
use geleit_store::testing::{Place, run};
use jiff::{SignedDuration, Span, Timestamp};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

const MENTEES: u32 = 10_000;
const MENTORS: u32 = 500;
const ROUNDS: usize = 100;
const WORK: [&str; 6] = ["2512", "2411", "2142", "2211", "2341", "1221"];

fn main() {
    run(async {
        let place = Place::sqlite().await;
        measure("SQLite", &place.store).await;
        if std::env::var_os("GELEIT_TEST_POSTGRES").is_some() {
            let place = Place::postgres().await;
            measure("PostgreSQL", &place.store).await;
        }
    });
}

fn now() -> Timestamp {
    "2026-01-23T09:00:00Z".parse().unwrap()
}

async fn measure(engine: &str, store: &Store) {
    let programme = store.create_programme(Kind::Tandem, "Wien", "wien", now()).await.unwrap();
    let operator = Actor::operator(programme);
    let cohort = fill(store, &operator).await;
    let roles = vec![RoleHeld { role: Role::Coordinator, organisation: None }];
    let actor = Actor { programme, account: None, person: None, roles };
    let found = store.overview(&actor, Some(cohort), now()).await.unwrap();
    let Overview::Coordination(found) = found else { panic!("a coordinator reads it") };
    assert_eq!(found.selection.unwrap().funnel[0].share.count, u64::from(MENTEES));
    let overview = async || drop(store.overview(&actor, Some(cohort), now()).await.unwrap());
    tell(engine, "overview", &times(overview).await, "median < 20 ms");
    let menu = async || assert!(store.menu(&actor).await.unwrap().is_some());
    tell(engine, "numbers of the menu", &times(menu).await, "");
    for (name, which, order) in [
        ("inbox by name", Which::All, Order::Name),
        ("inbox, longest first", Which::Status(Status::Received), Order::Waiting),
        ("inbox, late", Which::Late(now()), Order::Waiting),
    ] {
        let filter = Filter { which, order, ..Filter::default() };
        let page = async || {
            let listing = store.applications_page(&actor, Some(cohort), &filter, 51).await.unwrap();
            assert_eq!(listing.lines.len(), 51);
        };
        tell(engine, name, &times(page).await, "p99 < 100 ms");
    }
}

/// How long it takes, again and again, sorted.
async fn times(run: impl AsyncFn()) -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let started = Instant::now();
        run().await;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    times
}

fn tell(engine: &str, what: &str, times: &[Duration], promised: &str) {
    let ms =
        |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
    let what = format!("{what} of {MENTEES} applications, {engine}");
    let measured = format!("median {:.1} ms, p99 {:.1} ms", ms(50), ms(99));
    let promised =
        if promised.is_empty() { String::new() } else { format!("   promised {promised}") };
    println!("{what:<52} {measured:>32}{promised}");
}

async fn fill(store: &Store, operator: &Actor) -> CohortId {
    let calendar = Calendar {
        applications_until: Some("2026-02-01".parse().unwrap()),
        matching_on: Some("2026-02-20".parse().unwrap()),
        opening_on: None,
        starts_on: "2026-03-01".parse().unwrap(),
        ends_on: "2026-09-01".parse().unwrap(),
        capacity: 500,
    };
    let regions = vec!["Wien".to_owned()];
    let new = NewCohort { slug: "wien-1".to_owned(), number: 1, regions, calendar };
    let before = now() - SignedDuration::from_hours(24 * 15);
    let cohort = store.create_cohort(operator, &new, before).await.unwrap();
    let mut go_on = |_| ControlFlow::Continue(());
    let import = Import::into(cohort);
    let mentees: Vec<_> = (0..MENTEES).map(mentee).collect();
    store.import_mentees(operator, &import, &mentees, &mut go_on, before).await.unwrap();
    let mentors: Vec<_> = (0..MENTORS).map(mentor).collect();
    store.import_mentors(operator, &import, &mentors, &mut go_on, before).await.unwrap();
    let all = store.read(operator.programme).await.unwrap().applications_of(cohort).await.unwrap();
    let on = "2026-01-20".parse().unwrap();
    for (index, application) in all.iter().enumerate() {
        let id = ApplicationId(application.id);
        for verb in way(index) {
            store.step_application(operator, id, *verb, None, on, now()).await.unwrap();
        }
    }
    store.learn().await.unwrap();
    cohort
}

/// How far somebody has got: half of them nowhere yet, some to the end, some have left.
fn way(index: usize) -> &'static [Verb] {
    use Verb::{Accept, FindEligible, RecordInterview, SetInterview, Withdraw};
    match index % 20 {
        0 => &[FindEligible, SetInterview, RecordInterview, Accept],
        1 => &[FindEligible, SetInterview, RecordInterview],
        2 => &[FindEligible, Withdraw],
        3..10 => &[FindEligible],
        _ => &[],
    }
}

fn coded(number: u32) -> Option<Coded> {
    let code = WORK[number as usize % WORK.len()];
    Some(Coded { words: format!("Beruf {code}"), code: Some(code.to_owned()) })
}

fn identity(name: &str, number: u32) -> Identity {
    Identity {
        given_name: name.to_owned(),
        family_name: format!("Haddad {number}"),
        email: format!("{}{number}@example.org", name.to_lowercase()),
        ..Identity::default()
    }
}

fn mentee(number: u32) -> MenteeRow {
    let days = Span::new().days(i64::from(number % 60));
    MenteeRow {
        row: number + 1,
        reference: format!("E-{number}"),
        identity: identity("Amal", number),
        profile: MenteeProfile {
            occupation: coded(number),
            target_occupation: coded(number / 7),
            ..MenteeProfile::default()
        },
        received_on: Some("2026-01-20".parse::<jiff::civil::Date>().unwrap().saturating_sub(days)),
        organisation: None,
    }
}

fn mentor(number: u32) -> MentorRow {
    MentorRow {
        row: number + 1,
        reference: format!("M-{number}"),
        identity: identity("Brigitte", number),
        profile: MentorProfile { occupation: coded(number), ..MentorProfile::default() },
        capacity: 1 + number % 2,
        received_on: None,
        organisation: None,
    }
}
