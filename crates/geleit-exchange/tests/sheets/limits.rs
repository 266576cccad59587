//! What a hostile or huge file may cost (P21, P22).

use crate::files::{mentees, ods, ods_row, packed, read, reason};
use geleit_exchange::sheet::{FILE_BYTES_MAX, Reason, unwatched};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::time::Instant;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The most memory that this process has had, bytes; nothing on systems without /proc.
fn resident_max() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<usize>().ok()? * 1024)
}

/// A workbook with one part of so many megabytes of spaces, written piece by piece.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let megabyte = vec![b' '; 1 << 20];
    for _ in 0..megabytes {
        zip.write_all(&megabyte).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_small_file_that_unpacks_to_256_megabytes_is_refused_at_once() {
    let bomb = bomb(256);
    assert!(bomb.len() < 400_000, "{}", bomb.len());
    let before = resident_max();
    let start = Instant::now();
    assert_eq!(reason(&bomb), Reason::UnpacksTooLarge);
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
    if let (Some(before), Some(after)) = (before, resident_max()) {
        assert!(after - before < 64 << 20, "{} bytes more", after - before);
    }
}

#[test]
fn a_part_that_grows_as_no_table_does_is_refused_below_the_limit() {
    assert_eq!(reason(&bomb(100)), Reason::UnpacksTooLarge);
}

#[test]
fn a_bomb_whose_directory_lies_about_its_size_is_refused() {
    let mut bomb = bomb(20);
    let size = (20_u32 << 20).to_le_bytes();
    let mut patched = 0;
    while let Some(at) = bomb.windows(4).position(|window| window == size) {
        bomb[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
        patched += 1;
    }
    assert!(patched >= 1);
    let detail = "File is larger than its declared uncompressed size".into();
    assert_eq!(reason(&bomb), Reason::Damaged(detail));
}

#[test]
fn an_open_document_that_claims_a_billion_cells_is_not_believed() {
    let header = ods_row(&["reference", "given_name", "email"]);
    let wide = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell
        table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>
        </table:table-cell></table:table-row>"#;
    assert_eq!(reason(&ods(&format!("{header}{wide}"))), Reason::TooManyColumns);
    let long = wide.replace("16384", "3");
    assert_eq!(reason(&ods(&format!("{header}{long}"))), Reason::TooManyRows);
    let blank = wide.replace("<text:p>x</text:p>", "");
    assert_eq!(read("a.ods", &ods(&format!("{header}{blank}"))).unwrap().rows, []);
}

#[test]
fn a_directory_with_very_many_parts_is_refused() {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for number in 0..5_000 {
        parts.push((format!("{number}"), Vec::new()));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    assert_eq!(reason(&packed(&parts)), Reason::UnpacksTooLarge);
}

#[test]
fn a_file_larger_than_the_limit_is_refused() {
    assert_eq!(reason(&vec![b'a'; FILE_BYTES_MAX + 1]), Reason::TooLarge);
}

#[test]
fn two_hundred_columns_are_read_and_one_more_is_refused() {
    let header = |columns: usize| {
        let mut names: Vec<String> = (0..columns).map(|number| format!("c{number}")).collect();
        names[0] = "reference".into();
        names.join(";")
    };
    assert_eq!(read("a.csv", header(200).as_bytes()).unwrap().header.len(), 200);
    assert_eq!(reason(header(201).as_bytes()), Reason::TooManyColumns);
}

#[test]
fn more_than_two_hundred_thousand_rows_are_refused() {
    let text = format!("reference\n{}", "x\n".repeat(200_001));
    assert_eq!(reason(text.as_bytes()), Reason::TooManyRows);
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut text = "reference,given_name,email,birth_date,german,languages\n".to_owned();
    for row in 1..=100_000 {
        let cells = "Amal,m@example.org,17.05.1990,B2,\"Arabisch C2, Englisch B2\"";
        text.push_str(&format!("M-{row},{cells}\n"));
    }
    let start = Instant::now();
    let sheet = read("a.csv", text.as_bytes()).unwrap();
    let cells_s = start.elapsed().as_secs_f64();
    let rows = mentees(&sheet);
    let all_s = start.elapsed().as_secs_f64();
    eprintln!("100,000 rows: cells {cells_s:.2} s, people {all_s:.2} s");
    assert_eq!((rows.good.len(), rows.problems.len()), (100_000, 0));
    assert_eq!(rows.good.last().map(|row| row.row), Some(100_001));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Proves P22 as far as random bytes reach.
    #[test]
    fn no_bytes_make_the_readers_panic(
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xFF\xFE", b"\xEF\xBB\xBF", b"\"", b"reference;email\n",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let _ = geleit_exchange::sheet::read("x", &[start, &rest].concat(), &mut unwatched);
    }

    #[test]
    fn no_damage_to_a_workbook_makes_the_readers_panic(
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        which in any::<bool>(),
    ) {
        let row = ["reference", "given_name", "email"];
        let mut bytes = if which { ods(&ods_row(&row)) } else { crate::files::xlsx(&[&row]) };
        for (index, byte) in at {
            let length = bytes.len();
            bytes[index.index(length)] = byte;
        }
        let _ = geleit_exchange::sheet::read("x", &bytes, &mut unwatched);
    }

    #[test]
    fn no_table_makes_the_open_document_reader_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<table:table-row>", "</table:table-row>", "<table:table-cell>", "</table:table-cell>",
            "<table:table-cell table:number-columns-repeated=\"99999999999\"/>", "<text:p>", "</text:p>",
            "<table:table-row table:number-rows-repeated=\"4294967295\">", "x", "&amp;", "&bad;", "&#0;",
            "<table:table-cell office:value-type=\"float\" office:value=\"1e999\"/>", "<text:s text:c=\"9999999\"/>",
            "<table:table-cell office:value-type=\"date\" office:date-value=\"ä1990-05-17\"/>", "</table:table>",
        ]), 0..30),
    ) {
        let _ = geleit_exchange::sheet::read("x", &ods(&pieces.concat()), &mut unwatched);
    }
}
