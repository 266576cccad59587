//! Rows of mentees: deciding and writing.

use super::decision::{Decision, Former, Stated, changed};
use super::known::Known;
use super::whole::{By, Side};
use super::{Import, Outcome};
use crate::applications::{Application, NewApplication};
use crate::entries::Entry;
use crate::error::Result;
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::applications::{Intake, Status, Verb};
use geleit_domain::id::ApplicationId;
use geleit_domain::imports::MenteeRow;
use geleit_domain::profile::MenteeProfile;
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The side of the mentees; a known reference stands for an application.
pub(super) struct Mentees;

/// The kind of record in facts and entries.
const KIND: &str = "application";

impl Side for Mentees {
    type Row = MenteeRow;
    type Record = Option<Application>;

    async fn decide(
        tx: &mut Tx,
        import: &Import,
        rows: &[MenteeRow],
        now: Timestamp,
    ) -> Result<Vec<Decision<Option<Application>>>> {
        // The people last: on PostgreSQL somebody else may commit in between, and every
        // application has its person.
        let applications = tx.applications_of(import.cohort).await?;
        let versions = tx.mentee_versions(import.cohort).await?;
        let mut known = Known::load(tx).await?;
        let mut profiles: HashMap<Uuid, MenteeProfile> =
            versions.into_iter().map(|v| (v.application_id, v.profile())).collect();
        let mut taking_part: HashSet<Uuid> = applications.iter().map(|a| a.person_id).collect();
        let mut by_reference: HashMap<String, Application> =
            applications.into_iter().map(|a| (a.reference.clone(), a)).collect();
        let decide = |row: &MenteeRow| match by_reference.remove(&row.reference) {
            Some(application) => {
                let profile = profiles.remove(&application.id).unwrap_or_default();
                decide_known(import, row, application, &profile, &known)
            }
            None => Stated::from(row).decide_new(import, &mut known, &mut taking_part, now),
        };
        Ok(rows.iter().map(decide).collect())
    }

    async fn write(
        tx: &mut Tx,
        by: &By<'_>,
        rows: &[(&MenteeRow, &Decision<Option<Application>>)],
    ) -> Result<()> {
        let stated: Vec<_> = rows.iter().map(|(row, made)| (Stated::from(*row), *made)).collect();
        tx.write_people(&stated, by.now).await?;
        let (known, new): (Vec<_>, Vec<_>) = rows.iter().partition(|(_, d)| d.record.is_some());
        create(tx, by, &new).await?;
        for (row, decision) in &known {
            change(tx, by, row, decision).await?;
        }
        Ok(())
    }
}

fn decide_known(
    import: &Import,
    row: &MenteeRow,
    application: Application,
    profile: &MenteeProfile,
    known: &Known,
) -> Decision<Option<Application>> {
    let changed = changed_columns(profile, &row.profile);
    let former = Former {
        person: application.person_id,
        organisation: application.organisation_id,
        received_on: &application.received_on.clone(),
        profile_changed: !changed.is_empty(),
        changed,
    };
    Stated::from(row).decide_known(import, known, former, Some(application))
}

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

async fn create(
    tx: &mut Tx,
    by: &By<'_>,
    rows: &[(&MenteeRow, &Decision<Option<Application>>)],
) -> Result<()> {
    let selected = Status::Received.after(Verb::SelectElsewhere);
    let status = selected.filter(|_| by.import.accepted).unwrap_or(Status::Received);
    let new = rows.iter().map(|(row, decision)| NewApplication {
        id: ApplicationId(id(by.now)),
        cohort: by.import.cohort,
        person: decision.person,
        organisation: decision.organisation,
        reference: &row.reference,
        status,
        received_on: row.received_on.unwrap_or(by.today),
        intake: Intake::Import,
        taken_by: None,
        profile: &row.profile,
    });
    let new: Vec<_> = new.collect();
    tx.insert_applications(&new, by.now).await?;
    let mut facts = Vec::new();
    let mut entries = Vec::new();
    for new in &new {
        facts.push((KIND, new.id.0, 1, Status::Received.text(), new.received_on));
        if status != Status::Received {
            // "Selected elsewhere" is known from today on, whenever the application came in.
            facts.push((KIND, new.id.0, 2, status.text(), by.today));
        }
        entries.push(entry("application.create", new.id.0, status.text()));
    }
    tx.note_first_statuses(&facts, by.now).await?;
    tx.record_all(by.actor, &entries, by.now).await
}

async fn change(
    tx: &mut Tx,
    by: &By<'_>,
    row: &MenteeRow,
    decision: &Decision<Option<Application>>,
) -> Result<()> {
    let (Some(existing), Outcome::Updated(columns)) = (&decision.record, &decision.row.outcome)
    else {
        return Ok(());
    };
    if decision.profile_changed {
        tx.put_mentee_profile(ApplicationId(existing.id), &row.profile, by.now).await?;
    }
    let day = row.received_on.map(|day| day.to_string());
    let day = day.as_deref().unwrap_or(&existing.received_on);
    tx.change_application(existing, decision.organisation.map(|id| id.0), day).await?;
    if let Some(on) = row.received_on.filter(|_| day != existing.received_on) {
        tx.redate_status(KIND, existing.id, Status::Received.text(), on, by.now).await?;
    }
    let detail = columns.join(" ");
    tx.record(by.actor, entry("application.change", existing.id, &detail), by.now).await?;
    Ok(())
}

fn entry<'a>(verb: &'a str, subject: Uuid, detail: &'a str) -> Entry<'a> {
    Entry { verb, subject_kind: KIND, subject, detail, reason: None }
}
