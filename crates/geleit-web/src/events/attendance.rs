//! Who was there: a list to be ticked on a telephone, and people who come without being on it. It is
//! one form: whoever looks for somebody, or adds them, keeps what is ticked so far. The form carries
//! what stood on the list, so that two who tick at the same time do not take each other's ticks
//! away.

use super::counts::{Counts, counts};
use super::{house, lasts};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, address, html_form};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use geleit_domain::actor::Actor;
use geleit_domain::events::{Attendance, Standing};
use geleit_domain::id::{EventId, PersonId};
use geleit_domain::policy::Action;
use geleit_store::Refusal;
use geleit_store::events::{AttendanceList, OnList, Tick, WalkIn};
use geleit_store::persons::full_name;
use jiff::Timestamp;
use serde::Deserialize;

/// So many people are offered when somebody looks for one.
const FOUND_MAX: i64 = 12;

#[derive(Template)]
#[template(path = "events/attendance.html")]
struct List {
    t: Texts,
    page: Page,
    form: Form,
    title: String,
    when: String,
    path: String,
    /// The page of the event.
    event: String,
    is_open: bool,
    /// Those who have a place, then everybody else on the list.
    groups: Vec<Group>,
    counts: Counts,
    search: String,
    found: Vec<Found>,
}

struct Group {
    id: &'static str,
    title: String,
    people: Vec<Row>,
}

struct Row {
    id: String,
    name: String,
    /// As what they come, and where they stand if they have no place.
    note: String,
    came: bool,
    excused: bool,
    /// What the form carries back: the sign-up and its word.
    shown: String,
}

/// Somebody of the programme who is not on the list.
struct Found {
    id: String,
    name: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    search: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let list = app.store.attendance_list(&actor, id, Action::Change, now).await?;
    draw(&app, &actor, page, Form::default(), &list, &asked.search).await
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.attendance_list(&actor, id, Action::Change, now).await?;
    let ticks = ticks(&form)?;
    if ticks.is_empty() {
        return Err(Error::Invalid);
    }
    // The key for a new line presses the first button, also in the field for a search or a name.
    let search = form.value("search").trim();
    if !search.is_empty() && search != form.value("looked") {
        keep_ticks(&app, &actor, id, &form, now).await?;
        return looking(&app, &actor, id, page, form, now).await;
    }
    app.store.note_attendance(&actor, id, &ticks, now).await?;
    if form.optional("name").is_some() {
        return add(&app, &actor, id, page, (form, None), now).await;
    }
    Ok(see_other(&path(id), page.t.attendance_saved()))
}

/// Looks for somebody who is not on the list; what is ticked so far is kept. Where the list is empty
/// this button is the first one, and the key for a new line presses it in the field for a name.
pub(super) async fn look(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.attendance_list(&actor, id, Action::Change, now).await?;
    if form.all("looked").next().is_none() {
        return Err(Error::Invalid);
    }
    keep_ticks(&app, &actor, id, &form, now).await?;
    if form.optional("search").is_none() && form.optional("name").is_some() {
        return add(&app, &actor, id, page, (form, None), now).await;
    }
    looking(&app, &actor, id, page, form, now).await
}

/// Somebody is there who was not on the list: of the programme, or with a name only.
pub(super) async fn walk_in(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.attendance_list(&actor, id, Action::Change, now).await?;
    keep_ticks(&app, &actor, id, &form, now).await?;
    let person = form.optional("person").map(|person| person.parse().map_err(|_| Error::Invalid));
    let person = person.transpose()?;
    add(&app, &actor, id, page, (form, person), now).await
}

/// Adds a person, or a guest with the name in the form; what is wrong with it is said there.
async fn add(
    app: &App,
    actor: &Actor,
    id: EventId,
    page: Page,
    (mut form, person): (Form, Option<PersonId>),
    now: Timestamp,
) -> Answer {
    let who = person.map_or(WalkIn::Guest(form.value("name")), WalkIn::Person);
    match app.store.walk_in(actor, id, who, now).await {
        Ok(()) => Ok(see_other(&path(id), page.t.attendance_added())),
        Err(geleit_store::Error::Refused(Refusal::Invalid { field: "name", .. })) => {
            let is_long = form.optional("name").is_some();
            let t = page.t;
            let wrong =
                if is_long { t.attendance_name_long() } else { t.attendance_name_missing() };
            form.refuse("name", wrong);
            let list = app.store.attendance_list(actor, id, Action::Change, now).await?;
            draw(app, actor, page, form, &list, "").await
        }
        Err(error) => Err(error.into()),
    }
}

