//! Text as lines: where it breaks, which way its letters run, and which font draws them. The
//! lines of a paragraph keep the order in which it is read, whichever way they are drawn.

use crate::direction;
use crate::fonts::{Fonts, Letters, REPLACEMENT};
use krilla::text::KrillaGlyph;
use std::ops::Range;
use unicode_bidi::{BidiInfo, ParagraphInfo};

/// How text looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) size: f32,
    pub(crate) is_bold: bool,
}

impl Style {
    /// From one line to the next.
    pub(crate) fn leading(self) -> f32 {
        self.size * 1.42
    }
}

/// A column that lines are set in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    pub(crate) width: f32,
    pub(crate) side: Side,
}

/// Where lines stand in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// At the left, also an Arabic name among others; Arabic of several lines at the right.
    Left,
    /// Where their letters begin: at the left, and Arabic at the right.
    Own,
    /// At the right: the part is in Arabic.
    Right,
}

/// Letters of one font in one direction.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) letters: Letters,
    pub(crate) text: String,
    /// In reading order: from the left, or from the right where they run so.
    pub(crate) glyphs: Vec<KrillaGlyph>,
    /// From the left end of the line to the left end of this.
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) is_rtl: bool,
    pub(crate) size: f32,
    start: usize,
}

/// A line of text.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) style: Style,
    /// In reading order.
    pub(crate) runs: Vec<Run>,
    /// How far it stands from the left of its column.
    pub(crate) indent: f32,
    pub(crate) width: f32,
}

/// The lines of a text in a column of this width. A new line in the text is one here too.
pub(crate) fn lines(fonts: &Fonts, text: &str, style: Style, measure: Measure) -> Vec<Line> {
    let text = printable(text);
    let paragraphs = text.split('\n').flat_map(|text| paragraph(fonts, text, style, measure));
    paragraphs.filter(|line| !line.runs.is_empty()).collect()
}

fn paragraph(
    fonts: &Fonts,
    text: &str,
    style: Style,
    Measure { width, side }: Measure,
) -> Vec<Line> {
    let text = direction::isolated(text);
    let info = BidiInfo::new(&text, Some(direction::level(&text, side)));
    let mut lines = Vec::new();
    for paragraph in &info.paragraphs {
        let setting = Setting { fonts, info: &info, paragraph, style };
        let ranges = setting.breaks(width);
        let is_turned = match side {
            Side::Left => paragraph.level.is_rtl() && ranges.len() > 1,
            Side::Own => paragraph.level.is_rtl(),
            Side::Right => true,
        };
        for range in ranges {
            let (runs, used) = setting.runs(range.clone());
            // The space at the end of a line hangs out where the line ends.
            let indent = match (is_turned, paragraph.level.is_rtl()) {
                (false, _) => 0.0,
                (true, true) => width - used,
                (true, false) => width - setting.measured(range).1,
            };
            lines.push(Line { style, runs, indent, width: used });
        }
    }
    lines
}

