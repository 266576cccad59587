//! The board of a matching: how the proposal stands, and its pairs page by page.

use super::cards::{self, CardRow, MenteeForCoordinator, MenteeForPartner, MentorOnBoard};
use super::proposals::Proposal;
use crate::cohorts::Cohort;
use crate::error::{Error, Result};
use crate::macros::{all, one, row, statements};
use crate::organisations::Organisation;
use crate::persons::full_name;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::Status;
use geleit_domain::matching::criteria::Reason;
use geleit_domain::matching::proposal::{Side, UnmatchedReason};
use geleit_domain::policy::{Action, Resource, Tie};
use std::collections::HashMap;
use uuid::Uuid;

statements! {
    KPIS = "SELECT COUNT(*) AS pairs, COALESCE(CAST(SUM(points) AS BIGINT), 0) AS points,
            COALESCE(MIN(points), 0) AS weakest,
            COUNT(CASE WHEN reasons LIKE '%\"common_language:%' THEN 1 END) AS common_language,
            COUNT(CASE WHEN status <> 'proposed' THEN 1 END) AS agreed,
            COUNT(CASE WHEN status = 'released' THEN 1 END) AS released
        FROM proposed_pair
        WHERE programme_id = $1 AND proposal_id = $2 AND status <> 'vetoed'";
    VOTES = "SELECT e.pair_id, e.organisation_id, e.answer, r.words, e.decided_at
        FROM endorsement e
        JOIN proposed_pair p ON p.programme_id = e.programme_id AND p.id = e.pair_id
        LEFT JOIN reason r ON r.programme_id = e.programme_id AND r.id = e.reason_id
        WHERE e.programme_id = $1 AND p.proposal_id = $2";
    MENTOR_NAMES = "SELECT c.mentor_id, v.given_name, v.family_name FROM cohort_mentor c
        JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
        JOIN person_version v ON v.programme_id = m.programme_id AND v.person_id = m.person_id
            AND v.known_until IS NULL
        WHERE c.programme_id = $1 AND c.cohort_id = $2";
    MENTEE_NAMES = "SELECT a.id, v.given_name, v.family_name FROM application a
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        WHERE a.programme_id = $1 AND a.cohort_id = $2";
    OPEN_VOTES = "SELECT q.cohort_id, COUNT(p.id) AS pairs,
            COUNT(CASE WHEN p.status IN ('agreed', 'released') THEN 1 END) AS agreed,
            COUNT(CASE WHEN p.status IN ('proposed', 'agreed') AND e.answer IS NULL
                THEN 1 END) AS open_votes
        FROM proposal q
        LEFT JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id
            AND p.status <> 'vetoed'
        LEFT JOIN endorsement e ON e.programme_id = p.programme_id AND e.pair_id = p.id
            AND e.organisation_id = $2
        WHERE q.programme_id = $1 AND q.is_current GROUP BY q.cohort_id";
}

row! {
    /// How the current proposal stands; vetoed pairs are not counted.
    pub struct Kpis {
        /// Pairs.
        pub pairs: i64,
        /// Sum of their points.
        pub points: i64,
        /// Points of the weakest.
        pub weakest: i64,
        /// Pairs whose common working language is known.
        pub common_language: i64,
        /// Pairs to which all have agreed, released ones included.
        pub agreed: i64,
        /// Pairs that are released.
        pub released: i64,
    }
}

row! {
    /// How far the matching of a cohort is.
    pub struct Progress {
        /// The cohort.
        pub cohort_id: Uuid,
        /// Pairs that are not vetoed.
        pub pairs: i64,
        /// Of these, agreed by all.
        pub agreed: i64,
        /// Of these, without an answer of the actor's organisation.
        pub open_votes: i64,
    }
}

row! {
    struct VoteRow {
        pair_id: Uuid,
        organisation_id: Uuid,
        answer: String,
        words: Option<String>,
        decided_at: i64,
    }
}

/// Which pairs the board shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Somebody's agreement is missing.
    Open,
    /// All have agreed, released pairs included.
    Agreed,
    /// Somebody objects, or the pair is vetoed.
    Objected,
    /// Locked pairs.
    Locked,
}

impl Show {
    /// Every value, in the order of the choice on the page.
    pub const ALL: &'static [Self] =
        &[Self::All, Self::Open, Self::Agreed, Self::Objected, Self::Locked];

    /// The word in the address of the page.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Agreed => "agreed",
            Self::Objected => "objected",
            Self::Locked => "locked",
        }
    }

    /// The value of a word; what is unknown shows all.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self::ALL.iter().copied().find(|show| show.text() == text).unwrap_or_default()
    }
}

