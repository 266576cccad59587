//! The page of the person on both ways to it: one question for the time point that has come, and
//! what was said. Mentors are told that nobody asks them.

use super::fields;
use crate::App;
use crate::error::Answer;
use crate::extract::Now;
use crate::language::Texts;
use crate::partnerships::contacts;
use crate::partnerships::own::{Own, Way, in_both_frames};
use crate::ui::{Choice, Form, Page};
use askama::Template;
use axum::extract::State;
use geleit_domain::partnerships::outcomes::Kind;
use geleit_store::Error;
use geleit_store::partnerships::outcomes::{Noted, OwnOutcomes};

#[derive(Template)]
#[template(path = "outcomes/link.html")]
struct Link {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(Template)]
#[template(path = "outcomes/me.html")]
struct Me {
    t: Texts,
    page: Page,
    view: View,
}

/// What both ways show.
struct View {
    title: String,
    lead: String,
    is_asked: bool,
    said: Vec<String>,
    form: Form,
    kinds: Vec<Choice>,
    /// Where the form goes.
    path: String,
    /// Where the attestation is; empty while there is none.
    attestation: String,
    /// Whom to ask.
    help: String,
}

pub(super) async fn show(way: Way, State(app): State<App>, Now(now): Now, page: Page) -> Answer {
    let own = app.store.own_outcomes(way.to_read(), now).await?;
    draw(&way, page.of(&own.programme), &own, Form::default())
}

pub(super) async fn report(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_outcomes(way.to_change(), now).await?;
    let page = page.of(&own.programme);
    let t = page.t;
    if let Some(said) = fields::reported(t, &mut form) {
        let help = contacts::help(t, &own.support, &own.programme.contact);
        let done = app.store.report_outcome(way.to_change(), &said, now).await;
        match way.done(Own::Outcomes, (&page, &form, &help), done, || t.outcomes_thanks()) {
            Ok(answer) => return Ok(answer),
            Err(error) => fields::refused(t, &mut form, error)?,
        }
    }
    draw(&way, page, &own, form)
}

fn draw(way: &Way, page: Page, own: &OwnOutcomes, form: Form) -> Answer {
    let view = View::of(way, &page, own, form)?;
    in_both_frames!(way, page, view, Link, Me)
}

impl View {
    /// Does the form step back behind what was said?
    fn is_folded(&self) -> bool {
        !self.said.is_empty() && !self.form.is_refused()
    }

    fn of(way: &Way, page: &Page, own: &OwnOutcomes, form: Form) -> Result<Self, Error> {
        let t = page.t;
        let (title, lead) = match own.point {
            Some(point) => (t.outcomes_title(), t.outcomes_lead(point)),
            None => (t.outcomes_nothing_title(), t.outcomes_nothing()),
        };
        Ok(Self {
            title,
            lead,
            is_asked: own.point.is_some(),
            said: own.said.iter().map(|one| words(page, one)).collect::<Result<_, _>>()?,
            form,
            kinds: Choice::each(Kind::ALL, |kind| t.outcomes_kind_word(kind)),
            path: way.path(Own::Outcomes),
            attestation: way.attestation(own.has_attestation),
            help: contacts::help(t, &own.support, &own.programme.contact),
        })
    }
}

/// What was said, with the day since when.
fn words(page: &Page, noted: &Noted) -> Result<String, Error> {
    let kind = page.t.outcomes_kind_word(noted.kind()?);
    Ok(match &noted.since_on {
        Some(day) => page.t.outcomes_since_day().kind(kind).day(page.day(day)),
        None => kind,
    })
}
