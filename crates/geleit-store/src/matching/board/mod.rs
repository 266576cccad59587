//! The board of a matching: how the proposal stands, and its pairs page by page.

mod cards;
mod names;
mod progress;
mod show;
mod views;
mod votes;

pub use progress::Progress;
pub use show::{Key, Show};
pub use views::{Board, Card, Kpis, Left, NextBest};
pub use votes::Vote;

pub(super) use names::{People, left};

use super::cards::{CardRow, MenteeForCoordinator, MenteeForPartner};
use super::certificate;
use super::proposals::Proposal;
use crate::error::{Error, Result};
use crate::macros::{one, optional, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
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
    /// The proposal before, to compare with.
    FORMER = "SELECT id, number FROM proposal
        WHERE programme_id = $1 AND cohort_id = $2 AND number < $3 ORDER BY number DESC LIMIT 1";
    CERTIFICATE = "SELECT certificate FROM proposal WHERE programme_id = $1 AND id = $2";
    VOTES = votes::VOTES;
    MENTOR_NAMES = names::MENTOR_NAMES;
    MENTEE_NAMES = names::MENTEE_NAMES;
    OPEN_VOTES = progress::OPEN_VOTES;
}

impl Tx {
    async fn former_kpis(&mut self, proposal: &Proposal) -> Result<Option<(i64, Kpis)>> {
        let (programme, cohort) = (self.programme.0, proposal.cohort_id);
        let former: Option<(Uuid, i64)> =
            optional!(self, FORMER, programme, cohort, proposal.number)?;
        let Some((id, number)) = former else { return Ok(None) };
        Ok(Some((number, one!(self, KPIS, programme, id)?)))
    }

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
            levels: Vec::new(),
            former: None,
            deciding,
            cards: Vec::new(),
            next: None,
            left: Vec::new(),
            numbers: HashMap::new(),
            state: self.decisions_taken(cohort).await?,
            last: None,
        };
        let Some(proposal) = board.proposal.clone() else { return Ok(board) };
        board.kpis = one!(self, KPIS, self.programme.0, proposal.id)?;
        let (certificate,): (String,) = one!(self, CERTIFICATE, self.programme.0, proposal.id)?;
        board.levels = certificate::levels(&certificate)?;
        board.former = self.former_kpis(&proposal).await?;
        let sees_origin = needed == Action::Create;
        let mut rows =
            self.card_rows(actor, &proposal, show, after, limit + 1, sees_origin).await?;
        if rows.len() > usize::try_from(limit).unwrap_or(usize::MAX) {
            rows.pop();
            board.next =
                rows.last().map(|row| Key { place: row.place, points: row.points, id: row.id });
        }
        let people = self.names_at_the_table(actor, cohort).await?;
        let own = self.own_records(actor).await?;
        board.cards = self.cards(&proposal, &board.deciding, &people.names, &own, &rows).await?;
        board.left = names::left(&proposal, &people.names)?;
        let known = self.known(&people).await?;
        board.last = self.past(actor, cohort, &known, None, i64::MAX, 1).await?.pop();
        board.numbers = people.numbers;
        Ok(board)
    }
}
