//! The file of the master key: one key of 64 hexadecimal digits per line. A key is replaced by
//! adding a line, because what older keys have sealed still has to open.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

const KEY_BYTES: usize = 32;
/// What is sealed begins with the number of its key, one byte.
const KEYS_MAX: usize = 255;

type Key = [u8; KEY_BYTES];

/// Every key of the file, the newest one last.
pub(super) fn read(path: &Path) -> io::Result<Vec<Key>> {
    let text = std::fs::read_to_string(path)?;
    let keys: Option<Vec<Key>> = text.split_whitespace().map(key_of).collect();
    keys.filter(|keys| (1..=KEYS_MAX).contains(&keys.len())).ok_or_else(|| {
        let problem = format!("{} holds no key of 64 hexadecimal digits", path.display());
        io::Error::new(io::ErrorKind::InvalidData, problem)
    })
}

fn key_of(text: &str) -> Option<Key> {
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
pub(super) fn make(path: &Path) -> io::Result<()> {
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
        // Another program was first; its key is the one.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    }
}
