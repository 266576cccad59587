use super::*;

fn sheet(header: &[&str]) -> Sheet {
    let header = header.iter().map(|text| (*text).to_owned()).collect();
    Sheet { file: "m.csv".into(), header, rows: Vec::new(), notes: Vec::new() }
}

fn refusal(header: &[&str]) -> SheetError {
    Columns::find(&sheet(header), Side::Mentees).unwrap_err()
}

#[test]
fn a_header_is_found_in_english_and_german_whatever_case_spaces_and_marks() {
    for given_name in ["given_name", "Given name", "GIVENNAME", "Vorname", " vorname*", "VORNAME"] {
        let sheet = sheet(&["Aktenzahl", given_name, "E-Mail", "Märkte"]);
        let columns = Columns::find(&sheet, Side::Mentees).unwrap();
        assert_eq!(columns.key_at(1), Some("given_name"), "{given_name}");
        assert_eq!(columns.key_at(3), Some("markets"));
        assert!(columns.unknown.is_empty());
    }
    for header in ["Maerkte", "markte", "MÄRKTE", "Bekannte Märkte", "Märkte (mit ;)"] {
        let sheet = sheet(&["reference", "Vorname", "Telefon", header]);
        let columns = Columns::find(&sheet, Side::Mentees).unwrap();
        assert_eq!(columns.key_at(3), Some("markets"), "{header}");
    }
}

#[test]
fn every_key_and_german_header_of_both_sides_means_exactly_one_column() {
    for side in [Side::Mentees, Side::Mentors] {
        let known = spellings(side);
        for column in side.columns() {
            assert_eq!(key_of(&known, column.key), Some(column.key));
            for header in column.headers {
                assert_eq!(key_of(&known, header), Some(column.key), "{side:?} {header}");
            }
        }
    }
}

#[test]
fn an_unknown_column_is_reported_with_the_name_that_is_perhaps_meant() {
    let sheet = sheet(&["Aktenzahl", "Vorname", "E-Mail", "Sprachne", "Notiz", "goals"]);
    let columns = Columns::find(&sheet, Side::Mentees).unwrap();
    let near = UnknownColumn { header: "Sprachne".into(), nearest: Some("languages") };
    let far = UnknownColumn { header: "Notiz".into(), nearest: None };
    assert_eq!(columns.unknown, [near, far]);
}

#[test]
fn a_missing_column_is_named_with_its_misspelt_header() {
    let error = refusal(&["Aktenzahl", "Vornahme", "E-Mail"]);
    assert_eq!(error.reason.code(), "missing_columns");
    assert_eq!(
        error.to_string(),
        "m.csv, row 1: missing column: given_name (Vorname; is “Vornahme” meant?); \
         add it or correct the header"
    );
    let error = refusal(&["Aktenzahl", "Vorname", "Deutsch"]);
    assert!(error.to_string().contains("email or phone (E-Mail, Telefon)"), "{error}");
}

#[test]
fn two_headers_of_one_column_are_refused() {
    let error = refusal(&["reference", "given_name", "email", "Vorname"]);
    assert_eq!(error.column.as_deref(), Some("D"));
    assert_eq!(error.reason.code(), "duplicate_header");
    assert!(error.to_string().contains("“given_name” and “Vorname”"), "{error}");
}

#[test]
fn a_first_row_that_is_no_header_is_refused() {
    let error = refusal(&["Liste der Bewerbungen 2024", "Stand Jänner"]);
    assert_eq!((error.row, error.reason.code()), (Some(1), "header_missing"));
}
