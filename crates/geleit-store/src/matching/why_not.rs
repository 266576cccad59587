//! "Why not this mentor?" for one mentee on the board: the rule that is broken, or what the pair
//! would cost and who would move for it. Nothing is changed here.

use super::alternatives::against;
use super::moving::Ground;
use super::overruling::{may_overrule, told};
use super::proposals::{Pair, Proposal};
use super::propose::task;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, MentorId};
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::matching::decisions::Moved;
use geleit_domain::matching::overruling::{Told, overrule};
use geleit_domain::matching::proposal::{IfFixed, Refusal, Task, if_fixed};
use geleit_domain::names::search_text;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use uuid::Uuid;

/// Whom one can ask about, and the answer for two of them.
#[derive(Clone, Debug)]
pub struct WhyNot {
    /// The cohort.
    pub cohort: Cohort,
    /// Mentees who stand for matching, by name as the reader may see it.
    pub mentees: Vec<(ApplicationId, String)>,
    /// Mentors who have somebody on the board, by name.
    pub taken: Vec<(MentorId, String)>,
    /// Mentors who have nobody, by name.
    pub free: Vec<(MentorId, String)>,
    /// The answer, if two people were named.
    pub answer: Option<Answered>,
    /// May the reader overrule rules of the programme?
    pub may_overrule: bool,
}

/// Why a pair is not on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The mentee.
    pub mentee: ApplicationId,
    /// The mentee's name as the reader may see it.
    pub mentee_name: String,
    /// The mentor.
    pub mentor: MentorId,
    /// Full name of the mentor.
    pub mentor_name: String,
    /// The rules against the pair, as far as the reader may know them.
    pub against: Told,
    /// What follows.
    pub verdict: Verdict,
    /// What a form about it carries: the same as long as the same would happen.
    pub version: i64,
}

/// What would happen if somebody insisted on a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands on the board.
    OnBoard,
    /// A rule speaks against it that the reader cannot overrule.
    Never,
    /// Fixed pairs leave no room for it.
    NoRoom(Refusal),
    /// It is possible, at this cost.
    Cost(Cost),
}

/// What a pair costs, compared with the best proposal that there is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// How many pairs fewer.
    pub pairs: i64,
    /// How many points fewer over all pairs; negative if more.
    pub points: i64,
    /// Who on the board would have another mentor, or none; the mentee first.
    pub moves: Vec<Moving>,
    /// Is the board the best proposal that there is now? If not, people have swapped without
    /// fixing or answers have changed, and insisting would find the best for them too.
    pub is_board_best: bool,
}

/// Somebody on the board who would move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The mentee.
    pub mentee: String,
    /// The mentor on the board.
    pub from: Option<String>,
    /// The mentor afterwards.
    pub to: Option<String>,
}

/// Everything that an answer depends on.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) ground: Ground,
    pub(super) proposal: Proposal,
    pub(super) pairs: Vec<Pair>,
}

/// An answer by ids.
pub(super) struct Found {
    /// Rules that nobody has overruled yet.
    pub(super) against: Vec<Obstacle>,
    pub(super) outcome: Outcome,
    pub(super) version: i64,
}

pub(super) enum Outcome {
    OnBoard,
    Never,
    NoRoom(Refusal),
    Moves { moves: Vec<Moved>, pairs: i64, points: i64, is_board_best: bool },
}

impl Store {
    /// Why a mentee of a board does not have a mentor, and whom one can ask about.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for somebody whom the reader's board does not show;
    /// [`Error::Forbidden`]; [`Error::Outdated`] before the first proposal, and for somebody who
    /// no longer stands for matching; [`crate::Refusal::OwnPair`].
    pub async fn why_not(
        &self,
        actor: &Actor,
        cohort: CohortId,
        asked: (Option<ApplicationId>, Option<MentorId>),
        now: Timestamp,
    ) -> Result<WhyNot> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Decide, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let scene = tx.scene(&loaded, now).await?;
        let names = tx.names_at_the_table(actor, cohort).await?.names;
        let seen = scene.seen_by(actor)?;
        let ids = [asked.0.map(|mentee| mentee.0), asked.1.map(|mentor| mentor.0)];
        if !ids.iter().flatten().all(|id| seen.contains(id) && names.contains_key(id)) {
            return Err(Error::NotFound);
        }
        let of = |id: Option<Uuid>| id.unwrap_or(Uuid::nil());
        tx.own_records(actor).await?.refuse_people(of(ids[0]), of(ids[1]))?;
        let pool = &scene.ground.pool;
        let mentees = pool.mentees.iter().map(|mentee| mentee.application);
        let mentees = by_name(mentees.map(|id| (id, id.0)), &names, &seen);
        let mentors = pool.mentors.iter().map(|mentor| mentor.mentor);
        let mentors = by_name(mentors.map(|id| (id, id.0)), &names, &seen);
        let (taken, free) = mentors.into_iter().partition(|(id, _)| scene.has_pair(id.0));
        let answer = match asked.0.zip(asked.1) {
            None => None,
            Some(pair) => {
                let overruled = tx.overruled(cohort.0, (pair.0.0, pair.1.0)).await?;
                drop(tx);
                let found = ask(Arc::new(scene), pair, overruled, may_overrule(actor)).await?;
                Some(answered(actor, pair, found, &names))
            }
        };
        let may_overrule = may_overrule(actor);
        Ok(WhyNot { cohort: loaded, mentees, taken, free, answer, may_overrule })
    }
}

