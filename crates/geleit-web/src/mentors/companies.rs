//! The companies that mentors come from, each with its size, sector, places and everybody there
//! (S1-29, S1-30). Spellings come together, nothing is merged.

use super::tone;
use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::persons::industry_words;
use crate::ui::{Page, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::mentors::Status;
use geleit_store::mentors::Colleague;
use geleit_store::persons::full_name;
use serde::Deserialize;

const COMPANIES_ON_PAGE: i64 = 50;
/// So many people of a company are shown at once.
const SHOWN_MAX: usize = 2;

#[derive(Template)]
#[template(path = "mentors/companies.html")]
struct List {
    t: Texts,
    page: Page,
    companies: Vec<Company>,
    first: String,
    next: String,
}

struct Company {
    /// Every spelling, the first one first.
    names: Vec<String>,
    size: String,
    sector: String,
    count: usize,
    /// Places of those who are available now.
    places: i64,
    people: Vec<Contact>,
}

/// A mentor of a company.
pub(super) struct Contact {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) position: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) status: String,
    pub(super) tone: &'static str,
}

impl Company {
    /// Are there so many people that they are only shown when somebody asks for them?
    fn is_long(&self) -> bool {
        self.count > SHOWN_MAX
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    after: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let found = app.store.companies_page(&actor, &asked.after, COMPANIES_ON_PAGE).await?;
    let t = page.t;
    let at = |after: &str| address("/desk/mentors/companies", &[("after", after)]);
    html(&List {
        t,
        companies: found.companies.iter().map(|people| company(t, people)).collect(),
        first: if asked.after.is_empty() { String::new() } else { at("") },
        next: found.next.map(|key| at(&key)).unwrap_or_default(),
        page,
    })
}

fn company(t: Texts, people: &[Colleague]) -> Company {
    let mut names: Vec<String> = Vec::new();
    for name in people.iter().filter_map(|one| one.company.clone()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let size = people.iter().find_map(|one| one.company_size.as_deref());
    let sector = people.iter().find_map(|one| one.industry.as_deref());
    let is_open = |one: &&Colleague| one.status == Status::Available.text();
    Company {
        names,
        size: size.map(|size| t.persons_company_size(format!("of_{size}"))).unwrap_or_default(),
        sector: sector.map(|words| industry_words(t, words)).unwrap_or_default(),
        count: people.len(),
        places: people.iter().filter(is_open).map(|one| one.capacity).sum(),
        people: people.iter().map(|one| contact(t, one)).collect(),
    }
}

pub(super) fn contact(t: Texts, one: &Colleague) -> Contact {
    Contact {
        href: format!("/desk/mentors/{}", one.id),
        name: full_name(&one.given_name, &one.family_name),
        position: one.position.clone().unwrap_or_default(),
        email: one.email.clone(),
        phone: one.phone.clone(),
        status: t.mentors_status(&one.status),
        tone: tone(&one.status),
    }
}
