//! Interviews with people who apply: the week, planning one or several, the guide with notes,
//! what each interviewer recommends, and the appointment for calendars.

mod appointment;
mod calendar;
mod conflict;
mod fields;
mod letters;
pub(crate) mod list;
mod notes;
mod plan;
mod recommendation;
mod several;
mod show;
mod steps;

pub(crate) use calendar::mail_address;
pub(crate) use fields::moment;
pub use letters::write;

use crate::Error;
use crate::language::{Texts, plain};
use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_store::interviews::Interview;
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub(crate) fn routes(routes: Routes) -> Routes {
    let may = |action| Rule::May(action, Resource::Interview);
    let (list, read) = (may(Action::List), may(Action::Show));
    let (create, change) = (may(Action::Create), may(Action::Change));
    let planning = "/desk/applications/{id}/interview";
    let moving = "/desk/interviews/{id}/appointment";
    let notes = "/desk/interviews/{id}/notes";
    routes
        .route(Method::GET, "/desk/interviews", list, list::show)
        .route(Method::GET, "/desk/interviews/new", create, several::show)
        .route(Method::POST, "/desk/interviews", create, several::save)
        .route(Method::GET, planning, create, plan::show)
        .route(Method::POST, planning, create, plan::save)
        .route(Method::GET, "/desk/interviews/{id}", read, show::show)
        .route(Method::GET, moving, change, appointment::show)
        .route(Method::POST, moving, change, appointment::save)
        .route(Method::GET, notes, read, notes::show)
        .route(Method::POST, notes, change, notes::save)
        .route(Method::POST, "/desk/interviews/{id}/recommendation", change, recommendation::save)
        .route(Method::POST, "/desk/interviews/{id}/completion", change, steps::complete)
        .route(Method::POST, "/desk/interviews/{id}/absence", change, steps::miss)
        .route(Method::POST, "/desk/interviews/{id}/cancellation", change, steps::cancel)
        .route(Method::GET, "/desk/interviews/{id}/calendar.ics", read, calendar::of_desk)
        .route(
            Method::GET,
            "/{lang}/applications/{link}/interview.ics",
            Rule::Link("application"),
            calendar::of_mentee,
        )
}

/// How a status looks, beside its word.
fn tone(status: &str) -> &'static str {
    match status {
        "planned" => "info",
        "held" => "ok",
        "missed" => "warn",
        _ => "mute",
    }
}

/// When, and where or how: in the words that participants read.
pub(crate) fn said(t: Texts, interview: &Interview) -> Result<(String, String), Error> {
    let place = [("place".to_owned(), interview.place.clone())];
    let place = plain(&t.letters_interview_place(&interview.mode, &place));
    Ok((when(t, interview.starts()?, &interview.zone()), place))
}

/// An interview as the page of its application lists it.
pub(crate) struct Past {
    pub(crate) href: String,
    pub(crate) when: String,
    pub(crate) place: String,
    pub(crate) status: String,
    pub(crate) tone: &'static str,
}

/// Every interview about an application, the newest first.
pub(crate) fn history(t: Texts, interviews: &[Interview]) -> Result<Vec<Past>, Error> {
    let past = |interview: &Interview| -> Result<Past, Error> {
        Ok(Past {
            href: format!("/desk/interviews/{}", interview.id),
            when: when(t, interview.starts()?, &interview.zone()),
            place: place(t, &interview.mode, &interview.place),
            status: t.interviews_status(&interview.status),
            tone: tone(&interview.status),
        })
    };
    interviews.iter().rev().map(past).collect()
}

/// How and where people meet: `vor Ort: Zimmer 3`.
fn place(t: Texts, mode: &str, place: &str) -> String {
    format!("{}: {place}", t.interviews_mode(mode))
}

/// An instant with its day of the week: `Montag, 26. Jänner 2026, 09:30`.
pub(crate) fn when(t: Texts, instant: Timestamp, zone: &TimeZone) -> String {
    on(t, instant, zone, t.time(instant, zone))
}

/// From when to when something is, with the day of the week; over several days with both.
pub(crate) fn lasts(t: Texts, starts: Timestamp, ends: Timestamp, zone: &TimeZone) -> String {
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    let span = t.dates_span();
    if day(starts) == day(ends) {
        let hours = plain(&span.from(t.time(starts, zone)).until(t.clock(ends, zone)));
        on(t, starts, zone, hours)
    } else {
        plain(&span.from(when(t, starts, zone)).until(when(t, ends, zone)))
    }
}

fn on(t: Texts, instant: Timestamp, zone: &TimeZone, time: String) -> String {
    let day = instant.to_zoned(zone.clone()).weekday().to_monday_one_offset();
    let weekday = t.letters_interview_weekday(format_args!("d{day}"));
    plain(&t.letters_interview_on().weekday(weekday).time(time))
}
