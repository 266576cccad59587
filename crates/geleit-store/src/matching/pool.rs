//! Who stands for matching in a cohort: accepted mentees without an open pair, available mentors
//! with their free places over all cohorts, and what people have locked or vetoed.

use crate::cohorts::Cohort;
use crate::error::{Error, Result};
use crate::macros::{all, one, row, statements};
use crate::tx::Tx;
use geleit_domain::id::{ApplicationId, CohortId, MentorId, OrganisationId};
use geleit_domain::matching::candidates::{Mentee, Mentor};
use geleit_domain::matching::criteria::{Weights, Yardstick};
use geleit_domain::profile::{Gender, MenteeProfile};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

statements! {
    /// Nobody who has an open pair here, or as many open pairs anywhere as the programme allows.
    MENTEES = "SELECT a.id, a.reference, a.organisation_id, v.gender, a.received_on
        FROM application a
        JOIN programme g ON g.programme_id = a.programme_id
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        WHERE a.programme_id = $1 AND a.cohort_id = $2 AND a.status = 'accepted'
            AND NOT EXISTS (SELECT 1 FROM partnership p
                WHERE p.programme_id = a.programme_id AND p.application_id = a.id
                AND p.status IN ('offered', 'accepted', 'running', 'paused'))
            AND (SELECT COUNT(*) FROM partnership p
                WHERE p.programme_id = a.programme_id AND p.person_id = a.person_id
                AND p.status IN ('offered', 'accepted', 'running', 'paused')) < g.pairs_per_mentee";
    /// One mentee, whether paired or not.
    MENTEE = "SELECT a.id, a.reference, a.organisation_id, v.gender, a.received_on
        FROM application a
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        WHERE a.programme_id = $1 AND a.cohort_id = $2 AND a.id = $3";
    /// Places are counted over all cohorts of the programme (S1-31).
    MENTORS = "SELECT m.id, c.reference, v.gender, m.capacity, (SELECT COUNT(*) FROM partnership p
                WHERE p.programme_id = m.programme_id AND p.mentor_id = m.id
                AND p.status IN ('offered', 'accepted', 'running', 'paused')) AS open_pairs
        FROM cohort_mentor c
        JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
        JOIN person_version v ON v.programme_id = m.programme_id AND v.person_id = m.person_id
            AND v.known_until IS NULL
        WHERE c.programme_id = $1 AND c.cohort_id = $2 AND m.status = 'available'";
    RULES = "SELECT application_id, mentor_id, rule FROM pair_rule
        WHERE programme_id = $1 AND cohort_id = $2";
    /// Who must not be proposed for whom: linked people, a person for itself, and a mentor who
    /// has interviewed or decided about the mentee as staff.
    CONFLICTS = "SELECT a.id AS application_id, m.id AS mentor_id FROM application a
        JOIN person_link l ON l.programme_id = a.programme_id AND l.person_id = a.person_id
        JOIN mentor m ON m.programme_id = l.programme_id AND m.person_id = l.other_person_id
        WHERE a.programme_id = $1 AND a.cohort_id = $2
        UNION
        SELECT a.id, m.id FROM application a
        JOIN person_link l ON l.programme_id = a.programme_id AND l.other_person_id = a.person_id
        JOIN mentor m ON m.programme_id = l.programme_id AND m.person_id = l.person_id
        WHERE a.programme_id = $1 AND a.cohort_id = $2
        UNION
        SELECT a.id, m.id FROM application a
        JOIN mentor m ON m.programme_id = a.programme_id AND m.person_id = a.person_id
        WHERE a.programme_id = $1 AND a.cohort_id = $2
        UNION
        SELECT a.id, m.id FROM application a
        JOIN interview i ON i.programme_id = a.programme_id AND i.application_id = a.id
        JOIN interviewer v ON v.programme_id = i.programme_id AND v.interview_id = i.id
        JOIN account c ON c.programme_id = v.programme_id AND c.id = v.account_id
        JOIN mentor m ON m.programme_id = c.programme_id AND m.person_id = c.person_id
        WHERE a.programme_id = $1 AND a.cohort_id = $2
        UNION
        SELECT a.id, m.id FROM application a
        JOIN decision d ON d.programme_id = a.programme_id AND d.application_id = a.id
        JOIN account c ON c.programme_id = d.programme_id AND c.id = d.account_id
        JOIN mentor m ON m.programme_id = c.programme_id AND m.person_id = c.person_id
        WHERE a.programme_id = $1 AND a.cohort_id = $2
        ORDER BY 1, 2";
    /// Pairs that somebody refused, or that ended early, are not proposed a second time.
    TRIED = "SELECT application_id, mentor_id FROM partnership
        WHERE programme_id = $1 AND cohort_id = $2 AND status IN ('declined', 'dissolved')";
    EARLIER = "SELECT p.application_id, p.mentor_id FROM proposal q
        JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id
        WHERE q.programme_id = $1 AND q.cohort_id = $2 AND q.is_current
            AND p.status IN ('proposed', 'agreed')";
    OPEN_PAIRS = "SELECT COUNT(*) AS open_pairs FROM partnership
        WHERE programme_id = $1 AND cohort_id = $2
        AND status IN ('offered', 'accepted', 'running', 'paused')";
}

