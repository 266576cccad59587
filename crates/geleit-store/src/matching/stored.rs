//! What a proposal keeps as text: the reasons of a pair, and who got no partner and why.

use crate::error::{Error, Result};
use geleit_domain::matching::criteria::{Criterion, Reason, Why};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One reason as it stands in the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredReason {
    /// The criterion word.
    pub criterion: String,
    /// The reason's part of the pair's points.
    pub points: u32,
    /// The ground with its arguments, for example `near:12`.
    pub why: String,
}

/// Somebody without a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmatched {
    /// `mentee` or `mentor`.
    pub side: String,
    /// The application or the mentor.
    #[serde(with = "id_text")]
    pub id: Uuid,
    /// Why, a word of the domain.
    pub reason: String,
}

/// The text under which reasons are kept.
pub(super) fn reasons_text(reasons: &[Reason]) -> String {
    let stored: Vec<_> = reasons
        .iter()
        .map(|reason| StoredReason {
            criterion: reason.criterion.text().to_owned(),
            points: reason.points,
            why: reason.why.to_string(),
        })
        .collect();
    json(&stored)
}

/// The reasons behind a stored text. A ground that this version no longer knows is left out.
pub(super) fn reasons_of(text: &str) -> Result<Vec<Reason>> {
    let stored: Vec<StoredReason> = from_json(text, "proposed_pair.reasons")?;
    Ok(stored
        .into_iter()
        .filter_map(|reason| {
            Some(Reason {
                criterion: Criterion::from_text(&reason.criterion)?,
                points: reason.points,
                why: reason.why.parse::<Why>().ok()?,
            })
        })
        .collect())
}

/// JSON of plain rows.
pub(super) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("rows of texts and numbers always become JSON")
}

/// Rows of stored JSON.
pub(super) fn from_json<T: for<'a> Deserialize<'a>>(text: &str, column: &'static str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::Corrupt(column))
}

/// Ids as text in JSON.
pub(super) mod id_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use uuid::Uuid;

    pub(in crate::matching) fn serialize<S: Serializer>(
        id: &Uuid,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_str(id)
    }

    pub(in crate::matching) fn deserialize<'a, D: Deserializer<'a>>(
        from: D,
    ) -> Result<Uuid, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
