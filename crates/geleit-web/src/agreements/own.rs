//! The agreement as one side reads, proposes and signs it, on both ways to it.

use super::fields::{self, Choices};
use super::terms::{Promises, TermsView};
use crate::App;
use crate::error::Answer;
use crate::extract::Now;
use crate::language::Texts;
use crate::partnerships::contacts;
use crate::partnerships::own::{DoorTo, Own, Way, doors_of, in_both_frames};
use crate::ui::{Form, Page};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use geleit_store::partnerships::agreements::OwnAgreement;
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "agreements/link.html")]
struct Link {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(Template)]
#[template(path = "agreements/me.html")]
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
    /// The version that stands, if there is one.
    terms: Option<TermsView>,
    /// Is the reader asked to sign it?
    may_sign: bool,
    /// Does the form to write one stand open?
    is_writing: bool,
    /// What the other side did since the form was drawn.
    changes: Vec<String>,
    promises: Promises,
    /// The sentence that the reader signs.
    promise: String,
    form: Form,
    choices: Choices,
    /// Where the forms go.
    path: String,
    help: String,
    doors: Vec<DoorTo>,
}

pub(super) async fn show(way: Way, State(app): State<App>, Now(now): Now, page: Page) -> Answer {
    let own = app.store.own_agreement(way.to_read(), now).await?;
    let form = fields::filled(own.latest.as_ref(), &own.ends_on);
    draw(&way, page, &own, (form, false), now)
}

pub(super) async fn propose(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let mut own = app.store.own_agreement(way.to_change(), now).await?;
    let page = page.of(&own.pair.programme);
    let (t, seen) = (page.t, form.version()?);
    let help = contacts::help(t, &own.pair.support, &own.pair.programme.contact);
    let terms = fields::read(t, &mut form);
    is_promised(t, &mut form, "promise");
    let mut is_late = false;
    if let Some(terms) = terms.filter(|_| !form.is_refused()) {
        let done = app.store.propose_agreement(way.to_change(), (seen, &terms), now).await;
        let said = || t.agreements_said_proposed();
        match way.done(Own::Agreement, (&page, &form, &help), done, said) {
            Ok(answer) => return Ok(answer),
            Err(geleit_store::Error::Outdated) => {
                own = app.store.own_agreement(way.to_change(), now).await?;
                is_late = true;
            }
            Err(error) => fields::refused(t, &mut form, error)?,
        }
    }
    draw(&way, page, &own, (form, is_late), now)
}

pub(super) async fn sign(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let mut own = app.store.own_agreement(way.to_change(), now).await?;
    let page = page.of(&own.pair.programme);
    let (t, seen) = (page.t, form.version()?);
    let help = contacts::help(t, &own.pair.support, &own.pair.programme.contact);
    let mut is_late = false;
    if is_promised(t, &mut form, "agree") {
        let done = app.store.sign_agreement(way.to_change(), seen, now).await;
        let said = || t.agreements_said_signed();
        match way.done(Own::Agreement, (&page, &form, &help), done, said) {
            Ok(answer) => return Ok(answer),
            Err(geleit_store::Error::Outdated) => {
                own = app.store.own_agreement(way.to_change(), now).await?;
                is_late = true;
            }
            Err(error) => return Err(error.into()),
        }
    }
    let mut filled = fields::filled(own.latest.as_ref(), &own.ends_on);
    form.errors().iter().for_each(|error| filled.refuse(&error.field, error.message.clone()));
    draw(&way, page, &own, (filled, is_late), now)
}

/// Nobody signs without having ticked the sentence.
fn is_promised(t: Texts, form: &mut Form, field: &str) -> bool {
    let is_promised = form.has(field, "yes");
    if !is_promised {
        form.refuse(field, t.agreements_promise_missing());
    }
    is_promised
}

fn draw(
    way: &Way,
    page: Page,
    own: &OwnAgreement,
    (mut form, is_late): (Form, bool),
    now: Timestamp,
) -> Answer {
    let page = page.of(&own.pair.programme);
    let mut changes = Vec::new();
    if let (true, Some(latest)) = (is_late, own.latest.as_ref()) {
        form.catch_up(latest.version);
        changes.push(page.t.agreements_changed(&own.pair.other));
    }
    let view = view(way, &page, own, (form, changes), now);
    let answer = in_both_frames!(way, page, view, Link, Me);
    answer.map(|mut answer| {
        if is_late {
            *answer.status_mut() = StatusCode::CONFLICT;
        }
        answer
    })
}

fn view(
    way: &Way,
    page: &Page,
    own: &OwnAgreement,
    (form, changes): (Form, Vec<String>),
    now: Timestamp,
) -> View {
    let (t, pair) = (page.t, &own.pair);
    let latest = own.latest.as_ref();
    let is_mine = latest.is_some_and(|latest| latest.signed_by(pair.side).is_some());
    let is_signed = latest.is_some_and(|latest| latest.is_signed());
    let lead = match latest {
        _ if !pair.is_open => t.agreements_over(),
        None => t.agreements_lead_none(&pair.other),
        Some(_) if is_signed => t.agreements_lead_signed(),
        Some(_) if is_mine => t.agreements_lead_waiting(&pair.other),
        Some(_) => t.agreements_lead_asked(&pair.other),
    };
    let has_errors = form.errors().iter().any(|error| error.field != "agree");
    View {
        title: if pair.is_open { t.agreements_title(&pair.other) } else { t.meetings_over_title() },
        lead,
        is_open: pair.is_open,
        terms: latest.map(|latest| TermsView::of(page, latest)),
        may_sign: latest.is_some() && !is_mine,
        is_writing: latest.is_none() || has_errors || !changes.is_empty(),
        changes,
        promises: Promises::of(t),
        promise: Promises::to_sign(t, pair.side),
        form,
        choices: Choices::of(t),
        path: way.path(Own::Agreement),
        help: contacts::help(t, &pair.support, &pair.programme.contact),
        doors: doors_of(way, t, Own::Agreement, pair, now),
    }
}
