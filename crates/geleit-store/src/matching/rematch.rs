//! Finding somebody else for the mentee of a pair that ends or did not come about, while the
//! cohort goes on (S1-49): the best free mentors first. The organisations agree as always, and
//! no other pair changes.

use super::alternatives::{can_pair, points_of};
use super::pool::Pool;
use super::propose::must_take_proposals;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, one, optional, statements};
use crate::partnerships::Partnership;
use crate::persons::full_name;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, MentorId, PartnershipId, PersonId};
use geleit_domain::matching::candidates::{Mentee, Mentor};
use geleit_domain::matching::criteria::{Reason, reasons};
use geleit_domain::partnerships::dissolution::Dissolution;
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use std::cmp::Reverse;
use uuid::Uuid;

/// So many mentors are shown.
const MENTORS_MAX: usize = 5;

statements! {
    MENTOR = "SELECT v.given_name, v.family_name, n.company FROM mentor m
        JOIN person_version v ON v.programme_id = m.programme_id AND v.person_id = m.person_id
            AND v.known_until IS NULL
        JOIN mentor_version n ON n.programme_id = m.programme_id AND n.mentor_id = m.id
            AND n.known_until IS NULL
        WHERE m.programme_id = $1 AND m.id = $2";
    RULE = "SELECT rule FROM pair_rule WHERE programme_id = $1 AND cohort_id = $2
        AND application_id = $3 AND mentor_id = $4";
    UNLOCK = "DELETE FROM pair_rule WHERE programme_id = $1 AND cohort_id = $2
        AND application_id = $3 AND rule = 'lock'";
    LOCK = "INSERT INTO pair_rule (programme_id, cohort_id, application_id, mentor_id, rule,
            account_id, created_at) VALUES ($1, $2, $3, $4, 'lock', $5, $6)";
}

