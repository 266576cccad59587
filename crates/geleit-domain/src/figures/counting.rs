//! Which pairs count, and what is counted about the people in them.

use super::breakdown::Breakdown;
use super::industry_groups::{IndustryGroup, group_of};
use crate::id::{PartnershipId, PersonId};
use crate::mentors::CompanySize;
use crate::profile::{Coded, EducationLevel, Gender, Origin};
use crate::reference::countries::{Continent, continent};
use std::collections::{BTreeMap, BTreeSet};

/// What the figures read of a mentee.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenteeAnswers {
    /// Gender as stated (S1-08).
    pub gender: Option<Gender>,
    /// Origin; only the first entry counts (S1-07).
    pub origin: Vec<Origin>,
    /// Highest completed education (S1-06).
    pub education_level: Option<EducationLevel>,
    /// Industry (S1-09).
    pub industry: Option<Coded>,
    /// Who referred the person (S1-37).
    pub referral: Option<String>,
}

/// What the figures read of a mentor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentorAnswers {
    /// Size of the company (S1-30).
    pub company_size: Option<CompanySize>,
    /// How the mentor was won (S1-36).
    pub channel: Option<String>,
}

/// A partnership as far as it decides whether it counts.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The partnership.
    pub partnership: PartnershipId,
    /// The dissolved partnership that this one continues (S1-49).
    pub successor_of: Option<PartnershipId>,
    /// Released, and neither declined nor withdrawn by the day of the report.
    pub is_released: bool,
}

/// One partnership of the cohort, as it stands on the day of the report.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Whether it counts.
    pub link: Link,
    /// The mentee.
    pub mentee: PersonId,
    /// The mentor.
    pub mentor: PersonId,
    /// What is known of the mentee.
    pub mentee_answers: MenteeAnswers,
    /// What is known of the mentor.
    pub mentor_answers: MentorAnswers,
}

/// Partnerships that count: released, and not the continuation of one that counts already.
/// Where the first pair was declined, its successor counts in its place.
#[must_use]
pub fn counted(links: &[Link]) -> BTreeSet<PartnershipId> {
    let by_id: BTreeMap<_, _> = links.iter().map(|link| (link.partnership, link)).collect();
    let before = |link: &Link| link.successor_of.and_then(|id| by_id.get(&id).copied());
    let continues_another = |link: &Link| {
        // No chain is longer than the list, whatever the rows say.
        std::iter::successors(before(link), |link| before(link))
            .take(links.len())
            .any(|link| link.is_released)
    };
    let counting = links.iter().filter(|link| link.is_released && !continues_another(link));
    counting.map(|link| link.partnership).collect()
}

/// What is counted about the distinct people of the counted pairs.
pub(super) struct Counts {
    pub(super) pairs: u64,
    pub(super) mentees: u64,
    pub(super) mentors: u64,
    pub(super) countries: u64,
    pub(super) female: u64,
    pub(super) academic: u64,
    pub(super) industries: Breakdown,
    pub(super) continents: Breakdown,
    pub(super) company_sizes: Breakdown,
    pub(super) channels: Breakdown,
    pub(super) referrals: Breakdown,
}

impl Counts {
    pub(super) fn of(pairs: &[Pair]) -> Self {
        let links: Vec<_> = pairs.iter().map(|pair| pair.link).collect();
        let counted = counted(&links);
        let pairs: Vec<_> =
            pairs.iter().filter(|pair| counted.contains(&pair.link.partnership)).collect();
        let mentees: BTreeMap<_, _> =
            pairs.iter().map(|pair| (pair.mentee, &pair.mentee_answers)).collect();
        let mentors: BTreeMap<_, _> =
            pairs.iter().map(|pair| (pair.mentor, &pair.mentor_answers)).collect();
        let mentees = || mentees.values().copied();
        let mentors = || mentors.values().copied();
        let groups = words_of(IndustryGroup::ALL, IndustryGroup::text);
        let continents = words_of(Continent::ALL, Continent::text);
        let sizes = words_of(CompanySize::ALL, CompanySize::text);
        Self {
            pairs: number(pairs.iter()),
            mentees: number(mentees()),
            mentors: number(mentors()),
            countries: number(mentees().filter_map(country).collect::<BTreeSet<_>>()),
            female: number(mentees().filter(|mentee| mentee.gender == Some(Gender::Female))),
            academic: number(mentees().filter(|mentee| is_academic(mentee))),
            industries: Breakdown::of(&groups, mentees().map(|mentee| Some(group(mentee)))),
            continents: Breakdown::of(
                &continents,
                mentees().map(|mentee| Some(continent(country(mentee)?)?.text())),
            ),
            company_sizes: Breakdown::of(
                &sizes,
                mentors().map(|mentor| Some(mentor.company_size?.text())),
            ),
            channels: Breakdown::of(&[], mentors().map(|m| own_words(m.channel.as_ref()))),
            referrals: Breakdown::of(&[], mentees().map(|m| own_words(m.referral.as_ref()))),
        }
    }
}

fn is_academic(mentee: &MenteeAnswers) -> bool {
    mentee.education_level.is_some_and(EducationLevel::is_academic)
}

fn group(mentee: &MenteeAnswers) -> &'static str {
    group_of(mentee.industry.as_ref()).text()
}

fn number(items: impl IntoIterator) -> u64 {
    items.into_iter().fold(0, |count, _| count + 1)
}

pub(super) fn words_of<W: Copy>(all: &[W], text: fn(W) -> &'static str) -> Vec<&'static str> {
    all.iter().copied().map(text).collect()
}

/// The first named country: whoever is stateless or of unknown origin has none.
fn country(mentee: &MenteeAnswers) -> Option<&str> {
    match mentee.origin.first()? {
        Origin::Country(alpha2) => Some(alpha2),
        Origin::Stateless | Origin::Unknown => None,
    }
}

/// Own words with single spaces; nothing when they are empty.
fn own_words(words: Option<&String>) -> Option<String> {
    let words = words?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}
