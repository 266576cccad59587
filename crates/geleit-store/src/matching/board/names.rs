//! The names of everybody in a matching, and who of them is left without a partner.

use super::Left;
use crate::error::{Error, Result};
use crate::macros::all;
use crate::matching::cards::short_name;
use crate::matching::proposals::Proposal;
use crate::persons::full_name;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::proposal::{Side, UnmatchedReason};
use geleit_domain::policy::{Action, Resource, Tie};
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

type Named = (Uuid, String, String);

/// Everybody in the matching of a cohort, by application or mentor.
pub(in crate::matching) struct People {
    /// Names as the reader may see them.
    pub(in crate::matching) names: HashMap<Uuid, String>,
    /// Numbers to call people by where a room full of others looks on.
    pub(in crate::matching) numbers: HashMap<Uuid, i64>,
}

impl Tx {
    /// The names of everybody in the matching of a cohort, by application or mentor. Of mentees
    /// a partner organisation sees the given name and a letter.
    pub(in crate::matching) async fn names_at_the_table(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
    ) -> Result<People> {
        let programme = self.programme.0;
        let mentors: Vec<Named> = all!(self, MENTOR_NAMES, programme, cohort.0)?;
        let mentees: Vec<Named> = all!(self, MENTEE_NAMES, programme, cohort.0)?;
        let sees_all = actor.may(Tie::Programme, Action::Create, Resource::Matching);
        let of_mentee = if sees_all { full_name } else { short_name };
        let numbers = numbered(&mentors).chain(numbered(&mentees)).collect();
        let mentors = mentors.into_iter().map(|(id, given, last)| (id, full_name(&given, &last)));
        let mentees = mentees.into_iter().map(|(id, given, last)| (id, of_mentee(&given, &last)));
        Ok(People { names: mentors.chain(mentees).collect(), numbers })
    }
}

/// Each side counted on its own, in the order in which people came.
fn numbered(people: &[Named]) -> impl Iterator<Item = (Uuid, i64)> {
    let mut ids: Vec<_> = people.iter().map(|(id, ..)| *id).collect();
    ids.sort_unstable();
    ids.into_iter().zip(1..)
}

/// Who is without a partner, by name.
pub(in crate::matching) fn left(
    proposal: &Proposal,
    names: &HashMap<Uuid, String>,
) -> Result<Vec<Left>> {
    let unmatched = proposal.unmatched()?.into_iter();
    unmatched
        .map(|one| {
            Ok(Left {
                id: one.id,
                side: Side::from_text(&one.side).ok_or(Error::Corrupt("proposal.unmatched"))?,
                name: names.get(&one.id).cloned().unwrap_or_default(),
                reason: UnmatchedReason::from_text(&one.reason)
                    .ok_or(Error::Corrupt("proposal.unmatched"))?,
            })
        })
        .collect()
}
