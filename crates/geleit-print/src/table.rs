//! Tables: a row stays whole where it can, and the headings come again on every page.

use crate::blocks::{self, Node, SetLine};
use crate::layout::{self, BOTTOM, Layout, MARGIN, WIDTH};
use crate::text::{Measure, Side, Style};
use crate::{Block, Cell, Language, Table};
use krilla::tagging::{TableHeaderScope, Tag};

const BODY: Style = Style { size: 9.0, is_bold: false };
const HEAD: Style = Style { size: 9.0, is_bold: true };
/// Room in a cell at its sides, and above and below its text.
const SIDE: f32 = 4.0;
const ABOVE: f32 = 3.5;

/// Where a column starts, how its text is set, whether it is of numbers, and its language.
struct Place {
    x: f32,
    measure: Measure,
    is_number: bool,
    language: Language,
}

impl Layout<'_> {
    pub(crate) fn table(&mut self, table: &Table) -> Node {
        let places = self.places(table);
        let (head, head_node) = self.head(table, &places);
        let mut sets = Vec::new();
        let mut rows = Vec::new();
        for row in &table.rows {
            let (cells, node) = self.row(row, &places);
            sets.push(cells);
            rows.push(node);
        }
        let first = sets.first().map_or(0.0, |cells| height(cells));
        if self.y + height(&head) + first.min(BOTTOM / 3.0) > BOTTOM {
            self.new_page();
        }
        self.place(&head, &places, 1.0);
        let repeated: Vec<Vec<SetLine>> = head.into_iter().map(unread).collect();
        for cells in sets {
            self.place_row(cells, &places, &repeated);
        }
        self.y += 4.0;
        let head = Node::Group(Tag::THead.into(), vec![head_node]);
        let body = Node::Group(Tag::TBody.into(), rows);
        Node::Group(Tag::Table.into(), vec![head, body])
    }

    fn places(&self, table: &Table) -> Vec<Place> {
        let all: f32 = table.columns.iter().map(|column| f32::from(column.share)).sum();
        let mut start = MARGIN;
        let places = table.columns.iter().map(|column| {
            let share = WIDTH * f32::from(column.share) / all.max(1.0);
            // Words follow a number at some distance.
            let end = if column.is_number { 2.5 * SIDE } else { SIDE };
            let width = share - SIDE - end;
            let x = self.mirrored(start + SIDE, width);
            start += share;
            let language = column.language.as_ref().unwrap_or(&self.language).clone();
            let measure = Measure { width, side: layout::side(language.direction) };
            Place { x, measure, is_number: column.is_number, language }
        });
        places.collect()
    }

    fn head(&mut self, table: &Table, places: &[Place]) -> (Vec<Vec<SetLine>>, Node) {
        let (mut cells, mut nodes) = (Vec::new(), Vec::new());
        for (column, place) in table.columns.iter().zip(places) {
            let (fonts, style) = (self.fonts, (HEAD, place.measure));
            let (set, slot) = blocks::words_in(fonts, &mut self.slots, &column.heading, style);
            cells.push(set);
            let node = Node::Group(Tag::TH(TableHeaderScope::Column).into(), vec![slot]);
            nodes.push(layout::spoken(node, &place.language, &self.language));
        }
        (cells, Node::Group(Tag::TR.into(), nodes))
    }

    fn row(&mut self, row: &[Cell], places: &[Place]) -> (Vec<Vec<SetLine>>, Node) {
        let (mut cells, mut nodes) = (Vec::new(), Vec::new());
        for (at, (cell, place)) in row.iter().zip(places).enumerate() {
            let style = if at == 0 { HEAD } else { BODY };
            let (fonts, style) = (self.fonts, (style, place.measure));
            let (mut set, mut node) = blocks::set(fonts, &mut self.slots, cell, style);
            if set.is_empty() {
                let dash = [Block::Paragraph("–".to_owned())];
                (set, node) = blocks::set(fonts, &mut self.slots, &dash, style);
            }
            cells.push(set);
            let node = match at {
                0 => Node::Group(Tag::TH(TableHeaderScope::Row).into(), node),
                _ => Node::Group(Tag::TD.into(), node),
            };
            nodes.push(layout::spoken(node, &place.language, &self.language));
        }
        (cells, Node::Group(Tag::TR.into(), nodes))
    }

    /// Places a row, on a new page if it does not fit, and over several if it fits on none.
    fn place_row(&mut self, mut cells: Vec<Vec<SetLine>>, places: &[Place], head: &[Vec<SetLine>]) {
        let page = BOTTOM - MARGIN - height(head);
        let turn = |layout: &mut Self| {
            layout.new_page();
            layout.place(head, places, 1.0);
        };
        if self.y + height(&cells) > BOTTOM && height(&cells) <= page {
            turn(self);
        }
        while self.y + height(&cells) > BOTTOM {
            let room = BOTTOM - self.y - 2.0 * ABOVE;
            let fitting = cells.iter_mut().map(|cell| split(cell, room));
            let fitting: Vec<_> = fitting.collect();
            if fitting.iter().any(|cell| !cell.is_empty()) {
                self.place(&fitting, places, 0.0);
            }
            turn(self);
        }
        self.place(&cells, places, 0.4);
    }

    /// Draws cells side by side and a rule of this thickness under them.
    fn place(&mut self, cells: &[Vec<SetLine>], places: &[Place], rule: f32) {
        for (cell, Place { x, measure, is_number, .. }) in cells.iter().zip(places) {
            let mut y = self.y + ABOVE;
            for line in cell {
                let is_moved = *is_number && measure.side == Side::Left;
                let start = if is_moved { x + measure.width - line.line.width } else { *x };
                self.put(start, y, line.clone());
                y += line.height();
            }
        }
        self.y += height(cells);
        if rule > 0.0 {
            self.rule(MARGIN, WIDTH, rule);
        }
    }
}

fn height(cells: &[Vec<SetLine>]) -> f32 {
    let heights = cells.iter().map(|cell| cell.iter().map(SetLine::height).sum());
    heights.fold(0.0, f32::max) + 2.0 * ABOVE
}

/// Takes the lines from the top that fit into this height.
fn split(cell: &mut Vec<SetLine>, room: f32) -> Vec<SetLine> {
    let mut used = 0.0;
    let fitting = cell.iter().take_while(|line| {
        // A bullet goes where its words go.
        used += line.line.style.leading();
        let fits = used <= room;
        if line.is_beside {
            used -= line.line.style.leading();
        }
        fits
    });
    let fitting = fitting.count();
    cell.drain(..fitting).collect()
}

/// The same lines, drawn again and not read again.
fn unread(cell: Vec<SetLine>) -> Vec<SetLine> {
    cell.into_iter().map(|line| SetLine { slot: None, ..line }).collect()
}
