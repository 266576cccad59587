//! Paragraphs and lists as lines, each with the slot of the structure it belongs to.

use crate::Block;
use crate::fonts::Fonts;
use crate::text::{self, Line, Measure, Side, Style};
use krilla::tagging::{ListNumbering, Tag, TagKind};

/// From the start of a bullet to the start of its words.
const BULLET: f32 = 9.0;

/// The structure that screen readers follow. A slot is filled with whatever is drawn for it.
pub(crate) enum Node {
    Group(TagKind, Vec<Node>),
    Slot(usize),
}

/// A line and where it belongs.
#[derive(Clone)]
pub(crate) struct SetLine {
    pub(crate) line: Line,
    /// No slot: what is drawn there repeats something and is not read.
    pub(crate) slot: Option<usize>,
    /// Stands beside the line after it, as a bullet does.
    pub(crate) is_beside: bool,
}

impl SetLine {
    pub(crate) fn height(&self) -> f32 {
        if self.is_beside { 0.0 } else { self.line.style.leading() }
    }
}

/// Hands out slots.
#[derive(Default)]
pub(crate) struct Slots(pub(crate) usize);

impl Slots {
    pub(crate) fn next(&mut self) -> usize {
        self.0 += 1;
        self.0 - 1
    }
}

/// Sets blocks in a column.
pub(crate) fn set(
    fonts: &Fonts,
    slots: &mut Slots,
    blocks: &[Block],
    (style, measure): (Style, Measure),
) -> (Vec<SetLine>, Vec<Node>) {
    let (mut lines, mut nodes) = (Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Paragraph(words) => {
                let (set, slot) = words_in(fonts, slots, words, (style, measure));
                lines.extend(set);
                nodes.push(Node::Group(Tag::P.into(), vec![slot]));
            }
            Block::List(entries) => {
                let (measure, inner, indent) = in_list(measure);
                let mut items = Vec::new();
                for entry in entries {
                    let (bullet, label) = words_in(fonts, slots, "•", (style, measure));
                    lines.extend(bullet.into_iter().map(|it| SetLine { is_beside: true, ..it }));
                    let (mut set, body) = words_in(fonts, slots, entry, (style, inner));
                    set.iter_mut().for_each(|it| it.line.indent += indent);
                    lines.extend(set);
                    let label = Node::Group(Tag::Lbl.into(), vec![label]);
                    let body = Node::Group(Tag::LBody.into(), vec![body]);
                    items.push(Node::Group(Tag::LI.into(), vec![label, body]));
                }
                nodes.push(Node::Group(Tag::L(ListNumbering::Disc).into(), items));
            }
        }
    }
    (lines, nodes)
}

/// The column of the bullets, the column of the words, and how far to the right that one stands.
fn in_list(Measure { width, side }: Measure) -> (Measure, Measure, f32) {
    let (side, indent) = match side {
        Side::Left | Side::Own => (Side::Left, BULLET),
        Side::Right => (Side::Right, 0.0),
    };
    (Measure { width, side }, Measure { width: width - BULLET, side }, indent)
}

/// The lines of some words, and their slot.
pub(crate) fn words_in(
    fonts: &Fonts,
    slots: &mut Slots,
    words: &str,
    (style, measure): (Style, Measure),
) -> (Vec<SetLine>, Node) {
    let slot = slots.next();
    let lines = text::lines(fonts, words, style, measure).into_iter();
    let lines = lines.map(|line| SetLine { line, slot: Some(slot), is_beside: false });
    (lines.collect(), Node::Slot(slot))
}
