//! Which spellings of a company's name mean one company. People are brought together by it on
//! pages; nothing is merged, everybody's own spelling stays.

use crate::names::search_text;

/// What stands at the end of a name and says only what kind of company it is.
const LEGAL_FORMS: &[&str] = &[
    "ag", "co", "eu", "gen", "gesmbh", "gmbh", "inc", "kg", "kgaa", "llc", "ltd", "mbh", "og",
    "plc", "sa", "sarl", "se", "srl", "ug",
];

/// The key by which companies are compared: without case, marks, punctuation and legal form, so
/// that `ÖBB AG` and `Öbb ag` come together. Empty: no name.
#[must_use]
pub fn company_key(name: &str) -> String {
    let plain = search_text(name).replace('.', "");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<_> = words.collect();
    // A company may be called like a legal form and nothing else.
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(word)) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::company_key;
    use proptest::prelude::*;

    /// Proves S1-29.
    #[test]
    fn spellings_of_one_company_have_one_key() {
        for (one, other) in [
            ("ÖBB AG", "Öbb ag"),
            ("Donau Logistik GmbH", "donau-logistik Ges.m.b.H."),
            ("Huber & Co. KG", "HUBER"),
            ("Rheintal  Planung e.U.", "Rheintal Planung"),
            ("Ägypten-Import", "Agypten Import"),
        ] {
            assert_eq!(company_key(one), company_key(other), "{one}, {other}");
        }
        for (one, other) in [("Post", "Postbus"), ("Huber", "Gruber GmbH"), ("AG", "KG")] {
            assert_ne!(company_key(one), company_key(other), "{one}, {other}");
        }
        assert_eq!(company_key("  - "), "");
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key_and_legal_form_and_case_do_not_count(
            name in "[a-zA-Zäöüßşéğ &.-]{0,40}",
        ) {
            let key = company_key(&name);
            prop_assert_eq!(&company_key(&key), &key);
            prop_assert_eq!(&company_key(&name.to_uppercase()), &key);
            let is_alone = key.is_empty();
            let with_form = company_key(&format!(" {name} GmbH "));
            prop_assert_eq!(with_form, if is_alone { "gmbh" } else { &key });
        }
    }
}
