//! Rows of mentors: deciding and writing.

use super::decision::{Decision, Former, Stated, changed};
use super::known::Known;
use super::whole::{By, Side};
use super::{Import, Outcome, RowRefusal};
use crate::entries::Entry;
use crate::error::Result;
use crate::mentors::{Mentor, NewMentor, Part};
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::applications::Intake;
use geleit_domain::id::MentorId;
use geleit_domain::imports::MentorRow;
use geleit_domain::mentors::{Status, Verb};
use geleit_domain::profile::MentorProfile;
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The side of the mentors; a known reference stands for a mentor's part in the cohort.
pub(super) struct Mentors;

/// The kind of record in facts and entries.
const KIND: &str = "mentor";

/// What there is of a mentor already.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// The mentor's record, if the person is a mentor of the programme already.
    mentor: Option<Mentor>,
    /// The mentor's part in this cohort, if there is one already.
    part: Option<Part>,
}

/// The mentors of the programme as known now.
struct Everybody {
    by_id: HashMap<Uuid, Mentor>,
    by_person: HashMap<Uuid, Uuid>,
    profiles: HashMap<Uuid, MentorProfile>,
}

impl Everybody {
    async fn load(tx: &mut Tx) -> Result<Self> {
        let mentors = tx.mentors().await?;
        let versions = tx.mentor_versions().await?;
        Ok(Self {
            by_person: mentors.iter().map(|mentor| (mentor.person_id, mentor.id)).collect(),
            by_id: mentors.into_iter().map(|mentor| (mentor.id, mentor)).collect(),
            profiles: versions.into_iter().map(|v| (v.mentor_id, v.profile())).collect(),
        })
    }
}

impl Side for Mentors {
    type Row = MentorRow;
    type Record = Standing;

    async fn decide(
        tx: &mut Tx,
        import: &Import,
        rows: &[MentorRow],
        now: Timestamp,
    ) -> Result<Vec<Decision<Standing>>> {
        // Whoever takes part is a mentor, and every mentor is a person: in this order nobody is
        // missing who was committed in between.
        let parts = tx.mentor_parts(import.cohort).await?;
        let mentors = Everybody::load(tx).await?;
        let mut known = Known::load(tx).await?;
        let mut taking_part: HashSet<Uuid> =
            parts.iter().map(|part| mentors.by_id[&part.mentor_id].person_id).collect();
        let mut by_reference: HashMap<String, Part> =
            parts.into_iter().map(|part| (part.reference.clone(), part)).collect();
        let decide = |row: &MentorRow| {
            let mut decision = match by_reference.remove(&row.reference) {
                Some(part) => decide_known(import, row, part, &mentors, &known),
                None => {
                    let decided =
                        Stated::from(row).decide_new(import, &mut known, &mut taking_part, now);
                    joining(decided, row, &mentors)
                }
            };
            if is_below_open_pairs(row, decision.record.mentor.as_ref(), &known) {
                decision.refuse(RowRefusal::CapacityBelowOpenPairs);
            }
            decision
        };
        Ok(rows.iter().map(decide).collect())
    }

    async fn write(
        tx: &mut Tx,
        by: &By<'_>,
        rows: &[(&MentorRow, &Decision<Standing>)],
    ) -> Result<()> {
        let stated: Vec<_> = rows.iter().map(|(row, made)| (Stated::from(*row), *made)).collect();
        tx.write_people(&stated, by.now).await?;
        let (known, new): (Vec<_>, Vec<_>) =
            rows.iter().partition(|(_, d)| d.record.mentor.is_some());
        create(tx, by, &new).await?;
        for (row, decision) in &known {
            change(tx, by, row, decision).await?;
        }
        Ok(())
    }
}

/// Somebody new in the cohort may be a mentor of the programme already.
fn joining(
    mut decision: Decision<Standing>,
    row: &MentorRow,
    mentors: &Everybody,
) -> Decision<Standing> {
    let mentor = mentors.by_person.get(&decision.person.0).map(|id| mentors.by_id[id].clone());
    let profile = mentor.as_ref().and_then(|mentor| mentors.profiles.get(&mentor.id));
    decision.profile_changed = profile != Some(&row.profile);
    decision.record = Standing { mentor, part: None };
    decision
}

