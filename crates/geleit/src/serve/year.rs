//! A year of letters, driven by the worker itself over a real SMTP line and counted at the server:
//! two changes of the clock, all holidays, lines that break, and days on which nothing is taken.

mod judging;
#[allow(dead_code, reason = "the tests of the commands use the rest")]
#[path = "../../tests/commands/smtp.rs"]
mod smtp;

use super::calendar;
use super::post::Post;
use super::worker::Worker;
use crate::clock::Clock;
use crate::config::{Protection, Smtp};
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{AccountId, CohortId, PartnershipId, PersonId, ProgrammeId};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::partnerships::meetings::{Channel, Meeting};
use geleit_domain::partnerships::offer::Answer as Said;
use geleit_domain::policy::Role;
use geleit_domain::profile::{Coded, Identity, MenteeProfile, MentorProfile};
use geleit_domain::programmes;
use geleit_store::Store;
use geleit_store::accounts::{NewAccount, SIGN_IN_LETTER};
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::mails::Letter;
use geleit_store::matching::RELEASE_DELAY;
use geleit_store::testing::{self, Place};
use jiff::civil::{Date, Time, date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use smtp::{Answer, MailServer};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Times of a day, UTC, at which the worker makes a round: often around half past seven, and some
/// at night.
const ROUNDS: [Time; 14] = [
    time(0, 0, 0, 0),
    time(1, 30, 0, 0),
    time(3, 0, 0, 0),
    time(5, 0, 0, 0),
    time(5, 29, 0, 0),
    time(5, 30, 0, 0),
    time(6, 0, 0, 0),
    time(6, 29, 0, 0),
    time(6, 30, 0, 0),
    time(6, 31, 0, 0),
    time(9, 0, 0, 0),
    time(13, 0, 0, 0),
    time(18, 30, 0, 0),
    time(21, 0, 0, 0),
];
const PAIRS: u32 = 3;
/// The Austrian holidays of 2027 on working days, from the official list.
const HOLIDAYS: [Date; 11] = [
    date(2027, 1, 1),
    date(2027, 1, 6),
    date(2027, 3, 29),
    date(2027, 5, 1),
    date(2027, 5, 6),
    date(2027, 5, 17),
    date(2027, 5, 27),
    date(2027, 10, 26),
    date(2027, 11, 1),
    date(2027, 12, 8),
    date(2027, 12, 25),
];

/// Two days on which the mail server takes nothing.
const DOWN: [Date; 2] = [date(2027, 6, 7), date(2027, 6, 8)];

/// A letter as the server has got it.
#[derive(Debug)]
struct Arrived {
    to: String,
    id: String,
    is_sign_in: bool,
    /// How many letters it holds.
    holds: usize,
    day: Date,
    time: Time,
}

/// A programme with running pairs.
struct World {
    store: Store,
    programme: ProgrammeId,
    pairs: Vec<[Actor; 2]>,
    partnerships: Vec<PartnershipId>,
    amal: AccountId,
}

#[test]
fn a_year_of_letters_brings_nobody_two_digests_on_a_day_and_none_at_night_or_on_a_holiday() {
    testing::run(async {
        let place = Place::sqlite().await;
        let world = World::made(&place.store).await;
        let is_closed = Arc::new(AtomicBool::new(false));
        let closed = Arc::clone(&is_closed);
        // Now and then the line breaks before the server has said anything.
        let mails = MailServer::answering(move |number| match number % 40 {
            _ if closed.load(Ordering::SeqCst) => Answer::Later,
            17 => Answer::DropBefore,
            31 => Answer::DropAfter,
            _ => Answer::Take,
        });
        let mut arrived = Vec::new();
        let begin = date(2027, 1, 1);
        for day in begin.series(1.day()).take_while(|day| day.year() == 2027) {
            is_closed.store(DOWN.contains(&day), Ordering::SeqCst);
            for round in ROUNDS {
                let now = day.to_datetime(round).to_zoned(TimeZone::UTC).unwrap().timestamp();
                world.happens(day, round, now).await;
                // Two servers look at the same minute in the morning.
                for _ in 0..if (5..7).contains(&round.hour()) { 2 } else { 1 } {
                    calendar::keep(&world.store, now).await;
                    world.worker(&mails, now).round().await;
                }
                collect(&mails, now, &mut arrived);
            }
        }
        world.judge(&arrived).await;
    });
}

fn collect(mails: &MailServer, now: Timestamp, arrived: &mut Vec<Arrived>) {
    let local = now.to_zoned(TimeZone::get("Europe/Vienna").unwrap());
    while let Some(text) = mails.next_within(Duration::ZERO) {
        let header = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_else(|| panic!("{name} in {text}")).trim().to_owned()
        };
        let plain = text.split("Content-Type: text/html").next().unwrap_or_default();
        // The dash of a line of the list; a digest of one letter is that letter, and the second
        // answer to a question is no letter.
        let is_line = |line: &&str| line.starts_with("=E2=80=93 ") && !line.contains("Noch nicht");
        let lines = plain.lines().filter(is_line).count();
        arrived.push(Arrived {
            holds: lines.max(1),
            to: header("To:"),
            id: header("Message-ID:"),
            is_sign_in: header("Subject:").contains("Link"),
            day: local.date(),
            time: local.time(),
        });
    }
}

