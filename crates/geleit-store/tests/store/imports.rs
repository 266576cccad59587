//! Imports: decided row by row, written whole or not at all.

use crate::{now, programme};
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Verb;
use geleit_domain::figures::Audience;
use geleit_domain::id::{CohortId, ImportId, PersonId};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::organisations::Duty;
use geleit_domain::profile::{
    Cefr, Coded, EducationLevel, Gender, Goal, Identity, LanguageSkill, MenteeProfile,
    MentorProfile, Origin,
};
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::figures::Question;
use geleit_store::imports::{Import, NewImportRun, Outcome, RowOutcome, RowRefusal, RunStatus};
use geleit_store::testing::Place;
use geleit_store::{Error, Refusal, both};
use jiff::SignedDuration;
use std::ops::ControlFlow;

pub(crate) async fn cohort(place: &Place, actor: &Actor, slug: &str, number: u32) -> CohortId {
    let calendar = Calendar {
        applications_until: None,
        matching_on: None,
        opening_on: None,
        starts_on: "2026-03-01".parse().unwrap(),
        ends_on: "2026-09-01".parse().unwrap(),
        capacity: 100,
    };
    let new = NewCohort { slug: slug.into(), number, regions: vec!["Wien".into()], calendar };
    place.store.create_cohort(actor, &new, now()).await.unwrap()
}

pub(crate) fn import(cohort: CohortId) -> Import {
    Import { accepted: true, ..Import::into(cohort) }
}

pub(crate) fn amal(row: u32) -> MenteeRow {
    MenteeRow {
        row,
        reference: format!("M-{row}"),
        identity: Identity {
            given_name: "Amal".into(),
            family_name: format!("Haddad {row}"),
            email: format!("amal{row}@example.org"),
            birth: Some("1990-05-17".parse().unwrap()),
            gender: Some(Gender::Female),
            ..Identity::default()
        },
        profile: MenteeProfile {
            origin: vec![Origin::Country("SY".into()), Origin::Stateless],
            education_level: Some(EducationLevel::Master),
            occupation: Some(Coded { words: "Software developer".into(), code: None }),
            german: Some(Cefr::B2),
            languages: vec![LanguageSkill { language: "ar".into(), level: Some(Cefr::Native) }],
            goals: vec![Goal::Network],
            goal_words: vec!["einen Chor finden".into()],
            online_ok: Some(false),
            experience_years: Some(7),
            ..MenteeProfile::default()
        },
        received_on: Some("2026-01-10".parse().unwrap()),
        organisation: None,
    }
}

pub(crate) fn brigitte(row: u32, capacity: u32) -> MentorRow {
    MentorRow {
        row,
        reference: format!("P-{row}"),
        identity: Identity {
            given_name: "Brigitte".into(),
            family_name: format!("Leitner {row}"),
            email: format!("brigitte{row}@example.org"),
            birth: Some("1970-01-02".parse().unwrap()),
            ..Identity::default()
        },
        profile: MentorProfile {
            company: Some("Donau Logistik".into()),
            target_markets: vec!["RS".into()],
            ..MentorProfile::default()
        },
        capacity,
        received_on: None,
        organisation: None,
    }
}

pub(crate) async fn mentees(
    place: &Place,
    actor: &Actor,
    import: &Import,
    entries: &[MenteeRow],
) -> Result<Vec<RowOutcome>, Error> {
    let mut go_on = |_| ControlFlow::Continue(());
    place.store.import_mentees(actor, import, entries, &mut go_on, now()).await
}

pub(crate) async fn mentors(
    place: &Place,
    actor: &Actor,
    import: &Import,
    entries: &[MentorRow],
) -> Vec<RowOutcome> {
    let mut go_on = |_| ControlFlow::Continue(());
    place.store.import_mentors(actor, import, entries, &mut go_on, now()).await.unwrap()
}

fn outcomes(rows: &[RowOutcome]) -> Vec<&Outcome> {
    rows.iter().map(|row| &row.outcome).collect()
}

