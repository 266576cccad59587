//! A released pair as its two sides see it: a card of the other without contact data, yes or no,
//! and how to reach each other once both have said yes (P6). Opening a link decides nothing.

mod card;
mod link;
mod me;

use crate::error::Answer;
use crate::language::Texts;
use crate::layers::see_other;
use crate::partnerships::contacts;
use crate::routes::{Routes, Rule};
use crate::ui::{Form, Page};
use crate::{App, Error};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use card::CardView;
#[cfg(test)]
pub(crate) use card::FACTS;
use geleit_domain::partnerships::offer::Answer as Said;
use geleit_domain::policy::{Action, Resource};
use geleit_store::partnerships::{Contact, Own, Stage};

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("offer");
    let me = |action| Rule::May(action, Resource::Me);
    let (get, post) = (Method::GET, Method::POST);
    routes
        .route(get.clone(), "/{lang}/offers/{link}", link, link::show)
        .route(post.clone(), "/{lang}/offers/{link}/answer", link, link::answer)
        .route(get, "/me/partnerships/{partnership}", me(Action::Show), me::show)
        .route(post, "/me/partnerships/{partnership}/answer", me(Action::Change), me::answer)
}

/// What stands on the page, whichever way leads there.
struct OfferView {
    title: String,
    lead: String,
    card: Option<CardView>,
    contact: Option<Contact>,
    /// Is an answer waited for?
    is_asked: bool,
    /// Can a yes still become a no?
    may_decline: bool,
    /// Where the answer goes.
    action: String,
    /// Until when the pair is planned.
    planned: String,
    /// Whom to ask.
    help: String,
}

impl OfferView {
    fn of(page: &Page, own: &Own, action: String) -> Self {
        let t = page.t;
        let key = format!("{}_{}", word(&own.stage), own.side);
        let day = [("day".to_owned(), page.day(&own.answer_by))];
        let (card, contact) = match &own.stage {
            Stage::Asked(card) | Stage::Waiting(card) => (Some(card), None),
            Stage::Together(card, contact) => (Some(card), Some(contact.clone())),
            Stage::InContact(contact) => (None, Some(contact.clone())),
            Stage::Running | Stage::Completed | Stage::Over => (None, None),
        };
        Self {
            title: t.offers_title(word(&own.stage)),
            lead: t.offers_lead(key, &day),
            card: card.map(|card| CardView::of(t, own.side, card, &own.reasons)),
            contact,
            is_asked: matches!(own.stage, Stage::Asked(_)),
            may_decline: matches!(own.stage, Stage::Waiting(_)),
            action,
            planned: contacts::planned(page, &own.support),
            help: contacts::help(t, &own.support, &own.programme.contact),
        }
    }
}

/// The word of a stage in the texts.
fn word(stage: &Stage) -> &'static str {
    match stage {
        Stage::Asked(_) => "asked",
        Stage::Waiting(_) => "waiting",
        Stage::Together(..) => "together",
        Stage::Running => "running",
        Stage::Completed => "completed",
        Stage::InContact(_) => "in_contact",
        Stage::Over => "over",
    }
}

/// Every word of a stage, and with each side.
#[cfg(test)]
pub(crate) fn words() -> (Vec<String>, Vec<String>) {
    let stages = ["asked", "waiting", "together", "running", "completed", "in_contact", "over"];
    let leads =
        stages.iter().flat_map(|stage| ["mentee", "mentor"].map(|s| format!("{stage}_{s}")));
    (stages.map(str::to_owned).to_vec(), leads.collect())
}

/// What the buttons send.
fn said(form: &Form) -> Result<Said, Error> {
    Said::from_text(form.value("answer")).ok_or(Error::Invalid)
}

/// Back to the page, which says how it stands. A second press of the button, or one that comes
/// too late, leads there as well.
fn answered(t: Texts, path: &str, done: geleit_store::Result<()>) -> Answer {
    match done {
        Ok(()) => Ok(see_other(path, t.offers_said())),
        Err(geleit_store::Error::WrongStatus { .. }) => Ok(Redirect::to(path).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// The app with its store, for both ways.
type Site = axum::extract::State<App>;
