//! The pairs on paper, for a meeting around a table: twelve on a page, with boxes for the votes.
//! Paper is left lying about, so of mentees it holds what a partner organisation sees.

use super::curtain::Curtain;
use super::minutes::EVERY_PAIR;
use super::pair::{self, PairView};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::CohortId;
use geleit_store::matching::{Card, Key, MenteeForPartner, Show};

/// Pairs on a page.
const PAGE_ROWS: usize = 12;

#[derive(Template)]
#[template(path = "matching/sheet.html")]
struct View {
    t: Texts,
    page: Page,
    cohort: CohortId,
    title: String,
    /// Whose boxes there are.
    organisations: Vec<String>,
    sheets: Vec<Vec<Row>>,
    time: String,
    address: String,
}

struct Row {
    number: usize,
    name: String,
    work: String,
    pair: PairView,
    reasons: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
) -> Answer {
    let t = page.t;
    let (all, first) = (Show::All, Key::default());
    let board = app.store.board_for_partner(&actor, cohort, all, first, EVERY_PAIR).await?;
    let page = page.at_cohort(&board.cohort);
    let rows: Vec<_> = (1..).zip(&board.cards).map(|(at, card)| row(t, at, card)).collect();
    let number = board.proposal.as_ref().map_or(0, |proposal| proposal.number);
    let mut rows = rows.into_iter().peekable();
    let mut sheets = Vec::new();
    while rows.peek().is_some() {
        sheets.push(rows.by_ref().take(PAGE_ROWS).collect());
    }
    html(&View {
        t,
        title: t.board_list_title(number),
        cohort,
        organisations: board.deciding.iter().map(|by| by.name.clone()).collect(),
        sheets,
        time: page.local_time(now),
        address: format!("{}{}", app.config.public_address, page.path),
        page,
    })
}

fn row(t: Texts, number: usize, card: &Card<MenteeForPartner>) -> Row {
    let pair = pair::view(t, card, Curtain::Open, &card.mentee.name);
    let reasons: Vec<_> = pair.chips.seen.iter().map(|chip| chip.text.as_str()).collect();
    Row {
        number,
        name: card.mentee.name.clone(),
        work: pair::work_line(t, &card.mentee.profile),
        reasons: reasons.join(" · "),
        pair,
    }
}

impl View {
    /// Where on paper the reader is: `Seite 2 von 3`.
    fn place(&self, at: &usize) -> String {
        self.t.board_list_page().page(*at as i64).pages(self.sheets.len() as i64)
    }
}
