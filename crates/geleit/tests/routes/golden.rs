//! Files under `docs/generated` that people read and reviewers compare. `UPDATE=1` writes them.

use std::path::PathBuf;

pub(crate) fn golden(name: &str, text: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/generated");
    let path = folder.join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "docs/generated/{name} is outdated; UPDATE=1 writes it:\n{text}");
}
