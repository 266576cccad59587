//! The picture that an app for codes reads, as one path of squares.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// A picture of squares.
#[derive(Debug)]
pub(super) struct Picture {
    /// Width and height with the quiet border, in squares.
    pub(super) size: i32,
    /// The path of an SVG.
    pub(super) path: String,
}

/// The quiet border that readers need, in squares.
const BORDER: i32 = 4;

/// Nothing when the text is too long for a picture.
pub(super) fn picture(text: &str) -> Option<Picture> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            write!(path, "M{} {}h1v1h-1z", x + BORDER, y + BORDER).expect("memory can be written");
        }
    }
    Some(Picture { size: code.size() + 2 * BORDER, path })
}
