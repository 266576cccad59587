//! What is laid out as the bytes of a PDF, with structure, bookmarks, language and title.

use crate::blocks::{Node, SetLine};
use crate::fonts::Fonts;
use crate::layout::{BOTTOM, Bookmark, Item, Laid, MARGIN, PAGE};
use crate::text::{self, Measure, Run, Side, Style};
use crate::{Direction, Document, Error, Level, Printed};
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Archival, Configuration, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree};
use krilla::text::Font;

const FOOT: Style = Style { size: 8.0, is_bold: false };

pub(crate) fn draw(document: &Document, fonts: &Fonts, laid: Laid) -> Result<Vec<u8>, Error> {
    let settings = SerializeSettings { configuration: configuration()?, ..Default::default() };
    let mut pdf = krilla::Document::new_with(settings);
    let mut slots: Vec<Vec<Identifier>> = vec![Vec::new(); laid.slots];
    let count = laid.pages.len();
    for (number, items) in (1..).zip(&laid.pages) {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1);
        let mut page = pdf.start_page_with(size.ok_or_else(|| error("a page has no size"))?);
        let mut surface = page.surface();
        for item in items {
            match item {
                Item::Line(x, y, line) => {
                    draw_line(&mut surface, fonts, (*x, *y), line, &mut slots);
                }
                Item::Rule(x, y, width, thickness) => {
                    draw_rule(&mut surface, (*x, *y), *width, *thickness);
                }
            }
        }
        draw_foot(&mut surface, fonts, document, &format!("{number} / {count}"));
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(document.language.tag.clone()));
    for node in laid.nodes {
        fill(node, &mut slots, &mut tree.children);
    }
    pdf.set_tag_tree(tree);
    pdf.set_outline(outline(laid.bookmarks));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|wrong| Error(format!("{wrong:?}")))
}

fn error(words: &str) -> Error {
    Error(words.to_owned())
}

fn configuration() -> Result<Configuration, Error> {
    let wanted = krilla::configure::ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1);
    wanted.finish().map_err(|wrong| Error(format!("{wrong:?}")))
}

fn draw_line(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    at: (f32, f32),
    set: &SetLine,
    slots: &mut [Vec<Identifier>],
) {
    let tag = match set.slot {
        Some(_) => ContentTag::Span(SpanTag::empty()),
        None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
    };
    let identifier = surface.start_tagged(tag);
    draw_runs(surface, fonts, at, &set.line);
    surface.end_tagged();
    if let Some(slot) = set.slot.and_then(|slot| slots.get_mut(slot)) {
        slot.push(identifier);
    }
}

fn draw_runs(surface: &mut Surface<'_>, fonts: &Fonts, (x, y): (f32, f32), line: &text::Line) {
    let style = line.style;
    // The letters stand in the middle of the leading, a little above for what hangs below.
    let baseline = y + style.leading() * 0.5 + style.size * 0.36;
    for run in &line.runs {
        let font = &fonts.face(run.letters, style.is_bold).font;
        if run.is_rtl {
            draw_from_the_right(surface, font, (x + run.x + run.width, baseline), run);
        } else {
            let start = Point::from_xy(x + run.x, baseline);
            surface.draw_glyphs(start, &run.glyphs, font.clone(), &run.text, run.size, false);
        }
    }
}

/// Places each glyph by itself to the left of the one before, which the standard allows beside
/// strings marked as reversed (ISO 32000-1, 14.8.2.3.3). Many programs do not know those marks and
/// would read every word backwards.
fn draw_from_the_right(surface: &mut Surface<'_>, font: &Font, (x, y): (f32, f32), run: &Run) {
    let mut x = x;
    for glyph in &run.glyphs {
        x -= glyph.x_advance * run.size;
        // An alef lies over its lam without a width of its own. A little to the left it is read
        // after it, also by programs that go by places.
        let is_letter = run.text[glyph.text_range.clone()].chars().all(char::is_alphabetic);
        let shift = if glyph.x_advance == 0.0 && is_letter { 0.02 * run.size } else { 0.0 };
        let glyph = std::slice::from_ref(glyph);
        let start = Point::from_xy(x - shift, y);
        surface.draw_glyphs(start, glyph, font.clone(), &run.text, run.size, false);
    }
}

fn draw_rule(surface: &mut Surface<'_>, (x, y): (f32, f32), width: f32, thickness: f32) {
    let mut path = PathBuilder::new();
    let Some(rule) = Rect::from_xywh(x, y - thickness / 2.0, width, thickness) else { return };
    path.push_rect(rule);
    let Some(path) = path.finish() else { return };
    let _ = surface.start_tagged(artifact(ArtifactType::Layout));
    surface.draw_path(&path);
    surface.end_tagged();
}

/// The same on every page, so it is not read again and again.
fn draw_foot(surface: &mut Surface<'_>, fonts: &Fonts, document: &Document, number: &str) {
    let y = BOTTOM + 20.0;
    draw_rule(surface, (MARGIN, y - 4.0), PAGE.0 - 2.0 * MARGIN, 0.4);
    let number = text::line(fonts, number, FOOT);
    let end = PAGE.0 - MARGIN - number.width;
    let width = end - MARGIN - 16.0;
    let (x, side, end) = match document.language.direction {
        Direction::LeftToRight => (MARGIN, Side::Left, end),
        Direction::RightToLeft => (PAGE.0 - MARGIN - width, Side::Right, MARGIN),
    };
    let _ = surface.start_tagged(artifact(ArtifactType::Footer));
    let foot = text::lines(fonts, &document.foot, FOOT, Measure { width, side });
    for (at, line) in (0_u8..).zip(foot.iter().take(2)) {
        draw_runs(surface, fonts, (x + line.indent, y + f32::from(at) * FOOT.leading()), line);
    }
    draw_runs(surface, fonts, (end, y), &number);
    surface.end_tagged();
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

/// Puts what was drawn into the structure.
fn fill(node: Node, slots: &mut [Vec<Identifier>], into: &mut Vec<krilla::tagging::Node>) {
    match node {
        Node::Group(kind, children) => {
            let mut group = TagGroup::new(kind);
            for child in children {
                fill(child, slots, &mut group.children);
            }
            into.push(group.into());
        }
        Node::Slot(slot) => {
            let drawn = slots.get_mut(slot).map(std::mem::take);
            into.extend(drawn.unwrap_or_default().into_iter().map(Into::into));
        }
    }
}

fn outline(bookmarks: Vec<Bookmark>) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for Bookmark { level, words, page, y } in bookmarks {
        let at = XyzDestination::new(page, Point::from_xy(MARGIN, y));
        let node = OutlineNode::new(words, at).with_open(true);
        match (level, &mut open) {
            (Level::Section, Some(title)) => title.push_child(node),
            _ => {
                if let Some(title) = open.replace(node) {
                    outline.push_child(title);
                }
            }
        }
    }
    if let Some(title) = open {
        outline.push_child(title);
    }
    outline
}

fn metadata(document: &Document) -> Metadata {
    let Printed { year, month, day, hour, minute } = document.printed;
    let date = DateTime::new(year).month(month).day(day).hour(hour).minute(minute).second(0);
    let metadata = Metadata::new()
        .title(document.title.clone())
        .language(document.language.tag.clone())
        .creator("geleit".to_owned())
        .creation_date(date.utc_offset_hour(0).utc_offset_minute(0));
    match document.language.direction {
        Direction::LeftToRight => metadata,
        Direction::RightToLeft => metadata.text_direction(TextDirection::RightToLeft),
    }
}
