//! Whatever is mixed in Arabic comes back from the structure as it was written.

use super::languages::{arabic, read, words};
use super::{check, document};
use geleit_print::{Part, pdf};
use proptest::prelude::*;

/// What people write: vowel signs, letters that join, Persian and Kurdish ones, numbers, Latin.
const PIECES: &[&str] = &[
    "أمل",
    "الخطيب",
    "لا",
    "الله",
    "عبدالله",
    "لأَمَل",
    "شكرًا،",
    "مُدَرِّسَةٌ",
    "سلام؟",
    "پژمان",
    "گفت",
    "چۆن",
    "ڕێگا",
    "می‌خواهم",
    "٣",
    "١٢:٣٠",
    "5",
    "12",
    "17:30",
    "2026-03-14",
    "+43 660 1234567",
    "0660/123 45 67",
    "3 - 5",
    "50 %",
    "Wien",
    "Hauptbücherei",
    "B1",
    "amal.k@example.org",
    "(B1)",
    "(بعد",
    "17:30)",
    "«أهلًا»",
    "و/أو",
    "-",
    "…",
    "Đorđe",
    "e\u{301}",
    "ሰላማዊት",
];

fn sentence() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(PIECES);
    prop::collection::vec(pieces, 1..30).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_is_read_back_as_it_was_written(
        sentences in prop::collection::vec(sentence(), 8),
    ) {
        let paragraphs = || sentences.iter().map(|sentence| words(sentence)).collect::<Vec<_>>();
        for parts in [vec![Part::In(arabic(), paragraphs())], paragraphs()] {
            let file = pdf(&document(parts)).unwrap();
            check(&file);
            let read = read(&file);
            for sentence in &sentences {
                prop_assert!(read.split('|').any(|said| said == sentence), "{sentence}\n{read}");
            }
        }
    }
}
