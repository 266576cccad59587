//! The board as a partner organisation sees it: the pairs that wait for its vote first, and of
//! a mentee's origin only what the mentee shares.

use super::board::Frame;
use super::coordinator::origin_words;
use super::curtain::Curtain;
use super::pair::{self, PairView};
use super::place::Place;
use super::votes::VotingView;
use crate::App;
use crate::error::Answer;
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_store::matching::{Card, MenteeForPartner};
use jiff::Timestamp;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "matching/partner.html")]
struct View {
    t: Texts,
    page: Page,
    frame: Frame,
    voting: VotingView,
    rows: Vec<Row>,
    /// The organisation for which the reader votes; nothing when it does not decide.
    votes_for: Option<String>,
}

/// A mentee as a partner sees it, beside the pair.
struct Row {
    name: String,
    work: String,
    about: String,
    pair: PairView,
    /// What the reader's organisation has said.
    own_vote: Option<bool>,
}

pub(super) async fn draw(
    app: &App,
    actor: &Actor,
    cohort: CohortId,
    place: Place,
    (page, now): (Page, Timestamp),
) -> Answer {
    let (show, after, size) = (place.show, place.after, place.size);
    let board = app.store.board_for_partner(actor, cohort, show, after, size).await?;
    let t = page.t;
    let page = page.at_cohort(&board.cohort);
    let own = actor.organisation().map(|organisation| organisation.0);
    let deciding = board.deciding.iter().find(|by| Some(by.id) == own);
    let votes_for = deciding.map(|by| by.name.clone());
    let frame = Frame::of(&page, place, &board)?;
    let curtain = Curtain::of(place.hides_names, &board.numbers);
    let rows = board.cards.iter().map(|card| row(t, card, own, curtain)).collect();
    let voting = VotingView::of(&page, &app.store.voting(actor, cohort, now).await?);
    html(&View { t, page, frame, voting, rows, votes_for })
}

fn row(t: Texts, card: &Card<MenteeForPartner>, own: Option<Uuid>, curtain: Curtain<'_>) -> Row {
    let mentee = &card.mentee;
    let shared = mentee.origin_shared.iter().map(|origin| origin_words(t, origin));
    let hidden = mentee.is_origin_hidden.then(|| t.matching_origin_hidden());
    let origins: Vec<_> = shared.chain(hidden).collect();
    let about = [origins.join(", "), pair::language_line(t, &mentee.profile)];
    let own_vote = card.votes.iter().find(|vote| Some(vote.organisation) == own);
    let name = curtain.mentee(t, card.application, &mentee.name);
    Row {
        work: pair::work_line(t, &mentee.profile),
        about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        own_vote: own_vote.and_then(|vote| vote.agrees),
        pair: pair::view(t, card, curtain, &name),
        name,
    }
}
