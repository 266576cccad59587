//! Two programmes, filled through the store's own verbs. In the first, records belong to the
//! readers' organisation `wko`, to `oeif`, and one to the readers themselves; the second is
//! Charlie's, of which nobody in the first may learn anything.

use crate::paths::Place;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Verb;
use geleit_domain::events::{Agenda, FileKind, StepFree, Venue};
use geleit_domain::id::{
    AccountId, ApplicationId, CohortId, EventId, FileId, ImportId, OrganisationId, PersonId,
    ProgrammeId,
};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::interviews::Mode;
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_domain::profile::{Cefr, Coded, Identity, LanguageSkill, MenteeProfile, MentorProfile};
use geleit_domain::programmes::Kind;
use geleit_domain::surveys::Wave;
use geleit_store::Store;
use geleit_store::accounts::NewAccount;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::events::{NewEventFile, Plan};
use geleit_store::files::{Holder, NewFile};
use geleit_store::imports::{Import, NewImportRun};
use geleit_store::interviews::Appointment;
use geleit_store::seal::Content;
use geleit_store::surveys::NewSurvey;
use geleit_store::testing::{execute, seal};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

pub(crate) fn now() -> Timestamp {
    "2026-01-23T09:00:00Z".parse().unwrap()
}

/// Family names by place: they are what a page must hold or must not hold. The last one is not
/// in the cohort of last year and still waits for a mentor.
pub(crate) const FAMILIES: [(&str, &str, Place); 4] = [
    ("Selbst", "oeif", Place::Own),
    ("Imhaus", "wko", Place::Organisation),
    ("Nebenan", "oeif", Place::Programme),
    ("Wartend", "oeif", Place::Page),
];
/// Slug and name of the organisations. A form that offers organisations to choose from is a list
/// of theirs: the names hold what marks the place.
const ORGANISATIONS: [(&str, &str); 2] = [("wko", "Kammer Imhaus"), ("oeif", "Fonds Nebenan")];
/// What no page of the first programme may hold.
pub(crate) const CHARLIE: &str = "Charlie";
const CHARLIES: [(&str, &str, Place); 2] =
    [("Charlie", "charlie-oeif", Place::Foreign), ("Charlies-Freund", "charlie-oeif", Place::Page)];

/// Professions that fit themselves best, so that who is paired with whom is known beforehand.
const WORK: [&str; 4] = ["2512", "2411", "2611", "2141"];

pub(crate) struct Programme {
    pub(crate) id: ProgrammeId,
    /// The organisation that the readers act for.
    pub(crate) organisation: OrganisationId,
    slug: &'static str,
}

