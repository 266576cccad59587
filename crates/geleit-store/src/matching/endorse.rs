//! What the organisations say about the pairs: each that decides agrees or objects; a pair is
//! agreed when all of them have agreed (S1-41).

use super::proposals::{Pair, Proposal};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional, statements};
use crate::organisations::Organisation;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, OrganisationId, PairId};
use geleit_domain::matching::voting::Manner;
use geleit_domain::matching::{Status, Verb};
use geleit_domain::policy::{Action, Resource, Role, Tie};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    ANSWER = "INSERT INTO endorsement (programme_id, pair_id, organisation_id, answer, reason_id,
            account_id, decided_at, manner) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (programme_id, pair_id, organisation_id) DO UPDATE SET
            answer = EXCLUDED.answer, reason_id = EXCLUDED.reason_id,
            account_id = EXCLUDED.account_id, decided_at = EXCLUDED.decided_at,
            manner = EXCLUDED.manner";
    /// Objections stay: they were given with a reason. A pair of one's own is left to others.
    AGREE_OPEN = "INSERT INTO endorsement (programme_id, pair_id, organisation_id, answer,
            reason_id, account_id, decided_at, manner)
        SELECT p.programme_id, p.id, $3, 'agreed', $4, $5, $6, $7 FROM proposed_pair p
        JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        WHERE p.programme_id = $1 AND p.proposal_id = $2 AND p.status IN ('proposed', 'agreed')
            AND a.person_id <> $8 AND m.person_id <> $8
            AND NOT EXISTS (SELECT 1 FROM person_link l WHERE l.programme_id = p.programme_id
                AND (l.person_id = $8 AND l.other_person_id IN (a.person_id, m.person_id)
                    OR l.other_person_id = $8 AND l.person_id IN (a.person_id, m.person_id)))
        ON CONFLICT (programme_id, pair_id, organisation_id) DO NOTHING";
    /// A decision of the meeting also replaces what was objected before it.
    AGREE_ALL = "INSERT INTO endorsement (programme_id, pair_id, organisation_id, answer,
            reason_id, account_id, decided_at, manner)
        SELECT p.programme_id, p.id, $3, 'agreed', $4, $5, $6, $7 FROM proposed_pair p
        JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        WHERE p.programme_id = $1 AND p.proposal_id = $2 AND p.status IN ('proposed', 'agreed')
            AND a.person_id <> $8 AND m.person_id <> $8
            AND NOT EXISTS (SELECT 1 FROM person_link l WHERE l.programme_id = p.programme_id
                AND (l.person_id = $8 AND l.other_person_id IN (a.person_id, m.person_id)
                    OR l.other_person_id = $8 AND l.person_id IN (a.person_id, m.person_id)))
        ON CONFLICT (programme_id, pair_id, organisation_id) DO UPDATE SET
            answer = EXCLUDED.answer, reason_id = EXCLUDED.reason_id,
            account_id = EXCLUDED.account_id, decided_at = EXCLUDED.decided_at,
            manner = EXCLUDED.manner
        WHERE endorsement.answer <> EXCLUDED.answer";
    GIVEN = "SELECT answer, reason_id, manner FROM endorsement
        WHERE programme_id = $1 AND pair_id = $2 AND organisation_id = $3";
    SETTLE = "UPDATE proposed_pair SET status = $4, version = version + 1
        WHERE programme_id = $1 AND proposal_id = $2 AND status = $3
            AND NOT EXISTS (SELECT 1 FROM organisation o
                WHERE o.programme_id = proposed_pair.programme_id AND o.decides
                AND NOT EXISTS (SELECT 1 FROM endorsement e
                    WHERE e.programme_id = proposed_pair.programme_id
                    AND e.pair_id = proposed_pair.id AND e.organisation_id = o.id
                    AND e.answer = 'agreed'))";
    UNSETTLE = "UPDATE proposed_pair SET status = $4, version = version + 1
        WHERE programme_id = $1 AND proposal_id = $2 AND status = $3
            AND EXISTS (SELECT 1 FROM organisation o
                WHERE o.programme_id = proposed_pair.programme_id AND o.decides
                AND NOT EXISTS (SELECT 1 FROM endorsement e
                    WHERE e.programme_id = proposed_pair.programme_id
                    AND e.pair_id = proposed_pair.id AND e.organisation_id = o.id
                    AND e.answer = 'agreed'))";
}

