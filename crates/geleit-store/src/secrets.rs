//! Random tokens in cookies and links, written `programme.token`. Only the hash is stored; the
//! programme stands in front because every transaction is opened for one programme.

use geleit_domain::id::ProgrammeId;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use uuid::Uuid;

/// What is known of a token after it was read: its programme and its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The programme it claims; a forged one finds nothing.
    pub programme: ProgrammeId,
    pub(crate) hash: Vec<u8>,
}

impl Secret {
    /// A new token of 32 random bytes and the text that carries it.
    ///
    /// # Panics
    /// When the system gives no random bytes.
    pub(crate) fn new(programme: ProgrammeId) -> (Self, String) {
        let mut random = [0u8; 32];
        getrandom::fill(&mut random).expect("the system gives random bytes");
        let mut text = format!("{}.", programme.0.simple());
        for byte in random {
            write!(text, "{byte:02x}").expect("memory can be written");
        }
        (Self::read(&text).expect("it was just written"), text)
    }

    /// Reads `programme.token`; nothing when the text is no such thing.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (programme, token) = text.split_once('.')?;
        let is_token = token.len() == 64 && token.bytes().all(|b| b.is_ascii_hexdigit());
        if programme.len() != 32 || !is_token {
            return None;
        }
        let programme = ProgrammeId(Uuid::try_parse(programme).ok()?);
        Some(Self { programme, hash: Sha256::digest(token).to_vec() })
    }
}

impl std::str::FromStr for Secret {
    type Err = crate::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text).ok_or(crate::Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_again_by_its_hash_and_nonsense_is_not_read() {
        let programme = ProgrammeId(Uuid::from_u128(7));
        let (secret, text) = Secret::new(programme);
        assert_eq!(Secret::read(&text), Some(secret));
        assert_ne!(Secret::new(programme).1, text);
        for nonsense in ["", ".", "a.b", &text[1..], &format!("{text}0"), &text.replace('.', "")] {
            assert_eq!(Secret::read(nonsense), None, "{nonsense}");
        }
    }
}
