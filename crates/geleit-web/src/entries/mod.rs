//! The audit trail: who did what, when and why, the newest first.

use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_store::entries::Line;
use std::collections::HashMap;

/// Entries on one page.
const PAGE_ROWS: usize = 50;

#[derive(Template)]
#[template(path = "entries/list.html")]
struct List {
    t: Texts,
    page: Page,
    entries: Vec<Line>,
    /// Address of the newest page, when this is another one.
    before: String,
    /// Address of the page with what came earlier.
    after: String,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.route(Method::GET, "/desk/entries", Rule::May(Action::List, Resource::Entry), list)
}

async fn list(
    State(app): State<App>,
    By(actor): By,
    Query(from): Query<HashMap<String, String>>,
    page: Page,
) -> Answer {
    let from: Option<i64> = from.get("before").and_then(|seq| seq.parse().ok());
    // One more than a page: is there a next one?
    let limit = i64::try_from(PAGE_ROWS).unwrap_or(i64::MAX) + 1;
    let mut entries = app.store.list_entries(&actor, from.unwrap_or(i64::MAX), limit).await?;
    let has_more = entries.len() > PAGE_ROWS;
    entries.truncate(PAGE_ROWS);
    let last = entries.last().filter(|_| has_more);
    let after = last.map_or_else(String::new, |line| format!("/desk/entries?before={}", line.seq));
    let before = from.map_or("", |_| "/desk/entries").to_owned();
    html(&List { t: page.t, page, entries, before, after })
}

impl List {
    /// What was done, in words.
    fn verb(&self, line: &Line) -> String {
        self.t.entries_verb(line.verb.replace('.', "-"))
    }

    /// Where the record is shown, for readers who may see it.
    fn place(&self, line: &Line) -> Option<String> {
        let id = line.subject_id;
        let (needed, path) = match line.subject_kind.as_str() {
            "cohort" => ((Action::Show, Resource::Cohort), format!("/desk/cohorts/{id}")),
            "programme" => ((Action::Show, Resource::Programme), "/desk/programme".to_owned()),
            "organisation" => {
                ((Action::List, Resource::Organisation), "/desk/organisations".to_owned())
            }
            "letter" => ((Action::List, Resource::Outbox), format!("/desk/outbox/{id}")),
            "account" => ((Action::Show, Resource::Account), format!("/desk/accounts/{id}")),
            _ => return None,
        };
        self.page.could(needed.0, needed.1).then_some(path)
    }
}
