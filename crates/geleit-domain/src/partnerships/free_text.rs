//! Free text on a card must not lead to a person before both have said yes: what holds an
//! address, a number or a name stays away (P6).

/// A postcode and two years are no telephone number; more digits in a row are one, and so are many
/// with words between them.
const DIGITS_IN_A_ROW_MAX: usize = 5;
const DIGITS_MAX: usize = 9;
/// Shorter names stand inside other words.
const NAME_LETTERS_MIN: usize = 3;

/// The words, if nobody can be found or reached by them. `known` are the person's own name,
/// address, number and company.
#[must_use]
pub fn harmless<'a>(words: &'a str, known: &[&str]) -> Option<&'a str> {
    let is_safe = !holds_contact(words) && !known.iter().any(|name| names(words, name));
    (is_safe && !words.trim().is_empty()).then_some(words)
}

/// Does the text hold something that looks like an address or a number?
fn holds_contact(words: &str) -> bool {
    let lower = words.to_lowercase();
    digits(&lower) > DIGITS_MAX
        || lower.split(char::is_alphabetic).any(|row| digits(row) > DIGITS_IN_A_ROW_MAX)
        || lower.contains(['@', '＠'])
        || lower.contains("://")
        || ["(at)", "[at]", "whatsapp", "telegram", "linkedin", "xing", "instagram"]
            .iter()
            .any(|mark| lower.contains(mark))
        || lower.split(|c: char| c.is_whitespace() || ",;()/".contains(c)).any(is_host)
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

/// `amal.example.org`, but neither `z.B.` nor `Dr.` nor `2.5`.
fn is_host(word: &str) -> bool {
    let parts: Vec<_> = word.trim_end_matches(['.', '!', '?', ':']).split('.').collect();
    let is_label =
        |part: &&str| part.len() >= 2 && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let ends_in_letters = parts.last().is_some_and(|end| end.chars().all(char::is_alphabetic));
    parts.len() > 1 && parts.iter().all(is_label) && ends_in_letters
}

/// Does the text hold a word of this name?
fn names(words: &str, name: &str) -> bool {
    let of = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.map(str::to_lowercase).filter(|w| w.chars().count() >= NAME_LETTERS_MIN).collect()
    };
    let said = of(words);
    of(name).iter().any(|part| said.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_leads_to_a_person_is_kept_away_and_ordinary_words_are_not() {
        for words in [
            "Ruf mich an: 0664 123 45 67",
            "0664, dann 123, dann 4567",
            "+43 (1) 234-567",
            "٠٦٦٤١٢٣٤٥٦",
            "amal@example.org",
            "amal (at) example",
            "https://example",
            "siehe amal-haddad.example.org",
            "LinkedIn: amal h",
            "Inhaberin der Huber GmbH",
            "",
        ] {
            assert_eq!(harmless(words, &["Brigitte", "Huber"]), None, "{words}");
        }
        for words in [
            "Bauleiterin, z.B. Hochbau",
            "Leitung Controlling (Dr. jur.)",
            "ISO 9001 seit 2015",
            "Hubertusapotheke",
            "مهندسة",
        ] {
            assert_eq!(harmless(words, &["Brigitte", "Huber"]), Some(words));
        }
    }

    proptest! {
        #[test]
        fn no_number_of_six_digits_gets_through(
            before in "[a-zäöü ]{0,9}", number in "[0-9]{2,4}[ /.-]?[0-9]{4,9}", after in "\\PC{0,9}"
        ) {
            let words = format!("{before}{number}{after}");
            prop_assert_eq!(harmless(&words, &[]), None);
        }

        #[test]
        fn no_address_gets_through(before in "\\PC{0,9}", local in "[a-z]{1,9}", after in "\\PC{0,9}") {
            let words = format!("{before}{local}@example.org{after}");
            prop_assert_eq!(harmless(&words, &[]), None);
        }
    }
}
