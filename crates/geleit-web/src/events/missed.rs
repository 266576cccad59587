//! Who has missed what prepares them, each with the next event of its kind: one button invites
//! there, and a reason takes the line away.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::interviews::when;
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, Place, address, html_form};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::events::Attendance;
use geleit_domain::id::{EventId, PersonId};
use geleit_domain::policy::{Action, Resource};
use geleit_store::Refusal;
use geleit_store::events::MissedLine;
use geleit_store::persons::full_name;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;

pub(crate) const PATH: &str = "/desk/events/missed";
const LINES_ON_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "events/missed.html")]
struct List {
    t: Texts,
    page: Page,
    form: Form,
    lines: Vec<Line>,
    may_change: bool,
    next: String,
}

struct Line {
    person: String,
    name: String,
    /// How to reach them.
    contact: String,
    /// The page of the missed event.
    event: String,
    title: String,
    /// When it was, and what is noted about it.
    note: String,
    /// The next one of its kind; empty: there is none.
    substitute: String,
    /// Its waiver was refused.
    is_refused: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    after: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    draw(&app, &actor, page, (Form::default(), None), &asked.after, now).await
}

/// Invites somebody to the next event of the kind.
pub(super) async fn invite(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.event_to_change(&actor, id).await?;
    app.store.invite_instead(&actor, id, person(&form)?, now).await?;
    Ok(see_other(PATH, page.t.attendance_invited_instead()))
}

/// Somebody need not make up for it.
pub(super) async fn waive(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.event_to_change(&actor, id).await?;
    let person = person(&form)?;
    let reason = form.value("reason").to_owned();
    match app.store.waive_event(&actor, id, person, &reason, now).await {
        Ok(()) => Ok(see_other(PATH, page.t.attendance_waived())),
        Err(geleit_store::Error::Refused(Refusal::ReasonMissing)) => {
            form.refuse("reason", page.t.attendance_reason_missing());
            draw(&app, &actor, page, (form, Some((id, person))), "", now).await
        }
        Err(error) => Err(error.into()),
    }
}

fn person(form: &Form) -> Result<PersonId, Error> {
    form.value("person").parse().map_err(|_| Error::Invalid)
}

async fn draw(
    app: &App,
    actor: &Actor,
    page: Page,
    (form, refused): (Form, Option<(EventId, PersonId)>),
    after: &str,
    now: Timestamp,
) -> Answer {
    let after = after.parse().ok().map(|Place(key, id)| (key, id));
    let limit = i64::try_from(LINES_ON_PAGE + 1).expect("a small number");
    let mut found = app.store.list_missing(actor, after, limit, now).await?;
    let has_more = found.len() > LINES_ON_PAGE;
    found.truncate(LINES_ON_PAGE);
    let last = found.last().filter(|_| has_more);
    let next = last.map(|line| {
        let place = Place(line.missing.sort_key.clone(), line.missing.line_id).to_string();
        address(PATH, &[("after", &place)])
    });
    let t = page.t;
    let lines = found.iter().map(|found| line(t, found, refused)).collect::<Result<_, _>>()?;
    let may_change = page.could(Action::Change, Resource::Event);
    let page = page.with(&form);
    let view = List { t, page, form, lines, may_change, next: next.unwrap_or_default() };
    html_form(&view, &view.form)
}

fn line(t: Texts, found: &MissedLine, refused: Option<(EventId, PersonId)>) -> Result<Line, Error> {
    let missing = &found.missing;
    let said = |at: i64, zone: &str| -> Result<String, Error> {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Ok(when(t, geleit_store::timestamp(at)?, &zone))
    };
    let word = match missing.attendance.as_deref().and_then(Attendance::from_text) {
        Some(word) => t.attendance_word(word),
        None if !missing.is_invited => t.attendance_not_invited(),
        None => t.attendance_nothing_noted(),
    };
    let substitute = match &found.substitute {
        Some(next) => {
            let full = next.is_full().then(|| t.attendance_is_full());
            let date = [next.title.clone(), said(next.starts_at, &next.time_zone)?];
            t.in_a_row(date.into_iter().chain(full))
        }
        None => String::new(),
    };
    let contact = [missing.phone.as_str(), missing.email.as_str()];
    Ok(Line {
        person: missing.person_id.to_string(),
        name: full_name(&missing.given_name, &missing.family_name),
        contact: contact.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned(),
        event: format!("/desk/events/{}", missing.event_id),
        title: missing.title.clone(),
        note: t.in_a_row([said(missing.starts_at, &missing.time_zone)?, word].into_iter()),
        substitute,
        is_refused: refused.is_some_and(|(event, person)| {
            event.0 == missing.event_id && person.0 == missing.person_id
        }),
    })
}
