//! The page of one side on both ways to it: what the other says to it, the form, and what comes
//! afterwards.

use super::fields::{self, Choices};
use crate::App;
use crate::error::Answer;
use crate::extract::Now;
use crate::language::Texts;
use crate::partnerships::contacts;
use crate::partnerships::own::{Own, Way, in_both_frames};
use crate::partnerships::too_late;
use crate::ui::{Form, Page};
use askama::Template;
use axum::extract::State;
use geleit_domain::matching::proposal::Side;
use geleit_store::partnerships::Contact;
use geleit_store::partnerships::closings::{OwnClosing, Theirs};

#[derive(Template)]
#[template(path = "closings/link.html")]
struct Link {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(Template)]
#[template(path = "closings/me.html")]
struct Me {
    t: Texts,
    page: Page,
    view: View,
}

/// What both ways show.
struct View {
    title: String,
    lead: String,
    /// First name of the other one.
    other: String,
    is_open: bool,
    /// Can the reader say it, or say it anew?
    may_say: bool,
    /// The reader has said it and waits for the other.
    waits: bool,
    theirs: Option<TheirsView>,
    contact: Option<Contact>,
    form: Form,
    choices: Choices,
    reached_question: String,
    again_question: String,
    /// Where the forms go.
    path: String,
    /// Where the attestation is; empty while there is none.
    attestation: String,
    /// Where a mentee says what has become of the plans; empty for mentors and before the end.
    outcomes: String,
    /// Whom to ask.
    help: String,
}

/// What the other side says, in words.
struct TheirsView {
    together: String,
    strengths: String,
    words: String,
}

pub(super) async fn show(way: Way, State(app): State<App>, Now(now): Now, page: Page) -> Answer {
    let own = app.store.own_closing(way.to_read(), now).await?;
    let form = fields::filled(own.given.as_ref(), own.chosen);
    draw(&way, page.of(&own.programme), &own, form)
}

pub(super) async fn take(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_closing(way.to_change(), now).await?;
    let page = page.of(&own.programme);
    let t = page.t;
    let help = contacts::help(t, &own.support, &own.programme.contact);
    if let Some(taking) = fields::read(t, &mut form) {
        let done = app.store.take_stock(way.to_change(), &taking, now).await;
        match way.done(Own::Closing, (&page, &form, &help), done, || t.closings_said()) {
            Ok(answer) => return Ok(answer),
            Err(error) => fields::refused(t, &mut form, error)?,
        }
    } else if own.is_open && !own.may_say_anew {
        return too_late::draw(&way, Own::Closing, page, (&form, &help));
    }
    draw(&way, page, &own, form)
}

pub(super) async fn choose(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let own = app.store.own_closing(way.to_change(), now).await?;
    let chosen = fields::chosen(&form);
    if chosen.contact.or(chosen.again).is_none() {
        return Err(crate::Error::Invalid);
    }
    let done = app.store.choose(way.to_change(), chosen, now).await;
    let page = page.of(&own.programme);
    let help = contacts::help(page.t, &own.support, &own.programme.contact);
    Ok(way.done(Own::Closing, (&page, &form, &help), done, || page.t.closings_said())?)
}

fn draw(way: &Way, page: Page, own: &OwnClosing, form: Form) -> Answer {
    let view = View::of(way, &page, own, form);
    in_both_frames!(way, page, view, Link, Me)
}

impl View {
    fn of(way: &Way, page: &Page, own: &OwnClosing, form: Form) -> Self {
        let t = page.t;
        let (title, lead) = match (own.is_open, own.is_dissolved) {
            (false, true) => (t.meetings_over_title(), t.closings_over()),
            (false, false) => (t.closings_not_yet_title(), t.closings_not_yet()),
            (true, _) => (t.closings_title(), t.closings_lead()),
        };
        let at_the_end = |path: String| if own.is_completed { path } else { String::new() };
        let is_mentee = own.side == Side::Mentee;
        Self {
            title,
            lead,
            other: own.other.clone(),
            is_open: own.is_open,
            may_say: own.is_open && own.may_say_anew,
            waits: own.given.is_some() && own.theirs.is_none(),
            theirs: own.theirs.as_ref().map(|said| TheirsView::of(page, said)),
            contact: own.contact.clone(),
            form,
            choices: fields::choices(t),
            reached_question: t.closings_reached(own.side),
            again_question: t.closings_again(own.side),
            attestation: way.attestation(own.has_attestation),
            outcomes: if is_mentee { at_the_end(way.path(Own::Outcomes)) } else { String::new() },
            path: way.path(Own::Closing),
            help: contacts::help(t, &own.support, &own.programme.contact),
        }
    }
}

impl TheirsView {
    fn of(page: &Page, said: &Theirs) -> Self {
        let t = page.t;
        let thanks = said.strengths.iter().map(|one| t.closings_strength_word(one));
        Self {
            together: t.closings_together_word(said.together),
            strengths: t.in_a_row(thanks),
            words: said.words.clone(),
        }
    }
}
