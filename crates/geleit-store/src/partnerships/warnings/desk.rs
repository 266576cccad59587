//! Warnings at the desk: the list, one of them, somebody who takes care, and what was done.

use super::KIND;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, row};
use crate::partnerships::Open;
use crate::partnerships::fit::FitAnswer;
use crate::partnerships::hands::Hand;
use crate::time::{micros, timestamp};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId, WarningId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::fit::Fit;
use geleit_domain::partnerships::warnings::{NEXT_ACTION_MAX, Rule, may_take_until};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

macro_rules! listed {
    ($which:literal) => {
        concat!(
            "SELECT w.id, w.partnership_id, w.rule, w.since_on, w.owner_id, k.name AS owner,
            w.next_action, w.due_on, w.closed_at, r.words AS done, v.given_name, v.family_name,
            u.given_name AS mentor_given_name, u.family_name AS mentor_family_name
        FROM warning w
        CROSS JOIN partnership p
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.person_id
            AND v.known_until IS NULL
        JOIN person_version u ON u.programme_id = p.programme_id AND u.person_id = m.person_id
            AND u.known_until IS NULL
        LEFT JOIN account k ON k.programme_id = w.programme_id AND k.id = w.owner_id
        LEFT JOIN reason r ON r.programme_id = w.programme_id AND r.id = w.reason_id
        WHERE w.programme_id = $1 AND p.programme_id = w.programme_id
            AND p.id = w.partnership_id AND ",
            $which
        )
    };
}

pub(super) const LIST: &str =
    listed!("w.closed_at IS NULL AND (w.due_on, w.id) > ($2, $3) ORDER BY w.due_on, w.id LIMIT $4");
pub(super) const LIST_COHORT: &str = listed!(
    "w.closed_at IS NULL AND (w.due_on, w.id) > ($2, $3) AND p.cohort_id = $5
        ORDER BY w.due_on, w.id LIMIT $4"
);
pub(super) const OF_PAIR: &str =
    listed!("w.partnership_id = $2 AND w.closed_at IS NULL ORDER BY w.due_on, w.id");
pub(super) const ONE: &str = listed!("w.id = $2");
pub(super) const CARE: &str = "
    UPDATE warning SET owner_id = $3, next_action = $4, due_on = $5
    WHERE programme_id = $1 AND id = $2 AND closed_at IS NULL";
pub(super) const DONE_BY_HAND: &str = "
    UPDATE warning SET closed_at = $3, reason_id = $4
    WHERE programme_id = $1 AND id = $2 AND closed_at IS NULL";
pub(super) const WAITING: &str = "
    SELECT p.cohort_id, COUNT(DISTINCT p.id) AS pairs, MIN(w.due_on) AS since
    FROM warning w
    CROSS JOIN partnership p
    WHERE w.programme_id = $1 AND w.closed_at IS NULL AND p.programme_id = w.programme_id
        AND p.id = w.partnership_id
    GROUP BY p.cohort_id";

row! {
    /// A warning with the names of its pair.
    pub struct Listed {
        /// The warning.
        pub id: Uuid,
        /// The pair.
        pub partnership_id: Uuid,
        /// Word of the rule.
        pub rule: String,
        /// Since when it has been so, `YYYY-MM-DD`.
        pub since_on: String,
        /// The account that takes care; nobody: the office.
        pub owner_id: Option<Uuid>,
        /// The name of that account.
        pub owner: Option<String>,
        /// What comes next, in words of the office; empty: what the rule says.
        pub next_action: String,
        /// Until when somebody should act, `YYYY-MM-DD`.
        pub due_on: String,
        /// When it was over, µs since the epoch.
        pub closed_at: Option<i64>,
        /// What somebody has done, unless erased.
        pub done: Option<String>,
        /// Given name of the mentee.
        pub given_name: String,
        /// Family name of the mentee.
        pub family_name: String,
        /// Given name of the mentor.
        pub mentor_given_name: String,
        /// Family name of the mentor.
        pub mentor_family_name: String,
    }
}

/// What somebody of the pair has said that a warning is about.
#[derive(Clone, Debug)]
pub struct Voice {
    /// Who.
    pub side: Side,
    /// When, `YYYY-MM-DD`.
    pub on: String,
    /// Whether it fits, if that was the question.
    pub fit: Option<Fit>,
    /// In words of their own; may be empty.
    pub line: String,
}

/// Which open warnings, and from where on.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only of this cohort.
    pub cohort: Option<CohortId>,
    /// After this line: its day and id.
    pub after: Option<(String, Uuid)>,
}

