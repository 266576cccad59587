//! How each kind of decision is taken back: the pairs, rules and votes are as before, and who
//! has agreed to a pair that is moved back has to agree again.

use super::alternatives::can_pair;
use super::moving::Ground;
use super::proposals::{Pair, Proposal};
use super::trail::words;
use crate::cohorts::Cohort;
use crate::entries::Line;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::matching::decisions::Taken;
use geleit_domain::matching::voting::Manner;
use geleit_domain::matching::{Status, Verb};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    RETRACT = "DELETE FROM endorsement
        WHERE programme_id = $1 AND pair_id = $2 AND organisation_id = $3";
    /// What was said one by one since then has another time and stays.
    RETRACT_ALL = "DELETE FROM endorsement
        WHERE programme_id = $1 AND organisation_id = $3 AND decided_at = $4
        AND pair_id IN (SELECT id FROM proposed_pair WHERE programme_id = $1 AND proposal_id = $2)";
}

impl Tx {
    pub(super) async fn unlock_again(&mut self, cohort: &Cohort, taken: &Taken) -> Result<()> {
        let pair = self.pair_of(cohort, taken).await?;
        if !self.drop_rule(&pair, "lock").await? {
            return Err(Error::Outdated);
        }
        self.touch_pair(&pair).await
    }

    pub(super) async fn lock_again(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        taken: &Taken,
        now: Timestamp,
    ) -> Result<()> {
        let pair = self.pair_of(cohort, taken).await?;
        pair.must_be_open("lock")?;
        self.must_keep_rules(actor, &pair, now).await?;
        self.touch_pair(&pair).await?;
        self.set_rule(actor, &pair, "lock", None, now).await
    }

    /// The pair stands in the proposal again if it is still the one in which it was vetoed; else
    /// the next proposal may find it.
    pub(super) async fn take_veto_back(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        taken: &Taken,
        line: &Line,
        now: Timestamp,
    ) -> Result<()> {
        let (application, mentor) = people(taken)?;
        if !self.drop_rule_of(cohort.id, application, mentor, "veto").await? {
            return Err(Error::Outdated);
        }
        let proposal = self.proposal(cohort.cohort_id()).await?.ok_or(Error::Outdated)?;
        let pairs = self.pairs(&proposal).await?;
        let of_mentee: Vec<_> =
            pairs.iter().filter(|pair| pair.application_id == application).collect();
        let [pair] = of_mentee[..] else { return Ok(()) };
        if pair.mentor_id != mentor || pair.status()? != Status::Vetoed {
            return Ok(());
        }
        self.ground(cohort, now).await?.must_have_room(&pairs, mentor)?;
        self.step_pair(pair, Verb::Restore).await?;
        if words(&line.detail).get("was") == Some(&"lock") {
            self.set_rule(actor, pair, "lock", None, now).await?;
        }
        self.settle_agreements(&proposal).await
    }

    pub(super) async fn move_back(
        &mut self,
        cohort: &Cohort,
        taken: &Taken,
        now: Timestamp,
    ) -> Result<()> {
        let (application, back) = people(taken)?;
        let from = taken.to.ok_or(Error::Outdated)?.0;
        let ground = self.ground(cohort, now).await?;
        let proposal = self.proposal(cohort.cohort_id()).await?.ok_or(Error::Outdated)?;
        let pairs = self.pairs(&proposal).await?;
        let is_of = |pair: &&Pair, mentee, mentor| {
            pair.application_id == mentee && pair.mentor_id == mentor
        };
        let pair =
            pairs.iter().find(|pair| is_of(pair, application, from)).ok_or(Error::Outdated)?;
        pair.must_be_open("move")?;
        ground.must_fit(application, back)?;
        let swapped = taken.displaced.and_then(|other| {
            pairs.iter().find(|pair| is_of(pair, other.0, back)).map(|pair| (other.0, pair))
        });
        if swapped.is_none() {
            ground.must_have_room(&pairs, back)?;
        }
        self.put_mentor(&ground, pair, back).await?;
        match (swapped, taken.displaced) {
            (Some((other, pair)), _) => {
                ground.must_fit(other, from)?;
                self.put_mentor(&ground, pair, from).await?;
            }
            (None, Some(other)) => {
                ground.must_fit(other.0, from)?;
                self.add_pair(&ground, &proposal, (other.0, from), now).await?;
            }
            (None, None) => {}
        }
        self.settle_after_move(&proposal, None, from, back).await?;
        self.settle_agreements(&proposal).await
    }

