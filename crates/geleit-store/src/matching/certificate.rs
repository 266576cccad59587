//! The proof of a proposal in the database: compact JSON of numbers and ids, which names nobody.
//! The entry of the proposal holds its fingerprint, so that no number in it changes unseen.

use super::stored::{from_json, json};
use crate::error::{Error, Result};
use geleit_domain::id::{ApplicationId, MentorId};
use geleit_domain::matching::proposal::{
    Certificate, Certified, Cover, LeastChangeProof, Level, LowestProof, Prices,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

const COLUMN: &str = "proposal.certificate";

/// People are counted from 0 in the order of `mentees` and `mentors`.
#[derive(Serialize, Deserialize)]
struct Stored {
    /// Was the proof checked when the proposal was made?
    valid: bool,
    /// Nothing in what a former version kept.
    proof: Option<Numbers>,
}

#[derive(Serialize, Deserialize)]
struct Numbers {
    levels: Vec<String>,
    places: u64,
    mentees: Vec<Id>,
    mentors: Vec<Id>,
    capacities: Vec<u32>,
    /// Mentor and points of each mentee.
    pairs: Vec<Option<(u32, u32)>>,
    /// Mentees whose pair was fixed.
    locks: Vec<u32>,
    prices: StoredPrices,
    lowest: Option<StoredLowest>,
    least_change: Option<StoredLeastChange>,
}

#[derive(Serialize, Deserialize)]
struct StoredPrices {
    bonus: i64,
    limit: i64,
    mentees: Vec<i64>,
    mentors: Vec<i64>,
}

#[derive(Serialize, Deserialize)]
struct StoredLowest {
    points: Option<u32>,
    most: Option<StoredCover>,
    above: StoredCover,
}

#[derive(Serialize, Deserialize)]
struct StoredCover {
    mentees: Vec<u32>,
    mentors: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
struct StoredLeastChange {
    earlier: Vec<Option<u32>>,
    kept: usize,
    prices: StoredPrices,
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Id(#[serde(with = "super::stored::id_text")] Uuid);

/// The text under which a proof is kept. Only proofs that were checked are.
pub(super) fn text(of: &Certificate) -> String {
    json(&Stored { valid: true, proof: Some(Numbers::from(of)) })
}

/// The proof behind a stored text; nothing where a former version kept none.
pub(super) fn read(text: &str) -> Result<Option<Certificate>> {
    let stored: Stored = from_json(text, COLUMN)?;
    stored.proof.map(Certificate::try_from).transpose()
}

/// What decided the proposal, in this order; nothing where a former version did not keep it.
pub(super) fn levels(text: &str) -> Result<Vec<Level>> {
    #[derive(Deserialize)]
    struct Kept {
        proof: Option<Decided>,
    }
    #[derive(Deserialize)]
    struct Decided {
        levels: Vec<String>,
    }
    let kept: Kept = from_json(text, COLUMN)?;
    kept.proof.map_or_else(|| Ok(Vec::new()), |decided| levels_of(&decided.levels))
}

/// What an entry holds of a stored text.
pub(super) fn fingerprint(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn levels_of(words: &[String]) -> Result<Vec<Level>> {
    words.iter().map(|word| Level::from_text(word).ok_or(Error::Corrupt(COLUMN))).collect()
}

impl From<&Certificate> for Numbers {
    fn from(of: &Certificate) -> Self {
        let is_locked = |pair: &Option<Certified>| pair.is_some_and(|pair| pair.is_locked);
        let locks = (0..).zip(&of.pairs).filter(|(_, pair)| is_locked(pair)).map(|(at, _)| at);
        Self {
            levels: of.levels.iter().map(|level| level.text().to_owned()).collect(),
            places: of.places,
            mentees: of.mentees.iter().map(|mentee| Id(mentee.0)).collect(),
            mentors: of.mentors.iter().map(|mentor| Id(mentor.0)).collect(),
            capacities: of.capacities.clone(),
            pairs: of.pairs.iter().map(|pair| pair.map(|it| (it.mentor, it.points))).collect(),
            locks: locks.collect(),
            prices: StoredPrices::from(&of.prices),
            lowest: of.lowest.as_ref().map(|proof| StoredLowest {
                points: proof.points,
                most: proof.most.as_ref().map(StoredCover::from),
                above: StoredCover::from(&proof.above),
            }),
            least_change: of.least_change.as_ref().map(|proof| StoredLeastChange {
                earlier: proof.earlier.clone(),
                kept: proof.kept,
                prices: StoredPrices::from(&proof.prices),
            }),
        }
    }
}

impl TryFrom<Numbers> for Certificate {
    type Error = Error;

    fn try_from(stored: Numbers) -> Result<Self> {
        let pairs = (0..).zip(stored.pairs).map(|(at, pair)| {
            let is_locked = stored.locks.contains(&at);
            pair.map(|(mentor, points)| Certified { mentor, points, is_locked })
        });
        Ok(Self {
            levels: levels_of(&stored.levels)?,
            places: stored.places,
            mentees: stored.mentees.into_iter().map(|id| ApplicationId(id.0)).collect(),
            mentors: stored.mentors.into_iter().map(|id| MentorId(id.0)).collect(),
            capacities: stored.capacities,
            pairs: pairs.collect(),
            prices: stored.prices.into(),
            lowest: stored.lowest.map(|proof| LowestProof {
                points: proof.points,
                most: proof.most.map(Cover::from),
                above: proof.above.into(),
            }),
            least_change: stored.least_change.map(|proof| LeastChangeProof {
                earlier: proof.earlier,
                kept: proof.kept,
                prices: proof.prices.into(),
            }),
        })
    }
}

impl From<&Prices> for StoredPrices {
    fn from(of: &Prices) -> Self {
        let Prices { bonus, limit, mentees, mentors } = of.clone();
        Self { bonus, limit, mentees, mentors }
    }
}

impl From<StoredPrices> for Prices {
    fn from(of: StoredPrices) -> Self {
        let StoredPrices { bonus, limit, mentees, mentors } = of;
        Self { bonus, limit, mentees, mentors }
    }
}

impl From<&Cover> for StoredCover {
    fn from(of: &Cover) -> Self {
        Self { mentees: of.mentees.clone(), mentors: of.mentors.clone() }
    }
}

impl From<StoredCover> for Cover {
    fn from(of: StoredCover) -> Self {
        Self { mentees: of.mentees, mentors: of.mentors }
    }
}
