//! A file on its way out: to be saved, never shown in the browser, under the name it was given.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use geleit_domain::files::Media;
use std::fmt::Write;

pub(crate) fn answer(name: &str, media: Media, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let kind = match media {
        Media::Text => "text/plain; charset=utf-8",
        media => media.text(),
    };
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, disposition(name, media));
    response
}

/// A plain name for old programs and the real one, in any script, for all others (RFC 6266).
fn disposition(name: &str, media: Media) -> HeaderValue {
    let mut whole = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            let _ = write!(whole, "%{byte:02X}");
        }
    }
    let plain = format!("file.{}", media.ending());
    let text = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    HeaderValue::from_str(&text).expect("letters, digits and signs of ASCII only")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_script_stands_in_one_line_of_ascii() {
        let written = disposition("سيرة \"x\".pdf", Media::Pdf);
        assert_eq!(
            written,
            "attachment; filename=\"file.pdf\"; \
             filename*=UTF-8''%D8%B3%D9%8A%D8%B1%D8%A9%20%22x%22.pdf"
        );
    }
}
