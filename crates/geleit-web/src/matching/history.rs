//! The history of a matching or of one pair, and taking a decision back.

use super::curtain::Curtain;
use super::minutes::{self, DecisionView};
use super::request::AboutCohort;
use crate::error::Answer;
use crate::extract::{At, By};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Page, html};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::id::{CohortId, PairId};
use geleit_domain::matching::decisions::Standing;
use geleit_domain::policy::Action;
use geleit_store::matching::Past;
use std::collections::HashMap;

/// Decisions on one page.
const PAGE_ROWS: usize = 50;

#[derive(Template)]
#[template(path = "matching/history.html")]
struct View {
    t: Texts,
    page: Page,
    cohort: CohortId,
    /// The mentee of the pair, if it is about one.
    mentee: Option<String>,
    past: Vec<PastView>,
    /// Address of the next page.
    after: String,
    /// Where an undo leads back to.
    back: String,
}

/// A decision and what has become of it.
#[derive(Debug)]
pub(super) struct PastView {
    pub(super) seq: i64,
    pub(super) told: DecisionView,
    pub(super) is_undone: bool,
    pub(super) can_undo: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(cohort): At<CohortId>,
    Query(query): Query<HashMap<String, String>>,
    page: Page,
) -> Answer {
    let pair = match query.get("pair") {
        Some(text) => Some(text.parse::<PairId>().map_err(|_| Error::NotFound)?),
        None => None,
    };
    let before = query.get("before").and_then(|seq| seq.parse().ok()).unwrap_or(i64::MAX);
    let found = app.store.matching_history(&actor, cohort, pair, before, PAGE_ROWS).await?;
    let page = page.at_cohort(&found.cohort);
    let past = found.past.iter().map(|one| view(&page, one, Curtain::Open));
    let past = past.collect::<Result<_, geleit_store::Error>>()?;
    let back = address(cohort, pair);
    let join = if pair.is_some() { '&' } else { '?' };
    let after = found.next.map(|seq| format!("{back}{join}before={seq}")).unwrap_or_default();
    html(&View { t: page.t, page, cohort, mentee: found.mentee, past, after, back })
}

/// Back to where the decision was seen: the board or the history.
pub(super) async fn undo(on: AboutCohort) -> Answer {
    on.permit(Action::Decide).await?;
    let seq = on.form.value("seq").parse().map_err(|_| Error::Invalid)?;
    let done = on.app.store.undo(&on.actor, on.id, seq, on.now).await;
    let back = on.form.value("back").to_owned();
    let is_ours = back.starts_with(&format!("/desk/matching/{}", on.id));
    match done {
        Ok(()) if is_ours => {
            on.app.watching.decided();
            Ok(see_other(&back, on.page.t.board_said_undone()))
        }
        done => on.answer("", done.map(|()| 1), |t, _| t.board_said_undone()),
    }
}

pub(super) fn view(
    page: &Page,
    past: &Past,
    curtain: Curtain<'_>,
) -> Result<PastView, geleit_store::Error> {
    let mut told = minutes::decision(page, &past.decision)?;
    if curtain.is_drawn() {
        told.pair.clear();
        told.reason.clear();
    }
    let is_undone = past.standing == Standing::Undone;
    Ok(PastView { seq: past.seq, told, is_undone, can_undo: past.can_undo })
}

fn address(cohort: CohortId, pair: Option<PairId>) -> String {
    let of = pair.map(|pair| format!("?pair={pair}")).unwrap_or_default();
    format!("/desk/matching/{cohort}/history{of}")
}
