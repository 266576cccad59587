//! Sealing of files before they reach the database, with XChaCha20-Poly1305 under the master key
//! of the installation. The key lies in a file of its own and never in a backup.

use crate::error::{Error, Result};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use std::fmt::{self, Write as _};
use std::io::{self, Write as _};
use std::path::Path;

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

/// Seals and opens with one key.
#[derive(Clone)]
pub struct Seal(XChaCha20Poly1305);

impl Seal {
    /// Reads the key file (64 hexadecimal digits), or makes one that only its owner can read.
    ///
    /// # Errors
    /// The file cannot be read or made, or holds no key.
    pub fn from_key_file(path: &Path) -> io::Result<Self> {
        let key = match std::fs::read_to_string(path) {
            Ok(text) => key_of(text.trim()).ok_or_else(|| {
                let problem = format!("{} holds no key of 64 hexadecimal digits", path.display());
                io::Error::new(io::ErrorKind::InvalidData, problem)
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => make_key(path)?,
            Err(error) => return Err(error),
        };
        Ok(Self(XChaCha20Poly1305::new(&key.into())))
    }

    /// A sealed copy: a random nonce, then the sealed bytes.
    ///
    /// # Panics
    /// When the system gives no random bytes.
    #[must_use]
    pub fn seal(&self, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0u8; NONCE_BYTES];
        getrandom::fill(&mut nonce).expect("the system gives random bytes");
        let sealed = self
            .0
            .encrypt(&XNonce::from(nonce), plain)
            .expect("only more than 256 GB are too long to be sealed");
        [nonce.as_slice(), &sealed].concat()
    }

    /// The bytes that were sealed.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when they were changed or sealed with another key.
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>> {
        let broken = Error::Corrupt("a sealed file was changed or belongs to another master key");
        let Some((nonce, rest)) = sealed.split_first_chunk::<NONCE_BYTES>() else {
            return Err(broken);
        };
        self.0.decrypt(&XNonce::from(*nonce), rest).map_err(|_| broken)
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal")
    }
}

fn key_of(text: &str) -> Option<[u8; KEY_BYTES]> {
    if text.len() != 2 * KEY_BYTES || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut key = [0u8; KEY_BYTES];
    for (position, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * position..2 * position + 2], 16).ok()?;
    }
    Some(key)
}

/// Writes a new key under another name first, so that two programs that start together agree on
/// one key and a crash leaves no half of one.
fn make_key(path: &Path) -> io::Result<[u8; KEY_BYTES]> {
    let mut key = [0u8; KEY_BYTES];
    getrandom::fill(&mut key).expect("the system gives random bytes");
    let mut text = String::new();
    for byte in key {
        write!(text, "{byte:02x}").expect("memory can be written");
    }
    let draft = path.with_extension(format!("{}-draft", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    match linked {
        Ok(()) => Ok(key),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            key_of(std::fs::read_to_string(path)?.trim()).ok_or(error)
        }
        Err(error) => Err(error),
    }
}