both! {
    /// Proves S1-16, S1-25, S1-37.
    async fn a_second_import_of_the_same_rows_changes_nothing(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        let first = mentees(&place, &actor, &import(cohort), &[amal(2), amal(3)]).await.unwrap();
        assert_eq!(outcomes(&first), [&Outcome::Created, &Outcome::Created]);
        let again = mentees(&place, &actor, &import(cohort), &[amal(2), amal(3)]).await.unwrap();
        assert_eq!(outcomes(&again), [&Outcome::Unchanged, &Outcome::Unchanged]);
        let of_mentors = [brigitte(2, 1), brigitte(3, 2)];
        mentors(&place, &actor, &import(cohort), &of_mentors).await;
        let again = mentors(&place, &actor, &import(cohort), &of_mentors).await;
        assert_eq!(outcomes(&again), [&Outcome::Unchanged, &Outcome::Unchanged]);
        let mut tx = place.store.read(actor.programme).await.unwrap();
        let versions = tx.mentee_versions(cohort).await.unwrap();
        assert!(versions.into_iter().any(|v| v.profile() == amal(2).profile));
        assert_eq!(tx.broken_entry().await.unwrap(), None);
    }

    async fn a_changed_row_updates_the_application_and_keeps_the_former_name(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        mentees(&place, &actor, &import(cohort), &[amal(2)]).await.unwrap();
        let mut married = amal(2);
        married.identity.family_name = "Haddad-Huber".into();
        married.profile.german = Some(Cefr::C1);
        let later = now() + jiff::SignedDuration::from_hours(1);
        let mut go_on = |_| ControlFlow::Continue(());
        let rows = place.store
            .import_mentees(&actor, &import(cohort), &[married], &mut go_on, later).await.unwrap();
        assert_eq!(outcomes(&rows), [&Outcome::Updated(vec!["family_name", "german"])]);
        let mut tx = place.store.read(actor.programme).await.unwrap();
        let application = tx.applications_of(cohort).await.unwrap().remove(0);
        let names = tx.names_of(PersonId(application.person_id)).await.unwrap();
        let families: Vec<_> = names.iter().map(|name| name.family_name.as_str()).collect();
        assert_eq!(families, ["Haddad 2", "Haddad-Huber"]);
        assert_eq!(application.status, "accepted", "an import never moves an application");
    }

    async fn one_refused_row_stops_everything_unless_bad_rows_are_skipped(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        let mut stray = amal(3);
        stray.organisation = Some("nobody".into());
        let rows = [amal(2), stray];
        let refused = mentees(&place, &actor, &import(cohort), &rows).await.unwrap();
        let expected = Outcome::Refused(RowRefusal::OrganisationUnknown);
        assert_eq!(outcomes(&refused), [&Outcome::Created, &expected]);
        let count = async || {
            let mut tx = place.store.read(actor.programme).await.unwrap();
            tx.applications_of(cohort).await.unwrap().len()
        };
        assert_eq!(count().await, 0);
        let skipping = Import { skip_bad_rows: true, ..import(cohort) };
        mentees(&place, &actor, &skipping, &rows).await.unwrap();
        assert_eq!(count().await, 1);
    }

    async fn a_stopped_import_has_not_happened(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        let rows: Vec<_> = (2..100).map(amal).collect();
        let mut stop = |done| if done >= 40 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let ended = place.store
            .import_mentees(&actor, &import(cohort), &rows, &mut stop, now()).await;
        assert!(matches!(ended, Err(Error::Refused(Refusal::Stopped))));
        let mut tx = place.store.read(actor.programme).await.unwrap();
        assert!(tx.applications_of(cohort).await.unwrap().is_empty());
    }

    /// Proves S1-31.
    async fn a_mentor_of_an_earlier_cohort_is_joined_only_by_address_and_birth_date(place) {
        let (_, actor) = programme(&place.store).await;
        let (first, second) =
            (cohort(&place, &actor, "c1", 1).await, cohort(&place, &actor, "c2", 2).await);
        mentors(&place, &actor, &import(first), &[brigitte(2, 1), brigitte(3, 1)]).await;
        let mut returning = brigitte(2, 3);
        returning.reference = "again".into();
        let mut another_birth = brigitte(3, 1);
        another_birth.identity.birth = Some("1971-01-02".parse().unwrap());
        let rows = mentors(&place, &actor, &import(second), &[returning, another_birth]).await;
        assert_eq!(rows[0].duplicate, None);
        assert_eq!(rows[1].duplicate, Some("email"), "a hint, never a merge");
        let mut tx = place.store.read(actor.programme).await.unwrap();
        let capacities: Vec<_> =
            tx.mentors().await.unwrap().iter().map(|m| m.capacity).collect();
        assert_eq!(capacities.len(), 3);
        assert!(capacities.contains(&3), "the newest sheet says how many mentees she takes");
    }

    async fn a_reference_that_belongs_to_somebody_else_is_refused(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        mentees(&place, &actor, &import(cohort), &[amal(2)]).await.unwrap();
        let mut other = amal(9);
        other.reference = "M-2".into();
        other.identity.birth = None;
        let rows = mentees(&place, &actor, &import(cohort), &[other]).await.unwrap();
        let expected = Outcome::Refused(RowRefusal::ReferenceOfAnotherPerson);
        assert_eq!(outcomes(&rows), [&expected]);
    }

    async fn a_cohort_that_is_being_matched_takes_no_import(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        place.store.step_cohort(&actor, cohort, Verb::StartMatching, None, now()).await.unwrap();
        let refused = mentees(&place, &actor, &import(cohort), &[amal(2)]).await.unwrap_err();
        assert!(matches!(refused, Error::WrongStatus { status: "matching", .. }));
    }

    async fn rows_name_their_organisation_by_slug(place) {
        let (_, actor) = programme(&place.store).await;
        let duties = [Duty::SupplyMentees];
        let ams = place.store.create_organisation(&actor, "AMS", "ams", &duties, now()).await.unwrap();
        let cohort = cohort(&place, &actor, "c", 1).await;
        let mut entry = amal(2);
        entry.organisation = Some("ams".into());
        mentees(&place, &actor, &import(cohort), &[entry]).await.unwrap();
        let mut tx = place.store.read(actor.programme).await.unwrap();
        let application = tx.applications_of(cohort).await.unwrap().remove(0);
        assert_eq!(application.organisation_id, Some(ams.0));
        let facts = tx.status_facts("application", application.id).await.unwrap();
        let dated: Vec<_> =
            facts.iter().map(|f| (f.status.as_str(), f.on_date.as_str())).collect();
        assert_eq!(dated, [("received", "2026-01-10"), ("accepted", "2026-01-23")]);
    }
}