/// What an organisation says about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// It agrees.
    Agree,
    /// It objects, and says why.
    Object(&'a str),
}

impl Store {
    /// Records what an organisation says about a pair. An objection takes an agreed pair back
    /// to the proposed ones.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] for another organisation than the actor's,
    /// [`Error::Outdated`], [`Error::WrongStatus`], [`Refusal::NotDeciding`],
    /// [`Refusal::ReasonMissing`] for an objection without words.
    pub async fn endorse_pair(
        &self,
        actor: &Actor,
        pair: PairId,
        version: i64,
        organisation: OrganisationId,
        answer: Answer<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.pair_to_decide(actor, Action::Endorse, pair, version).await?;
        let (organisation, manner) = tx.deciding(actor, organisation).await?;
        pair.must_be_open("endorse")?;
        tx.answer(actor, &pair, (&organisation, manner), answer, now).await?;
        let cohort = CohortId(pair.cohort_id);
        let proposal = tx.proposal(cohort).await?.ok_or(Error::Outdated)?;
        if answer == Answer::Agree {
            tx.settle_agreements(&proposal).await?;
        } else if pair.status()? == Status::Agreed {
            tx.step_pair(&pair, Verb::Reconsider).await?;
        }
        tx.commit().await
    }

    /// Agrees to every pair of the current proposal that can still be decided, and gives how
    /// many answers that changed. `minute` names who said it where when the decision was taken
    /// in a meeting; it then also replaces earlier objections.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] when the page showed
    /// another proposal than `seen`, [`Refusal::NotDeciding`].
    pub async fn endorse_all(
        &self,
        actor: &Actor,
        cohort: CohortId,
        organisation: OrganisationId,
        minute: Option<&str>,
        seen: Option<i64>,
        now: Timestamp,
    ) -> Result<u64> {
        let mut tx = self.write(actor.programme).await?;
        tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Endorse, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let (organisation, mut manner) = tx.deciding(actor, organisation).await?;
        let Some(proposal) = tx.proposal_seen(cohort, seen).await? else { return Ok(0) };
        let minuted = if minute.is_some() { " minuted=yes" } else { "" };
        let (slug, number, deputy) = (&organisation.slug, proposal.number, as_deputy(manner));
        let before = format!("organisation={slug} proposal={number}{minuted}{deputy}");
        if minute.is_some() {
            manner = Manner::Minute;
        }
        let entry = Entry {
            verb: "matching.endorse_all",
            subject_kind: "matching",
            subject: cohort.0,
            detail: &before,
            reason: minute,
        };
        let reason = tx.record(actor, entry, now).await?;
        let sql = if minute.is_some() { AGREE_ALL } else { AGREE_OPEN };
        let account = actor.account.map(|account| account.0);
        let programme = actor.programme.0;
        let own = actor.person.map_or(Uuid::nil(), |person| person.0);
        let (id, by, at) = (proposal.id, organisation.id, micros(now));
        let endorsed =
            execute!(tx, sql, programme, id, by, reason, account, at, manner.text(), own)?;
        if endorsed == 0 {
            // Nothing new: dropping the transaction leaves no entry either.
            return Ok(0);
        }
        tx.settle_agreements(&proposal).await?;
        tx.commit().await?;
        Ok(endorsed)
    }
}

/// Whoever votes for another organisation is written down as its deputy.
fn as_deputy(manner: Manner) -> &'static str {
    if manner == Manner::Deputy { " as=deputy" } else { "" }
}

