//! Stories that people are willing to tell (S1-15), each with what they still have to agree to.
//! Nothing is published from here.

use super::list::{Asked, limit, next};
use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::policy::{Action, Resource};
use geleit_store::surveys::Story;

pub(super) const PATH: &str = "/desk/stories";

#[derive(Template)]
#[template(path = "surveys/stories.html")]
struct Stories {
    t: Texts,
    page: Page,
    lines: Vec<Row>,
    next: String,
}

struct Row {
    /// Where what the person agrees to is noted, for whoever may.
    href: String,
    name: String,
    side: String,
    cohort: String,
    said: String,
    missing: String,
    /// Since when they do not tell it any more; empty: they do.
    withdrawn: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let mut found = app.store.list_stories(&actor, asked.place(), limit()).await?;
    let next = next(&mut found, PATH, |story| (story.said_on.clone(), story.id));
    let rows = found.iter().map(|story| row(&page, story)).collect();
    html(&Stories { t: page.t, lines: rows, next, page })
}

fn row(page: &Page, story: &Story) -> Row {
    let t = page.t;
    let missing = story.missing();
    let words = missing.iter().map(|consent| t.surveys_consent(consent));
    Row {
        href: match page.could(Action::Change, Resource::Survey) {
            true => format!("{PATH}/{}", story.id),
            false => format!("/desk/persons/{}", story.person_id),
        },
        name: story.name.clone(),
        side: t.surveys_side(&story.side),
        cohort: t.overview_name().number(story.number).group(t.regions(&story.region_group)),
        said: page.day(&story.said_on),
        missing: match missing.is_empty() {
            true => t.surveys_nothing_missing(),
            false => t.in_a_row(words),
        },
        withdrawn: withdrawn(page, story),
    }
}

/// Since when somebody does not tell their story any more; empty: they do.
pub(super) fn withdrawn(page: &Page, story: &Story) -> String {
    let day = story.withdrawn_on.as_ref();
    day.map(|day| page.t.surveys_story_withdrawn(page.day(day))).unwrap_or_default()
}