impl World {
    async fn made(store: &Store) -> Self {
        let at: Timestamp = "2026-12-01T09:00:00Z".parse().unwrap();
        let programme =
            store.create_programme(programmes::Kind::Tandem, "Mentoring", "mentoring", at).await;
        let programme = programme.unwrap();
        let operator = Actor::operator(programme);
        let cohort = cohort(store, &operator, at).await;
        invite(store, &operator, cohort, at).await;
        let karin = acting(programme, Role::Coordinator, None);
        store.propose(&karin, cohort, None, at).await.unwrap();
        store.release(&karin, cohort, None, at).await.unwrap();
        let (mut pairs, mut partnerships) = (Vec::new(), Vec::new());
        let open = at + RELEASE_DELAY;
        let mut tx = store.read(programme).await.unwrap();
        let found = tx.fresh_partnerships(cohort, at).await.unwrap();
        for pair in &found {
            let mentor = tx.mentor(geleit_domain::id::MentorId(pair.mentor_id)).await.unwrap();
            let amal = acting(programme, Role::Mentee, Some(pair.person_id));
            let brigitte = acting(programme, Role::Mentor, Some(mentor.person_id));
            partnerships.push(PartnershipId(pair.id));
            pairs.push([amal, brigitte]);
        }
        drop(tx);
        for (pair, id) in pairs.iter().zip(&partnerships) {
            for one in pair {
                store.answer_offer(one, *id, Said::Accepted, open).await.unwrap();
            }
        }
        let start = cohort_step(store, &operator, cohort, open).await;
        assert_eq!(start, PAIRS as usize);
        let amal = account(store, programme, "amal@example.org", Role::Mentee, at).await;
        account(store, programme, "karin@example.org", Role::Coordinator, at).await;
        let active = "UPDATE account SET status = 'active'";
        testing::execute(store, programme, active).await;
        // What was written until now belongs to another year.
        let over = "UPDATE mail SET withdrawn_at = created_at";
        testing::execute(store, programme, over).await;
        Self { store: store.clone(), programme, pairs, partnerships, amal }
    }

    fn worker(&self, mails: &MailServer, now: Timestamp) -> Worker {
        let smtp = Smtp {
            host: "127.0.0.1".to_owned(),
            port: Some(mails.port),
            tls: Protection::None,
            user: None,
            password_file: None,
            from: "Mentoring <mentoring@example.org>".to_owned(),
        };
        let post = Post::new(&smtp, "https://mentoring.example.org").unwrap();
        Worker::of(self.store.clone(), Clock::showing(now), Some(post))
    }