/// A free mentor for a mentee.
#[derive(Clone, Debug)]
pub struct FreeMentor {
    /// The mentor.
    pub mentor: MentorId,
    /// Full name.
    pub name: String,
    /// Company.
    pub company: Option<String>,
    /// 0 to 10,000.
    pub points: u32,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

/// What the page shows that finds somebody else.
#[derive(Clone, Debug)]
pub struct Rematch {
    /// The pair that ends, or came to nothing.
    pub partnership: Partnership,
    /// Its cohort.
    pub cohort: Cohort,
    /// Name of the mentee.
    pub mentee: String,
    /// Does a pair that has begun end with it, so that a reason is needed?
    pub ends: bool,
    /// The best free mentors.
    pub mentors: Vec<FreeMentor>,
}

impl Store {
    /// The best free mentors for the mentee of a pair.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] when the mentee does not
    /// look for anybody, or the cohort takes no proposals any more.
    pub async fn show_rematch(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<Rematch> {
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.pair_to_rematch(actor, partnership).await?;
        let cohort = tx.cohort(CohortId(pair.cohort_id)).await?;
        must_take_proposals(&cohort)?;
        let today = tx.programme().await?.today(now);
        let (pool, mentee) = tx.ground_of_rematch(&cohort, &pair).await?;
        let mut free: Vec<_> = pool
            .mentors
            .iter()
            .filter(|mentor| has_place(&pool, &mentee, mentor))
            .filter(|mentor| can_pair(&pool, &mentee, mentor, today))
            .map(|mentor| (mentor.mentor, reasons(&mentee, mentor, &pool.yardstick, today)))
            .collect();
        free.sort_by_key(|(_, reasons)| Reverse(points_of(reasons)));
        free.truncate(MENTORS_MAX);
        let mut mentors = Vec::with_capacity(free.len());
        for (mentor, reasons) in free {
            mentors.push(tx.free_mentor(mentor, reasons).await?);
        }
        let mentee = tx.person(PersonId(pair.person_id)).await?.name();
        let ends = ends(pair.status()?);
        Ok(Rematch { partnership: pair, cohort, mentee, ends, mentors })
    }

    /// Ends the pair where it still runs, takes it back where it is only offered, and fixes the
    /// mentee with another mentor: the next proposal of the cohort holds this pair, and the
    /// organisations agree or not.
    ///
    /// # Errors
    /// As [`Store::show_rematch`]; [`Error::Outdated`], [`Refusal::ReasonMissing`] where the pair
    /// ends, [`Refusal::Invalid`] for a mentor against whom a rule stands.
    pub async fn rematch(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        (version, to, how): (i64, MentorId, Option<&Dissolution>),
        now: Timestamp,
    ) -> Result<CohortId> {
        let mut tx = self.write(actor.programme).await?;
        tx.pair_to_rematch(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        if pair.version != version {
            return Err(Error::Outdated);
        }
        let cohort = tx.cohort(CohortId(pair.cohort_id)).await?;
        must_take_proposals(&cohort)?;
        let today = tx.programme().await?.today(now);
        let (pool, mentee) = tx.ground_of_rematch(&cohort, &pair).await?;
        let mentor = pool.mentor(to.0).filter(|mentor| has_place(&pool, &mentee, mentor));
        if !mentor.is_some_and(|mentor| can_pair(&pool, &mentee, mentor, today)) {
            let expected = "a mentor with a place, against whom no hard rule or veto stands";
            return Err(Refusal::Invalid { field: "mentor", expected }.into());
        }
        tx.own_records(actor).await?.refuse_people(pair.application_id, to.0)?;
        let status = pair.status()?;
        if ends(status) {
            let how = how.ok_or(Refusal::ReasonMissing)?;
            tx.check_dissolution(&pair, how, now).await?;
            tx.dissolve_pair(actor, &pair, how, None, now).await?;
        } else if status.is_open() {
            tx.step_partnership(actor, &pair, Verb::Withdraw, None, today, now).await?;
            tx.come_apart(&pair, now).await?;
        }
        tx.fix_pair(actor, &pair, to, now).await?;
        tx.commit().await?;
        Ok(cohort.cohort_id())
    }
}

/// Has the mentor a place that is not held for somebody else? A lock of the mentee goes.
fn has_place(pool: &Pool, mentee: &Mentee, mentor: &Mentor) -> bool {
    let held = pool
        .locks
        .iter()
        .filter(|(application, to)| *to == mentor.mentor && *application != mentee.application);
    held.count() < mentor.capacity_free as usize
}

/// Does finding somebody else end a pair that has begun?
fn ends(status: Status) -> bool {
    status.after(Verb::Dissolve).is_some()
}

impl Tx {
    async fn pair_to_rematch(&mut self, actor: &Actor, id: PartnershipId) -> Result<Partnership> {
        let pair = self.partnership_to_step(actor, id).await?;
        if !actor.may(Tie::Programme, Action::Decide, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let status = pair.status()?;
        // A mentee with another mentor beside does not stand in the matching.
        if !self.pairs_beside_mentee(&pair).await?.is_empty() {
            return Err(Error::WrongStatus { status: status.text(), verb: "rematch" });
        }
        if status.is_open() || matches!(status, Status::Declined | Status::Dissolved) {
            Ok(pair)
        } else {
            Err(Error::WrongStatus { status: status.text(), verb: "rematch" })
        }
    }

    /// The people of the cohort as if the pair had ended; it is not tried a second time.
    pub(super) async fn ground_of_rematch(
        &mut self,
        cohort: &Cohort,
        pair: &Partnership,
    ) -> Result<(Pool, Mentee)> {
        let mut pool = self.pool(cohort).await?;
        let tried = (ApplicationId(pair.application_id), MentorId(pair.mentor_id));
        pool.vetoes.insert(tried);
        let mentee = self.mentee_of_pool(cohort.cohort_id(), pair.application_id).await?;
        Ok((pool, mentee))
    }

    pub(super) async fn free_mentor(
        &mut self,
        mentor: MentorId,
        reasons: Vec<Reason>,
    ) -> Result<FreeMentor> {
        let (given, family, company): (String, String, Option<String>) =
            one!(self, MENTOR, self.programme.0, mentor.0)?;
        let (name, points) = (full_name(&given, &family), points_of(&reasons));
        Ok(FreeMentor { mentor, name, company, points, reasons })
    }

    /// Locks a mentee with a mentor, in place of an earlier lock.
    async fn fix_pair(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        to: MentorId,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, cohort) = (self.programme.0, pair.cohort_id);
        let application: Uuid = pair.application_id;
        execute!(self, UNLOCK, programme, cohort, application)?;
        let rule: Option<(String,)> = optional!(self, RULE, programme, cohort, application, to.0)?;
        if rule.is_none() {
            let account = actor.account.map(|account| account.0);
            execute!(self, LOCK, programme, cohort, application, to.0, account, micros(now))?;
        }
        let entry = crate::entries::Entry {
            verb: "pair.rematch",
            subject_kind: "matching",
            subject: cohort,
            detail: &format!("mentee={application} mentor={} to={to}", pair.mentor_id),
            reason: None,
        };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}