/// Keeps what somebody has ticked before the list is complete: an empty box says nothing yet.
async fn keep_ticks(
    app: &App,
    actor: &Actor,
    id: EventId,
    form: &Form,
    now: Timestamp,
) -> Result<(), Error> {
    let mut ticks = ticks(form)?;
    ticks.retain(|tick| tick.shown.is_some() || tick.sent != Attendance::Absent);
    if !ticks.is_empty() {
        app.store.note_attendance(actor, id, &ticks, now).await?;
    }
    Ok(())
}

/// What the form brings: everybody it has shown, with what stood there and what is ticked now.
fn ticks(form: &Form) -> Result<Vec<Tick>, Error> {
    let tick = |shown: &str| {
        let (id, word) = shown.split_once(' ').unwrap_or((shown, ""));
        let sent = match (form.has("came", id), form.has("excused", id)) {
            (true, _) => Attendance::Attended,
            (false, true) => Attendance::Excused,
            (false, false) => Attendance::Absent,
        };
        let sign_up = id.parse().map_err(|_| Error::Invalid)?;
        Ok(Tick { sign_up, shown: Attendance::from_text(word), sent })
    };
    form.all("shown").map(tick).collect()
}

async fn draw(
    app: &App,
    actor: &Actor,
    page: Page,
    form: Form,
    list: &AttendanceList,
    search: &str,
) -> Answer {
    let t = page.t;
    let view = List {
        t,
        title: list.event.title.clone(),
        when: t.in_a_row([lasts(t, &list.event)?, house(&list.event)].into_iter()),
        path: path(EventId(list.event.id)),
        event: format!("/desk/events/{}", list.event.id),
        is_open: list.is_open,
        groups: groups(t, list),
        counts: counts(t, &list.people),
        found: found(app, actor, list, search).await?,
        search: search.to_owned(),
        page: page.with(&form),
        form,
    };
    html_form(&view, &view.form)
}

fn groups(t: Texts, list: &AttendanceList) -> Vec<Group> {
    let of = |is_placed: bool| -> Vec<Row> {
        let people = list.people.iter();
        people
            .filter(|one| (one.standing == Standing::Placed) == is_placed)
            .map(|one| row(t, one))
            .collect()
    };
    let group = |id, title, people| Group { id, title, people };
    let all = [
        group("placed", t.attendance_with_place(), of(true)),
        group("others", t.attendance_others(), of(false)),
    ];
    all.into_iter().filter(|group| !group.people.is_empty()).collect()
}

fn row(t: Texts, one: &OnList) -> Row {
    let word = one.attendance.map_or("", Attendance::text);
    Row {
        id: one.id.to_string(),
        name: if one.name.is_empty() { t.events_erased() } else { one.name.clone() },
        note: as_what(t, one),
        came: one.attendance == Some(Attendance::Attended),
        excused: one.attendance == Some(Attendance::Excused),
        shown: format!("{} {word}", one.id).trim_end().to_owned(),
    }
}

/// As what somebody comes, and where they stand if they have no place.
pub(super) fn as_what(t: Texts, one: &OnList) -> String {
    let role = t.attendance_role(one.role);
    match one.standing {
        Standing::Placed => role,
        standing => format!("{role} · {}", t.attendance_standing(standing)),
    }
}

/// People of the programme with such a name who are not on the list.
async fn found(
    app: &App,
    actor: &Actor,
    list: &AttendanceList,
    search: &str,
) -> Result<Vec<Found>, Error> {
    if search.trim().is_empty() || !list.is_open {
        return Ok(vec![]);
    }
    let people = app.store.persons_page(actor, search, None, FOUND_MAX).await?;
    let is_new =
        |id: uuid::Uuid| !list.people.iter().any(|one| one.person.is_some_and(|p| p.0 == id));
    let people = people.into_iter().filter(|one| is_new(one.id));
    let found = people.map(|one| Found {
        id: one.id.to_string(),
        name: full_name(&one.given_name, &one.family_name),
    });
    Ok(found.collect())
}

fn path(id: EventId) -> String {
    format!("/desk/events/{id}/attendance")
}

/// The list with those who are found. A guest's name that is half typed stays in the form: in an
/// address it would be written down on the way.
async fn looking(
    app: &App,
    actor: &Actor,
    id: EventId,
    page: Page,
    form: Form,
    now: Timestamp,
) -> Answer {
    let search = form.value("search").trim().to_owned();
    if form.optional("name").is_none() {
        let found = address(&path(id), &[("search", &search)]);
        return Ok(Redirect::to(&found).into_response());
    }
    let list = app.store.attendance_list(actor, id, Action::Change, now).await?;
    draw(app, actor, page, form, &list, &search).await
}
