//! What a programme measures pairs by, in versions: each proposal keeps the one that it was made
//! with, and whoever asks later can read it.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, optional, row, statements};
use crate::matching::stored::{from_json, json};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::matching::criteria::{
    Criterion, LANGUAGE_LEVELS, POINTS_MAX, Rules, Weights, Yardstick,
};
use geleit_domain::matching::proposal::Objective;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::profile::Cefr;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

statements! {
    NOW = "SELECT y.seq, y.weights, y.rules, y.known_from, a.name AS account_name
        FROM yardstick y
        LEFT JOIN account a ON a.programme_id = y.programme_id AND a.id = y.account_id
        WHERE y.programme_id = $1 AND NOT y.is_tried ORDER BY y.seq DESC LIMIT 1";
    ONE = "SELECT y.seq, y.weights, y.rules, y.known_from, a.name AS account_name
        FROM yardstick y
        LEFT JOIN account a ON a.programme_id = y.programme_id AND a.id = y.account_id
        WHERE y.programme_id = $1 AND y.seq = $2";
    FORMER = "SELECT y.seq, y.weights, y.rules, y.known_from, a.name AS account_name
        FROM yardstick y
        LEFT JOIN account a ON a.programme_id = y.programme_id AND a.id = y.account_id
        WHERE y.programme_id = $1 AND NOT y.is_tried ORDER BY y.seq DESC LIMIT 20";
    LAST = "SELECT COALESCE(MAX(seq), 0) AS last FROM yardstick WHERE programme_id = $1";
    INSERT = "INSERT INTO yardstick (programme_id, seq, is_tried, weights, rules, account_id,
            known_from) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
}

row! {
    struct Row {
        seq: i64,
        weights: String,
        rules: String,
        known_from: i64,
        account_name: Option<String>,
    }
}

/// A version of what a programme measures by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Weights and rules; those of the house until somebody sets others.
    pub yardstick: Yardstick,
    /// Grows with each change; 0 while nobody has changed anything.
    pub version: i64,
    /// Since when, µs since the epoch; nothing while nobody has changed anything.
    pub known_from: Option<i64>,
    /// Who set it.
    pub by: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct StoredRules {
    floor: Option<u32>,
    highest_lowest: bool,
    language_min: String,
    in_person: bool,
    more_experience: bool,
    denied: Vec<String>,
}

