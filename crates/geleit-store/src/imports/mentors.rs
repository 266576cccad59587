//! Rows of mentors: deciding and writing.

use super::known::{self, Known};
use super::mentees::{changed, organisation_of};
use super::{Import, Outcome, RowOutcome, RowRefusal};
use crate::entries::Entry;
use crate::error::Result;
use crate::mentors::{Mentor, Part};
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, OrganisationId, PersonId};
use geleit_domain::mentors::{Status, Verb};
use geleit_domain::profile::{Identity, MentorProfile};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A mentor as a sheet states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorEntry {
    /// The sheet's row (header = 1).
    pub row: u32,
    /// The office's own number, unique in the cohort.
    pub reference: String,
    /// Names and contact.
    pub identity: Identity,
    /// The answers.
    pub profile: MentorProfile,
    /// Mentees at the same time.
    pub capacity: u32,
    /// The day the mentor came in; nothing: today.
    pub received_on: Option<Date>,
    /// Slug of the organisation that found the mentor.
    pub organisation: Option<String>,
}

/// What is to be written for a row.
pub(super) struct Decision {
    pub(super) row: RowOutcome,
    person: PersonId,
    is_new_person: bool,
    person_changed: bool,
    profile_changed: bool,
    duplicate_of: Option<PersonId>,
    organisation: Option<OrganisationId>,
    /// The mentor's record, if the person is a mentor of the programme already.
    mentor: Option<Mentor>,
    /// The mentor's part in this cohort, if there is one already.
    part: Option<Part>,
}

/// The mentors of the programme as known now.
struct Mentors {
    by_id: HashMap<Uuid, Mentor>,
    by_person: HashMap<Uuid, Uuid>,
    profiles: HashMap<Uuid, MentorProfile>,
}

/// Decides every row against what is known.
pub(super) async fn decide(
    tx: &mut Tx,
    import: &Import,
    entries: &[MentorEntry],
    known: &mut Known,
    now: Timestamp,
) -> Result<Vec<Decision>> {
    let mentors = tx.mentors().await?;
    let versions = tx.mentor_versions().await?;
    let mentors = Mentors {
        by_person: mentors.iter().map(|mentor| (mentor.person_id, mentor.id)).collect(),
        by_id: mentors.into_iter().map(|mentor| (mentor.id, mentor)).collect(),
        profiles: versions.into_iter().map(|v| (v.mentor_id, v.profile())).collect(),
    };
    let parts = tx.mentor_parts(import.cohort).await?;
    let mut taking_part: HashSet<Uuid> =
        parts.iter().map(|part| mentors.by_id[&part.mentor_id].person_id).collect();
    let mut by_reference: HashMap<String, Part> =
        parts.into_iter().map(|part| (part.reference.clone(), part)).collect();
    let mut decided = Vec::with_capacity(entries.len());
    for entry in entries {
        let decision = match by_reference.remove(&entry.reference) {
            Some(part) => {
                let mentor = mentors.by_id[&part.mentor_id].clone();
                decide_known(import, entry, mentor, part, &mentors, known)
            }
            None => decide_new(import, entry, &mentors, known, &mut taking_part, now),
        };
        decided.push(decision);
    }
    Ok(decided)
}

fn decide_new(
    import: &Import,
    entry: &MentorEntry,
    mentors: &Mentors,
    known: &mut Known,
    taking_part: &mut HashSet<Uuid>,
    now: Timestamp,
) -> Decision {
    let organisation = organisation_of(import, entry.organisation.as_deref(), known);
    let joined = known.same_person(&entry.identity).filter(|p| !taking_part.contains(&p.0));
    let duplicate = joined.is_none().then(|| known.may_be(&entry.identity)).flatten();
    let person = joined.unwrap_or_else(|| PersonId(id(now)));
    let mentor = mentors.by_person.get(&person.0).map(|id| mentors.by_id[id].clone());
    let person_changed = joined.is_some_and(|p| {
        !known::changed_identity(&known.persons[&p.0], &entry.identity).is_empty()
    });
    let profile_changed = mentor.as_ref().is_none_or(|mentor| {
        mentors.profiles.get(&mentor.id).is_none_or(|profile| *profile != entry.profile)
    });
    taking_part.insert(person.0);
    known.learn(person, &entry.identity);
    let outcome = match organisation {
        Err(refusal) => Outcome::Refused(refusal),
        Ok(_) if is_below_open_pairs(entry, mentor.as_ref(), known) => {
            Outcome::Refused(RowRefusal::CapacityBelowOpenPairs)
        }
        Ok(_) => Outcome::Created,
    };
    Decision {
        row: RowOutcome {
            row: entry.row,
            reference: entry.reference.clone(),
            outcome,
            duplicate: duplicate.map(|(_, because)| because),
        },
        person,
        is_new_person: joined.is_none(),
        person_changed,
        profile_changed,
        duplicate_of: duplicate.map(|(other, _)| other),
        organisation: organisation.unwrap_or_default(),
        mentor,
        part: None,
    }
}