    /// Meetings are noted at all hours, and somebody signs in at night.
    async fn happens(&self, day: Date, round: Time, now: Timestamp) {
        let number = usize::try_from(day.day_of_year()).unwrap() + usize::from(round.hour() > 12);
        if !number.is_multiple_of(3) || round.minute() != 0 {
            return;
        }
        let place = number / 3 % self.pairs.len();
        let by = &self.pairs[place][usize::from(round.hour() % 2 == 0)];
        let meeting = Meeting {
            on: day.saturating_sub(i64::from(round.hour()).days()),
            minutes: 60,
            channel: Channel::Online,
            topics: Vec::new(),
            line: String::new(),
        };
        // A day that was noted already is confirmed instead.
        let _ = self.store.note_own_meeting(by, self.partnerships[place], &meeting, now).await;
        if round.hour() == 21 {
            let mut tx = self.store.write(self.programme).await.unwrap();
            let letter = Letter {
                template: SIGN_IN_LETTER,
                language: "de",
                person: None,
                account: Some(self.amal),
                subject: None,
                due: now,
            };
            tx.post(letter, now).await.unwrap();
            tx.commit().await.unwrap();
        }
    }
}

fn acting(programme: ProgrammeId, role: Role, person: Option<uuid::Uuid>) -> Actor {
    let roles = vec![RoleHeld { role, organisation: None }];
    Actor { programme, account: None, person: person.map(PersonId), roles }
}

async fn account(
    store: &Store,
    programme: ProgrammeId,
    email: &str,
    role: Role,
    at: Timestamp,
) -> AccountId {
    let name = email.split('@').next().unwrap();
    let new = NewAccount { email, name, role, organisation: None, person: None, language: "de" };
    store.create_account(&Actor::operator(programme), &new, at).await.unwrap().0
}

async fn cohort(store: &Store, operator: &Actor, at: Timestamp) -> CohortId {
    let calendar = Calendar {
        applications_until: None,
        matching_on: None,
        opening_on: None,
        starts_on: date(2026, 12, 2),
        ends_on: date(2028, 1, 31),
        capacity: 10,
    };
    let new =
        NewCohort { slug: "wien-1".into(), number: 1, regions: vec!["Wien".into()], calendar };
    store.create_cohort(operator, &new, at).await.unwrap()
}

async fn cohort_step(store: &Store, operator: &Actor, cohort: CohortId, at: Timestamp) -> usize {
    store.step_cohort(operator, cohort, Verb::Start, None, at).await.unwrap();
    store.start_partnerships(operator, cohort, at).await.unwrap()
}

async fn invite(store: &Store, operator: &Actor, cohort: CohortId, at: Timestamp) {
    let import = Import { accepted: true, ..Import::into(cohort) };
    let work = || Some(Coded { words: "Beruf".into(), code: Some("2512".into()) });
    let identity = |name: &str, number: u32| Identity {
        given_name: name.to_owned(),
        family_name: format!("Nummer {number}"),
        email: format!("{}{number}@example.org", name.to_lowercase()),
        birth: Some(geleit_domain::profile::Birth::Year(1980)),
        ..Identity::default()
    };
    let mentees: Vec<_> = (1..=PAIRS)
        .map(|number| MenteeRow {
            row: number + 1,
            reference: format!("E-{number}"),
            identity: identity("Amal", number),
            profile: MenteeProfile {
                occupation: work(),
                target_occupation: work(),
                ..MenteeProfile::default()
            },
            received_on: None,
            organisation: None,
        })
        .collect();
    let mentors: Vec<_> = (1..=PAIRS)
        .map(|number| MentorRow {
            row: number + 1,
            reference: format!("M-{number}"),
            identity: identity("Brigitte", number),
            profile: MentorProfile { occupation: work(), ..MentorProfile::default() },
            capacity: 1,
            received_on: None,
            organisation: None,
        })
        .collect();
    let go_on = &mut |_| ControlFlow::Continue(());
    store.import_mentees(operator, &import, &mentees, go_on, at).await.unwrap();
    store.import_mentors(operator, &import, &mentors, go_on, at).await.unwrap();
}
