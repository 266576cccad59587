//! Exclusions that exclude nobody. A reference with a slip would pair people who must not meet,
//! so whoever matches is told before anything is decided.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row, statements};
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::names::search_text;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::profile::list_items;
use std::collections::HashSet;

statements! {
    MENTEES = "SELECT a.reference, v.exclusions FROM application a
        JOIN application_version v ON v.programme_id = a.programme_id
            AND v.application_id = a.id AND v.known_until IS NULL
        WHERE a.programme_id = $1 AND a.cohort_id = $2 ORDER BY a.reference";
    MENTORS = "SELECT p.reference, v.exclusions FROM cohort_mentor p
        JOIN mentor_version v ON v.programme_id = p.programme_id
            AND v.mentor_id = p.mentor_id AND v.known_until IS NULL
        WHERE p.programme_id = $1 AND p.cohort_id = $2 ORDER BY p.reference";
}

row! {
    struct Excluding {
        reference: String,
        exclusions: String,
    }
}

/// Somebody's exclusion that names nobody of the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LooseExclusion {
    /// Which side has it.
    pub side: Side,
    /// Reference of whoever has it.
    pub person: String,
    /// What it names.
    pub excluded: String,
}

impl Store {
    /// The exclusions of a cohort that name nobody who takes part on the other side.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for everybody who may not compute proposals: nobody else may see
    /// whom somebody excludes.
    pub async fn loose_exclusions(
        &self,
        actor: &Actor,
        cohort: CohortId,
    ) -> Result<Vec<LooseExclusion>> {
        if !actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let mentees: Vec<Excluding> = all!(tx, MENTEES, actor.programme.0, cohort.0)?;
        let mentors: Vec<Excluding> = all!(tx, MENTORS, actor.programme.0, cohort.0)?;
        let mut loose = loose(Side::Mentee, &mentees, &mentors);
        loose.extend(self::loose(Side::Mentor, &mentors, &mentees));
        Ok(loose)
    }
}

fn loose(side: Side, people: &[Excluding], others: &[Excluding]) -> Vec<LooseExclusion> {
    let known: HashSet<_> = others.iter().map(|other| search_text(&other.reference)).collect();
    let named = people.iter().flat_map(|one| list_items(&one.exclusions).map(move |it| (one, it)));
    named
        .filter(|(_, excluded)| !known.contains(&search_text(excluded)))
        .map(|(one, excluded)| LooseExclusion {
            side,
            person: one.reference.clone(),
            excluded: excluded.to_owned(),
        })
        .collect()
}
