//! One event on one page: when and where, who comes, who waits, and what can be done next.

use super::afterwards::AfterwardsView;
use super::{house, lasts, steps, tone};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::persons::{self, EntryLine};
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::events::{Group, Standing};
use geleit_domain::id::EventId;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::{Action, Resource};
use geleit_store::events::{Event, Shown};
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "events/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    path: String,
    event: Event,
    kind: String,
    when: String,
    house: String,
    step_free: String,
    status: String,
    tone: &'static str,
    cohort: String,
    places: String,
    /// The public page; empty for a draft.
    address: String,
    sessions: Vec<(String, String)>,
    lists: Vec<PeopleList>,
    may_change: bool,
    steps: Vec<Step>,
    /// Which groups can be invited now; none: nobody can.
    groups: Vec<Choice>,
    /// Answers can be noted.
    may_note: bool,
    ways: Vec<Choice>,
    afterwards: AfterwardsView,
    entries: Vec<EntryLine>,
}

/// Everybody of one standing.
struct PeopleList {
    id: &'static str,
    title: String,
    people: Vec<Somebody>,
}

struct Somebody {
    id: String,
    name: String,
    email: String,
    /// Where the office calls; empty where it has an address.
    phone: String,
    is_guest: bool,
    /// How the office has learned of the answer, and who noted it; empty: from the person.
    noted: String,
}

struct Step {
    href: String,
    text: String,
    is_main: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
) -> Answer {
    let shown = app.store.show_event(&actor, id).await?;
    let first = if shown.cohort.is_some() { Group::Both } else { Group::AllPairs };
    let form = Form::filled([("group", first.text().to_owned())]);
    draw(&app, page, form, shown, now)
}

pub(super) fn draw(app: &App, page: Page, mut form: Form, shown: Shown, now: Timestamp) -> Answer {
    let t = page.t;
    if form.value("version").is_empty() {
        form.put("version", &shown.event.version);
    }
    let may = |action| page.could(action, Resource::Event);
    let path = format!("/desk/events/{}", shown.event.id);
    let (may_change, may_step) = (may(Action::Change), may(Action::Step));
    let event = &shown.event;
    let cohort = shown.cohort.as_ref().map(|cohort| {
        t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group))
    });
    let view = Show {
        t,
        kind: t.sign_ups_kind(&event.kind),
        when: lasts(t, event)?,
        house: house(event),
        step_free: t.sign_ups_step_free_word(&event.step_free),
        status: t.events_status(&event.status),
        tone: tone(&event.status),
        cohort: cohort.unwrap_or_default(),
        places: places(t, &shown),
        address: public_address(app, t, event),
        sessions: sessions(&shown),
        lists: lists(&page, &shown),
        may_change: may_change && event.status()?.is_open(),
        steps: if may_step { possible(t, event, &path, now)? } else { vec![] },
        groups: if may_change { groups(t, event, now)? } else { vec![] },
        may_note: may_change && event.takes_sign_ups(now)?,
        ways: Choice::each(&[Way::Phone, Way::Paper], |way| t.hours_way(way)),
        afterwards: AfterwardsView::of(t, &shown, may_change, now)?,
        entries: entries(&page, &shown)?,
        page: page.with(&form),
        form,
        path,
        event: shown.event,
    };
    html_form(&view, &view.form)
}

fn places(t: Texts, shown: &Shown) -> String {
    let placed = shown.attendees.iter().filter(|one| one.status == Standing::Placed.text());
    let placed = t.number(i64::try_from(placed.count()).unwrap_or(0));
    match shown.event.capacity {
        Some(places) => t.events_of_places().count(placed).capacity(t.number(places)),
        None => t.events_any_places(placed),
    }
}

fn public_address(app: &App, t: Texts, event: &Event) -> String {
    if event.status == "draft" {
        return String::new();
    }
    format!("{}/{}/events/{}", app.config.public_address, t.language, event.slug)
}

pub(crate) fn sessions(shown: &Shown) -> Vec<(String, String)> {
    shown.agenda.0.iter().map(|session| (session.clock(), session.title.clone())).collect()
}

fn lists(page: &Page, shown: &Shown) -> Vec<PeopleList> {
    let t = page.t;
    let order = [Standing::Placed, Standing::Waiting, Standing::Invited, Standing::Withdrawn];
    let list = |standing: Standing| {
        let people = shown.attendees.iter().filter(|one| one.status == standing.text());
        let somebody = |one: &geleit_store::events::Attendee| Somebody {
            id: one.id.to_string(),
            name: if one.name.is_empty() { t.events_erased() } else { one.name.clone() },
            email: one.email.clone(),
            phone: if one.email.is_empty() { one.phone.clone() } else { String::new() },
            is_guest: one.person_id.is_none(),
            noted: noted(page, one),
        };
        let people: Vec<_> = people.map(somebody).collect();
        let count = i64::try_from(people.len()).unwrap_or(0);
        let count = [("count".to_owned(), t.number(count))];
        PeopleList { id: standing.text(), title: t.events_list(standing, &count), people }
    };
    order.into_iter().map(list).filter(|list| !list.people.is_empty()).collect()
}

/// `am Telefon gesagt, eingetragen von Karin Huber am 3. März 2026, 09:14`.
fn noted(page: &Page, one: &geleit_store::events::Attendee) -> String {
    let at = one.answered_at.and_then(|at| geleit_store::timestamp(at).ok());
    match at.filter(|_| one.way != Way::Online.text()) {
        Some(at) => {
            let by = page.t.closing_notes_by().way(page.t.hours_way(&one.way)).name(&one.noted_by);
            by.day(page.local_time(at))
        }
        None => String::new(),
    }
}

fn possible(t: Texts, event: &Event, path: &str, now: Timestamp) -> Result<Vec<Step>, Error> {
    let nouns = steps::possible(event.status()?, now >= event.starts()?);
    let step = |noun: &'static str| Step {
        href: format!("{path}/{noun}"),
        text: t.events_step(noun),
        is_main: noun != "cancellation",
    };
    Ok(nouns.into_iter().map(step).collect())
}

/// Groups are invited while people can sign up; those of a cohort only to an event of one.
fn groups(t: Texts, event: &Event, now: Timestamp) -> Result<Vec<Choice>, Error> {
    if !event.takes_sign_ups(now)? {
        return Ok(vec![]);
    }
    let fits = |group: &&Group| event.cohort_id.is_some() || !group.is_of_cohort();
    let choice =
        |group: &Group| Choice { value: group.text().to_owned(), label: t.events_group(group) };
    Ok(Group::ALL.iter().filter(fits).map(choice).collect())
}

/// What was done, the newest first.
fn entries(page: &Page, shown: &Shown) -> Result<Vec<EntryLine>, Error> {
    let (t, zone) = (page.t, persons::zone(page));
    let line = |entry: &geleit_store::entries::Line| -> Result<EntryLine, Error> {
        Ok(EntryLine {
            what: t.entries_verb(entry.verb.replace('.', "-")),
            detail: String::new(),
            when: t.time(geleit_store::timestamp(entry.at)?, &zone),
            who: persons::who(t, entry),
            reason: entry.reason.clone(),
        })
    };
    shown.entries.iter().rev().map(line).collect()
}
