//! Europass records in both forms, as XML and inside a PDF.

use crate::made::{docx, pdf, pdf_with, stream};
use geleit_domain::applications::Answers;
use geleit_domain::profile::{Cefr, EducationLevel};
use geleit_exchange::europass::{Record, Refusal, read};

const CANDIDATE: &[u8] = include_bytes!("europass/candidate.xml");
const CANDIDATE_PDF: &[u8] = include_bytes!("europass/candidate.pdf");
const PASSPORT: &[u8] = include_bytes!("europass/passport.xml");

const OFFERED: &[&str] = &["ar", "en", "uk"];

fn typed(answers: &Answers) -> Vec<(&str, &str)> {
    answers.iter().collect()
}

fn languages(record: &Record) -> Vec<String> {
    record.languages.iter().map(ToString::to_string).collect()
}

/// Proves S1-40.
#[test]
fn the_form_of_today_fills_an_application_as_xml_and_as_pdf() {
    let record = read(CANDIDATE).unwrap();
    assert_eq!(read(CANDIDATE_PDF).unwrap(), record);
    assert_eq!(
        typed(&record.answers(OFFERED, "de")),
        [
            ("education_level", "master"),
            ("email", "olena@example.org"),
            ("family_name", "Musterenko"),
            ("german", "B1"),
            ("given_name", "Olena"),
            ("languages", "uk"),
            ("occupation", "Accountant"),
            ("phone", "+43 6600000000"),
        ]
    );
}

/// Proves S1-40.
#[test]
fn the_form_before_2020_fills_an_application_and_hides_no_script() {
    let record = read(PASSPORT).unwrap();
    assert_eq!(languages(&record), ["ar:native", "de:B1", "hy"]);
    assert_eq!(
        typed(&record.answers(OFFERED, "de")),
        [
            ("education_level", "bachelor"),
            ("email", "amal@example.org"),
            ("family_name", "Haddad & Nour"),
            ("german", "B1"),
            ("given_name", "Amal"),
            ("languages", "ar"),
            ("languages-other", "Armenisch"),
            ("occupation", "Accountant"),
            ("phone", "+43 660 0000000"),
        ]
    );
    let packed = stream(6, "/Type /EmbeddedFile", PASSPORT);
    assert_eq!(read(&pdf_with("", &packed)).unwrap(), record, "packed inside a PDF");
}

#[test]
fn no_photograph_birth_date_gender_or_address_is_taken() {
    for file in [CANDIDATE, PASSPORT] {
        let record = read(file).unwrap();
        let taken = format!("{record:?} {:?}", record.answers(OFFERED, "en"));
        for left_out in ["1990", "1988", "CANARY", "Q0FO", "1020", "alert", "Monthly", "<"] {
            assert!(!taken.contains(left_out), "{left_out}: {taken}");
        }
    }
}

#[test]
fn the_present_or_last_position_counts_and_the_lowest_level_of_a_language() {
    let text = String::from_utf8_lossy(CANDIDATE);
    let older = "<PositionHistory><PositionTitle>Clerk</PositionTitle><EmploymentPeriod><EndDate>\
        <FormattedDateTime>2010-01-01</FormattedDateTime></EndDate></EmploymentPeriod></PositionHistory>";
    let before = text.replacen("<PositionHistory>", &format!("{older}<PositionHistory>"), 1);
    assert_eq!(read(before.as_bytes()).unwrap().occupation, "Accountant");
    let current = before.replacen(
        "<PositionTitle>Clerk",
        "<CurrentIndicator>true</CurrentIndicator><PositionTitle>Clerk",
        1,
    );
    assert_eq!(read(current.as_bytes()).unwrap().occupation, "Clerk");
    let record = read(CANDIDATE).unwrap();
    assert_eq!(record.education, Some(EducationLevel::Master));
    assert_eq!(record.languages[1].level, Some(Cefr::B1));
}

#[test]
fn a_file_without_a_record_is_refused_for_its_own_reason() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\">]><Candidate>&b;</Candidate>";
    let outside = "<!DOCTYPE Candidate SYSTEM \"http://evil.example/x.dtd\"><Candidate/>";
    for (bytes, refusal) in [
        (&b""[..], Refusal::Empty),
        (b"Dear programme", Refusal::NotEuropass),
        (b"<html>Candidate</html>", Refusal::NotEuropass),
        (b"<invoice/>", Refusal::NotEuropass),
        (&docx(&[]), Refusal::NotEuropass),
        (&pdf("", ""), Refusal::NoRecord),
        (&pdf_with("", &stream(6, "", b"<invoice/>")), Refusal::NoRecord),
        (bomb.as_bytes(), Refusal::Damaged),
        (outside.as_bytes(), Refusal::Damaged),
        (b"<Candidate><PersonName>", Refusal::Damaged),
        (&CANDIDATE[..2_000], Refusal::Damaged),
        (&vec![b' '; (10 << 20) + 1], Refusal::TooLarge),
    ] {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(30)]).into_owned();
        assert_eq!(read(bytes).unwrap_err(), refusal, "{head}");
    }
}

#[test]
fn an_empty_record_fills_nothing() {
    let record = read(b"<Candidate/>").unwrap();
    assert!(record.answers(OFFERED, "de").is_empty());
}
