//! Languages and their levels: `ar:C2; en:B2` or `Arabisch C2, Englisch B2`.

use super::texts::text;
use crate::problem::ProblemKind;
use crate::sheet::Cell;
use geleit_domain::profile::{Cefr, LanguageSkill};
use geleit_domain::reference::languages::find;

/// A level of the CEFR in any case, or native.
pub(crate) fn cefr(cell: &Cell) -> Result<Cefr, ProblemKind> {
    level(&text(cell)?).ok_or(ProblemKind::NotALevel)
}

fn level(text: &str) -> Option<Cefr> {
    let word: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    match word.to_lowercase().as_str() {
        "a1" => Some(Cefr::A1),
        "a2" => Some(Cefr::A2),
        "b1" => Some(Cefr::B1),
        "b2" => Some(Cefr::B2),
        "c1" => Some(Cefr::C1),
        "c2" => Some(Cefr::C2),
        "native" | "nativespeaker" | "mothertongue" | "firstlanguage" | "muttersprache"
        | "muttersprachlich" | "erstsprache" => Some(Cefr::Native),
        _ => None,
    }
}

pub(crate) fn languages(cell: &Cell) -> Result<Vec<LanguageSkill>, ProblemKind> {
    let text = text(cell)?;
    let mut skills: Vec<LanguageSkill> = Vec::new();
    for item in text.split([';', ',', '\n']).map(str::trim).filter(|item| !item.is_empty()) {
        let not_found = || ProblemKind::NotALanguage { item: item.to_owned() };
        let skill = skill(item).ok_or_else(not_found)?;
        match skills.iter().find(|known| known.language == skill.language) {
            None => skills.push(skill),
            Some(known) if known.level == skill.level => {}
            Some(_) => return Err(ProblemKind::LanguageTwice { item: item.to_owned() }),
        }
    }
    Ok(skills)
}

/// `ar:C2`, `Arabisch C2`, `Arabisch (Muttersprache)`, `Arabic - native speaker` or `ar`.
fn skill(item: &str) -> Option<LanguageSkill> {
    let found = |name: &str, level| {
        let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':'));
        find(name).map(|language| LanguageSkill { language: language.bcp47.to_owned(), level })
    };
    if let Some((name, text)) = item.split_once(':') {
        return found(name, Some(level(text)?));
    }
    let words = item.replace(['(', ')', '=', '–'], " ");
    // The level is one word, or two as in “native speaker”.
    let ends = words.trim_end().match_indices([' ', '-']).map(|(at, _)| at).rev().take(2);
    for at in ends {
        if let Some(level) = level(&words[at + 1..]) {
            return found(&words[..at], Some(level));
        }
    }
    found(&words, None)
}

/// The languages of a mentor, whose German is native unless listed.
pub(crate) fn with_native_german(mut skills: Vec<LanguageSkill>) -> Vec<LanguageSkill> {
    if !skills.iter().any(|skill| skill.language == "de") {
        skills.push(LanguageSkill { language: "de".to_owned(), level: Some(Cefr::Native) });
    }
    skills
}
