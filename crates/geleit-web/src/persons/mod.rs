//! People: one record over all cohorts, roles and imports, and the pieces that the pages of
//! applications and mentors share.

mod answers;
mod history;
mod letters;
mod links;
mod list;
mod show;

pub(crate) use answers::{
    Answer, Names, has_open, industry_words, mentee, mentor, names_of, occupation_words,
};
pub(crate) use history::{EntryLine, FactLine, day, entries, facts, who, zone};
pub(crate) use list::UNREACHABLE;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let (list, read) =
        (Rule::May(Action::List, Resource::Person), Rule::May(Action::Show, Resource::Person));
    let change = Rule::May(Action::Change, Resource::Person);
    routes
        .route(Method::GET, "/desk/persons", list, list::show)
        .route(Method::GET, "/desk/persons/{id}", read, show::show)
        .route(Method::GET, "/desk/persons/{id}/links", change, links::show)
        .route(Method::POST, "/desk/persons/{id}/links", change, links::add)
        .route(Method::POST, "/desk/persons/{id}/link-removal", change, links::remove)
        .route(Method::POST, "/desk/persons/{id}/letter-language", change, letters::speak)
}
