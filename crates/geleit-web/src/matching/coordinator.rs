//! The board as the coordination office sees and uses it.

use super::board::Frame;
use super::chips;
use super::curtain::Curtain;
use super::pair::{self, PairView};
use super::place::Place;
use super::votes::VotingView;
use super::what_if::{self, WhatIfView};
use crate::App;
use crate::error::Answer;
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::profile::Origin;
use geleit_store::matching::{Card, LooseExclusion, MenteeForCoordinator};
use jiff::Timestamp;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "matching/coordinator.html")]
struct View {
    t: Texts,
    page: Page,
    frame: Frame,
    voting: VotingView,
    rows: Vec<Row>,
    loose: Vec<LooseExclusion>,
    what_if: WhatIfView,
}

/// A mentee as the coordination office sees it, beside the pair.
struct Row {
    name: String,
    reference: String,
    work: String,
    about: String,
    pair: PairView,
}

pub(super) async fn draw(
    app: &App,
    actor: &Actor,
    cohort: CohortId,
    (query, place): (&HashMap<String, String>, Place),
    (page, now): (Page, Timestamp),
) -> Answer {
    let (show, after, size) = (place.show, place.after, place.size);
    let board = app.store.board_for_coordinator(actor, cohort, show, after, size).await?;
    let t = page.t;
    let page = page.at_cohort(&board.cohort);
    let mut frame = Frame::of(&page, place, &board)?;
    // Behind the curtain nothing leads to names.
    if !place.hides_names {
        for (view, one) in frame.left.iter_mut().zip(&board.left) {
            if one.side == Side::Mentee {
                view.ask = format!("/desk/matching/{cohort}/left?mentee={}#ways", one.id);
            }
        }
    }
    let curtain = Curtain::of(place.hides_names, &board.numbers);
    let rows = board.cards.iter().map(|card| row(t, card, curtain)).collect();
    let voting = VotingView::of(&page, &app.store.voting(actor, cohort, now).await?);
    let loose = app.store.loose_exclusions(actor, cohort).await?;
    let what_if = what_if::view(app, actor, cohort, (query, place), (t, now)).await?;
    html(&View { t, page, frame, voting, rows, loose, what_if })
}

fn row(t: Texts, card: &Card<MenteeForCoordinator>, curtain: Curtain<'_>) -> Row {
    let mentee = &card.mentee;
    let origins: Vec<_> = mentee.origin.iter().map(|origin| origin_words(t, origin)).collect();
    let languages = pair::language_line(t, &mentee.profile);
    let about = [origins.join(", "), languages];
    let name = curtain.mentee(t, card.application, &mentee.name);
    Row {
        reference: curtain.words(&mentee.reference).to_owned(),
        work: pair::work_line(t, &mentee.profile),
        about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        pair: pair::view(t, card, curtain, &name),
        name,
    }
}

/// A country, or the statement that there is none.
pub(super) fn origin_words(t: Texts, origin: &Origin) -> String {
    match origin {
        Origin::Country(code) => chips::country(t, code),
        Origin::Stateless | Origin::Unknown => t.matching_origin_word(origin),
    }
}
