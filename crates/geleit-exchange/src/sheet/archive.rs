//! What a file is, told by its content, and whether a packed one may be unpacked at all.

use super::{Reason, UNPACKED_BYTES_MAX};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// More parts than any spreadsheet has; their directory alone would fill the memory.
const PARTS_MAX: usize = 4_000;

/// A part that grows more than this is no table: text of real sheets shrinks 5- to 40-fold.
const GROWTH_MAX: u64 = 250;

/// From this size on the growth of a part is looked at, bytes.
const GROWTH_FROM: u64 = 8 << 20;

/// The formats that are told apart.
pub(super) enum Kind {
    Workbook,
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
    measure(&mut archive)?;
    if archive.by_name("content.xml").is_ok() && archive.by_name("mimetype").is_ok() {
        if is_encrypted(&mut archive) {
            return Err(Reason::OldOrProtected);
        }
        return Ok(Kind::OpenDocument);
    }
    let mut names = archive.file_names().flatten();
    let is_workbook = names.any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
    if is_workbook { Ok(Kind::Workbook) } else { Err(Reason::NotASpreadsheet) }
}

/// Opens the directory of a packed file.
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, Reason> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| Reason::Damaged(error.to_string()))
}

/// Adds up the sizes that the directory declares, then unpacks into nothing and counts: a
/// directory can lie.
fn measure(archive: &mut Archive<'_>) -> Result<(), Reason> {
    let mut declared: u64 = 0;
    for part in 0..archive.len() {
        let file = archive.by_index_raw(part).map_err(|e| Reason::Damaged(e.to_string()))?;
        let (size, packed) = (file.size(), file.compressed_size());
        declared = declared.saturating_add(size);
        let bomb = size > GROWTH_FROM && size / packed.max(1) > GROWTH_MAX;
        if bomb || declared > UNPACKED_BYTES_MAX {
            return Err(Reason::UnpacksTooLarge);
        }
    }
    let mut left = UNPACKED_BYTES_MAX;
    for part in 0..archive.len() {
        let file = archive.by_index(part).map_err(|e| Reason::Damaged(e.to_string()))?;
        let declared = file.size();
        let limit = left.min(declared);
        // One byte more than allowed shows the lie without unpacking the rest.
        let count = std::io::copy(&mut file.take(limit + 1), &mut std::io::sink())
            .map_err(|e| Reason::Damaged(e.to_string()))?;
        if count > limit {
            return Err(Reason::UnpacksTooLarge);
        }
        left -= count;
    }
    Ok(())
}

fn is_encrypted(archive: &mut Archive<'_>) -> bool {
    let mut text = String::new();
    let Ok(mut manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    // A manifest that is no text holds no encryption note either.
    manifest.read_to_string(&mut text).is_ok() && text.contains("encryption-data")
}
