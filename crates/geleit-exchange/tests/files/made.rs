//! Files made for the tests: whole ones, and ones that hide something.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A PDF of one page with further objects and a further entry of its catalogue.
pub(crate) fn pdf(catalogue: &str, objects: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalogue} >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n{objects}\n\
         trailer\n<< /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n"
    )
    .into_bytes()
}

/// The stream of an object, packed as most programs write it.
pub(crate) fn stream(number: u32, dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(content).unwrap();
    let packed = packer.finish().unwrap();
    let head = format!(
        "{number} 0 obj\n<< /Filter /FlateDecode /Length {} {dictionary} >>\nstream\n",
        packed.len()
    );
    [head.as_bytes(), &packed, b"\nendstream\nendobj\n"].concat()
}

/// A PDF with bytes between its objects and its end.
pub(crate) fn pdf_with(catalogue: &str, bytes: &[u8]) -> Vec<u8> {
    let whole = pdf(catalogue, "@");
    let at = whole.iter().position(|b| *b == b'@').unwrap();
    [&whole[..at], bytes, &whole[at + 1..]].concat()
}

pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(crate) const WORD_TYPES: &[u8] = b"<Types><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A Word document with further parts.
pub(crate) fn docx(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", WORD_TYPES),
        ("word/document.xml", b"<w:document><w:t>Amal</w:t></w:document>"),
        ("word/_rels/document.xml.rels", b"<Relationships/>"),
    ];
    parts.extend(more);
    packed(&parts)
}

/// An open text document with further parts.
pub(crate) fn odt(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<office:document-content>Amal</office:document-content>"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ];
    parts.extend(more);
    packed(&parts)
}

/// A picture: left half red, right half blue, so that turning it is seen.
pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    let picture = RgbImage::from_fn(width, height, |x, _| colour(x));
    let mut written = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut written, format).unwrap();
    written.into_inner()
}

/// The picture with an EXIF part: an orientation and words in place of coordinates.
pub(crate) fn photograph(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = picture(width, height, ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS-CANARY 48.2N 16.3E");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, &exif, &plain[2..]].concat()
}

/// The header of a PNG that claims this size, without any picture behind it.
pub(crate) fn claimed_png(width: u32, height: u32) -> Vec<u8> {
    let small = picture(1, 1, ImageFormat::Png);
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut sum = flate2::Crc::new();
    sum.update(&header);
    let rest = &small[33..];
    [&small[..8], &13_u32.to_be_bytes(), &header, &sum.sum().to_be_bytes(), rest].concat()
}
