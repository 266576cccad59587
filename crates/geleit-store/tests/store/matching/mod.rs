//! The matching from the proposal to the release, as three organisations go through it.

mod capacity;
mod certifying;
mod deciding;
mod disclosure;
mod endorsing;
mod leaving;
mod measuring;
mod moving;
pub(crate) mod offers;
mod overruling;
mod own;
mod proposing;
mod releasing;
mod table;
mod undoing;
mod voting;
mod why_not;

use crate::{now, programme};
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::id::{CohortId, OrganisationId, PairId, ProgrammeId};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_domain::profile::{
    Cefr, Coded, Gender, Identity, LanguageSkill, MenteeProfile, MentorProfile, Origin,
};
use geleit_store::Store;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_store::matching::{Answer, Board, Key, MenteeForCoordinator, Pair, Show};
use std::ops::ControlFlow;

/// Occupations of mentees and mentors that fit by their number.
const WORK: &[(&str, &str)] =
    &[("2512", "1330"), ("2411", "1211"), ("2611", "2611"), ("2141", "1321"), ("2421", "1120")];

/// A programme in which three organisations decide, with people in a cohort.
pub(crate) struct Table {
    pub(crate) store: Store,
    pub(crate) programme: ProgrammeId,
    pub(crate) operator: Actor,
    pub(crate) coordinator: Actor,
    pub(crate) cohort: CohortId,
    pub(crate) deciding: Vec<OrganisationId>,
}

impl Table {
    /// Three organisations that decide, and so many mentees and mentors with one place each.
    pub(crate) async fn laid(store: &Store, mentees: u32, mentors: u32) -> Self {
        let table = Self::without_people(store, &[Duty::Decide]).await;
        table.invite_mentees(table.cohort, 1..=mentees).await;
        table.invite_mentors(table.cohort, 1..=mentors, 1).await;
        table
    }

    pub(crate) async fn without_people(store: &Store, duties: &[Duty]) -> Self {
        let (programme, operator) = programme(store).await;
        let mut deciding = Vec::new();
        for (name, slug) in [("WKO", "wko"), ("ÖIF", "oeif"), ("AMS", "ams")] {
            let made = store.create_organisation(&operator, name, slug, duties, now()).await;
            deciding.push(made.unwrap());
        }
        let cohort = new_cohort(store, &operator, "wien-18", 18, 100).await;
        let coordinator = acting(programme, Role::Coordinator, None);
        Self { store: store.clone(), programme, operator, coordinator, cohort, deciding }
    }

    pub(crate) async fn invite_mentees(
        &self,
        cohort: CohortId,
        numbers: impl IntoIterator<Item = u32>,
    ) {
        let entries: Vec<_> = numbers.into_iter().map(amal).collect();
        let import = import_into(cohort);
        let go_on = &mut |_| ControlFlow::Continue(());
        self.store.import_mentees(&self.operator, &import, &entries, go_on, now()).await.unwrap();
    }

    pub(crate) async fn invite_mentors(
        &self,
        cohort: CohortId,
        numbers: impl IntoIterator<Item = u32>,
        capacity: u32,
    ) {
        let entries: Vec<_> =
            numbers.into_iter().map(|number| brigitte(number, capacity)).collect();
        let import = import_into(cohort);
        let go_on = &mut |_| ControlFlow::Continue(());
        self.store.import_mentors(&self.operator, &import, &entries, go_on, now()).await.unwrap();
    }

    /// Somebody of one of the three organisations, by its place.
    pub(crate) fn partner(&self, place: usize) -> Actor {
        acting(self.programme, Role::Partner, Some(self.deciding[place]))
    }

    pub(crate) async fn propose(&self) {
        self.store.propose(&self.coordinator, self.cohort, None, now()).await.unwrap();
    }

    /// The pairs of the current proposal, the best first.
    pub(crate) async fn pairs(&self) -> Vec<Pair> {
        let mut tx = self.store.read(self.programme).await.unwrap();
        let proposal = tx.proposal(self.cohort).await.unwrap().unwrap();
        tx.pairs(&proposal).await.unwrap()
    }

