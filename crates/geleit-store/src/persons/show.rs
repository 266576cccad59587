//! One person over all cohorts, roles and imports of the programme.

use super::{NameVersion, Person};
use crate::applications::Application;
use crate::connect::Store;
use crate::entries::Line;
use crate::error::Result;
use crate::macros::all;
use crate::mentors::Mentor;
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, PersonId};
use geleit_domain::policy::Action;
use uuid::Uuid;

pub(super) const MENTORS_OF: &str = "
    SELECT id, person_id, organisation_id, engagement, capacity, status, version,
        intake, waiting_since, declined_because, joined_to
    FROM mentor WHERE programme_id = $1 AND person_id = $2 ORDER BY id";

/// A person with every record; a partner reads only those of its own organisation.
#[derive(Clone, Debug)]
pub struct Record {
    /// The person.
    pub person: Person,
    /// Name of the organisation that brought the person.
    pub organisation: Option<String>,
    /// Every name, the oldest first.
    pub names: Vec<NameVersion>,
    /// Applications with the name of their cohort, the newest first.
    pub applications: Vec<(Application, CohortName)>,
    /// The person as a mentor.
    pub mentors: Vec<MentorPart>,
    /// Records that may be the same person.
    pub hints: Vec<Hint>,
    /// What was done and why.
    pub entries: Vec<Line>,
}

/// Number and region group of a cohort.
pub type CohortName = (i64, String);

/// A record as a mentor with its cohorts.
#[derive(Clone, Debug)]
pub struct MentorPart {
    /// The mentor.
    pub mentor: Mentor,
    /// The cohorts, the newest first: name, reference, received on.
    pub cohorts: Vec<(CohortName, String, String)>,
}

/// A record that may be the same person.
#[derive(Clone, Debug)]
pub struct Hint {
    /// The other record.
    pub other: PersonId,
    /// Its name.
    pub name: String,
    /// `email`, `phone` or `name_and_birth`.
    pub because: String,
}

impl Store {
    /// One person as the actor may see it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn show_person(&self, actor: &Actor, id: PersonId) -> Result<Record> {
        let mut tx = self.read(actor.programme).await?;
        let person = tx.person(id).await?;
        person.permit(actor, Action::Show)?;
        let cohorts = tx.cohorts().await?;
        let cohort_name = |id: Uuid| {
            let found = cohorts.iter().find(|cohort| cohort.id == id);
            found.map_or_else(Default::default, |c| (c.number, c.region_group.clone()))
        };
        let applications = tx.applications_by(id).await?;
        let applications = applications
            .into_iter()
            .filter(|application| application.permit(actor, Action::Show).is_ok())
            .map(|application| {
                let cohort = cohort_name(application.cohort_id);
                (application, cohort)
            })
            .collect();
        let found: Vec<Mentor> = all!(tx, MENTORS_OF, actor.programme.0, id.0)?;
        let mut mentors = Vec::new();
        for mentor in found.into_iter().filter(|m| m.permit(actor, Action::Show).is_ok()) {
            let parts = tx.cohorts_of_mentor(MentorId(mentor.id)).await?;
            let cohorts =
                parts.into_iter().map(|(id, reference, on)| (cohort_name(id), reference, on));
            mentors.push(MentorPart { cohorts: cohorts.collect(), mentor });
        }
        let mut hints = Vec::new();
        for (other, because) in tx.duplicate_hints(id).await? {
            let other = tx.person(PersonId(other)).await?;
            if other.permit(actor, Action::Show).is_ok() {
                hints.push(Hint { other: PersonId(other.id), name: other.name(), because });
            }
        }
        Ok(Record {
            organisation: tx.name_of_organisation(person.organisation_id).await?,
            names: tx.names_of(id).await?,
            entries: entries_for(actor, &person, tx.entries_of(id.0).await?),
            person,
            applications,
            mentors,
            hints,
        })
    }
}

/// That somebody is linked to another person is read only by whoever may note it.
fn entries_for(actor: &Actor, person: &Person, entries: Vec<Line>) -> Vec<Line> {
    let sees_links = person.permit(actor, Action::Change).is_ok();
    let is_link = |line: &Line| matches!(line.verb.as_str(), "person.link" | "person.unlink");
    entries.into_iter().filter(|line| sees_links || !is_link(line)).collect()
}
