//! What somebody wrote for a page of the own pair that takes it no more: the other side was faster,
//! or the pair has ended meanwhile. It was not saved, and is not lost; the page says whom to ask.

use super::own::{Own, Way};
use crate::error::Answer;
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_too_late};
use askama::Template;

/// How the fields end in which people write in their own words.
const OWN_WORDS: [&str; 4] = ["words", "line", "task", "place"];

#[derive(Template)]
#[template(path = "partnerships/too_late_link.html")]
struct Link {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(Template)]
#[template(path = "partnerships/too_late_me.html")]
struct Me {
    t: Texts,
    page: Page,
    view: View,
}

/// What both ways show.
struct View {
    /// What was not saved.
    words: Vec<String>,
    /// Where it says what stands now.
    path: String,
    /// Whom to ask.
    help: String,
}

/// The words that were not saved, with the way to the page that says what stands now; straight to
/// that page where nothing was written.
pub(crate) fn draw(way: &Way, own: Own, page: Page, (form, help): (&Form, &str)) -> Answer {
    let (t, path) = (page.t, way.path(own));
    let is_own = |field: &str| OWN_WORDS.iter().any(|end| field.ends_with(end));
    let words = form.filled_in().filter(|(field, words)| is_own(field) && !words.is_empty());
    let words: Vec<_> = words.map(|(_, words)| words.to_owned()).collect();
    if words.is_empty() {
        return Ok(see_other(&path, t.errors_conflict()));
    }
    let view = View { words, path, help: help.to_owned() };
    match way {
        Way::Link { .. } => html_too_late(&Link { t, page, view }),
        Way::SignedIn { .. } => html_too_late(&Me { t, page, view }),
    }
}
