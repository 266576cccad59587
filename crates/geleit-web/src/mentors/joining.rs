//! A later sign-up beside the mentor who is known already, answer by answer: staff join the two or
//! keep them apart. Nothing is joined by itself.

use super::show::{Head, head};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::persons;
use crate::questionnaires::say;
use crate::ui::{Form, Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::joining::{Contact, differing};
use geleit_domain::mentors::questionnaire::{Field, prefill};
use geleit_domain::profile::{Identity, MentorProfile};
use geleit_store::mentors::{Joining, Likely, Record};
use geleit_store::persons::full_name;
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "mentors/joining.html")]
struct Show {
    t: Texts,
    page: Page,
    path: String,
    name: String,
    head: Head,
    /// When the sign-up came.
    received: String,
    new_version: i64,
    pairs: Vec<Pair>,
}

/// The sign-up beside one of those who are known.
struct Pair {
    id: String,
    href: String,
    name: String,
    because: String,
    status: String,
    tone: &'static str,
    version: i64,
    rows: Vec<Row>,
}

struct Row {
    label: String,
    known: String,
    new: String,
    /// What is sent to take the new one; empty: there is nothing to choose.
    take: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
) -> Answer {
    let record = app.store.mentor_to_change(&actor, id, now).await?;
    let latest = app.store.latest_answers(&actor, id).await?;
    let t = page.t;
    let mut pairs = Vec::new();
    for likely in app.store.likely_mentors(&actor, id).await? {
        let known = app.store.mentor_to_change(&actor, likely.id, now).await?;
        pairs.push(pair(t, &likely, &known, &record.person.identity(), &latest));
    }
    html(&Show {
        t,
        path: format!("/desk/mentors/{id}"),
        name: record.person.name(),
        received: received(t, &record),
        new_version: record.mentor.version,
        head: head(t, &record, now),
        pairs,
        page,
    })
}

/// The day of the newest sign-up.
fn received(t: Texts, record: &Record) -> String {
    record.cohorts.first().map(|(.., on)| persons::day(t, on)).unwrap_or_default()
}

fn pair(t: Texts, likely: &Likely, known: &Record, new: &Identity, latest: &MentorProfile) -> Pair {
    let contact = contact(t, &known.person.identity(), new);
    Pair {
        id: likely.id.to_string(),
        href: format!("/desk/mentors/{}", likely.id),
        name: likely.name.clone(),
        because: t.intake_agrees(&likely.because),
        status: t.mentors_status(&known.mentor.status),
        tone: super::tone(&known.mentor.status),
        version: known.mentor.version,
        rows: contact.into_iter().chain(answers(t, &known.profile, latest)).collect(),
    }
}

fn contact(t: Texts, known: &Identity, new: &Identity) -> Vec<Row> {
    let name = |identity: &Identity| full_name(&identity.given_name, &identity.family_name);
    let row = |part: &Contact| {
        let (label, known, new) = match part {
            Contact::Name => (t.persons_name(), name(known), name(new)),
            Contact::Email => (t.persons_email(), known.email.clone(), new.email.clone()),
            Contact::Phone => (t.persons_phone(), known.phone.clone(), new.phone.clone()),
        };
        let differs = !new.is_empty() && new != known;
        let take = if differs { part.to_string() } else { String::new() };
        Row { label, known, new, take }
    };
    Contact::ALL.iter().map(row).collect()
}

/// The questions that one of the two has answered.
fn answers(t: Texts, known: &MentorProfile, new: &MentorProfile) -> Vec<Row> {
    let (differing, tag) = (differing(known, new), t.language.tag());
    let (known, new) = (prefill(known, 1, tag), prefill(new, 1, tag));
    let row = |field: &Field| Row {
        label: t.questionnaires_label(field),
        known: say(t, *field, &known),
        new: say(t, *field, &new),
        take: if differing.contains(field) { field.to_string() } else { String::new() },
    };
    let asked = Field::ALL.iter().filter(|field| **field != Field::Capacity);
    asked.map(row).filter(|row| !row.known.is_empty() || !row.new.is_empty()).collect()
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
    form: Form,
) -> Answer {
    // Asked before the form is read, so that a stranger learns nothing from what is wrong with it.
    app.store.mentor_to_change(&actor, id, now).await?;
    let known: MentorId = form.value("known").parse().map_err(|_| Error::Invalid)?;
    let t = page.t;
    match form.value("go") {
        "apart" => {
            app.store.keep_mentors_apart(&actor, (id, known), now).await?;
            Ok(see_other(&format!("/desk/mentors/{id}"), t.joining_kept_apart()))
        }
        "join" => join(&app, &actor, (id, known), &form, now)
            .await
            .map(|()| see_other(&format!("/desk/mentors/{known}"), t.joining_joined())),
        _ => Err(Error::Invalid),
    }
}

async fn join(
    app: &App,
    actor: &Actor,
    both: (MentorId, MentorId),
    form: &Form,
    now: Timestamp,
) -> Result<(), Error> {
    let answers: Vec<_> = form.all("take").filter_map(Field::from_text).collect();
    let contact: Vec<_> = form.all("take").filter_map(Contact::from_text).collect();
    let known_version = form.value("known_version").parse().map_err(|_| Error::Invalid)?;
    let joining = Joining {
        new_version: form.version()?,
        known_version,
        answers: &answers,
        contact: &contact,
    };
    Ok(app.store.join_mentor(actor, both, &joining, now).await?)
}