impl Store {
    /// A page of the open warnings of a programme, the most urgent first.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] for a cohort of another programme.
    pub async fn list_warnings(
        &self,
        actor: &Actor,
        filter: &Filter,
        limit: i64,
    ) -> Result<Vec<Listed>> {
        if !actor.may(Tie::Programme, Action::Step, Resource::Partnership) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let (programme, (day, id)) = (actor.programme.0, filter.after.clone().unwrap_or_default());
        match filter.cohort {
            None => all!(tx, LIST, programme, day, id, limit),
            Some(cohort) => {
                tx.cohort(cohort).await?;
                all!(tx, LIST_COHORT, programme, day, id, limit, cohort.0)
            }
        }
    }

    /// One warning, also one that is over.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn show_warning(&self, actor: &Actor, warning: WarningId) -> Result<Listed> {
        self.read(actor.programme).await?.warning_for(actor, warning).await
    }

    /// What both sides have said that a warning is about, for whoever takes care.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn voices_of_warning(&self, actor: &Actor, warning: WarningId) -> Result<Vec<Voice>> {
        let mut tx = self.read(actor.programme).await?;
        let found = tx.warning_for(actor, warning).await?;
        let house = tx.programme().await?;
        match Rule::from_text(&found.rule) {
            Some(Rule::Hand) => {
                let hands = tx.hands_of(found.partnership_id).await?.into_iter();
                let voice = |hand: Hand| {
                    let (side, on) = (hand.side()?, hand.raised_on);
                    Ok(Voice { side, on, fit: None, line: hand.line })
                };
                hands.map(voice).collect()
            }
            Some(Rule::Fit) => {
                let answers = tx.fits_of(found.partnership_id).await?.into_iter();
                let voice = |one: FitAnswer| {
                    let at = one.answered_at.map(timestamp).transpose()?;
                    let on = at.map_or(one.asked_on.clone(), |at| house.today(at).to_string());
                    let (side, fit) = (one.side()?, one.answer()?);
                    Ok(Voice { side, on, fit, line: one.line })
                };
                answers.map(voice).collect()
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The actor takes care of a pair until a day, in place of whoever did before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] when it is over,
    /// [`Refusal::Invalid`].
    pub async fn take_care(
        &self,
        actor: &Actor,
        warning: WarningId,
        (next_action, until): (&str, Date),
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.warning_for(actor, warning).await?;
        let today = tx.programme().await?.today(now);
        if !may_take_until(until, today) {
            return Err(Refusal::Invalid { field: "until", expected: "today to in 30 days" }.into());
        }
        if next_action.chars().count() > NEXT_ACTION_MAX {
            let expected = "at most 300 characters";
            return Err(Refusal::Invalid { field: "next_action", expected }.into());
        }
        let (owner, until) = (actor.account.map(|account| account.0), until.to_string());
        let (programme, next) = (actor.programme.0, next_action.trim());
        if execute!(tx, CARE, programme, warning.0, owner, next, &until)? == 0 {
            return Err(Error::Outdated);
        }
        tx.record(actor, entry("warning.care", warning, &until, None), now).await?;
        tx.commit().await
    }

    /// Closes a warning with what somebody has done; its rule may speak anew later.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] when it is over,
    /// [`Refusal::ReasonMissing`].
    pub async fn close_warning(
        &self,
        actor: &Actor,
        warning: WarningId,
        done: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let found = tx.warning_for(actor, warning).await?;
        let noted = entry("warning.done", warning, &found.rule, Some(done));
        let reason = tx.record(actor, noted, now).await?.ok_or(Refusal::ReasonMissing)?;
        if execute!(tx, DONE_BY_HAND, actor.programme.0, warning.0, micros(now), reason)? == 0 {
            return Err(Error::Outdated);
        }
        tx.commit().await
    }
}

impl Tx {
    async fn warning_for(&mut self, actor: &Actor, warning: WarningId) -> Result<Listed> {
        let found: Listed = one!(self, ONE, self.programme.0, warning.0)?;
        self.partnership_to_step(actor, PartnershipId(found.partnership_id)).await?;
        Ok(found)
    }

    /// The open warnings of a pair; the caller has asked permission.
    pub(in crate::partnerships) async fn warnings_of(&mut self, pair: Uuid) -> Result<Vec<Listed>> {
        all!(self, OF_PAIR, self.programme.0, pair)
    }

    /// Pairs that need somebody, per cohort, and the earliest day until which; the caller has
    /// asked permission.
    pub(crate) async fn pairs_in_need(&mut self) -> Result<Vec<Open>> {
        all!(self, WAITING, self.programme.0)
    }
}

fn entry<'a>(
    verb: &'a str,
    warning: WarningId,
    detail: &'a str,
    reason: Option<&'a str>,
) -> Entry<'a> {
    Entry { verb, subject_kind: KIND, subject: warning.0, detail, reason }
}