fn decide_known(
    import: &Import,
    row: &MentorRow,
    part: Part,
    mentors: &Everybody,
    known: &Known,
) -> Decision<Standing> {
    let mentor = mentors.by_id[&part.mentor_id].clone();
    let no_profile = MentorProfile::default();
    let profile = mentors.profiles.get(&mentor.id).unwrap_or(&no_profile);
    let mut changed = changed_columns(profile, &row.profile);
    let profile_changed = !changed.is_empty();
    if i64::from(row.capacity) != mentor.capacity {
        changed.push("capacity");
    }
    let former = Former {
        person: mentor.person_id,
        organisation: mentor.organisation_id,
        received_on: &part.received_on.clone(),
        profile_changed,
        changed,
    };
    let standing = Standing { mentor: Some(mentor), part: Some(part) };
    Stated::from(row).decide_known(import, known, former, standing)
}

fn is_below_open_pairs(row: &MentorRow, mentor: Option<&Mentor>, known: &Known) -> bool {
    let open = mentor.and_then(|mentor| known.open_pairs.get(&mentor.id)).copied().unwrap_or(0);
    i64::from(row.capacity) < open
}

/// Which columns of the answers change.
fn changed_columns(old: &MentorProfile, new: &MentorProfile) -> Vec<&'static str> {
    let mut columns = changed!(old, new; company, company_size, position, occupation, industry,
        education_field, target_markets, languages, postcode, region, online_ok, availability,
        exclusions, experience_years, topics, mentee_gender_wish, channel);
    if old.topics == new.topics && old.topic_words != new.topic_words {
        columns.push("topics");
    }
    columns
}

/// A new mentor is available at once.
async fn create(
    tx: &mut Tx,
    by: &By<'_>,
    rows: &[(&MentorRow, &Decision<Standing>)],
) -> Result<()> {
    let new = rows.iter().map(|(row, decision)| NewMentor {
        id: MentorId(id(by.now)),
        person: decision.person,
        organisation: decision.organisation,
        capacity: row.capacity,
        status: Status::Available,
        intake: Intake::Import,
        taken_by: None,
        profile: &row.profile,
    });
    let new: Vec<_> = new.collect();
    tx.insert_mentors(&new, by.now).await?;
    let parts: Vec<_> =
        new.iter().zip(rows).map(|(new, (row, _))| part_of(by, new.id.0, row)).collect();
    tx.insert_mentor_parts(by.import.cohort, &parts, by.now).await?;
    let available = Status::Available.text();
    let fact = |new: &NewMentor<'_>| (KIND, new.id.0, 1, available, by.today);
    let facts: Vec<_> = new.iter().map(fact).collect();
    tx.note_first_statuses(&facts, by.now).await?;
    let entries: Vec<_> =
        new.iter().map(|new| entry("mentor.create", new.id.0, "created")).collect();
    tx.record_all(by.actor, &entries, by.now).await
}

/// Somebody who is a mentor already: what the newest sheet says holds, and who returns becomes
/// available again.
async fn change(
    tx: &mut Tx,
    by: &By<'_>,
    row: &MentorRow,
    decision: &Decision<Standing>,
) -> Result<()> {
    let Standing { mentor: Some(existing), part } = &decision.record else { return Ok(()) };
    let organisation = decision.organisation.map(|id| id.0);
    tx.change_mentor(existing, organisation, i64::from(row.capacity)).await?;
    if decision.profile_changed {
        tx.put_mentor_profile(MentorId(existing.id), &row.profile, by.now).await?;
    }
    match (part, row.received_on) {
        (Some(_), Some(day)) => {
            tx.change_mentor_part(by.import.cohort, existing.id, &day.to_string()).await?;
        }
        (Some(_), None) => {}
        (None, _) => {
            let part = part_of(by, existing.id, row);
            tx.insert_mentor_parts(by.import.cohort, &[part], by.now).await?;
            let verbs = [Verb::SelectElsewhere, Verb::Resume, Verb::Return];
            tx.make_available_by(existing, &verbs, by.today, by.now).await?;
        }
    }
    let detail = match &decision.row.outcome {
        Outcome::Updated(columns) => columns.join(" "),
        _ => "created".to_owned(),
    };
    tx.record(by.actor, entry("mentor.change", existing.id, &detail), by.now).await?;
    Ok(())
}

fn part_of(by: &By<'_>, mentor: Uuid, row: &MentorRow) -> Part {
    Part {
        mentor_id: mentor,
        reference: row.reference.clone(),
        received_on: row.received_on.unwrap_or(by.today).to_string(),
    }
}

fn entry<'a>(verb: &'a str, subject: Uuid, detail: &'a str) -> Entry<'a> {
    Entry { verb, subject_kind: KIND, subject, detail, reason: None }
}
