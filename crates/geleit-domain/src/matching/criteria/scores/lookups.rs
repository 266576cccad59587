//! The pairs in which both wrote or named the same, or one of them the other: too varied for
//! tables and few, so they are looked up.

use super::cohort::Cohort;
use crate::id::MentorId;
use crate::matching::criteria::traits::Subject;
use crate::matching::criteria::{MenteeTraits, MentorTraits};
use std::collections::HashMap;

/// Mentors by what they wrote.
type Index = HashMap<String, Vec<u32>>;

pub(super) struct Lookups {
    employer: Index,
    /// By their own reference, which mentees may exclude.
    reference: Index,
    /// By the references that they exclude.
    exclusion: Index,
    topic: Index,
    /// By themselves, with whom a mentee may have a conflict of interest.
    mentor: HashMap<MentorId, u32>,
    occupation: Words,
    industry: Words,
    education: Words,
}

/// Words count only where one of the two has no code.
#[derive(Default)]
struct Words {
    uncoded: Index,
    all: Index,
}

impl Lookups {
    pub(super) fn of(cohort: &Cohort<'_>) -> Self {
        let mut lookups = Self {
            employer: index(cohort, |theirs| std::slice::from_ref(&theirs.employer)),
            reference: index(cohort, |theirs| std::slice::from_ref(&theirs.reference)),
            exclusion: index(cohort, |theirs| &theirs.exclusions),
            topic: index(cohort, |theirs| &theirs.topic_words),
            mentor: cohort.mentors.iter().map(|theirs| theirs.mentor.mentor).zip(0..).collect(),
            occupation: Words::default(),
            industry: Words::default(),
            education: Words::default(),
        };
        for (mentor, theirs) in (0..).zip(cohort.mentors) {
            lookups.occupation.add(theirs.occupation.as_ref(), mentor);
            lookups.industry.add(theirs.industry.as_ref(), mentor);
            lookups.education.add(theirs.education.as_ref(), mentor);
        }
        lookups
    }

    /// Tells the mentors of all such pairs, perhaps more than once.
    pub(super) fn each(&self, own: &MenteeTraits<'_>, mut tell: impl FnMut(usize)) {
        for conflict in &own.mentee.conflicts {
            if let Some(&mentor) = self.mentor.get(conflict) {
                tell(mentor as usize);
            }
        }
        let mut find = |index: &Index, key: &str| {
            for &mentor in index.get(key).into_iter().flatten() {
                tell(mentor as usize);
            }
        };
        find(&self.employer, &own.employer);
        find(&self.exclusion, &own.reference);
        own.exclusions.iter().for_each(|reference| find(&self.reference, reference));
        own.goal_words.iter().for_each(|words| find(&self.topic, words));
        for occupation in &own.occupations {
            find(self.occupation.for_subject(occupation), &occupation.words);
        }
        if let Some(industry) = &own.industry {
            find(self.industry.for_subject(industry), &industry.words);
        }
        if let Some(education) = &own.education {
            find(self.education.for_subject(education), &education.words);
        }
    }
}

impl Words {
    fn add<T>(&mut self, subject: Option<&Subject<T>>, mentor: u32) {
        let Some(subject) = subject.filter(|subject| !subject.words.is_empty()) else { return };
        self.all.entry(subject.words.clone()).or_default().push(mentor);
        if subject.code.is_none() {
            self.uncoded.entry(subject.words.clone()).or_default().push(mentor);
        }
    }

    fn for_subject<T>(&self, own: &Subject<T>) -> &Index {
        if own.code.is_some() { &self.uncoded } else { &self.all }
    }
}

/// Mentors by words, without those who wrote nothing.
fn index<'a>(cohort: &Cohort<'a>, words: impl Fn(&'a MentorTraits<'a>) -> &'a [String]) -> Index {
    let mut index = Index::new();
    for (mentor, theirs) in (0..).zip(cohort.mentors) {
        for words in words(theirs).iter().filter(|words| !words.is_empty()) {
            index.entry(words.clone()).or_default().push(mentor);
        }
    }
    index
}
