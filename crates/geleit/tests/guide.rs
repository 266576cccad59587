//! The documents tell the truth: the guide lists exactly the columns that a sheet may have, the
//! commands and settings that the program knows, and buttons by the names on the pages; every
//! test that SECURITY.md names and every file that a document leads to is there.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use geleit_exchange::columns::Side;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

const LANGUAGES: [&str; 2] = ["de", "en"];

fn guide(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide").join(language)
}

/// The rows of every table of a chapter, as trimmed cells.
fn tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables = vec![Vec::new()];
    for line in text.lines() {
        let Some(row) = line.strip_prefix("| ").and_then(|line| line.strip_suffix('|')) else {
            tables.push(Vec::new());
            continue;
        };
        let cells = row.split(" | ").map(|cell| cell.trim().trim_matches('`').to_owned());
        tables.last_mut().unwrap().push(cells.collect());
    }
    tables.retain(|rows| !rows.is_empty());
    tables
}

/// What the guide says of each column: key, German header, other headers.
fn listed(language: &str, table: &[Vec<String>]) -> Vec<(String, String, String)> {
    let (key, german) = if language == "de" { (1, 0) } else { (0, 1) };
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    table.iter().map(|row| (cell(row, key), cell(row, german), cell(row, 3))).collect()
}

#[test]
fn both_guides_list_every_column_of_a_sheet_in_its_order_and_no_other() {
    for language in LANGUAGES {
        let text = std::fs::read_to_string(guide(language).join("spreadsheets.md")).unwrap();
        // The line of dashes under the heads begins a new table.
        let tables: Vec<_> = tables(&text).into_iter().filter(|rows| rows.len() > 1).collect();
        assert_eq!(tables.len(), 2, "one table per side in {language}");
        for (side, table) in [Side::Mentees, Side::Mentors].into_iter().zip(&tables) {
            let known = side.columns().iter().map(|column| {
                let others = column.headers[1..].join(", ");
                (column.key.to_owned(), column.headers[0].to_owned(), others)
            });
            assert_eq!(listed(language, table), known.collect::<Vec<_>>(), "{language} {side:?}");
        }
    }
}

/// Every command line of the guide, with the lines that `\` continues.
fn command_lines() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for language in LANGUAGES {
        for chapter in std::fs::read_dir(guide(language)).unwrap() {
            let path = chapter.unwrap().path();
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let name = format!("{language}/{}", path.file_name().unwrap().to_string_lossy());
            let lines = text.replace("\\\n", " ");
            let blocks = lines.split("```").skip(1).step_by(2).filter(|b| b.starts_with("sh\n"));
            let typed = blocks.flat_map(str::lines);
            // Words between single marks; a block of commands is no such word.
            let named = lines.split('`').skip(1).step_by(2).filter(|word| !word.contains('\n'));
            // A command begins the line, maybe after settings; `install … geleit DIR` is none.
            let command = |line: &str| {
                let typed = line.split_whitespace().skip_while(|word| word.contains('='));
                let words: Vec<_> = typed.collect();
                (words.first() == Some(&"geleit")).then(|| words.join(" "))
            };
            for line in typed.chain(named).filter_map(command) {
                found.push((name.clone(), line));
            }
        }
    }
    found
}

/// The words of the command before its arguments: `user create`.
fn words(line: &str) -> Vec<&str> {
    let is_word = |text: &&str| text.bytes().all(|byte| byte.is_ascii_lowercase());
    let most = |first: &str| match first {
        "programme" | "organisation" | "cohort" | "user" | "report" => 2,
        _ => 1,
    };
    let all = line.split_whitespace().skip(1);
    let count = all.clone().next().map_or(0, most);
    all.take_while(is_word).take(count).collect()
}

fn help(words: &[&str]) -> Option<String> {
    let said = Command::new(env!("CARGO_BIN_EXE_geleit")).args(words).arg("--help").output();
    let said = said.unwrap();
    said.status.success().then(|| String::from_utf8(said.stdout).unwrap())
}

#[test]
fn every_command_in_the_guides_is_known_with_its_options() {
    let mut helps: BTreeMap<Vec<String>, Option<String>> = BTreeMap::new();
    let lines = command_lines();
    assert!(lines.len() > 40, "only {} commands found", lines.len());
    for (chapter, line) in &lines {
        let words = words(line);
        assert!(!words.is_empty(), "{chapter}: no command in `{line}`");
        let key = words.iter().map(|word| (*word).to_owned()).collect();
        let text = helps.entry(key).or_insert_with(|| help(&words));
        let Some(text) = text else { panic!("{chapter}: the program knows no `{line}`") };
        for option in line.split_whitespace().filter(|part| part.starts_with("--")) {
            let is_known = text.split_whitespace().any(|word| word.trim_matches(',') == option);
            assert!(is_known, "{chapter}: `{line}` has an unknown option {option}");
        }
    }
    println!("{} command lines of the guides are known", lines.len());
}

