//! What is printed can be read again: by people, by screen readers, by archives.

#![allow(clippy::unwrap_used)]

mod languages;
mod random;

use geleit_print::{
    Block, Column, Direction, Document, Language, Level, Part, Printed, Table, pdf,
};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

fn german() -> Language {
    Language { tag: "de".to_owned(), direction: Direction::LeftToRight }
}

fn paragraph(words: &str) -> Vec<Block> {
    vec![Block::Paragraph(words.to_owned())]
}

fn table(rows: Vec<Vec<Vec<Block>>>) -> Part {
    let column = |heading: &str, share, is_number| {
        let heading = heading.to_owned();
        Column { heading, share, is_number, language: None }
    };
    let columns = vec![
        column("Mentee", 3, false),
        column("Mentor:in", 3, false),
        column("Punkte", 2, true),
        column("Stimmen", 4, false),
    ];
    Part::Table(Table { columns, rows })
}

fn document(parts: Vec<Part>) -> Document {
    let title = "Protokoll des Matchings".to_owned();
    let heading = Part::Heading(Level::Title, title.clone());
    Document {
        title,
        language: german(),
        foot: "Nur für die beteiligten Organisationen. Stand: 3. März 2026, 10:15".to_owned(),
        printed: Printed { year: 2026, month: 3, day: 3, hour: 9, minute: 15 },
        parts: std::iter::once(heading).chain(parts).collect(),
        about_missing_letters: "Manche Buchstaben fehlen hier.".to_owned(),
    }
}

/// What a program says about a file it is given.
fn asked(program: &str, arguments: &[&str], file: &[u8]) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("print-{}-{count}.pdf", std::process::id());
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, file).unwrap();
    let output = Command::new(program).args(arguments).arg(&path).args(output(program)).output();
    let output = output.unwrap_or_else(|_| panic!("{program}: run bin/install-test-tools"));
    std::fs::remove_file(path).unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    // pdfinfo repeats the words of a heading as the bytes that they are.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// pdftotext writes where it is told.
fn output(program: &str) -> Option<&'static str> {
    (program == "pdftotext").then_some("-")
}

/// The words as they are read, one space between them.
fn text(file: &[u8]) -> String {
    let words = asked("pdftotext", &[], file);
    let shown = |letter: &char| !('\u{202a}'..='\u{202e}').contains(letter);
    let words = words.chars().filter(shown).collect::<String>();
    words
        .replace('\u{c}', " \u{c} ")
        .split([' ', '\n'])
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn check(file: &[u8]) {
    let checked = asked("qpdf", &["--check"], file);
    assert!(checked.contains("No syntax or stream encoding errors"), "{checked}");
}

fn has(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|window| window == words.as_bytes())
}

/// Kept for looking at, where somebody asks for it.
fn keep(name: &str, file: &[u8]) {
    if let Ok(folder) = std::env::var("GELEIT_PRINTED") {
        std::fs::write(format!("{folder}/{name}.pdf"), file).unwrap();
    }
}

fn names() -> [&'static str; 6] {
    [
        "Đorđe Šćekić-Nguyễn",
        "Олександра Їжакевич",
        "Ελένη Παπαδοπούλου",
        "أمل الخطيب",
        "#read(\"/etc/passwd\") $x$ *b* <script> \\input",
        "فرهاد محمدی و Brigitte 12",
    ]
}

#[test]
fn names_in_latin_cyrillic_greek_and_arabic_letters_come_back_as_they_were() {
    let row = |name: &&str| {
        let votes = Block::List(vec![format!("oeif: {name}"), "AMS Wien: offen".to_owned()]);
        vec![paragraph(name), paragraph("Brigitte Maier"), paragraph("82"), vec![votes]]
    };
    let rows = names().iter().map(row).collect();
    let section = Part::Heading(Level::Section, "Paare und Stimmen".to_owned());
    let signed = ["Ort und Datum", "Koordination", "Organisation"].map(str::to_owned);
    let file = pdf(&document(vec![section, table(rows), Part::Signatures(signed.to_vec())]));
    let file = file.unwrap();
    keep("names", &file);
    let text = text(&file);
    for name in &names()[..5] {
        assert!(text.contains(name), "{name}: {text}");
    }
    for word in names()[5].split(' ') {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains("fehlen"), "{text}");
}

