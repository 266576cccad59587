//! Arabic in the order in which it is read. typst writes the letters of a word from the left to the
//! right, as they stand on paper, and whoever listens or copies would get every word backwards
//! (ISO 32000-1, 14.8.2.3.3, asks for the order of reading).

use crate::direction::is_arabic;
use crate::values::{REPLACEMENT, is_mark};
use std::ptr;
use typst::layout::{Em, Frame, FrameItem, GroupItem, Point};
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

/// The same pages, with the glyphs of each line in reading order and a sign for each letter that no
/// font has.
pub(crate) fn in_order(document: &PagedDocument) -> PagedDocument {
    let info = document.clone().info_mut().clone();
    let pages = document.pages().iter();
    let pages = pages.map(|page| Page { frame: read(&page.frame), ..page.clone() });
    PagedDocument::new(pages.collect(), info)
}

fn read(frame: &Frame) -> Frame {
    let mut in_order = frame.clone();
    in_order.clear();
    let mut texts = Vec::new();
    for (at, item) in frame.items() {
        match item {
            FrameItem::Text(text) => texts.push((*at, text)),
            other => {
                in_order.push_multiple(in_turn(&std::mem::take(&mut texts)));
                in_order.push(*at, within(other));
            }
        }
    }
    in_order.push_multiple(in_turn(&texts));
    in_order
}

fn within(item: &FrameItem) -> FrameItem {
    match item {
        FrameItem::Group(group) => {
            FrameItem::Group(GroupItem { frame: read(&group.frame), ..group.clone() })
        }
        other => other.clone(),
    }
}

type Placed<'a> = (Point, &'a TextItem);

/// Texts that follow each other, each in its order.
fn in_turn(texts: &[Placed<'_>]) -> Vec<(Point, FrameItem)> {
    let mut items = Vec::new();
    for run in texts.chunk_by(is_one_run) {
        let mut shapes: Vec<_> = run.iter().flat_map(|(at, text)| shapes(*at, text)).collect();
        if run.first().is_some_and(|(_, text)| is_rtl(text)) {
            shapes.reverse();
            // The place in the source tells the order also where a sign stands higher than its
            // letter and is a text of its own.
            shapes.sort_by_key(Shape::source);
            let same = |one: &Shape<'_>, next: &Shape<'_>| one.source() == next.source();
            shapes.chunk_by_mut(same).for_each(share_out);
            shapes.iter_mut().for_each(Shape::follow);
        } else {
            shapes.chunk_by_mut(Shape::is_one_with).for_each(share_out);
        }
        items.extend(shapes.chunk_by(Shape::goes_with).filter_map(together));
    }
    items
}

/// What typst has shaped at once lies in it from the left to the right, signs above letters before
/// them. Such runs themselves follow each other as they are read.
fn is_one_run(one: &Placed<'_>, next: &Placed<'_>) -> bool {
    let ((at, text), (after, other)) = (one, next);
    let is_same_line = (at.y - after.y).abs() < text.size * 0.7;
    let is_further = at.x < after.x || (at.x == after.x && at.y != after.y);
    is_rtl(text) == is_rtl(other) && is_same_line && is_further
}

/// Does it run from the right? Numbers and Latin words in Arabic are texts of their own; what is only
/// signs and spaces goes along.
fn is_rtl(text: &TextItem) -> bool {
    !text.text.chars().any(char::is_alphanumeric) || text.text.chars().any(is_arabic)
}

/// A glyph with its place on the page.
struct Shape<'a> {
    text: &'a TextItem,
    glyph: &'a Glyph,
    at: Point,
    /// The letters it stands for; none if it does so together with the one before.
    letters: Option<String>,
}

fn shapes<'a>(at: Point, text: &'a TextItem) -> impl Iterator<Item = Shape<'a>> {
    let mut x = at.x;
    text.glyphs.iter().map(move |glyph| {
        let at = Point::new(x, at.y);
        x += glyph.x_advance.at(text.size);
        let letters = text.text[glyph.range()].chars().filter(|letter| !is_mark(*letter));
        Shape { text, glyph, at, letters: Some(letters.collect()) }
    })
}

impl Shape<'_> {
    /// Where its letters stand in what was given to typst.
    fn source(&self) -> u16 {
        self.glyph.span.1
    }

    fn is_one_with(&self, next: &Self) -> bool {
        ptr::eq(self.text, next.text) && self.glyph.range == next.glyph.range
    }

    /// An alef lies over its lam without a width of its own. A little to the left it is read after
    /// it, also by programs that go by places.
    fn follow(&mut self) {
        let is_letter = self.letters.as_ref().is_some_and(|it| it.chars().all(char::is_alphabetic));
        if is_letter && self.glyph.x_advance == Em::zero() {
            self.at.x -= Em::new(0.02).at(self.text.size);
        }
    }

    fn goes_with(&self, next: &Self) -> bool {
        let (one, next) = (self.text, next.text);
        (&one.font, one.size, &one.fill, one.lang) == (&next.font, next.size, &next.fill, next.lang)
    }
}

/// Gives each glyph its letter where there are as many glyphs as letters for all of them, so that
/// no vowel sign is read twice.
fn share_out(same: &mut [Shape<'_>]) {
    let letters = same.first().and_then(|first| first.letters.clone()).unwrap_or_default();
    let letters: Vec<_> = letters.chars().map(String::from).collect();
    if same.len() == letters.len() {
        same.iter_mut().zip(letters).for_each(|(shape, letter)| shape.letters = Some(letter));
    } else {
        same.iter_mut().skip(1).for_each(|shape| shape.letters = None);
    }
}

/// One text of these glyphs, each where it was.
fn together(shapes: &[Shape<'_>]) -> Option<(Point, FrameItem)> {
    let first = shapes.first()?;
    let size = first.text.size;
    let (mut letters, mut start, mut x) = (String::new(), 0, first.at.x);
    let mut glyphs = Vec::with_capacity(shapes.len());
    for Shape { glyph, at, letters: own, .. } in shapes {
        if let Some(own) = own {
            start = letters.len();
            letters.push_str(own);
        }
        glyphs.push(Glyph {
            id: if glyph.id == 0 { replacement(first.text) } else { glyph.id },
            x_offset: glyph.x_offset + Em::from_abs(at.x - x, size),
            y_offset: glyph.y_offset + Em::from_abs(first.at.y - at.y, size),
            range: u16::try_from(start).ok()?..u16::try_from(letters.len()).ok()?,
            ..(*glyph).clone()
        });
        x += glyph.x_advance.at(size);
    }
    let text = TextItem { text: letters.into(), glyphs, ..first.text.clone() };
    Some((first.at, FrameItem::Text(text)))
}

fn replacement(text: &TextItem) -> u16 {
    text.font.ttf().glyph_index(REPLACEMENT).map_or(0, |glyph| glyph.0)
}
