//! Rows of mentees: deciding and writing.

use super::known::{self, Known};
use super::{Import, Outcome, RowOutcome, RowRefusal};
use crate::applications::{Application, NewApplication};
use crate::entries::Entry;
use crate::error::Result;
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::{Intake, Status, Verb};
use geleit_domain::id::{ApplicationId, OrganisationId, PersonId};
use geleit_domain::profile::{Identity, MenteeProfile};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// An application as a sheet states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenteeEntry {
    /// The sheet's row (header = 1).
    pub row: u32,
    /// The office's own number, unique in the cohort.
    pub reference: String,
    /// Names and contact.
    pub identity: Identity,
    /// The answers.
    pub profile: MenteeProfile,
    /// The day it came in; nothing: today.
    pub received_on: Option<Date>,
    /// Slug of the organisation that supplied it.
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
    existing: Option<Application>,
}

/// Decides every row against what is known.
pub(super) async fn decide(
    tx: &mut Tx,
    import: &Import,
    entries: &[MenteeEntry],
    known: &mut Known,
    now: Timestamp,
) -> Result<Vec<Decision>> {
    let applications = tx.applications_of(import.cohort).await?;
    let mut profiles: HashMap<Uuid, MenteeProfile> = tx
        .mentee_versions(import.cohort)
        .await?
        .into_iter()
        .map(|version| (version.application_id, version.profile()))
        .collect();
    let mut taking_part: HashSet<Uuid> = applications.iter().map(|a| a.person_id).collect();
    let mut by_reference: HashMap<String, Application> =
        applications.into_iter().map(|a| (a.reference.clone(), a)).collect();
    let mut decided = Vec::with_capacity(entries.len());
    for entry in entries {
        let decision = match by_reference.remove(&entry.reference) {
            Some(application) => {
                let profile = profiles.remove(&application.id).unwrap_or_default();
                decide_known(import, entry, application, &profile, known)
            }
            None => decide_new(import, entry, known, &mut taking_part, now),
        };
        decided.push(decision);
    }
    Ok(decided)
}

fn decide_new(
    import: &Import,
    entry: &MenteeEntry,
    known: &mut Known,
    taking_part: &mut HashSet<Uuid>,
    now: Timestamp,
) -> Decision {
    let organisation = organisation_of(import, entry.organisation.as_deref(), known);
    let joined = known.same_person(&entry.identity).filter(|p| !taking_part.contains(&p.0));
    let duplicate = joined.is_none().then(|| known.may_be(&entry.identity)).flatten();
    let person = joined.unwrap_or_else(|| PersonId(id(now)));
    let person_changed = joined.is_some_and(|p| {
        !known::changed_identity(&known.persons[&p.0], &entry.identity).is_empty()
    });
    taking_part.insert(person.0);
    known.learn(person, &entry.identity);
    let outcome = organisation.map_or_else(Outcome::Refused, |_| Outcome::Created);
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
        profile_changed: true,
        duplicate_of: duplicate.map(|(other, _)| other),
        organisation: organisation.unwrap_or_default(),
        existing: None,
    }
}

