//! What people type, and what they find.

use super::*;
use proptest::prelude::*;

const LANGUAGES: [&str; 3] = ["de", "en", "ar"];

fn codes(list: List, typed: &str) -> Vec<&'static str> {
    find(list, typed, "de", 10).iter().map(|found| found.code).collect()
}

fn first(typed: &str) -> &'static str {
    codes(List::Occupations, typed).first().copied().unwrap_or_default()
}

/// Proves S1-43.
#[test]
fn an_occupation_is_found_in_every_way_people_write_it() {
    for typed in [
        "Softwareentwickler",
        "softwareentwicklerin",
        "SOFTWAREENTW",
        "Entwickler",
        "Programmiererin",
        "Programmierer/in",
        "Software developers",
        "software dev",
        "Softwarentwickler",
    ] {
        assert!(codes(List::Occupations, typed).contains(&"2512"), "{typed}");
    }
    assert_eq!(first("Köchin"), "5120");
    assert_eq!(first("Koechin"), "5120");
    assert_eq!(first("2512"), "2512");
    assert_eq!(first("مبرمج"), "2514");
    assert_eq!(first("المبرمجة"), "2514");
    assert_eq!(codes(List::Languages, "türk").first(), Some(&"tr"));
    assert_eq!(codes(List::Languages, "العربية").first(), Some(&"ar"));
    for typed in ["Türk", "turkey", "تركيا", "Tuerkei"] {
        assert_eq!(codes(List::Countries, typed).first(), Some(&"TR"), "{typed}");
    }
}

#[test]
fn words_left_over_are_forgiven_where_nothing_fits_whole() {
    assert_eq!(first("Ich war Programmiererin in einer Bank in Damaskus"), "2512");
    assert_eq!(codes(List::Occupations, "xyzzy qqqqqq"), [""; 0]);
    assert_eq!(codes(List::Occupations, ""), [""; 0]);
}

#[test]
fn a_title_takes_the_place_of_a_word_that_was_only_begun() {
    let is_begun = |typed| find(List::Occupations, typed, "en", 1)[0].is_begun;
    assert!(is_begun("Software devel"));
    assert!(!is_begun("Software developers"));
    assert!(!is_begun("Programmiererin"));
}

#[test]
fn every_title_finds_itself_first_in_every_language() {
    for list in List::ALL {
        for (entry, language) in entries(*list).iter().flat_map(|e| LANGUAGES.map(|l| (e, l))) {
            let (title, written_in) = entry.title(language);
            assert_eq!(list.title(entry.code, language), Some(title));
            // The more detailed code with the same title may have one in the other language too.
            let first = find(*list, title, language, 5)[0].code;
            let first = fold(list.title(first, written_in).unwrap());
            assert_eq!(first, fold(title), "{list} {}", entry.code);
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_the_answers_differ_and_are_few(
        typed in prop_oneof!["\\PC{0,40}", "[a-zäöüß]{1,8}( [a-z]{1,6}){0,2}", "[ا-ي]{1,8}"],
        list in prop::sample::select(List::ALL),
        limit in 0usize..12,
    ) {
        let found = find(list, &typed, "de", limit);
        prop_assert!(found.len() <= limit);
        prop_assert_eq!(&found, &find(list, &typed, "de", limit));
        for (at, one) in found.iter().enumerate() {
            prop_assert!(found[..at].iter().all(|other| other.code != one.code && other.title != one.title));
            prop_assert!(list.title(one.code, "de").is_some());
        }
    }

    #[test]
    fn one_slip_still_finds_what_was_meant(
        row in 0usize..10_000, at in 0usize..30, letter in "[a-z]", kind in 0usize..4
    ) {
        let all: Vec<_> = entries(List::Occupations).iter().map(|entry| entry.title("en").0).collect();
        let title = all[row % all.len()];
        let word = title.split(' ').find(|word| word.chars().all(char::is_alphabetic) && word.len() >= 7);
        let Some(word) = word else { return Ok(()) };
        let mut letters: Vec<char> = word.chars().collect();
        let at = at % (letters.len() - 1);
        let letter = letter.chars().next().unwrap();
        match kind {
            0 => letters[at] = letter,
            1 => letters.insert(at, letter),
            2 => { letters.remove(at); }
            _ => letters.swap(at, at + 1),
        }
        let typed: String = letters.into_iter().collect();
        // A slip that looks like an umlaut is more than one.
        prop_assume!(!["ae", "oe", "ue"].iter().any(|pair| typed.contains(pair) || word.contains(pair)));
        let meant = find(List::Occupations, &typed, "en", 1_000);
        let others = find(List::Occupations, word, "en", 1_000);
        // A slip may make another word of the list; else everything with the word is found.
        let is_other = meant.iter().any(|found| !others.contains(found) && !found.is_begun);
        prop_assert!(is_other || !meant.is_empty(), "{} for {}", typed, word);
    }
}

/// Words that end like a man's name for a trade and are none.
const NEUTRAL: &[&str] = &[
    "Callcenter",
    "Fahrrädern",
    "Fenster",
    "Hubstaplern",
    "Kleintransportern",
    "Küstengewässern",
    "Labor",
    "Lager",
    "Leder",
    "Mitglieder",
    "Motorrädern",
    "Oberhäupter",
    "Regierungsmitglieder",
    "Schaltern",
    "Steuern",
    "Wasser",
];
const MALE: &[&str] = &[
    "er", "ern", "eur", "eure", "ist", "isten", "ent", "enten", "or", "oren", "ant", "anten",
    "ogen", "arzt", "ärzte", "mann", "männer",
];

/// The German titles are our own words: there is one for every code, and no trade is called by
/// its men alone (S1-66).
#[test]
fn every_code_has_a_german_title_of_its_own_that_speaks_of_everybody() {
    for list in [List::Occupations, List::Industries, List::EducationFields] {
        let mut seen: Vec<(u8, &str)> = Vec::new();
        for entry in entries(list) {
            let (title, language) = entry.title("de");
            assert_eq!(language, "de", "{list} {}", entry.code);
            assert!(!seen.contains(&(entry.level, title)), "{list} {}: {title}", entry.code);
            seen.push((entry.level, title));
            if list == List::Occupations {
                assert_eq!(men_only(title), None, "{}: {title}", entry.code);
            }
        }
    }
    assert_eq!(men_only("Bäcker und Köchinnen"), None, "both are spoken of");
    assert_eq!(men_only("Bäcker aller Art"), Some("Bäcker"));
    assert_eq!(men_only("Bäcker:innen am Wasser"), None);
}

/// A word for men in a title without any for women.
fn men_only(title: &str) -> Option<&str> {
    let words = title.split(|c: char| !c.is_alphabetic() && !matches!(c, ':' | '-'));
    let is_male = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && MALE.iter().any(|ending| word.ends_with(ending))
            && !NEUTRAL.contains(word)
    };
    words.clone().find(is_male).filter(|_| !words.into_iter().any(|word| word.ends_with("innen")))
}
