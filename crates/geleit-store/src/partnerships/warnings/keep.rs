//! What the calendar does about warnings: opens those whose rule speaks, and closes those whose
//! rule has ceased to.

use super::KIND;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, insert_all, row};
use crate::partnerships::{at_opening, day_at_opening};
use crate::programmes::Programme;
use crate::time::{id, micros, timestamp};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::fit::{Asked, Fit};
use geleit_domain::partnerships::warnings::{
    Life, Met, QUIET_AFTER_DONE_DAYS, Rule, due, warnings,
};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

// Few cohorts go on, some while others of them are matched anew or may still apply: they come
// first, whatever the engine believes of the pairs.
macro_rules! of_pairs {
    ($columns:literal, $table:expr, $which:expr) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM cohort c CROSS JOIN partnership p CROSS JOIN ",
            $table,
            " WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
        AND p.programme_id = c.programme_id AND p.cohort_id = c.id
        AND p.status IN ('running', 'paused') AND ",
            $which
        )
    };
}

/// What was before the start does not matter, whatever day it was noted for.
pub(super) const STATUSES: &str = of_pairs!(
    "p.id, f.status, f.on_date",
    "status_fact f",
    "f.programme_id = p.programme_id AND f.kind = 'partnership' AND f.subject_id = p.id
        AND f.status IN ('running', 'paused') AND f.known_until IS NULL
        ORDER BY p.id, f.on_date, f.seq"
);
pub(super) const MET: &str = of_pairs!(
    "p.id, MAX(m.on_date) AS last, CAST(SUM(m.minutes) AS BIGINT) AS minutes",
    "meeting m",
    "m.programme_id = p.programme_id AND m.partnership_id = p.id AND m.on_date <= $2
        AND m.known_until IS NULL GROUP BY p.id"
);
/// Pairs whose two sides were at the opening of their cohort.
pub(super) const AT_OPENING: &str = of_pairs!(
    "p.id, p.offered_on, e.starts_at",
    at_opening!(tables),
    concat!(at_opening!(conditions), " AND a.known_until IS NULL AND b.known_until IS NULL")
);
/// What both sides have answered in week three, and when somebody has last acted upon it.
pub(super) const FITS: &str = of_pairs!(
    "p.id, a.asked_on, a.answer, a.answered_at, (SELECT MAX(w.closed_at) FROM warning w
        WHERE w.programme_id = p.programme_id AND w.partnership_id = p.id AND w.rule = 'fit'
            AND w.reason_id IS NOT NULL) AS done_at",
    "fit_answer a",
    "a.programme_id = p.programme_id AND a.partnership_id = p.id"
);
/// Who has released the pair, while it is a coordinator who may sign in.
pub(super) const RELEASED_BY: &str = of_pairs!(
    "p.id, a.id AS account_id",
    "entry e JOIN account a ON a.programme_id = e.programme_id AND a.id = e.account_id
        JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id",
    "e.programme_id = p.programme_id AND e.subject_id = p.id AND e.verb = 'partnership.offer'
        AND a.status = 'active' AND r.role = 'coordinator'"
);
/// Coordinators who are named for a side of the pair and may sign in; the one for the mentee last.
pub(super) const NAMED_OF_PAIRS: &str = of_pairs!(
    "p.id, a.id AS account_id",
    "contact_person k JOIN account a ON a.programme_id = k.programme_id AND a.id = k.account_id
        JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id",
    "k.programme_id = p.programme_id AND k.partnership_id = p.id AND k.known_until IS NULL
        AND a.status = 'active' AND r.role = 'coordinator'
        ORDER BY p.id, k.side DESC"
);
pub(super) const DONE: &str = "
    SELECT partnership_id, rule, closed_at FROM warning
    WHERE programme_id = $1 AND closed_at > $2 AND reason_id IS NOT NULL";
pub(super) const OPEN: &str = "
    SELECT id, partnership_id, rule FROM warning WHERE programme_id = $1 AND closed_at IS NULL";
pub(super) const OPEN_OF_PAIR: &str = "
    SELECT id, partnership_id, rule FROM warning
    WHERE programme_id = $1 AND partnership_id = $2 AND closed_at IS NULL";
