//! DOCX and ODT are packed folders: every part is unpacked into nothing once, measured, and
//! looked at for macros, other files and addresses outside.

use super::{Refusal, is_program_or_archive};
use geleit_domain::files::Media;
use std::io::{Cursor, Read};
use zip::ZipArchive;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// More parts than any letter has.
const PARTS_MAX: usize = 2_000;

/// What all parts unpack to, bytes.
const UNPACKED_BYTES_MAX: u64 = 48 << 20;

/// Text of real letters shrinks 5- to 40-fold; looked at from one megabyte on.
const GROWTH_MAX: u64 = 100;
const GROWTH_FROM: u64 = 1 << 20;

/// The parts that are read as text are small.
const TEXT_BYTES_MAX: u64 = 1 << 20;

const DOCX_MAIN: &str = "wordprocessingml.document.main+xml";
const ODT: &str = "application/vnd.oasis.opendocument.text";

/// What it is, if it may be kept.
pub(super) fn look_through(bytes: &[u8]) -> Result<Media, Refusal> {
    // Each part has such a mark in the directory, so this bounds what opening will allocate.
    if bytes.windows(4).filter(|mark| *mark == b"PK\x01\x02").count() > PARTS_MAX {
        return Err(Refusal::UnpacksTooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    // Something before the folder or behind it would be a second file in one.
    if archive.offset() != 0 || !archive.comment().is_empty() {
        return Err(Refusal::Damaged);
    }
    measure(&mut archive)?;
    let media = recognise(&mut archive)?;
    unpack(&mut archive)?;
    Ok(media)
}

/// What the directory says of every part. It can lie; unpacking shows that.
fn measure(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    let grows = |size: u64, packed: u64| size > GROWTH_FROM && size / packed.max(1) > GROWTH_MAX;
    let (mut sizes, mut packed_sizes) = (0_u64, 0_u64);
    for place in 0..archive.len() {
        let part = archive.by_index_raw(place).map_err(|_| Refusal::Damaged)?;
        let (size, packed) = (part.size(), part.compressed_size());
        sizes = sizes.saturating_add(size);
        packed_sizes = packed_sizes.saturating_add(packed);
        if grows(size, packed) || grows(sizes, packed_sizes) || sizes > UNPACKED_BYTES_MAX {
            return Err(Refusal::UnpacksTooLarge);
        }
        if part.encrypted() {
            return Err(Refusal::Protected);
        }
        let is_link = part.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000);
        if is_link || part.enclosed_name().is_none() {
            return Err(Refusal::Damaged);
        }
    }
    Ok(())
}

fn recognise(archive: &mut Archive<'_>) -> Result<Media, Refusal> {
    let names: Vec<String> =
        archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let has = |found: fn(&str) -> bool| names.iter().any(|name| found(name));
    if has(|name| name.contains("vba")) {
        return Err(Refusal::Macros);
    }
    if let Some(types) = text(archive, "[Content_Types].xml")? {
        if types.contains("macroEnabled") {
            return Err(Refusal::Macros);
        }
        return if types.contains(DOCX_MAIN) { Ok(Media::Docx) } else { Err(Refusal::Unknown) };
    }
    if text(archive, "mimetype")?.as_deref().map(str::trim) != Some(ODT) {
        return Err(Refusal::Archive);
    }
    if has(|name| name.starts_with("basic/") || name.starts_with("scripts/")) {
        return Err(Refusal::Macros);
    }
    match text(archive, "META-INF/manifest.xml")? {
        Some(manifest) if manifest.contains("encryption-data") => Err(Refusal::Protected),
        Some(_) => Ok(Media::Odt),
        None => Err(Refusal::Damaged),
    }
}

/// A small part as text; nothing when there is none.
fn text(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, Refusal> {
    let Ok(part) = archive.by_name(name) else { return Ok(None) };
    let mut text = String::new();
    part.take(TEXT_BYTES_MAX).read_to_string(&mut text).map_err(|_| Refusal::Damaged)?;
    Ok(Some(text))
}

/// Unpacks every part into nothing.
fn unpack(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    let mut left = UNPACKED_BYTES_MAX;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(|_| Refusal::Damaged)?;
        let name = part.name().map_err(|_| Refusal::Damaged)?;
        let is_relations = name.to_lowercase().ends_with(".rels");
        let mut head = Vec::new();
        let kept = if is_relations { TEXT_BYTES_MAX } else { 16 };
        let read = (&mut part).take(kept).read_to_end(&mut head).map_err(|_| Refusal::Damaged)?;
        let rest = std::io::copy(&mut (&mut part).take(left), &mut std::io::sink());
        let size = rest.map_err(|_| Refusal::Damaged)? + u64::try_from(read).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or(Refusal::UnpacksTooLarge)?;
        if is_program_or_archive(&head) {
            return Err(Refusal::Nested);
        }
        if is_relations && loads_outside(&String::from_utf8_lossy(&head)) {
            return Err(Refusal::LoadsOutside);
        }
    }
    Ok(())
}

/// Does a list of relations name something outside that is fetched without a click? Links are
/// followed by people only, and a template on somebody's own disk is nowhere to be found.
fn loads_outside(relations: &str) -> bool {
    relations.split("<Relationship ").any(|relation| {
        let relation = relation.split('>').next().unwrap_or_default();
        let is_outside = relation.replace('\'', "\"").contains("TargetMode=\"External\"");
        let is_own_disk = relation.contains("file:///") && !relation.contains("file:////");
        is_outside && !relation.contains("/hyperlink") && !is_own_disk
    })
}
