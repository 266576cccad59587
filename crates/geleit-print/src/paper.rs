//! What typst may see of the world: one template, the fonts that are part of the program, and the
//! values it is given. It reads no file and no network.

use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Bold.ttf"),
];

/// The fonts: Noto Sans for Latin, Greek and Cyrillic letters, Noto Naskh Arabic for Arabic ones.
pub(crate) fn fonts() -> &'static [Font] {
    static READ: LazyLock<Vec<Font>> = LazyLock::new(|| {
        FONTS.into_iter().filter_map(|font| Font::new(Bytes::new(font), 0)).collect()
    });
    &READ
}

pub(crate) struct Paper {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    template: Source,
}

impl Paper {
    pub(crate) fn new(inputs: Dict) -> Self {
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_inputs(inputs).with_features(features).build();
        Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(fonts())),
            template: Source::detached(include_str!("document.typ")),
        }
    }
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(nothing()) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(nothing())
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn nothing() -> FileError {
    FileError::AccessDenied
}
