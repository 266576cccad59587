//! The closed lists that letters and the pages about them speak of.

use super::Language;
use super::tests::every_text;
use geleit_domain::letters::holidays::Holiday;
use geleit_domain::letters::{Button, Choice, Class, Kind, Why};
use geleit_domain::programmes::GenderSpelling;
use std::fmt::Display;

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let waits: Vec<_> = Kind::ALL.iter().filter(|kind| kind.may_wait()).copied().collect();
    vec![
        ("closed-days-holiday", texts(Holiday::ALL)),
        ("letter-choice-word", texts(&Choice::ALL[1..])),
        ("letters-button", texts(Button::ALL)),
        ("letters-waits", texts(&waits)),
        ("letters-why", texts(Why::ALL)),
        ("outbox-class-word", texts(&Class::TEXTS)),
        ("persons-letters-word", texts(Choice::ALL)),
    ]
}

/// A letter that can be posted says in the domain when it may go out, and has a name for the
/// outbox.
#[test]
fn every_kind_of_letter_has_a_class_and_a_name_in_the_outbox() {
    let named: Vec<Option<Kind>> =
        super::desk_lists::letters().iter().map(|word| kind_of(word)).collect();
    assert!(!named.contains(&None), "{named:?}: declare its class in letters/kinds.rs");
    for kind in Kind::ALL {
        assert!(named.contains(&Some(*kind)), "{kind} has no name in outbox-template");
    }
}

/// What was decided stands behind the kind, in the outbox as one word.
fn kind_of(word: &str) -> Option<Kind> {
    match word.starts_with("decided_") {
        true => Some(Kind::Decided),
        false => Kind::of(word),
    }
}

/// A subject stands in lists and on locked screens, where others read it: it names neither people
/// nor the programme, nor what it is about.
#[test]
fn subjects_are_neutral_in_every_language() {
    const TELLING: [&str; 9] =
        ["mentor", "mentee", "tandem", "partner", "flücht", "migra", "إرشاد", "مرشد", "لاجئ"];
    let mut seen = 0;
    for language in Language::ALL {
        for (key, text) in every_text(*language, GenderSpelling::Colon) {
            let is_letter = ["letters-", "interviews-letter-", "pair-letters-"]
                .iter()
                .any(|file| key.starts_with(file));
            if !is_letter || !key.ends_with("-subject") {
                continue;
            }
            assert!(!text.contains('«'), "{language} {key} has a placeholder: {text}");
            let small = text.to_lowercase();
            for word in TELLING {
                assert!(!small.contains(word), "{language} {key}: {text}");
            }
            assert!(text.chars().count() <= 50, "{language} {key} is long: {text}");
            seen += 1;
        }
    }
    assert!(seen >= 3 * 22, "{seen} subjects");
}
