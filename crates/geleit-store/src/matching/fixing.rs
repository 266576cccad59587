//! Insisting on a pair: it is fixed, and exactly those people move who the answer to "why not?"
//! has named. Every other pair keeps its votes. Where a rule is overruled for it, that is
//! written down with a reason.

use super::moving::Ground;
use super::overruling::{may_overrule, told};
use super::proposals::{Pair, Proposal};
use super::restoring::people;
use super::stored::Unmatched;
use super::trail::moves_text;
use super::why_not::{Found, Outcome, Scene, ask};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, MentorId};
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::matching::decisions::{Deed, Moved, Taken};
use geleit_domain::matching::overruling::REASON_CHARS_MAX;
use geleit_domain::matching::proposal;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

impl Store {
    /// Fixes a pair against which no rule speaks. `version` is that of the answer which said who
    /// moves.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Outdated`] when something else would
    /// happen by now than the answer said; [`Refusal::AgainstRules`]; [`Refusal::OwnPair`], also
    /// when somebody would move who is close to the actor; the refusals of fixed pairs that
    /// leave no room.
    pub async fn fix_pair(
        &self,
        actor: &Actor,
        cohort: CohortId,
        pair: (ApplicationId, MentorId),
        version: i64,
        now: Timestamp,
    ) -> Result<()> {
        self.insist(actor, cohort, pair, (version, None), now).await
    }

    /// Fixes a pair although hard rules speak against it.
    ///
    /// # Errors
    /// As [`Store::fix_pair`]; [`Refusal::AgainstRules`] when one of the rules can be overruled
    /// by nobody; [`Refusal::ReasonMissing`]; [`Refusal::Invalid`] for a reason that is too long;
    /// [`Error::WrongStatus`] when no rule speaks against the pair.
    pub async fn overrule(
        &self,
        actor: &Actor,
        cohort: CohortId,
        pair: (ApplicationId, MentorId),
        (version, reason): (i64, &str),
        now: Timestamp,
    ) -> Result<()> {
        self.insist(actor, cohort, pair, (version, Some(reason)), now).await
    }

    async fn insist(
        &self,
        actor: &Actor,
        cohort: CohortId,
        pair: (ApplicationId, MentorId),
        (version, reason): (i64, Option<&str>),
        now: Timestamp,
    ) -> Result<()> {
        let people = (pair.0.0, pair.1.0);
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        let action = if reason.is_some() { Action::Overrule } else { Action::Decide };
        if !actor.may(Tie::Programme, action, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let scene = Arc::new(tx.scene(&loaded, now).await?);
        let overruled = tx.overruled(cohort.0, people).await?;
        drop(tx);
        let may_overrule = reason.is_some() && may_overrule(actor);
        let found = ask(Arc::clone(&scene), pair, overruled, may_overrule).await?;
        let moves = must_happen(actor, &found, reason)?;
        if found.version != version {
            return Err(Error::Outdated);
        }
        let mut tx = self.write(actor.programme).await?;
        tx.hold_proposal(cohort).await?;
        // Between the two transactions somebody else may have decided.
        if !tx.scene(&loaded, now).await?.is_as(&scene) {
            return Err(Error::Outdated);
        }
        tx.refuse_own(actor, pair, moves).await?;
        tx.apply_moves(&scene, moves, now).await?;
        tx.fix(actor, &scene.proposal, (pair, &found.against, moves), reason, now).await?;
        tx.commit().await
    }
}

/// Who moves, if nothing stands in the way.
fn must_happen<'a>(actor: &Actor, found: &'a Found, reason: Option<&str>) -> Result<&'a [Moved]> {
    if let Some(reason) = reason {
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if reason.chars().count() > REASON_CHARS_MAX {
            let expected = "at most 2,000 characters";
            return Err(Refusal::Invalid { field: "reason", expected }.into());
        }
    }
    match &found.outcome {
        Outcome::OnBoard => Err(Error::Outdated),
        Outcome::Never => Err(Refusal::AgainstRules(told(actor, &found.against)).into()),
        Outcome::NoRoom(refusal) => Err(no_room(*refusal)),
        Outcome::Moves { .. } if reason.is_some() && found.against.is_empty() => {
            Err(Error::WrongStatus { status: "possible", verb: "overrule" })
        }
        Outcome::Moves { moves, .. } => Ok(moves),
    }
}

fn no_room(refusal: proposal::Refusal) -> Error {
    use proposal::Refusal as No;
    match refusal {
        No::LocksOverPlaces { .. } => Refusal::CohortFull.into(),
        No::LocksOverCapacity { .. } => Refusal::MentorFull.into(),
        No::LockedTwice { .. } => Refusal::MenteePaired.into(),
        No::UnknownLock { .. } | No::LockedAndVetoed { .. } | No::TooMany => Error::Outdated,
    }
}

impl Tx {
    async fn refuse_own(
        &mut self,
        actor: &Actor,
        pair: (ApplicationId, MentorId),
        moves: &[Moved],
    ) -> Result<()> {
        let own = self.own_records(actor).await?;
        own.refuse_people(pair.0.0, pair.1.0)?;
        for moved in moves {
            for mentor in [moved.from, moved.to] {
                own.refuse_people(moved.application.0, mentor.map_or(Uuid::nil(), |one| one.0))?;
            }
        }
        Ok(())
    }

