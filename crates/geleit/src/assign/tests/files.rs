//! A folder of files for one test.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use crate::assign::{AssignAnswer, AssignError, AssignOptions, run};

/// Removed when the test ends.
pub(super) struct Folder {
    path: PathBuf,
    pub(super) options: AssignOptions,
}

impl Folder {
    pub(super) fn new(name: &str) -> Folder {
        let name = format!("geleit-assign-{}-{}", std::process::id(), name.replace(' ', "-"));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        let options = AssignOptions {
            edges: path.join("edges.csv"),
            capacities: path.join("capacities.csv"),
            threads: 1,
            out: Some(path.join("pairs.csv")),
            certificate: Some(path.join("certificate.csv")),
            ..AssignOptions::default()
        };
        Folder { path, options }
    }

    pub(super) fn run(&self) -> Result<AssignAnswer, AssignError> {
        run(&self.options)
    }

    pub(super) fn lock(&mut self, text: &str) {
        self.write("locks.csv", text);
        self.options.locks = Some(self.path("locks.csv"));
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.path.join(file)
    }

    pub(super) fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(file), text).unwrap();
    }

    pub(super) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// Names of all files, sorted.
    pub(super) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.path).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