/// Those whom the reader's board shows, in the order of their names.
fn by_name<I>(
    people: impl Iterator<Item = (I, Uuid)>,
    names: &HashMap<Uuid, String>,
    seen: &HashSet<Uuid>,
) -> Vec<(I, String)> {
    let shown = people.filter(|(_, id)| seen.contains(id));
    let mut named: Vec<_> =
        shown.filter_map(|(id, of)| Some((id, names.get(&of)?.clone()))).collect();
    named.sort_by_key(|(_, name)| search_text(name));
    named
}

fn answered(
    actor: &Actor,
    (mentee, mentor): (ApplicationId, MentorId),
    found: Found,
    names: &HashMap<Uuid, String>,
) -> Answered {
    let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
    let of = |mentor: Option<MentorId>| mentor.map(|mentor| name(mentor.0));
    Answered {
        mentee,
        mentee_name: name(mentee.0),
        mentor,
        mentor_name: name(mentor.0),
        against: told(actor, &found.against),
        verdict: match found.outcome {
            Outcome::OnBoard => Verdict::OnBoard,
            Outcome::Never => Verdict::Never,
            Outcome::NoRoom(refusal) => Verdict::NoRoom(refusal),
            Outcome::Moves { moves, pairs, points, is_board_best } => Verdict::Cost(Cost {
                pairs,
                points,
                moves: moves
                    .iter()
                    .map(|moved| Moving {
                        mentee: name(moved.application.0),
                        from: of(moved.from),
                        to: of(moved.to),
                    })
                    .collect(),
                is_board_best,
            }),
        },
        version: found.version,
    }
}

/// Computes on a thread of its own, so that no other request waits for it.
pub(super) async fn ask(
    scene: Arc<Scene>,
    pair: (ApplicationId, MentorId),
    overruled: Vec<Obstacle>,
    may_overrule: bool,
) -> Result<Found> {
    tokio::task::spawn_blocking(move || scene.answer(pair, &overruled, may_overrule))
        .await
        .map_err(|_| Error::Corrupt("the computation of the answer broke off"))?
}

impl Tx {
    pub(super) async fn scene(&mut self, cohort: &Cohort, now: Timestamp) -> Result<Scene> {
        let ground = self.ground(cohort, now).await?;
        let proposal = self.proposal(cohort.cohort_id()).await?.ok_or(Error::Outdated)?;
        let pairs = self.pairs(&proposal).await?;
        Ok(Scene { ground, proposal, pairs })
    }
}

impl Scene {
    /// Is nothing different by now that the answer depends on? A vote changes nothing.
    pub(super) fn is_as(&self, other: &Self) -> bool {
        let pairs = |scene: &Self| -> Vec<_> {
            scene.pairs.iter().map(|pair| (pair.id, pair.mentor_id, pair.version)).collect()
        };
        self.ground == other.ground
            && self.proposal.id == other.proposal.id
            && pairs(self) == pairs(other)
    }

    /// The open pairs by mentee.
    pub(super) fn open(&self) -> Result<BTreeMap<ApplicationId, &Pair>> {
        let mut open = BTreeMap::new();
        for pair in &self.pairs {
            if pair.is_open()? {
                open.insert(ApplicationId(pair.application_id), pair);
            }
        }
        Ok(open)
    }