/// What stands in a path for a collection and a place, such as an id or a slug.
pub(crate) type Records = BTreeMap<(&'static str, Place), String>;

pub(crate) struct World {
    pub(crate) mentoring: Programme,
    pub(crate) records: Records,
    /// The person behind every reader.
    pub(crate) person: PersonId,
}

pub(crate) async fn fill(store: &Store) -> World {
    let mentoring = programme(store, "mentoring").await;
    let elsewhere = programme(store, "charlie").await;
    let mut records = Records::new();
    fill_programme(store, &mentoring, &FAMILIES, Place::Programme, &mut records).await;
    fill_programme(store, &elsewhere, &CHARLIES, Place::Foreign, &mut records).await;
    let person = records[&("people", Place::Own)].parse().unwrap();
    World { mentoring, records, person }
}

type Family = (&'static str, &'static str, Place);

async fn fill_programme(
    store: &Store,
    at: &Programme,
    families: &[Family],
    place: Place,
    records: &mut Records,
) {
    let last_year = cohort(store, at, 17, "2025").await;
    let all_but_one = &families[..families.len() - 1];
    invite(store, at, last_year, all_but_one).await;
    release(store, at, last_year).await;
    let this_year = cohort(store, at, 18, "2026").await;
    invite(store, at, this_year, families).await;
    become_mentors(store, at, this_year, all_but_one).await;
    let actor = Actor::operator(at.id);
    store.propose(&actor, this_year, None, now()).await.unwrap();
    note(store, at, (last_year, this_year), all_but_one, place, records).await;
    records.insert(("programmes", place), at.slug.to_owned());
    records.insert(("accounts", place), funder(store, at).await.to_string());
    // The oldest, so that no list begins with it.
    let open_cohort = cohort(store, at, 16, "2024").await;
    let (actor, open) = (Actor::operator(at.id), geleit_domain::cohorts::Verb::Open);
    store.step_cohort(&actor, open_cohort, open, None, now()).await.unwrap();
    records.insert(("open cohorts", place), format!("{}-16", at.slug));
    interview(store, at, all_but_one, records).await;
    event(store, at, place, records).await;
    let run = checked_import(store, at, this_year).await;
    records.insert(("imports", place), run.to_string());
}

/// An interview with each mentee, about an application of long ago that still waits.
async fn interview(store: &Store, at: &Programme, families: &[Family], records: &mut Records) {
    let cohort = cohort(store, at, 15, "2023").await;
    let actor = Actor::operator(at.id);
    let karin = NewAccount {
        email: "karin@example.org",
        name: "Karin",
        role: Role::Coordinator,
        organisation: None,
        person: None,
        language: "de",
    };
    let (karin, _) = store.create_account(&actor, &karin, now()).await.unwrap();
    for (minute, ((family, slug, place), work)) in (0..).zip(families.iter().zip(WORK)) {
        let mut tx = store.read(at.id).await.unwrap();
        let organisation = tx.find_organisation(slug).await.unwrap().unwrap();
        drop(tx);
        let import = Import { accepted: false, ..import(cohort, OrganisationId(organisation.id)) };
        let mut go_on = |_| ControlFlow::Continue(());
        let mentee = [mentee(family, work)];
        store.import_mentees(&actor, &import, &mentee, &mut go_on, now()).await.unwrap();
        let mut tx = store.read(at.id).await.unwrap();
        let applications = tx.applications_of(cohort).await.unwrap();
        drop(tx);
        let application = applications.iter().find(|a| a.reference == *family).unwrap();
        let id = ApplicationId(application.id);
        let (verb, on) = (Verb::FindEligible, "2026-01-23".parse().unwrap());
        store.step_application(&actor, id, verb, None, on, now()).await.unwrap();
        let appointment = Appointment {
            starts: now() + SignedDuration::from_hours(minute + 1),
            minutes: 30,
            mode: Mode::OnSite,
            place: "Zimmer 3".into(),
            interviewers: vec![karin],
        };
        let planned = store.plan_interviews(&actor, &[(id, appointment)], now()).await.unwrap();
        records.insert(("interviews", *place), planned[0].to_string());
    }
}

/// An event that is published and still to come, to which the pairs of last year are invited, and
/// one to which nobody is.
async fn event(store: &Store, at: &Programme, place: Place, records: &mut Records) {
    let actor = Actor::operator(at.id);
    let event = published(store, at, "Auftakt").await;
    let everybody = geleit_domain::events::Group::AllPairs;
    store.invite_to_event(&actor, event, everybody, now()).await.unwrap();
    let slug = store.show_event(&actor, event).await.unwrap().event.slug;
    records.insert(("events", place), event.to_string());
    records.insert(("published events", place), slug);
    let picture = kept(store, at, event, FileKind::Picture).await;
    records.insert(("materials", place), picture.to_string());
    // Readers are invited to the first one only.
    let without = published(store, at, "Ausflug").await;
    let (own, other) = match place {
        Place::Foreign => (place, Place::Foreign),
        _ => (Place::Own, Place::Programme),
    };
    for (event, place) in [(without, other), (event, own)] {
        let paper = kept(store, at, event, FileKind::Material).await;
        records.insert(("invitations", place), event.to_string());
        records.insert(("handouts", place), paper.to_string());
    }
}

async fn published(store: &Store, at: &Programme, title: &str) -> EventId {
    let actor = Actor::operator(at.id);
    let plan = Plan {
        kind: geleit_domain::events::Kind::Opening,
        title: format!("{title} {}", at.slug),
        about: String::new(),
        cohort: None,
        starts: now() + SignedDuration::from_hours(48),
        minutes: 120,
        capacity: Some(20),
        venue: Venue {
            name: String::new(),
            address: "Gasse 1, 1040 Wien".into(),
            room: String::new(),
            step_free: StepFree::Yes,
            online_link: String::new(),
        },
        agenda: Agenda::default(),
    };
    let event = store.create_event(&actor, &plan, now()).await.unwrap();
    let publish = geleit_domain::events::Verb::Publish;
    store.step_event(&actor, event, 1, publish, None, now()).await.unwrap();
    event
}

/// A file of an event, sealed as every file is.
async fn kept(store: &Store, at: &Programme, event: EventId, kind: FileKind) -> FileId {
    let id = FileId(geleit_store::id(now()));
    let sealed = seal().seal(b"a file", Content::File(id));
    let new = NewEventFile {
        id,
        kind,
        name: "file.jpg",
        media: geleit_domain::files::Media::Jpeg,
        bytes: 6,
        sealed: &sealed,
    };
    store.add_event_file(&Actor::operator(at.id), event, &new, now()).await.unwrap();
    id
}

/// Somebody below the rank of a coordinator.
async fn funder(store: &Store, at: &Programme) -> AccountId {
    let new = NewAccount {
        email: "frieda@example.org",
        name: "Frieda",
        role: Role::Funder,
        organisation: None,
        person: None,
        language: "de",
    };
    store.create_account(&Actor::operator(at.id), &new, now()).await.unwrap().0
}

const SHEET: &str = "reference,given_name,email\n,Amal,\n";

/// A file whose only row was refused by the dry run.
async fn checked_import(store: &Store, at: &Programme, cohort: CohortId) -> ImportId {
    let new = NewImportRun {
        cohort,
        side: "mentees",
        file_name: "mentees.csv",
        sealed_file: &seal().seal(SHEET.as_bytes(), Content::ImportFile(cohort)),
        as_status: "received",
        organisation: None,
        answer: r#"{"read":1,"created":0,"updated":0,"unchanged":0,"rejected":1,"problems":[
            {"row":2,"column":"reference","value":"","problem":"","code":"required"}],
            "unknown_columns":[],"notes":[]}"#,
    };
    store.keep_import(&Actor::operator(at.id), new, now()).await.unwrap()
}

