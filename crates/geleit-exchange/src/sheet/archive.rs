//! What a file is, told by its content, and whether a packed one may be unpacked at all.

use super::{Reason, UNPACKED_BYTES_MAX};
use std::io::{Cursor, Read, Write};
use zip::ZipArchive;

/// More parts than any spreadsheet has; their directory alone would fill the memory.
const PARTS_MAX: usize = 4_000;

/// What grows more than this is no table: text of real sheets shrinks 5- to 40-fold.
const GROWTH_MAX: u64 = 100;

/// From this size on growth is looked at, bytes.
const GROWTH_FROM: u64 = 8 << 20;

/// The formats that are told apart.
pub(super) enum Kind {
    Workbook {
        /// Does any sheet merge cells?
        merges: bool,
    },
    OpenDocument,
    Text,
}

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Recognises the format; packed files are measured first.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Reason> {
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    if bytes.starts_with(b"PK") {
        return packed_kind(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Reason::OldOrProtected);
    }
    Ok(Kind::Text)
}

fn packed_kind(bytes: &[u8]) -> Result<Kind, Reason> {
    // Each part has such a mark in the directory, so this bounds what opening will allocate.
    if bytes.windows(4).filter(|mark| *mark == b"PK\x01\x02").count() > PARTS_MAX {
        return Err(Reason::UnpacksTooLarge);
    }
    let mut archive = open(bytes)?;
    let merges = measure(&mut archive)?;
    if archive.by_name("content.xml").is_ok() && archive.by_name("mimetype").is_ok() {
        if is_encrypted(&mut archive) {
            return Err(Reason::OldOrProtected);
        }
        return Ok(Kind::OpenDocument);
    }
    let mut names = archive.file_names().flatten();
    let is_workbook = names.any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
    if is_workbook { Ok(Kind::Workbook { merges }) } else { Err(Reason::NotASpreadsheet) }
}

/// Opens the directory of a packed file.
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, Reason> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| Reason::Damaged(error.to_string()))
}

/// Adds up the sizes that the directory declares, then unpacks into nothing once, because a
/// directory can lie. Tells whether merged cells went by, which saves looking for them again.
fn measure(archive: &mut Archive<'_>) -> Result<bool, Reason> {
    let bomb = |size: u64, packed: u64| size > GROWTH_FROM && size / packed.max(1) > GROWTH_MAX;
    let (mut sizes, mut packed_sizes) = (0_u64, 0_u64);
    for part in 0..archive.len() {
        let file = archive.by_index_raw(part).map_err(|e| Reason::Damaged(e.to_string()))?;
        let (size, packed) = (file.size(), file.compressed_size());
        sizes = sizes.saturating_add(size);
        packed_sizes = packed_sizes.saturating_add(packed);
        if bomb(size, packed) || bomb(sizes, packed_sizes) || sizes > UNPACKED_BYTES_MAX {
            return Err(Reason::UnpacksTooLarge);
        }
    }
    let mut merges = Watch { mark: b"mergeCell ", matched: 0, seen: false };
    for part in 0..archive.len() {
        let mut file = archive.by_index(part).map_err(|e| Reason::Damaged(e.to_string()))?;
        // A part that goes on behind its declared size is an error of the reader.
        std::io::copy(&mut file, &mut merges).map_err(|e| Reason::Damaged(e.to_string()))?;
    }
    Ok(merges.seen)
}

/// Forgets what is written to it, except whether a mark went by.
struct Watch {
    mark: &'static [u8],
    /// How much of the mark the last bytes were.
    matched: usize,
    seen: bool,
}

impl Write for Watch {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for byte in bytes {
            // The mark's first letter stands nowhere else in it, so this loses no start.
            self.matched = if *byte == self.mark[self.matched] {
                self.matched + 1
            } else {
                usize::from(*byte == self.mark[0])
            };
            if self.matched == self.mark.len() {
                self.seen = true;
                self.matched = 0;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn is_encrypted(archive: &mut Archive<'_>) -> bool {
    let mut text = String::new();
    let Ok(mut manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    // A manifest that is no text holds no encryption note either.
    manifest.read_to_string(&mut text).is_ok() && text.contains("encryption-data")
}
