//! What a file is, is told by its content.

use crate::made::{docx, odt, packed, pdf, picture};
use geleit_domain::files::{BYTES_MAX, Media};
use geleit_exchange::files::{Refusal, receive};
use image::ImageFormat;

/// Proves S1-40.
#[test]
fn the_five_kinds_are_told_by_their_content_and_documents_keep_their_bytes() {
    for (bytes, media) in
        [(pdf("", ""), Media::Pdf), (docx(&[]), Media::Docx), (odt(&[]), Media::Odt)]
    {
        let received = receive(bytes.clone()).unwrap();
        assert_eq!((received.media, received.bytes), (media, bytes));
    }
    for (format, media) in [(ImageFormat::Jpeg, Media::Jpeg), (ImageFormat::Png, Media::Png)] {
        assert_eq!(receive(picture(40, 30, format)).unwrap().media, media);
    }
}

#[test]
fn everything_else_is_refused_for_its_own_reason() {
    let workbook = packed(&[("[Content_Types].xml", b"<Types>spreadsheetml.sheet.main</Types>")]);
    let eicar =
        concat!(r"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    for (bytes, refusal) in [
        (&b""[..], Refusal::Empty),
        (b"MZ\x90\0\x03 This program cannot be run in DOS mode", Refusal::Program),
        (b"\x7fELF\x02\x01\x01", Refusal::Program),
        (b"#!/bin/sh\nrm -rf /", Refusal::Program),
        (b"Rar!\x1a\x07", Refusal::Archive),
        (b"\x1f\x8b\x08", Refusal::Archive),
        (&packed(&[("letter.pdf", b"%PDF-1.7")]), Refusal::Archive),
        (&workbook, Refusal::Unknown),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Refusal::OldDocument),
        (b"{\\rtf1 Amal}", Refusal::OldDocument),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Refusal::OtherPicture),
        (b"GIF89a=1;alert(1)", Refusal::OtherPicture),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            Refusal::Markup,
        ),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><script>alert(1)</script>", Refusal::Markup),
        (eicar.as_bytes(), Refusal::Unknown),
        (b"Dear programme, my name is Amal", Refusal::Unknown),
    ] {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(20)]).into_owned();
        assert_eq!(receive(bytes.to_vec()).unwrap_err(), refusal, "{head}");
    }
}

#[test]
fn one_byte_more_than_ten_megabytes_is_too_large() {
    let mut large = pdf("", "");
    large.resize(BYTES_MAX + 1, b'\n');
    assert_eq!(receive(large).unwrap_err(), Refusal::TooLarge);
}
