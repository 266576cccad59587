//! What a report reads: rows that were believed at a time and dated up to a day.

use super::Moment;
use super::course::end_of;
use crate::cohorts::Cohort;
use crate::error::{Error, Result};
use crate::macros::{all, optional, row};
use crate::tx::Tx;
use geleit_domain::applications::Status;
use geleit_domain::figures::{Link, MenteeAnswers, MentorAnswers, Pair, counted};
use geleit_domain::id::{CohortId, PartnershipId, PersonId};
use geleit_domain::mentors::CompanySize;
use geleit_domain::profile::{Coded, EducationLevel, Gender, Origin, list_items};
use std::collections::BTreeSet;
use uuid::Uuid;

/// `p` was released by the day `$3`, and nothing known at `$4` says that it was declined or
/// withdrawn by then.
macro_rules! is_released {
    () => {
        "CAST(CASE WHEN EXISTS (
                SELECT 1 FROM status_fact f WHERE f.programme_id = p.programme_id
                    AND f.kind = 'partnership' AND f.subject_id = p.id AND f.status = 'offered'
                    AND f.on_date <= $3 AND f.known_from <= $4
                    AND (f.known_until IS NULL OR f.known_until > $4))
            AND NOT EXISTS (
                SELECT 1 FROM status_fact f WHERE f.programme_id = p.programme_id
                    AND f.kind = 'partnership' AND f.subject_id = p.id
                    AND f.status IN ('declined', 'withdrawn')
                    AND f.on_date <= $3 AND f.known_from <= $4
                    AND (f.known_until IS NULL OR f.known_until > $4))
            THEN 1 ELSE 0 END AS BIGINT) AS is_released"
    };
}

pub(super) const PAIRS: &str = concat!(
    "SELECT p.id, p.successor_of, ",
    is_released!(),
    ", p.person_id AS mentee_id, m.person_id AS mentor_id, v.gender, q.origin,
            q.education_level, q.industry, q.industry_code, q.referral, w.company_size, w.channel
        FROM partnership p
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        LEFT JOIN person_version v ON v.programme_id = p.programme_id
            AND v.person_id = p.person_id AND v.known_from <= $4
            AND (v.known_until IS NULL OR v.known_until > $4)
        LEFT JOIN application_version q ON q.programme_id = p.programme_id
            AND q.application_id = p.application_id AND q.known_from <= $4
            AND (q.known_until IS NULL OR q.known_until > $4)
        LEFT JOIN mentor_version w ON w.programme_id = p.programme_id
            AND w.mentor_id = p.mentor_id AND w.known_from <= $4
            AND (w.known_until IS NULL OR w.known_until > $4)
        WHERE p.programme_id = $1 AND p.cohort_id = $2 ORDER BY p.id"
);

pub(super) const PAIRS_OF_PROGRAMME: &str = concat!(
    "SELECT p.id, p.successor_of, p.cohort_id, ",
    is_released!(),
    " FROM partnership p WHERE p.programme_id = $1 AND p.created_at <= $2 ORDER BY p.id"
);

/// The status of an application is its latest fact. Of facts of one moment, the one with which
/// the record began comes first.
pub(super) const APPLICATIONS: &str = "
    SELECT latest.status, COUNT(*) AS number FROM (
        SELECT f.status, ROW_NUMBER() OVER (PARTITION BY f.subject_id
            ORDER BY f.on_date DESC, f.known_from DESC,
                CASE f.status WHEN 'draft' THEN 0 WHEN 'received' THEN 1 ELSE 2 END DESC,
                f.id DESC) AS place
        FROM application a
        JOIN status_fact f ON f.programme_id = a.programme_id AND f.kind = 'application'
            AND f.subject_id = a.id
        WHERE a.programme_id = $1 AND a.cohort_id = $2 AND f.on_date <= $3
            AND f.known_from <= $4 AND (f.known_until IS NULL OR f.known_until > $4)
    ) latest WHERE latest.place = 1 GROUP BY latest.status";

/// The audit trail remembers every capacity that a cohort has had: the last one by then, before
/// all of them the first one. Where only the opening was moved, the entry names none.
pub(super) const CAPACITY_KNOWN: &str = "
    SELECT detail FROM entry WHERE programme_id = $1 AND subject_id = $2
        AND verb IN ('cohort.create', 'cohort.change') AND detail LIKE '%capacity %'
    ORDER BY CASE WHEN at <= $3 THEN seq ELSE -seq END DESC LIMIT 1";

