//! A Europass CV: the record that a person wrote once on the European portal, as XML or inside
//! its PDF, in the form of today (`Candidate`) and the one before 2020 (`SkillsPassport`). Only
//! what an application asks is taken: no photograph, no date of birth, no gender.

mod candidate;
mod languages;
mod passport;
mod record;
mod tree;

pub use record::Record;

use crate::files::pdf;
use geleit_domain::files::BYTES_MAX;
use tree::Node;

/// Why nothing was taken from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No bytes.
    Empty,
    /// More than [`BYTES_MAX`].
    TooLarge,
    /// Neither a PDF nor the XML of a Europass CV.
    NotEuropass,
    /// A PDF without the record that Europass puts into its own.
    NoRecord,
    /// XML that breaks off, or that wants something looked up elsewhere.
    Damaged,
}

impl Refusal {
    /// Every reason.
    pub const ALL: &'static [Self] =
        &[Self::Empty, Self::TooLarge, Self::NotEuropass, Self::NoRecord, Self::Damaged];

    /// The stable word by which pages translate.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::NotEuropass => "not_europass",
            Self::NoRecord => "no_record",
            Self::Damaged => "damaged",
        }
    }
}

/// Reads the record in a PDF or in XML.
///
/// # Errors
/// Why there is none, or none that can be read.
pub fn read(bytes: &[u8]) -> Result<Record, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    if bytes.starts_with(b"%PDF-") {
        return read_xml(&record_in(bytes)?);
    }
    if is_record(bytes) { read_xml(bytes) } else { Err(Refusal::NotEuropass) }
}

/// Is this the XML of a Europass record?
pub(crate) fn is_record(content: &[u8]) -> bool {
    const START: usize = 4_096;
    let start = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content).trim_ascii_start();
    let start = &start[..start.len().min(START)];
    let has = |mark: &[u8]| start.windows(mark.len()).any(|part| part == mark);
    start.starts_with(b"<") && (has(b"Candidate") || has(b"SkillsPassport"))
}

/// The first attached record of a PDF.
fn record_in(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let objects = pdf::objects(bytes).map_err(|_| Refusal::Damaged)?;
    // Unpacking every stream would take long: a record is attached and says so, or is XML.
    let attached = objects.iter().filter(|object| !object.has("Image") && !object.has("FontFile2"));
    let mut contents = attached.filter_map(|object| object.content().ok().flatten());
    contents.find(|content| is_record(content)).ok_or(Refusal::NoRecord)
}

fn read_xml(bytes: &[u8]) -> Result<Record, Refusal> {
    let root = Node::read(bytes)?;
    match root.name.as_str() {
        "Candidate" => Ok(candidate::read(&root)),
        "SkillsPassport" => Ok(passport::read(&root)),
        _ => Err(Refusal::NotEuropass),
    }
}
