//! The list of an event for printing, with room to sign.

use super::attendance::as_what;
use super::{house, lasts};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::Page;
use askama::Template;
use axum::extract::State;
use geleit_domain::events::Standing;
use geleit_domain::id::EventId;
use geleit_domain::policy::Action;
use geleit_store::events::OnList;
use jiff::Timestamp;

/// The list for printing: names in their order, with a box to sign in.
#[derive(Template)]
#[template(path = "events/sheet.html")]
struct Sheet {
    t: Texts,
    page: Page,
    title: String,
    when: String,
    names: Vec<(String, String)>,
    /// Empty lines for whoever comes without being on the list.
    empty: std::ops::Range<usize>,
    back: String,
    address: String,
    time: String,
}

/// Lines for people who are not on the list.
const EMPTY_LINES: usize = 5;

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
) -> Answer {
    let list = app.store.attendance_list(&actor, id, Action::Show, now).await?;
    let t = page.t;
    let comes = |one: &&OnList| one.standing != Standing::Withdrawn && !one.name.is_empty();
    let mut people: Vec<&OnList> = list.people.iter().filter(comes).collect();
    // Who has a place comes first; of the others the door has to know that they have none.
    people.sort_by_key(|one| one.standing != Standing::Placed);
    let names = people.into_iter().map(|one| (one.name.clone(), as_what(t, one))).collect();
    let back = format!("/desk/events/{id}");
    crate::ui::html(&Sheet {
        t,
        title: list.event.title.clone(),
        when: t.in_a_row([lasts(t, &list.event)?, house(&list.event)].into_iter()),
        names,
        empty: 0..EMPTY_LINES,
        address: format!("{}{back}/attendance/sheet", app.config.public_address),
        back,
        time: printed(&page, now),
        page,
    })
}

fn printed(page: &Page, now: Timestamp) -> String {
    page.t.time(now, &crate::persons::zone(page))
}