/// Where a page of the board begins: after this pair. The default is the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// 0 for pairs that wait for the reader's vote, 1 for the others.
    pub place: i64,
    /// Points.
    pub points: i64,
    /// The pair.
    pub id: Uuid,
}

impl Default for Key {
    fn default() -> Self {
        Self { place: -1, points: 0, id: Uuid::nil() }
    }
}

/// What one organisation said about a pair.
#[derive(Clone, Debug)]
pub struct Vote {
    /// The organisation.
    pub organisation: Uuid,
    /// Its name.
    pub name: String,
    /// `Some(true)`: it agrees, `Some(false)`: it objects, nothing: it has not answered.
    pub agrees: Option<bool>,
    /// Why it objects, or the minute of the meeting in which it agreed.
    pub reason: Option<String>,
    /// When, µs since the epoch.
    pub decided_at: Option<i64>,
}

/// A next best mentor with the name.
#[derive(Clone, Debug)]
pub struct NextBest {
    /// The mentor.
    pub mentor: Uuid,
    /// Full name.
    pub name: String,
    /// Points more or less than the pair has.
    pub difference: i32,
}

/// A pair on the board.
#[derive(Clone, Debug)]
pub struct Card<M> {
    /// The pair.
    pub pair: Uuid,
    /// What forms about it carry.
    pub version: i64,
    /// 0 to 10,000.
    pub points: i64,
    /// Its status.
    pub status: Status,
    /// The mentee, as the reader may see it.
    pub mentee: M,
    /// The mentor.
    pub mentor: MentorOnBoard,
    /// What speaks for it and what to keep in mind.
    pub reasons: Vec<Reason>,
    /// Other mentors.
    pub next_best: Vec<NextBest>,
    /// One per organisation that decides.
    pub votes: Vec<Vote>,
    /// Is it locked?
    pub is_locked: bool,
    /// The organisation that locked or vetoed it; nothing: the coordination office.
    pub rule_organisation: Option<String>,
    /// Why it was vetoed.
    pub veto_reason: Option<String>,
}

/// Somebody without a partner, by name.
#[derive(Clone, Debug)]
pub struct Left {
    /// Which side.
    pub side: Side,
    /// Full name.
    pub name: String,
    /// Why.
    pub reason: UnmatchedReason,
}

/// A page of the board.
#[derive(Clone, Debug)]
pub struct Board<M> {
    /// The cohort.
    pub cohort: Cohort,
    /// The current proposal; nothing before the first one.
    pub proposal: Option<Proposal>,
    /// How it stands.
    pub kpis: Kpis,
    /// Organisations that decide.
    pub deciding: Vec<Organisation>,
    /// The pairs of this page.
    pub cards: Vec<Card<M>>,
    /// Where the next page begins.
    pub next: Option<Key>,
    /// Who is without a partner.
    pub left: Vec<Left>,
}