impl Store {
    /// What the actor's programme measures pairs by now.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn measure(&self, actor: &Actor) -> Result<Measure> {
        must_show(actor)?;
        self.read(actor.programme).await?.yardstick().await
    }

    /// The newest versions, the one that holds now first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn measures(&self, actor: &Actor) -> Result<Vec<Measure>> {
        must_show(actor)?;
        let mut tx = self.read(actor.programme).await?;
        let rows: Vec<Row> = all!(tx, FORMER, actor.programme.0)?;
        rows.into_iter().map(Measure::try_from).collect()
    }

    /// Sets other weights and rules. Proposals that were made before keep theirs.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Outdated`] when somebody else set others first,
    /// [`Refusal::Invalid`].
    pub async fn change_measure(
        &self,
        actor: &Actor,
        yardstick: &Yardstick,
        version: i64,
        now: Timestamp,
    ) -> Result<()> {
        if !actor.may(Tie::Programme, Action::Change, Resource::Programme) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.write(actor.programme).await?;
        if tx.yardstick().await?.version != version {
            return Err(Error::Outdated);
        }
        let seq = tx.add_yardstick(actor, yardstick, false, now).await?;
        let entry = Entry {
            verb: "programme.change_weights",
            subject_kind: "programme",
            subject: actor.programme.0,
            detail: &format!("version={seq} weights={}", weights_text(&yardstick.weights)),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

fn must_show(actor: &Actor) -> Result<()> {
    if actor.may(Tie::Programme, Action::Show, Resource::Programme) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

impl Tx {
    /// What the programme measures by now.
    pub(super) async fn yardstick(&mut self) -> Result<Measure> {
        let found: Option<Row> = optional!(self, NOW, self.programme.0)?;
        found.map_or_else(|| Ok(Measure::house()), Measure::try_from)
    }

    /// What a proposal was measured by, from the version that it keeps.
    pub(super) async fn yardstick_of(&mut self, version: &str) -> Result<Yardstick> {
        let house = Yardstick::default();
        if version == house.weights.version() {
            return Ok(house);
        }
        let seq: i64 = version.parse().map_err(|_| Error::Corrupt("proposal.weights_version"))?;
        let found: Option<Row> = optional!(self, ONE, self.programme.0, seq)?;
        let row = found.ok_or(Error::Corrupt("proposal.weights_version"))?;
        Ok(Measure::try_from(row)?.yardstick)
    }

    /// Keeps a version and gives its number; one that is only tried does not hold for the
    /// programme.
    pub(super) async fn add_yardstick(
        &mut self,
        actor: &Actor,
        yardstick: &Yardstick,
        is_tried: bool,
        now: Timestamp,
    ) -> Result<i64> {
        check(yardstick)?;
        let (last,): (i64,) = one!(self, LAST, self.programme.0)?;
        let (account, seq) = (actor.account.map(|account| account.0), last + 1);
        let (weights, rules) = (weights_text(&yardstick.weights), rules_text(yardstick));
        let programme = self.programme.0;
        let at = micros(now);
        if execute!(self, INSERT, programme, seq, is_tried, weights, rules, account, at)? == 0 {
            return Err(Error::Outdated);
        }
        Ok(seq)
    }
}

fn check(yardstick: &Yardstick) -> Result<()> {
    if yardstick.objective.floor.is_some_and(|floor| floor > POINTS_MAX) {
        return Err(Refusal::Invalid { field: "floor", expected: "0 to 10,000" }.into());
    }
    if !LANGUAGE_LEVELS.contains(&yardstick.rules.language_min) {
        return Err(Refusal::Invalid { field: "language_min", expected: "B1, B2 or C1" }.into());
    }
    Ok(())
}

impl Measure {
    fn house() -> Self {
        Self { yardstick: Yardstick::default(), version: 0, known_from: None, by: None }
    }
}

impl TryFrom<Row> for Measure {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let named: BTreeMap<String, u32> = from_json(&row.weights, "yardstick.weights")?;
        let named: Vec<_> = named
            .iter()
            .filter_map(|(word, points)| Some((Criterion::from_text(word)?, *points)))
            .collect();
        let weights = Weights::new(&row.seq.to_string(), &named)
            .map_err(|_| Error::Corrupt("yardstick.weights"))?;
        let (rules, objective) = rules_of(&row.rules)?;
        Ok(Self {
            yardstick: Yardstick { weights, rules, objective },
            version: row.seq,
            known_from: Some(row.known_from),
            by: row.account_name,
        })
    }
}

fn weights_text(weights: &Weights) -> String {
    let named = Criterion::ALL.iter().map(|one| (one.text(), weights.of(*one)));
    json(&named.collect::<BTreeMap<_, _>>())
}

fn rules_text(Yardstick { rules, objective, .. }: &Yardstick) -> String {
    json(&StoredRules {
        floor: objective.floor,
        highest_lowest: objective.highest_lowest,
        language_min: rules.language_min.text().to_owned(),
        in_person: rules.in_person,
        more_experience: rules.more_experience,
        denied: rules.denied.iter().map(ToString::to_string).collect(),
    })
}

fn rules_of(text: &str) -> Result<(Rules, Objective)> {
    const COLUMN: Error = Error::Corrupt("yardstick.rules");
    let stored: StoredRules = from_json(text, "yardstick.rules")?;
    let denied = stored.denied.iter().map(|one| one.parse().map_err(|_| COLUMN));
    let objective = Objective { floor: stored.floor, highest_lowest: stored.highest_lowest };
    let rules = Rules {
        language_min: Cefr::from_text(&stored.language_min).ok_or(COLUMN)?,
        in_person: stored.in_person,
        more_experience: stored.more_experience,
        denied: denied.collect::<Result<_>>()?,
    };
    Ok((rules, objective))
}
