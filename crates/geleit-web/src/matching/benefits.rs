//! What each side of a pair gains, in sentences (S1-46): one for the people who match, and one
//! that the mentee or the mentor reads in a letter or on the own page. What may stand in which
//! is decided by the types of the domain.

use super::chips::{country, language};
use crate::language::Texts;
use geleit_domain::matching::criteria::Reason;
use geleit_domain::matching::criteria::benefits::{
    self, Benefits, ForMentee, ForMentor, ForMentorAtDesk,
};
use geleit_domain::profile::Goal;
use geleit_domain::reference::finding::List;

/// The words for what a mentee gains.
#[cfg(test)]
pub(crate) const MENTEE: &str = "occupation occupation_words field near_occupation industry \
    industry_words near_industry education education_words experience experience_one goal";
/// The words for what a mentor gains.
#[cfg(test)]
pub(crate) const MENTOR: &str = "market near_market market_language occupation occupation_words \
    field industry industry_words language goal";

/// A word of the sentence with what it names.
struct Said {
    word: &'static str,
    what: String,
    market: String,
}

impl Said {
    fn of(word: &'static str, what: String) -> Self {
        Self { word, what, market: String::new() }
    }

    /// A code with its title, or the word for a ground without one.
    fn coded(t: Texts, words: [&'static str; 2], list: List, code: Option<&str>) -> Self {
        match code.and_then(|code| t.title(list, code)) {
            Some(title) => Self::of(words[0], title),
            None => Self::of(words[1], String::new()),
        }
    }

    fn arguments(self, name: &str) -> Vec<(String, String)> {
        let named = [("name", name.to_owned()), ("what", self.what), ("market", self.market)];
        named.map(|(key, value)| (key.to_owned(), value)).to_vec()
    }
}

/// What the mentee gains, as the mentee reads it; nothing where no reason says so. `mentor` is
/// the name under which the mentee may know the mentor.
pub(crate) fn to_mentee(t: Texts, reasons: &[Reason], mentor: &str) -> Option<String> {
    let said = mentee(t, &benefits::to_mentee(reasons)?, |goal| t.apply_goal(goal));
    Some(t.benefits_mentee(said.word, &said.arguments(mentor)))
}

/// What the mentor gains, as the mentor reads it; nothing where no reason says so. `mentee` is
/// the name under which the mentor may know the mentee.
pub(crate) fn to_mentor(t: Texts, reasons: &[Reason], mentee: &str) -> Option<String> {
    let said = mentor(t, &benefits::to_mentor(reasons)?, |goal| t.apply_goal(goal));
    Some(t.benefits_mentor(said.word, &said.arguments(mentee)))
}

/// What both gain, the mentee first, as the people who match read it.
pub(super) fn at_desk(t: Texts, reasons: &[Reason], names: [&str; 2]) -> [String; 2] {
    let Benefits { mentee: own, mentor: theirs } = benefits::at_desk(reasons);
    let own = own.map(|gain| {
        let said = mentee(t, &gain, |goal| t.persons_goal(goal));
        t.matching_gain_mentee(said.word, &said.arguments(names[0]))
    });
    let theirs = theirs.map(|gain| {
        let said = match gain {
            ForMentorAtDesk::Shared(gain) => mentor(t, &gain, |goal| t.persons_goal(goal)),
            ForMentorAtDesk::Origin { market, origin } => {
                near(t, ["origin", "near_origin"], market, origin)
            }
        };
        t.matching_gain_mentor(said.word, &said.arguments(names[1]))
    });
    let said = [own, theirs].into_iter().zip(names);
    let mut sentences =
        said.map(|(sentence, name)| sentence.unwrap_or_else(|| t.matching_gain_none(name)));
    std::array::from_fn(|_| sentences.next().unwrap_or_default())
}

fn mentee(t: Texts, gain: &ForMentee, goal_words: impl Fn(Goal) -> String) -> Said {
    match gain {
        ForMentee::Occupation { code } => occupation(t, *code),
        ForMentee::Field { field } => Said::of("field", t.benefits_field(field)),
        ForMentee::NearOccupation { code } => {
            let words = ["near_occupation"; 2];
            Said::coded(t, words, List::Occupations, Some(code))
        }
        ForMentee::Industry { code } => industry(t, *code),
        ForMentee::NearIndustry { code } => {
            Said::coded(t, ["near_industry"; 2], List::Industries, Some(code))
        }
        ForMentee::Education { code } => {
            Said::coded(t, ["education", "education_words"], List::EducationFields, *code)
        }
        ForMentee::Experience { years: 1 } => Said::of("experience_one", String::new()),
        ForMentee::Experience { years } => Said::of("experience", years.to_string()),
        ForMentee::Goal { goal } => Said::of("goal", goal_words(*goal)),
        ForMentee::Topic { words } => Said::of("goal", words.clone()),
    }
}

fn mentor(t: Texts, gain: &ForMentor, goal_words: impl Fn(Goal) -> String) -> Said {
    match gain {
        ForMentor::Market { market, country } => {
            near(t, ["market", "near_market"], market, country)
        }
        ForMentor::MarketLanguage { market, language: spoken } => {
            let market = country(t, market);
            Said { market, ..Said::of("market_language", language(t, spoken)) }
        }
        ForMentor::Occupation { code } => occupation(t, *code),
        ForMentor::Field { field } => Said::of("field", t.benefits_field(field)),
        ForMentor::Industry { code } => industry(t, *code),
        ForMentor::Language { language: spoken } => Said::of("language", language(t, spoken)),
        ForMentor::Goal { goal } => Said::of("goal", goal_words(*goal)),
        ForMentor::Topic { words } => Said::of("goal", words.clone()),
    }
}

fn occupation(t: Texts, code: Option<&str>) -> Said {
    Said::coded(t, ["occupation", "occupation_words"], List::Occupations, code)
}

fn industry(t: Texts, code: Option<&str>) -> Said {
    Said::coded(t, ["industry", "industry_words"], List::Industries, code)
}

/// A market itself, or a country close to it.
fn near(t: Texts, words: [&'static str; 2], market: &str, known: &str) -> Said {
    if market == known {
        Said::of(words[0], country(t, market))
    } else {
        Said { market: country(t, market), ..Said::of(words[1], country(t, known)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, plain};
    use geleit_domain::matching::criteria::Why;
    use geleit_domain::programmes::GenderSpelling;
    use geleit_domain::reference::occupations::Field;

    fn reasons() -> Vec<Reason> {
        let whys = [
            Why::SameField { field: Field::Ict },
            Why::OriginMarket { market: "RS", origin: "BA" },
            Why::SharedGoal { goal: Goal::Network },
            Why::MenteeWishKept,
            Why::Waiting { days: 90 },
        ];
        whys.map(|why| Reason { criterion: why.criterion(), points: 1_234, why }).to_vec()
    }

    /// Proves S1-46.
    #[test]
    fn a_pair_says_in_two_sentences_what_both_gain_and_when_a_side_gains_nothing() {
        let t = Texts::new(Language::De, GenderSpelling::Colon);
        let said = |reasons: &[Reason]| {
            at_desk(t, reasons, ["Amal H.", "Brigitte Leitner"]).map(|text| plain(&text))
        };
        assert_eq!(
            said(&reasons()),
            [
                "Amal H. lernt eine Person aus demselben Arbeitsfeld kennen: IT.",
                "Brigitte Leitner lernt eine Person aus Bosnien und Herzegowina kennen, nahe am \
                 Markt Serbien der eigenen Firma.",
            ]
        );
        let none = "Noch offen: Kein Grund sagt, was Brigitte Leitner davon hat.";
        assert_eq!(said(&reasons()[4..])[1], none);
    }

    #[test]
    fn what_the_two_people_read_names_no_origin_no_points_and_no_wish_in_any_language() {
        for language in Language::ALL {
            let t = Texts::new(*language, GenderSpelling::Colon);
            let letters = [
                to_mentee(t, &reasons(), "Brigitte").unwrap(),
                to_mentor(t, &reasons(), "Amal").unwrap(),
            ];
            for letter in letters.map(|letter| plain(&letter)) {
                for secret in ["BA", "RS", "1234", "12", "90"] {
                    assert!(!letter.contains(secret), "{letter}");
                }
                for country in ["BA", "RS"] {
                    assert!(!letter.contains(&super::country(t, country)), "{letter}");
                }
            }
            let hidden = &reasons()[3..];
            assert_eq!((to_mentee(t, hidden, "B"), to_mentor(t, hidden, "A")), (None, None));
        }
    }
}
