//! The sheet of an expectation check in German and in another language: with both answers once
//! they are there, else with a place for a cross. It can be read aloud, signed and kept.

use crate::error::Answer;
use crate::language::{Language, Texts, plain};
use crate::ui::Page;
use crate::ui::pdf::{language, paragraph, pdf, printed};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::expectations::{Degree, Question, Sheet};
use geleit_print::{Block, Cell, Column, Document, Level, Part, Table};
use geleit_store::partnerships::expectations::Check;
use jiff::Timestamp;

/// Prints the sheet. `wanted` is the tag of the language beside German.
pub(super) async fn answer(page: &Page, wanted: &str, check: &Check, now: Timestamp) -> Answer {
    let german = page.t.into(Language::De);
    let other = german.into(second(wanted, page.t.language));
    let document = document(page, german, other, check, now);
    pdf(document, "expectations").await
}

/// The wanted language, else the reader's, else English; never German, which is there already.
fn second(wanted: &str, readers: Language) -> Language {
    let mut wanted = Language::from_tag(wanted).into_iter().chain([readers, Language::En]);
    wanted.find(|language| *language != Language::De).unwrap_or(Language::En)
}

fn document(page: &Page, de: Texts, other: Texts, check: &Check, now: Timestamp) -> Document {
    let title = plain(&de.expectations_title());
    let mut parts = vec![
        Part::Heading(Level::Title, title.clone()),
        paragraph(page.programme.as_deref().unwrap_or_default()),
        paragraph(&de.expectations_sheet_lead()),
        list(scale(de)),
    ];
    let in_other = vec![
        Part::Heading(Level::Section, plain(&other.expectations_title())),
        paragraph(&other.expectations_sheet_lead()),
        list(scale(other)),
    ];
    parts.push(Part::In(language(other), in_other));
    parts.push(Part::Heading(Level::Section, plain(&de.expectations_both())));
    parts.push(Part::Table(table(de, other, check)));
    let days = Side::ALL.iter().filter_map(|side| {
        let day = de.date(check.answered(*side)?);
        let said = de.expectations_answered().side(de.agreements_side(side)).day(day);
        matches!(check, Check::Both { .. }).then(|| paragraph(&said))
    });
    parts.extend(days);
    parts.push(Part::Signatures(vec![
        plain(&de.expectations_sheet_day()),
        de.agreements_side(Side::Mentee),
        de.agreements_side(Side::Mentor),
    ]));
    Document {
        title,
        language: language(de),
        foot: plain(&de.expectations_sheet_foot()),
        printed: printed(now),
        parts,
        about_missing_letters: de.ui_letters_missing(),
    }
}

/// What each number means.
fn scale(t: Texts) -> Vec<String> {
    let word = |(number, degree)| format!("{number}: {}", plain(&t.expectations_degree(degree)));
    (1..).zip(Degree::ALL).map(word).collect()
}

/// The same questions in both languages, and the number that each side has chosen.
fn table(de: Texts, other: Texts, check: &Check) -> Table {
    let column = |heading: String, share, language| Column {
        heading: plain(&heading),
        share,
        is_number: false,
        language,
    };
    let columns = vec![
        column(de.expectations_question_head(), 7, None),
        column(other.expectations_question_head(), 7, Some(language(other))),
        column(de.agreements_side(Side::Mentee), 5, None),
        column(de.agreements_side(Side::Mentor), 5, None),
    ];
    let row = |(at, question): (usize, &Question)| -> Vec<Cell> {
        let (mentee, mentor) = match check {
            Check::Both { mentee, mentor } => (said(mentee, at), said(mentor, at)),
            Check::Open { .. } => (to_cross(), to_cross()),
        };
        let asked = |t: Texts| vec![Block::Paragraph(plain(&t.expectations_question(question)))];
        vec![asked(de), asked(other), mentee, mentor]
    };
    Table { columns, rows: Question::ALL.iter().enumerate().map(row).collect() }
}

/// The number of an answer, and the line beside it as it was written.
fn said(sheet: &Sheet, at: usize) -> Cell {
    let Some(answer) = sheet.answers.get(at) else { return to_cross() };
    let number = Degree::ALL.iter().position(|degree| *degree == answer.degree);
    let number = number.map_or_else(String::new, |number| (number + 1).to_string());
    let lines = [number, answer.line.clone()].into_iter().filter(|line| !line.is_empty());
    lines.map(Block::Paragraph).collect()
}

/// The numbers to cross one of on paper.
fn to_cross() -> Cell {
    let numbers: Vec<_> = (1..=Degree::ALL.len()).map(|number| number.to_string()).collect();
    vec![Block::Paragraph(numbers.join("   "))]
}

fn list(entries: Vec<String>) -> Part {
    Part::Block(Block::List(entries))
}
