//! The applications of a cohort, by name, with the counts per status.

use super::tone;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::By;
use crate::language::Texts;
use crate::ui::{Choice, Form, Page, Place, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::applications::Status;
use geleit_domain::id::CohortId;
use geleit_store::applications::{Filter, Listed, Listing};
use geleit_store::cohorts::Cohort;
use geleit_store::persons::full_name;
use serde::Deserialize;

const LINES_ON_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "applications/list.html")]
struct List {
    t: Texts,
    page: Page,
    form: Form,
    cohorts: Vec<Choice>,
    chips: Vec<Chip>,
    lines: Vec<Line>,
    may_import: bool,
    first: String,
    next: String,
}

/// A status to choose with its count.
struct Chip {
    href: String,
    text: String,
    is_current: bool,
}

struct Line {
    href: String,
    name: String,
    reference: String,
    occupation: String,
    german: String,
    organisation: String,
    status: String,
    tone: &'static str,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    cohort: String,
    status: String,
    search: String,
    after: String,
}

impl Asked {
    fn address(&self, cohort: &str, status: &str, after: &str) -> String {
        let questions =
            [("cohort", cohort), ("status", status), ("search", &self.search), ("after", after)];
        address("/desk/applications", &questions)
    }
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let cohort = match asked.cohort.as_str() {
        "" => None,
        id => Some(id.parse::<CohortId>().map_err(|_| Error::NotFound)?),
    };
    let filter = Filter {
        status: Status::from_text(&asked.status),
        search: asked.search.clone(),
        after: asked.after.parse().ok().map(|Place(key, id)| (key, id)),
    };
    let limit = i64::try_from(LINES_ON_PAGE + 1).expect("a small number");
    let listing = app.store.applications_page(&actor, cohort, &filter, limit).await?;
    let may_import = page.may_import();
    html(&list(page, &asked, filter.status, listing, may_import))
}

fn list(
    page: Page,
    asked: &Asked,
    status: Option<Status>,
    mut listing: Listing,
    may_import: bool,
) -> List {
    let t = page.t;
    let cohort = listing.chosen.map(|place| &listing.cohorts[place]);
    let id = cohort.map(|cohort| cohort.id.to_string()).unwrap_or_default();
    let word = status.map_or("", Status::text);
    let has_more = listing.lines.len() > LINES_ON_PAGE;
    listing.lines.truncate(LINES_ON_PAGE);
    let last = listing.lines.last().filter(|_| has_more);
    let place = last.map(|line| Place(line.sort_key.clone(), line.id).to_string());
    List {
        t,
        chips: chips(t, asked, &id, status, &listing.counts),
        first: if asked.after.is_empty() { String::new() } else { asked.address(&id, word, "") },
        next: place.map(|place| asked.address(&id, word, &place)).unwrap_or_default(),
        lines: listing.lines.into_iter().map(|listed| line(t, listed)).collect(),
        form: Form::filled([
            ("cohort", id),
            ("status", word.to_owned()),
            ("search", asked.search.clone()),
        ]),
        page: match cohort {
            Some(cohort) => page.at(name(t, cohort)),
            None => page,
        },
        cohorts: listing.cohorts.iter().map(|cohort| choice(t, cohort)).collect(),
        may_import,
    }
}

fn name(t: Texts, cohort: &Cohort) -> String {
    t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group))
}

fn choice(t: Texts, cohort: &Cohort) -> Choice {
    Choice { value: cohort.id.to_string(), label: name(t, cohort) }
}

fn chips(
    t: Texts,
    asked: &Asked,
    cohort: &str,
    wanted: Option<Status>,
    counts: &[(String, i64)],
) -> Vec<Chip> {
    let all = Chip {
        href: asked.address(cohort, "", ""),
        text: t.imports_all(counts.iter().map(|(_, count)| count).sum::<i64>()),
        is_current: wanted.is_none(),
    };
    let of = |status: &Status| counts.iter().find(|(word, _)| word == status.text());
    let each = Status::ALL.iter().filter_map(|status| of(status).map(|(_, count)| (status, count)));
    let each = each.map(|(status, count)| Chip {
        href: asked.address(cohort, status.text(), ""),
        text: format!("{} {}", t.applications_status(status), t.number(*count)),
        is_current: wanted == Some(*status),
    });
    std::iter::once(all).chain(each).collect()
}

fn line(t: Texts, listed: Listed) -> Line {
    Line {
        href: format!("/desk/applications/{}", listed.id),
        name: full_name(&listed.given_name, &listed.family_name),
        reference: listed.reference,
        occupation: listed.occupation.or(listed.industry).unwrap_or_default(),
        german: listed.german.map(|level| t.persons_level(level)).unwrap_or_default(),
        organisation: listed.organisation.unwrap_or_default(),
        tone: tone(&listed.status),
        status: t.applications_status(listed.status),
    }
}
