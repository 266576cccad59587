//! The figures: dated facts up to a day, as known at a time, read in few statements per
//! report and counted in the domain.

mod course;
mod facts;
mod published;

pub use published::{PublicCohort, PublishedCohort};

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::statements;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::figures::{Audience, CohortReport, Facts, ProgrammeReport};
use geleit_domain::id::{CohortId, ProgrammeId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::slug::Kind;
use jiff::Timestamp;
use jiff::civil::Date;

statements! {
    PAIRS = facts::PAIRS;
    APPLICATIONS = facts::APPLICATIONS;
    PAIRS_OF_PROGRAMME = facts::PAIRS_OF_PROGRAMME;
    CAPACITY_KNOWN = facts::CAPACITY_KNOWN;
    STATUSES = course::STATUSES;
    MET = course::MET;
    AT_OPENING = course::AT_OPENING;
    WARNED = course::WARNED;
    PUBLISHED = published::PUBLISHED;
    PUBLISHED_ONE = published::PUBLISHED_ONE;
}

/// What is asked of a report.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Facts dated up to this day; nothing: today in the programme's time zone.
    pub as_of: Option<Date>,
    /// Only what was recorded by then; nothing: everything up to now. A later time than now is
    /// taken as now, because what will be recorded is not known.
    pub known_at: Option<Timestamp>,
    /// Who reads it.
    pub audience: Audience,
}

impl Question {
    /// Today's figures as known now.
    #[must_use]
    pub fn today(audience: Audience) -> Self {
        Self { as_of: None, known_at: None, audience }
    }
}

/// The day and the time of a report, both decided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub(crate) as_of: Date,
    pub(crate) known_at: Timestamp,
}

/// One millisecond in the unit of the database.
const MILLISECOND: i64 = 1_000;
/// A share of fewer pairs than that says nothing to a stranger.
const PRESENTABLE: u64 = 10;
/// How many published cohorts are looked at for one that is presentable.
const LOOKED_AT: usize = 6;

impl Moment {
    /// The last microsecond of the millisecond: what is recorded about one record in the same
    /// instant is stored a microsecond apart, and belongs together.
    pub(crate) fn known_micros(self) -> i64 {
        let known = micros(self.known_at);
        known - known.rem_euclid(MILLISECOND) + MILLISECOND - 1
    }
}

impl Store {
    /// The figures of a cohort, for `public` without small cells as everybody sees them.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Forbidden`] where the actor may not see exact figures, or
    /// not even those without small cells.
    pub async fn cohort_report(
        &self,
        actor: &Actor,
        cohort: CohortId,
        question: Question,
        now: Timestamp,
    ) -> Result<CohortReport> {
        Ok(self.reported_cohort(actor, cohort, question, now).await?.1)
    }