fn decide_known(
    import: &Import,
    entry: &MentorEntry,
    mentor: Mentor,
    part: Part,
    mentors: &Mentors,
    known: &Known,
) -> Decision {
    let identity = &known.persons[&mentor.person_id];
    let organisation = organisation_of(import, entry.organisation.as_deref(), known);
    let changed_person = known::changed_identity(identity, &entry.identity);
    let no_profile = MentorProfile::default();
    let profile = mentors.profiles.get(&mentor.id).unwrap_or(&no_profile);
    let changed_profile = changed_columns(profile, &entry.profile);
    let (person_changed, profile_changed) =
        (!changed_person.is_empty(), !changed_profile.is_empty());
    let mut changed = [changed_person, changed_profile].concat();
    if i64::from(entry.capacity) != mentor.capacity {
        changed.push("capacity");
    }
    if entry.received_on.is_some_and(|day| day.to_string() != part.received_on) {
        changed.push("received_on");
    }
    let named = organisation.ok().flatten().map(|id| id.0);
    if named.is_some() && named != mentor.organisation_id {
        changed.push("organisation");
    }
    let outcome = match organisation {
        Err(refusal) => Outcome::Refused(refusal),
        _ if known::is_somebody_else(identity, &entry.identity) => {
            Outcome::Refused(RowRefusal::ReferenceOfAnotherPerson)
        }
        _ if is_below_open_pairs(entry, Some(&mentor), known) => {
            Outcome::Refused(RowRefusal::CapacityBelowOpenPairs)
        }
        _ if changed.is_empty() => Outcome::Unchanged,
        _ => Outcome::Updated(changed),
    };
    Decision {
        row: RowOutcome {
            row: entry.row,
            reference: entry.reference.clone(),
            outcome,
            duplicate: None,
        },
        person: PersonId(mentor.person_id),
        is_new_person: false,
        person_changed,
        profile_changed,
        duplicate_of: None,
        organisation: named.or(mentor.organisation_id).map(OrganisationId),
        mentor: Some(mentor),
        part: Some(part),
    }
}

fn is_below_open_pairs(entry: &MentorEntry, mentor: Option<&Mentor>, known: &Known) -> bool {
    let open = mentor.and_then(|mentor| known.open_pairs.get(&mentor.id)).copied().unwrap_or(0);
    i64::from(entry.capacity) < open
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

/// Writes what was decided for a row.
pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    import: &Import,
    entry: &MentorEntry,
    decision: &Decision,
    today: Date,
    now: Timestamp,
) -> Result<()> {
    let detail = match &decision.row.outcome {
        Outcome::Unchanged | Outcome::Refused(_) => return Ok(()),
        Outcome::Created => "created".to_owned(),
        Outcome::Updated(columns) => columns.join(" "),
    };
    let person = decision.person;
    if decision.is_new_person {
        tx.insert_person(person, &entry.identity, decision.organisation, now).await?;
    } else if decision.person_changed {
        tx.change_person(person, &entry.identity, now).await?;
    }
    if let (Some(other), Some(because)) = (decision.duplicate_of, decision.row.duplicate) {
        tx.hint_duplicate(person, other, because, now).await?;
    }
    let received_on = entry.received_on.unwrap_or(today).to_string();
    let mentor = write_mentor(tx, entry, decision, today, now).await?;
    if decision.profile_changed {
        tx.put_mentor_profile(MentorId(mentor), &entry.profile, now).await?;
    }
    match &decision.part {
        Some(_) if entry.received_on.is_some() => {
            tx.change_mentor_part(import.cohort, mentor, &received_on).await?;
        }
        Some(_) => {}
        None => {
            let part = Part { mentor_id: mentor, reference: entry.reference.clone(), received_on };
            tx.insert_mentor_part(import.cohort, &part, now).await?;
        }
    }
    let is_new = decision.mentor.is_none();
    let verb = if is_new { "mentor.create" } else { "mentor.change" };
    let note =
        Entry { verb, subject_kind: "mentor", subject: mentor, detail: &detail, reason: None };
    tx.record(actor, note, now).await?;
    Ok(())
}

/// A new mentor is available at once; one who returns becomes available again.
async fn write_mentor(
    tx: &mut Tx,
    entry: &MentorEntry,
    decision: &Decision,
    today: Date,
    now: Timestamp,
) -> Result<Uuid> {
    let Some(existing) = &decision.mentor else {
        let mentor = MentorId(id(now));
        let (person, organisation) = (decision.person, decision.organisation);
        let status = Status::Available;
        tx.insert_mentor(mentor, person, organisation, entry.capacity, status, now).await?;
        tx.note_status("mentor", mentor.0, status.text(), today, now).await?;
        return Ok(mentor.0);
    };
    let organisation = decision.organisation.map(|id| id.0);
    tx.change_mentor(existing, organisation, i64::from(entry.capacity)).await?;
    let status = existing.status()?;
    let joins_a_cohort = decision.part.is_none();
    if joins_a_cohort && status != Status::Available {
        let verbs = [Verb::SelectElsewhere, Verb::Resume, Verb::Return];
        if let Some(to) = verbs.iter().find_map(|verb| status.after(*verb)) {
            tx.step_mentor_row(existing.id, status, to, now).await?;
            tx.note_status("mentor", existing.id, to.text(), today, now).await?;
        }
    }
    Ok(existing.id)
}
