//! A document as the values that its template reads. Words stay words: what could be a command in
//! markup is text there.

use crate::direction::{self, Side};
use crate::{Block, Cell, Column, Direction, Document, Language, Level, Part, Table, paper};
use std::collections::BTreeSet;
use typst::foundations::{Array, Dict, IntoValue, Value, dict};

/// Stands for what means nothing outside of one computer.
pub(crate) const REPLACEMENT: char = '\u{fffd}';

pub(crate) fn of(document: &Document) -> Dict {
    let mut set = Setter { side: side(&document.language), shown: BTreeSet::new() };
    let mut parts = set.parts(&document.parts);
    let foot = set.words(&document.foot, Side::Left);
    let missing = missing(&set.shown);
    if !missing.is_empty() {
        let said = Block::Paragraph(document.about_missing_letters.clone());
        parts.push(set.block(&said, set.side));
    }
    dict! {
        "title" => document.title.as_str(),
        "language" => language(&document.language),
        "foot" => foot,
        "parts" => parts,
        "missing" => missing,
    }
}

/// The letters that no font has.
fn missing(shown: &BTreeSet<char>) -> String {
    let fonts = paper::fonts();
    let has = |letter: char| fonts.iter().any(|font| font.info().coverage.contains(letter.into()));
    shown.iter().copied().filter(|letter| !has(*letter)).collect()
}

fn side(language: &Language) -> Side {
    match language.direction {
        Direction::LeftToRight => Side::Own,
        Direction::RightToLeft => Side::Right,
    }
}

fn language(language: &Language) -> Value {
    let (tag, region) = language.tag.split_once('-').unwrap_or((&language.tag, ""));
    let region = if region.len() == 2 { region.into_value() } else { Value::None };
    let is_rtl = language.direction == Direction::RightToLeft;
    dict! { "tag" => tag, "region" => region, "rtl" => is_rtl }.into_value()
}

/// Turns parts into values.
struct Setter {
    /// At which side the part begins.
    side: Side,
    /// Every letter there is.
    shown: BTreeSet<char>,
}

impl Setter {
    fn parts(&mut self, parts: &[Part]) -> Array {
        parts.iter().map(|part| self.part(part)).collect()
    }

    fn part(&mut self, part: &Part) -> Value {
        match part {
            Part::Heading(level, words) => {
                let depth = if *level == Level::Title { 1 } else { 2 };
                let words = self.words(words, self.side);
                dict! { "kind" => "heading", "depth" => depth, "words" => words }.into_value()
            }
            Part::Block(block) => self.block(block, self.side),
            Part::Table(table) => self.table(table),
            Part::Signatures(all) => {
                let side = self.side.of_cells();
                let all: Array = all.iter().map(|words| self.words(words, side)).collect();
                dict! { "kind" => "signatures", "words" => all }.into_value()
            }
            Part::NewPage => dict! { "kind" => "page" }.into_value(),
            Part::Below(height) => {
                dict! { "kind" => "below", "height" => f64::from(*height) }.into_value()
            }
            Part::In(other, parts) => {
                let outer = std::mem::replace(&mut self.side, side(other));
                let parts = self.parts(parts);
                self.side = outer;
                let language = language(other);
                dict! { "kind" => "in", "language" => language, "parts" => parts }.into_value()
            }
        }
    }

    fn block(&mut self, block: &Block, side: Side) -> Value {
        match block {
            Block::Paragraph(words) => {
                let words = self.words(words, side);
                dict! { "kind" => "paragraph", "words" => words }.into_value()
            }
            Block::List(entries) => {
                let side = side.of_cells();
                let entries = entries.iter().map(|words| self.words(words, side));
                let entries: Array = entries.collect();
                dict! { "kind" => "list", "entries" => entries }.into_value()
            }
        }
    }

    fn table(&mut self, table: &Table) -> Value {
        let side = |column: &Column| column.language.as_ref().map_or(self.side, side).of_cells();
        let sides: Vec<_> = table.columns.iter().map(side).collect();
        let columns = table.columns.iter().zip(&sides).map(|(column, side)| {
            let language = column.language.as_ref().map_or(Value::None, language);
            dict! {
                "heading" => self.words(&column.heading, *side),
                "share" => i64::from(column.share),
                "number" => column.is_number,
                "language" => language,
            }
            .into_value()
        });
        let columns: Array = columns.collect();
        let rows = table.rows.iter().map(|row| {
            let cells = row.iter().zip(&sides).map(|(cell, side)| self.cell(cell, *side));
            cells.collect::<Array>().into_value()
        });
        let rows: Array = rows.collect();
        dict! { "kind" => "table", "columns" => columns, "rows" => rows }.into_value()
    }

    fn cell(&mut self, cell: &Cell, side: Side) -> Value {
        let dash = [Block::Paragraph("–".to_owned())];
        let blocks = if cell.is_empty() { &dash[..] } else { cell };
        blocks.iter().map(|block| self.block(block, side)).collect::<Array>().into_value()
    }

    /// Lines and which way they run.
    fn words(&mut self, words: &str, side: Side) -> Value {
        let printable = printable(words);
        self.shown.extend(printable.chars().filter(|letter| !is_mark(*letter)));
        let is_rtl = direction::is_rtl(&printable, side);
        let lines = printable.split('\n').filter(|line| !line.trim().is_empty());
        let lines = lines.map(|line| direction::isolated(line).into_value());
        dict! { "lines" => lines.collect::<Array>(), "rtl" => is_rtl }.into_value()
    }
}

/// What can be drawn of a text: tabs are spaces, other controls are nothing, and what means
/// nothing outside of one computer is replaced, because archives may not keep it.
fn printable(text: &str) -> String {
    let shown = text.trim().chars().map(|letter| match letter {
        '\t' => ' ',
        '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'.. => REPLACEMENT,
        _ if u32::from(letter) & 0xfffe == 0xfffe => REPLACEMENT,
        _ => letter,
    });
    shown.filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}

/// Marks that say which way text runs, or where a word may break, have no shape of their own.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2060}'
            | '\u{feff}'
    ) || ('\u{202a}'..='\u{202e}').contains(&letter)
        || ('\u{2066}'..='\u{2069}').contains(&letter)
}