row! {
    /// One partnership with what the figures read of both people.
    struct PairRow {
        id: Uuid,
        successor_of: Option<Uuid>,
        is_released: i64,
        mentee_id: Uuid,
        mentor_id: Uuid,
        gender: Option<String>,
        origin: Option<String>,
        education_level: Option<String>,
        industry: Option<String>,
        industry_code: Option<String>,
        referral: Option<String>,
        company_size: Option<String>,
        channel: Option<String>,
    }
}

fn link(id: Uuid, successor_of: Option<Uuid>, is_released: i64) -> Link {
    Link {
        partnership: PartnershipId(id),
        successor_of: successor_of.map(PartnershipId),
        is_released: is_released == 1,
    }
}

impl PairRow {
    fn pair(self) -> Pair {
        let word = |text: &Option<String>| text.clone().unwrap_or_default();
        let coded = self.industry.is_some() || self.industry_code.is_some();
        let industry = Coded { words: word(&self.industry), code: self.industry_code };
        Pair {
            link: link(self.id, self.successor_of, self.is_released),
            mentee: PersonId(self.mentee_id),
            mentor: PersonId(self.mentor_id),
            mentee_answers: MenteeAnswers {
                gender: Gender::from_text(&word(&self.gender)),
                origin: list_items(&word(&self.origin)).map(Origin::from).collect(),
                education_level: EducationLevel::from_text(&word(&self.education_level)),
                industry: coded.then_some(industry),
                referral: self.referral,
            },
            mentor_answers: MentorAnswers {
                company_size: CompanySize::from_text(&word(&self.company_size)),
                channel: self.channel,
            },
        }
    }
}

impl Tx {
    pub(super) async fn pairs_of_cohort(
        &mut self,
        cohort: CohortId,
        at: Moment,
    ) -> Result<Vec<Pair>> {
        let (day, known) = (at.as_of.to_string(), at.known_micros());
        let rows: Vec<PairRow> = all!(self, PAIRS, self.programme.0, cohort.0, day, known)?;
        Ok(rows.into_iter().map(PairRow::pair).collect())
    }

    pub(super) async fn applications_by_status(
        &mut self,
        cohort: CohortId,
        at: Moment,
    ) -> Result<Vec<(Status, u64)>> {
        let (day, known) = (at.as_of.to_string(), at.known_micros());
        let rows: Vec<(String, i64)> =
            all!(self, APPLICATIONS, self.programme.0, cohort.0, day, known)?;
        let counts = rows.into_iter().map(|(word, count)| {
            let status = Status::from_text(&word).ok_or(Error::Corrupt("status_fact.status"))?;
            Ok((status, u64::try_from(count).unwrap_or(0)))
        });
        counts.collect()
    }

    /// Cohorts with pairs, and all their pairs.
    pub(super) async fn pairs_of_programme(&mut self, at: Moment) -> Result<(u64, u64)> {
        let (day, known) = (at.as_of.to_string(), at.known_micros());
        let rows: Vec<(Uuid, Option<Uuid>, Uuid, i64)> =
            all!(self, PAIRS_OF_PROGRAMME, self.programme.0, known, day, known)?;
        let links: Vec<_> =
            rows.iter().map(|(id, before, _, released)| link(*id, *before, *released)).collect();
        let counted = counted(&links);
        let counts = |id: &Uuid| counted.contains(&PartnershipId(*id));
        let cohorts: BTreeSet<_> =
            rows.iter().filter(|(id, ..)| counts(id)).map(|(_, _, cohort, _)| cohort).collect();
        Ok((cohorts.len() as u64, counted.len() as u64))
    }

    /// The capacity on a day as it was known: a later change does not touch an earlier report. A
    /// change counts from the instant in which it was made, which is its day too.
    pub(super) async fn capacity_known(&mut self, cohort: &Cohort, at: Moment) -> Result<u64> {
        let house = self.programme().await?;
        let until = at.known_micros().min(end_of(&house, at));
        let entry: Option<(String,)> =
            optional!(self, CAPACITY_KNOWN, self.programme.0, cohort.id, until)?;
        let stated = entry.and_then(|(detail,)| {
            let (_, capacity) = detail.rsplit_once("capacity ")?;
            capacity.trim().parse().ok()
        });
        let now = u64::try_from(cohort.capacity).map_err(|_| Error::Corrupt("cohort.capacity"))?;
        Ok(stated.unwrap_or(now))
    }
}
