//! What one side of an offered pair reads of the other before both have said yes: enough to
//! decide, and nothing by which a person can be reached or found (P6). Origin, age and status
//! are not on it, nor what the other wished for.

use super::free_text::harmless;
use crate::profile::{
    Availability, Coded, Goal, Identity, LanguageSkill, MenteeProfile, MentorProfile,
};

/// Somebody without contact data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Given name, or what the person wants to be called, and the first letter of the family name.
    pub name: String,
    /// Occupation; its words are empty where they would betray who it is.
    pub work: Option<Coded>,
    /// The occupation that a mentee aims at.
    pub aim: Option<Coded>,
    /// Industry, as the occupation.
    pub industry: Option<Coded>,
    /// Whole years of professional experience.
    pub experience_years: Option<u32>,
    /// Languages, German first.
    pub languages: Vec<LanguageSkill>,
    /// What a mentee wants to reach, or a mentor helps with.
    pub goals: Vec<Goal>,
    /// When there is time.
    pub availability: Vec<Availability>,
    /// Would meet online.
    pub online_ok: Option<bool>,
}

impl Card {
    /// The card of a mentee, for the mentor.
    #[must_use]
    pub fn of_mentee(who: &Identity, profile: &MenteeProfile) -> Self {
        let known = known(who, profile.last_employer.as_deref());
        let german = profile
            .german
            .map(|level| LanguageSkill { language: "de".to_owned(), level: Some(level) });
        let others = spoken(&profile.languages, &known);
        let others = others.into_iter().filter(|skill| skill.language != "de");
        Self {
            name: short_name(who),
            work: coded(profile.occupation.as_ref(), &known),
            aim: coded(profile.target_occupation.as_ref(), &known),
            industry: coded(profile.industry.as_ref(), &known),
            experience_years: profile.experience_years,
            languages: german.into_iter().chain(others).collect(),
            goals: profile.goals.clone(),
            availability: profile.availability.clone(),
            online_ok: profile.online_ok,
        }
    }

    /// The card of a mentor, for the mentee. The company is not on it: with the first name it
    /// would be enough to find the person.
    #[must_use]
    pub fn of_mentor(who: &Identity, profile: &MentorProfile) -> Self {
        let known = known(who, profile.company.as_deref());
        let position = profile.position.clone().map(|words| Coded { words, code: None });
        let work = coded(profile.occupation.as_ref(), &known)
            .filter(|work| work.code.is_some() || !work.words.is_empty())
            .or_else(|| coded(position.as_ref(), &known));
        Self {
            name: short_name(who),
            work,
            aim: None,
            industry: coded(profile.industry.as_ref(), &known),
            experience_years: profile.experience_years,
            languages: spoken(&profile.languages, &known),
            goals: profile.topics.clone(),
            availability: profile.availability.clone(),
            online_ok: profile.online_ok,
        }
    }
}

/// By what the person could be found in free text.
fn known<'a>(who: &'a Identity, company: Option<&'a str>) -> Vec<&'a str> {
    let mailbox = who.email.split('@').next().unwrap_or_default();
    vec![&who.family_name, mailbox, &who.phone, company.unwrap_or_default()]
}

/// `Amal H.`: enough to speak about somebody.
fn short_name(who: &Identity) -> String {
    // The given name may stand in the address as well; it is no secret.
    let known = [&*who.family_name, &*who.phone];
    let called = [&who.call_me, &who.given_name];
    let called = called.into_iter().find_map(|name| harmless(name, &known)).unwrap_or_default();
    let initial = who.family_name.trim().chars().next().map(|letter| format!(" {letter}."));
    format!("{}{}", called.trim(), initial.unwrap_or_default()).trim().to_owned()
}

/// A language that is not in the list stands there in own words.
fn spoken(languages: &[LanguageSkill], known: &[&str]) -> Vec<LanguageSkill> {
    let is_harmless = |skill: &&LanguageSkill| harmless(&skill.language, known).is_some();
    languages.iter().filter(is_harmless).cloned().collect()
}

/// The code stays; the words stay where they are harmless.
fn coded(coded: Option<&Coded>, known: &[&str]) -> Option<Coded> {
    let coded = coded?;
    let words = harmless(&coded.words, known).unwrap_or_default().to_owned();
    let is_empty = words.is_empty() && coded.code.is_none();
    (!is_empty).then(|| Coded { words, code: coded.code.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn brigitte() -> Identity {
        Identity {
            given_name: "Brigitte".into(),
            family_name: "Leitner".into(),
            email: "brigitte.leitner.canary@example.org".into(),
            phone: "+43 1 234 56 78".into(),
            ..Identity::default()
        }
    }

    fn words(text: &str) -> Option<Coded> {
        Some(Coded { words: text.into(), code: None })
    }

    #[test]
    fn a_card_names_nobody_and_falls_back_to_what_is_harmless() {
        let profile = MentorProfile {
            company: Some("Canary Stahl".into()),
            position: Some("Leiterin Einkauf".into()),
            occupation: words("Chefin der Canary Stahl"),
            industry: words("stahl@example.org"),
            ..MentorProfile::default()
        };
        let card = Card::of_mentor(&brigitte(), &profile);
        assert_eq!(card.name, "Brigitte L.");
        assert_eq!(card.work, words("Leiterin Einkauf"));
        assert_eq!(card.industry, None);
        let called = Identity { call_me: "Gitti Leitner, 0664 1234567".into(), ..brigitte() };
        assert_eq!(Card::of_mentor(&called, &profile).name, "Brigitte L.");
        let alone = Identity { family_name: String::new(), ..brigitte() };
        assert_eq!(Card::of_mentor(&alone, &profile).name, "Brigitte");
    }

    proptest! {
        /// Whatever somebody writes into whichever field, no way to reach them is on the card.
        #[test]
        fn no_canary_of_the_contact_gets_onto_a_card(
            before in "[a-zäöü ]{0,12}", which in 0..4_usize, field in 0..5_usize
        ) {
            let who = brigitte();
            let leak = [&*who.email, &*who.phone, "Leitner", "www.leitner-canary.example"][which];
            let text = format!("{before} {leak}");
            let mut who = who.clone();
            let mut mentee = MenteeProfile { german: None, ..MenteeProfile::default() };
            match field {
                0 => mentee.occupation = words(&text),
                1 => mentee.target_occupation = words(&text),
                2 => mentee.industry = words(&text),
                3 => mentee.languages = vec![LanguageSkill { language: text, level: None }],
                _ => who.call_me = text,
            }
            let said = format!("{:?}", Card::of_mentee(&who, &mentee)).to_lowercase();
            for canary in ["leitner", "canary", "234 56 78"] {
                prop_assert!(!said.contains(canary), "{said}");
            }
        }
    }
}