row! {
    struct MenteeRow {
        id: Uuid,
        reference: String,
        organisation_id: Option<Uuid>,
        gender: Option<String>,
        received_on: String,
    }
}

row! {
    struct MentorRow {
        id: Uuid,
        reference: String,
        gender: Option<String>,
        capacity: i64,
        open_pairs: i64,
    }
}

/// Everything that a proposal is computed from; equal pools give equal proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pool {
    /// By reference.
    pub(super) mentees: Vec<Mentee>,
    /// By reference.
    pub(super) mentors: Vec<Mentor>,
    /// Mentors who have an open pair somewhere: they do not stand without a mentee.
    pub(super) busy: BTreeSet<MentorId>,
    /// Locks of people who still stand for matching; the others have been released.
    pub(super) locks: BTreeSet<(ApplicationId, MentorId)>,
    pub(super) vetoes: BTreeSet<(ApplicationId, MentorId)>,
    /// Which of the vetoes nobody gave: the pair came about once, and did not last.
    pub(super) tried: BTreeSet<(ApplicationId, MentorId)>,
    /// What the programme measures by now.
    pub(super) yardstick: Yardstick,
    /// The pairs of the proposal that people have before them.
    pub(super) earlier: BTreeSet<(ApplicationId, MentorId)>,
    /// How many more pairs the cohort takes (S1-05).
    pub(super) places: u32,
}

impl Pool {
    pub(super) fn mentee(&self, application: Uuid) -> Option<&Mentee> {
        self.mentees.iter().find(|mentee| mentee.application.0 == application)
    }

    pub(super) fn mentor(&self, mentor: Uuid) -> Option<&Mentor> {
        self.mentors.iter().find(|known| known.mentor.0 == mentor)
    }

    /// The same people measured by other weights, if some are tried.
    pub(super) fn measured_by(mut self, tried: Option<&Weights>) -> Self {
        if let Some(weights) = tried {
            self.yardstick.weights = weights.clone();
        }
        self
    }
}

impl MenteeRow {
    fn mentee(self, profile: MenteeProfile, conflicts: Vec<MentorId>) -> Result<Mentee> {
        let received: Result<Date, _> = self.received_on.parse();
        Ok(Mentee {
            application: ApplicationId(self.id),
            reference: self.reference,
            organisation: self.organisation_id.map(OrganisationId),
            gender: self.gender.as_deref().and_then(Gender::from_text),
            profile,
            conflicts,
            received_on: received.map_err(|_| Error::Corrupt("application.received_on"))?,
        })
    }
}

impl Tx {
    /// One mentee of a cohort, also somebody who has an open pair.
    pub(super) async fn mentee_of_pool(
        &mut self,
        cohort: CohortId,
        application: Uuid,
    ) -> Result<Mentee> {
        let row: MenteeRow = one!(self, MENTEE, self.programme.0, cohort.0, application)?;
        let profile = self.mentee_profile(ApplicationId(application)).await?;
        let mut conflicts = self.conflicts(cohort).await?;
        row.mentee(profile, conflicts.remove(&application).unwrap_or_default())
    }

