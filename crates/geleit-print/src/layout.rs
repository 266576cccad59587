//! Where everything stands: lines and rules on pages of A4, and the structure over them.

use crate::blocks::{self, Node, SetLine, Slots};
use crate::fonts::{Fonts, Letters};
use crate::text::{Measure, Side, Style};
use crate::{Block, Direction, Language, Level, Part};
use krilla::tagging::{Tag, WritingMode};
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
    /// The language of the part that is being laid out.
    pub(crate) language: Language,
    /// What the structure says for everything: a language, and the direction that every PDF has.
    around: Language,
    pages: Vec<Vec<Item>>,
    nodes: Vec<Node>,
    bookmarks: Vec<Bookmark>,
    lacks_letters: bool,
}

impl<'a> Layout<'a> {
    pub(crate) fn new(fonts: &'a Fonts, language: &Language) -> Self {
        Self {
            fonts,
            language: language.clone(),
            around: Language { direction: Direction::LeftToRight, ..language.clone() },
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
                self.read(vec![node]);
            }
            Part::Signatures(words) => self.signatures(words),
            // A page that has just begun is one.
            Part::NewPage if self.y > MARGIN => self.new_page(),
            Part::NewPage => {}
            Part::Below(from_top) => self.y = self.y.max(*from_top),
            Part::In(language, parts) => {
                let outer = std::mem::replace(&mut self.language, language.clone());
                parts.iter().for_each(|part| self.part(part));
                self.language = outer;
            }
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
        let style = (style, self.whole());
        let (lines, slot) = blocks::words_in(self.fonts, &mut self.slots, words, style);
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
        self.read(vec![Node::Group(Tag::Hn(depth, Some(words)).into(), vec![slot])]);
    }

    fn block(&mut self, block: &Block) {
        let block = std::slice::from_ref(block);
        let style = (TEXT, self.whole());
        let (lines, nodes) = blocks::set(self.fonts, &mut self.slots, block, style);
        self.lines(lines);
        self.y += 5.0;
        self.read(nodes);
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
        let measure = Measure { width, side: side(self.language.direction) };
        let mut start = MARGIN;
        for words in words {
            let x = self.mirrored(start, width);
            self.rule(x, width, 0.7);
            let set = blocks::words_in(self.fonts, &mut self.slots, words, (SMALL, measure));
            let (lines, slot) = set;
            let mut y = self.y + 3.0;
            for line in lines {
                let height = line.height();
                self.put(x, y, line);
                y += height;
            }
            self.read(vec![Node::Group(Tag::P.into(), vec![slot])]);
            start += width + GAP;
        }
        self.y += 3.0 + 2.0 * SMALL.leading();
    }

    /// The column of the whole page.
    fn whole(&self) -> Measure {
        let side = match self.language.direction {
            Direction::LeftToRight => Side::Own,
            Direction::RightToLeft => Side::Right,
        };
        Measure { width: WIDTH, side }
    }

    /// Where something of this width starts: as far from the right, where the part begins there.
    pub(crate) fn mirrored(&self, start: f32, width: f32) -> f32 {
        match self.language.direction {
            Direction::LeftToRight => start,
            Direction::RightToLeft => PAGE.0 - start - width,
        }
    }

    /// Adds what is read next, with its language.
    fn read(&mut self, nodes: Vec<Node>) {
        let nodes = nodes.into_iter().map(|node| spoken(node, &self.language, &self.around));
        self.nodes.extend(nodes);
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

/// At which side the cells of a table and lines to sign on have their words.
pub(crate) fn side(direction: Direction) -> Side {
    match direction {
        Direction::LeftToRight => Side::Left,
        Direction::RightToLeft => Side::Right,
    }
}

/// Says of something in which language it is, if what stands around it does not say the same.
pub(crate) fn spoken(node: Node, language: &Language, around: &Language) -> Node {
    let Node::Group(mut kind, children) = node else { return node };
    if language.tag != around.tag {
        kind.set_lang(Some(language.tag.clone()));
    }
    if language.direction != around.direction {
        kind.set_writing_mode(Some(match language.direction {
            Direction::LeftToRight => WritingMode::LrTb,
            Direction::RightToLeft => WritingMode::RlTb,
        }));
    }
    Node::Group(kind, children)
}
