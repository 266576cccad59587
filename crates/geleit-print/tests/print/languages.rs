//! Two languages in one document, and Arabic, which runs from right to left.

use super::{asked, check, document, german, keep, paragraph, text};
use geleit_print::{Block, Column, Direction, Document, Language, Level, Part, Table, pdf};

/// The sides of a page of A4 without its margins, in points.
const LEFT: f32 = 56.0;
const RIGHT: f32 = 595.28 - 56.0;

const EXPECTED: &str = "أريد أن أعمل مساعدة طبية، وأن أتكلم باللغة الألمانية مع عبد الله.";
const REACHED: &str = "اكتب إلى amal.k@example.org أو اتصل بالرقم +43 660 1234567 (بعد 17:30) \
                       قبل 2026-03-14 في Hauptbücherei Wien من فضلك، ولا تتأخر.";

pub(crate) fn arabic() -> Language {
    Language { tag: "ar".to_owned(), direction: Direction::RightToLeft }
}

pub(crate) fn words(words: &str) -> Part {
    Part::Block(Block::Paragraph(words.to_owned()))
}

fn list(entries: &[&str]) -> Part {
    Part::Block(Block::List(entries.iter().map(|entry| (*entry).to_owned()).collect()))
}

fn section(words: &str) -> Part {
    Part::Heading(Level::Section, words.to_owned())
}

fn signatures(words: &[&str]) -> Part {
    Part::Signatures(words.iter().map(|words| (*words).to_owned()).collect())
}

fn rows(columns: &[(&str, Option<Language>)], rows: &[&[&str]]) -> Part {
    let columns = columns.iter().map(|(heading, language)| Column {
        heading: (*heading).to_owned(),
        share: 1,
        is_number: false,
        language: language.clone(),
    });
    let rows = rows.iter().map(|row| row.iter().map(|words| paragraph(words)).collect());
    Part::Table(Table { columns: columns.collect(), rows: rows.collect() })
}

/// What Amal and Brigitte expect, first below each other and then side by side.
fn expectations() -> Document {
    let hours = [("الموضوع", None), ("الساعات", None), ("من", None)];
    let in_arabic = vec![
        section("ماذا نتوقع من بعضنا؟"),
        words(EXPECTED),
        words(REACHED),
        words("شكرًا، لأَمَل."),
        list(&["مقابلة عمل", "B1"]),
        rows(&hours, &[&["البحث", "5", "Brigitte"], &["اللغة (B1)", "12", "أمل"]]),
        signatures(&["المكان", "المتدربة", "المرشدة"]),
    ];
    let beside = [("Deutsch", None), ("العربية", Some(arabic()))];
    document(vec![
        section("Was erwarten wir voneinander?"),
        words("Amal möchte medizinische Assistentin werden."),
        Part::In(arabic(), in_arabic),
        section("Nebeneinander"),
        rows(&beside, &[&["Wer ruft an?", "من يتصل؟"]]),
        words("أمل الخطيب trifft Brigitte Maier."),
    ])
}

/// The structure as a screen reader follows it: roles and words.
fn structure(file: &[u8]) -> Vec<String> {
    let read = asked("pdfinfo", &["-struct-text"], file);
    let lines = read.lines().map(str::trim).filter(|line| !line.starts_with('/'));
    lines.map(|line| line.trim_end_matches(':').trim_end_matches(" (block)").to_owned()).collect()
}

