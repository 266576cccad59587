//! Profession: occupation, industry, training and experience (S1-43).

use super::Why;
use super::traits::{MenteeTraits, MentorTraits, Subject};
use crate::reference::occupations::{self, Occupation, Similarity};

/// Occupations that may only be practised with a recognised qualification in Austria and
/// Germany alike: health, pharmacy, veterinary medicine and the law. Editorial.
const REGULATED: &[&str] =
    &["2211", "2212", "2221", "2222", "2250", "2261", "2262", "2264", "2611", "2612"];

/// More years of experience than this add nothing.
const EXPERIENCE_YEARS_FULL: u32 = 10;

/// The closer of the occupation aimed at and the one so far.
pub(super) fn occupation(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let Some(theirs) = &mentor.occupation else { return };
    let mut best: Option<(u32, Why)> = None;
    for own in &mentee.occupations {
        let Some((of_10_000, why)) = compare_occupations(own, theirs) else { continue };
        // On a tie the occupation aimed at, which comes first, is the reason.
        if best.as_ref().is_none_or(|(highest, _)| of_10_000 > *highest) {
            best = Some((of_10_000, why));
        }
    }
    if let Some((of_10_000, why)) = best {
        weighed(of_10_000, why);
    }
    if let Some(code) = regulated_for(mentee, theirs) {
        weighed(0, Why::RegulatedOccupation { code });
    }
}

fn compare_occupations(
    own: &Subject<Occupation>,
    theirs: &Subject<Occupation>,
) -> Option<(u32, Why)> {
    if let (Some(own), Some(theirs)) = (own.code, theirs.code) {
        let Similarity { of_10_000, field, same } = occupations::similarity(own, theirs);
        let why = match field {
            _ if same => Why::SameOccupation { code: theirs.code },
            Some(field) => Why::SameField { field },
            None => Why::NearOccupation { code: theirs.code },
        };
        return (of_10_000 > 0).then_some((of_10_000, why));
    }
    same_words(own, theirs).then_some((10_000, Why::SameOccupationWords))
}

/// The mentee's first coded occupation, if it is regulated and not the mentor's own.
fn regulated_for(mentee: &MenteeTraits<'_>, theirs: &Subject<Occupation>) -> Option<&'static str> {
    let code = mentee.occupations.first()?.code?.code;
    (REGULATED.contains(&code) && theirs.code.is_some_and(|theirs| theirs.code != code))
        .then_some(code)
}

/// Full for the same division, half for the same section.
pub(super) fn industry(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let (Some(own), Some(theirs)) = (&mentee.industry, &mentor.industry) else { return };
    match (own.code, theirs.code) {
        (Some(own), Some(theirs)) => {
            if let Some(division) = own.division
                && theirs.division == Some(division)
            {
                weighed(10_000, Why::SameIndustry { division });
            } else if own.section == theirs.section {
                weighed(5_000, Why::SameSection { section: own.section });
            }
        }
        _ if same_words(own, theirs) => weighed(10_000, Why::SameIndustryWords),
        _ => {}
    }
}

/// Full for the same detailed field, three quarters for a narrow, half for a broad one.
pub(super) fn education(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let (Some(own), Some(theirs)) = (&mentee.education, &mentor.education) else { return };
    match (own.code, theirs.code) {
        (Some(own), Some(theirs)) => {
            let shared = own.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b).count();
            let of_10_000 = match shared {
                0 | 1 => return,
                2 => 5_000,
                3 => 7_500,
                _ => 10_000,
            };
            weighed(of_10_000, Why::SameEducation { code: &own[..shared] });
        }
        _ if same_words(own, theirs) => weighed(10_000, Why::SameEducationWords),
        _ => {}
    }
}

/// The more years the mentor is ahead, up to ten.
pub(super) fn seniority(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let own = mentee.mentee.profile.experience_years;
    let theirs = mentor.mentor.profile.experience_years;
    if let Some((own, theirs)) = own.zip(theirs)
        && theirs > own
    {
        let years = theirs - own;
        let of_10_000 = years.min(EXPERIENCE_YEARS_FULL) * 10_000 / EXPERIENCE_YEARS_FULL;
        weighed(of_10_000, Why::MoreExperience { years });
    }
}

fn same_words<T>(own: &Subject<T>, theirs: &Subject<T>) -> bool {
    !own.words.is_empty() && own.words == theirs.words
}
