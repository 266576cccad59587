//! The same people in every format, encoding and delimiter.

use crate::files::{mentees, ods, ods_row, read, xlsx};
use geleit_exchange::sheet::{Cell, Note, Sheet};
use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

const HEADER: [&str; 4] = ["Aktenzahl", "Vorname", "Nachname", "E-Mail"];
const AMAL: [&str; 4] = ["M-1", "Amal", "Çelik-Übermaß", "amal@example.org"];
const SALIM: [&str; 4] = ["M-2", "سليم", "", "salim@example.org"];

fn csv(delimiter: &str, end: &str) -> String {
    [HEADER, AMAL, SALIM].map(|row| row.join(delimiter)).join(end)
}

fn has_both_people(sheet: &Sheet) {
    let rows = mentees(sheet);
    assert_eq!(rows.problems, []);
    let people: Vec<_> = rows
        .good
        .iter()
        .map(|row| (row.row, row.identity.given_name.as_str(), row.identity.family_name.as_str()))
        .collect();
    assert_eq!(people, [(2, "Amal", "Çelik-Übermaß"), (3, "سليم", "")]);
}

/// Proves S1-37.
#[test]
fn every_format_says_the_same() {
    let lines: Vec<&[&str]> = vec![&HEADER, &AMAL, &SALIM];
    has_both_people(&read("a.xlsx", &xlsx(&lines)).unwrap());
    let rows: String = lines.iter().map(|row| ods_row(row)).collect();
    has_both_people(&read("a.ods", &ods(&rows)).unwrap());
    for delimiter in [";", ",", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            let sheet = read("a.csv", csv(delimiter, end).as_bytes()).unwrap();
            has_both_people(&sheet);
            assert_eq!(sheet.notes, []);
        }
    }
}

#[test]
fn the_ending_of_the_name_does_not_decide() {
    has_both_people(&read("a.csv", &xlsx(&[&HEADER, &AMAL, &SALIM])).unwrap());
    has_both_people(&read("a.xlsx", csv(";", "\n").as_bytes()).unwrap());
}

#[test]
fn utf_8_with_mark_and_utf_16_both_ways_are_read() {
    let text = csv(";", "\r\n");
    has_both_people(&read("a.csv", format!("\u{FEFF}{text}").as_bytes()).unwrap());
    let marked: Vec<u16> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).collect();
    let little: Vec<u8> = marked.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = marked.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [little, big] {
        let sheet = read("a.csv", &bytes).unwrap();
        has_both_people(&sheet);
        assert_eq!(sheet.notes, [Note::Encoding("UTF-16")]);
    }
}

#[test]
fn latin_1_is_recognised_and_said() {
    let text = "Aktenzahl;Vorname;E-Mail;Märkte\nM-1;Zoë Größl;z@example.org;RS\n";
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let sheet = read("a.csv", &bytes).unwrap();
    assert_eq!(sheet.notes, [Note::Encoding("Latin-1")]);
    assert!(sheet.notes[0].to_string().contains("Latin-1"));
    let rows = mentees(&sheet);
    assert_eq!(rows.good[0].identity.given_name, "Zoë Größl");
    assert_eq!(rows.good[0].profile.markets.countries, ["RS"]);
}

#[test]
fn csv_rows_are_numbered_as_a_spreadsheet_shows_them() {
    let text = "reference;given_name;email;goals\n\
        1;Amal;a@example.org;\"first\nsecond; third\"\n\
        \n\
        ;;;\n\
        2;\"Sara \"\"Sunny\"\"\";s@example.org;\n";
    let rows = mentees(&read("a.csv", text.as_bytes()).unwrap());
    assert_eq!(rows.problems, []);
    let numbers: Vec<_> = rows.good.iter().map(|row| row.row).collect();
    assert_eq!(numbers, [2, 5]);
    assert_eq!(rows.good[0].profile.goal_words, ["first", "second", "third"]);
    assert_eq!(rows.good[1].identity.given_name, "Sara \"Sunny\"");
}

#[test]
fn a_line_that_only_announces_the_delimiter_is_no_row() {
    let sheet = read("a.csv", format!("sep=,\r\n{}", csv(",", "\r\n")).as_bytes()).unwrap();
    has_both_people(&sheet);
}

