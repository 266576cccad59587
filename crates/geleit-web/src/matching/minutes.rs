//! The minutes as a page to read and to print: how the pairs stand, and who decided what, when and why.

use super::curtain::Curtain;
use super::pair::{self, PairView};
use super::place::Place;
use super::variants::letter;
use super::votes::VotingView;
use super::why_not;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_store::matching::{Decision, Key, Show};
use geleit_store::timestamp;
use jiff::Timestamp;
use std::collections::HashMap;

/// More pairs than any cohort has.
pub(super) const EVERY_PAIR: i64 = 20_000;

/// The minutes, for the page and for the PDF.
#[derive(Template)]
#[template(path = "matching/minutes.html")]
pub(super) struct View {
    pub(super) t: Texts,
    pub(super) page: Page,
    pub(super) state: String,
    pub(super) pairs: Vec<(String, PairView)>,
    pub(super) decisions: Vec<DecisionView>,
    pub(super) time: String,
    pub(super) board: String,
    pub(super) pdf: String,
    pub(super) voting: VotingView,
}

/// A decision in words.
#[derive(Debug)]
pub(super) struct DecisionView {
    pub(super) time: String,
    pub(super) by: String,
    pub(super) what: String,
    pub(super) pair: String,
    pub(super) reason: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
) -> Answer {
    html(&view(&app, &actor, cohort, page, now).await?)
}

/// The minutes as the reader may see them.
///
/// # Errors
///
/// If the reader may not see the matching of this cohort.
pub(super) async fn view(
    app: &App,
    actor: &Actor,
    cohort: CohortId,
    page: Page,
    now: Timestamp,
) -> Result<View, Error> {
    let t = page.t;
    let (all, first) = (Show::All, Key::default());
    let board = app.store.board_for_partner(actor, cohort, all, first, EVERY_PAIR).await?;
    let (loaded, minutes) = app.store.minutes(actor, cohort).await?;
    let page = page.at_cohort(&loaded);
    let voting = VotingView::of(&page, &app.store.voting(actor, cohort, now).await?);
    let state = board.proposal.as_ref().map(|proposal| {
        let kpis = &board.kpis;
        let of = t.matching_minutes_of().variant(t.matching_variant(letter(proposal.number)));
        of.agreed(t.number(kpis.agreed)).pairs(t.number(kpis.pairs))
    });
    let decisions = minutes.decisions.iter().map(|one| decision(&page, one));
    let decisions = decisions.collect::<Result<_, geleit_store::Error>>()?;
    let pairs = board.cards.iter().map(|card| {
        let name = card.mentee.name.clone();
        let pair = pair::view(t, card, Curtain::Open, &name);
        (name, pair)
    });
    let pairs = pairs.collect();
    Ok(View {
        t,
        state: state.unwrap_or_default(),
        pairs,
        decisions,
        time: page.local_time(now),
        pdf: format!("/desk/matching/{cohort}/minutes.pdf"),
        board: Place::of(&HashMap::new()).address(cohort),
        voting,
        page,
    })
}

pub(super) fn decision(page: &Page, one: &Decision) -> Result<DecisionView, geleit_store::Error> {
    let t = page.t;
    let account = one.by.clone().unwrap_or_else(|| t.matching_minutes_server());
    let by = match &one.organisation {
        Some(organisation) if one.is_deputy => {
            format!("{account} ({organisation}, {})", t.votes_minutes_deputy())
        }
        Some(organisation) => format!("{account} ({organisation})"),
        None => account,
    };
    let (mentee, mentor) = (one.mentee.as_deref(), one.mentor.as_deref());
    let pair = match (mentee.zip(mentor), &one.to, &one.proposal) {
        (Some((mentee, mentor)), Some(to), _) => {
            t.matching_pair_moved().mentee(mentee).mentor(mentor).to(to)
        }
        (Some((mentee, mentor)), None, _) => t.matching_pair().mentee(mentee).mentor(mentor),
        (None, _, Some(_)) if !one.silent.is_empty() => t.votes_silent(t.listed(&one.silent)),
        (None, _, Some(number)) => {
            number.parse().map_or_else(|_| number.clone(), |n| t.matching_variant(letter(n)))
        }
        (None, _, None) => String::new(),
    };
    let pair = match one.others.as_slice() {
        [] => pair,
        others => t.why_not_minuted_others().pair(pair).others(t.listed(others)),
    };
    let what = match &one.undone {
        Some(undone) => t.board_undo_of(t.matching_verb(undone.replace('.', "_"))),
        None => t.matching_verb(one.verb.replace('.', "_")),
    };
    Ok(DecisionView {
        time: page.local_time(timestamp(one.at)?),
        by,
        what: match one.rules.as_slice() {
            [] => what,
            rules => t.why_not_minuted().what(what).rules(why_not::names(t, rules)),
        },
        pair,
        reason: one.reason.clone().unwrap_or_default(),
    })
}