#[test]
fn it_says_what_archives_and_screen_readers_need() {
    let rows = vec![vec![paragraph("Amal"), paragraph("Brigitte"), vec![], paragraph("ja")]];
    let section = Part::Heading(Level::Section, "Paare & <Stimmen>".to_owned());
    let file = pdf(&document(vec![section, table(rows)])).unwrap();
    assert!(file.starts_with(b"%PDF-1.7"));
    check(&file);
    let plain = asked("qpdf", &["--json"], &file);
    for key in ["/StructTreeRoot", "/MarkInfo", "/Outlines", "/DisplayDocTitle", "\"u:de\""] {
        assert!(plain.contains(key), "{key}");
    }
    for role in ["/H1", "/H2", "/Table", "/TR", "/TH", "/TD", "/Column", "/Row"] {
        assert!(plain.contains(&format!("\"{role}\"")), "{role}");
    }
    for said in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"] {
        assert!(has(&file, said), "{said}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let made = || pdf(&document(vec![table(vec![vec![paragraph("Amal"); 4]])])).unwrap();
    assert!(made() == made());
}

#[test]
fn a_letter_without_a_font_is_marked_and_the_document_says_so() {
    let file = pdf(&document(vec![Part::Block(Block::Paragraph("Saba ሳባ".to_owned()))])).unwrap();
    let text = text(&file);
    // Whoever copies or listens gets the letters all the same.
    assert!(text.contains("Saba ሳባ") && text.contains("Manche Buchstaben fehlen hier."), "{text}");
}

#[test]
fn a_long_table_repeats_its_headings_and_a_long_reason_runs_over_pages() {
    let reason = "Zuerst mit der Mentee sprechen. ".repeat(400);
    let mut rows: Vec<_> = (0..80)
        .map(|n| {
            let name = format!("Amal {n}");
            vec![paragraph(&name), paragraph("Brigitte"), paragraph("7"), paragraph("ja")]
        })
        .collect();
    rows.push(vec![paragraph(&"x".repeat(600)), vec![], vec![], paragraph(&reason)]);
    rows.push(vec![paragraph("Ende"), vec![], vec![], vec![]]);
    let file = pdf(&document(vec![table(rows)])).unwrap();
    keep("long", &file);
    let text = text(&file);
    let pages = text.matches('\u{c}').count();
    assert!(pages > 4, "{pages}");
    assert_eq!(text.matches("Mentor:in").count(), pages);
    assert_eq!(text.matches("sprechen.").count(), 400);
    assert_eq!(text.chars().filter(|letter| *letter == 'x').count(), 600);
    assert!(text.contains("Ende") && text.contains(&format!("{pages} / {pages}")), "{text}");
}

#[test]
fn a_line_breaks_at_spaces_and_hyphens_and_never_inside_a_day() {
    let reason = "2026-01-20 ".repeat(60);
    let rows = vec![vec![paragraph("Amal"), paragraph(&reason), vec![], vec![]]];
    let text = text(&pdf(&document(vec![table(rows)])).unwrap());
    assert_eq!(text.matches("2026-01-20").count(), 60, "{text}");
}

#[test]
fn nothing_at_all_and_odd_characters_are_printed_too() {
    let odd = "a\u{0}b\u{feff}\tc\u{2068}أمل\u{2069}\nd\u{ad}e\u{e000}\u{202e}f 👍 e\u{301}";
    for parts in [vec![], vec![table(vec![])], vec![Part::Block(Block::List(vec![odd.to_owned()]))]]
    {
        let file = pdf(&document(parts)).unwrap();
        check(&file);
    }
}

#[test]
fn what_stands_below_a_height_does_so_on_its_page_and_is_read_in_its_order() {
    let line = |words: &str| Part::Block(Block::Paragraph(words.to_owned()));
    let letter = |name: &str| [line("Mentoring"), Part::Below(300.0), line(name)];
    let mut parts = letter("Amal").to_vec();
    parts.push(Part::NewPage);
    parts.extend(letter("Brigitte"));
    // What is lower already stays where it is.
    parts.extend([Part::Below(10.0), line("Charlie")]);
    let file = pdf(&document(parts)).unwrap();
    check(&file);
    let said = text(&file);
    let place = |words| said.find(words).unwrap_or_else(|| panic!("{words}: {said}"));
    assert!(place("Amal") < place("Brigitte") && place("Brigitte") < place("Charlie"), "{said}");
    let boxes = asked("pdftotext", &["-bbox"], &file);
    let top = |word: &str| -> f32 {
        let line = boxes.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap();
        let (_, rest) = line.split_once("yMin=\"").unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    for name in ["Amal", "Brigitte"] {
        assert!((298.0..310.0).contains(&top(name)), "{name}: {}", top(name));
    }
    assert!((312.0..330.0).contains(&top("Charlie")), "{}", top("Charlie"));
}