both! {
    async fn a_wrong_decision_is_set_right_and_both_versions_stay_readable(place) {
        use geleit_domain::applications::Status;
        use geleit_domain::id::ApplicationId;
        use geleit_store::applications::Correction;
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        mentees(&place, &actor, &import(cohort), &[amal(2)]).await.unwrap();
        let mut tx = place.store.read(actor.programme).await.unwrap();
        let application = tx.applications_of(cohort).await.unwrap().remove(0);
        let facts = tx.status_facts("application", application.id).await.unwrap();
        drop(tx);
        let accepted = facts.iter().find(|fact| fact.status == "accepted").unwrap();
        let correct = async |reason| {
            let correction = Correction {
                fact: accepted.id,
                version: application.version,
                status: Status::Waitlisted,
                on: "2026-01-20".parse().unwrap(),
                reason,
            };
            let id = ApplicationId(application.id);
            place.store.correct_application(&actor, id, correction, now()).await
        };
        let silent = correct(" ").await.unwrap_err();
        assert!(matches!(silent, Error::Refused(Refusal::ReasonMissing)));
        correct("the list named the wrong person").await.unwrap();
        assert!(matches!(correct("twice").await, Err(Error::Outdated)));
        let mut tx = place.store.read(actor.programme).await.unwrap();
        let application = tx.applications_of(cohort).await.unwrap().remove(0);
        assert_eq!(application.status, "waitlisted");
        let facts = tx.status_facts("application", application.id).await.unwrap();
        let words: Vec<_> =
            facts.iter().map(|f| (f.status.as_str(), f.known_until.is_some())).collect();
        assert_eq!(words, [("received", false), ("waitlisted", false), ("accepted", true)]);
    }
}

/// A run of an import that has just begun to be written.
async fn begun(place: &Place, actor: &Actor, cohort: CohortId) -> ImportId {
    let new = NewImportRun {
        cohort,
        side: "mentees",
        file_name: "a.csv",
        sealed_file: b"sealed",
        as_status: "accepted",
        organisation: None,
        answer: "{}",
    };
    let run = place.store.keep_import(actor, new, now()).await.unwrap();
    place.store.begin_import_run(actor, run, false, now()).await.unwrap();
    run
}

async fn status(place: &Place, actor: &Actor, run: ImportId) -> RunStatus {
    place.store.import_run(actor, run).await.unwrap().0.status().unwrap()
}

