//! Overruling: the coordination office fixes a pair although hard rules speak against it, with a
//! reason that stands in the minutes. Rules about place, time, language and experience are the
//! programme's own and can give way; what protects a person cannot. An overruling counts while
//! its pair is fixed: nobody gets such a mentor from a computation alone.

use super::criteria::Obstacle;

/// How long a reason may be, in characters.
pub const REASON_CHARS_MAX: usize = 2_000;

/// May the coordination office overrule this rule? Who that is says the policy.
#[must_use]
pub const fn is_overrulable(rule: Obstacle) -> bool {
    match rule {
        // The two can be asked, an interpreter or a course can be found.
        Obstacle::NoCommonLanguage => true,
        // Somebody travels farther, or the company lends a room.
        Obstacle::OutOfReach => true,
        // Times in a form are a first answer; the two can settle others.
        Obstacle::NoSharedTime => true,
        // Rules that the programme has switched on itself.
        Obstacle::LessExperience | Obstacle::BelowFloor => true,
        // A wish is the person's own: only who made it can take it back.
        Obstacle::MenteeGenderWish | Obstacle::MentorGenderWish => false,
        // Protects a mentee from people of the former employer.
        Obstacle::SameEmployer => false,
        // Somebody said no to somebody, and nobody may ask why.
        Obstacle::Exclusion => false,
        // Noted in confidence; the remedy is to correct the note.
        Obstacle::ConflictOfInterest => false,
        // The database holds no more open pairs than a mentor has places.
        Obstacle::NoFreePlace => false,
        // Belongs to whoever gave it, who can take it back.
        Obstacle::Vetoed => false,
        // One of them has refused already.
        Obstacle::TriedBefore => false,
    }
}

/// Splits what speaks against a pair: the rules to overrule, if every one of them can be.
///
/// # Errors
/// The rules that nobody may overrule.
pub fn overrule(against: &[Obstacle]) -> Result<Vec<Obstacle>, Vec<Obstacle>> {
    let (can, cannot): (Vec<_>, Vec<_>) = against.iter().partition(|rule| is_overrulable(**rule));
    if cannot.is_empty() { Ok(can) } else { Err(cannot) }
}

/// What somebody at the table is told of the rules against a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Rules by name.
    pub rules: Vec<Obstacle>,
    /// Is there one that protects a person? Which one is not said, and neither is its existence
    /// where a rule with a name is reason enough.
    pub is_protected: bool,
}

impl Told {
    /// The coordination office keeps the lists, and sees every name.
    #[must_use]
    pub fn to_office(against: &[Obstacle]) -> Self {
        Self { rules: against.to_vec(), is_protected: false }
    }

    /// An organisation sees what the board shows it too. Wishes, employers, lists, links and
    /// refusals are one answer, so that none of them can be told from the others.
    #[must_use]
    pub fn to_organisation(against: &[Obstacle]) -> Self {
        let rules: Vec<_> = against.iter().copied().filter(|rule| !protects(*rule)).collect();
        Self { is_protected: rules.is_empty() && !against.is_empty(), rules }
    }
}

const fn protects(rule: Obstacle) -> bool {
    !is_overrulable(rule) && !matches!(rule, Obstacle::NoFreePlace | Obstacle::Vetoed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_the_programme_give_way_and_what_protects_people_does_not() {
        let place_and_time = [Obstacle::OutOfReach, Obstacle::NoSharedTime];
        assert_eq!(overrule(&place_and_time), Ok(place_and_time.to_vec()));
        let mixed = [Obstacle::OutOfReach, Obstacle::Exclusion, Obstacle::Vetoed];
        assert_eq!(overrule(&mixed), Err(vec![Obstacle::Exclusion, Obstacle::Vetoed]));
    }

    #[test]
    fn an_organisation_cannot_tell_one_private_rule_from_another() {
        let private = [
            Obstacle::MenteeGenderWish,
            Obstacle::MentorGenderWish,
            Obstacle::SameEmployer,
            Obstacle::Exclusion,
            Obstacle::ConflictOfInterest,
            Obstacle::TriedBefore,
        ];
        for rule in private {
            let alone = Told { rules: Vec::new(), is_protected: true };
            assert_eq!(Told::to_organisation(&[rule]), alone, "{rule}");
            let beside = Told { rules: vec![Obstacle::OutOfReach], is_protected: false };
            assert_eq!(Told::to_organisation(&[rule, Obstacle::OutOfReach]), beside, "{rule}");
            assert_eq!(Told::to_office(&[rule]).rules, [rule]);
        }
        assert_eq!(Told::to_organisation(&[]), Told::default());
    }
}
