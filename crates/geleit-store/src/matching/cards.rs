//! The pairs of a proposal as the board shows them. Who looks decides the type: the coordinator
//! sees where a mentee comes from, a partner only what the mentee agreed to share. Nobody sees
//! contact or residence data here.

use super::alternatives::Alternative;
use super::stored::{from_json, reasons_of};
use crate::error::{Error, Result};
use crate::macros::{row, statements};
use crate::persons::full_name;
use geleit_domain::matching::Status;
use geleit_domain::matching::criteria::Reason;
use geleit_domain::profile::{Cefr, LanguageSkill, Origin, list_items};
use uuid::Uuid;

/// `$3` is the organisation whose open votes come first; `$8` asks for origins that the mentee
/// has not agreed to share.
macro_rules! cards {
    ($condition:literal) => {
        concat!(
            "SELECT * FROM (
            SELECT p.id, p.application_id, p.mentor_id, p.points, p.reasons, p.alternatives, p.status, p.version,
                a.reference, v.given_name, v.family_name, q.occupation, q.experience_years,
                q.german, q.languages,
                CASE WHEN q.consent_origin_matching OR $8 THEN q.origin ELSE '' END AS origin,
                (q.origin <> '') AS has_origin,
                w.given_name AS mentor_given_name, w.family_name AS mentor_family_name,
                n.position, n.occupation AS mentor_occupation, n.industry, n.company,
                r.rule, ro.name AS rule_organisation, rr.words AS rule_reason,
                EXISTS (SELECT 1 FROM endorsement e WHERE e.programme_id = p.programme_id
                    AND e.pair_id = p.id AND e.answer = 'objected') AS is_objected,
                CAST(CASE WHEN own.answer IS NULL AND p.status IN ('proposed', 'agreed')
                    THEN 0 ELSE 1 END AS BIGINT) AS place
            FROM proposed_pair p
            JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
            JOIN person_version v ON v.programme_id = p.programme_id
                AND v.person_id = a.person_id AND v.known_until IS NULL
            JOIN application_version q ON q.programme_id = p.programme_id
                AND q.application_id = a.id AND q.known_until IS NULL
            JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
            JOIN person_version w ON w.programme_id = p.programme_id
                AND w.person_id = m.person_id AND w.known_until IS NULL
            JOIN mentor_version n ON n.programme_id = p.programme_id AND n.mentor_id = m.id
                AND n.known_until IS NULL
            LEFT JOIN pair_rule r ON r.programme_id = p.programme_id
                AND r.cohort_id = p.cohort_id AND r.application_id = p.application_id
                AND r.mentor_id = p.mentor_id
            LEFT JOIN organisation ro ON ro.programme_id = p.programme_id
                AND ro.id = r.organisation_id
            LEFT JOIN reason rr ON rr.programme_id = p.programme_id AND rr.id = r.reason_id
            LEFT JOIN endorsement own ON own.programme_id = p.programme_id
                AND own.pair_id = p.id AND own.organisation_id = $3
            WHERE p.programme_id = $1 AND p.proposal_id = $2
        ) c
        WHERE ",
            $condition,
            " AND (c.place > $4 OR (c.place = $4 AND (c.points < $5
                OR (c.points = $5 AND c.id > $6))))
        ORDER BY c.place, c.points DESC, c.id LIMIT $7"
        )
    };
}

pub(super) const EVERY_PAIR: &str = cards!("c.status <> ''");
pub(super) const OPEN_PAIRS: &str = cards!("c.status = 'proposed'");
pub(super) const AGREED_PAIRS: &str = cards!("c.status IN ('agreed', 'released')");
pub(super) const OBJECTED_PAIRS: &str = cards!("(c.is_objected OR c.status = 'vetoed')");
pub(super) const LOCKED_PAIRS: &str = cards!("c.rule = 'lock'");

statements! {
    ALL = EVERY_PAIR;
    OPEN = OPEN_PAIRS;
    AGREED = AGREED_PAIRS;
    OBJECTED = OBJECTED_PAIRS;
    LOCKED = LOCKED_PAIRS;
}