impl Tx {
    /// The board as the coordination office sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn board_for_coordinator(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
        show: Show,
        after: Key,
        limit: i64,
    ) -> Result<Board<MenteeForCoordinator>> {
        self.board(actor, Action::Create, cohort, show, after, limit).await
    }

    /// The board as a partner organisation sees it: the pairs that wait for its vote first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn board_for_partner(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
        show: Show,
        after: Key,
        limit: i64,
    ) -> Result<Board<MenteeForPartner>> {
        self.board(actor, Action::Show, cohort, show, after, limit).await
    }

    /// How far each matching is that has a proposal.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn matchings(&mut self, actor: &Actor) -> Result<Vec<Progress>> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let organisation = actor.organisation().map_or(Uuid::nil(), |id| id.0);
        all!(self, OPEN_VOTES, self.programme.0, organisation)
    }

    async fn board<M: for<'a> From<&'a CardRow>>(
        &mut self,
        actor: &Actor,
        needed: Action,
        cohort: CohortId,
        show: Show,
        after: Key,
        limit: i64,
    ) -> Result<Board<M>> {
        let loaded = self.cohort(cohort).await?;
        if !actor.may(Tie::Programme, needed, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let organisations = self.organisations().await?;
        let deciding = organisations.into_iter().filter(|known| known.decides).collect();
        let mut board = Board {
            cohort: loaded,
            proposal: self.proposal(cohort).await?,
            kpis: Kpis {
                pairs: 0,
                points: 0,
                weakest: 0,
                common_language: 0,
                agreed: 0,
                released: 0,
            },
            deciding,
            cards: Vec::new(),
            next: None,
            left: Vec::new(),
        };
        let Some(proposal) = board.proposal.clone() else { return Ok(board) };
        board.kpis = one!(self, KPIS, self.programme.0, proposal.id)?;
        let sees_origin = needed == Action::Create;
        let mut rows =
            self.card_rows(actor, &proposal, show, after, limit + 1, sees_origin).await?;
        if rows.len() > usize::try_from(limit).unwrap_or(usize::MAX) {
            rows.pop();
            board.next =
                rows.last().map(|row| Key { place: row.place, points: row.points, id: row.id });
        }
        let names = self.names_at_the_table(cohort).await?;
        board.cards = self.cards(&proposal, &board.deciding, &names, &rows).await?;
        board.left = left(&proposal, &names)?;
        Ok(board)
    }

    async fn card_rows(
        &mut self,
        actor: &Actor,
        proposal: &Proposal,
        show: Show,
        after: Key,
        limit: i64,
        sees_origin: bool,
    ) -> Result<Vec<CardRow>> {
        let sql = match show {
            Show::All => cards::EVERY_PAIR,
            Show::Open => cards::OPEN_PAIRS,
            Show::Agreed => cards::AGREED_PAIRS,
            Show::Objected => cards::OBJECTED_PAIRS,
            Show::Locked => cards::LOCKED_PAIRS,
        };
        let organisation = actor.organisation().map_or(Uuid::nil(), |id| id.0);
        all!(
            self,
            sql,
            self.programme.0,
            proposal.id,
            organisation,
            after.place,
            after.points,
            after.id,
            limit,
            sees_origin
        )
    }

    /// The names of everybody in the matching of a cohort, by application or mentor.
    pub(super) async fn names_at_the_table(
        &mut self,
        cohort: CohortId,
    ) -> Result<HashMap<Uuid, String>> {
        let programme = self.programme.0;
        let mut names: Vec<(Uuid, String, String)> = all!(self, MENTOR_NAMES, programme, cohort.0)?;
        names.append(&mut all!(self, MENTEE_NAMES, programme, cohort.0)?);
        Ok(names.into_iter().map(|(id, given, family)| (id, full_name(&given, &family))).collect())
    }

    async fn cards<M: for<'a> From<&'a CardRow>>(
        &mut self,
        proposal: &Proposal,
        deciding: &[Organisation],
        names: &HashMap<Uuid, String>,
        rows: &[CardRow],
    ) -> Result<Vec<Card<M>>> {
        let votes: Vec<VoteRow> = all!(self, VOTES, self.programme.0, proposal.id)?;
        let votes: HashMap<_, _> =
            votes.iter().map(|vote| ((vote.pair_id, vote.organisation_id), vote)).collect();
        rows.iter()
            .map(|row| {
                let name = |id| names.get(&id).cloned().unwrap_or_default();
                let next_best = row.alternatives()?.into_iter().map(|next| NextBest {
                    mentor: next.mentor,
                    name: name(next.mentor),
                    difference: next.difference,
                });
                let is_locked = row.rule.as_deref() == Some("lock");
                Ok(Card {
                    pair: row.id,
                    version: row.version,
                    points: row.points,
                    status: row.status()?,
                    mentee: M::from(row),
                    mentor: row.mentor(),
                    reasons: row.reasons()?,
                    next_best: next_best.collect(),
                    votes: deciding
                        .iter()
                        .map(|by| vote(by, votes.get(&(row.id, by.id))))
                        .collect(),
                    is_locked,
                    rule_organisation: row.rule_organisation.clone(),
                    veto_reason: row.rule_reason.clone().filter(|_| !is_locked),
                })
            })
            .collect()
    }
}

fn vote(by: &Organisation, given: Option<&&VoteRow>) -> Vote {
    Vote {
        organisation: by.id,
        name: by.name.clone(),
        agrees: given.map(|vote| vote.answer == "agreed"),
        reason: given.and_then(|vote| vote.words.clone()),
        decided_at: given.map(|vote| vote.decided_at),
    }
}

fn left(proposal: &Proposal, names: &HashMap<Uuid, String>) -> Result<Vec<Left>> {
    let unmatched = proposal.unmatched()?.into_iter();
    unmatched
        .map(|one| {
            Ok(Left {
                side: Side::from_text(&one.side).ok_or(Error::Corrupt("proposal.unmatched"))?,
                name: names.get(&one.id).cloned().unwrap_or_default(),
                reason: UnmatchedReason::from_text(&one.reason)
                    .ok_or(Error::Corrupt("proposal.unmatched"))?,
            })
        })
        .collect()
}
