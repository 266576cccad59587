//! Whether it fits, as one side says it, on both ways to it.

use crate::App;
use crate::Error;
use crate::error::Answer;
use crate::extract::Now;
use crate::language::Texts;
use crate::partnerships::contacts;
use crate::partnerships::own::{DoorTo, Own, Way, doors_of, in_both_frames};
use crate::ui::{Form, Page};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::partnerships::fit::{Fit, LINE_MAX};
use geleit_store::Refusal;
use geleit_store::partnerships::fit::OwnFit;
use jiff::Timestamp;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "fit_answers/link.html")]
struct Link {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(Template)]
#[template(path = "fit_answers/me.html")]
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
    /// The answer that the button gives: the word, and what the button says.
    answer: &'static str,
    button: String,
    /// Is there a line to write beside it?
    has_line: bool,
    /// The way to the other answer.
    other: String,
    other_label: String,
    /// What the reader has answered before; empty before.
    before: String,
    form: Form,
    path: String,
    help: String,
    doors: Vec<DoorTo>,
}

pub(super) async fn show(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let own = app.store.own_fit(way.to_read(), now).await?;
    let answer = query.get("answer").and_then(|word| Fit::from_text(word)).unwrap_or(Fit::Fits);
    draw(&way, page, &own, (answer, Form::default()), now)
}

pub(super) async fn answer(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_fit(way.to_change(), now).await?;
    let page = page.of(&own.pair.programme);
    let answer = Fit::from_text(form.value("answer")).ok_or(Error::Invalid)?;
    let line = form.value("line").to_owned();
    let help = contacts::help(page.t, &own.pair.support, &own.pair.programme.contact);
    let done = app.store.answer_fit(way.to_change(), (answer, &line), now).await;
    match way.done(Own::Fit, (&page, &form, &help), done, || page.t.fit_answers_said()) {
        Ok(answer) => return Ok(answer),
        Err(geleit_store::Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("line", page.t.fit_answers_line_long(LINE_MAX));
        }
        Err(error) => return Err(error.into()),
    }
    draw(&way, page, &own, (answer, form), now)
}

fn draw(
    way: &Way,
    page: Page,
    own: &OwnFit,
    (answer, form): (Fit, Form),
    now: Timestamp,
) -> Answer {
    let page = page.of(&own.pair.programme);
    let (t, pair) = (page.t, &own.pair);
    let other = match answer {
        Fit::Fits => Fit::DoesNot,
        Fit::DoesNot => Fit::Fits,
    };
    let path = way.path(Own::Fit);
    let view = View {
        title: if pair.is_open {
            t.fit_answers_title(&pair.other)
        } else {
            t.meetings_over_title()
        },
        lead: if pair.is_open { t.fit_answers_lead(&pair.other) } else { t.agreements_over() },
        is_open: pair.is_open,
        answer: answer.text(),
        button: t.fit_answers_button(answer),
        has_line: answer == Fit::DoesNot,
        other: format!("{path}?answer={other}"),
        other_label: t.fit_answers_rather(other),
        before: own.answer.map(|answer| t.fit_answers_before(answer)).unwrap_or_default(),
        form,
        path,
        help: contacts::help(t, &pair.support, &pair.programme.contact),
        doors: doors_of(way, t, Own::Fit, pair, now),
    };
    in_both_frames!(way, page, view, Link, Me)
}
