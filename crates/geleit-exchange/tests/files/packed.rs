//! DOCX and ODT that unpack to too much, or hold more than a text.

use crate::made::{WORD_TYPES, docx, odt, packed};
use geleit_exchange::files::{Refusal, receive};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn refused(bytes: Vec<u8>) -> Refusal {
    receive(bytes).unwrap_err()
}

/// Proves S1-40.
#[test]
fn an_archive_bomb_is_refused_before_it_unpacks() {
    let zeros = vec![0; 60 << 20];
    assert_eq!(refused(docx(&[("word/media/a.bin", &zeros)])), Refusal::UnpacksTooLarge);
    assert_eq!(refused(odt(&[("content2.xml", &zeros)])), Refusal::UnpacksTooLarge);
    let names: Vec<String> = (0..2_001).map(|n| format!("word/{n}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(refused(docx(&parts)), Refusal::UnpacksTooLarge);
}

#[test]
fn a_directory_that_lies_about_its_parts_is_refused() {
    let zeros = vec![0; 3 << 20];
    let mut lying = docx(&[("word/media/a.bin", &zeros)]);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let places: Vec<usize> =
        lying.windows(4).enumerate().filter(|(_, at)| *at == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for place in places {
        lying[place..place + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(refused(lying), Refusal::Damaged | Refusal::UnpacksTooLarge));
}

#[test]
fn macros_are_refused_also_under_the_name_of_a_document_without() {
    let types = String::from_utf8_lossy(WORD_TYPES).replace(
        "openxmlformats-officedocument.wordprocessingml.document.main",
        "ms-word.document.macroEnabled.main",
    );
    assert_eq!(refused(packed(&[("[Content_Types].xml", types.as_bytes())])), Refusal::Macros);
    assert_eq!(refused(docx(&[("word/vbaProject.bin", b"x")])), Refusal::Macros);
    assert_eq!(refused(odt(&[("Basic/Standard/Module1.xml", b"x")])), Refusal::Macros);
    assert_eq!(refused(odt(&[("Scripts/python/evil.py", b"x")])), Refusal::Macros);
}

#[test]
fn other_files_inside_are_refused_whatever_they_are_called() {
    let nested = packed(&[("a", b"x")]);
    for inside in [&nested[..], b"MZ\x90\0", b"\x7fELF", b"Rar!\x1a", b"\xd0\xcf\x11\xe0"] {
        assert_eq!(refused(docx(&[("word/media/image1.png", inside)])), Refusal::Nested);
        assert_eq!(refused(odt(&[("Pictures/1.png", inside)])), Refusal::Nested);
    }
}

#[test]
fn what_is_fetched_without_a_click_is_refused_and_links_are_not() {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/relationships/{kind}\" \
             Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
        )
    };
    let with = |text: &str| receive(docx(&[("word/_rels/settings.xml.rels", text.as_bytes())]));
    for (kind, target) in [
        ("attachedTemplate", "https://evil.example/t.dotm"),
        ("attachedTemplate", "file:////evil.example/share/t.dotm"),
        ("image", "http://evil.example/track.png"),
        ("oleObject", "\\\\evil.example\\x"),
    ] {
        assert_eq!(with(&relation(kind, target)).unwrap_err(), Refusal::LoadsOutside, "{target}");
    }
    assert!(with(&relation("hyperlink", "https://example.org/portfolio")).is_ok());
    assert!(with(&relation("attachedTemplate", "file:///C:\\Templates\\Resume.dotx")).is_ok());
}

#[test]
fn two_forms_in_one_and_paths_that_lead_out_are_refused() {
    let mut prefixed = b"PK\x03\x04 something before".to_vec();
    prefixed.extend(docx(&[]));
    assert_eq!(refused(prefixed), Refusal::Damaged);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("[Content_Types].xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(WORD_TYPES).unwrap();
    writer.set_comment("%PDF-1.7 1 0 obj").unwrap();
    assert_eq!(refused(writer.finish().unwrap().into_inner()), Refusal::Damaged);
    assert_eq!(refused(docx(&[("../../../etc/cron.d/x", b"x")])), Refusal::Damaged);
    let whole = docx(&[]);
    assert_eq!(refused(whole[..whole.len() / 2].to_vec()), Refusal::Damaged);
}

#[test]
fn a_password_is_refused_because_nobody_can_look_inside() {
    let manifest = odt(&[]);
    assert!(receive(manifest).is_ok());
    let protected = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    ]);
    assert_eq!(refused(protected), Refusal::Protected);
}