    /// Gives everybody the mentor that was said, and keeps the lists of the proposal true.
    async fn apply_moves(&mut self, scene: &Scene, moves: &[Moved], now: Timestamp) -> Result<()> {
        let Scene { ground, proposal, .. } = scene;
        let open = scene.open()?;
        for moved in moves {
            match (open.get(&moved.application), moved.to) {
                (Some(pair), Some(to)) => self.put_mentor(ground, pair, to.0).await?,
                (Some(pair), None) => self.take_out(pair).await?,
                (None, Some(to)) => {
                    let people = (moved.application.0, to.0);
                    self.add_pair(ground, proposal, people, now).await?;
                }
                (None, None) => {}
            }
        }
        self.settle_after_moves(ground, proposal, moves).await?;
        self.settle_agreements(proposal).await
    }

    async fn settle_after_moves(
        &mut self,
        ground: &Ground,
        proposal: &Proposal,
        moves: &[Moved],
    ) -> Result<()> {
        let pairs = self.pairs(proposal).await?;
        let mut unmatched = proposal.unmatched()?;
        let has_pair =
            |id| pairs.iter().any(|pair| [pair.application_id, pair.mentor_id].contains(&id));
        unmatched.retain(|one| !has_pair(one.id));
        let mut add = |side: &str, id: Uuid, reason: &str| {
            if !has_pair(id) && !unmatched.iter().any(|one| one.id == id) {
                let (side, reason) = (side.to_owned(), reason.to_owned());
                unmatched.push(Unmatched { side, id, reason });
            }
        };
        for moved in moves {
            add("mentee", moved.application.0, "places_full");
        }
        let left = moves.iter().filter_map(|moved| moved.from);
        for mentor in left.filter(|mentor| !ground.pool.busy.contains(mentor)) {
            add("mentor", mentor.0, "no_mentee_left");
        }
        let total = pairs.iter().map(|pair| pair.points).sum();
        self.set_unmatched(proposal, &unmatched, total).await
    }

    /// Locks the pair, overrules what speaks against it, and writes both down.
    async fn fix(
        &mut self,
        actor: &Actor,
        proposal: &Proposal,
        (people, against, moves): ((ApplicationId, MentorId), &[Obstacle], &[Moved]),
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<()> {
        let pair = self.open_pair_of(proposal, people.0.0).await?.ok_or(Error::Outdated)?;
        if moves.is_empty() {
            self.touch_pair(&pair).await?;
        }
        let mut detail = self.decision_detail(actor, &pair).await?;
        if !against.is_empty() {
            let rules: Vec<_> = against.iter().map(|rule| rule.text()).collect();
            detail.push_str(&format!(" rules={}", rules.join(",")));
        }
        if !moves.is_empty() {
            detail.push_str(&format!(" moves={}", moves_text(moves)));
        }
        let verb = if reason.is_some() { "pair.overrule" } else { "pair.fix" };
        let words = self.record_pair(actor, &pair, verb, &detail, reason, now).await?;
        self.set_rule(actor, &pair, "lock", None, now).await?;
        if let Some(words) = words {
            self.add_overruling(actor, &pair, against, words, now).await?;
        }
        Ok(())
    }

    async fn open_pair_of(
        &mut self,
        proposal: &Proposal,
        application: Uuid,
    ) -> Result<Option<Pair>> {
        for pair in self.pairs(proposal).await? {
            if pair.application_id == application && pair.is_open()? {
                return Ok(Some(pair));
            }
        }
        Ok(None)
    }

    /// The pair is fixed no longer, its rules count again, and everybody who moved for it is
    /// back where they were.
    pub(super) async fn take_fix_back(
        &mut self,
        cohort: &Cohort,
        taken: &Taken,
        now: Timestamp,
    ) -> Result<()> {
        let (application, mentor) = people(taken)?;
        if !self.drop_rule_of(cohort.id, application, mentor, "lock").await? {
            return Err(Error::Outdated);
        }
        if taken.deed == Deed::Overrule {
            self.end_overruling(cohort.id, (application, mentor), now).await?;
        }
        let scene = self.scene(cohort, now).await?;
        let back: Vec<_> = taken
            .moves
            .iter()
            .map(|moved| Moved { from: moved.to, to: moved.from, ..*moved })
            .collect();
        scene.must_allow(&back)?;
        if back.is_empty() {
            let pair = self.open_pair_of(&scene.proposal, application).await?;
            return self.touch_pair(&pair.ok_or(Error::Outdated)?).await;
        }
        self.apply_moves(&scene, &back, now).await
    }
}

impl Scene {
    /// Refuses moves of people who are no longer where they were, whose pair a rule forbids by
    /// now, or for whom there is no place.
    fn must_allow(&self, moves: &[Moved]) -> Result<()> {
        let open = self.open()?;
        let mut after: HashMap<_, _> =
            open.iter().map(|(mentee, pair)| (*mentee, pair.mentor_id)).collect();
        for moved in moves {
            if after.remove(&moved.application) != moved.from.map(|mentor| mentor.0) {
                return Err(Error::Outdated);
            }
            if let Some(to) = moved.to {
                self.ground.must_fit(moved.application.0, to.0)?;
                after.insert(moved.application, to.0);
            }
        }
        for to in moves.iter().filter_map(|moved| moved.to) {
            let places = self.ground.pool.mentor(to.0).map_or(0, |mentor| mentor.capacity_free);
            let taken = after.values().filter(|mentor| **mentor == to.0).count();
            if taken > places as usize {
                return Err(Refusal::MentorFull.into());
            }
        }
        Ok(())
    }
}
