//! What somebody sees of their own way through a programme.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, optional, row, statements};
use crate::partnerships::Support;
use crate::surveys::OpenSurvey;
use crate::time::micros;
use geleit_domain::actor::Actor;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::phases::Step;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

statements! {
    APPLICATIONS = "SELECT a.reference, a.status, c.number, g.name AS region_group
        FROM application a
        JOIN cohort c ON c.programme_id = a.programme_id AND c.id = a.cohort_id
        JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
        WHERE a.programme_id = $1 AND a.person_id = $2 ORDER BY a.created_at DESC, a.id";
    /// An offer is not known before its letter falls due: until then it can be withdrawn.
    PARTNERSHIPS = "SELECT p.id, p.status,
            CASE WHEN p.person_id = $2 THEN 'mentee' ELSE 'mentor' END AS side, c.number, g.name AS region_group,
            EXISTS (SELECT 1 FROM offer f WHERE f.programme_id = p.programme_id
                AND f.partnership_id = p.id AND f.person_id = $2
                AND p.status IN ('offered', 'accepted', 'running', 'paused', 'completed'))
                AS has_card
        FROM partnership p
        JOIN cohort c ON c.programme_id = p.programme_id AND c.id = p.cohort_id
        JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
        WHERE p.programme_id = $1 AND p.id IN (
                SELECT o.id FROM partnership o WHERE o.programme_id = $1 AND o.person_id = $2
                UNION SELECT o.id FROM mentor m JOIN partnership o
                    ON o.programme_id = m.programme_id AND o.mentor_id = m.id
                WHERE m.programme_id = $1 AND m.person_id = $2)
            AND p.status NOT IN ('declined', 'withdrawn')
            AND NOT EXISTS (SELECT 1 FROM offer f WHERE f.programme_id = p.programme_id
                AND f.partnership_id = p.id AND f.opens_at > $3)
        ORDER BY p.created_at DESC, p.id";
    MENTOR = "SELECT status FROM mentor WHERE programme_id = $1 AND person_id = $2";
}

row! {
    /// An own application.
    pub struct OwnApplication {
        /// The reference under which the office knows it.
        pub reference: String,
        /// Status word.
        pub status: String,
        /// Number of the cohort.
        pub number: i64,
        /// The region group that numbers it.
        pub region_group: String,
    }
}

row! {
    /// An own pair, on either side.
    pub struct OwnPartnership {
        /// The pair.
        pub id: Uuid,
        /// Status word.
        pub status: String,
        side: String,
        /// Number of the cohort.
        pub number: i64,
        /// The region group that numbers it.
        pub region_group: String,
        /// Is there a card of the other side to read?
        pub has_card: bool,
    }
}

impl OwnPartnership {
    fn has_ended(&self) -> bool {
        matches!(self.status.as_str(), "completed" | "dissolved")
    }
}

/// What somebody sees of their own way.
#[derive(Clone, Debug, Default)]
pub struct OwnWay {
    /// The own applications, newest first.
    pub applications: Vec<OwnApplication>,
    /// The own pairs, newest first.
    pub partnerships: Vec<OwnPartnership>,
    /// Whom to ask about each open pair, and until when it is planned.
    pub supports: BTreeMap<Uuid, Support>,
    /// First name of the other one of each pair with a card, as on the card; empty unless both
    /// take part.
    pub others: BTreeMap<Uuid, String>,
    /// The phases of each pair; none of one that has ended early.
    pub phases: BTreeMap<Uuid, Vec<Step>>,
    /// Pairs that go on and of which both sides can take stock already.
    pub closing: BTreeSet<Uuid>,
    /// Pairs for which there is an attestation.
    pub attestations: BTreeSet<Uuid>,
    /// The own status as a mentor.
    pub mentor_status: Option<String>,
    /// Surveys that wait for an answer, the most urgent one first.
    pub surveys: Vec<OpenSurvey>,
}

impl Store {
    /// The actor's own applications, pairs and status as a mentor.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn own_way(&self, actor: &Actor, now: Timestamp) -> Result<OwnWay> {
        if !actor.may(Tie::Own, Action::Show, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let Some(person) = actor.person else { return Ok(OwnWay::default()) };
        let mut tx = self.read(actor.programme).await?;
        let applications = all!(tx, APPLICATIONS, actor.programme.0, person.0)?;
        let mentor: Option<(String,)> = optional!(tx, MENTOR, actor.programme.0, person.0)?;
        let partnerships: Vec<OwnPartnership> =
            all!(tx, PARTNERSHIPS, actor.programme.0, person.0, micros(now))?;
        let (mut supports, mut others) = (BTreeMap::new(), BTreeMap::new());
        let (mut closing, today) = (BTreeSet::new(), tx.programme().await?.today(now));
        for pair in partnerships.iter().filter(|pair| pair.has_card) {
            let side = Side::from_text(&pair.side).ok_or(Error::Corrupt("a side of a pair"))?;
            let support = tx.support_of_side(pair.id, side).await?;
            if support.is_closing(today) {
                closing.insert(pair.id);
            }
            supports.insert(pair.id, support);
            others.insert(pair.id, tx.other_name_of_side(pair.id, side).await?);
        }
        let (mut phases, mut attestations) = (BTreeMap::new(), BTreeSet::new());
        for pair in &partnerships {
            phases.insert(pair.id, tx.phases_of(pair.id, now).await?);
            let side = Side::from_text(&pair.side).ok_or(Error::Corrupt("a side of a pair"))?;
            if pair.has_ended() && tx.has_attestation_of_side(pair.id, side, now).await? {
                attestations.insert(pair.id);
            }
        }
        let surveys = tx.open_surveys_of(person.0).await?;
        let mentor_status = mentor.map(|(status,)| status);
        Ok(OwnWay {
            applications,
            partnerships,
            supports,
            others,
            phases,
            closing,
            attestations,
            mentor_status,
            surveys,
        })
    }
}
