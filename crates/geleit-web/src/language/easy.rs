//! The German of everything that participants read, also of refusals and letters that no test
//! draws: at most 12 words in a sentence on average, at most 20 in any.

use super::Language;
use super::tests::every_text;
use geleit_domain::programmes::GenderSpelling;

/// Files of texts for participants.
const FILES: &str = "agreements answers apply completion europass expectations files find fit-answers letter-choice letters \
    links me pair-letters questionnaires raised-hands sign-in";

/// Letters to staff and operators.
const TO_STAFF: [&str; 3] = ["letters-operator", "letters-enrolment", "letters-digest-desk"];

/// What ends with a mark; labels are none. A number with a point ends nothing.
fn sentences(text: &str) -> Vec<usize> {
    let (mut found, mut words) = (Vec::new(), 0);
    for word in text.split_whitespace() {
        words += 1;
        let is_number = word.trim_end_matches('.').chars().all(|c| c.is_ascii_digit());
        if word.ends_with(['.', '?', '!', ':']) && !is_number {
            found.push(std::mem::take(&mut words));
        }
    }
    found
}

#[test]
fn every_text_for_participants_is_written_in_easy_sentences() {
    assert_eq!(sentences("Bis 20. Februar geht es. Wer hilft? Vorname"), [5, 2]);
    let files: Vec<String> = FILES.split(' ').map(|file| format!("{file}-")).collect();
    let is_theirs = |key: &str| {
        files.iter().any(|file| key.starts_with(file.as_str()))
            && !TO_STAFF.iter().any(|letter| key.starts_with(letter))
    };
    let (mut count, mut total) = (0, 0);
    for (key, text) in every_text(Language::De, GenderSpelling::Colon) {
        for words in text.lines().flat_map(sentences).filter(|_| is_theirs(&key)) {
            assert!(words <= 20, "{key}: {words} words in a sentence: {text}");
            (count, total) = (count + 1, total + words);
        }
    }
    assert!(count > 400, "only {count} sentences were found");
    assert!(total <= count * 12, "{total} words in {count} sentences");
}
