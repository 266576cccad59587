//! Sealing of what must not be read from the database alone, with XChaCha20-Poly1305 under the
//! master key of the installation. What is sealed opens only as what it was sealed as.

mod installation;
mod key_file;

use crate::error::{Error, Result};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use geleit_domain::id::{AccountId, CohortId, FileId};
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

pub use installation::KeyProblem;

const NONCE_BYTES: usize = 24;

/// What is sealed, and of which record. A sealed text that is moved to another record or used
/// for something else does not open there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The shared secret of an account's codes.
    TotpSecret(AccountId),
    /// A spreadsheet that was uploaded for a cohort.
    ImportFile(CohortId),
    /// A letter, résumé or scan.
    File(FileId),
    /// Nothing but the proof that a key belongs to an installation.
    Proof,
}

impl Content {
    /// The number of the key, the purpose and the record: what both ends must agree on.
    fn agreed(self, key: u8) -> Vec<u8> {
        let (purpose, record) = match self {
            Self::TotpSecret(account) => ("totp_secret", account.0),
            Self::ImportFile(cohort) => ("import_file", cohort.0),
            Self::File(file) => ("file", file.0),
            Self::Proof => ("proof", Uuid::nil()),
        };
        [&[key], purpose.as_bytes(), &[0], record.as_bytes()].concat()
    }
}

/// Seals with the newest key of the key file and opens with any of them.
#[derive(Clone)]
pub struct Seal(Arc<[XChaCha20Poly1305]>);

impl Seal {
    /// Reads the key file, or makes one that only its owner can read.
    ///
    /// # Errors
    /// The file cannot be read or made, or holds no keys.
    pub fn from_key_file(path: &Path) -> io::Result<Self> {
        match Self::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                key_file::make(path)?;
                Self::read(path)
            }
            read => read,
        }
    }

    /// Reads the key file: one key of 64 hexadecimal digits per line, the newest one last.
    ///
    /// # Errors
    /// The file cannot be read or holds no keys.
    pub fn read(path: &Path) -> io::Result<Self> {
        let keys = key_file::read(path)?;
        Ok(Self(keys.iter().map(|key| XChaCha20Poly1305::new(key.into())).collect()))
    }

    /// A sealed copy: the number of the key, a random nonce, then the sealed bytes.
    ///
    /// # Panics
    /// When the system gives no random bytes.
    #[must_use]
    pub fn seal(&self, plain: &[u8], content: Content) -> Vec<u8> {
        let number = u8::try_from(self.0.len()).expect("a key file has at most 255 keys");
        let mut nonce = [0u8; NONCE_BYTES];
        getrandom::fill(&mut nonce).expect("the system gives random bytes");
        let sealed = self.0[self.0.len() - 1]
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &content.agreed(number) })
            .expect("only more than 256 GB are too long to be sealed");
        [&[number], nonce.as_slice(), &sealed].concat()
    }

    /// The bytes that were sealed.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when they were changed, sealed as something else or with another key.
    pub fn open(&self, sealed: &[u8], content: Content) -> Result<Vec<u8>> {
        let opened = sealed.split_first().and_then(|(number, rest)| {
            let key = self.0.get(usize::from(*number).checked_sub(1)?)?;
            let (nonce, msg) = rest.split_first_chunk::<NONCE_BYTES>()?;
            let aad = content.agreed(*number);
            key.decrypt(&XNonce::from(*nonce), Payload { msg, aad: &aad }).ok()
        });
        opened.ok_or(Error::Corrupt("something sealed was changed or has another master key"))
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal")
    }
}
