//! Rows as a whole: all problems of each, references that repeat, rows with missing cells.

use crate::files::{mentees, mentors, read};
use geleit_exchange::Problem;

fn told(problems: &[Problem]) -> Vec<(u32, &str, &str)> {
    problems.iter().map(|p| (p.row, p.column.as_str(), p.kind.code())).collect()
}

#[test]
fn every_problem_of_a_row_is_told_not_only_the_first() {
    let text = "Aktenzahl;Vorname;E-Mail;Deutsch;Herkunftsland;Geburtsdatum\n\
        M-1;Amal;amal@example.org;B2;SY;1990\n\
        M-2;;sara;B7;Yugoslavia;morgen\n";
    let rows = mentees(&read("a.csv", text.as_bytes()).unwrap());
    assert_eq!((rows.read, rows.good.len(), rows.rejected()), (2, 1, 1));
    let expected = [
        (3, "given_name", "required"),
        (3, "email", "not_an_email"),
        (3, "birth_date", "not_a_birth_date"),
        (3, "country_of_origin", "former_state"),
        (3, "german", "not_a_level"),
    ];
    assert_eq!(told(&rows.problems), expected);
}

#[test]
fn a_reference_that_stands_twice_is_a_problem_of_the_second_row() {
    let text = "reference,given_name,email\n7,Amal,a@example.org\n8,Sara,s@example.org\n\
        7,Brigitte,b@example.org\n8,Sara,s@example.org\n";
    let rows = mentors(&read("a.csv", text.as_bytes()).unwrap());
    let expected = [(4, "reference", "reference_twice"), (5, "reference", "reference_twice")];
    assert_eq!(told(&rows.problems), expected);
    assert!(rows.problems[1].kind.to_string().contains("already in row 3"));
    assert_eq!(rows.good.len(), 2);
}

#[test]
fn a_csv_row_that_ends_early_or_late_is_a_problem() {
    let text = "reference;given_name;email;goals\n\
        1;Amal;a@example.org\n\
        2;Sara;s@example.org;Netz;werk\n\
        3;Lina;l@example.org;;;;\n\
        4;Noor;n@example.org;Netzwerk\n";
    let rows = mentees(&read("a.csv", text.as_bytes()).unwrap());
    let expected = [(2, "goals", "too_few_cells"), (3, "E", "too_many_cells")];
    assert_eq!(told(&rows.problems), expected);
    assert_eq!(rows.good.len(), 2);
}

#[test]
fn unknown_columns_are_reported_also_without_a_header() {
    let text = "reference;given_name;email;Notiz;;\n1;Amal;a@example.org;x;y;\n";
    let rows = mentees(&read("a.csv", text.as_bytes()).unwrap());
    let unknown: Vec<_> = rows.unknown.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(unknown, ["Notiz", "E"]);
    assert_eq!(rows.problems, []);
}
