//! The overview of a partner organisation: the own people only.

use super::funnel::{self, Bar};
use super::head::Head;
use super::todos::{self, Todo};
use crate::cohorts;
use crate::error::Answer;
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use geleit_store::overview::Partner;
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "overview/partner.html")]
struct View {
    t: Texts,
    page: Page,
    head: Head,
    todos: Vec<Todo>,
    /// Is there a cohort to show?
    has_cohort: bool,
    funnel: Vec<Bar>,
}

pub(super) fn show(page: Page, found: &Partner, now: Timestamp) -> Answer {
    let t = page.t;
    let name = found.cohorts.shown().map(|(cohort, _)| cohorts::name(t, cohort));
    html(&View {
        t,
        head: Head::of(&page, &found.cohorts)?,
        todos: todos::of_partner(&page, found, now),
        has_cohort: name.is_some(),
        funnel: funnel::bars(t, &found.funnel),
        page: match name {
            Some(name) => page.at(name),
            None => page,
        },
    })
}