#[test]
fn every_command_of_the_program_stands_in_both_guides() {
    let text = help(&[]).unwrap();
    let commands = text.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    for command in commands.lines().filter_map(|line| line.split_whitespace().next()) {
        if command == "help" {
            continue;
        }
        for language in LANGUAGES {
            let text = std::fs::read_to_string(guide(language).join("administrators.md")).unwrap();
            assert!(text.contains(&format!("`geleit {command}")), "{language}: no {command}");
        }
    }
}

/// The environment variables of the options that every command takes, and of each setting of the
/// configuration file as its source lists them.
fn settings() -> BTreeSet<String> {
    let help = help(&[]).unwrap();
    let options = help.split("[env: ").skip(1).filter_map(|rest| rest.split(['=', ']']).next());
    let source = std::fs::read_to_string(root().join("crates/geleit/src/config.rs")).unwrap();
    let lists = source.split("for name in [").skip(1).filter_map(|rest| rest.split(']').next());
    let of_file = ["", "smtp_"].into_iter().zip(lists).flat_map(|(section, list)| {
        let names = list.split('"').skip(1).step_by(2);
        names.map(move |name| format!("GELEIT_{}", format!("{section}{name}").to_uppercase()))
    });
    let single = source.split("= value(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let single = single.map(|name| format!("GELEIT_{}", name.to_uppercase()));
    options.map(str::to_owned).chain(of_file).chain(single).collect()
}

#[test]
fn every_setting_stands_in_both_guides() {
    let settings = settings();
    assert!(settings.len() > 15, "only {settings:?}");
    for language in LANGUAGES {
        let text = std::fs::read_to_string(guide(language).join("administrators.md")).unwrap();
        for setting in &settings {
            assert!(text.contains(&format!("`{setting}`")), "{language}: no {setting}");
        }
    }
}

/// Every text of the pages in a language as it reads in the guide: with the usual spelling of
/// words for people, in lower case, without a count behind it.
fn texts_of_pages(language: &str) -> BTreeSet<String> {
    let mut languages = Vec::new();
    let folder = root().join("crates/geleit-web/languages").join(language);
    files(&folder, ".ftl", &mut languages);
    let all: String = languages.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let texts = all.lines().filter_map(|line| line.split_once(" = "));
    texts.map(|(_, text)| as_read(&text.replace(" ({ $count })", ""))).collect()
}

fn as_read(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace('⸱', ":").to_lowercase()
}

/// The words between single stars; code and bold words are none.
fn italics(text: &str) -> Vec<String> {
    let without = |text: &str, mark: &str| -> String { text.split(mark).step_by(2).collect() };
    let plain = without(&without(&without(text, "```"), "`"), "**");
    let paragraphs = plain.split("\n\n").flat_map(|paragraph| paragraph.split('|'));
    paragraphs.flat_map(|part| part.split('*').skip(1).step_by(2)).map(as_read).collect()
}

#[test]
fn every_button_and_menu_that_the_guides_name_stands_on_a_page() {
    for language in LANGUAGES {
        let known = texts_of_pages(language);
        let mut chapters = Vec::new();
        files(&guide(language), ".md", &mut chapters);
        let mut count = 0;
        for chapter in chapters {
            for name in italics(&std::fs::read_to_string(&chapter).unwrap()) {
                assert!(known.contains(&name), "{}: no page says *{name}*", chapter.display());
                count += 1;
            }
        }
        assert!(count > 40, "only {count} names found in {language}");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file below a folder whose name ends so; dependencies and builds are not ours.
fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_ours = !name.starts_with('.') && name != "target" && name != "node_modules";
        if path.is_dir() && is_ours {
            files(&path, ending, found);
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
}

#[test]
fn every_test_that_the_promises_name_exists() {
    let mut sources = Vec::new();
    files(&root().join("crates"), ".rs", &mut sources);
    let code: String = sources.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let text = std::fs::read_to_string(root().join("SECURITY.md")).unwrap();
    let is_test = |name: &&str| {
        name.contains('_') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let names: Vec<_> = text.split('`').skip(1).step_by(2).filter(is_test).collect();
    assert!(names.len() > 20, "only {} tests are named", names.len());
    for name in names {
        assert!(code.contains(&format!("fn {name}(")), "SECURITY.md names {name}");
    }
}

#[test]
fn every_link_inside_the_documents_leads_to_a_file() {
    let mut documents = Vec::new();
    files(&root(), ".md", &mut documents);
    for document in documents {
        let text = std::fs::read_to_string(&document).unwrap();
        let targets =
            text.split("](").skip(1).filter_map(|rest| rest.split([')', '#', ' ']).next());
        for target in targets.filter(|target| !target.is_empty() && !target.contains("://")) {
            let path = document.parent().unwrap().join(target);
            assert!(path.exists(), "{}: {target} is not there", document.display());
        }
    }
}