pub(super) const INSERT: &str = "
    INSERT INTO warning (programme_id, id, partnership_id, rule, since_on, owner_id, next_action,
        due_on, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
pub(super) const CLOSE: &str = "
    UPDATE warning SET closed_at = $3
    WHERE programme_id = $1 AND id = $2 AND closed_at IS NULL";

row! {
    struct FitRow {
        id: Uuid,
        asked_on: String,
        answer: Option<String>,
        answered_at: Option<i64>,
        done_at: Option<i64>,
    }
}

row! {
    struct OpenRow {
        id: Uuid,
        partnership_id: Uuid,
        rule: String,
    }
}

/// What has to change for the open warnings to be those whose rule speaks.
#[derive(Default)]
struct Change {
    /// The pair, the rule, and since when.
    opened: Vec<(Uuid, Rule, Date)>,
    /// The warning and its rule.
    closed: Vec<(Uuid, Rule)>,
}

impl Change {
    fn is_empty(&self) -> bool {
        self.opened.is_empty() && self.closed.is_empty()
    }
}

impl Store {
    /// Opens and closes warnings as their rules say; gives how many have changed. Asked again on
    /// the same day, it changes nothing.
    ///
    /// # Errors
    /// The database failed; then nothing has changed.
    pub async fn keep_warnings(&self, programme: ProgrammeId, now: Timestamp) -> Result<usize> {
        let mut tx = self.read(programme).await?;
        let today = tx.programme().await?.today(now);
        if tx.warnings_to_change(today, now).await?.is_empty() {
            return Ok(0);
        }
        drop(tx);
        let mut tx = self.write(programme).await?;
        // Another node may have been first: whoever comes second looks again.
        tx.take_turn().await?;
        let change = tx.warnings_to_change(today, now).await?;
        tx.close_quiet(&change.closed, now).await?;
        tx.open_warnings(&change.opened, today, now).await?;
        tx.commit().await?;
        Ok(change.opened.len() + change.closed.len())
    }
}

impl Tx {
    async fn warnings_to_change(&mut self, today: Date, now: Timestamp) -> Result<Change> {
        let lives = self.lives(today, now).await?;
        let mut speaking: BTreeMap<(Uuid, Rule), Date> = BTreeMap::new();
        for (pair, life) in &lives {
            let found = warnings(life, today).into_iter();
            speaking.extend(found.map(|warning| ((*pair, warning.rule), warning.since)));
        }
        let mut change = Change::default();
        let open: Vec<OpenRow> = all!(self, OPEN, self.programme.0)?;
        for row in open {
            let rule = rule(&row.rule)?;
            if speaking.remove(&(row.partnership_id, rule)).is_none() && !rule.stays() {
                change.closed.push((row.id, rule));
            }
        }
        change.opened = speaking.into_iter().map(|((pair, rule), on)| (pair, rule, on)).collect();
        Ok(change)
    }

    /// What is known of every pair that runs or pauses.
    async fn lives(&mut self, today: Date, now: Timestamp) -> Result<BTreeMap<Uuid, Life>> {
        let (programme, mut lives) = (self.programme.0, BTreeMap::<Uuid, Life>::new());
        let statuses: Vec<(Uuid, String, String)> = all!(self, STATUSES, programme)?;
        for (pair, status, on) in statuses {
            let status = Status::from_text(&status).ok_or(Error::Corrupt("status_fact.status"))?;
            lives.entry(pair).or_default().statuses.push((status, day(&on)?));
        }
        let met: Vec<(Uuid, String, i64)> = all!(self, MET, programme, today.to_string())?;
        for (pair, last, minutes) in met {
            let met = Met { last: day(&last)?, minutes: minutes.unsigned_abs() };
            lives.entry(pair).or_default().met = Some(met);
        }
        let house = self.programme().await?;
        let openings: Vec<(Uuid, String, i64)> = all!(self, AT_OPENING, programme)?;
        for (pair, offered_on, starts_at) in openings {
            let opening = day_at_opening(&house, &offered_on, starts_at)?;
            let life = lives.entry(pair).or_default();
            life.opening = life.opening.max(opening);
        }
        let fits: Vec<FitRow> = all!(self, FITS, programme)?;
        for row in fits {
            let life = lives.entry(row.id).or_default();
            life.asked = Some(asked(&house, life.asked, &row)?);
        }
        for (pair, rule, on) in self.done_lately(&house, now).await? {
            lives.entry(pair).or_default().done.push((rule, on));
        }
        Ok(lives)
    }

    async fn done_lately(
        &mut self,
        house: &Programme,
        now: Timestamp,
    ) -> Result<Vec<(Uuid, Rule, Date)>> {
        let after = now - SignedDuration::from_hours(24 * (QUIET_AFTER_DONE_DAYS + 1));
        let found: Vec<(Uuid, String, i64)> = all!(self, DONE, self.programme.0, micros(after))?;
        let read = |(pair, word, at): (Uuid, String, i64)| {
            Ok((pair, rule(&word)?, house.today(timestamp(at)?)))
        };
        found.into_iter().map(read).collect()
    }

    /// Closes what is open about a pair that has ended.
    pub(in crate::partnerships) async fn close_warnings_of(
        &mut self,
        pair: Uuid,
        now: Timestamp,
    ) -> Result<()> {
        let open: Vec<OpenRow> = all!(self, OPEN_OF_PAIR, self.programme.0, pair)?;
        let open = open.into_iter().map(|row| Ok((row.id, rule(&row.rule)?)));
        let open = open.collect::<Result<Vec<_>>>()?;
        self.close_quiet(&open, now).await
    }

    async fn close_quiet(&mut self, closed: &[(Uuid, Rule)], now: Timestamp) -> Result<()> {
        for (warning, _) in closed {
            execute!(self, CLOSE, self.programme.0, *warning, micros(now))?;
        }
        self.note_warnings("warning.close", closed, now).await
    }

    async fn open_warnings(
        &mut self,
        opened: &[(Uuid, Rule, Date)],
        today: Date,
        now: Timestamp,
    ) -> Result<()> {
        let programme = self.programme.0;
        // Whoever is named takes care, else whoever has released the pair.
        let released: Vec<(Uuid, Uuid)> = all!(self, RELEASED_BY, programme)?;
        let named: Vec<(Uuid, Uuid)> = all!(self, NAMED_OF_PAIRS, programme)?;
        let owners: BTreeMap<_, _> = released.into_iter().chain(named).collect();
        let opened: Vec<_> = opened.iter().map(|of| (id(now), of)).collect();
        insert_all!(
            self,
            INSERT,
            opened,
            |(id, (pair, rule, since))| programme,
            *id,
            *pair,
            rule.text(),
            since.to_string(),
            owners.get(pair).copied(),
            "",
            due(*rule, today).to_string(),
            micros(now)
        );
        let opened: Vec<_> = opened.iter().map(|(id, (_, rule, _))| (*id, *rule)).collect();
        self.note_warnings("warning.open", &opened, now).await
    }

    async fn note_warnings(
        &mut self,
        verb: &str,
        warnings: &[(Uuid, Rule)],
        now: Timestamp,
    ) -> Result<()> {
        let entry = |(subject, rule): &(Uuid, Rule)| Entry {
            verb,
            subject_kind: KIND,
            subject: *subject,
            detail: rule.text(),
            reason: None,
        };
        let entries: Vec<_> = warnings.iter().map(entry).collect();
        if entries.is_empty() {
            return Ok(());
        }
        self.record_all(&Actor::operator(self.programme), &entries, now).await
    }
}

/// What is known of the question of week three, with the answer of one more side. Whoever answers
/// before the question was asked then: the question is as old as what the later side was asked.
fn asked(house: &Programme, before: Option<Asked>, row: &FitRow) -> Result<Asked> {
    let on = day(&row.asked_on)?;
    let before = before.unwrap_or(Asked {
        on,
        sides: 0,
        answered: 0,
        unfit_since: None,
        is_dealt_with: false,
    });
    let on = before.on.max(on);
    let done_on = row.done_at.map(|at| timestamp(at).map(|at| house.today(at))).transpose()?;
    let is_new = row.answered_at > row.done_at;
    let no = row.answered_at.filter(|_| is_new && row.answer.as_deref() == Some(DOES_NOT));
    let no = no.map(|at| timestamp(at).map(|at| house.today(at))).transpose()?;
    Ok(Asked {
        on,
        sides: before.sides + 1,
        answered: before.answered + u8::from(row.answer.is_some()),
        unfit_since: before.unfit_since.into_iter().chain(no).min(),
        is_dealt_with: done_on.is_some_and(|done| done >= on),
    })
}

const DOES_NOT: &str = Fit::DoesNot.text();

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Corrupt("a day of a pair"))
}

fn rule(word: &str) -> Result<Rule> {
    Rule::from_text(word).ok_or(Error::Corrupt("warning.rule"))
}
