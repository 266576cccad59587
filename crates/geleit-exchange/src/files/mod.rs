//! Files that strangers send: what each one is, told by its content, and whether it may be kept.
//! Pictures are written anew without anything that was hidden in them.

mod name;
mod packed;
pub(crate) mod pdf;
mod pictures;
mod refusal;

pub use name::clean_name;
pub use refusal::Refusal;

use geleit_domain::files::{BYTES_MAX, Media};

/// A file as it may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// What it is.
    pub media: Media,
    /// Its bytes; those of a picture are new.
    pub bytes: Vec<u8>,
}

/// Looks a file through.
///
/// # Errors
/// Why it is not kept.
pub fn receive(bytes: Vec<u8>) -> Result<Received, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    match recognise(&bytes)? {
        Form::Pdf => pdf::look_through(&bytes).map(|()| Received { media: Media::Pdf, bytes }),
        Form::Packed => packed::look_through(&bytes).map(|media| Received { media, bytes }),
        Form::Jpeg => pictures::renew_jpeg(&bytes),
        Form::Png => pictures::renew_png(&bytes),
    }
}

/// The forms that are told apart by their first bytes.
enum Form {
    Pdf,
    Packed,
    Jpeg,
    Png,
}

/// The first bytes of what is known and not taken.
const NOT_TAKEN: &[(&[u8], Refusal)] = &[
    (b"MZ", Refusal::Program),
    (b"\x7fELF", Refusal::Program),
    (b"#!", Refusal::Program),
    (b"\xcf\xfa\xed\xfe", Refusal::Program),
    (b"\xce\xfa\xed\xfe", Refusal::Program),
    (b"\xca\xfe\xba\xbe", Refusal::Program),
    (b"\x4c\0\0\0\x01\x14\x02\0", Refusal::Program),
    (b"Rar!", Refusal::Archive),
    (b"7z\xbc\xaf", Refusal::Archive),
    (b"\x1f\x8b", Refusal::Archive),
    (b"PK\x05\x06", Refusal::Archive),
    (b"\xd0\xcf\x11\xe0", Refusal::OldDocument),
    (b"{\\rtf", Refusal::OldDocument),
    (b"GIF8", Refusal::OtherPicture),
    (b"RIFF", Refusal::OtherPicture),
    (b"BM", Refusal::OtherPicture),
    (b"II*\0", Refusal::OtherPicture),
    (b"MM\0*", Refusal::OtherPicture),
];

/// Is a part inside another file one of these, then it hides more than it shows.
pub(crate) fn is_program_or_archive(head: &[u8]) -> bool {
    let known = NOT_TAKEN.iter().find(|(mark, _)| head.starts_with(mark));
    head.starts_with(b"PK\x03\x04")
        || known.is_some_and(|(_, refusal)| {
            matches!(refusal, Refusal::Program | Refusal::Archive | Refusal::OldDocument)
        })
}

fn recognise(bytes: &[u8]) -> Result<Form, Refusal> {
    if bytes.starts_with(b"%PDF-") {
        return Ok(Form::Pdf);
    } else if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Form::Packed);
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        return Ok(Form::Jpeg);
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Form::Png);
    }
    let known = NOT_TAKEN.iter().find(|(mark, _)| bytes.starts_with(mark));
    Err(known.map_or_else(|| unknown(bytes), |(_, refusal)| *refusal))
}

fn unknown(bytes: &[u8]) -> Refusal {
    // Photographs of some telephones: `ftyp` and a brand of HEIF or AVIF.
    if bytes.get(4..8) == Some(b"ftyp") {
        return Refusal::OtherPicture;
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"<") { Refusal::Markup } else { Refusal::Unknown }
}
