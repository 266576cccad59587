//! What an application can lack: somebody is asked for exactly that, and for nothing twice.

use super::form::{Field, MenteeForm};
use crate::profile::{Identity, MenteeProfile};
use crate::word::words;

words! {
    /// Something that can be asked for. The words are those of the form's fields.
    Item {
        Birth = "birth",
        Email = "email",
        Phone = "phone",
        CountryOfOrigin = "country_of_origin",
        Postcode = "postcode",
        LabourMarketAccess = "labour_market_access",
        Occupation = "occupation",
        Industry = "industry",
        ExperienceYears = "experience_years",
        EducationLevel = "education_level",
        German = "german",
        Languages = "languages",
        Goals = "goals",
        /// The letter of motivation (S1-40).
        Letter = "letter",
        /// The résumé (S1-40).
        Resume = "resume",
    }
}

/// For how many days somebody may answer.
pub const ANSWER_DAYS: i64 = 14;

/// What has no answer yet. Letters are needed only for the interview, so they are never missed.
#[must_use]
pub fn missing(identity: &Identity, profile: &MenteeProfile) -> Vec<Item> {
    let is_missing = |item: &Item| match item {
        Item::Birth => identity.birth.is_none(),
        Item::Email => identity.email.is_empty(),
        Item::Phone => identity.phone.is_empty(),
        Item::CountryOfOrigin => profile.origin.is_empty(),
        Item::Postcode => profile.postcode.is_none(),
        Item::LabourMarketAccess => profile.labour_market_access.is_none(),
        Item::Occupation => profile.occupation.is_none(),
        Item::Industry => profile.industry.is_none(),
        Item::ExperienceYears => profile.experience_years.is_none(),
        Item::EducationLevel => profile.education_level.is_none(),
        Item::German => profile.german.is_none(),
        Item::Languages => profile.languages.is_empty(),
        Item::Goals => profile.goals.is_empty() && profile.goal_words.is_empty(),
        Item::Letter | Item::Resume => false,
    };
    Item::ALL.iter().copied().filter(|item| is_missing(item)).collect()
}

impl Item {
    /// The question of the form that answers it; a file is no question.
    #[must_use]
    pub fn field(self) -> Option<Field> {
        Field::from_text(self.text())
    }

    /// Takes over the answer to what was asked; everything else stays as it is.
    pub fn take_over(self, from: &MenteeForm, identity: &mut Identity, to: &mut MenteeProfile) {
        let answered = from.profile.clone();
        match self {
            Self::Birth => identity.birth = from.identity.birth,
            Self::Email => identity.email.clone_from(&from.identity.email),
            Self::Phone => identity.phone.clone_from(&from.identity.phone),
            Self::CountryOfOrigin => to.origin = answered.origin,
            Self::Postcode => to.postcode = answered.postcode,
            Self::LabourMarketAccess => to.labour_market_access = answered.labour_market_access,
            Self::Occupation => to.occupation = answered.occupation,
            Self::Industry => to.industry = answered.industry,
            Self::ExperienceYears => to.experience_years = answered.experience_years,
            Self::EducationLevel => to.education_level = answered.education_level,
            Self::German => to.german = answered.german,
            Self::Languages => to.languages = answered.languages,
            Self::Goals => to.goals = answered.goals,
            // Files are handed in by themselves.
            Self::Letter | Self::Resume => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Cefr;

    /// Proves S1-40.
    #[test]
    fn only_what_has_no_answer_is_missing() {
        let nobody = missing(&Identity::default(), &MenteeProfile::default());
        assert_eq!(nobody.len(), Item::ALL.len() - 2, "letter and résumé may come later");
        let identity = Identity { phone: "+43 1".into(), ..Identity::default() };
        let profile = MenteeProfile {
            german: Some(Cefr::B1),
            goal_words: vec!["arbeiten".into()],
            ..MenteeProfile::default()
        };
        let some = missing(&identity, &profile);
        for item in [Item::Phone, Item::German, Item::Goals] {
            assert!(!some.contains(&item), "{item}");
        }
        assert!(some.contains(&Item::Email));
    }
}