fn decide_known(
    import: &Import,
    entry: &MenteeEntry,
    application: Application,
    profile: &MenteeProfile,
    known: &Known,
) -> Decision {
    let identity = &known.persons[&application.person_id];
    let organisation = organisation_of(import, entry.organisation.as_deref(), known);
    let changed_person = known::changed_identity(identity, &entry.identity);
    let changed_profile = changed_columns(profile, &entry.profile);
    let (person_changed, profile_changed) =
        (!changed_person.is_empty(), !changed_profile.is_empty());
    let mut changed = [changed_person, changed_profile].concat();
    if entry.received_on.is_some_and(|day| day.to_string() != application.received_on) {
        changed.push("received_on");
    }
    let named = organisation.ok().flatten().map(|id| id.0);
    if named.is_some() && named != application.organisation_id {
        changed.push("organisation");
    }
    let outcome = match organisation {
        Err(refusal) => Outcome::Refused(refusal),
        _ if known::is_somebody_else(identity, &entry.identity) => {
            Outcome::Refused(RowRefusal::ReferenceOfAnotherPerson)
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
        person: PersonId(application.person_id),
        is_new_person: false,
        person_changed,
        profile_changed,
        duplicate_of: None,
        organisation: named.or(application.organisation_id).map(OrganisationId),
        existing: Some(application),
    }
}

/// The organisation that a row names, else the one of the import.
pub(super) fn organisation_of(
    import: &Import,
    slug: Option<&str>,
    known: &Known,
) -> Result<Option<OrganisationId>, RowRefusal> {
    match slug {
        None => Ok(import.organisation),
        Some(slug) => match known.organisations.get(slug) {
            Some(id) => Ok(Some(OrganisationId(*id))),
            None => Err(RowRefusal::OrganisationUnknown),
        },
    }
}

macro_rules! changed {
    ($old:expr, $new:expr; $($field:ident),+ $(,)?) => {{
        let mut changed = Vec::new();
        $(if $old.$field != $new.$field { changed.push(stringify!($field)); })+
        changed
    }};
}
pub(super) use changed;

/// Which columns of the answers change.
fn changed_columns(old: &MenteeProfile, new: &MenteeProfile) -> Vec<&'static str> {
    let mut changed = changed!(old, new; markets, consent_origin_matching, labour_market_access,
        education_level, education_field, occupation, target_occupation, industry,
        experience_years, german, languages, postcode, region, mobility_km, online_ok,
        availability, mentor_gender_wish, goals, exclusions, last_employer, childcare, referral);
    if old.origin != new.origin {
        changed.push("country_of_origin");
    }
    if old.goals == new.goals && old.goal_words != new.goal_words {
        changed.push("goals");
    }
    changed
}

/// Writes what was decided for a row.
pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    import: &Import,
    entry: &MenteeEntry,
    decision: &Decision,
    today: Date,
    now: Timestamp,
) -> Result<()> {
    match &decision.row.outcome {
        Outcome::Unchanged | Outcome::Refused(_) => Ok(()),
        Outcome::Created => create(tx, actor, import, entry, decision, today, now).await,
        Outcome::Updated(columns) => {
            let Some(existing) = &decision.existing else { return Ok(()) };
            if decision.person_changed {
                tx.change_person(decision.person, &entry.identity, now).await?;
            }
            let application = ApplicationId(existing.id);
            if decision.profile_changed {
                tx.put_mentee_profile(application, &entry.profile, now).await?;
            }
            let day = entry.received_on.map(|day| day.to_string());
            let day = day.as_deref().unwrap_or(&existing.received_on);
            let organisation = decision.organisation.map(|id| id.0);
            tx.change_application(existing, organisation, day).await?;
            note(tx, actor, "application.change", existing.id, &columns.join(" "), now).await
        }
    }
}

async fn create(
    tx: &mut Tx,
    actor: &Actor,
    import: &Import,
    entry: &MenteeEntry,
    decision: &Decision,
    today: Date,
    now: Timestamp,
) -> Result<()> {
    let person = decision.person;
    if decision.is_new_person {
        tx.insert_person(person, &entry.identity, decision.organisation, now).await?;
    } else if decision.person_changed {
        tx.change_person(person, &entry.identity, now).await?;
    }
    if let (Some(other), Some(because)) = (decision.duplicate_of, decision.row.duplicate) {
        tx.hint_duplicate(person, other, because, now).await?;
    }
    let received_on = entry.received_on.unwrap_or(today);
    let selected = Status::Received.after(Verb::SelectElsewhere);
    let status = selected.filter(|_| import.accepted).unwrap_or(Status::Received);
    let application = ApplicationId(id(now));
    let new = NewApplication {
        id: application,
        cohort: import.cohort,
        person,
        organisation: decision.organisation,
        reference: &entry.reference,
        status,
        received_on,
        intake: Intake::Import,
        taken_by: None,
    };
    tx.insert_application(new, now).await?;
    tx.put_mentee_profile(application, &entry.profile, now).await?;
    let kind = "application";
    tx.note_status(kind, application.0, Status::Received.text(), received_on, now).await?;
    if status != Status::Received {
        // "Selected elsewhere" is known from today on, whenever the application came in.
        tx.note_status(kind, application.0, status.text(), today, now).await?;
    }
    note(tx, actor, "application.create", application.0, status.text(), now).await
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    verb: &str,
    subject: Uuid,
    detail: &str,
    now: Timestamp,
) -> Result<()> {
    let entry = Entry { verb, subject_kind: "application", subject, detail, reason: None };
    tx.record(actor, entry, now).await?;
    Ok(())
}
