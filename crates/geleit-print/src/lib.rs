//! A document of headings, paragraphs, lists and tables, in one language or several, as a PDF that
//! screen readers can read and archives can keep (PDF/UA-1 and PDF/A-2a). It knows nothing of
//! people, files or the network: the fonts are part of the program, and every word is printed as it
//! is, never understood as markup.

mod direction;
mod paper;
mod reading;
mod twins;
mod values;

use paper::Paper;
use std::fmt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What is printed.
#[derive(Clone, Debug)]
pub struct Document {
    /// What stands in the title of the window; the first heading says it on the page.
    pub title: String,
    /// The language of everything that does not name another.
    pub language: Language,
    /// What stands at the bottom of every page, beside the page's number.
    pub foot: String,
    /// When it was printed; the clock is the caller's.
    pub printed: Printed,
    /// What is read from top to bottom.
    pub parts: Vec<Part>,
    /// What is said at the end if there is a letter that no font here has.
    pub about_missing_letters: String,
}

/// A language and which way its lines run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its tag: `de`, `ar`.
    pub tag: String,
    /// Which way its lines run.
    pub direction: Direction,
}

/// Which way lines run. It also says at which side lists, tables and lines to sign on begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As German does.
    LeftToRight,
    /// As Arabic does.
    RightToLeft,
}

/// When a document was printed, in UTC.
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour, from 0.
    pub hour: u8,
    /// The minute, from 0.
    pub minute: u8,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Part {
    /// A heading that also becomes a bookmark.
    Heading(Level, String),
    /// A paragraph or a list.
    Block(Block),
    /// A table with a row of headings, which is repeated on every page it reaches.
    Table(Table),
    /// Lines to sign on, one for each of these words.
    Signatures(Vec<String>),
    /// What follows begins on a page of its own.
    NewPage,
    /// What follows stands at least so many points from the top of its page.
    Below(f32),
    /// Parts in another language than what stands around them.
    In(Language, Vec<Part>),
}

/// How deep a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Over the whole document.
    Title,
    /// Over a section.
    Section,
}

/// Text that runs over lines.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A list with a bullet before each entry.
    List(Vec<String>),
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The columns in the order in which they are read.
    pub columns: Vec<Column>,
    /// The rows; the first cell of each is its heading.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands over it.
    pub heading: String,
    /// How wide it is beside the others.
    pub share: u8,
    /// Numbers stand at the right of their cells, units below units, whichever way lines run.
    pub is_number: bool,
    /// The language of this column, heading included, if the table stands in another.
    pub language: Option<Language>,
}

/// What stands in a cell. An empty one is printed as a dash, so that no screen reader loses count.
pub type Cell = Vec<Block>;

/// Why a document could not be printed; what is wrong is the program and not the document.
#[derive(Debug)]
pub struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the document cannot be printed: {}", self.0)
    }
}

impl std::error::Error for Error {}

/// Prints a document. The same document gives the same bytes.
///
/// # Errors
///
/// If the result would break a rule of PDF/UA-1 or PDF/A-2a.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Error> {
    let made = made(document);
    // What typst keeps for a next time would be the words of people.
    typst::comemo::evict(0);
    made
}

fn made(document: &Document) -> Result<Vec<u8>, Error> {
    let paper = Paper::new(values::of(document));
    let set = typst::compile::<PagedDocument>(&paper).output.map_err(|wrong| error(&wrong))?;
    let bytes = typst_pdf::pdf(&reading::in_order(&set), &options(document)?);
    bytes.map_err(|wrong| error(&wrong))
}

fn options(document: &Document) -> Result<PdfOptions, Error> {
    let Printed { year, month, day, hour, minute } = document.printed;
    let printed = Datetime::from_ymd_hms(year.into(), month, day, hour, minute, 0);
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    Ok(PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("geleit".to_owned())),
        timestamp: printed.map(Timestamp::new_utc),
        page_ranges: None,
        standards: standards.map_err(|wrong| Error(wrong.message().to_string()))?,
        tagged: true,
        pretty: false,
    })
}

/// What typst says is about the template: the words of a document are not part of it.
fn error(wrong: &[SourceDiagnostic]) -> Error {
    let said: Vec<_> = wrong.iter().map(|wrong| wrong.message.as_str()).collect();
    Error(said.join("; "))
}
