//! Files that are refused as a whole, each with a message that says where and what to do.

use crate::files::{mentees, ods, ods_row, packed, read, reason, refused, today, xlsx};
use geleit_exchange::rows;
use geleit_exchange::sheet::{Reason, SheetError, unwatched};
use rust_xlsxwriter::{Format, Workbook};
use std::ops::ControlFlow;

fn refused_rows(bytes: &[u8]) -> SheetError {
    let sheet = read("mentees.csv", bytes).unwrap();
    rows::mentees(&sheet, today(), &mut unwatched).unwrap_err()
}

#[test]
fn an_empty_file_is_refused() {
    for bytes in [b"".to_vec(), b"\xEF\xBB\xBF".to_vec(), b"\r\n\r\n ; ;\n".to_vec(), xlsx(&[])] {
        assert_eq!(reason(&bytes), Reason::Empty);
    }
    assert_eq!(reason(&ods("")), Reason::Empty);
}

#[test]
fn a_header_without_rows_is_no_error() {
    let sheet = read("a.csv", b"reference;given_name;email\r\n").unwrap();
    assert_eq!(mentees(&sheet).read, 0);
}

#[test]
fn a_file_that_is_no_spreadsheet_is_refused() {
    let letter = packed(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]);
    let text_document = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<x/>"),
    ]);
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec();
    let pdf = b"%PDF-1.7\n1 0 obj <<>>".to_vec();
    let page = b"<!DOCTYPE html><html><body>".to_vec();
    for bytes in [letter, text_document, png, pdf, page] {
        assert_eq!(reason(&bytes), Reason::NotASpreadsheet, "{:?}", &bytes[..20]);
    }
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
    assert_eq!(reason(old), Reason::OldOrProtected);
    assert!(refused(old).to_string().contains("save it as .xlsx without a password"));
}

#[test]
fn a_file_that_breaks_off_is_refused() {
    let whole = xlsx(&[&["reference", "given_name", "email"], &["1", "Amal", "a@example.org"]]);
    assert_eq!(reason(&whole[..whole.len() / 2]).code(), "damaged");
    assert_eq!(reason(b"PK\x03\x04 and nothing else").code(), "damaged");
    let encrypted = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"\x01\x02\x03"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    ]);
    assert_eq!(reason(&encrypted), Reason::OldOrProtected);
}

#[test]
fn merged_header_cells_are_refused_with_their_place() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["reference", "given_name"]).unwrap();
    sheet.merge_range(0, 2, 0, 3, "email", &Format::new()).unwrap();
    let error = refused(&book.save_to_buffer().unwrap());
    assert_eq!(error.reason, Reason::MergedHeader("C1:D1".into()));
    assert_eq!((error.row, error.column.as_deref()), (Some(1), Some("C")));
    assert!(error.to_string().starts_with("list, row 1, column C: the header cells C1:D1"));

    let merged = r#"<table:table-row><table:table-cell/><table:table-cell
        table:number-columns-spanned="2"><text:p>Name</text:p></table:table-cell>
        <table:covered-table-cell/></table:table-row>"#;
    assert_eq!(reason(&ods(merged)), Reason::MergedHeader("B1:C1".into()));
}

#[test]
fn merged_cells_below_the_header_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["reference", "given_name", "email"]).unwrap();
    sheet.write_row(1, 0, ["1", "Amal", "a@example.org"]).unwrap();
    sheet.merge_range(2, 0, 2, 2, "", &Format::new()).unwrap();
    let sheet = read("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(mentees(&sheet).good.len(), 1);
}

#[test]
fn a_header_that_stands_lower_is_refused() {
    let text = "\n\nreference;given_name;email\n1;Amal;a@example.org\n";
    let error = refused(text.as_bytes());
    assert_eq!((error.row, error.reason.code()), (Some(1), "header_missing"));
    let rows: &[&[&str]] = &[&["Bewerbungen 2024"], &["reference", "given_name", "email"]];
    assert_eq!(refused_rows(&xlsx(rows)).reason, Reason::HeaderMissing);
}

#[test]
fn a_missing_column_and_a_misspelt_header_are_named() {
    let error = refused_rows(b"reference;given_nmae;email\n1;Amal;a@example.org\n");
    let text = error.to_string();
    assert!(text.starts_with("mentees.csv, row 1: missing column: given_name"), "{text}");
    assert!(text.contains("is “given_nmae” meant?"), "{text}");
    let error = refused_rows(b"Vorname,E-Mail\nAmal,a@example.org\n");
    assert!(error.to_string().contains("reference (Aktenzahl)"), "{error}");
}

#[test]
fn a_quote_that_never_closes_is_found_where_it_opens() {
    let text = "reference;given_name;email\n1;\"Amal;a@example.org\n2;Sara;s@example.org\n";
    let error = refused(text.as_bytes());
    assert_eq!((error.row, error.reason), (Some(2), Reason::OpenQuote));
}

#[test]
fn text_that_breaks_its_announced_encoding_is_refused() {
    assert_eq!(reason(b"\xEF\xBB\xBFreference;\xFF\xFE"), Reason::WrongEncoding("UTF-8"));
    assert_eq!(reason(b"\xFF\xFEa\0\x00\xD8b\0"), Reason::WrongEncoding("UTF-16LE"));
}

#[test]
fn reading_can_be_stopped() {
    let mut text = "reference;given_name;email\n".to_owned();
    for number in 0..3_000 {
        text.push_str(&format!("{number};Amal;a{number}@example.org\n"));
    }
    let mut seen = Vec::new();
    let mut stop_at_two_thousand = |rows| {
        seen.push(rows);
        if rows < 2_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let stopped = geleit_exchange::sheet::read("a.csv", text.as_bytes(), &mut stop_at_two_thousand);
    assert_eq!(stopped.unwrap_err().reason, Reason::Stopped);
    assert_eq!(seen, [1_000, 2_000]);

    let sheet = read("a.csv", text.as_bytes()).unwrap();
    let mut stop = |_| ControlFlow::Break(());
    let stopped = rows::mentees(&sheet, today(), &mut stop).unwrap_err();
    assert_eq!((stopped.row, stopped.reason), (Some(1_001), Reason::Stopped));
}

#[test]
fn every_reason_has_a_sentence_that_says_what_to_do() {
    let row = ods_row(&["reference"]);
    for bytes in [ods(&row), b"a".to_vec()] {
        let sheet = read("x", &bytes).unwrap();
        let error = rows::mentors(&sheet, today(), &mut unwatched).unwrap_err();
        assert!(error.to_string().contains("row 1"), "{error}");
    }
}
