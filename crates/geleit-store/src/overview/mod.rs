//! What the desk sees first, read in one transaction: what is to be done, and how far the
//! selection of a cohort is. A partner's view is a type of its own and counts the own people.

mod menu;
mod selection;
mod work;

pub use menu::Menu;
pub use selection::{Selection, Series};
pub(crate) use work::late_before;
pub use work::{Lying, NextInterview, ThisWeek, Waiting, Work};

use crate::cohorts::{Cohort, Tally};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::events::MissingCount;
use crate::macros::statements;
use crate::matching::Progress;
use crate::partnerships::{Open, outcomes};
use crate::surveys::Due;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::fields::FieldCount;
use geleit_domain::applications::funnel::Step;
use geleit_domain::cohorts::Status;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;
use work::Day;

statements! {
    LATE = work::LATE;
    LATE_ORGANISATION = work::LATE_ORGANISATION;
    UNANSWERED = work::UNANSWERED;
    UNANSWERED_ORGANISATION = work::UNANSWERED_ORGANISATION;
    WEEK = work::WEEK;
    WEEK_ORGANISATION = work::WEEK_ORGANISATION;
    NEXT = work::NEXT;
    NEXT_ORGANISATION = work::NEXT_ORGANISATION;
    ENQUIRIES = work::ENQUIRIES;
    ENQUIRIES_ORGANISATION = work::ENQUIRIES_ORGANISATION;
    QUESTIONNAIRES = work::QUESTIONNAIRES;
    QUESTIONNAIRES_ORGANISATION = work::QUESTIONNAIRES_ORGANISATION;
    WAITING = menu::WAITING;
    WAITING_ORGANISATION = menu::WAITING_ORGANISATION;
    CAME_IN = selection::CAME_IN;
    CAME_IN_ORGANISATION = selection::CAME_IN_ORGANISATION;
    LEFT = selection::LEFT;
    LEFT_ORGANISATION = selection::LEFT_ORGANISATION;
    PLACED = selection::PLACED;
    PLACED_ORGANISATION = selection::PLACED_ORGANISATION;
    PLACES = selection::PLACES;
    OPENED = selection::OPENED;
}

/// So often a job has failed when somebody should look after it.
pub(crate) const ATTEMPTS_MAX: i64 = 3;

/// The cohorts of a programme, and the one that is looked at.
#[derive(Clone, Debug, Default)]
pub struct Cohorts {
    /// Every cohort with its tally, the newest first.
    pub all: Vec<(Cohort, Tally)>,
    /// Place of the shown one; nothing while there is none.
    pub shown: Option<usize>,
    /// Today in the programme's time zone.
    pub today: Date,
}

impl Cohorts {
    /// The cohort that is looked at.
    #[must_use]
    pub fn shown(&self) -> Option<&(Cohort, Tally)> {
        self.shown.and_then(|place| self.all.get(place))
    }

    /// A cohort with its tally.
    #[must_use]
    pub fn find(&self, cohort: Uuid) -> Option<&(Cohort, Tally)> {
        self.all.iter().find(|(one, _)| one.id == cohort)
    }

    /// The cohorts with which there is something to do.
    pub fn current(&self) -> impl Iterator<Item = &(Cohort, Tally)> {
        self.all.iter().filter(|(cohort, _)| is_current(cohort))
    }
}

/// Is there still something to do with it?
fn is_current(cohort: &Cohort) -> bool {
    let status = Status::from_text(&cohort.status);
    !matches!(status, Some(Status::Closed | Status::Cancelled) | None)
}

/// The first page of the coordination.
#[derive(Clone, Debug)]
pub struct Coordination {
    /// The cohorts.
    pub cohorts: Cohorts,
    /// What is to be done.
    pub work: Work,
    /// How far the matchings are.
    pub matchings: Vec<Progress>,
    /// People who take part and whom no letter reaches.
    pub unreachable: Waiting,
    /// Pairs whose people have not answered in time, per cohort.
    pub late_answers: Vec<Open>,
    /// Pairs with an open warning, per cohort, with the earliest day until which to act.
    pub pairs_in_need: Vec<Open>,
    /// Pairs past their planned end, per cohort, and since when.
    pub past_their_end: Vec<Open>,
    /// Pairs that have ended without a final interview, per cohort, and since when.
    pub without_interview: Vec<Open>,
    /// Pairs with a side that says nothing at the end, per cohort, and since when it was asked.
    pub silent_at_the_end: Vec<Open>,
    /// Mentees of whom nothing is known at the time point that has come.
    pub outcomes_due: outcomes::Waiting,
    /// Surveys that wait to be planned, per cohort.
    pub surveys_due: Vec<Due>,
    /// Cohorts with pairs for which no survey is prepared.
    pub without_surveys: Vec<Uuid>,
    /// People who have missed what prepares them, and do not make up for it yet.
    pub missing: MissingCount,
    /// Events that are over and not noted as held.
    pub not_noted: Waiting,
    /// Letters that the office has to print and post.
    pub on_paper: Waiting,
    /// Letters that could not be sent several times.
    pub stuck_letters: i64,
    /// Is there an organisation?
    pub has_organisation: bool,
    /// The selection of the shown cohort.
    pub selection: Option<Selection>,
    /// Fields of work of the shown cohort, the largest gap first.
    pub fields: Vec<FieldCount>,
}

