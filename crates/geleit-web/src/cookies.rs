//! The cookies of this program: the sign-in, the language, an order of a list, and what was
//! just done. Name and
//! `Secure` follow from the configured address, because browsers drop `Secure` over plain http.

use crate::WebConfig;
use axum::http::{HeaderMap, HeaderValue, header};

pub(crate) const SIGN_IN: &str = "geleit";
pub(crate) const LANGUAGE: &str = "geleit-language";
/// In which order somebody reads the applications.
pub(crate) const ORDER: &str = "geleit-order";
pub(crate) const SAID: &str = "geleit-said";

/// The value of a cookie of this name.
pub(crate) fn read<'a>(headers: &'a HeaderMap, config: &WebConfig, name: &str) -> Option<&'a str> {
    let name = full_name(config, name);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// The header that sets a cookie; `seconds` is how long a browser keeps it, nothing: until it
/// is closed. The value holds only letters, digits and `.-_`.
pub(crate) fn set(
    config: &WebConfig,
    name: &str,
    value: &str,
    seconds: Option<i64>,
) -> HeaderValue {
    let name = full_name(config, name);
    let secure = if config.is_https() { "; Secure" } else { "" };
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
        .parse()
        .expect("letters, digits and punctuation make a header")
}

/// The header that removes a cookie.
pub(crate) fn remove(config: &WebConfig, name: &str) -> HeaderValue {
    set(config, name, "", Some(0))
}

fn full_name(config: &WebConfig, name: &str) -> String {
    if config.is_https() { format!("__Host-{name}") } else { name.to_owned() }
}
