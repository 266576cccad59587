//! Everybody in the programme, by name.

use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::ui::{Form, Page, Place, address, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_store::persons::Listed;
use geleit_store::persons::full_name;
use serde::Deserialize;

const LINES_ON_PAGE: usize = 50;
/// Those whom no letter reaches, in the address.
pub(crate) const UNREACHABLE: &str = "unreachable";

#[derive(Template)]
#[template(path = "persons/list.html")]
struct List {
    t: Texts,
    page: Page,
    form: Form,
    lines: Vec<Line>,
    first: String,
    next: String,
    /// Only those whom no letter reaches.
    is_unreachable: bool,
}

struct Line {
    href: String,
    name: String,
    email: String,
    phone: String,
    /// Letters come back.
    is_returned: bool,
    roles: String,
    organisation: String,
    hints: i64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    show: String,
    search: String,
    after: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    if asked.show == UNREACHABLE {
        let t = page.t;
        let found = app.store.unreachable_persons(&actor).await?;
        return html(&List {
            t,
            lines: found.into_iter().map(|listed| line(t, listed)).collect(),
            first: String::new(),
            next: String::new(),
            form: Form::default(),
            is_unreachable: true,
            page,
        });
    }
    let after = asked.after.parse().ok().map(|Place(key, id)| (key, id));
    let limit = i64::try_from(LINES_ON_PAGE + 1).expect("a small number");
    let mut found = app.store.persons_page(&actor, &asked.search, after, limit).await?;
    let has_more = found.len() > LINES_ON_PAGE;
    found.truncate(LINES_ON_PAGE);
    let at = |place: &str| address("/desk/persons", &[("search", &asked.search), ("after", place)]);
    let last = found.last().filter(|_| has_more);
    let next = last.map(|line| at(&Place(line.sort_key.clone(), line.id).to_string()));
    let t = page.t;
    html(&List {
        t,
        lines: found.into_iter().map(|listed| line(t, listed)).collect(),
        first: if asked.after.is_empty() { String::new() } else { at("") },
        next: next.unwrap_or_default(),
        form: Form::filled([("search", asked.search)]),
        is_unreachable: false,
        page,
    })
}

fn line(t: Texts, listed: Listed) -> Line {
    let mut roles = Vec::new();
    if listed.applications > 0 {
        roles.push(t.persons_applications(listed.applications));
    }
    if listed.mentors > 0 {
        roles.push(t.persons_is_mentor());
    }
    Line {
        href: format!("/desk/persons/{}", listed.id),
        name: full_name(&listed.given_name, &listed.family_name),
        email: listed.email,
        phone: listed.phone,
        is_returned: listed.email_bounced_at.is_some(),
        roles: roles.join(", "),
        organisation: listed.organisation.unwrap_or_default(),
        hints: listed.hints,
    }
}
