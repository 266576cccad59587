//! The card of the other side in the reader's language. What it may hold is decided in the
//! domain; here it only gets its words.

use crate::language::Texts;
use crate::matching::benefits;
use geleit_domain::matching::criteria::Reason;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::card::Card;
use geleit_domain::profile::{Cefr, Coded, LanguageSkill};
use geleit_domain::reference::finding::List;
use geleit_domain::reference::languages;

/// What a card tells, in this order.
#[cfg(test)]
pub(crate) const FACTS: &str = "work aim industry experience languages goals topics time online";

/// A card as a page shows it.
pub(super) struct CardView {
    pub(super) name: String,
    /// What the reader gains, in a sentence; empty where nothing says so.
    pub(super) gain: String,
    /// Label and what stands there.
    pub(super) facts: Vec<(String, String)>,
}

impl CardView {
    /// The card that somebody on this side reads.
    pub(super) fn of(t: Texts, reader: Side, card: &Card, reasons: &[Reason]) -> Self {
        let years = card.experience_years.map(|years| t.offers_years(years));
        let (goals, topics) = match reader {
            Side::Mentor => (row(t, card.goals.iter().map(|goal| t.apply_goal(goal))), None),
            Side::Mentee => {
                (None, row(t, card.goals.iter().map(|goal| t.questionnaires_topic(goal))))
            }
        };
        let facts = [
            ("work", coded(t, List::Occupations, card.work.as_ref())),
            ("aim", coded(t, List::Occupations, card.aim.as_ref())),
            ("industry", coded(t, List::Industries, card.industry.as_ref())),
            ("experience", years),
            ("languages", row(t, card.languages.iter().map(|skill| spoken(t, skill)))),
            ("goals", goals),
            ("topics", topics),
            ("time", row(t, card.availability.iter().map(|time| t.questionnaires_time(time)))),
            ("online", card.online_ok.filter(|yes| *yes).map(|_| t.offers_online())),
        ];
        let said = |(key, words): (&str, Option<String>)| Some((t.offers_fact(key), words?));
        let gain = match reader {
            Side::Mentor => benefits::to_mentor(t, reasons, &card.name),
            Side::Mentee => benefits::to_mentee(t, reasons, &card.name),
        };
        Self {
            name: card.name.clone(),
            gain: gain.unwrap_or_default(),
            facts: facts.into_iter().filter_map(said).collect(),
        }
    }
}

/// The title of the code in the reader's language, else the person's own words.
fn coded(t: Texts, list: List, coded: Option<&Coded>) -> Option<String> {
    let coded = coded?;
    let title = coded.code.as_deref().and_then(|code| t.title(list, code));
    title.or_else(|| t.title(list, &coded.words)).or_else(|| Some(coded.words.clone()))
}

fn row(t: Texts, words: impl Iterator<Item = String>) -> Option<String> {
    Some(t.in_a_row(words)).filter(|row| !row.is_empty())
}

/// A language with its level; nobody has to know what `native` means.
fn spoken(t: Texts, skill: &LanguageSkill) -> String {
    let known = languages::by_code(&skill.language);
    let tag = t.language.tag();
    let name = known.map_or_else(|| skill.language.clone(), |found| found.name(tag).to_owned());
    match skill.level {
        Some(Cefr::Native) => t.offers_native(name),
        Some(level) => format!("{name} {level}"),
        None => name,
    }
}
