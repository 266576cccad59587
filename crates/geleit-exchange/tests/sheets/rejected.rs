//! Refused rows go out as a file and come back corrected.

use crate::files::{mentees, read};
use geleit_exchange::sheet::Sheet;
use geleit_exchange::{csv_table, rejects, xlsx_table};
use proptest::prelude::*;

const LIST: &str = "reference;given_name;email;phone;german;Notiz\n\
    M-1;Amal;amal@example.org;;B2;\n\
    M-2;Sara;sara@example.org;+43 664 1234567;B7;=HYPERLINK(\"x\")\n\
    M-3;;lina@example.org;;B1;\"a;b\"\n";

fn rejected(name: &str) -> Sheet {
    let sheet = read("list.csv", LIST.as_bytes()).unwrap();
    let rows = mentees(&sheet);
    read(name, &rejects::file(name, &sheet, &rows.problems)).unwrap()
}

#[test]
fn refused_rows_come_back_with_their_cells_and_their_problems() {
    for name in ["rejects.csv", "rejects.xlsx", "rejects"] {
        let sheet = rejected(name);
        assert_eq!(sheet.header.last().unwrap(), "problems", "{name}");
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!(sheet.rows[0].cell(3).text(), "+43 664 1234567");
        assert_eq!(sheet.rows[0].cell(5).text(), "=HYPERLINK(\"x\")");
        assert_eq!(sheet.rows[1].cell(5).text(), "a;b");
        let problem = "german: expected A1, A2, B1, B2, C1, C2 or native";
        assert_eq!(sheet.rows[0].cell(6).text(), problem);
    }
}

#[test]
fn the_csv_opens_in_an_office_program_and_nothing_in_it_runs() {
    let sheet = read("list.csv", LIST.as_bytes()).unwrap();
    let file = rejects::file("r.csv", &sheet, &mentees(&sheet).problems);
    let text = String::from_utf8(file).unwrap();
    assert!(text.starts_with("\u{FEFF}reference;given_name;"));
    assert!(text.contains(";'+43 664 1234567;"), "{text}");
    assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{text}");
}

#[test]
fn a_corrected_file_of_refused_rows_is_read_and_a_second_round_has_one_problems_column() {
    let sheet = rejected("rejects.csv");
    let again = mentees(&sheet);
    assert_eq!(again.problems.len(), 2);
    assert_eq!(again.unknown.last().unwrap().header, "problems");
    let second = read("r.csv", &rejects::file("r.csv", &sheet, &again.problems)).unwrap();
    assert_eq!(second.header.iter().filter(|name| *name == "problems").count(), 1);
    let corrected = String::from_utf8(rejects::file("r.csv", &sheet, &again.problems)).unwrap();
    let corrected = corrected.replace(";B7;", ";B2;").replace("M-3;;", "M-3;Lina;");
    let rows = mentees(&read("r.csv", corrected.as_bytes()).unwrap());
    assert_eq!(rows.problems, []);
    assert_eq!(rows.good[0].identity.phone, "+43 664 1234567");
}

/// Without what no reader keeps: spaces around, our own apostrophe, the kind of line break.
fn bare(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.trim_matches(|c: char| c.is_whitespace() || c == '\'').to_owned()
}

proptest! {
    /// What a list says comes back cell by cell, from CSV and from XLSX.
    #[test]
    fn every_table_comes_back_as_it_was(
        rows in prop::collection::vec(prop::collection::vec("[a-z;,\"'\n\r\t =+@ü\u{ff1d}-]{0,8}", 3), 1..6),
    ) {
        let header = ["reference", "b", "c"];
        let csv = read("a.csv", &csv_table(&header, &rows)).unwrap();
        let xlsx = read("a.xlsx", &xlsx_table(&header, &rows).unwrap()).unwrap();
        for (sheet, format) in [(csv, "csv"), (xlsx, "xlsx")] {
            for (number, row) in (2_u32..).zip(&rows) {
                let read = sheet.rows.iter().find(|row| row.number == number);
                for (column, cell) in row.iter().enumerate() {
                    let read = read.map(|row| row.cell(column).text().into_owned());
                    let (read, expected) = (bare(&read.unwrap_or_default()), bare(cell));
                    prop_assert_eq!(read, expected, "{} row {}", format, number);
                }
            }
        }
    }
}