    pub(super) async fn take_vote_back(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        taken: &Taken,
        line: &Line,
        now: Timestamp,
    ) -> Result<()> {
        let pair = self.pair_of(cohort, taken).await?;
        pair.must_be_open("endorse")?;
        let organisation = self.organisation_of(taken).await?;
        let said = words(&line.detail);
        let reason = said.get("why").and_then(|id| id.parse::<Uuid>().ok());
        match said.get("was") {
            Some(was) => {
                let manner = said.get("manner").and_then(|word| Manner::from_text(word));
                let by = (organisation, manner.unwrap_or(Manner::Own));
                self.note_answer(actor, &pair, by, (was, reason), micros(now)).await?;
            }
            None => {
                execute!(self, RETRACT, self.programme.0, pair.id, organisation)?;
            }
        }
        self.settle_votes(cohort).await
    }

    pub(super) async fn take_votes_back(
        &mut self,
        cohort: &Cohort,
        taken: &Taken,
        line: &Line,
    ) -> Result<()> {
        let proposal = self.proposal(cohort.cohort_id()).await?.ok_or(Error::Outdated)?;
        let organisation = self.organisation_of(taken).await?;
        let programme = self.programme.0;
        execute!(self, RETRACT_ALL, programme, proposal.id, organisation, line.at)?;
        self.settle_votes(cohort).await
    }

    async fn settle_votes(&mut self, cohort: &Cohort) -> Result<()> {
        let proposal = self.proposal(cohort.cohort_id()).await?.ok_or(Error::Outdated)?;
        self.unsettle_agreements(&proposal).await?;
        self.settle_agreements(&proposal).await
    }

    async fn organisation_of(&mut self, taken: &Taken) -> Result<Uuid> {
        let all = self.organisations().await?;
        let found = all.iter().find(|known| Some(&known.slug) == taken.organisation.as_ref());
        found.map(|known| known.id).ok_or(Error::Outdated)
    }

    /// The pair of the current proposal that a decision was about.
    async fn pair_of(&mut self, cohort: &Cohort, taken: &Taken) -> Result<Pair> {
        let (application, mentor) = people(taken)?;
        let proposal: Proposal = self.proposal(cohort.cohort_id()).await?.ok_or(Error::Outdated)?;
        let pairs = self.pairs(&proposal).await?.into_iter();
        let mut found =
            pairs.filter(|pair| (pair.application_id, pair.mentor_id) == (application, mentor));
        found.next().ok_or(Error::Outdated)
    }
}

impl Ground {
    /// Refuses two people against whom a hard rule or a veto stands by now.
    pub(super) fn must_fit(&self, application: Uuid, mentor: Uuid) -> Result<()> {
        let people = self.pool.mentee(application).zip(self.pool.mentor(mentor));
        let (mentee, mentor) = people.ok_or(Error::Outdated)?;
        if can_pair(&self.pool, mentee, mentor, self.today) {
            return Ok(());
        }
        let expected = "a mentor against whom no hard rule or veto stands";
        Err(Refusal::Invalid { field: "mentor", expected }.into())
    }

    fn must_have_room(&self, pairs: &[Pair], mentor: Uuid) -> Result<()> {
        let places = self.pool.mentor(mentor).map_or(0, |mentor| mentor.capacity_free);
        let mut taken = 0;
        for pair in pairs.iter().filter(|pair| pair.mentor_id == mentor) {
            taken += u32::from(pair.is_open()?);
        }
        if taken < places { Ok(()) } else { Err(Refusal::MentorFull.into()) }
    }
}

pub(super) fn people(taken: &Taken) -> Result<(Uuid, Uuid)> {
    let people = taken.application.zip(taken.mentor);
    people.map(|(mentee, mentor)| (mentee.0, mentor.0)).ok_or(Error::Outdated)
}
