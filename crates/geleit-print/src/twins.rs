//! Fonts that look alike. A PDF knows one meaning for each glyph of a font, and a bracket that is
//! mirrored between Arabic words is the glyph of the other one. It is taken from a twin of its font
//! there: programs that read lose words where a glyph says by itself that it means something else.

use crate::paper;
use std::collections::HashMap;
use std::sync::OnceLock;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};

/// As many twins as there may be letters in a name that no font has: all of them are one sign.
const MOST: usize = 15;

/// What glyphs have meant so far in a document: by font, twin and glyph.
#[derive(Default)]
pub(crate) struct Twins(HashMap<(usize, usize, u16), String>);

impl Twins {
    /// The font, itself or a twin, in which this glyph means these letters.
    pub(crate) fn with(&mut self, font: &FontInstance, glyph: u16, letters: &str) -> FontInstance {
        let data = |font: &Font| font.data().as_ptr();
        let own = data(font.font());
        let Some(index) = paper::fonts().iter().position(|font| data(font) == own) else {
            return font.clone();
        };
        let is_free = |twin: &usize| {
            let meant = self.0.entry((index, *twin, glyph)).or_insert_with(|| letters.to_owned());
            meant == letters
        };
        match (0..=MOST).find(is_free) {
            None | Some(0) => font.clone(),
            Some(twin) => made(index, twin).unwrap_or_else(|| font.clone()),
        }
    }
}

/// The same bytes and, so that they are not the same font, some more that nobody reads.
fn made(index: usize, twin: usize) -> Option<FontInstance> {
    static MADE: [OnceLock<Option<FontInstance>>; 4 * (MOST + 1)] =
        [const { OnceLock::new() }; 4 * (MOST + 1)];
    let make = || {
        let mut bytes = paper::fonts().get(index)?.data().to_vec();
        bytes.resize(bytes.len() + twin, 0);
        let font = Font::new(Bytes::new(bytes), 0)?;
        let (variant, variations) = (FontVariant::default(), FontVariations::default());
        Some(font.instantiate(variant, Abs::pt(10.0), &variations))
    };
    MADE.get(index * (MOST + 1) + twin)?.get_or_init(make).clone()
}
