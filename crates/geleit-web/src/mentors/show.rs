//! One mentor on one screen.

use super::answers::named;
use super::companies::{Contact, contact};
use super::intake::{Intake, Next};
use super::{status_words, steps, tone, waits};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::persons::{self, EntryLine, FactLine, names_of};
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::Status;
use geleit_domain::mentors::questionnaire::missing;
use geleit_store::mentors::{OpenPair, Record};
use geleit_store::persons::Person;
use jiff::Timestamp;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "mentors/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    names: persons::Names,
    head: Head,
    person: Person,
    pairs: Vec<Pair>,
    cohorts: Vec<Cohort>,
    answers: Vec<persons::Answer>,
    steps: Vec<Step>,
    facts: Vec<FactLine>,
    entries: Vec<EntryLine>,
    path: String,
    /// Where the answers are set right; empty for whoever may not.
    change: String,
    /// The questions that are open, by name; empty while nobody could have answered them.
    open: String,
    intake: Intake,
    colleagues: Vec<Contact>,
    /// Is somebody known who may be the one who signed up?
    is_alike: bool,
    /// Where a sign-up goes on that was joined to somebody known; empty: it was not.
    belongs_to: String,
    /// Sign-ups that were joined to this mentor: address and words.
    joined: Vec<(String, String)>,
}

pub(super) struct Head {
    pub(super) person_path: String,
    pub(super) company: String,
    pub(super) organisation: String,
    pub(super) places: String,
    pub(super) status: String,
    pub(super) tone: &'static str,
    pub(super) intake: String,
    pub(super) waits: String,
}

/// A pair that takes a place.
struct Pair {
    href: String,
    name: String,
    cohort: String,
    status: String,
    since: String,
}

struct Cohort {
    name: String,
    reference: String,
    on: String,
}

/// A button that moves the mentor along the lifecycle.
struct Step {
    href: String,
    text: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
) -> Answer {
    let record = app.store.show_mentor(&actor, id, now).await?;
    let form = Form::filled([("version", record.mentor.version.to_string())]);
    let around = Around::of(&app, &actor, page.t, &record).await?;
    draw(page, form, record, around, now)
}

/// Who else belongs to a mentor's page.
pub(super) struct Around {
    colleagues: Vec<Contact>,
    is_alike: bool,
}

impl Around {
    pub(super) async fn of(
        app: &App,
        actor: &Actor,
        t: Texts,
        record: &Record,
    ) -> Result<Self, Error> {
        let id = MentorId(record.mentor.id);
        Ok(Self {
            colleagues: colleagues(app, actor, t, record).await?,
            is_alike: record.may_change && !app.store.likely_mentors(actor, id).await?.is_empty(),
        })
    }
}

/// Who else is there from the same company.
async fn colleagues(
    app: &App,
    actor: &Actor,
    t: Texts,
    record: &Record,
) -> Result<Vec<Contact>, Error> {
    let company = record.profile.company.as_deref().unwrap_or_default();
    let found = app.store.colleagues(actor, company, record.mentor.id).await?;
    Ok(found.iter().map(|one| contact(t, one)).collect())
}

pub(super) fn draw(
    page: Page,
    form: Form,
    record: Record,
    around: Around,
    now: Timestamp,
) -> Answer {
    let t = page.t;
    let path = format!("/desk/mentors/{}", record.mentor.id);
    let possible = steps::possible(record.mentor.status()?).into_iter();
    let steps = possible
        .filter(|_| record.may_step && record.mentor.joined_to.is_none())
        .map(|noun| Step { href: format!("{path}/{noun}"), text: t.mentors_step(noun) });
    let steps: Vec<_> = steps.collect();
    let cohorts = record.cohorts.iter().map(|(number, group, reference, on)| Cohort {
        name: t.overview_name().number(*number).group(group),
        reference: reference.clone(),
        on: persons::day(t, on),
    });
    let view = Show {
        t,
        names: names_of(t),
        pairs: record.open_pairs.iter().map(|open| pair(t, open)).collect(),
        cohorts: cohorts.collect(),
        steps,
        answers: persons::mentor(t, &record.profile),
        facts: persons::facts(&page, "mentor", &record.facts)?,
        entries: persons::entries(&page, &record.entries)?,
        head: head(t, &record, now),
        intake: Intake::of(&page, &record),
        change: where_to_change(&record, &path),
        open: open(t, &record),
        path,
        colleagues: around.colleagues,
        is_alike: around.is_alike,
        belongs_to: record.mentor.joined_to.map(address_of).unwrap_or_default(),
        joined: joined(&page, &record)?,
        page: page.with(&form),
        form,
        person: record.person,
    };
    html_form(&view, &view.form)
}

fn address_of(mentor: Uuid) -> String {
    format!("/desk/mentors/{mentor}")
}

fn joined(page: &Page, record: &Record) -> Result<Vec<(String, String)>, Error> {
    let line = |(id, at): &(Uuid, i64)| {
        let day = geleit_store::timestamp(*at)?.to_zoned(persons::zone(page)).date();
        Ok((address_of(*id), page.t.joining_sign_up(page.t.date(day))))
    };
    record.joined.iter().map(line).collect()
}

/// On the way into the pool the answers stand on the page of the consultation.
fn where_to_change(record: &Record, path: &str) -> String {
    let noun = match Status::from_text(&record.mentor.status) {
        Some(Status::Available | Status::Paused) => "answers",
        Some(Status::Consulted | Status::QuestionnaireSent) => "consultation",
        _ => return String::new(),
    };
    if record.may_change { format!("{path}/{noun}") } else { String::new() }
}

fn open(t: Texts, record: &Record) -> String {
    let is_back = record.consultation.as_ref().is_some_and(|found| found.returned_at.is_some());
    let is_in = matches!(&*record.mentor.status, "available" | "paused");
    if is_back || is_in { named(t, &missing(&record.profile)) } else { String::new() }
}

pub(super) fn head(t: Texts, record: &Record, now: Timestamp) -> Head {
    let mentor = &record.mentor;
    let person_path = match record.person_is_open {
        true => format!("/desk/persons/{}", mentor.person_id),
        false => String::new(),
    };
    let company = [record.profile.position.clone(), record.profile.company.clone()];
    Head {
        person_path,
        company: company.into_iter().flatten().collect::<Vec<_>>().join(", "),
        organisation: record.organisation.clone().unwrap_or_default(),
        places: t.mentors_taken().pairs(record.open_pairs.len()).capacity(mentor.capacity),
        status: status_words(t, mentor),
        tone: tone(&mentor.status),
        intake: t.mentors_intake_word(&mentor.intake),
        waits: waits(t, &mentor.status, mentor.waiting_since, now),
    }
}

fn pair(t: Texts, open: &OpenPair) -> Pair {
    let (href, name) = match &open.mentee {
        Some((id, name)) => (format!("/desk/applications/{id}"), name.clone()),
        None => (String::new(), t.mentors_foreign_mentee()),
    };
    Pair {
        href,
        name,
        cohort: t.overview_name().number(open.cohort_number).group(t.regions(&open.region_group)),
        status: t.mentors_pair_status(&open.status),
        since: persons::day(t, &open.offered_on),
    }
}