impl Tx {
    /// The organisation, if it decides about pairs and the actor may speak for it, and how.
    async fn deciding(
        &mut self,
        actor: &Actor,
        id: OrganisationId,
    ) -> Result<(Organisation, Manner)> {
        let manner = if actor.is(Role::Operator) || actor.acts_for(id) {
            Manner::Own
        } else if self.is_deputy(actor, id).await? {
            Manner::Deputy
        } else {
            return Err(Error::Forbidden);
        };
        let all = self.organisations().await?;
        let found = all.into_iter().find(|known| known.id == id.0).ok_or(Error::NotFound)?;
        if found.decides { Ok((found, manner)) } else { Err(Refusal::NotDeciding.into()) }
    }

    async fn answer(
        &mut self,
        actor: &Actor,
        pair: &Pair,
        (organisation, manner): (&Organisation, Manner),
        answer: Answer<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let (word, verb, words) = match answer {
            Answer::Agree => ("agreed", "pair.agree", None),
            Answer::Object(words) if words.trim().is_empty() => {
                return Err(Refusal::ReasonMissing.into());
            }
            Answer::Object(words) => ("objected", "pair.object", Some(words)),
        };
        let (mentee, mentor) = (pair.application_id, pair.mentor_id);
        let slug = &organisation.slug;
        // What was said before, so that this can be taken back.
        let was = self.given(pair, organisation.id).await?;
        let deputy = as_deputy(manner);
        let detail = format!("mentee={mentee} mentor={mentor} organisation={slug}{deputy}{was}");
        let reason = self.record_pair(actor, pair, verb, &detail, words, now).await?;
        self.note_answer(actor, pair, (organisation.id, manner), (word, reason), micros(now)).await
    }

    /// Sets what an organisation says about a pair; the caller writes the entry.
    pub(super) async fn note_answer(
        &mut self,
        actor: &Actor,
        pair: &Pair,
        (organisation, manner): (Uuid, Manner),
        (word, reason): (&str, Option<Uuid>),
        at: i64,
    ) -> Result<()> {
        let account = actor.account.map(|account| account.0);
        let (programme, by, manner) = (self.programme.0, organisation, manner.text());
        execute!(self, ANSWER, programme, pair.id, by, word, reason, account, at, manner)?;
        Ok(())
    }

    /// What the organisation has said about the pair until now, as details of an entry name it.
    async fn given(&mut self, pair: &Pair, organisation: Uuid) -> Result<String> {
        let given: Option<(String, Option<Uuid>, String)> =
            optional!(self, GIVEN, self.programme.0, pair.id, organisation)?;
        let Some((was, reason, manner)) = given else { return Ok(String::new()) };
        let why = reason.map(|id| format!(" why={id}")).unwrap_or_default();
        Ok(format!(" was={was} manner={manner}{why}"))
    }

    /// Moves every proposed pair on to which all deciding organisations have agreed; where none
    /// decides, that is every pair.
    pub(super) async fn settle_agreements(&mut self, proposal: &Proposal) -> Result<()> {
        let from = Status::Proposed;
        let to = from.after(Verb::Agree).expect("the table moves a proposed pair to agreed");
        execute!(self, SETTLE, self.programme.0, proposal.id, from.text(), to.text())?;
        Ok(())
    }

    /// Moves every agreed pair back to the proposed ones to which an agreement is missing by now.
    pub(super) async fn unsettle_agreements(&mut self, proposal: &Proposal) -> Result<()> {
        let from = Status::Agreed;
        let to = from.after(Verb::Reconsider).expect("the table moves an agreed pair back");
        execute!(self, UNSETTLE, self.programme.0, proposal.id, from.text(), to.text())?;
        Ok(())
    }

    /// Holds the current proposal of a cohort; refuses when the page showed another one.
    pub(super) async fn proposal_seen(
        &mut self,
        cohort: CohortId,
        seen: Option<i64>,
    ) -> Result<Option<Proposal>> {
        if self.proposal(cohort).await?.is_none() {
            return if seen.unwrap_or(0) == 0 { Ok(None) } else { Err(Error::Outdated) };
        }
        self.hold_proposal(cohort).await?;
        let proposal = self.proposal(cohort).await?.ok_or(Error::Outdated)?;
        if seen.is_some_and(|seen| seen != proposal.number) {
            return Err(Error::Outdated);
        }
        Ok(Some(proposal))
    }
}
