//! The minutes as a file: what archives and screen readers need, and the same words as the page.

use super::matching::{Table, action, hidden};
use super::*;
use axum::http::StatusCode;
use geleit_store::both;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::AtomicU64;

/// What a program says about a file.
pub(crate) fn asked(program: &str, arguments: &[&str], file: &[u8]) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("printed-{}-{count}.pdf", std::process::id());
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, file).unwrap();
    let to = (program == "pdftotext").then_some("-");
    let output = Command::new(program).args(arguments).arg(&path).args(to).output();
    let output = output.unwrap_or_else(|_| panic!("{program}: run bin/install-test-tools"));
    std::fs::remove_file(path).unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    // pdfinfo repeats the words of a heading as the bytes that they are.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The words of a PDF as they are read, one space between them.
pub(crate) fn text(file: &[u8]) -> String {
    let words = asked("pdftotext", &[], file);
    let words = words.replace(['\u{202a}', '\u{202b}', '\u{202c}'], "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

both! {
    /// Proves S1-42.
    async fn the_minutes_are_a_file_that_says_pairs_votes_and_reasons_as_they_were_written(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let reason = "Амаль і أمل الخطيب: #read(\"/etc/passwd\") $x$ *b*";
        let path = table.path();
        let partner = &mut table.partners[1];
        let board = partner.get(&path).await.body;
        let vote = action(&board, "endorsement");
        let version = hidden(&board, &vote, "version");
        let form = [("version", version.as_str()), ("answer", "object"), ("reason", reason)];
        assert_eq!(partner.post(&vote, &form).await.status, StatusCode::SEE_OTHER);
        let path = format!("{path}/minutes");
        let page = table.office.get(&path).await.body;
        let link = format!("href=\"{path}.pdf\"");
        assert!(page.contains(&link), "{page}");
        let (headers, file) = table.office.file(&format!("{path}.pdf")).await;
        assert_eq!(headers["content-type"], "application/pdf");
        assert_eq!(headers["content-disposition"], "attachment; filename=\"minutes.pdf\"");
        assert_eq!(headers["cache-control"], "no-store");
        assert!(file.starts_with(b"%PDF-1.7"));
        asked("qpdf", &["--check"], &file);
        let raw = String::from_utf8_lossy(&file);
        assert!(raw.contains("<pdfuaid:part>1<") && raw.contains("<pdfaid:part>2<"));
        let plain = asked("qpdf", &["--json"], &file);
        for key in ["/StructTreeRoot", "/MarkInfo", "/Lang", "/TH", "/H1"] {
            assert!(plain.contains(key), "{key}");
        }
        let said = text(&file);
        for words in [
            "Protokoll des Matchings", "Amal Noor", "Brigitte Kurz", "ÖIF", "oeif (ÖIF)",
            "Einwand", "Амаль", "أمل الخطيب", "Für die Koordination",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        let unbroken = said.replace(' ', "");
        assert!(unbroken.contains("#read(\"/etc/passwd\")$x$*b*"), "no markup: {said}");
        let (_, again) = table.office.file(&format!("{path}.pdf")).await;
        assert!(file == again, "the same content at the same time is the same file");
        if let Ok(folder) = std::env::var("GELEIT_PRINTED") {
            std::fs::write(format!("{folder}/minutes.pdf"), &file).unwrap();
        }
    }

    async fn the_file_speaks_the_readers_language_and_is_for_the_table_only(place) {
        let mut table = Table::laid(&place.store).await;
        let path = format!("{}/minutes.pdf", table.path());
        table.office.language = "en";
        let (_, file) = table.office.file(&path).await;
        let said = text(&file);
        assert!(said.contains("Minutes of the matching"), "{said}");
        assert!(said.contains("Nobody has decided anything yet."), "{said}");
        let mut stranger = Visitor::new(table.site.router.clone());
        assert_eq!(stranger.get(&path).await.status, StatusCode::SEE_OTHER);
        let other = table.site.programme("other").await;
        let mut charlie = table.site.reader(other, Role::Coordinator).await;
        assert_eq!(charlie.get(&path).await.status, StatusCode::NOT_FOUND);
    }
}
