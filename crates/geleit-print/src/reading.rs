//! Arabic in the order in which it is read. typst writes the letters of a word from the left to the
//! right, as they stand on paper, and whoever listens or copies would get every word backwards
//! (ISO 32000-1, 14.8.2.3.3, asks for the order of reading).

use crate::direction::is_arabic;
use crate::twins::Twins;
use crate::values::{REPLACEMENT, is_mark};
use typst::layout::{Em, Frame, FrameItem, GroupItem, Point};
use typst::text::{FontInstance, Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

/// The same pages, with the glyphs of each line in reading order and a sign for each letter that no
/// font has.
pub(crate) fn in_order(document: &PagedDocument) -> PagedDocument {
    let info = document.clone().info_mut().clone();
    let (pages, mut twins) = (document.pages().iter(), Twins::default());
    let pages = pages.map(|page| Page { frame: read(&page.frame, &mut twins), ..page.clone() });
    PagedDocument::new(pages.collect(), info)
}

fn read(frame: &Frame, twins: &mut Twins) -> Frame {
    let mut in_order = frame.clone();
    in_order.clear();
    let mut texts = Vec::new();
    for (at, item) in frame.items() {
        match item {
            FrameItem::Text(text) => texts.push((*at, text)),
            other => {
                in_order.push_multiple(in_turn(&std::mem::take(&mut texts), twins));
                in_order.push(*at, within(other, twins));
            }
        }
    }
    in_order.push_multiple(in_turn(&texts, twins));
    in_order
}

fn within(item: &FrameItem, twins: &mut Twins) -> FrameItem {
    match item {
        FrameItem::Group(group) => {
            FrameItem::Group(GroupItem { frame: read(&group.frame, twins), ..group.clone() })
        }
        other => other.clone(),
    }
}

type Placed<'a> = (Point, &'a TextItem);

/// Texts that follow each other, each in its order.
fn in_turn(texts: &[Placed<'_>], twins: &mut Twins) -> Vec<(Point, FrameItem)> {
    let mut items = Vec::new();
    for run in texts.chunk_by(is_one_run) {
        let mut shapes: Vec<_> = run.iter().flat_map(|(at, text)| shapes(*at, text)).collect();
        let is_turned = run.iter().any(is_rtl);
        if is_turned {
            shapes.reverse();
        }
        // The place in the source tells the order, also where a sign stands higher than its letter
        // or the space at the end of a line further left, and each is a text of its own.
        shapes.sort_by_key(Shape::source);
        let same = |one: &Shape<'_>, next: &Shape<'_>| one.source() == next.source();
        shapes.chunk_by_mut(same).for_each(share_out);
        if is_turned {
            shapes.iter_mut().for_each(Shape::follow);
        }
        let mut font = None;
        shapes.iter_mut().for_each(|shape| font = Some(shape.mean(font.take(), twins)));
        items.extend(shapes.chunk_by(Shape::goes_with).filter_map(together));
    }
    items
}

/// What the template gives to typst as one piece has one size, and the next one another: Arabic
/// words, what is between them, and letters that no font has. The texts of a piece lie in its line
/// from the left to the right, whichever way they are read.
fn is_one_run((at, text): &Placed<'_>, (after, other): &Placed<'_>) -> bool {
    text.size == other.size && (at.y - after.y).abs() < text.size * 0.7
}

/// Does it run from the right?
fn is_rtl((_, text): &Placed<'_>) -> bool {
    let starts = text.glyphs.iter().map(|glyph| glyph.range.start);
    text.text.chars().any(is_arabic) || !starts.is_sorted()
}

/// A glyph with its place on the page.
struct Shape<'a> {
    text: &'a TextItem,
    glyph: &'a Glyph,
    /// Its index in the font.
    id: u16,
    at: Point,
    /// The letters it stands for; none if it does so together with the one before.
    letters: Option<String>,
    /// The font that knows it by these letters.
    font: FontInstance,
}

