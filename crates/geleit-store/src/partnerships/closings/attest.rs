//! What an attestation says of somebody who has taken part: nothing but name, programme, cohort,
//! days and hours. Neither origin nor status is read, nor how a pair has ended.

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::partnerships::Partnership;
use crate::partnerships::own::Key;
use crate::persons::full_name;
use crate::programmes::Programme;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

// Who took part in two pairs of a cohort, one after the other or beside each other, took part once:
// a mentee's pairs of an application are one. A mentor is thanked for each mentee.
macro_rules! attested {
    ($side:literal, $person:literal, $same:literal, $ready:literal, $which:literal) => {
        concat!(
            "SELECT ",
            $side,
            " AS side, n.language, v.given_name, v.family_name, MIN(f.on_date) AS began_on,
            (SELECT MAX(g.on_date) FROM partnership q CROSS JOIN status_fact g
                WHERE q.programme_id = p.programme_id AND q.cohort_id = p.cohort_id AND ",
            $same,
            " AND q.status IN ('completed', 'dissolved')
                    AND g.programme_id = q.programme_id AND g.kind = 'partnership'
                    AND g.subject_id = q.id AND g.status = q.status
                    AND g.known_until IS NULL) AS ended_on,
            CAST(COALESCE((SELECT SUM(t.minutes) FROM partnership q CROSS JOIN meeting t
                WHERE q.programme_id = p.programme_id AND q.cohort_id = p.cohort_id AND ",
            $same,
            " AND q.status IN ('completed', 'dissolved')
                    AND t.programme_id = q.programme_id AND t.partnership_id = q.id
                    AND t.on_date <= $3 AND t.known_until IS NULL), 0) AS BIGINT) AS minutes
        FROM partnership p
        CROSS JOIN status_fact f
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        JOIN person n ON n.programme_id = p.programme_id AND n.id = ",
            $person,
            " JOIN person_version v ON v.programme_id = n.programme_id AND v.person_id = n.id
            AND v.known_until IS NULL
        WHERE p.programme_id = $1 AND p.status IN ('completed', 'dissolved')
            AND f.programme_id = p.programme_id AND f.kind = 'partnership'
            AND f.subject_id = p.id AND f.status = 'running' AND f.known_until IS NULL",
            $ready,
            " AND ",
            $which
        )
    };
}
macro_rules! of_mentees {
    ($which:literal) => {
        // Whoever is in the middle of another pair has not come to the end.
        attested!(
            "'mentee'",
            "p.person_id",
            "q.person_id = p.person_id AND q.application_id = p.application_id",
            " AND NOT EXISTS (SELECT 1 FROM partnership q WHERE q.programme_id = p.programme_id
                AND q.person_id = p.person_id AND q.application_id = p.application_id
                AND q.status IN ('accepted', 'running', 'paused'))",
            $which
        )
    };
}
macro_rules! of_mentors {
    ($which:literal) => {
        attested!("'mentor'", "m.person_id", "q.id = p.id", "", $which)
    };
}

pub(super) const MENTEE: &str = of_mentees!(
    "p.cohort_id = $2 AND p.person_id = $4 AND p.application_id = $5
        GROUP BY p.programme_id, p.cohort_id, p.person_id, p.application_id, n.language,
            v.given_name, v.family_name, v.sort_key
        ORDER BY v.sort_key, p.application_id"
);
pub(super) const MENTEES: &str = of_mentees!(
    "p.cohort_id = $2
        GROUP BY p.programme_id, p.cohort_id, p.person_id, p.application_id, n.language,
            v.given_name, v.family_name, v.sort_key
        ORDER BY v.sort_key, p.application_id"
);
pub(super) const MENTOR: &str = of_mentors!(
    "p.id = $2
        GROUP BY p.programme_id, p.cohort_id, p.id, n.language, v.given_name, v.family_name,
            v.sort_key
        ORDER BY v.sort_key, p.id"
);
pub(super) const MENTORS: &str = of_mentors!(
    "p.cohort_id = $2
        GROUP BY p.programme_id, p.cohort_id, p.id, n.language, v.given_name, v.family_name,
            v.sort_key
        ORDER BY v.sort_key, p.id"
);

row! {
    struct Row {
        side: String,
        language: String,
        given_name: String,
        family_name: String,
        began_on: String,
        ended_on: String,
        minutes: i64,
    }
}

