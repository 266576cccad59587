//! Events at the desk: what is to come and what is over, one event with who comes, its form, and
//! its steps.

mod calendar;
mod change;
mod fields;
mod invitations;
mod list;
mod new;
mod show;
mod steps;

pub(crate) use calendar::File;

use crate::Error;
use crate::interviews::when;
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_store::events::Event;

pub(crate) fn routes(routes: Routes) -> Routes {
    let may = |action| Rule::May(action, Resource::Event);
    let (list, read, create) = (may(Action::List), may(Action::Show), may(Action::Create));
    let (change, step) = (may(Action::Change), may(Action::Step));
    let plan = "/desk/events/{event}/plan";
    let cancellation = "/desk/events/{event}/cancellation";
    routes
        .route(Method::GET, "/desk/events", list, list::show)
        .route(Method::POST, "/desk/events", create, new::save)
        .route(Method::GET, "/desk/events/new", create, new::show)
        .route(Method::GET, "/desk/events/{event}", read, show::show)
        .route(Method::GET, "/desk/events/{event}/calendar.ics", read, calendar::of_desk)
        .route(Method::GET, plan, change, change::show)
        .route(Method::POST, plan, change, change::save)
        .route(Method::POST, "/desk/events/{event}/invitations", change, invitations::send)
        .route(Method::POST, "/desk/events/{event}/publication", step, steps::publish)
        .route(Method::POST, "/desk/events/{event}/completion", step, steps::hold)
        .route(Method::POST, cancellation, step, steps::cancel)
}

/// How a status looks, beside its word.
fn tone(status: &str) -> &'static str {
    match status {
        "published" => "info",
        "held" => "ok",
        "cancelled" => "bad",
        _ => "mute",
    }
}

/// When it begins, with its day of the week.
pub(crate) fn begins(t: Texts, event: &Event) -> Result<String, Error> {
    Ok(when(t, event.starts()?, &event.zone()))
}

/// The house, the address and the room in one line; empty when it is online only.
pub(crate) fn house(event: &Event) -> String {
    let parts = [&event.venue_name, &event.address, &event.room];
    let said: Vec<&str> =
        parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
    if event.address.is_empty() { String::new() } else { said.join(", ") }
}