/// Marks that say which way text runs are not letters; where no font has what they stand beside,
/// they are glyphs all the same.
fn shapes<'a>(at: Point, text: &'a TextItem) -> impl Iterator<Item = Shape<'a>> {
    let mut x = at.x;
    text.glyphs.iter().filter_map(move |glyph| {
        let at = Point::new(x, at.y);
        x += glyph.x_advance.at(text.size);
        let letters = text.text[glyph.range()].chars().filter(|letter| !is_mark(*letter));
        let letters: String = letters.collect();
        if letters.is_empty() {
            return None;
        }
        let id = if glyph.id == 0 { replacement(text) } else { glyph.id };
        Some(Shape { text, glyph, id, at, letters: Some(letters), font: text.font.clone() })
    })
}

impl Shape<'_> {
    /// Where its letters stand in what was given to typst.
    fn source(&self) -> u16 {
        self.glyph.span.1
    }

    /// An alef lies over its lam without a width of its own. A little to the left it is read after
    /// it, also by programs that go by places.
    fn follow(&mut self) {
        let is_letter = self.letters.as_ref().is_some_and(|it| it.chars().all(char::is_alphabetic));
        if is_letter && self.glyph.x_advance == Em::zero() {
            self.at.x -= Em::new(0.02).at(self.text.size);
        }
    }

    /// Takes it from the font that knows it by these letters; the one of the glyph before, where it
    /// means something only together with that.
    fn mean(&mut self, before: Option<FontInstance>, twins: &mut Twins) -> FontInstance {
        self.font = match &self.letters {
            Some(letters) => twins.with(&self.text.font, self.id, letters),
            None => before.unwrap_or_else(|| self.text.font.clone()),
        };
        self.font.clone()
    }

    fn goes_with(&self, next: &Self) -> bool {
        let looks = |shape: &Self| (shape.text.size, shape.text.lang, shape.text.fill.clone());
        self.font == next.font && looks(self) == looks(next)
    }
}

/// Gives each glyph its letter, and the last one those that are left, so that no vowel sign is read
/// twice: several signs above a letter may be one glyph. More glyphs than letters stand for all of
/// them together.
fn share_out(same: &mut [Shape<'_>]) {
    let Some((first, others)) = same.split_first_mut() else { return };
    let letters = first.letters.clone().unwrap_or_default();
    if letters.chars().count() <= others.len() {
        others.iter_mut().for_each(|shape| shape.letters = None);
        return;
    }
    let last = others.len();
    let mut letters = letters.chars();
    for (at, shape) in same.iter_mut().enumerate() {
        let own = if at == last { usize::MAX } else { 1 };
        shape.letters = Some(letters.by_ref().take(own).collect());
    }
}

/// One text of these glyphs, each where it was.
fn together(shapes: &[Shape<'_>]) -> Option<(Point, FrameItem)> {
    let first = shapes.first()?;
    let size = first.text.size;
    let (mut letters, mut start, mut x) = (String::new(), 0, first.at.x);
    let mut glyphs = Vec::with_capacity(shapes.len());
    for Shape { glyph, id, at, letters: own, .. } in shapes {
        if let Some(own) = own {
            start = letters.len();
            letters.push_str(own);
        }
        glyphs.push(Glyph {
            id: *id,
            x_offset: glyph.x_offset + Em::from_abs(at.x - x, size),
            y_offset: glyph.y_offset + Em::from_abs(first.at.y - at.y, size),
            range: u16::try_from(start).ok()?..u16::try_from(letters.len()).ok()?,
            ..(*glyph).clone()
        });
        x += glyph.x_advance.at(size);
    }
    let text =
        TextItem { text: letters.into(), glyphs, font: first.font.clone(), ..first.text.clone() };
    Some((first.at, FrameItem::Text(text)))
}

fn replacement(text: &TextItem) -> u16 {
    text.font.ttf().glyph_index(REPLACEMENT).map_or(0, |glyph| glyph.0)
}
