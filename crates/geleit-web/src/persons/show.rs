//! One person over all cohorts and roles.

use super::{EntryLine, entries, history, names_of};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By};
use crate::language::{Language, Texts};
use crate::persons::answers::Names;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::PersonId;
use geleit_domain::policy::Action;
use geleit_store::persons::{NameVersion, Person, Record, full_name};

#[derive(Template)]
#[template(path = "persons/show.html")]
struct Show {
    t: Texts,
    page: Page,
    names: Names,
    person: Person,
    organisation: String,
    former: Vec<Former>,
    parts: Vec<Part>,
    hints: Vec<Hint>,
    /// May links to other people and the language of letters be noted?
    may_change: bool,
    languages: &'static [Language],
    entries: Vec<EntryLine>,
}

/// A name that was replaced.
struct Former {
    name: String,
    until: String,
}

/// An application or a record as a mentor, in one cohort.
struct Part {
    href: String,
    role: String,
    cohort: String,
    reference: String,
    status: String,
    tone: &'static str,
    on: String,
}

struct Hint {
    href: String,
    name: String,
    because: String,
}

pub(super) fn path(person: PersonId) -> String {
    format!("/desk/persons/{person}")
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<PersonId>,
    page: Page,
) -> Answer {
    let record = app.store.show_person(&actor, id).await?;
    let t = page.t;
    let hints = record.hints.iter().map(|hint| Hint {
        href: format!("/desk/persons/{}", hint.other),
        name: hint.name.clone(),
        because: t.imports_duplicate(&hint.because),
    });
    html(&Show {
        t,
        may_change: record.person.permit(&actor, Action::Change).is_ok(),
        languages: Language::ALL,
        names: names_of(t),
        organisation: record.organisation.clone().unwrap_or_default(),
        former: former(&page, &record.names)?,
        parts: parts(t, &record),
        hints: hints.collect(),
        entries: entries(&page, &record.entries)?,
        person: record.person,
        page,
    })
}

fn former(page: &Page, names: &[NameVersion]) -> Result<Vec<Former>, Error> {
    let zone = super::zone(page);
    let mut former: Vec<Former> = Vec::new();
    for (version, next) in names.iter().zip(names.iter().skip(1)) {
        let name = full_name(&version.given_name, &version.family_name);
        // A version may differ in birth or gender only.
        if name != full_name(&next.given_name, &next.family_name) {
            let until = geleit_store::timestamp(next.known_from)?;
            former.push(Former { name, until: page.t.time(until, &zone) });
        }
    }
    Ok(former)
}

fn parts(t: Texts, record: &Record) -> Vec<Part> {
    let cohort = |(number, group): &(i64, String)| t.overview_name().number(*number).group(group);
    let applications = record.applications.iter().map(|(application, name)| Part {
        href: format!("/desk/applications/{}", application.id),
        role: t.persons_is_mentee(),
        cohort: cohort(name),
        reference: application.reference.clone(),
        status: t.applications_status(&application.status),
        tone: crate::applications::tone(&application.status),
        on: history::day(t, &application.received_on),
    });
    let mentors = record.mentors.iter().flat_map(|part| {
        part.cohorts.iter().map(|(name, reference, on)| Part {
            href: format!("/desk/mentors/{}", part.mentor.id),
            role: t.persons_is_mentor(),
            cohort: cohort(name),
            reference: reference.clone(),
            status: crate::mentors::status_words(t, &part.mentor),
            tone: crate::mentors::tone(&part.mentor.status),
            on: history::day(t, on),
        })
    });
    applications.chain(mentors).collect()
}