    /// The people and rules of a cohort, in an order that does not depend on the engine.
    pub(super) async fn pool(&mut self, cohort: &Cohort) -> Result<Pool> {
        let (programme, id) = (self.programme.0, cohort.cohort_id());
        let (open_pairs,): (i64,) = one!(self, OPEN_PAIRS, programme, id.0)?;
        let rules: Vec<(Uuid, Uuid, String)> = all!(self, RULES, programme, id.0)?;
        let (mentors, busy) = self.mentors_of_pool(id).await?;
        let mut pool = Pool {
            mentees: self.mentees_of_pool(id).await?,
            mentors,
            busy,
            locks: BTreeSet::new(),
            vetoes: BTreeSet::new(),
            tried: BTreeSet::new(),
            yardstick: self.yardstick().await?.yardstick,
            earlier: BTreeSet::new(),
            places: u32::try_from(cohort.capacity - open_pairs).unwrap_or(0),
        };
        for (mentee, mentor, rule) in rules {
            let pair = (ApplicationId(mentee), MentorId(mentor));
            if rule == "veto" {
                pool.vetoes.insert(pair);
            } else if pool.mentee(mentee).is_some() && pool.mentor(mentor).is_some() {
                pool.locks.insert(pair);
            }
        }
        let tried: Vec<(Uuid, Uuid)> = all!(self, TRIED, programme, id.0)?;
        let earlier: Vec<(Uuid, Uuid)> = all!(self, EARLIER, programme, id.0)?;
        let earlier = earlier.into_iter().map(|(a, m)| (ApplicationId(a), MentorId(m)));
        pool.earlier.extend(earlier);
        let tried = tried.into_iter().map(|(a, m)| (ApplicationId(a), MentorId(m)));
        for pair in tried {
            pool.locks.remove(&pair);
            if pool.vetoes.insert(pair) {
                pool.tried.insert(pair);
            }
        }
        Ok(pool)
    }

    /// The mentors who must not be proposed, by application.
    async fn conflicts(&mut self, cohort: CohortId) -> Result<HashMap<Uuid, Vec<MentorId>>> {
        let mut conflicts: HashMap<Uuid, Vec<MentorId>> = HashMap::new();
        let found: Vec<(Uuid, Uuid)> = all!(self, CONFLICTS, self.programme.0, cohort.0)?;
        for (application, mentor) in found {
            conflicts.entry(application).or_default().push(MentorId(mentor));
        }
        Ok(conflicts)
    }

    async fn mentees_of_pool(&mut self, cohort: CohortId) -> Result<Vec<Mentee>> {
        let rows: Vec<MenteeRow> = all!(self, MENTEES, self.programme.0, cohort.0)?;
        let versions = self.mentee_versions(cohort).await?;
        let mut profiles: HashMap<_, _> =
            versions.into_iter().map(|version| (version.application_id, version)).collect();
        let mut conflicts = self.conflicts(cohort).await?;
        let mut mentees = Vec::with_capacity(rows.len());
        for row in rows {
            let version = profiles.remove(&row.id).ok_or(Error::Corrupt("application_version"))?;
            let conflicts = conflicts.remove(&row.id).unwrap_or_default();
            mentees.push(row.mentee(version.profile(), conflicts)?);
        }
        mentees.sort_unstable_by(|a, b| {
            (&a.reference, a.application).cmp(&(&b.reference, b.application))
        });
        Ok(mentees)
    }

    async fn mentors_of_pool(
        &mut self,
        cohort: CohortId,
    ) -> Result<(Vec<Mentor>, BTreeSet<MentorId>)> {
        let rows: Vec<MentorRow> = all!(self, MENTORS, self.programme.0, cohort.0)?;
        let versions = self.mentor_versions().await?;
        let mut profiles: HashMap<_, _> =
            versions.into_iter().map(|version| (version.mentor_id, version)).collect();
        let mut mentors = Vec::with_capacity(rows.len());
        let mut busy = BTreeSet::new();
        for row in rows {
            if row.open_pairs > 0 {
                busy.insert(MentorId(row.id));
            }
            let version = profiles.remove(&row.id).ok_or(Error::Corrupt("mentor_version"))?;
            mentors.push(Mentor {
                mentor: MentorId(row.id),
                reference: row.reference,
                gender: row.gender.as_deref().and_then(Gender::from_text),
                profile: version.profile(),
                capacity_free: u32::try_from(row.capacity - row.open_pairs).unwrap_or(0),
            });
        }
        mentors.sort_unstable_by(|a, b| (&a.reference, a.mentor).cmp(&(&b.reference, b.mentor)));
        Ok((mentors, busy))
    }
}