async fn programme(store: &Store, slug: &'static str) -> Programme {
    let id = store.create_programme(Kind::Tandem, slug, slug, now()).await.unwrap();
    let actor = Actor::operator(id);
    let mut organisation = None;
    for (own, name) in ORGANISATIONS {
        let slug = if slug == "mentoring" { own.to_owned() } else { format!("{slug}-{own}") };
        let duties = [Duty::Decide, Duty::FindMentors, Duty::SupplyMentees];
        let made = store.create_organisation(&actor, name, &slug, &duties, now()).await.unwrap();
        organisation = organisation.or(Some(made));
    }
    Programme { id, organisation: organisation.unwrap(), slug }
}

async fn cohort(store: &Store, at: &Programme, number: u32, year: &str) -> CohortId {
    let calendar = Calendar {
        applications_until: None,
        matching_on: None,
        opening_on: None,
        starts_on: format!("{year}-03-01").parse().unwrap(),
        ends_on: format!("{year}-09-01").parse().unwrap(),
        capacity: 10,
    };
    let regions = vec!["Wien".to_owned()];
    let new = NewCohort { slug: format!("{}-{number}", at.slug), number, regions, calendar };
    store.create_cohort(&Actor::operator(at.id), &new, now()).await.unwrap()
}

/// Each family sends a mentee and a mentor of its organisation.
async fn invite(store: &Store, at: &Programme, cohort: CohortId, families: &[Family]) {
    let actor = Actor::operator(at.id);
    for ((family, organisation, _), work) in families.iter().zip(WORK) {
        let mut tx = store.read(at.id).await.unwrap();
        let organisation = tx.find_organisation(organisation).await.unwrap().unwrap();
        drop(tx);
        let import = import(cohort, OrganisationId(organisation.id));
        let mut go_on = |_| ControlFlow::Continue(());
        let (mentee, mentor) = (mentee(family, work), mentor("Brigitte", family, work));
        store.import_mentees(&actor, &import, &[mentee], &mut go_on, now()).await.unwrap();
        store.import_mentors(&actor, &import, &[mentor], &mut go_on, now()).await.unwrap();
    }
}