both! {
    async fn another_node_ends_only_runs_of_which_nobody_speaks_any_more(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        let (dead, alive) =
            (begun(&place, &actor, cohort).await, begun(&place, &actor, cohort).await);
        let other_node = geleit_store::Store::open(&place.location).await.unwrap();
        other_node.end_interrupted_imports(now()).await.unwrap();
        assert_eq!(status(&place, &actor, dead).await, RunStatus::Running);
        let mut later = now();
        for _ in 0..20 {
            later += SignedDuration::from_secs(10);
            place.store.keep_import_alive(&actor, alive, later).await.unwrap();
            other_node.end_interrupted_imports(later).await.unwrap();
        }
        assert_eq!(status(&place, &actor, dead).await, RunStatus::Stopped);
        assert_eq!(status(&place, &actor, alive).await, RunStatus::Running);
        let late = place.store.keep_import_alive(&actor, dead, later).await;
        assert!(matches!(late, Err(Error::Outdated)), "it hears that it is over");
    }

    async fn a_run_that_was_given_up_for_dead_writes_nothing(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        let run = begun(&place, &actor, cohort).await;
        let later = now() + SignedDuration::from_mins(5);
        place.store.end_interrupted_imports(later).await.unwrap();
        let import = Import { run: Some(run), ..import(cohort) };
        let refused = mentees(&place, &actor, &import, &[amal(2)]).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(Refusal::Stopped)));
        let mut tx = place.store.read(actor.programme).await.unwrap();
        assert!(tx.applications_of(cohort).await.unwrap().is_empty());
    }

    async fn a_run_whose_rows_stand_is_done_even_if_its_server_dies_then(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        let run = begun(&place, &actor, cohort).await;
        let import = Import { run: Some(run), ..import(cohort) };
        mentees(&place, &actor, &import, &[amal(2)]).await.unwrap();
        let later = now() + SignedDuration::from_mins(5);
        place.store.end_interrupted_imports(later).await.unwrap();
        assert_eq!(status(&place, &actor, run).await, RunStatus::Done);
        let said = Some("{\"created\":1}");
        place.store.end_import_run(&actor, run, RunStatus::Done, said, later).await.unwrap();
        let (_, answer) = place.store.import_run(&actor, run).await.unwrap();
        assert_eq!(Some(answer.as_str()), said);
    }

    async fn two_imports_of_one_sheet_at_the_same_time_create_everybody_once(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        let rows: Vec<_> = (2..150).map(amal).collect();
        let import = import(cohort);
        let (one, two) = tokio::join!(
            mentees(&place, &actor, &import, &rows),
            mentees(&place, &actor, &import, &rows),
        );
        let mut created: Vec<_> = [one.unwrap(), two.unwrap()]
            .iter()
            .map(|rows| rows.iter().filter(|row| row.outcome == Outcome::Created).count())
            .collect();
        created.sort_unstable();
        assert_eq!(created, [0, 148]);
        let mut tx = place.store.read(actor.programme).await.unwrap();
        assert_eq!(tx.applications_of(cohort).await.unwrap().len(), 148);
        assert_eq!(tx.broken_entry().await.unwrap(), None);
    }

    /// Proves S1-09, S1-25.
    async fn a_corrected_day_of_receipt_replaces_its_fact_and_both_stay_readable(place) {
        let (_, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        mentees(&place, &actor, &import(cohort), &[amal(2)]).await.unwrap();
        let later = now() + SignedDuration::from_hours(1);
        let corrected = async |day: &str, at| {
            let row = MenteeRow { received_on: Some(day.parse().unwrap()), ..amal(2) };
            let mut go_on = |_| ControlFlow::Continue(());
            let store = &place.store;
            let rows = store.import_mentees(&actor, &import(cohort), &[row], &mut go_on, at).await;
            assert_eq!(outcomes(&rows.unwrap()), [&Outcome::Updated(vec!["received_on"])]);
        };
        corrected("2026-01-12", later).await;
        let facts = async || {
            let mut tx = place.store.read(actor.programme).await.unwrap();
            let application = tx.applications_of(cohort).await.unwrap().remove(0);
            tx.status_facts("application", application.id).await.unwrap()
        };
        let all = facts().await;
        let words: Vec<_> =
            all.iter().map(|f| (f.on_date.as_str(), f.status.as_str(), f.known_until)).collect();
        let replaced = Some(geleit_store::micros(later));
        assert_eq!(
            words,
            [
                ("2026-01-10", "received", replaced),
                ("2026-01-12", "received", None),
                ("2026-01-23", "accepted", None),
            ]
        );
        let question = |as_of: &str, known_at| Question {
            as_of: Some(as_of.parse().unwrap()),
            known_at: Some(known_at),
            audience: Audience::Internal,
        };
        let received = async |as_of: &str, known_at| {
            let asked = place.store.cohort_report(&actor, cohort, question(as_of, known_at), later);
            let report = serde_json::to_value(asked.await.unwrap()).unwrap();
            report["applications"]["received"].as_i64().unwrap_or(0)
        };
        assert_eq!(received("2026-01-11", now()).await, 1, "as it was known before");
        assert_eq!(received("2026-01-11", later).await, 0, "as it is known since");
        // Nobody is accepted before the application came in.
        let last = later + SignedDuration::from_hours(1);
        corrected("2026-01-23", last).await;
        let now_known: Vec<_> =
            facts().await.into_iter().filter(|fact| fact.known_until.is_none()).collect();
        let words: Vec<_> = now_known.iter().map(|f| (f.on_date.as_str(), f.status.as_str())).collect();
        assert_eq!(words, [("2026-01-23", "received"), ("2026-01-23", "accepted")]);
        assert_eq!(received("2026-01-23", last).await, 0);
    }
}
