//! The minutes as a PDF that can be read aloud, signed and kept: the same content as the page, part
//! by part. What a section says is decided in the view; here it only gets its place.

use super::minutes::{self, DecisionView, View};
use super::pair::PairView;
use super::votes::VotesView;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::{Texts, plain};
use crate::ui::Page;
use crate::ui::pdf::{language, paragraph, pdf, printed};
use axum::extract::State;
use geleit_domain::id::CohortId;
use geleit_print::{Block, Cell, Column, Document, Level, Part, Table};
use jiff::Timestamp;

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
) -> Answer {
    let view = minutes::view(&app, &actor, cohort, page, now).await?;
    let document = document(&view, now);
    pdf(document, "minutes").await
}

/// The whole document, section after section as on the page.
fn document(view: &View, now: Timestamp) -> Document {
    let t = view.t;
    let title = plain(&t.matching_minutes_title());
    let place = view.page.place.as_deref().map(plain);
    let parts = [
        opening(view, &title),
        pairs(view),
        votes(view),
        rule(view),
        decisions(view),
        signatures(t),
    ];
    Document {
        title: place.map_or_else(|| title.clone(), |place| format!("{title}, {place}")),
        language: language(t),
        foot: t.matching_minutes_foot(view.time.as_str()),
        printed: printed(now),
        parts: parts.into_iter().flatten().collect(),
        about_missing_letters: t.matching_minutes_letters(),
    }
}

fn opening(view: &View, title: &str) -> Vec<Part> {
    let whose = [view.page.programme.as_deref(), view.page.place.as_deref()];
    let whose: Vec<_> = whose.into_iter().flatten().collect();
    let lines = [whose.join(", "), view.state.clone(), view.voting.silent.clone()];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    let heading = Part::Heading(Level::Title, title.to_owned());
    std::iter::once(heading).chain(lines.map(|line| paragraph(&line))).collect()
}

fn pairs(view: &View) -> Vec<Part> {
    let t = view.t;
    let columns = vec![
        column(t.matching_column_mentee(), 5),
        column(t.matching_column_proposal(), 5),
        numbers(t.matching_score(), 3),
        column(t.matching_column_votes(), 8),
    ];
    let rows = view.pairs.iter().map(|(mentee, pair)| row_of_pair(mentee, pair)).collect();
    section(t.matching_minutes_pairs(), Part::Table(Table { columns, rows }))
}

fn row_of_pair(mentee: &str, pair: &PairView) -> Vec<Cell> {
    let said = pair.votes.iter().map(|vote| format!("{}: {}", vote.organisation, vote.word));
    let said: Vec<_> = said.collect();
    let said = (!said.is_empty()).then_some(Block::List(said));
    let notes = pair.notes.iter().map(|note| Block::Paragraph(note.clone()));
    let votes = said.into_iter().chain(notes).collect();
    vec![cell(mentee), cell(&pair.mentor), cell(&pair.score.to_string()), votes]
}

fn votes(view: &View) -> Vec<Part> {
    let (t, voting) = (view.t, &view.voting);
    let columns = vec![
        column(t.votes_organisation(), 6),
        numbers(t.votes_open(), 4),
        numbers(t.votes_agreed(), 4),
        numbers(t.votes_objected(), 4),
        column(t.votes_deputies(), 6),
    ];
    let rows = voting.votes.iter().map(|one| row_of_votes(t, one)).collect();
    let until = match voting.until.is_empty() {
        true => t.votes_no_deadline(),
        false => voting.until.clone(),
    };
    let mut parts = section(t.votes_state(), paragraph(&until));
    parts.push(Part::Table(Table { columns, rows }));
    parts
}

fn row_of_votes(t: Texts, one: &VotesView) -> Vec<Cell> {
    let organisation = match one.is_silent {
        true => format!("{} ({})", one.organisation, t.votes_silent_word()),
        false => one.organisation.clone(),
    };
    let said = [&organisation, &one.open, &one.agreed, &one.objected, &one.deputies];
    said.into_iter().map(|words| cell(words)).collect()
}

fn rule(view: &View) -> Vec<Part> {
    let words = match view.voting.rule.is_empty() {
        true => view.t.votes_rule_none(),
        false => view.voting.rule.clone(),
    };
    section(view.t.votes_rule(), paragraph(&words))
}

fn decisions(view: &View) -> Vec<Part> {
    let t = view.t;
    if view.decisions.is_empty() {
        return section(t.matching_minutes_decisions(), paragraph(&t.matching_minutes_none()));
    }
    let columns = vec![
        column(t.matching_minutes_time(), 5),
        column(t.matching_minutes_what(), 5),
        column(t.matching_minutes_pair(), 6),
        column(t.matching_minutes_who(), 5),
        column(t.matching_minutes_why(), 7),
    ];
    let row = |one: &DecisionView| -> Vec<Cell> {
        let said = [&one.time, &one.what, &one.pair, &one.by, &one.reason];
        said.into_iter().map(|words| cell(words)).collect()
    };
    let rows = view.decisions.iter().map(row).collect();
    section(t.matching_minutes_decisions(), Part::Table(Table { columns, rows }))
}

fn signatures(t: Texts) -> Vec<Part> {
    let lines = vec![
        t.matching_minutes_sign_day(),
        t.matching_minutes_sign_office(),
        t.matching_minutes_sign_organisations(),
    ];
    section(t.matching_minutes_signatures(), Part::Signatures(lines))
}

fn section(heading: String, part: Part) -> Vec<Part> {
    vec![Part::Heading(Level::Section, heading), part]
}

fn column(heading: String, share: u8) -> Column {
    Column { heading, share, is_number: false, language: None }
}

fn numbers(heading: String, share: u8) -> Column {
    Column { heading, share, is_number: true, language: None }
}

/// What stands in a cell; without words it is empty and printed as a dash.
fn cell(words: &str) -> Cell {
    let words = (!words.is_empty()).then(|| Block::Paragraph(words.to_owned()));
    words.into_iter().collect()
}