/// The mentees of last year become mentors themselves: the same address and birthday make them
/// the same person.
async fn become_mentors(store: &Store, at: &Programme, cohort: CohortId, families: &[Family]) {
    for (family, organisation, _) in families {
        let mut tx = store.read(at.id).await.unwrap();
        let organisation = tx.find_organisation(organisation).await.unwrap().unwrap();
        drop(tx);
        let import = import(cohort, OrganisationId(organisation.id));
        let entry = mentor("Amal", family, WORK[0]);
        let mut go_on = |_| ControlFlow::Continue(());
        let actor = Actor::operator(at.id);
        store.import_mentors(&actor, &import, &[entry], &mut go_on, now()).await.unwrap();
    }
}

fn import(cohort: CohortId, organisation: OrganisationId) -> Import {
    Import { accepted: true, organisation: Some(organisation), ..Import::into(cohort) }
}

async fn release(store: &Store, at: &Programme, cohort: CohortId) {
    let actor = Actor::operator(at.id);
    store.propose(&actor, cohort, None, now()).await.unwrap();
    let organisations = store.read(at.id).await.unwrap().organisations().await.unwrap();
    for organisation in organisations {
        let id = OrganisationId(organisation.id);
        let minute = Some("the committee agreed");
        store.endorse_all(&actor, cohort, id, minute, None, now()).await.unwrap();
    }
    // Long enough ago that the letters have fallen due: until then nobody knows of a pair.
    let released = now() - SignedDuration::from_hours(1);
    store.release(&actor, cohort, None, released).await.unwrap();
}

/// A warning about every pair, with the id of its pair; on SQLite also of the other programme.
const WARNINGS: &str = "INSERT INTO warning (programme_id, id, partnership_id, rule, since_on,
        next_action, due_on, created_at)
    SELECT programme_id, id, id, 'gap', '2026-01-20', '', '2026-01-27', 1 FROM partnership WHERE TRUE
    ON CONFLICT DO NOTHING";

/// An open survey of each mentee alone, with the id of the person.
const OPEN_SURVEYS: &[&str] = &[
    "INSERT INTO survey (programme_id, id, cohort_id, wave, is_anonymous, status, due_on, closes_on,
            opened_on, created_at)
        SELECT a.programme_id, a.person_id, a.cohort_id, CASE v.family_name
            WHEN 'Selbst' THEN 'entry' WHEN 'Imhaus' THEN 'week_3' WHEN 'Nebenan' THEN 'middle'
            ELSE 'end' END, FALSE, 'open', '2026-01-20', '2026-03-20', '2026-01-20', 1
        FROM application a
        JOIN cohort c ON c.programme_id = a.programme_id AND c.id = a.cohort_id AND c.number = 17
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        WHERE TRUE ON CONFLICT DO NOTHING",
    "INSERT INTO survey_question (programme_id, id, survey_id, side, position, kind, published)
        SELECT programme_id, id, id, 'mentee', 1, 'scale', 'satisfaction_with_match' FROM survey
        WHERE status = 'open' ON CONFLICT DO NOTHING",
    "INSERT INTO survey_invitation (programme_id, id, survey_id, person_id, side, asked_on)
        SELECT programme_id, id, id, id, 'mentee', '2026-01-20' FROM survey
        WHERE status = 'open' ON CONFLICT DO NOTHING",
];

/// A story of each mentee, with the id of the person.
const STORIES: &str = "INSERT INTO story (programme_id, id, cohort_id, person_id, side, status,
        said_on)
    SELECT programme_id, person_id, cohort_id, person_id, 'mentee', 'draft', '2026-01-20'
    FROM application WHERE TRUE ON CONFLICT DO NOTHING";

