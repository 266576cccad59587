//! The assets as a table of bytes. All share one address folder named by the hash of them all,
//! so that relative links inside the stylesheet stay true and answers can be kept for ever.

use std::collections::hash_map::DefaultHasher;
use std::fmt::Write;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

const SERVED: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("woff2", "font/woff2"),
];

pub(crate) fn generate(folder: &Path) -> String {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let mut hasher = DefaultHasher::new();
    let mut table = String::new();
    for (path, kind) in files {
        let name = path.strip_prefix(folder).expect("it was found there");
        fs::read(&path).expect("the asset is readable").hash(&mut hasher);
        writeln!(table, "    ({name:?}, {kind:?}, include_bytes!({path:?})),").expect("memory");
    }
    format!(
        "pub(crate) const FOLDER: &str = \"{:016x}\";\n\
         static ASSETS: &[(&str, &str, &[u8])] = &[\n{table}];\n",
        hasher.finish()
    )
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, &'static str)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("the folder is readable").path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if let Some(extension) = path.extension().and_then(|e| e.to_str())
            && let Some((_, kind)) = SERVED.iter().find(|(served, _)| *served == extension)
        {
            files.push((path, kind));
        }
    }
}
