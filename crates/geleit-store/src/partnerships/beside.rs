//! What else the two of a pair have open: a mentee with a second mentor, a mentor with several
//! mentees. For the office; the two learn nothing of each other's other pairs here.

use crate::error::Result;
use crate::macros::{all, one, row, statements};
use crate::tx::Tx;
use uuid::Uuid;

statements! {
    BESIDE = "SELECT q.id, q.status, q.application_id, v.given_name, v.family_name,
            w.given_name AS mentor_given_name, w.family_name AS mentor_family_name
        FROM partnership q
        JOIN mentor m ON m.programme_id = q.programme_id AND m.id = q.mentor_id
        JOIN person_version v ON v.programme_id = q.programme_id AND v.person_id = q.person_id
            AND v.known_until IS NULL
        JOIN person_version w ON w.programme_id = q.programme_id AND w.person_id = m.person_id
            AND w.known_until IS NULL
        WHERE q.programme_id = $1 AND q.id <> $2 AND q.id IN (
            SELECT s.id FROM partnership s WHERE s.programme_id = $1 AND s.person_id = $3
                AND s.status IN ('offered', 'accepted', 'running', 'paused')
            UNION SELECT s.id FROM partnership s WHERE s.programme_id = $1 AND s.mentor_id = $4
                AND s.status IN ('offered', 'accepted', 'running', 'paused'))
        ORDER BY v.sort_key, q.id";
    OPEN_OF_MENTEE = "SELECT COUNT(*) AS pairs FROM partnership
        WHERE programme_id = $1 AND person_id = $2
            AND status IN ('offered', 'accepted', 'running', 'paused')";
    OPEN_OF_APPLICATION = "SELECT COUNT(*) AS pairs FROM partnership
        WHERE programme_id = $1 AND person_id = $2 AND application_id = $3
            AND status IN ('offered', 'accepted', 'running', 'paused')";
}

row! {
    /// Another open pair of one of the two.
    pub struct Beside {
        /// The pair.
        pub id: Uuid,
        /// Status word.
        pub status: String,
        /// The application for which it is.
        pub application_id: Uuid,
        /// Given name of the mentee.
        pub given_name: String,
        /// Family name of the mentee.
        pub family_name: String,
        /// Given name of the mentor.
        pub mentor_given_name: String,
        /// Family name of the mentor.
        pub mentor_family_name: String,
    }
}

impl Tx {
    /// The other open pairs of both; the caller has asked permission.
    pub(crate) async fn pairs_beside(&mut self, of: &super::Partnership) -> Result<Vec<Beside>> {
        all!(self, BESIDE, self.programme.0, of.id, of.person_id, of.mentor_id)
    }

    /// The other open pairs of the mentee for the same application.
    pub(crate) async fn pairs_beside_mentee(
        &mut self,
        of: &super::Partnership,
    ) -> Result<Vec<Beside>> {
        let mut pairs = self.pairs_beside(of).await?;
        pairs.retain(|pair| pair.application_id == of.application_id);
        Ok(pairs)
    }

    /// How many open pairs the mentee has, over all cohorts.
    pub(crate) async fn open_pairs_of_mentee(&mut self, person: Uuid) -> Result<i64> {
        let (pairs,): (i64,) = one!(self, OPEN_OF_MENTEE, self.programme.0, person)?;
        Ok(pairs)
    }

    /// Has the mentee an open pair for this application?
    pub(crate) async fn is_paired(&mut self, person: Uuid, application: Uuid) -> Result<bool> {
        let programme = self.programme.0;
        let (pairs,): (i64,) = one!(self, OPEN_OF_APPLICATION, programme, person, application)?;
        Ok(pairs > 0)
    }
}