/// The words of the structure in the order in which they are read, element after element.
pub(crate) fn read(file: &[u8]) -> String {
    let words = |line: &String| Some(line.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    let lines: Vec<_> = structure(file).iter().map(words).collect();
    let elements = lines.split(|line| line.is_none()).filter(|lines| !lines.is_empty());
    let elements = elements.map(|lines| lines.iter().flatten().map(String::as_str).collect());
    elements.collect::<Vec<String>>().join("|")
}

/// Role and language of each element that names one.
fn languages(file: &[u8]) -> Vec<(String, String)> {
    let json = asked("qpdf", &["--json"], file);
    let value = |element: &str, key: &str| {
        let after = element.split_once(&format!("\"{key}\": \""))?.1;
        Some(after.split_once('"')?.0.trim_start_matches("u:").trim_start_matches('/').to_owned())
    };
    let elements = json.split("\"obj:").filter(|element| element.contains("\"/StructElem\""));
    let named = elements.filter_map(|it| Some((value(it, "/S")?, value(it, "/Lang")?)));
    named.collect()
}

/// A word or letter with its left end, its right end and its top.
struct Placed(f32, f32, f32, String);

fn placed(file: &[u8]) -> Vec<Placed> {
    let boxes = asked("pdftotext", &["-bbox"], file);
    let word = |line: &str| {
        let value = |key: &str| {
            let after = line.split_once(&format!("{key}=\""))?.1;
            after.split_once('"')?.0.parse().ok()
        };
        let words = line.split_once('>')?.1.split_once('<')?.0.to_owned();
        Some(Placed(value("xMin")?, value("xMax")?, value("yMin")?, words))
    };
    boxes.lines().filter(|line| line.contains("<word")).filter_map(word).collect()
}

/// Where this word begins.
fn start(file: &[u8], word: &str) -> f32 {
    let all = placed(file);
    let found = all.iter().find(|it| it.3 == word);
    found.unwrap_or_else(|| panic!("{word} is not printed")).0
}

/// The left and right end of all Arabic letters.
fn arabic_ends(file: &[u8]) -> (f32, f32) {
    let is_arabic = |it: &Placed| it.3.starts_with(|it| ('\u{600}'..='\u{6ff}').contains(&it));
    let all: Vec<_> = placed(file).into_iter().filter(is_arabic).collect();
    let left = all.iter().map(|it| it.0).fold(f32::MAX, f32::min);
    (left, all.iter().map(|it| it.1).fold(0.0, f32::max))
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() < 1.0
}

#[test]
fn arabic_is_read_back_letter_after_letter_as_it_was_written() {
    let file = pdf(&expectations()).unwrap();
    keep("expectations", &file);
    check(&file);
    let read = read(&file);
    for words in ["ماذا نتوقع من بعضنا؟", EXPECTED, "شكرًا، لأَمَل.", "المتدربة", "اللغة (B1)"]
    {
        assert!(read.contains(words), "{words}: {read}");
    }
    assert!(read.contains(REACHED), "{read}");
    // Programs that go by places come to the same, only commas are theirs to guess.
    let text = text(&file);
    for words in EXPECTED.split(['،', '.']).chain(["ماذا نتوقع من بعضنا", "أمل الخطيب"])
    {
        assert!(text.contains(words.trim()), "{words}: {text}");
    }
}

#[test]
fn each_part_says_its_language_if_it_is_not_that_of_the_document() {
    let file = pdf(&expectations()).unwrap();
    let said = languages(&file);
    let in_arabic: Vec<_> = said.iter().filter(|(_, tag)| tag == "ar").map(|it| &*it.0).collect();
    let mut roles = ["H2", "P", "P", "P", "L", "Table", "Div", "TH", "TD"];
    let mut found = in_arabic.clone();
    found.sort_unstable();
    roles.sort_unstable();
    assert_eq!(found, roles);
    // What is in German says nothing: the document is.
    assert_eq!(in_arabic.len(), said.len(), "{said:?}");
}

#[test]
fn a_part_in_the_language_of_its_document_changes_no_byte() {
    let parts = || vec![section("Ziele"), words("Amal"), list(&["B1"]), signatures(&["Ort"])];
    let plain = pdf(&document(parts())).unwrap();
    let inside = pdf(&document(vec![Part::In(german(), parts())])).unwrap();
    assert!(plain == inside);
    assert!(!asked("qpdf", &["--json"], &plain).contains("/R2L"));
}

#[test]
fn a_heading_of_one_arabic_line_ends_at_the_right_margin() {
    for part in [Part::In(arabic(), vec![section("ماذا")]), section("ماذا"), words("ماذا")]
    {
        let file = pdf(&document(vec![part])).unwrap();
        let (left, right) = arabic_ends(&file);
        assert!(near(right, RIGHT) && left > RIGHT - 60.0, "{left} {right}");
        assert!(near(start(&file, "Protokoll"), LEFT));
    }
}

#[test]
fn a_german_sentence_that_begins_with_an_arabic_name_stays_german() {
    let file = pdf(&document(vec![words("أمل trifft Brigitte.")])).unwrap();
    let (left, right) = arabic_ends(&file);
    assert!(near(left, LEFT) && right < start(&file, "trifft"), "{left} {right}");
}

#[test]
fn in_arabic_tables_lists_and_lines_to_sign_on_begin_at_the_right_and_are_read_so() {
    let table = rows(&[("eins", None), ("zwei", None)], &[&["drei", "vier"]]);
    let parts = vec![table, signatures(&["Ort", "Amal", "Brigitte"]), list(&["B1"])];
    let file = pdf(&document(vec![Part::In(arabic(), parts)])).unwrap();
    let order = "eins|zwei|drei|vier|Ort|Amal|Brigitte|•|B1";
    assert!(read(&file).ends_with(order), "{}", read(&file));
    for next in [["eins", "zwei"], ["drei", "vier"], ["Ort", "Amal"], ["Amal", "Brigitte"]] {
        assert!(start(&file, next[0]) > start(&file, next[1]), "{next:?}");
    }
    assert!(start(&file, "•") > start(&file, "B1"));
    let ends = placed(&file).into_iter().filter(|it| ["Ort", "•"].contains(&&*it.3));
    assert_eq!(ends.filter(|it| near(it.1, RIGHT)).count(), 2);
}

#[test]
fn numbers_days_and_addresses_in_arabic_stay_as_people_read_them() {
    let file = pdf(&document(vec![Part::In(arabic(), vec![words(REACHED)])])).unwrap();
    let all = placed(&file);
    for word in ["amal.k@example.org", "2026-03-14", "17:30"] {
        assert!(all.iter().any(|it| it.3 == word), "{word}");
    }
    for next in [["+43", "660"], ["660", "1234567"], ["Hauptbücherei", "Wien"]] {
        let place = |word| all.iter().find(|it| it.3 == word).unwrap();
        let [one, other] = next.map(place);
        assert!(one.1 < other.0 && near(one.2, other.2), "{next:?}");
    }
}

#[test]
fn a_telephone_number_in_arabic_is_never_torn_over_two_lines() {
    let often = "اتصل بالرقم +43 660 1234567 ".repeat(30);
    let file = pdf(&document(vec![Part::In(arabic(), vec![words(&often)])])).unwrap();
    assert_eq!(read(&file).matches("+43 660 1234567").count(), 30);
}

#[test]
fn two_languages_stand_below_each_other_and_side_by_side() {
    let file = pdf(&expectations()).unwrap();
    let read = read(&file);
    let order = ["Was erwarten", "Amal möchte", "ماذا", "أريد", "Wer ruft an?|من يتصل؟"];
    let places: Vec<_> = order.iter().map(|words| read.find(words).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    let beside = rows(&[("Deutsch", None), ("العربية", Some(arabic()))], &[&["Amal", "B1"]]);
    let file = pdf(&document(vec![beside])).unwrap();
    let middle = f32::midpoint(LEFT, RIGHT);
    let (left, right) = arabic_ends(&file);
    assert!(near(right, RIGHT - 4.0) && left > middle, "{left} {right}");
    assert!(start(&file, "Deutsch") < middle && start(&file, "B1") > RIGHT - 30.0);
}

#[test]
fn a_document_in_arabic_begins_at_the_right_on_every_page() {
    let whole = Document {
        language: arabic(),
        foot: "صفحة".to_owned(),
        ..document(vec![words("أمل"); 90])
    };
    let file = pdf(&whole).unwrap();
    check(&file);
    let json = asked("qpdf", &["--json"], &file);
    assert!(json.contains("\"/Direction\": \"/R2L\"") && json.contains("\"u:ar\""));
    assert!(near(start(&file, "1"), LEFT) && near(arabic_ends(&file).1, RIGHT));
    assert!(languages(&file).iter().all(|(_, tag)| tag == "ar"));
}