    /// Whom the reader's board shows: the office keeps the records of everybody.
    fn seen_by(&self, actor: &Actor) -> Result<HashSet<Uuid>> {
        let paired = self.pairs.iter().flat_map(|pair| [pair.application_id, pair.mentor_id]);
        let mut seen: HashSet<_> = paired.collect();
        seen.extend(self.proposal.unmatched()?.iter().map(|one| one.id));
        if actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            let pool = &self.ground.pool;
            seen.extend(pool.mentees.iter().map(|mentee| mentee.application.0));
            seen.extend(pool.mentors.iter().map(|mentor| mentor.mentor.0));
        }
        Ok(seen)
    }

    fn has_pair(&self, mentor: Uuid) -> bool {
        let mut of_mentor = self.pairs.iter().filter(|pair| pair.mentor_id == mentor);
        of_mentor.any(|pair| pair.is_open().unwrap_or(false))
    }

    fn answer(
        &self,
        pair: (ApplicationId, MentorId),
        overruled: &[Obstacle],
        may_overrule: bool,
    ) -> Result<Found> {
        let Ground { pool, today } = &self.ground;
        let people = pool.mentee(pair.0.0).zip(pool.mentor(pair.1.0));
        let (mentee, mentor) = people.ok_or(Error::Outdated)?;
        let mut against = against(pool, mentee, mentor, *today);
        against.retain(|rule| !overruled.contains(rule));
        let outcome = self.outcome(pair, &against, may_overrule)?;
        let version = self.version(&against, &outcome);
        Ok(Found { against, outcome, version })
    }

    fn outcome(
        &self,
        pair: (ApplicationId, MentorId),
        against: &[Obstacle],
        may_overrule: bool,
    ) -> Result<Outcome> {
        let open = self.open()?;
        let is_on_board = open.get(&pair.0).is_some_and(|now| now.mentor_id == pair.1.0);
        if is_on_board && (against.is_empty() || self.ground.pool.locks.contains(&pair)) {
            return Ok(Outcome::OnBoard);
        }
        if !against.is_empty() && (!may_overrule || overrule(against).is_err()) {
            return Ok(Outcome::Never);
        }
        if is_on_board {
            // It only has to be fixed where it stands.
            let (moves, is_board_best) = (Vec::new(), true);
            return Ok(Outcome::Moves { moves, pairs: 0, points: 0, is_board_best });
        }
        let fixed = match if_fixed(&self.task(), pair) {
            Ok(fixed) if fixed.is_proven => fixed,
            Ok(_) => return Err(Error::Corrupt("the answer could not be proven")),
            Err(refusal) => return Ok(Outcome::NoRoom(refusal)),
        };
        let moves = moves(&open, &fixed, pair.0);
        let total: i64 = open.values().map(|pair| pair.points).sum();
        let (pairs, points) = (fixed.pairs_lost, fixed.points_lost);
        let is_board_best = (open.len(), total) == (fixed.pairs_best, fixed.points_best);
        Ok(Outcome::Moves { moves, pairs, points, is_board_best })
    }

    fn task(&self) -> Task<'_> {
        task(&self.ground.pool, self.ground.today)
    }

    fn version(&self, against: &[Obstacle], outcome: &Outcome) -> i64 {
        if matches!(outcome, Outcome::Never) {
            // There is no form, and the number must not tell one private rule from another.
            return 0;
        }
        let mut hasher = DefaultHasher::new();
        (self.proposal.id, against).hash(&mut hasher);
        let moves = match outcome {
            Outcome::Moves { moves, .. } => moves.as_slice(),
            _ => &[],
        };
        for moved in moves {
            (moved.application, moved.from, moved.to).hash(&mut hasher);
        }
        hasher.finish().cast_signed() & i64::MAX
    }
}

/// How the board differs from the proposal with the fixed pair; the mentee asked about first.
fn moves(
    open: &BTreeMap<ApplicationId, &Pair>,
    fixed: &IfFixed,
    asked: ApplicationId,
) -> Vec<Moved> {
    let after: BTreeMap<_, _> = fixed.pairs.iter().copied().collect();
    let everybody: BTreeSet<_> = open.keys().chain(after.keys()).copied().collect();
    let mut moves: Vec<_> = everybody
        .into_iter()
        .map(|application| Moved {
            application,
            from: open.get(&application).map(|pair| MentorId(pair.mentor_id)),
            to: after.get(&application).copied(),
        })
        .filter(|moved| moved.from != moved.to)
        .collect();
    moves.sort_by_key(|moved| moved.application != asked);
    moves
}
