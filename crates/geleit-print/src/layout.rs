//! Where everything stands: lines and rules on pages of A4, and the structure over them.

use crate::blocks::{self, Node, SetLine, Slots};
use crate::fonts::{Fonts, Letters};
use crate::text::Style;
use crate::{Block, Level, Part};
use krilla::tagging::Tag;
use std::num::NonZeroU16;

/// A4, in points.
pub(crate) const PAGE: (f32, f32) = (595.28, 841.89);
pub(crate) const MARGIN: f32 = 56.0;
/// Where a page is full; below stand its foot and number.
pub(crate) const BOTTOM: f32 = PAGE.1 - 64.0;
pub(crate) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;

pub(crate) const TEXT: Style = Style { size: 10.0, is_bold: false };
const TITLE: Style = Style { size: 19.0, is_bold: true };
const SECTION: Style = Style { size: 12.5, is_bold: true };
const SMALL: Style = Style { size: 8.5, is_bold: false };

/// A heading stays with at least this much of what follows.
const KEPT: f32 = 64.0;

/// Something drawn at a place.
pub(crate) enum Item {
    /// A line of text with its top left corner.
    Line(f32, f32, SetLine),
    /// A rule from a point to the right: x, y, length, thickness.
    Rule(f32, f32, f32, f32),
}

/// A bookmark.
pub(crate) struct Bookmark {
    pub(crate) level: Level,
    pub(crate) words: String,
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// Everything in its place.
pub(crate) struct Laid {
    pub(crate) pages: Vec<Vec<Item>>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) slots: usize,
    pub(crate) bookmarks: Vec<Bookmark>,
}

pub(crate) struct Layout<'a> {
    pub(crate) fonts: &'a Fonts,
    pub(crate) slots: Slots,
    pub(crate) y: f32,
    pages: Vec<Vec<Item>>,
    nodes: Vec<Node>,
    bookmarks: Vec<Bookmark>,
    lacks_letters: bool,
}

impl<'a> Layout<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            slots: Slots::default(),
            y: MARGIN,
            pages: vec![Vec::new()],
            nodes: Vec::new(),
            bookmarks: Vec::new(),
            lacks_letters: false,
        }
    }

    pub(crate) fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(level, words) => self.heading(*level, words),
            Part::Block(block) => self.block(block),
            Part::Table(table) => {
                let node = self.table(table);
                self.nodes.push(node);
            }
            Part::Signatures(words) => self.signatures(words),
        }
    }

    /// Is there a letter that no font has?
    pub(crate) fn lacks_letters(&self) -> bool {
        self.lacks_letters
    }

    pub(crate) fn finish(self) -> Laid {
        let Self { pages, nodes, bookmarks, slots, .. } = self;
        Laid { pages, nodes, slots: slots.0, bookmarks }
    }

    fn heading(&mut self, level: Level, words: &str) {
        let (style, depth, above) = match level {
            Level::Title => (TITLE, NonZeroU16::MIN, 0.0),
            Level::Section => (SECTION, NonZeroU16::MIN.saturating_add(1), 18.0),
        };
        let set = blocks::words_in(self.fonts, &mut self.slots, words, (style, WIDTH));
        let (lines, slot) = set;
        let height: f32 = lines.iter().map(SetLine::height).sum();
        if self.y + above + height + KEPT > BOTTOM {
            self.new_page();
        } else if self.y > MARGIN {
            self.y += above;
        }
        let (page, y, words) = (self.pages.len() - 1, self.y, words.to_owned());
        self.bookmarks.push(Bookmark { level, words: words.clone(), page, y });
        self.lines(lines);
        self.y += 5.0;
        self.nodes.push(Node::Group(Tag::Hn(depth, Some(words)).into(), vec![slot]));
    }

    fn block(&mut self, block: &Block) {
        let block = std::slice::from_ref(block);
        let (lines, nodes) = blocks::set(self.fonts, &mut self.slots, block, (TEXT, WIDTH));
        self.lines(lines);
        self.y += 5.0;
        self.nodes.extend(nodes);
    }

    fn lines(&mut self, lines: Vec<SetLine>) {
        for line in lines {
            if self.y + line.line.style.leading() > BOTTOM {
                self.new_page();
            }
            let (y, height) = (self.y, line.height());
            self.put(MARGIN, y, line);
            self.y += height;
        }
    }

    /// Side by side, with room to write above each.
    fn signatures(&mut self, words: &[String]) {
        const ROOM: f32 = 66.0;
        const GAP: f32 = 24.0;
        if self.y + ROOM + 2.0 * SMALL.leading() > BOTTOM {
            self.new_page();
        }
        self.y += ROOM;
        let count = f32::from(u8::try_from(words.len().max(1)).unwrap_or(u8::MAX));
        let width = (WIDTH - GAP * (count - 1.0)) / count;
        let mut x = MARGIN;
        for words in words {
            self.rule(x, width, 0.7);
            let set = blocks::words_in(self.fonts, &mut self.slots, words, (SMALL, width));
            let (lines, slot) = set;
            let mut y = self.y + 3.0;
            for line in lines {
                let height = line.height();
                self.put(x, y, line);
                y += height;
            }
            self.nodes.push(Node::Group(Tag::P.into(), vec![slot]));
            x += width + GAP;
        }
        self.y += 3.0 + 2.0 * SMALL.leading();
    }

    pub(crate) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = MARGIN;
    }

    /// Draws a line of text with its top left corner here.
    pub(crate) fn put(&mut self, x: f32, y: f32, line: SetLine) {
        let runs = &line.line.runs;
        self.lacks_letters |= runs.iter().any(|run| run.letters == Letters::Missing);
        self.item(Item::Line(x + line.line.indent, y, line));
    }

    /// Draws a rule at the height reached.
    pub(crate) fn rule(&mut self, x: f32, width: f32, thickness: f32) {
        self.item(Item::Rule(x, self.y, width, thickness));
    }

    fn item(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.push(item);
        }
    }
}