/// One line, as wide as it is.
pub(crate) fn line(fonts: &Fonts, text: &str, style: Style) -> Line {
    let none = Line { style, runs: Vec::new(), indent: 0.0, width: 0.0 };
    let measure = Measure { width: f32::INFINITY, side: Side::Left };
    lines(fonts, text, style, measure).into_iter().next().unwrap_or(none)
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
fn is_mark(letter: char) -> bool {
    matches!(letter, '\n' | '\u{ad}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || ('\u{202a}'..='\u{202e}').contains(&letter)
        || ('\u{2066}'..='\u{2069}').contains(&letter)
}

struct Setting<'a> {
    fonts: &'a Fonts,
    info: &'a BidiInfo<'a>,
    paragraph: &'a ParagraphInfo,
    style: Style,
}

impl Setting<'_> {
    /// The lines of the paragraph, each as long as fits.
    fn breaks(&self, width: f32) -> Vec<Range<usize>> {
        let (mut lines, mut line, mut used) = (Vec::new(), self.empty(), 0.0);
        for word in self.words() {
            let (with_space, bare) = self.measured(word.clone());
            if used + bare > width && !line.is_empty() {
                lines.push(line);
                (line, used) = (word.start..word.start, 0.0);
            }
            line.end = word.end;
            used += with_space;
            while bare > width && self.measured(line.clone()).1 > width {
                let fits = self.longest(line.clone(), width);
                lines.push(line.start..fits);
                line.start = fits;
                used = self.measured(line.clone()).0;
            }
        }
        lines.push(line);
        lines
    }

    fn empty(&self) -> Range<usize> {
        self.paragraph.range.start..self.paragraph.range.start
    }

    /// What may not be torn apart, with the space after it. A hyphen parts words and not days.
    fn words(&self) -> Vec<Range<usize>> {
        let Range { start: offset, end } = self.paragraph.range;
        let text = &self.info.text[offset..end];
        let (mut words, mut start, mut is_number) = (Vec::new(), offset, false);
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let parts = match letter {
                ' ' => !is_number,
                '-' | '/' | '–' => next.is_some_and(char::is_alphabetic),
                _ => false,
            };
            is_number = match letter {
                direction::ISOLATE => next.is_some_and(|next| !next.is_alphabetic()),
                direction::END => false,
                _ => is_number,
            };
            if parts {
                let next = offset + at + letter.len_utf8();
                words.push(start..next);
                start = next;
            }
        }
        words.push(start..end);
        words
    }

    /// How wide a range is with and without the spaces at its end.
    fn measured(&self, range: Range<usize>) -> (f32, f32) {
        let text = &self.info.text[range.clone()];
        let bare = range.start + text.trim_end().len();
        let width = |range| self.width(range);
        let with_space = width(range.clone());
        (with_space, if bare == range.end { with_space } else { width(range.start..bare) })
    }

    /// Where a word that is too long for a line has to break; at least one letter stays.
    fn longest(&self, range: Range<usize>, width: f32) -> usize {
        let text = &self.info.text[range.clone()];
        let ends = text.char_indices().skip(1).map(|(at, _)| range.start + at);
        let ends: Vec<usize> = ends.collect();
        let fitting = ends.partition_point(|end| self.width(range.start..*end) <= width);
        ends.get(fitting.saturating_sub(1)).copied().unwrap_or(range.end)
    }

    /// How wide a range is, in whatever order its runs are drawn.
    fn width(&self, range: Range<usize>) -> f32 {
        let levels = &self.info.levels;
        let (mut width, mut start) = (0.0, range.start);
        while start < range.end {
            let level = levels[start];
            let same = levels[start..range.end].iter().take_while(|other| **other == level);
            let end = start + same.count();
            let pieces = self.pieces(start..end, level.is_rtl());
            width += pieces.iter().map(|run| run.width).sum::<f32>();
            start = end;
        }
        width
    }

    /// The runs of a line in reading order, with their places, and its width.
    fn runs(&self, line: Range<usize>) -> (Vec<Run>, f32) {
        if line.is_empty() {
            return (Vec::new(), 0.0);
        }
        let (levels, visual) = self.info.visual_runs(self.paragraph, line);
        let (mut runs, mut x) = (Vec::new(), 0.0);
        for range in visual {
            let is_rtl = levels[range.start].is_rtl();
            let mut pieces = self.pieces(range, is_rtl);
            if is_rtl {
                pieces.reverse();
            }
            for mut run in pieces {
                run.x = x;
                x += run.width;
                runs.push(run);
            }
        }
        runs.sort_by_key(|run| run.start);
        (runs, x)
    }

    /// Letters of one direction, split by font.
    fn pieces(&self, range: Range<usize>, is_rtl: bool) -> Vec<Run> {
        let mut pieces: Vec<(usize, Letters, String)> = Vec::new();
        let text = &self.info.text[range.clone()];
        for (at, letter) in text.char_indices().filter(|(_, letter)| !is_mark(*letter)) {
            let before = pieces.last().map_or(Letters::Sans, |(_, letters, _)| *letters);
            let letters = self.fonts.letters(letter, before);
            match pieces.last_mut() {
                Some((_, same, piece)) if *same == letters => piece.push(letter),
                _ => pieces.push((range.start + at, letters, letter.to_string())),
            }
        }
        let pieces = pieces.into_iter();
        pieces.map(|(start, letters, text)| self.shape(start, letters, text, is_rtl)).collect()
    }

    fn shape(&self, start: usize, letters: Letters, text: String, is_rtl: bool) -> Run {
        let face = self.fonts.face(letters, self.style.is_bold);
        let glyphs = match letters {
            Letters::Missing => face.replace(&text),
            Letters::Sans | Letters::Arabic => face.shape(&text, is_rtl),
        };
        let size = self.style.size * letters.scale();
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * size;
        Run { letters, text, glyphs, x: 0.0, width, is_rtl, size, start }
    }
}
