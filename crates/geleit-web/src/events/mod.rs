//! Events at the desk: what is to come and what is over, one event with who comes, its form, its
//! steps, and what is left of it.

mod afterwards;
mod attendance;
mod calendar;
mod change;
mod counts;
mod fields;
mod invitations;
mod list;
mod materials;
pub(crate) mod missed;
mod new;
mod replies;
mod report;
mod sheet;
mod show;
mod steps;

pub(crate) use calendar::{File, certainty};
pub(crate) use materials::{answer as to_save, opened};

use crate::Error;
use crate::interviews;
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
        .route(Method::POST, "/desk/events/{event}/replies", change, replies::note)
        .route(Method::POST, "/desk/events/{event}/publication", step, steps::publish)
        .route(Method::POST, "/desk/events/{event}/completion", step, steps::hold)
        .route(Method::POST, cancellation, step, steps::cancel)
        .with(afterwards_routes)
}

/// Who was there, who was missing, and what is kept.
fn afterwards_routes(routes: Routes) -> Routes {
    let may = |action| Rule::May(action, Resource::Event);
    let (list, read, change) = (may(Action::List), may(Action::Show), may(Action::Change));
    let (attendance, report) = ("/desk/events/{event}/attendance", "/desk/events/{event}/report");
    let materials = "/desk/events/{event}/materials";
    let one = "/desk/events/{event}/materials/{material}";
    let (get, post) = (Method::GET, Method::POST);
    routes
        .route(get.clone(), missed::PATH, list, missed::show)
        .route(post.clone(), "/desk/events/{event}/substitutes", change, missed::invite)
        .route(post.clone(), "/desk/events/{event}/waivers", change, missed::waive)
        .route(get.clone(), attendance, change, attendance::show)
        .route(post.clone(), attendance, change, attendance::save)
        .route(post.clone(), "/desk/events/{event}/attendance/searches", change, attendance::look)
        .route(get.clone(), "/desk/events/{event}/attendance/sheet", read, sheet::show)
        .route(post.clone(), "/desk/events/{event}/walk-ins", change, attendance::walk_in)
        .route(get.clone(), report, change, report::show)
        .route(post.clone(), report, change, report::save)
        .route(get.clone(), materials, read, materials::show)
        .upload(materials, change, materials::save)
        .route(get, one, read, materials::download)
        .route(
            post.clone(),
            "/desk/events/{event}/materials/{material}/removal",
            change,
            materials::remove,
        )
        .route(
            post,
            "/desk/events/{event}/materials/{material}/right",
            change,
            materials::record_right,
        )
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

/// From when to when it is.
pub(crate) fn lasts(t: Texts, event: &Event) -> Result<String, Error> {
    Ok(interviews::lasts(t, event.starts()?, event.ends()?, &event.zone()))
}

/// The house, the address and the room in one line; empty when it is online only.
pub(crate) fn house(event: &Event) -> String {
    let parts = [&event.venue_name, &event.address, &event.room];
    let said: Vec<&str> =
        parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
    if event.address.is_empty() { String::new() } else { said.join(", ") }
}
