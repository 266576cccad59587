//! Imports of spreadsheets: one way from the bytes of a file to the answer, for the page and for
//! the command. On the page a dry run comes first and is kept with the sealed file.

mod answer;
mod columns;
mod list;
mod rejects;
mod rows;
mod run;
mod show;
mod upload;
mod watch;
mod words;
mod work;

pub use answer::{Answer, OutcomeLine, ProblemLine};
pub use run::{Failure, Imported, Request, import};
pub use watch::Watch;
pub(crate) use words::column_name;
pub(crate) use work::Running;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_exchange::columns::Side;

pub(crate) fn routes(routes: Routes) -> Routes {
    let list = Rule::May(Action::List, Resource::Import);
    let read = Rule::May(Action::Show, Resource::Import);
    let create = Rule::May(Action::Create, Resource::Import);
    routes
        .route(Method::GET, "/desk/imports", list, list::show)
        .upload("/desk/imports", create, upload::save)
        .route(Method::GET, "/desk/imports/new", create, upload::show)
        .route(Method::GET, "/desk/imports/columns", list, columns::show)
        .route(Method::GET, "/desk/imports/columns/mentees.csv", list, columns::mentees)
        .route(Method::GET, "/desk/imports/columns/mentors.csv", list, columns::mentors)
        .route(Method::GET, "/desk/imports/{id}", read, show::show)
        .route(Method::GET, "/desk/imports/{id}/rejects.csv", read, rejects::download)
        .route(Method::POST, "/desk/imports/{id}/run", create, work::start)
        .route(Method::POST, "/desk/imports/{id}/stop", create, work::stop)
}

/// The word for a side in the database, in addresses and in language keys.
const fn side_word(side: Side) -> &'static str {
    match side {
        Side::Mentees => "mentees",
        Side::Mentors => "mentors",
    }
}

fn side_of(word: &str) -> Option<Side> {
    [Side::Mentees, Side::Mentors].into_iter().find(|side| side_word(*side) == word)
}
