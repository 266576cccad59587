//! Applications of mentees: the list of a cohort, one application, deciding about it, and setting
//! a wrong decision right. The coordination and a partner have a view each.

mod codes;
mod conflict;
mod correction;
mod decisions;
pub(crate) mod list;
pub(crate) mod new;
mod organisation;
pub(crate) mod places;
mod receipt;
mod selection;
mod several;
mod show;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let list = Rule::May(Action::List, Resource::Application);
    let read = Rule::May(Action::Show, Resource::Application);
    let change = Rule::May(Action::Change, Resource::Application);
    let correct = Rule::May(Action::Correct, Resource::Application);
    let correction = "/desk/applications/{id}/correction";
    let decide = Rule::May(Action::Step, Resource::Application);
    let create = Rule::May(Action::Create, Resource::Application);
    let organisation = "/desk/applications/{id}/organisation";
    let routes = routes
        .route(Method::GET, places::PATH, decide, places::show)
        .route(Method::POST, "/desk/applications/{id}/rank", correct, places::rank)
        .route(Method::GET, several::PATH, decide, several::show)
        .route(Method::POST, several::PATH, decide, several::save);
    let routes = NOUNS
        .iter()
        .fold(routes, |routes, path| routes.route(Method::POST, path, decide, decisions::save));
    routes
        .route(Method::GET, "/desk/applications", list, list::show)
        .route(Method::GET, "/desk/applications/{id}", read, show::show)
        .route(Method::GET, "/desk/applications/{id}/codes", change, codes::show)
        .route(Method::POST, "/desk/applications/{id}/codes", change, codes::save)
        .route(Method::GET, "/desk/applications/new", create, new::show)
        .route(Method::POST, "/desk/applications/new", create, new::save)
        .route(Method::GET, "/desk/applications/{id}/receipt", read, receipt::show)
        .route(Method::GET, organisation, correct, organisation::show)
        .route(Method::POST, organisation, correct, organisation::save)
        .route(Method::GET, correction, correct, correction::show)
        .route(Method::POST, correction, correct, correction::save)
}

/// Where decisions are sent to, one address per noun of [`decisions::Noun`].
///
/// [`decisions::Noun`]: geleit_domain::applications::decisions::Noun
const NOUNS: &[&str] = &[
    "/desk/applications/{id}/eligibility",
    "/desk/applications/{id}/completion",
    "/desk/applications/{id}/acceptance",
    "/desk/applications/{id}/waiting",
    "/desk/applications/{id}/refusal",
    "/desk/applications/{id}/deferral",
    "/desk/applications/{id}/withdrawal",
];

/// How a status looks, beside its word.
pub(crate) fn tone(status: &str) -> &'static str {
    match status {
        "accepted" => "ok",
        "received" | "eligible" | "interview_set" | "interviewed" => "info",
        "incomplete" | "waitlisted" => "warn",
        _ => "mute",
    }
}

#[cfg(test)]
mod tests {
    use super::NOUNS;
    use geleit_domain::applications::decisions::Noun;

    #[test]
    fn every_noun_has_its_address() {
        let last = |path: &&str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let nouns: Vec<_> = NOUNS.iter().map(last).collect();
        let expected: Vec<_> = Noun::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(nouns, expected);
    }
}