    /// The pair as it is now.
    pub(crate) async fn again(&self, pair: &Pair) -> Pair {
        let mut tx = self.store.read(self.programme).await.unwrap();
        tx.pair(PairId(pair.id)).await.unwrap()
    }

    pub(crate) async fn all_agree(&self) {
        for place in 0..self.deciding.len() {
            self.agrees(place).await;
        }
    }

    pub(crate) async fn agrees(&self, place: usize) -> u64 {
        let (actor, by) = (self.partner(place), self.deciding[place]);
        self.store.endorse_all(&actor, self.cohort, by, None, None, now()).await.unwrap()
    }

    pub(crate) async fn objects(&self, place: usize, pair: &Pair, why: &str) {
        let pair = self.again(pair).await;
        let (actor, by) = (self.partner(place), self.deciding[place]);
        let (id, version) = (PairId(pair.id), pair.version);
        let answer = Answer::Object(why);
        self.store.endorse_pair(&actor, id, version, by, answer, now()).await.unwrap();
    }

    pub(crate) async fn board(&self, show: Show) -> Board<MenteeForCoordinator> {
        let mut tx = self.store.read(self.programme).await.unwrap();
        tx.board_for_coordinator(&self.coordinator, self.cohort, show, Key::default(), 50)
            .await
            .unwrap()
    }
}

pub(crate) fn acting(
    programme: ProgrammeId,
    role: Role,
    organisation: Option<OrganisationId>,
) -> Actor {
    Actor { programme, account: None, person: None, roles: vec![RoleHeld { role, organisation }] }
}

pub(crate) async fn new_cohort(
    store: &Store,
    actor: &Actor,
    slug: &str,
    number: u32,
    capacity: u32,
) -> CohortId {
    let calendar = Calendar {
        applications_until: None,
        matching_on: None,
        opening_on: None,
        starts_on: "2026-03-01".parse().unwrap(),
        ends_on: "2026-09-01".parse().unwrap(),
        capacity,
    };
    let new = NewCohort { slug: slug.into(), number, regions: vec!["Wien".into()], calendar };
    store.create_cohort(actor, &new, now()).await.unwrap()
}

pub(crate) fn import_into(cohort: CohortId) -> Import {
    Import { accepted: true, ..Import::into(cohort) }
}

fn coded(code: &str) -> Option<Coded> {
    Some(Coded { words: format!("Beruf {code}"), code: Some(code.into()) })
}

pub(crate) fn amal(number: u32) -> MenteeRow {
    let work = WORK[(number as usize - 1) % WORK.len()].0;
    MenteeRow {
        row: number + 1,
        reference: format!("E-{number:04}"),
        identity: Identity {
            given_name: "Amal".into(),
            family_name: format!("Haddad {number}"),
            email: format!("amal{number}@example.org"),
            birth: Some("1990-05-17".parse().unwrap()),
            gender: Some(Gender::Female),
            ..Identity::default()
        },
        profile: MenteeProfile {
            origin: vec![Origin::Country("SY".into())],
            target_occupation: coded(work),
            occupation: coded(work),
            german: Some(Cefr::B2),
            languages: vec![LanguageSkill { language: "ar".into(), level: Some(Cefr::Native) }],
            postcode: Some("1010".into()),
            experience_years: Some(7),
            ..MenteeProfile::default()
        },
        received_on: Some("2026-01-10".parse().unwrap()),
        organisation: None,
    }
}

pub(crate) fn brigitte(number: u32, capacity: u32) -> MentorRow {
    let work = WORK[(number as usize - 1) % WORK.len()].1;
    MentorRow {
        row: number + 1,
        reference: format!("M-{number:04}"),
        identity: Identity {
            given_name: "Brigitte".into(),
            family_name: format!("Leitner {number}"),
            email: format!("brigitte{number}@example.org"),
            birth: Some("1970-01-02".parse().unwrap()),
            ..Identity::default()
        },
        profile: MentorProfile {
            occupation: coded(work),
            position: Some("Leiterin".into()),
            company: Some(format!("Firma {number}")),
            ..MentorProfile::default()
        },
        capacity,
        received_on: None,
        organisation: None,
    }
}
