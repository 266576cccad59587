//! The fonts that are part of the program: Noto Sans for Latin, Greek and Cyrillic letters, Noto
//! Naskh Arabic for Arabic ones. A letter that neither has is drawn as a replacement mark and
//! keeps its meaning for those who copy or listen.

use crate::Error;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{BufferClusterLevel, Direction, Feature, Script, ShapePlan, UnicodeBuffer};
use std::cell::RefCell;
use std::rc::Rc;

const SANS: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
const SANS_BOLD: &[u8] = include_bytes!("../fonts/NotoSans-Bold.ttf");
const NASKH: &[u8] = include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf");
const NASKH_BOLD: &[u8] = include_bytes!("../fonts/NotoNaskhArabic-Bold.ttf");

/// Stands for a letter that cannot be drawn.
pub(crate) const REPLACEMENT: char = '\u{fffd}';

/// Which letters a font is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letters {
    Sans,
    Arabic,
    /// No font has them.
    Missing,
}

impl Letters {
    /// How large they are drawn. Arabic letters of the same size would look smaller than Latin ones.
    pub(crate) fn scale(self) -> f32 {
        if self == Self::Arabic { 1.15 } else { 1.0 }
    }
}

/// One weight of one font.
pub(crate) struct Face {
    pub(crate) font: Font,
    shaper: rustybuzz::Face<'static>,
    replacement: GlyphId,
    /// How each script is shaped: finding out takes longer than shaping a word.
    plans: RefCell<Vec<(Script, Direction, Rc<ShapePlan>)>>,
}

/// All fonts.
pub(crate) struct Fonts {
    sans: [Face; 2],
    arabic: [Face; 2],
}

impl Fonts {
    pub(crate) fn load() -> Result<Self, Error> {
        Ok(Self {
            sans: [Face::read(SANS)?, Face::read(SANS_BOLD)?],
            arabic: [Face::read(NASKH)?, Face::read(NASKH_BOLD)?],
        })
    }

    pub(crate) fn face(&self, letters: Letters, is_bold: bool) -> &Face {
        let faces = match letters {
            Letters::Sans | Letters::Missing => &self.sans,
            Letters::Arabic => &self.arabic,
        };
        &faces[usize::from(is_bold)]
    }

    /// Which font draws a letter. Spaces and signs stay with the letters before them.
    pub(crate) fn letters(&self, letter: char, before: Letters) -> Letters {
        let has = |letters| self.face(letters, false).has(letter);
        match before {
            _ if letter == REPLACEMENT => Letters::Missing,
            Letters::Arabic if has(Letters::Arabic) => Letters::Arabic,
            _ if has(Letters::Sans) => Letters::Sans,
            _ if has(Letters::Arabic) => Letters::Arabic,
            _ => Letters::Missing,
        }
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Result<Self, Error> {
        let unreadable = || Error("a font is unreadable".to_owned());
        let shaper = rustybuzz::Face::from_slice(bytes, 0).ok_or_else(unreadable)?;
        let replacement = shaper.glyph_index(REPLACEMENT).map_or(0, |glyph| glyph.0);
        Ok(Self {
            font: Font::new(bytes.into(), 0).ok_or_else(unreadable)?,
            replacement: GlyphId::new(u32::from(replacement)),
            shaper,
            plans: RefCell::default(),
        })
    }

    fn has(&self, letter: char) -> bool {
        self.shaper.glyph_index(letter).is_some()
    }

    /// The glyphs of a text in one direction, in reading order, measured in its font size.
    pub(crate) fn shape(&self, text: &str, is_rtl: bool) -> Vec<KrillaGlyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.guess_segment_properties();
        if is_rtl {
            // A vowel sign stays a letter of its own, so that it is read after its letter.
            buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        }
        let plan = self.plan(buffer.script(), buffer.direction());
        let shaped = rustybuzz::shape_with_plan(&self.shaper, &plan, buffer);
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let em = self.font.units_per_em();
        let glyphs = infos.iter().zip(positions).map(|(info, at)| {
            let start = info.cluster as usize;
            let after = starts.partition_point(|other| *other <= start);
            let end = starts.get(after).copied().unwrap_or(text.len());
            let [advance, x, y] = [at.x_advance, at.x_offset, at.y_offset].map(|it| it as f32 / em);
            KrillaGlyph::new(GlyphId::new(info.glyph_id), advance, x, y, 0.0, start..end, None)
        });
        let mut glyphs: Vec<_> = glyphs.collect();
        if is_rtl {
            glyphs.reverse();
            let same = glyphs.chunk_by_mut(|one, next| one.text_range == next.text_range);
            same.for_each(|same| share_out(text, same));
        }
        glyphs
    }

    fn plan(&self, script: Script, direction: Direction) -> Rc<ShapePlan> {
        let mut plans = self.plans.borrow_mut();
        let known = plans.iter().find(|known| (known.0, known.1) == (script, direction));
        if let Some((_, _, plan)) = known {
            return Rc::clone(plan);
        }
        // As one glyph the word for God, which is part of many names, is read backwards by programs
        // that go by places.
        let apart = [Feature::new(Tag::from_bytes(b"liga"), 0, ..)];
        let features = if direction == Direction::RightToLeft { &apart[..] } else { &[] };
        let plan = ShapePlan::new(&self.shaper, direction, Some(script), None, features);
        let plan = Rc::new(plan);
        plans.push((script, direction, Rc::clone(&plan)));
        plan
    }

    /// A replacement mark for each letter.
    pub(crate) fn replace(&self, text: &str) -> Vec<KrillaGlyph> {
        let width = self.shape(REPLACEMENT.encode_utf8(&mut [0; 4]), false);
        let width = width.first().map_or(1.0, |glyph| glyph.x_advance);
        let glyphs = text.char_indices().map(|(start, letter)| {
            let range = start..start + letter.len_utf8();
            KrillaGlyph::new(self.replacement, width, 0.0, 0.0, 0.0, range, None)
        });
        glyphs.collect()
    }
}

/// Gives each glyph its letter where the shaper has as many glyphs as letters for all of them, so
/// that none is read twice.
fn share_out(text: &str, same: &mut [KrillaGlyph]) {
    let Some(range) = same.first().map(|glyph| glyph.text_range.clone()) else { return };
    let letters = text[range.clone()].char_indices();
    let letters: Vec<_> = letters.map(|(at, letter)| (range.start + at, letter)).collect();
    if same.len() == letters.len() {
        for (glyph, (start, letter)) in same.iter_mut().zip(letters) {
            glyph.text_range = start..start + letter.len_utf8();
        }
    }
}