    /// A cohort with its figures.
    ///
    /// # Errors
    /// As [`Store::cohort_report`].
    pub async fn reported_cohort(
        &self,
        actor: &Actor,
        cohort: CohortId,
        question: Question,
        now: Timestamp,
    ) -> Result<(Cohort, CohortReport)> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !may_read(actor, question.audience) {
            return Err(Error::Forbidden);
        }
        let report = tx.report_on(&loaded, question, now).await?;
        Ok((loaded, report))
    }

    /// The cohorts whose exact figures the actor may see, the newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn reported_cohorts(&self, actor: &Actor) -> Result<Vec<Cohort>> {
        if !may_read(actor, Audience::Internal) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.cohorts().await
    }

    /// The published cohorts of the actor's programme, the newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn published_cohorts(&self, actor: &Actor) -> Result<Vec<PublishedCohort>> {
        if !may_read(actor, Audience::Funder) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.published_cohorts().await
    }

    /// A published cohort with its figures as funders and research see them: of today only,
    /// because the difference of two days could tell of one person.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn funder_report(
        &self,
        actor: &Actor,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<PublicCohort> {
        let mut tx = self.read(actor.programme).await?;
        let published = tx.published_cohort(cohort).await?;
        if !may_read(actor, Audience::Funder) {
            return Err(Error::Forbidden);
        }
        tx.published(published, Audience::Funder, now).await
    }

    /// A published cohort with its figures as everybody sees them: of today, without small
    /// cells.
    ///
    /// # Errors
    /// [`Error::NotFound`] also while the cohort is not published.
    pub async fn public_cohort_report(&self, slug: &str, now: Timestamp) -> Result<PublicCohort> {
        let found = self.find_slug(slug, Kind::Cohort).await?;
        let (programme, id) = found.ok_or(Error::NotFound)?;
        let mut tx = self.read(programme).await?;
        let published = tx.published_cohort(CohortId(id)).await?;
        tx.published(published, Audience::Public, now).await
    }

    /// The newest published cohort of a programme as everybody sees it, if there is one: rather one
    /// of at least ten pairs than a newer one of three.
    ///
    /// # Errors
    /// The database failed.
    pub async fn newest_public_cohort(
        &self,
        programme: ProgrammeId,
        now: Timestamp,
    ) -> Result<Option<PublicCohort>> {
        let mut tx = self.read(programme).await?;
        let mut newest = None;
        for cohort in tx.published_cohorts().await?.into_iter().take(LOOKED_AT) {
            let found = tx.published(cohort, Audience::Public, now).await?;
            if found.report.pairs >= PRESENTABLE {
                return Ok(Some(found));
            }
            newest.get_or_insert(found);
        }
        Ok(newest)
    }

    /// The figures of the actor's programme over all its cohorts.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn programme_report(
        &self,
        actor: &Actor,
        question: Question,
        now: Timestamp,
    ) -> Result<ProgrammeReport> {
        if !may_read(actor, question.audience) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let moment = tx.moment(question, now).await?;
        let (cohorts, pairs) = tx.pairs_of_programme(moment).await?;
        let programme = tx.programme().await?.slug;
        let Moment { as_of, known_at } = moment;
        Ok(ProgrammeReport { programme, as_of, known_at, cohorts, pairs })
    }
}

/// Exact figures are for those who run the programme; they may also see what others see.
pub(crate) fn may_read(actor: &Actor, audience: Audience) -> bool {
    let is_desk = actor.may(Tie::Programme, Action::Show, Resource::Report);
    let is_reader = actor.may(Tie::Programme, Action::Show, Resource::Figures);
    is_desk || (is_reader && audience != Audience::Internal)
}

impl Tx {
    pub(crate) async fn moment(&mut self, question: Question, now: Timestamp) -> Result<Moment> {
        let today = self.programme().await?.today(now);
        Ok(Moment {
            as_of: question.as_of.unwrap_or(today),
            known_at: question.known_at.map_or(now, |at| at.min(now)),
        })
    }

    async fn published(
        &mut self,
        cohort: PublishedCohort,
        audience: Audience,
        now: Timestamp,
    ) -> Result<PublicCohort> {
        let id = CohortId(cohort.id);
        let loaded = self.cohort(id).await?;
        Ok(PublicCohort {
            cohort,
            programme: self.programme().await?,
            regions: self.regions(id).await?,
            carriers: self.organisations().await?.into_iter().map(|carrier| carrier.name).collect(),
            report: self.report_on(&loaded, Question::today(audience), now).await?,
        })
    }

    async fn report_on(
        &mut self,
        cohort: &Cohort,
        question: Question,
        now: Timestamp,
    ) -> Result<CohortReport> {
        let moment = self.moment(question, now).await?;
        let facts = Facts {
            cohort: cohort.slug.clone(),
            number: u32::try_from(cohort.number).map_err(|_| Error::Corrupt("cohort.number"))?,
            capacity: self.capacity_known(cohort, moment).await?,
            as_of: moment.as_of,
            known_at: moment.known_at,
            pairs: self.pairs_of_cohort(cohort.cohort_id(), moment).await?,
            applications: self.applications_by_status(cohort.cohort_id(), moment).await?,
            lived: self.lived(cohort.cohort_id(), moment).await?,
            outcomes: self.outcomes_of_cohort(cohort.cohort_id(), moment).await?,
            surveys: self.survey_shares(cohort.cohort_id(), moment.as_of, moment.known_at).await?,
        };
        Ok(CohortReport::new(facts, question.audience))
    }
}
