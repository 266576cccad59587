//! Names of the world: what may stand in one, how they sort and how they are found, with the
//! same result on every database engine because both keys are made here.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_normalizer::DecomposingNormalizerBorrowed;
use std::sync::LazyLock;

/// The longest name, in characters.
pub const LENGTH_MAX: usize = 200;

/// A name holds no control characters and nothing that turns the writing direction: it could
/// pass for another name on a page or in a file.
#[must_use]
pub fn is_allowed(text: &str) -> bool {
    text.chars().count() <= LENGTH_MAX
        && !text.chars().any(|c| {
            c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        })
}

static ROOT: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    Collator::try_new(Default::default(), options).expect("the root collation is compiled in")
});

/// The key by which people are listed: family name first, in the order of the root collation
/// (Ä with A, ß as ss). An Arabic article at the start does not count, so that Al-Hassan and
/// الحسن stand with Hassan.
#[must_use]
pub fn sort_key(given_name: &str, family_name: &str) -> Vec<u8> {
    let mut key = Vec::new();
    for part in [family_name, given_name] {
        let part = without_article(part.trim());
        // Writing into a vector cannot fail.
        let _ = ROOT.write_sort_key_to(part, &mut key);
        // Lower than every weight: "Ng" with any given name before "Ngo".
        key.push(0);
    }
    key
}

/// A family name without an article in front: `al-`, `el-`, `Al `, `ال`.
fn without_article(name: &str) -> &str {
    for article in ["al-", "el-", "al ", "el "] {
        if let Some(head) = name.get(..article.len())
            && head.eq_ignore_ascii_case(article)
            && name.len() > article.len()
        {
            return &name[article.len()..];
        }
    }
    match name.strip_prefix("ال") {
        // Short names such as الي may begin with these letters without an article.
        Some(rest) if rest.chars().count() >= 3 => rest,
        _ => name,
    }
}

/// The text in which a search looks: lower case, marks stripped, ß as ss, ø as o, Arabic
/// letter variants united.
#[must_use]
pub fn search_text(text: &str) -> String {
    // Most texts; nothing to decompose.
    let out = if text.is_ascii() { plain_search_text(text) } else { folded_search_text(text) };
    let mut words = out.split_whitespace();
    let mut joined = String::with_capacity(out.len());
    joined.push_str(words.next().unwrap_or_default());
    for word in words {
        joined.push(' ');
        joined.push_str(word);
    }
    joined
}

fn plain_search_text(text: &str) -> String {
    let folded = |c: char| if matches!(c, '-' | '\'') { ' ' } else { c.to_ascii_lowercase() };
    text.chars().map(folded).collect()
}

fn folded_search_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in DecomposingNormalizerBorrowed::new_nfkd().normalize(text).chars() {
        if is_mark(c) {
            continue;
        }
        match c {
            'ß' | 'ẞ' => out.push_str("ss"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' => out.push('d'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ı' => out.push('i'),
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' | 'ی' => out.push('ي'),
            'ک' => out.push('ك'),
            'ة' => out.push('ه'),
            '-' | '\'' | '’' => out.push(' '),
            'ـ' => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}'
        | '\u{0670}' | '\u{06D6}'..='\u{06ED}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut names: Vec<(&'static str, &'static str)>) -> Vec<&'static str> {
        names.sort_by_key(|(given, family)| sort_key(given, family));
        names.into_iter().map(|(_, family)| family).collect()
    }

    #[test]
    fn umlauts_stand_with_their_letter_and_articles_do_not_count() {
        let names = vec![
            ("Z", "Zimmer"),
            ("A", "Österreicher"),
            ("A", "Özil"),
            ("B", "Oberhuber"),
            ("C", "Äpfel"),
            ("D", "Apfel"),
            ("E", "Al-Hassan"),
            ("F", "Hassler"),
            ("G", "Haas"),
            ("H", "Groß"),
            ("I", "Grosz"),
            ("J", "Ørsted"),
            ("K", "الحسن"),
        ];
        assert_eq!(
            sorted(names),
            [
                "Apfel",
                "Äpfel",
                "Groß",
                "Grosz",
                "Haas",
                "Al-Hassan",
                "Hassler",
                "Oberhuber",
                "Ørsted",
                "Österreicher",
                "Özil",
                "Zimmer",
                "الحسن"
            ]
        );
    }

    #[test]
    fn a_short_family_name_stands_before_its_longer_one_whatever_the_given_name() {
        assert_eq!(sorted(vec![("Anna", "Ngo"), ("Zoe", "Ng")]), ["Ng", "Ngo"]);
    }

    #[test]
    fn a_name_is_found_without_marks_and_in_every_arabic_spelling() {
        assert_eq!(search_text("Groß Øystein-Łukasz"), "gross oystein lukasz");
        assert_eq!(search_text("أحمد"), search_text("احمد"));
        assert_eq!(search_text("ÉMILIE"), "emilie");
    }

    #[test]
    fn letters_that_turn_the_direction_are_refused() {
        assert!(is_allowed("Nguyễn Thị Ánh"));
        assert!(is_allowed("محمد"));
        assert!(!is_allowed("Amal\u{202E}gpj"));
        assert!(!is_allowed("Amal\n"));
    }

    proptest::proptest! {
        #[test]
        fn plain_texts_are_folded_like_all_others(text in "[ -~\\t]{0,20}") {
            proptest::prop_assert_eq!(plain_search_text(&text), folded_search_text(&text));
        }
    }
}