/// Remembers where each record stands in a path.
async fn note(
    store: &Store,
    at: &Programme,
    (last_year, this_year): (CohortId, CohortId),
    families: &[Family],
    place: Place,
    records: &mut Records,
) {
    let actor = Actor::operator(at.id);
    execute(store, at.id, WARNINGS).await;
    execute(store, at.id, STORIES).await;
    for sql in OPEN_SURVEYS {
        execute(store, at.id, sql).await;
    }
    let new = NewSurvey { cohort: this_year, waves: vec![Wave::End], is_anonymous: true };
    let drafts = store.create_surveys(&actor, &new, now()).await.unwrap();
    records.insert(("surveys", place), drafts[0].to_string());
    let mut tx = store.read(at.id).await.unwrap();
    let applications = tx.applications_of(this_year).await.unwrap();
    let mentors = tx.mentors().await.unwrap();
    let partnerships =
        tx.list_partnerships(&actor, last_year, &Default::default(), 99).await.unwrap();
    for (family, organisation, place) in families {
        let application = applications.iter().find(|a| a.reference == *family).unwrap();
        let mentor = mentors.iter().find(|m| m.person_id == application.person_id).unwrap();
        let pair = partnerships.iter().find(|p| p.family_name == *family).unwrap();
        // Slugs differ between programmes, names do not.
        let slug = organisation.strip_prefix("charlie-").unwrap_or(organisation);
        let name = ORGANISATIONS.iter().find(|(own, _)| *own == slug).map(|(_, name)| *name);
        assert_eq!(pair.mentor_organisation.as_deref(), name, "{family}");
        records.insert(("people", *place), application.person_id.to_string());
        records.insert(("persons", *place), application.person_id.to_string());
        records.insert(("applications", *place), application.id.to_string());
        let file = letter(store, at, ApplicationId(application.id)).await;
        records.insert(("files", *place), file.to_string());
        records.insert(("mentors", *place), mentor.id.to_string());
        records.insert(("partnerships", *place), pair.id.to_string());
        records.insert(("warnings", *place), pair.id.to_string());
        records.insert(("survey invitations", *place), application.person_id.to_string());
    }
    records.insert(("stories", place), applications[0].person_id.to_string());
    records.insert(("supervision", place), partnerships[0].id.to_string());
    let proposal = tx.proposal(this_year).await.unwrap().unwrap();
    let pairs = tx.pairs(&proposal).await.unwrap();
    records.insert(("pairs", place), pairs[0].id.to_string());
    records.insert(("cohorts", place), this_year.to_string());
    let letters = tx.newest_mails(1).await.unwrap();
    records.insert(("outbox", place), letters[0].id.to_string());
    records.insert(("matching", place), this_year.to_string());
    records.insert(("published cohorts", place), format!("{}-17", at.slug));
    records.insert(("reports", place), last_year.to_string());
    records.insert(("figures", place), last_year.to_string());
}

/// A letter of the application, sealed as every file is.
async fn letter(store: &Store, at: &Programme, application: ApplicationId) -> FileId {
    let id = FileId(geleit_store::id(now()));
    let sealed = seal().seal(b"Dear programme", Content::File(id));
    let new = NewFile {
        id,
        kind: geleit_domain::files::Kind::Letter,
        name: "letter.txt",
        media: geleit_domain::files::Media::Text,
        bytes: 14,
        sealed: &sealed,
    };
    let holder = Holder::Application(application);
    store.add_files(&Actor::operator(at.id), holder, &[new], now()).await.unwrap();
    id
}

fn identity(given: &str, family: &str) -> Identity {
    Identity {
        given_name: given.into(),
        family_name: family.into(),
        email: format!("{given}.{family}@example.org"),
        birth: Some("1990-05-17".parse().unwrap()),
        ..Identity::default()
    }
}

fn coded(code: &str) -> Option<Coded> {
    Some(Coded { words: format!("Beruf {code}"), code: Some(code.into()) })
}

fn languages() -> Vec<LanguageSkill> {
    vec![LanguageSkill { language: "de".into(), level: Some(Cefr::Native) }]
}

fn mentee(family: &str, work: &str) -> MenteeRow {
    let profile = MenteeProfile {
        occupation: coded(work),
        target_occupation: coded(work),
        german: Some(Cefr::C1),
        languages: languages(),
        ..MenteeProfile::default()
    };
    MenteeRow {
        row: 2,
        reference: family.into(),
        identity: identity("Amal", family),
        profile,
        received_on: None,
        organisation: None,
    }
}

fn mentor(given: &str, family: &str, work: &str) -> MentorRow {
    let profile = MentorProfile {
        company: Some(format!("Firma {family}")),
        occupation: coded(work),
        languages: languages(),
        ..MentorProfile::default()
    };
    MentorRow {
        row: 2,
        reference: format!("{given} {family}"),
        identity: identity(given, family),
        profile,
        capacity: 2,
        received_on: None,
        organisation: None,
    }
}
