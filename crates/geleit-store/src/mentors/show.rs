//! One mentor as the desk reads the record: answers, places, cohorts and history.

use super::Mentor;
use crate::connect::Store;
use crate::consultations::Consultation;
use crate::entries::Line;
use crate::error::Result;
use crate::facts::StatusFact;
use crate::macros::{all, row};
use crate::persons::{Person, full_name};
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, OrganisationId, PersonId};
use geleit_domain::mentors::suitability::Obstacle;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::profile::MentorProfile;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub(super) const OPEN_PAIRS: &str = "
    SELECT p.application_id, p.status, p.offered_on, a.organisation_id, v.given_name,
        v.family_name, c.number, g.name AS region_group
    FROM partnership p
    JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
    JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.person_id
        AND v.known_until IS NULL
    JOIN cohort c ON c.programme_id = p.programme_id AND c.id = p.cohort_id
    JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
    WHERE p.programme_id = $1 AND p.mentor_id = $2
        AND p.status IN ('offered', 'accepted', 'running', 'paused')
    ORDER BY p.offered_on, p.id";

row! {
    struct OpenPairRow {
        application_id: Uuid,
        status: String,
        offered_on: String,
        organisation_id: Option<Uuid>,
        given_name: String,
        family_name: String,
        number: i64,
        region_group: String,
    }
}

/// A pair that takes one of the mentor's places now.
#[derive(Clone, Debug)]
pub struct OpenPair {
    /// The mentee's application and name; nothing for a mentee whom the reader may not know.
    pub mentee: Option<(Uuid, String)>,
    /// Status word of the partnership.
    pub status: String,
    /// Released on, `YYYY-MM-DD`.
    pub offered_on: String,
    /// Number of the cohort.
    pub cohort_number: i64,
    /// Region group of the cohort.
    pub region_group: String,
}

/// A mentor with everything the desk knows.
#[derive(Clone, Debug)]
pub struct Record {
    /// The mentor.
    pub mentor: Mentor,
    /// The person.
    pub person: Person,
    /// May the reader open the person's own page?
    pub person_is_open: bool,
    /// Name of the organisation that found the mentor (S1-36).
    pub organisation: Option<String>,
    /// The answers.
    pub profile: MentorProfile,
    /// Cohorts, the newest first: number, region group, reference, received on.
    pub cohorts: Vec<(i64, String, String, String)>,
    /// Pairs that take a place now.
    pub open_pairs: Vec<OpenPair>,
    /// Every status with its date, also the retracted ones.
    pub facts: Vec<StatusFact>,
    /// What was done and why.
    pub entries: Vec<Line>,
    /// What is known from the consultation and since.
    pub consultation: Option<Consultation>,
    /// Who held it; nothing for the operator.
    pub consulted_by: Option<String>,
    /// Language tag of the mentor's letters.
    pub language: String,
    /// What stands in the way of being available today, in the order of weight.
    pub obstacles: Vec<Obstacle>,
    /// Today in the programme's time zone.
    pub today: Date,
    /// Sign-ups that were joined to this mentor, the oldest first, with their instant.
    pub joined: Vec<(Uuid, i64)>,
    /// May the reader note and change what is known of the mentor?
    pub may_change: bool,
    /// May the reader move the mentor along the lifecycle?
    pub may_step: bool,
}

impl Store {
    /// A page of the mentors that the actor may see, by name.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`].
    pub async fn mentors_page(
        &self,
        actor: &Actor,
        filter: &super::Filter,
        limit: i64,
    ) -> Result<Vec<super::Listed>> {
        self.read(actor.programme).await?.list_mentors(actor, filter, limit).await
    }

    /// One mentor as the actor may see it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn show_mentor(&self, actor: &Actor, id: MentorId, now: Timestamp) -> Result<Record> {
        self.shown_mentor(actor, id, Action::Show, now).await
    }

    /// One mentor for somebody who is about to note or change something.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn mentor_to_change(
        &self,
        actor: &Actor,
        id: MentorId,
        now: Timestamp,
    ) -> Result<Record> {
        self.shown_mentor(actor, id, Action::Change, now).await
    }

    async fn shown_mentor(
        &self,
        actor: &Actor,
        id: MentorId,
        action: Action,
        now: Timestamp,
    ) -> Result<Record> {
        let mut tx = self.read(actor.programme).await?;
        let mentor = tx.mentor(id).await?;
        mentor.permit(actor, action)?;
        let person = tx.person(PersonId(mentor.person_id)).await?;
        let known = tx.cohorts().await?;
        let parts = tx.cohorts_of_mentor(id).await?.into_iter();
        let cohorts = parts.filter_map(|(cohort, reference, on)| {
            let cohort = known.iter().find(|known| known.id == cohort)?;
            Some((cohort.number, cohort.region_group.clone(), reference, on))
        });
        let consultation = tx.consultation(id).await?;
        let suitability = consultation.as_ref().map(Consultation::suitability);
        let today = tx.programme().await?.today(now);
        let by = consultation.as_ref().and_then(|found| found.account_id);
        let pairs: Vec<OpenPairRow> = all!(tx, OPEN_PAIRS, actor.programme.0, id.0)?;
        Ok(Record {
            person_is_open: person.permit(actor, Action::Show).is_ok(),
            organisation: tx.name_of_organisation(mentor.organisation_id).await?,
            profile: tx.mentor_profile(id).await?,
            cohorts: cohorts.collect(),
            open_pairs: pairs.into_iter().map(|pair| pair.seen_by(actor)).collect(),
            facts: tx.status_facts("mentor", id.0).await?,
            entries: tx.entries_of(id.0).await?,
            consulted_by: tx.name_of_account(by).await?,
            joined: tx.joined_to(id).await?,
            language: tx.language_of(PersonId(mentor.person_id)).await?,
            obstacles: suitability.unwrap_or_default().obstacles(today),
            consultation,
            today,
            may_change: mentor.permit(actor, Action::Change).is_ok(),
            may_step: mentor.permit(actor, Action::Step).is_ok(),
            mentor,
            person,
        })
    }
}

impl OpenPairRow {
    /// A partner knows the mentees of its own organisation only, whoever they are paired with.
    fn seen_by(self, actor: &Actor) -> OpenPair {
        let tie = actor.tie(self.organisation_id.map(OrganisationId), None);
        let is_known = actor.may(tie, Action::Show, Resource::Application);
        let name = || full_name(&self.given_name, &self.family_name);
        OpenPair {
            mentee: is_known.then(|| (self.application_id, name())),
            status: self.status,
            offered_on: self.offered_on,
            cohort_number: self.number,
            region_group: self.region_group,
        }
    }
}