#[test]
fn numbers_dates_truth_values_and_formulas_of_a_workbook_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = [
        "reference",
        "given_name",
        "phone",
        "birth_date",
        "postcode",
        "online_ok",
        "industry",
        "experience_years",
        "received_on",
    ];
    for (column, name) in (0..).zip(header) {
        sheet.write_string(0, column, name).unwrap();
    }
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let birth = ExcelDateTime::from_ymd(1990, 5, 17).unwrap();
    sheet.write_number(1, 0, 1001).unwrap();
    sheet.write_formula(1, 1, Formula::new("=\"Am\"&\"al\"").set_result("Amal")).unwrap();
    sheet.write_number(1, 2, 436_641_234_567_f64).unwrap();
    sheet.write_datetime_with_format(1, 3, &birth, &day).unwrap();
    sheet.write_number(1, 4, 1010).unwrap();
    sheet.write_boolean(1, 5, true).unwrap();
    sheet.write_number(1, 6, 62.01).unwrap();
    sheet.write_formula(1, 7, Formula::new("=3+4").set_result("7")).unwrap();
    sheet.write_string(1, 8, "23.01.2024").unwrap();
    let rows = mentees(&read("a.xlsx", &book.save_to_buffer().unwrap()).unwrap());
    assert_eq!(rows.problems, []);
    let amal = &rows.good[0];
    assert_eq!(amal.reference, "1001");
    assert_eq!(amal.identity.given_name, "Amal");
    assert_eq!(amal.identity.phone, "436641234567");
    assert_eq!(amal.identity.birth.unwrap().to_string(), "1990-05-17");
    assert_eq!(amal.profile.postcode.as_deref(), Some("1010"));
    assert_eq!(amal.profile.online_ok, Some(true));
    assert_eq!(amal.profile.industry.as_ref().unwrap().words, "62.01");
    assert_eq!(amal.profile.experience_years, Some(7));
    assert_eq!(amal.received_on, Some(date(2024, 1, 23)));
}

#[test]
fn open_document_values_repeats_and_comments_are_read() {
    let rows = format!(
        r#"{header}<table:table-row table:number-rows-repeated="3"><table:table-cell
        table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="float" office:value="7"/>
        <table:table-cell office:value-type="string"><office:annotation><text:p>not she</text:p>
        </office:annotation><text:p>Amal &amp;<text:s text:c="2"/>A&#233;</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="1990-05-17"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell table:formula="of:=1+1"/>
        </table:table-row>"#,
        header = ods_row(&["reference", "given_name", "birth_date", "online_ok", "email"])
    );
    let sheet = read("a.ods", &ods(&rows)).unwrap();
    assert_eq!(sheet.rows.len(), 1);
    assert_eq!(sheet.rows[0].number, 5);
    let expected = [
        Cell::Number(7.0),
        Cell::Text("Amal &  Aé".into()),
        Cell::Date(date(1990, 5, 17)),
        Cell::Bool(true),
        Cell::NoValue,
    ];
    assert_eq!(sheet.rows[0].cells, expected);
}

#[test]
fn of_several_sheets_the_first_visible_one_is_read_and_that_is_said() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Codes").unwrap().set_hidden(true);
    let sheet = book.add_worksheet().set_name("Bewerbungen").unwrap();
    sheet.set_active(true);
    for (row, cells) in (0..).zip([HEADER, AMAL, SALIM]) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    let sheet = read("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    has_both_people(&sheet);
    assert_eq!(sheet.notes, [Note::OnlySheet("Bewerbungen".into())]);
}

/// Files of the two Python libraries that offices' tools are mostly made with.
#[test]
fn files_of_other_programs_are_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    for name in ["openpyxl.xlsx", "odfpy.ods"] {
        let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
        let rows = mentees(&read(name, &bytes).unwrap());
        let problems: Vec<_> =
            rows.problems.iter().map(|p| (p.row, p.column.as_str(), p.kind.code())).collect();
        assert_eq!(problems, [(3, "experience_years", "formula_without_value")], "{name}");
        let amal = &rows.good[0];
        assert_eq!(amal.identity.birth.unwrap().to_string(), "1990-05-17");
        assert_eq!(amal.profile.postcode.as_deref(), Some("1010"));
        assert_eq!(amal.profile.online_ok, Some(true));
        assert_eq!(rows.good[1].identity.given_name, "محمد");
        assert_eq!(rows.good[1].row, 5);
    }
}
