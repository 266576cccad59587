//! A small cohort with released pairs.

use crate::{now, programme};
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, ProgrammeId};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::mentors::CompanySize;
use geleit_domain::organisations::Duty;
use geleit_domain::profile::{
    Coded, EducationLevel, Gender, Identity, MenteeProfile, MentorProfile, Origin,
};
use geleit_domain::programmes::Kind;
use geleit_store::Location;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::testing::Place;
use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::ops::ControlFlow;
use uuid::Uuid;

/// The cohort, with partnerships in the order in which they were released.
pub(crate) struct Filled {
    pub(crate) actor: Actor,
    pub(crate) cohort: CohortId,
}

pub(crate) fn calendar(capacity: u32) -> Calendar {
    Calendar {
        applications_until: None,
        matching_on: None,
        opening_on: Some("2026-03-03".parse().unwrap()),
        starts_on: "2026-03-01".parse().unwrap(),
        ends_on: "2026-09-01".parse().unwrap(),
        capacity,
    }
}

pub(crate) async fn other_programme(place: &Place) -> ProgrammeId {
    place.store.create_programme(Kind::Tandem, "Other", "other", now()).await.unwrap()
}

/// Mentees 1, 3, … are women from Syria, 2, 4, … men from Nigeria; all but the fourth hold a
/// degree, all worked in IT and were referred by the AMS.
pub(crate) fn mentee(number: u32) -> MenteeRow {
    let is_odd = number % 2 == 1;
    MenteeRow {
        row: number + 1,
        reference: format!("M-{number}"),
        identity: Identity {
            given_name: "Amal".into(),
            family_name: format!("Haddad {number}"),
            email: format!("amal{number}@example.org"),
            gender: Some(if is_odd { Gender::Female } else { Gender::Male }),
            ..Identity::default()
        },
        profile: MenteeProfile {
            origin: vec![Origin::Country(if is_odd { "SY" } else { "NG" }.into())],
            education_level: (number != 4).then_some(EducationLevel::Master),
            industry: Some(Coded { words: "62".into(), code: Some("62".into()) }),
            referral: Some("AMS".into()),
            ..MenteeProfile::default()
        },
        received_on: None,
        organisation: None,
    }
}

fn mentor(number: u32) -> MentorRow {
    MentorRow {
        row: number + 1,
        reference: format!("P-{number}"),
        identity: Identity {
            given_name: "Brigitte".into(),
            family_name: format!("Leitner {number}"),
            email: format!("brigitte{number}@example.org"),
            ..Identity::default()
        },
        profile: MentorProfile {
            company_size: Some(CompanySize::Large),
            channel: Some("mailing".into()),
            ..MentorProfile::default()
        },
        capacity: 1,
        received_on: None,
        organisation: None,
    }
}

impl Filled {
    /// So many mentees with as many mentors; the first pairs of them are released.
    pub(crate) async fn new(place: &Place, people: u32, pairs: usize) -> Self {
        let (_, actor) = programme(&place.store).await;
        let duties = [Duty::FindMentors, Duty::Decide];
        place.store.create_organisation(&actor, "WKO", "wko", &duties, now()).await.unwrap();
        let (regions, calendar) = (vec!["Wien".into()], calendar(100));
        let new = NewCohort { slug: "wien-18".into(), number: 18, regions, calendar };
        let cohort = place.store.create_cohort(&actor, &new, now()).await.unwrap();
        let filled = Self { actor, cohort };
        filled.import(place, &(1..=people).map(mentee).collect::<Vec<_>>(), now()).await;
        let mentors: Vec<_> = (1..=people).map(mentor).collect();
        let import = filled.as_accepted();
        let mut go_on = |_| ControlFlow::Continue(());
        let done = place.store.import_mentors(&filled.actor, &import, &mentors, &mut go_on, now());
        done.await.unwrap();
        for pair in 0..pairs {
            filled.pair(place, pair, pair, None, now()).await;
        }
        filled
    }

