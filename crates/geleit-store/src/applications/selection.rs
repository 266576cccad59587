//! What staff need for deciding about an application, beside its answers: the findings of the
//! rules, what was decided before, and who waits before and after it.

use super::places::aimed_at;
use super::{Application, Decided, OpenRequest};
use crate::connect::Store;
use crate::error::Result;
use crate::interviews::{Interview, Interviewer};
use crate::macros::optional;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::completion::{Item, missing};
use geleit_domain::applications::eligibility::{Criterion, Finding, check};
use geleit_domain::applications::fields::FieldCount;
use geleit_domain::applications::{Status, Verb};
use geleit_domain::id::{ApplicationId, CohortId, InterviewId, PersonId};
use geleit_domain::interviews;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::profile::{Coded, Identity, MenteeProfile};
use uuid::Uuid;

macro_rules! neighbour {
    ($is:literal, $order:literal, $reach:literal) => {
        concat!(
            "SELECT id FROM application
            WHERE programme_id = $1 AND cohort_id = $2 AND status = $3
                AND (waiting_since, id) ",
            $is,
            " ($4, $5) ",
            $reach,
            " ORDER BY waiting_since ",
            $order,
            ", id ",
            $order,
            " LIMIT 1"
        )
    };
}

pub(super) const AFTER: &str = neighbour!(">", "ASC", "");
pub(super) const BEFORE: &str = neighbour!("<", "DESC", "");
pub(super) const AFTER_ORGANISATION: &str = neighbour!(">", "ASC", "AND organisation_id = $6");
pub(super) const BEFORE_ORGANISATION: &str = neighbour!("<", "DESC", "AND organisation_id = $6");

/// What staff need for deciding.
#[derive(Clone, Debug)]
pub struct Selection {
    /// What the rules find, one finding per rule that the reader may know of.
    pub findings: Vec<Finding>,
    /// What was decided before, the newest first.
    pub decisions: Vec<Decided>,
    /// Interviews, also past and cancelled ones, by date.
    pub interviews: Vec<Interview>,
    /// Who led the last interview that was held, and recommends what.
    pub interviewers: Vec<Interviewer>,
    /// Where the person would take a place; nothing where nobody decides about one now.
    pub seat: Option<Seat>,
    /// What the person was asked for and has not answered.
    pub request: Option<OpenRequest>,
    /// What has no answer.
    pub missing: Vec<Item>,
    /// Who waits in the same status for longer.
    pub before: Option<Uuid>,
    /// Who comes next in the same status.
    pub after: Option<Uuid>,
    /// May the reader decide?
    pub may_decide: bool,
}

/// The places that somebody would take one of: who is accepted depends on which mentors are there.
#[derive(Clone, Debug)]
pub struct Seat {
    /// How the field of work stands that the person aims at, if it is known.
    pub field: Option<FieldCount>,
    /// How many are accepted in the cohort, for the reader's own people only where nobody else's
    /// are shown.
    pub accepted: i64,
}

/// An application among several that are decided about together.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The application.
    pub application: Application,
    /// The name of the person.
    pub name: String,
    /// In which language a letter goes out; nothing: there is no address.
    pub language: Option<String>,
}

impl Store {
    /// The applications that somebody chose in a list.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`] for any of them.
    pub async fn chosen_applications(
        &self,
        actor: &Actor,
        ids: &[ApplicationId],
    ) -> Result<Vec<Chosen>> {
        let mut tx = self.read(actor.programme).await?;
        let mut chosen = Vec::with_capacity(ids.len());
        for id in ids {
            let application = tx.application(*id).await?;
            application.permit(actor, Action::Step)?;
            let person = PersonId(application.person_id);
            chosen.push(Chosen {
                name: tx.person(person).await?.name(),
                language: tx.letter_language(person).await?,
                application,
            });
        }
        Ok(chosen)
    }
}

