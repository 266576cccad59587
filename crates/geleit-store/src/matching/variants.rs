//! Several proposals of a cohort side by side. One of them is current; the others are kept for
//! comparison, and one of these can take its place.

use super::alternatives::can_pair;
use super::certificate;
use super::pool::Pool;
use super::proposals::{Pair, Proposal};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, one, row, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, MentorId};
use geleit_domain::matching::criteria::Yardstick;
use geleit_domain::matching::proposal::Level;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// How many proposals are compared: the newest, and the current one in any case.
const COMPARED: i64 = 6;

statements! {
    NEWEST = "SELECT id, number, weights_version, certificate, computed_at, is_current FROM proposal
        WHERE programme_id = $1 AND cohort_id = $2 AND (is_current OR number > (
            SELECT COALESCE(MAX(number), 0) - $3 FROM proposal
            WHERE programme_id = $1 AND cohort_id = $2))
        ORDER BY number";
    PAIRS = "SELECT p.proposal_id, p.application_id, p.mentor_id, p.points,
            CASE WHEN p.reasons LIKE '%\"common_language:%' THEN 1 ELSE 0 END AS speaks
        FROM proposal q
        JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id
            AND p.status <> 'vetoed'
        WHERE q.programme_id = $1 AND q.cohort_id = $2 AND (q.is_current OR q.number > (
            SELECT COALESCE(MAX(number), 0) - $3 FROM proposal
            WHERE programme_id = $1 AND cohort_id = $2))";
    ONE = "SELECT id, cohort_id, number, weights_version, total, dual, unmatched, computed_at
        FROM proposal WHERE programme_id = $1 AND cohort_id = $2 AND number = $3";
    RETIRE = "UPDATE proposal SET is_current = $3
        WHERE programme_id = $1 AND cohort_id = $2 AND is_current";
    CHOOSE = "UPDATE proposal SET is_current = $3 WHERE programme_id = $1 AND id = $2";
}

row! {
    struct Row {
        id: Uuid,
        number: i64,
        weights_version: String,
        certificate: String,
        computed_at: i64,
        is_current: bool,
    }
}

row! {
    struct PairRow {
        proposal_id: Uuid,
        application_id: Uuid,
        mentor_id: Uuid,
        points: i64,
        speaks: i32,
    }
}

/// One proposal among others.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The how manieth of the cohort.
    pub number: i64,
    /// When, µs since the epoch.
    pub computed_at: i64,
    /// Do the organisations decide about this one?
    pub is_current: bool,
    /// What it was measured by.
    pub yardstick: Yardstick,
    /// What decided it, in this order; nothing in what a former version computed.
    pub levels: Vec<Level>,
    /// Pairs, without vetoed ones.
    pub pairs: i64,
    /// Sum of their points.
    pub points: i64,
    /// Points of the weakest.
    pub weakest: i64,
    /// Pairs whose common working language is known.
    pub common_language: i64,
}

/// The proposals of a cohort, the oldest first, and where they differ.
#[derive(Clone, Debug)]
pub struct Variants {
    /// The cohort.
    pub cohort: Cohort,
    /// The proposals.
    pub variants: Vec<Variant>,
    /// Mentees who have not the same mentor everywhere: name, and per proposal the mentor's.
    pub differences: Vec<(String, Vec<Option<String>>)>,
}

