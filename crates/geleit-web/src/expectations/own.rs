//! The expectation check as one side answers and reads it, on both ways to it.

use super::fields::{self, Asked};
use super::sheet as printed;
use super::table::{self, Line};
use crate::App;
use crate::error::Answer;
use crate::extract::Now;
use crate::language::Texts;
use crate::partnerships::contacts;
use crate::partnerships::own::{DoorTo, Own, Way, doors_of, in_both_frames};
use crate::partnerships::too_late;
use crate::ui::{Choice, Form, Page};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::matching::proposal::Side;
use geleit_store::Error;
use geleit_store::partnerships::expectations::{Check, OwnCheck};
use jiff::Timestamp;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "expectations/link.html")]
struct Link {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(Template)]
#[template(path = "expectations/me.html")]
struct Me {
    t: Texts,
    page: Page,
    view: View,
}

/// What both ways show.
struct View {
    title: String,
    lead: String,
    is_open: bool,
    /// What both have answered; nothing before both have.
    lines: Vec<Line>,
    heads: [String; 2],
    /// May the reader answer, or answer anew?
    may_answer: bool,
    /// Has the reader answered?
    is_mine: bool,
    /// Does the form stand open?
    is_writing: bool,
    form: Form,
    asked: Vec<Asked>,
    degrees: Vec<Choice>,
    /// Where the form goes.
    path: String,
    /// The sheet in two languages.
    sheet: String,
    help: String,
    doors: Vec<DoorTo>,
}

pub(super) async fn show(way: Way, State(app): State<App>, Now(now): Now, page: Page) -> Answer {
    let own = app.store.own_expectations(way.to_read(), now).await?;
    let form = fields::filled(own.mine.as_ref());
    draw(&way, page, &own, form, now)
}

pub(super) async fn answer(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_expectations(way.to_change(), now).await?;
    let page = page.of(&own.pair.programme);
    let help = contacts::help(page.t, &own.pair.support, &own.pair.programme.contact);
    if let Some(answers) = fields::read(page.t, &mut form) {
        let done = app.store.answer_expectations(way.to_change(), &answers, now).await;
        let said = || page.t.expectations_said();
        match way.done(Own::Expectations, (&page, &form, &help), done, said) {
            Ok(answer) => return Ok(answer),
            // Both have answered meanwhile.
            Err(Error::Outdated) => {
                return too_late::draw(&way, Own::Expectations, page.clone(), (&form, &help));
            }
            Err(error) => return Err(error.into()),
        }
    }
    if !matches!(own.check, Check::Open { .. }) {
        return too_late::draw(&way, Own::Expectations, page, (&form, &help));
    }
    draw(&way, page, &own, form, now)
}

/// The sheet in German and in another language: with answers once both are there, else to be
/// filled in by hand.
pub(super) async fn sheet(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let own = app.store.own_expectations(way.to_read(), now).await?;
    let page = page.of(&own.pair.programme);
    let wanted = query.get("with").map_or(own.language.as_str(), String::as_str);
    printed::answer(&page, wanted, &own.check, now).await
}

fn draw(way: &Way, page: Page, own: &OwnCheck, form: Form, now: Timestamp) -> Answer {
    let page = page.of(&own.pair.programme);
    let view = view(way, page.t, own, form, now);
    in_both_frames!(way, page, view, Link, Me)
}

fn view(way: &Way, t: Texts, own: &OwnCheck, form: Form, now: Timestamp) -> View {
    let (pair, is_mine) = (&own.pair, own.mine.is_some());
    let lead = match &own.check {
        _ if !pair.is_open => t.agreements_over(),
        Check::Both { .. } => t.expectations_lead_both(),
        Check::Open { .. } if is_mine => t.expectations_lead_waiting(&pair.other),
        Check::Open { .. } => t.expectations_lead(&pair.other),
    };
    let lines = match &own.check {
        Check::Both { mentee, mentor } => table::lines(t, mentee, mentor),
        Check::Open { .. } => Vec::new(),
    };
    View {
        title: if pair.is_open { t.expectations_title() } else { t.meetings_over_title() },
        lead,
        is_open: pair.is_open,
        may_answer: pair.is_open && lines.is_empty(),
        lines,
        heads: table::heads(t),
        is_mine,
        is_writing: !is_mine || form.is_refused(),
        form,
        asked: fields::asked(t),
        degrees: fields::degrees(t),
        path: way.path(Own::Expectations),
        sheet: match way {
            Way::Link { .. } => format!("{}/sheet.pdf", way.path(Own::Expectations)),
            Way::SignedIn { .. } => format!("{}.pdf", way.path(Own::Expectations)),
        },
        help: contacts::help(t, &pair.support, &pair.programme.contact),
        doors: doors_of(way, t, Own::Expectations, pair, now),
    }
}

/// When a side has answered, in words; for the desk.
pub(super) fn answered(t: Texts, check: &Check) -> Vec<String> {
    let line = |side: &Side| {
        let word = t.agreements_side(side);
        match check.answered(*side) {
            Some(day) => t.desk_pairs_answered().side(word).day(t.date(day)),
            None => t.desk_pairs_unanswered(word),
        }
    };
    Side::ALL.iter().map(line).collect()
}