    fn as_accepted(&self) -> Import {
        Import { accepted: true, ..Import::into(self.cohort) }
    }

    pub(crate) async fn import(&self, place: &Place, entries: &[MenteeRow], at: Timestamp) {
        let import = self.as_accepted();
        let mut go_on = |_| ControlFlow::Continue(());
        place.store.import_mentees(&self.actor, &import, entries, &mut go_on, at).await.unwrap();
    }

    /// Partnership `number` is released at this time: its id counts up from 1.
    pub(crate) async fn pair(
        &self,
        place: &Place,
        mentee: usize,
        mentor: usize,
        successor_of: Option<usize>,
        at: Timestamp,
    ) {
        let mut tx = place.store.read(self.actor.programme).await.unwrap();
        let mut applications = tx.applications_of(self.cohort).await.unwrap();
        applications.sort_by(|a, b| a.reference.cmp(&b.reference));
        let mut parts = tx.mentor_parts(self.cohort).await.unwrap();
        parts.sort_by(|a, b| a.reference.cmp(&b.reference));
        drop(tx);
        let application = &applications[mentee];
        let number = successor_of.map_or(mentee, |_| mentor);
        insert_partnership(
            place,
            self,
            [partnership(number), application.id, parts[mentor].mentor_id, application.person_id],
            successor_of.map(partnership),
        )
        .await;
        self.note(place, number, "offered", &at.to_string()[..10], at).await;
    }

    pub(crate) async fn note(
        &self,
        place: &Place,
        pair: usize,
        status: &str,
        on: &str,
        at: Timestamp,
    ) {
        let mut tx = place.store.write(self.actor.programme).await.unwrap();
        let on = on.parse().unwrap();
        tx.note_status("partnership", partnership(pair), status, on, at).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) async fn retract_offer(&self, place: &Place, pair: usize, at: Timestamp) {
        let mut tx = place.store.write(self.actor.programme).await.unwrap();
        let facts = tx.status_facts("partnership", partnership(pair)).await.unwrap();
        tx.retract_status(facts[0].id, at).await.unwrap();
        tx.commit().await.unwrap();
    }
}

fn partnership(number: usize) -> Uuid {
    Uuid::from_u128(1 + u128::try_from(number).unwrap())
}

/// A row as a release writes it; only the facts beside it say what it was on a day.
async fn insert_partnership(
    place: &Place,
    filled: &Filled,
    [id, application, mentor, person]: [Uuid; 4],
    successor_of: Option<Uuid>,
) {
    let is_sqlite = matches!(place.location, Location::Folder(_));
    let literal = |id: Uuid| match is_sqlite {
        true => format!("X'{}'", id.simple()),
        false => format!("'{id}'::uuid"),
    };
    let status = if successor_of.is_some() { "dissolved" } else { "offered" };
    let sql = format!(
        "INSERT INTO partnership (programme_id, id, cohort_id, application_id, mentor_id,
            person_id, successor_of, status, offered_on, created_at)
        VALUES ({}, {}, {}, {}, {}, {}, {}, '{status}', '2026-01-23', 0)",
        literal(filled.actor.programme.0),
        literal(id),
        literal(filled.cohort.0),
        literal(application),
        literal(mentor),
        literal(person),
        successor_of.map_or("NULL".to_owned(), literal),
    );
    match &place.location {
        Location::Folder(folder) => {
            let file = folder.join("geleit.sqlite");
            let mut db = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
            db.execute(AssertSqlSafe(sql)).await.unwrap();
        }
        Location::Postgres(options) => {
            let mut db = sqlx::PgConnection::connect_with(options).await.unwrap();
            let programme = filled.actor.programme;
            let wall = format!("SELECT set_config('geleit.programme', '{programme}', false)");
            db.execute(AssertSqlSafe(wall)).await.unwrap();
            db.execute(AssertSqlSafe(sql)).await.unwrap();
        }
    }
}
