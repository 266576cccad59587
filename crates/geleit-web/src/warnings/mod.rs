//! Early warnings at the desk: which running pairs need somebody, who takes care until when, and
//! what was done. Neither the pair nor a partner organisation reads these pages.

mod list;
mod show;

use crate::routes::{Routes, Rule};
use crate::ui::Page;
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_store::partnerships::warnings::Listed;
use geleit_store::persons::full_name;
use uuid::Uuid;

pub(crate) const PATH: &str = "/desk/warnings";

pub(crate) fn routes(routes: Routes) -> Routes {
    let step = Rule::May(Action::Step, Resource::Partnership);
    routes
        .route(Method::GET, PATH, step, list::show)
        .route(Method::GET, "/desk/warnings/{warning}", step, show::show)
        .route(Method::POST, "/desk/warnings/{warning}/care", step, show::care)
        .route(Method::POST, "/desk/warnings/{warning}/closing", step, show::close)
}

/// A warning in words, for lists and on the page of its pair.
pub(crate) struct Line {
    pub(crate) id: Uuid,
    pub(crate) mentee: String,
    pub(crate) mentor: String,
    pub(crate) rule: String,
    pub(crate) since: String,
    pub(crate) owner: String,
    /// What comes next: in somebody's own words, else as the rule says.
    pub(crate) next: String,
    pub(crate) due: String,
}

impl Line {
    pub(crate) fn of(page: &Page, found: &Listed) -> Self {
        let t = page.t;
        let next = match found.next_action.as_str() {
            "" => t.warnings_next_word(&found.rule),
            words => words.to_owned(),
        };
        Self {
            id: found.id,
            mentee: full_name(&found.given_name, &found.family_name),
            mentor: full_name(&found.mentor_given_name, &found.mentor_family_name),
            rule: t.warnings_rule(&found.rule),
            since: page.day(&found.since_on),
            owner: found.owner.clone().unwrap_or_else(|| t.warnings_office()),
            next,
            due: page.day(&found.due_on),
        }
    }
}