/// What is attested to one person.
#[derive(Clone, Debug)]
pub struct Attested {
    /// As which side the person took part.
    pub side: Side,
    /// Language tag of the person.
    pub language: String,
    /// Full name.
    pub name: String,
    /// The first day, `YYYY-MM-DD`.
    pub began_on: String,
    /// The last day, `YYYY-MM-DD`.
    pub ended_on: String,
    /// Minutes of all meetings.
    pub minutes: u64,
    /// The programme.
    pub programme: Programme,
    /// The cohort.
    pub cohort: Cohort,
    /// Names of the organisations that carry the programme.
    pub carriers: Vec<String>,
}

impl Store {
    /// The attestations of both sides of a pair; a mentee who has somebody else by now gets one when
    /// that comes to its end.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for a pair that has not ended, [`Error::Forbidden`].
    pub async fn attestations_of_pair(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<Vec<Attested>> {
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        let mut found = tx.attested(&pair, Side::Mentee, now).await?;
        found.extend(tx.attested(&pair, Side::Mentor, now).await?);
        Ok(found)
    }

    /// The attestations of everybody in a cohort who is through, mentees first, each by name.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn attestations_of_cohort(
        &self,
        actor: &Actor,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<Vec<Attested>> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Step, Resource::Partnership) {
            return Err(Error::Forbidden);
        }
        let (programme, today) = (actor.programme.0, tx.programme().await?.today(now).to_string());
        let mut rows: Vec<Row> = all!(tx, MENTEES, programme, cohort.0, &today)?;
        let mentors: Vec<Row> = all!(tx, MENTORS, programme, cohort.0, &today)?;
        rows.extend(mentors);
        tx.attest(rows, &loaded).await
    }

    /// The own attestation of one side.
    ///
    /// # Errors
    /// [`Error::NotFound`], also while the side is not through; [`Error::Forbidden`].
    pub async fn own_attestation(&self, key: Key<'_>, now: Timestamp) -> Result<Attested> {
        let (mut tx, own) = self.read_own(key, now).await?;
        tx.attested(&own.pair, own.side, now).await?.pop().ok_or(Error::NotFound)
    }
}

impl Tx {
    /// Is there an attestation for this side of a pair? By the same look as the file itself.
    pub(crate) async fn has_attestation(
        &mut self,
        pair: &Partnership,
        side: Side,
        now: Timestamp,
    ) -> Result<bool> {
        match self.attested(pair, side, now).await {
            Ok(found) => Ok(!found.is_empty()),
            Err(Error::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn attested(
        &mut self,
        pair: &Partnership,
        side: Side,
        now: Timestamp,
    ) -> Result<Vec<Attested>> {
        if !matches!(pair.status()?, Status::Completed | Status::Dissolved) {
            return Err(Error::NotFound);
        }
        let (programme, id): (Uuid, Uuid) = (self.programme.0, pair.id);
        let today = self.programme().await?.today(now).to_string();
        let rows: Vec<Row> = match side {
            Side::Mentee => {
                let (cohort, person) = (pair.cohort_id, pair.person_id);
                all!(self, MENTEE, programme, cohort, today, person, pair.application_id)?
            }
            Side::Mentor => all!(self, MENTOR, programme, id, today)?,
        };
        let cohort = self.cohort(CohortId(pair.cohort_id)).await?;
        self.attest(rows, &cohort).await
    }

    async fn attest(&mut self, rows: Vec<Row>, cohort: &Cohort) -> Result<Vec<Attested>> {
        let programme = self.programme().await?;
        let carriers = self.organisations().await?;
        let carriers: Vec<String> = carriers.into_iter().map(|carrier| carrier.name).collect();
        let attested = |row: Row| {
            Ok(Attested {
                side: Side::from_text(&row.side).ok_or(Error::Corrupt("the side of a pair"))?,
                language: row.language,
                name: full_name(&row.given_name, &row.family_name),
                began_on: row.began_on,
                ended_on: row.ended_on,
                minutes: row.minutes.unsigned_abs(),
                programme: programme.clone(),
                cohort: cohort.clone(),
                carriers: carriers.clone(),
            })
        };
        rows.into_iter().map(attested).collect()
    }
}