impl Tx {
    pub(crate) async fn selection(
        &mut self,
        actor: &Actor,
        application: &Application,
        (identity, profile): (&Identity, &MenteeProfile),
    ) -> Result<Selection> {
        let rules = self.eligibility_rules().await?.rules;
        let regions = self.regions(CohortId(application.cohort_id)).await?;
        let mut findings = check(&rules, profile, &regions);
        // Only the coordination reads access to the labour market (field class F5).
        if !actor.may(Tie::Programme, Action::Show, Resource::Application) {
            findings.retain(|finding| finding.criterion != Criterion::Access);
        }
        let status = application.status()?;
        let interviews = self.interviews_of(ApplicationId(application.id)).await?;
        let held =
            interviews.iter().rev().find(|one| one.status == interviews::Status::Held.text());
        let interviewers = match held {
            Some(held) => self.opinions_about(actor, InterviewId(held.id)).await?,
            None => Vec::new(),
        };
        Ok(Selection {
            interviewers,
            seat: match status.after(Verb::Accept) {
                Some(_) => Some(self.seat(actor, application, profile).await?),
                None => None,
            },
            findings,
            decisions: self.decisions_of(application.id).await?,
            interviews,
            request: self.open_request(application.id).await?,
            missing: missing(identity, profile),
            before: self.neighbour(actor, application, status, Side::Before).await?,
            after: self.neighbour(actor, application, status, Side::After).await?,
            may_decide: application.permit(actor, Action::Step).is_ok(),
        })
    }

    async fn seat(
        &mut self,
        actor: &Actor,
        application: &Application,
        profile: &MenteeProfile,
    ) -> Result<Seat> {
        let reach = actor.reach(Action::List, Resource::Application);
        let own = (reach != Some(Tie::Programme)).then(|| actor.organisation().map(|id| id.0));
        let fields = self.fields(CohortId(application.cohort_id), own).await?;
        let code = |coded: &Option<Coded>| coded.as_ref().and_then(|coded| coded.code.clone());
        let (target, occupation) = (code(&profile.target_occupation), code(&profile.occupation));
        let aim = aimed_at(target.as_deref(), occupation.as_deref());
        let of_aim = |count: &&FieldCount| aim.is_some() && count.field == aim;
        Ok(Seat {
            field: fields.iter().find(of_aim).copied(),
            accepted: fields.iter().map(|count| count.accepted).sum(),
        })
    }

    /// Who waits longest among those whom the actor may decide about and who stand in this
    /// status, counted from where this application stood; nobody: nobody else waits.
    ///
    /// # Errors
    /// The database failed.
    pub async fn next_waiting(
        &mut self,
        actor: &Actor,
        application: &Application,
        status: Status,
    ) -> Result<Option<Uuid>> {
        let next = self.neighbour(actor, application, status, Side::After).await?;
        if next.is_some() {
            return Ok(next);
        }
        let first = Application { waiting_since: i64::MIN, ..application.clone() };
        let next = self.neighbour(actor, &first, status, Side::After).await?;
        Ok(next.filter(|next| *next != application.id))
    }

    async fn neighbour(
        &mut self,
        actor: &Actor,
        from: &Application,
        status: Status,
        side: Side,
    ) -> Result<Option<Uuid>> {
        let (programme, cohort, status) = (self.programme.0, from.cohort_id, status.text());
        let (since, id) = (from.waiting_since, from.id);
        let is_wide = actor.reach(Action::List, Resource::Application) == Some(Tie::Programme);
        let organisation = actor.organisation().map(|id| id.0);
        let found: Option<(Uuid,)> = match (side, is_wide) {
            (Side::After, true) => optional!(self, AFTER, programme, cohort, status, since, id)?,
            (Side::Before, true) => optional!(self, BEFORE, programme, cohort, status, since, id)?,
            (Side::After, false) => {
                let sql = AFTER_ORGANISATION;
                optional!(self, sql, programme, cohort, status, since, id, organisation)?
            }
            (Side::Before, false) => {
                let sql = BEFORE_ORGANISATION;
                optional!(self, sql, programme, cohort, status, since, id, organisation)?
            }
        };
        Ok(found.map(|(id,)| id))
    }
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}