row! {
    /// A line of the query; only the types below leave this module.
    pub(super) struct CardRow {
        pub(super) id: Uuid,
        pub(super) application_id: Uuid,
        pub(super) mentor_id: Uuid,
        pub(super) points: i64,
        reasons: String,
        alternatives: String,
        status: String,
        pub(super) version: i64,
        reference: String,
        given_name: String,
        family_name: String,
        occupation: Option<String>,
        experience_years: Option<i64>,
        german: Option<String>,
        languages: String,
        origin: String,
        has_origin: bool,
        mentor_given_name: String,
        mentor_family_name: String,
        position: Option<String>,
        mentor_occupation: Option<String>,
        industry: Option<String>,
        company: Option<String>,
        pub(super) rule: Option<String>,
        pub(super) rule_organisation: Option<String>,
        pub(super) rule_reason: Option<String>,
        pub(super) place: i64,
    }
}

/// A mentee as the coordination office sees it.
#[derive(Clone, Debug)]
pub struct MenteeForCoordinator {
    /// Full name.
    pub name: String,
    /// The office's own number.
    pub reference: String,
    /// Countries of origin as stated.
    pub origin: Vec<Origin>,
    /// What anybody at the table sees.
    pub profile: MenteeOnBoard,
}

/// A mentee as a partner organisation sees it: origin only as far as the mentee agreed.
#[derive(Clone, Debug)]
pub struct MenteeForPartner {
    /// Given name and the first letter of the family name.
    pub name: String,
    /// Countries of origin, when the mentee agreed that they count in matching.
    pub origin_shared: Vec<Origin>,
    /// Was an origin given that is not shown?
    pub is_origin_hidden: bool,
    /// What anybody at the table sees.
    pub profile: MenteeOnBoard,
}

/// What anybody at the table sees of a mentee.
#[derive(Clone, Debug)]
pub struct MenteeOnBoard {
    /// Occupation in own words.
    pub occupation: Option<String>,
    /// Whole years of experience.
    pub experience_years: Option<i64>,
    /// German.
    pub german: Option<Cefr>,
    /// Other languages.
    pub languages: Vec<LanguageSkill>,
}

/// A mentor as anybody at the table sees it.
#[derive(Clone, Debug)]
pub struct MentorOnBoard {
    /// Full name.
    pub name: String,
    /// Position, or the occupation where no position is known.
    pub position: Option<String>,
    /// Company.
    pub company: Option<String>,
    /// Industry in own words.
    pub industry: Option<String>,
}

/// Given name and first letter of the family name: enough to speak about somebody.
pub(super) fn short_name(given_name: &str, family_name: &str) -> String {
    let initial = family_name.chars().next().map(|letter| format!("{letter}."));
    full_name(given_name, &initial.unwrap_or_default())
}

impl CardRow {
    pub(super) fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("proposed_pair.status"))
    }

    pub(super) fn reasons(&self) -> Result<Vec<Reason>> {
        reasons_of(&self.reasons)
    }

    pub(super) fn alternatives(&self) -> Result<Vec<Alternative>> {
        from_json(&self.alternatives, "proposed_pair.alternatives")
    }

    pub(super) fn mentor(&self) -> MentorOnBoard {
        MentorOnBoard {
            name: full_name(&self.mentor_given_name, &self.mentor_family_name),
            position: self.position.clone().or_else(|| self.mentor_occupation.clone()),
            company: self.company.clone(),
            industry: self.industry.clone(),
        }
    }

    fn profile(&self) -> MenteeOnBoard {
        MenteeOnBoard {
            occupation: self.occupation.clone(),
            experience_years: self.experience_years,
            german: self.german.as_deref().and_then(Cefr::from_text),
            languages: list_items(&self.languages).filter_map(|item| item.parse().ok()).collect(),
        }
    }

    fn origins(&self) -> Vec<Origin> {
        list_items(&self.origin).map(Origin::from).collect()
    }
}

impl From<&CardRow> for MenteeForCoordinator {
    fn from(row: &CardRow) -> Self {
        Self {
            name: full_name(&row.given_name, &row.family_name),
            reference: row.reference.clone(),
            origin: row.origins(),
            profile: row.profile(),
        }
    }
}

impl From<&CardRow> for MenteeForPartner {
    fn from(row: &CardRow) -> Self {
        Self {
            name: short_name(&row.given_name, &row.family_name),
            origin_shared: row.origins(),
            is_origin_hidden: row.has_origin && row.origin.is_empty(),
            profile: row.profile(),
        }
    }
}
