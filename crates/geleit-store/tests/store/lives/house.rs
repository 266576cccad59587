//! A programme of its own per life: its people, its pairs, and the state in which it begins.

use super::Lived;
use super::dice::Dice;
use crate::matching::{acting, amal, brigitte, import_into};
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::cohorts;
use geleit_domain::id::{CohortId, MentorId, OrganisationId, PartnershipId, PersonId, ProgrammeId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::organisations::Duty;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::{Action, Role};
use geleit_domain::programmes::Kind;
use geleit_domain::surveys::Wave;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::matching::RELEASE_DELAY;
use geleit_store::partnerships::{Filter as Pairs, Listed, Partnership, Stage};
use geleit_store::testing::Place;
use geleit_store::{Error, Result, Store};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use uuid::Uuid;

/// Mentees, mentors, of whom the first one takes two mentees, and places of the cohort.
const FEW: [u32; 3] = [4, 3, 3];
/// Enough people on both sides for what they answer to be told.
const CROWD: [u32; 3] = [8, 7, 7];
/// Every so many lives is one of a crowd.
const CROWDS: u64 = 21;

pub(super) struct House {
    pub(super) store: Store,
    pub(super) dice: Dice,
    pub(super) programme: ProgrammeId,
    pub(super) office: Actor,
    pub(super) cohort: CohortId,
    pub(super) organisation: OrganisationId,
    pub(super) now: Timestamp,
    /// What was answered in anonymous surveys, which nobody can read once they are closed, and how
    /// often; what a witness remembers.
    pub(super) heard: BTreeMap<String, u64>,
    pub(super) lived: Lived,
}

impl House {
    /// A cohort whose first pairs are released; often they have said yes, or run already.
    pub(super) async fn new(place: &Place, life: u64) -> Self {
        let (store, now) = (place.store.clone(), crate::now());
        let is_crowd = life.is_multiple_of(CROWDS);
        let [mentees, mentors, places] = if is_crowd { CROWD } else { FEW };
        let name = format!("life-{life}");
        let programme = store.create_programme(Kind::Tandem, "Life", &name, now).await.unwrap();
        let operator = Actor::operator(programme);
        let duties = [Duty::Decide, Duty::FindMentors, Duty::SupplyMentees];
        let organisation = store
            .create_organisation(&operator, "WKO", &format!("wko-{life}"), &duties, now)
            .await
            .unwrap();
        let (regions, calendar) = (vec!["Wien".into()], calendar(places));
        let new = NewCohort { slug: format!("wien-{life}"), number: 1, regions, calendar };
        let cohort = store.create_cohort(&operator, &new, now).await.unwrap();
        let (import, go_on) = (import_into(cohort), &mut |_| ControlFlow::Continue(()));
        let mentees: Vec<_> = (1..=mentees).map(amal).collect();
        store.import_mentees(&operator, &import, &mentees, go_on, now).await.unwrap();
        let mentors: Vec<_> =
            (1..=mentors).map(|number| brigitte(number, if number == 1 { 2 } else { 1 })).collect();
        store.import_mentors(&operator, &import, &mentors, go_on, now).await.unwrap();
        let office = acting(programme, Role::Coordinator, None);
        let dice = Dice::new(life);
        let mut house = Self {
            store,
            dice,
            programme,
            office,
            cohort,
            organisation,
            now,
            heard: BTreeMap::new(),
            lived: Lived::default(),
        };
        house.match_anew().await.unwrap();
        house.now += RELEASE_DELAY;
        match house.dice.below(100) {
            _ if is_crowd => house.open_and_ask().await.unwrap(),
            0..55 => house.open().await.unwrap(),
            55..80 => house.all_say_yes().await.unwrap(),
            _ => {}
        }
        house
    }

    async fn all_say_yes(&mut self) -> Result<()> {
        for pair in self.listed().await {
            let id = PartnershipId(pair.id);
            for side in [Side::Mentee, Side::Mentor] {
                let version = self.among(&[pair.id]).await?.version;
                let yes = (side, Answer::Accepted);
                self.store.note_answer(&self.office, id, version, yes, self.now).await?;
            }
        }
        Ok(())
    }

    /// All have said yes, and the cohort runs since this morning.
    async fn open(&mut self) -> Result<()> {
        self.all_say_yes().await?;
        let (operator, cohort) = (Actor::operator(self.programme), self.cohort);
        self.now += (24 * 7).hours();
        self.store.step_cohort(&operator, cohort, cohorts::Verb::Start, None, self.now).await?;
        self.store.start_partnerships(&operator, cohort, self.now).await?;
        Ok(())
    }

    /// All pairs run, both sides were asked at one point or at two, and most have answered.
    async fn open_and_ask(&mut self) -> Result<()> {
        self.open().await?;
        let mut waves = vec![self.dice.one(&[Wave::Week3, Wave::Middle, Wave::Months6])];
        if self.dice.percent(60) {
            waves.push(Wave::End);
        }
        self.ask_today(&waves).await?;
        self.answer_behind_links().await
    }

    pub(super) fn today(&self) -> Date {
        self.now.to_zoned(TimeZone::get("Europe/Vienna").unwrap()).date()
    }

    /// All pairs that there have ever been.
    async fn listed(&self) -> Vec<Listed> {
        let mut tx = self.store.read(self.programme).await.unwrap();
        let (office, cohort) = (&self.office, self.cohort);
        tx.list_partnerships(office, cohort, &Pairs::default(), 99).await.unwrap()
    }

    /// Can a side of this pair read how to reach the other?
    pub(super) async fn shares_contact(&self, pair: &Partnership, side: Side) -> bool {
        let mut tx = self.store.read(self.programme).await.unwrap();
        let (role, person) = match side {
            Side::Mentee => (Role::Mentee, pair.person_id),
            Side::Mentor => {
                (Role::Mentor, tx.mentor(MentorId(pair.mentor_id)).await.unwrap().person_id)
            }
        };
        drop(tx);
        let (roles, person) = (vec![RoleHeld { role, organisation: None }], Some(PersonId(person)));
        let actor = Actor { programme: self.programme, account: None, person, roles };
        let id = PartnershipId(pair.id);
        let own = self.store.own_offer(&actor, Action::Show, id, self.now).await;
        own.is_ok_and(|own| matches!(own.stage, Stage::Together(..)))
    }

    /// A pair, more often one that is open.
    pub(super) async fn any_pair(&mut self) -> Result<Partnership> {
        self.pair(Status::is_open).await
    }

    /// A pair, more often one for which it makes sense.
    pub(super) async fn pair(&mut self, likely: fn(Status) -> bool) -> Result<Partnership> {
        let pairs = self.listed().await;
        let is_likely = |pair: &&Listed| Status::from_text(&pair.status).is_some_and(likely);
        let fit: Vec<_> = pairs.iter().filter(is_likely).map(|pair| pair.id).collect();
        let all: Vec<_> = pairs.iter().map(|pair| pair.id).collect();
        let among = if !fit.is_empty() && self.dice.percent(85) { fit } else { all };
        self.among(&among).await
    }

    /// A pair: whichever statuses there are come equally often.
    pub(super) async fn pair_in_any_status(&mut self) -> Result<Partnership> {
        let pairs = self.listed().await;
        let statuses: BTreeSet<_> = pairs.iter().map(|pair| pair.status.as_str()).collect();
        let statuses: Vec<_> = statuses.into_iter().collect();
        let Some(status) = self.dice.some(&statuses) else { return Err(Error::NotFound) };
        let of = pairs.iter().filter(|pair| pair.status == status);
        self.among(&of.map(|pair| pair.id).collect::<Vec<_>>()).await
    }

    pub(super) async fn among(&mut self, pairs: &[Uuid]) -> Result<Partnership> {
        let id = PartnershipId(self.dice.some(pairs).ok_or(Error::NotFound)?);
        self.store.read(self.programme).await?.partnership_for(&self.office, id).await
    }
}

fn calendar(capacity: u32) -> Calendar {
    Calendar {
        applications_until: None,
        matching_on: None,
        opening_on: None,
        starts_on: "2026-02-01".parse().unwrap(),
        ends_on: "2026-08-01".parse().unwrap(),
        capacity,
    }
}
