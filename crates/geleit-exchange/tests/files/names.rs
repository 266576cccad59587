//! Names of files.

use geleit_domain::files::Media;
use geleit_exchange::files::clean_name;
use proptest::prelude::*;

/// Proves S1-40.
#[test]
fn a_name_loses_folders_hidden_signs_and_the_wrong_ending() {
    for (sent, media, expected) in [
        ("Lebenslauf.PDF", Media::Pdf, "Lebenslauf.pdf"),
        ("letter.pdf.exe", Media::Pdf, "letter.pdf"),
        ("../../etc/passwd", Media::Png, "passwd.png"),
        ("C:\\Users\\amal\\cv.docx", Media::Docx, "cv.docx"),
        ("Amal\u{202E}fdp.exe", Media::Pdf, "Amalfdp.pdf"),
        ("سيرة ذاتية.pdf", Media::Pdf, "سيرة ذاتية.pdf"),
        ("IMG_2024.01.17.jpeg", Media::Jpeg, "IMG_2024.01.17.jpg"),
        ("photo.heic", Media::Jpeg, "photo.jpg"),
        ("", Media::Odt, "file.odt"),
        ("...", Media::Pdf, "file.pdf"),
        ("a.aa.", Media::Pdf, "a.pdf"),
        (".pdf", Media::Pdf, "file.pdf"),
        ("a\r\nContent-Type: text/html\".pdf", Media::Pdf, "html.pdf"),
    ] {
        assert_eq!(clean_name(sent, media), expected, "{sent}");
    }
    assert_eq!(clean_name(&"ب".repeat(300), Media::Png).chars().count(), 104);
}

proptest! {
    #[test]
    fn no_name_leads_elsewhere_or_hides_anything(sent in "\\PC{0,60}|[./\\\\\u{202E}\u{2066}a-z\r\n\"]{0,60}") {
        let name = clean_name(&sent, Media::Pdf);
        prop_assert!(name.ends_with(".pdf") && name.len() > 4, "{}", name);
        prop_assert!(!name.starts_with('.') && !name.contains(['/', '\\', '"', '\r', '\n']));
        let hides = name.contains(['\u{202E}', '\u{2066}', '\u{200F}']);
        prop_assert!(!hides, "{:?}", name);
        prop_assert_eq!(clean_name(&name, Media::Pdf), name);
    }
}
