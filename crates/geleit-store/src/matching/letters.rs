//! Who gets which letter when the pairs are released, so that everybody can read them before.
//! Addresses are not in it.

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row, statements};
use crate::partnerships::{MENTEE_LETTER, MENTOR_LETTER};
use crate::persons::full_name;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

statements! {
    PEOPLE = "SELECT p.id, p.points, v.given_name, v.family_name, x.language,
            (x.email <> '') AS has_address, w.given_name AS mentor_given_name,
            w.family_name AS mentor_family_name, y.language AS mentor_language,
            (y.email <> '') AS mentor_has_address
        FROM proposal q
        JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id
            AND p.status IN ('proposed', 'agreed')
        JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
        JOIN person x ON x.programme_id = p.programme_id AND x.id = a.person_id
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = x.id
            AND v.known_until IS NULL
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        JOIN person y ON y.programme_id = p.programme_id AND y.id = m.person_id
        JOIN person_version w ON w.programme_id = p.programme_id AND w.person_id = y.id
            AND w.known_until IS NULL
        WHERE q.programme_id = $1 AND q.cohort_id = $2 AND q.is_current
            AND (p.points < $3 OR (p.points = $3 AND p.id > $4))
        ORDER BY p.points DESC, p.id LIMIT $5";
}

row! {
    struct People {
        id: Uuid,
        points: i64,
        given_name: String,
        family_name: String,
        language: String,
        has_address: bool,
        mentor_given_name: String,
        mentor_family_name: String,
        mentor_language: String,
        mentor_has_address: bool,
    }
}

/// Where a page of letters begins: after the pair with these points and this id.
pub type LettersKey = (i64, Uuid);

/// A letter that would go out.
#[derive(Clone, Debug)]
pub struct Addressed {
    /// Full name of whoever gets it.
    pub name: String,
    /// Key of the text.
    pub template: &'static str,
    /// Language tag.
    pub language: String,
    /// Is there an address?
    pub has_address: bool,
}

impl Store {
    /// The letters of so many pairs that a release would send, the best pairs first, and where
    /// the next page begins.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn release_letters(
        &self,
        actor: &Actor,
        cohort: CohortId,
        after: Option<LettersKey>,
        pairs: usize,
    ) -> Result<(Cohort, Vec<Addressed>, Option<LettersKey>)> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Release, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let (points, id) = after.unwrap_or((i64::MAX, Uuid::nil()));
        let limit = i64::try_from(pairs + 1).unwrap_or(i64::MAX);
        let mut found: Vec<People> =
            all!(tx, PEOPLE, actor.programme.0, cohort.0, points, id, limit)?;
        let has_more = found.len() > pairs;
        found.truncate(pairs);
        let next = found.last().filter(|_| has_more).map(|last| (last.points, last.id));
        Ok((loaded, found.into_iter().flat_map(both).collect(), next))
    }
}

fn both(people: People) -> [Addressed; 2] {
    [
        Addressed {
            name: full_name(&people.given_name, &people.family_name),
            template: MENTEE_LETTER,
            language: people.language,
            has_address: people.has_address,
        },
        Addressed {
            name: full_name(&people.mentor_given_name, &people.mentor_family_name),
            template: MENTOR_LETTER,
            language: people.mentor_language,
            has_address: people.mentor_has_address,
        },
    ]
}
