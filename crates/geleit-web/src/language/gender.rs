//! German nouns for people of any gender (S1-66). Texts mark the place with `⸱`, as in
//! `Ihr⸱e Mentor⸱in`; the programme's spelling decides what the reader sees.

use geleit_domain::programmes::GenderSpelling;

/// Marks the seam between the stem and the ending that speaks of women or men.
pub(super) const SEAM: char = '⸱';

/// Stem, masculine singular, masculine plural: what the pair form needs.
const MASCULINE: &[(&str, &str, &str)] = &[
    ("Absolvent", "Absolvent", "Absolventen"),
    ("Akademiker", "Akademiker", "Akademiker"),
    ("Ansprechpartner", "Ansprechpartner", "Ansprechpartner"),
    ("Arbeitgeber", "Arbeitgeber", "Arbeitgeber"),
    ("Bewerber", "Bewerber", "Bewerber"),
    ("Expert", "Experte", "Experten"),
    ("Koordinator", "Koordinator", "Koordinatoren"),
    ("Mentor", "Mentor", "Mentoren"),
    ("Migrant", "Migrant", "Migranten"),
    ("Nutzer", "Nutzer", "Nutzer"),
    ("Partner", "Partner", "Partner"),
    ("Teilnehmer", "Teilnehmer", "Teilnehmer"),
    ("Österreicher", "Österreicher", "Österreicher"),
];

/// Replaces every marked word of a text. A second seam before `n` says that a plural stands in
/// the dative, which only the pair form shows: `Teilnehmer⸱innen⸱n`.
pub(super) fn spell(text: &str, spelling: GenderSpelling) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(seam) = rest.find(SEAM) {
        let start = rest[..seam]
            .rfind(|c| !is_letter(c))
            .map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
        out.push_str(&rest[..start]);
        let (words, after) = marked_words(&rest[start..]);
        out.push_str(&spelled(&words, spelling));
        rest = after;
    }
    out + rest
}

/// A title of a code list, which is written with a colon, in the programme's spelling. Only the
/// pair form is out of reach: it needs both words for every trade.
pub(super) fn respell(title: &str, spelling: GenderSpelling) -> String {
    let ending = match spelling {
        GenderSpelling::Colon | GenderSpelling::Pair => ":in",
        GenderSpelling::Star => "*in",
        GenderSpelling::Slash => "/in",
        GenderSpelling::CapitalI => "In",
    };
    title.replace(":in", ending)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == SEAM
}

/// The marked words at the start of a text, as long as one space stands between them: they
/// belong to one person and change together (`Ihre Mentorin oder Ihr Mentor`).
fn marked_words(text: &str) -> (Vec<&str>, &str) {
    let mut words = Vec::new();
    let mut rest = text;
    loop {
        let candidate = if words.is_empty() { Some(rest) } else { rest.strip_prefix(' ') };
        let Some(candidate) = candidate else { return (words, rest) };
        let end = candidate.find(|c| !is_letter(c)).unwrap_or(candidate.len());
        if !candidate[..end].contains(SEAM) {
            return (words, rest);
        }
        words.push(&candidate[..end]);
        rest = &candidate[end..];
    }
}

fn spelled(words: &[&str], spelling: GenderSpelling) -> String {
    let mark = match spelling {
        GenderSpelling::Colon => ":",
        GenderSpelling::Star => "*",
        GenderSpelling::Slash => "/",
        GenderSpelling::CapitalI => "",
        GenderSpelling::Pair => return pair(words),
    };
    let each = words.iter().map(|word| {
        let (stem, ending) = parts(word);
        let ending = ending.strip_suffix("⸱n").unwrap_or(ending);
        match spelling {
            GenderSpelling::CapitalI => format!("{stem}{}", capital(ending)),
            _ => format!("{stem}{mark}{ending}"),
        }
    });
    each.collect::<Vec<_>>().join(" ")
}

fn parts(word: &str) -> (&str, &str) {
    word.split_once(SEAM).expect("only words with a seam are collected")
}

fn capital(ending: &str) -> String {
    let mut letters = ending.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

fn pair(words: &[&str]) -> String {
    let join = |side: fn(&str) -> String| {
        words.iter().map(|word| side(word)).collect::<Vec<_>>().join(" ")
    };
    let is_plural = words.iter().any(|word| parts(word).1.starts_with("innen"));
    let between = if is_plural { "und" } else { "oder" };
    format!("{} {between} {}", join(feminine), join(masculine))
}

fn feminine(word: &str) -> String {
    let (stem, ending) = parts(word);
    match ending {
        // `jede⸱r`, `eine⸱n`: the ending is the masculine one.
        "n" | "r" | "m" | "s" => stem.to_owned(),
        _ => format!("{stem}{}", ending.strip_suffix("⸱n").unwrap_or(ending)),
    }
}

fn masculine(word: &str) -> String {
    let (stem, ending) = parts(word);
    let known = MASCULINE.iter().find(|(known, ..)| *known == stem);
    match (ending, known) {
        ("in", Some((_, singular, _))) => (*singular).to_owned(),
        ("innen", Some((_, _, plural))) => (*plural).to_owned(),
        ("innen⸱n", Some((_, _, plural))) if plural.ends_with('n') => (*plural).to_owned(),
        ("innen⸱n", Some((_, _, plural))) => format!("{plural}n"),
        ("n" | "r" | "m" | "s", _) => format!("{stem}{ending}"),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use GenderSpelling::{CapitalI, Colon, Pair, Slash, Star};

    /// Proves S1-66.
    #[test]
    fn a_marked_word_is_written_in_each_spelling() {
        let text = "Für Mentor⸱innen und ihre Mentees.";
        assert_eq!(spell(text, Colon), "Für Mentor:innen und ihre Mentees.");
        assert_eq!(spell(text, Star), "Für Mentor*innen und ihre Mentees.");
        assert_eq!(spell(text, Slash), "Für Mentor/innen und ihre Mentees.");
        assert_eq!(spell(text, CapitalI), "Für MentorInnen und ihre Mentees.");
        assert_eq!(spell(text, Pair), "Für Mentorinnen und Mentoren und ihre Mentees.");
        assert_eq!(respell("Techniker:innen", Star), "Techniker*innen");
        assert_eq!(respell("Techniker:innen", CapitalI), "TechnikerInnen");
        assert_eq!(respell("Techniker:innen", Pair), "Techniker:innen");
    }

    #[test]
    fn words_of_one_person_change_together() {
        assert_eq!(spell("Ihr⸱e Mentor⸱in", Pair), "Ihre Mentorin oder Ihr Mentor");
        assert_eq!(spell("eine⸱n Mentor⸱in,", Pair), "eine Mentorin oder einen Mentor,");
        assert_eq!(spell("mit Teilnehmer⸱innen⸱n", Pair), "mit Teilnehmerinnen und Teilnehmern");
        assert_eq!(spell("mit Teilnehmer⸱innen⸱n", Colon), "mit Teilnehmer:innen");
        assert_eq!(spell("Ihr⸱e Mentor⸱in", CapitalI), "IhrE MentorIn");
    }

    #[test]
    fn every_stem_of_the_german_texts_has_its_masculine_forms() {
        for (_, file, source) in super::super::SOURCES.iter().filter(|(tag, ..)| *tag == "de") {
            for word in source.split(|c| !is_letter(c)).filter(|word| word.contains(SEAM)) {
                let (stem, ending) = parts(word);
                let is_noun = ending.starts_with("in");
                let is_known = MASCULINE.iter().any(|(known, ..)| *known == stem);
                assert!(!is_noun || is_known, "{file}.ftl: {word}");
            }
        }
    }
}
