//! A place in a list by name, and addresses with questions in them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A place in a list by name: the order key of a line and its id. The next page begins after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) Vec<u8>, pub(crate) Uuid);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.1.simple(), URL_SAFE_NO_PAD.encode(&self.0))
    }
}

impl FromStr for Place {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (id, key) = text.split_once('.').ok_or(())?;
        let key = URL_SAFE_NO_PAD.decode(key).map_err(|_| ())?;
        Ok(Self(key, id.parse().map_err(|_| ())?))
    }
}

/// A path with the questions that are not empty.
pub(crate) fn address(path: &str, questions: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    for (name, value) in questions.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(if out.contains('?') { '&' } else { '?' });
        out.push_str(name);
        out.push('=');
        for byte in value.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                    out.push(char::from(byte));
                }
                _ => out.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again_and_nonsense_is_none() {
        let place = Place(vec![0, 255, 7], Uuid::from_u128(42));
        assert_eq!(place.to_string().parse(), Ok(place));
        assert_eq!("42".parse::<Place>(), Err(()));
        assert_eq!("42.!".parse::<Place>(), Err(()));
    }

    #[test]
    fn an_address_keeps_only_what_is_asked_and_writes_every_script() {
        let asked = [("search", "الحسن &"), ("status", "")];
        assert_eq!(address("/desk", &asked), "/desk?search=%D8%A7%D9%84%D8%AD%D8%B3%D9%86%20%26");
    }
}
