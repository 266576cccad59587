//! Which key belongs to an installation. The database keeps a sealed proof, so that a missing or
//! wrong key is found when the program starts and not when somebody wants to sign in.

use super::{Content, Seal};
use crate::connect::Store;
use crate::error::{Error, Result};
use std::fmt::{self, Write};
use std::io;
use std::path::Path;

/// The mark that holds the proof, in hexadecimal digits.
const PROOF: &str = "master_key";
const PROVEN: &[u8] = b"geleit";

/// Why the data cannot be used with this key file.
#[derive(Debug)]
pub enum KeyProblem {
    /// Something was sealed already, but there is no key file.
    Missing,
    /// The key file belongs to another installation.
    Wrong,
    /// The key file cannot be read or made, or holds no key.
    File(io::Error),
    /// The database failed.
    Store(Error),
}

impl fmt::Display for KeyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the master key of this data is missing"),
            Self::Wrong => f.write_str("the master key is not the one of this data"),
            Self::File(error) => write!(f, "the master key cannot be used: {error}"),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for KeyProblem {}

impl From<Error> for KeyProblem {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

impl Store {
    /// The seal of this installation. As long as nothing was ever sealed, a missing key file is
    /// made; afterwards only the same key will do.
    ///
    /// # Errors
    /// [`KeyProblem`].
    pub async fn seal(&self, key_file: &Path) -> Result<Seal, KeyProblem> {
        if self.mark(PROOF).await?.is_none() {
            let seal = Seal::from_key_file(key_file).map_err(KeyProblem::File)?;
            let proof = hexadecimal(&seal.seal(PROVEN, Content::Proof));
            self.set_mark(PROOF, &proof).await?;
        }
        // Of two nodes that begin at once with a key each, one finds here that it lost.
        self.check_key(key_file).await?.ok_or(KeyProblem::Missing)
    }

    /// Is the key the one of this installation? Nothing: none is needed yet, and there is none.
    ///
    /// # Errors
    /// [`KeyProblem`].
    pub async fn check_key(&self, key_file: &Path) -> Result<Option<Seal>, KeyProblem> {
        let proof = self.mark(PROOF).await?;
        match (Seal::read(key_file), proof) {
            (Err(error), None) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            (Err(error), _) if error.kind() == io::ErrorKind::NotFound => Err(KeyProblem::Missing),
            (Err(error), _) => Err(KeyProblem::File(error)),
            (Ok(seal), None) => Ok(Some(seal)),
            (Ok(seal), Some(proof)) => match seal.open(&bytes(&proof), Content::Proof) {
                Ok(_) => Ok(Some(seal)),
                Err(_) => Err(KeyProblem::Wrong),
            },
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("memory can be written");
        text
    })
}

/// Empty when the text is no such thing: that opens with no key.
fn bytes(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap_or(""));
    digits.map(|pair| u8::from_str_radix(pair, 16)).collect::<Result<_, _>>().unwrap_or_default()
}
