//! The names of everybody in a matching, and who of them is left without a partner.

use super::Left;
use crate::error::{Error, Result};
use crate::macros::all;
use crate::matching::proposals::Proposal;
use crate::persons::full_name;
use crate::tx::Tx;
use geleit_domain::id::CohortId;
use geleit_domain::matching::proposal::{Side, UnmatchedReason};
use std::collections::HashMap;
use uuid::Uuid;

pub(super) const MENTOR_NAMES: &str = "
    SELECT c.mentor_id, v.given_name, v.family_name FROM cohort_mentor c
    JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
    JOIN person_version v ON v.programme_id = m.programme_id AND v.person_id = m.person_id
        AND v.known_until IS NULL
    WHERE c.programme_id = $1 AND c.cohort_id = $2";
pub(super) const MENTEE_NAMES: &str = "
    SELECT a.id, v.given_name, v.family_name FROM application a
    JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
        AND v.known_until IS NULL
    WHERE a.programme_id = $1 AND a.cohort_id = $2";

impl Tx {
    /// The names of everybody in the matching of a cohort, by application or mentor.
    pub(in crate::matching) async fn names_at_the_table(
        &mut self,
        cohort: CohortId,
    ) -> Result<HashMap<Uuid, String>> {
        let programme = self.programme.0;
        let mut names: Vec<(Uuid, String, String)> = all!(self, MENTOR_NAMES, programme, cohort.0)?;
        names.append(&mut all!(self, MENTEE_NAMES, programme, cohort.0)?);
        Ok(names.into_iter().map(|(id, given, family)| (id, full_name(&given, &family))).collect())
    }
}

/// Who is without a partner, by name.
pub(super) fn left(proposal: &Proposal, names: &HashMap<Uuid, String>) -> Result<Vec<Left>> {
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