impl Store {
    /// The newest proposals of a cohort side by side.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn variants(&self, actor: &Actor, cohort: CohortId) -> Result<Variants> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let (programme, id) = (actor.programme.0, cohort.0);
        let rows: Vec<Row> = all!(tx, NEWEST, programme, id, COMPARED)?;
        let pairs: Vec<PairRow> = all!(tx, PAIRS, programme, id, COMPARED)?;
        let names = tx.names_at_the_table(actor, cohort).await?.names;
        let mut variants = Vec::with_capacity(rows.len());
        for row in &rows {
            let yardstick = tx.yardstick_of(&row.weights_version).await?;
            variants.push(variant(row, yardstick, &pairs)?);
        }
        let differences = differences(&rows, &pairs, &names);
        Ok(Variants { cohort: loaded, variants, differences })
    }

    /// Makes another proposal the current one. Votes belong to the pairs of a proposal: those
    /// about the former one hold again when it is chosen again.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Outdated`] when the page showed
    /// another current proposal than `seen`, or when people or rules have changed so that the
    /// proposal does not fit any more; [`Error::WrongStatus`] of the cohort.
    pub async fn choose_variant(
        &self,
        actor: &Actor,
        cohort: CohortId,
        number: i64,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        super::propose::must_take_proposals(&loaded)?;
        tx.proposal_seen(cohort, Some(seen)).await?;
        let programme = actor.programme.0;
        let chosen: Proposal = one!(tx, ONE, programme, cohort.0, number)?;
        let today = tx.programme().await?.today(now);
        let mut pool = tx.pool(&loaded).await?;
        pool.yardstick = tx.yardstick_of(&chosen.weights_version).await?;
        let pairs = tx.pairs(&chosen).await?;
        if number == seen || !still_fits(&pool, &chosen, &pairs, today)? {
            return Err(Error::Outdated);
        }
        execute!(tx, RETIRE, programme, cohort.0, false)?;
        execute!(tx, CHOOSE, programme, chosen.id, true)?;
        tx.settle_agreements(&chosen).await?;
        tx.record_choice(actor, &loaded, number, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn record_choice(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        number: i64,
        now: Timestamp,
    ) -> Result<()> {
        let entry = Entry {
            verb: "matching.choose",
            subject_kind: "matching",
            subject: cohort.id,
            detail: &format!("proposal={number}"),
            reason: None,
        };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}

/// Could these pairs be proposed today: everybody is there, no rule or veto speaks against
/// them, every lock is kept, and the places are enough?
fn still_fits(pool: &Pool, proposal: &Proposal, pairs: &[Pair], today: Date) -> Result<bool> {
    let mut kept = BTreeSet::new();
    let mut places: HashMap<MentorId, u32> = HashMap::new();
    let mut everybody: BTreeSet<Uuid> = proposal.unmatched()?.iter().map(|one| one.id).collect();
    for pair in pairs {
        if !pair.is_open()? {
            everybody.insert(pair.application_id);
            continue;
        }
        let people = pool.mentee(pair.application_id).zip(pool.mentor(pair.mentor_id));
        let Some((mentee, mentor)) = people else { return Ok(false) };
        let both = (mentee.application, mentor.mentor);
        let is_locked = pool.locks.contains(&both);
        let is_possible = can_pair(pool, mentee, mentor, today);
        let taken = places.entry(mentor.mentor).or_default();
        *taken += 1;
        if !(is_locked || is_possible) || *taken > mentor.capacity_free {
            return Ok(false);
        }
        everybody.insert(pair.application_id);
        kept.insert((ApplicationId(pair.application_id), MentorId(pair.mentor_id)));
    }
    let all_known = pool.mentees.iter().all(|mentee| everybody.contains(&mentee.application.0));
    Ok(all_known && pool.locks.is_subset(&kept) && kept.len() <= pool.places as usize)
}

fn variant(row: &Row, yardstick: Yardstick, pairs: &[PairRow]) -> Result<Variant> {
    let own = || pairs.iter().filter(|pair| pair.proposal_id == row.id);
    Ok(Variant {
        number: row.number,
        computed_at: row.computed_at,
        is_current: row.is_current,
        yardstick,
        levels: certificate::levels(&row.certificate)?,
        pairs: i64::try_from(own().count()).unwrap_or(i64::MAX),
        points: own().map(|pair| pair.points).sum(),
        weakest: own().map(|pair| pair.points).min().unwrap_or(0),
        common_language: own().map(|pair| i64::from(pair.speaks)).sum(),
    })
}

fn differences(
    rows: &[Row],
    pairs: &[PairRow],
    names: &HashMap<Uuid, String>,
) -> Vec<(String, Vec<Option<String>>)> {
    let mut mentors: HashMap<Uuid, Vec<Option<Uuid>>> = HashMap::new();
    for pair in pairs {
        let Some(place) = rows.iter().position(|row| row.id == pair.proposal_id) else { continue };
        let line = mentors.entry(pair.application_id).or_insert_with(|| vec![None; rows.len()]);
        line[place] = Some(pair.mentor_id);
    }
    let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
    let mut lines: Vec<_> = mentors
        .into_iter()
        .filter(|(_, line)| line.iter().any(|mentor| *mentor != line[0]))
        .map(|(id, line)| (name(id), line.into_iter().map(|mentor| mentor.map(name)).collect()))
        .collect();
    lines.sort_unstable();
    lines
}
