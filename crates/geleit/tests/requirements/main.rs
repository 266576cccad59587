//! The thread from requirement to test. Tests say which requirements they prove, in a comment
//! directly above them; `docs/requirements.tsv` says which finished work claims which.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[path = "../routes/golden.rs"]
mod golden;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

struct Requirement {
    title: String,
    /// The work that claims it; empty: nobody yet.
    claimed_by: String,
}

fn requirements() -> BTreeMap<String, Requirement> {
    let text = std::fs::read_to_string(root().join("docs/requirements.tsv")).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<_> = line.split('\t').map(str::to_owned).collect();
        let [id, title, claimed_by] = cells.try_into().unwrap();
        (id, Requirement { title, claimed_by })
    });
    rows.collect()
}

/// A test with the requirements it proves.
struct Proof {
    file: String,
    test: String,
    ids: Vec<String>,
}

impl Proof {
    /// Does it go through the router, a command or the browser? Only that proves a promise.
    fn is_from_outside(&self) -> bool {
        ["crates/geleit/tests/", "crates/geleit-web/tests/", "e2e/"]
            .iter()
            .any(|folder| self.file.starts_with(folder))
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "mjs") {
            found.push(path);
        }
    }
}

fn proofs() -> Vec<Proof> {
    let (root, mut files, mut proofs) = (root(), Vec::new(), Vec::new());
    sources(&root.join("crates"), &mut files);
    sources(&root.join("e2e/journeys"), &mut files);
    for path in files {
        let file = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<_> = text.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let mark = if file.ends_with(".mjs") { "// Proves S" } else { "/// Proves S" };
            if let Some(ids) = line.strip_prefix(mark) {
                let ids = ids.strip_suffix('.').unwrap_or_else(|| panic!("{file}: {line}"));
                let ids = ids.split(", S").map(|number| format!("S{number}")).collect();
                let test = name_below(&lines[at + 1..])
                    .unwrap_or_else(|| panic!("{file}:{}: no test below", at + 1));
                proofs.push(Proof { file: file.clone(), test, ids });
            }
        }
    }
    proofs
}

/// The name of the test under a comment: only attributes stand between.
fn name_below(lines: &[&str]) -> Option<String> {
    let line = lines.iter().find(|line| !line.starts_with("#[") && !line.starts_with("//"))?;
    if let Some(rest) = line.strip_prefix("export const name = ") {
        return Some(rest.trim_matches(['\'', '"', ';']).to_owned());
    }
    let (_, rest) = line.split_once("fn ")?;
    rest.split('(').next().map(str::to_owned)
}

#[test]
fn every_claimed_requirement_has_a_test_through_router_command_or_browser() {
    let (requirements, proofs) = (requirements(), proofs());
    assert_eq!(requirements.len(), 127, "the list of the five source texts is closed");
    for proof in &proofs {
        for id in &proof.ids {
            let Proof { file, test, .. } = proof;
            assert!(requirements.contains_key(id), "{file}: {test} proves {id}, which is unknown");
        }
    }
    let mut text = String::from(
        "# Every requirement with the tests that go through the router, a command or the browser.\n\
         # In brackets the finished work that claims it; a claim without such a test fails.\n",
    );
    let mut bare = Vec::new();
    for (id, Requirement { title, claimed_by }) in &requirements {
        let of_it = proofs.iter().filter(|proof| proof.ids.contains(id));
        let outside: Vec<_> = of_it.filter(|proof| proof.is_from_outside()).collect();
        if !claimed_by.is_empty() && outside.is_empty() {
            bare.push(format!("{id} {title}, claimed by {claimed_by}"));
        }
        let claim = if claimed_by.is_empty() { String::new() } else { format!(" [{claimed_by}]") };
        writeln!(text, "\n{id} {title}{claim}").unwrap();
        let names: BTreeSet<_> =
            outside.iter().map(|proof| format!("{}: {}", proof.file, proof.test)).collect();
        for name in names {
            writeln!(text, "  {name}").unwrap();
        }
    }
    let claimed = requirements.values().filter(|r| !r.claimed_by.is_empty()).count();
    println!(
        "requirements: {} listed, {claimed} claimed, {} unproven",
        requirements.len(),
        bare.len()
    );
    golden::golden("requirements.txt", &text);
    assert!(bare.is_empty(), "claimed but not proven from outside:\n{}", bare.join("\n"));
}