/// The first page of a partner organisation: the own people, and the pairs to vote on.
#[derive(Clone, Debug)]
pub struct Partner {
    /// The cohorts.
    pub cohorts: Cohorts,
    /// What is to be done for the own people.
    pub work: Work,
    /// How far the matchings are, with the own open votes.
    pub matchings: Vec<Progress>,
    /// Does the organisation decide about pairs?
    pub decides: bool,
    /// How far the own applications to the shown cohort have got.
    pub funnel: Vec<Step>,
}

/// What somebody at the desk sees first.
#[derive(Clone, Debug)]
pub enum Overview {
    /// For the coordination.
    Coordination(Box<Coordination>),
    /// For staff of a partner organisation.
    Partner(Box<Partner>),
    /// For everybody else: nothing is to be done here yet.
    Others,
}

impl Store {
    /// The first page of the desk, at a cohort or at the newest one with something to do.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] for a cohort of another programme.
    pub async fn overview(
        &self,
        actor: &Actor,
        cohort: Option<CohortId>,
        now: Timestamp,
    ) -> Result<Overview> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Overview) {
            return Err(Error::Forbidden);
        }
        let reach = actor.reach(Action::List, Resource::Application);
        let Some(reach) = reach.filter(|_| actor.could(Action::List, Resource::Cohort)) else {
            return Ok(Overview::Others);
        };
        let mut tx = self.read(actor.programme).await?;
        let day = Day::of(&tx.programme().await?, now);
        let cohorts = tx.cohorts_shown(cohort, day.today).await?;
        Ok(match reach {
            Tie::Programme => {
                Overview::Coordination(Box::new(tx.coordination(actor, cohorts, &day).await?))
            }
            _ => Overview::Partner(Box::new(tx.partner(actor, cohorts, &day).await?)),
        })
    }

    /// How many jobs of the actor's programme have failed several times.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn stuck_jobs(&self, actor: &Actor) -> Result<i64> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Platform) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.jobs_tried_more_than(ATTEMPTS_MAX).await
    }
}

impl Tx {
    async fn cohorts_shown(&mut self, cohort: Option<CohortId>, today: Date) -> Result<Cohorts> {
        let all = self.cohorts_with_tallies().await?;
        let shown = match cohort {
            Some(id) => {
                Some(all.iter().position(|(one, _)| one.id == id.0).ok_or(Error::NotFound)?)
            }
            None => {
                all.iter().position(|(one, _)| is_current(one)).or((!all.is_empty()).then_some(0))
            }
        };
        Ok(Cohorts { all, shown, today })
    }

    async fn coordination(
        &mut self,
        actor: &Actor,
        cohorts: Cohorts,
        day: &Day,
    ) -> Result<Coordination> {
        let shown = cohorts.shown().map(|(cohort, _)| cohort.clone());
        let (selection, fields) = match &shown {
            None => (None, vec![]),
            Some(cohort) => {
                let fields = self.fields(cohort.cohort_id(), None).await?;
                (Some(self.selection_so_far(cohort, cohorts.today).await?), fields)
            }
        };
        Ok(Coordination {
            work: self.work(None, day).await?,
            matchings: self.matchings(actor).await?,
            unreachable: self.unreachable().await?,
            late_answers: self.late_answers(cohorts.today).await?,
            pairs_in_need: self.pairs_in_need().await?,
            past_their_end: self.pairs_past_their_end(cohorts.today).await?,
            without_interview: self.pairs_without_interview().await?,
            silent_at_the_end: self.pairs_silent_at_the_end(cohorts.today).await?,
            outcomes_due: self.outcomes_due(cohorts.today).await?,
            surveys_due: self.surveys_due(actor, cohorts.today).await?,
            without_surveys: self.cohorts_without_surveys(actor).await?,
            missing: self.missing_count(day.now).await?,
            not_noted: self.events_not_noted(day.now).await?,
            on_paper: self.on_paper(day.now).await?,
            stuck_letters: self.jobs_tried_more_than(ATTEMPTS_MAX).await?,
            has_organisation: !self.organisations().await?.is_empty(),
            fields: geleit_domain::applications::fields::by_gap(&fields),
            selection,
            cohorts,
        })
    }

    async fn partner(&mut self, actor: &Actor, cohorts: Cohorts, day: &Day) -> Result<Partner> {
        let own = actor.organisation().map(|id| id.0);
        let organisations = self.organisations().await?;
        let funnel = match cohorts.shown() {
            None => vec![],
            Some((cohort, _)) => self.funnel_of(cohort.id, own).await?,
        };
        Ok(Partner {
            work: self.work(Some(own), day).await?,
            matchings: match actor.could(Action::Show, Resource::Matching) {
                true => self.matchings(actor).await?,
                false => vec![],
            },
            decides: organisations.iter().any(|one| Some(one.id) == own && one.decides),
            funnel,
            cohorts,
        })
    }
}
