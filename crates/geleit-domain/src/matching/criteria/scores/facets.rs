//! The criteria as questions: which answers each of them reads.

use super::cohort::{Cohort, mentee, mentor};
use super::facet::{Counts, Facet, Question};
use crate::matching::candidates::{Mentee, Mentor};
use crate::matching::criteria::{Obstacle, aims, markets, profession};
use crate::profile::{Availability, Coded, Gender, Goal, MenteeProfile, MentorProfile, Origin};

/// Every criterion but languages, and waiting, which is the same with every mentor.
pub(super) fn all(cohort: &Cohort<'_>) -> Vec<Facet> {
    vec![
        occupation(cohort),
        industry(cohort),
        education(cohort),
        seniority(cohort),
        market(cohort),
        goal(cohort),
        gender(cohort),
        time(cohort),
        reach(cohort),
    ]
}

fn occupation(cohort: &Cohort<'_>) -> Facet {
    let question = Question {
        own: |own| own.occupations.iter().filter_map(|one| Some(one.code?.code)).collect(),
        theirs: |theirs| vec![theirs.occupation.as_ref().and_then(|one| Some(one.code?.code))],
        mentee: |code| {
            mentee(MenteeProfile { occupation: coded(Some(code)), ..MenteeProfile::default() })
        },
        mentor: |code: &Option<&'static str>| {
            mentor(MentorProfile { occupation: coded(*code), ..MentorProfile::default() })
        },
        counts: Counts::Best,
    };
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum(|tell| profession::occupation(own, theirs, &mut |part, why| tell(part, why)))
    })
}

fn industry(cohort: &Cohort<'_>) -> Facet {
    let question = Question {
        own: |own| vec![own.industry.as_ref().and_then(|one| Some(one.code?.code()))],
        theirs: |theirs| vec![theirs.industry.as_ref().and_then(|one| Some(one.code?.code()))],
        mentee: |code: &Option<&'static str>| {
            mentee(MenteeProfile { industry: coded(*code), ..MenteeProfile::default() })
        },
        mentor: |code: &Option<&'static str>| {
            mentor(MentorProfile { industry: coded(*code), ..MentorProfile::default() })
        },
        counts: Counts::Best,
    };
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum(|tell| profession::industry(own, theirs, &mut |part, why| tell(part, why)))
    })
}

fn education(cohort: &Cohort<'_>) -> Facet {
    let question = Question {
        own: |own| vec![own.education.as_ref().and_then(|one| one.code)],
        theirs: |theirs| vec![theirs.education.as_ref().and_then(|one| one.code)],
        mentee: |code: &Option<&'static str>| {
            mentee(MenteeProfile { education_field: coded(*code), ..MenteeProfile::default() })
        },
        mentor: |code: &Option<&'static str>| {
            mentor(MentorProfile { education_field: coded(*code), ..MentorProfile::default() })
        },
        counts: Counts::Best,
    };
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum(|tell| profession::education(own, theirs, &mut |part, why| tell(part, why)))
    })
}

fn seniority(cohort: &Cohort<'_>) -> Facet {
    let question = Question {
        own: |own| vec![own.mentee.profile.experience_years],
        theirs: |theirs| vec![theirs.mentor.profile.experience_years],
        mentee: |&experience_years: &Option<u32>| {
            mentee(MenteeProfile { experience_years, ..MenteeProfile::default() })
        },
        mentor: |&experience_years: &Option<u32>| {
            mentor(MentorProfile { experience_years, ..MentorProfile::default() })
        },
        counts: Counts::Best,
    };
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum_unless(&[Obstacle::LessExperience], own, theirs, |tell| {
            profession::seniority(own, theirs, &mut |part, why| tell(part, why));
        })
    })
}

/// What a mentee knows of markets, one by one: the closest one to any market of the mentor counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Known {
    Country(&'static str),
    Language(&'static str),
    Origin(&'static str),
}

fn market(cohort: &Cohort<'_>) -> Facet {
    let question = Question {
        own: |own| {
            let countries = own.markets.iter().map(|country| Known::Country(country.alpha2));
            let languages = own.market_languages.iter().map(|language| Known::Language(language));
            let origins = own.origins.iter().map(|country| Known::Origin(country.alpha2));
            countries.chain(languages).chain(origins).collect()
        },
        theirs: |theirs| theirs.markets.iter().map(|market| market.alpha2).collect(),
        mentee: |known| {
            let mut profile = MenteeProfile { consent_origin_matching: true, ..Default::default() };
            match *known {
                Known::Country(code) => profile.markets.countries.push(code.to_owned()),
                Known::Language(code) => profile.markets.languages.push(code.to_owned()),
                Known::Origin(code) => profile.origin.push(Origin::Country(code.to_owned())),
            }
            mentee(profile)
        },
        mentor: |market: &&'static str| {
            let target_markets = vec![(*market).to_owned()];
            mentor(MentorProfile { target_markets, ..MentorProfile::default() })
        },
        counts: Counts::Best,
    };
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum(|tell| markets::tell(own, theirs, &mut |part, why| tell(part, why)))
    })
}

fn goal(cohort: &Cohort<'_>) -> Facet {
    let question = Question {
        own: |own| {
            let goals = &own.mentee.profile.goals;
            let all = goals.len() + own.goal_words.len();
            goals.iter().map(|goal| (*goal, all)).collect()
        },
        theirs: |theirs| theirs.mentor.profile.topics.clone(),
        // With as many goals in all, of which only this one can be shared.
        mentee: |&(goal, all): &(Goal, usize)| {
            let goal_words = vec!["words".to_owned(); all - 1];
            mentee(MenteeProfile { goals: vec![goal], goal_words, ..MenteeProfile::default() })
        },
        mentor: |&topic: &Goal| {
            mentor(MentorProfile { topics: vec![topic], ..MentorProfile::default() })
        },
        counts: Counts::Each,
    };
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum(|tell| aims::goals(own, theirs, &mut |part, why| tell(part, why)))
    })
}

fn gender(cohort: &Cohort<'_>) -> Facet {
    type Answer = (Option<Gender>, Option<Gender>);
    let question = Question {
        own: |own| vec![(own.mentee.gender, own.mentee.profile.mentor_gender_wish)],
        theirs: |theirs| vec![(theirs.mentor.gender, theirs.mentor.profile.mentee_gender_wish)],
        mentee: |&(gender, mentor_gender_wish): &Answer| {
            let profile = MenteeProfile { mentor_gender_wish, ..MenteeProfile::default() };
            Mentee { gender, ..mentee(profile) }
        },
        mentor: |&(gender, mentee_gender_wish): &Answer| {
            let profile = MentorProfile { mentee_gender_wish, ..MentorProfile::default() };
            Mentor { gender, ..mentor(profile) }
        },
        counts: Counts::Best,
    };
    let rules = [Obstacle::MenteeGenderWish, Obstacle::MentorGenderWish];
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum_unless(&rules, own, theirs, |tell| {
            aims::gender_wishes(own, theirs, &mut |part, why| tell(part, why));
        })
    })
}

fn time(cohort: &Cohort<'_>) -> Facet {
    let question = Question {
        own: |own| vec![as_set(&own.mentee.profile.availability)],
        theirs: |theirs| vec![as_set(&theirs.mentor.profile.availability)],
        mentee: |availability: &Vec<Availability>| {
            let availability = availability.clone();
            mentee(MenteeProfile { availability, ..MenteeProfile::default() })
        },
        mentor: |availability: &Vec<Availability>| {
            let availability = availability.clone();
            mentor(MentorProfile { availability, ..MentorProfile::default() })
        },
        counts: Counts::Best,
    };
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum_unless(&[Obstacle::NoSharedTime], own, theirs, |tell| {
            aims::shared_time(own, theirs, &mut |part, why| tell(part, why));
        })
    })
}

fn reach(cohort: &Cohort<'_>) -> Facet {
    let question = Question {
        own: |own| {
            let profile = &own.mentee.profile;
            let postcode = own.centroid.and(profile.postcode.clone());
            vec![(postcode, profile.mobility_km, refusal(profile.online_ok))]
        },
        theirs: |theirs| {
            let profile = &theirs.mentor.profile;
            vec![(theirs.centroid.and(profile.postcode.clone()), refusal(profile.online_ok))]
        },
        mentee: |(postcode, mobility_km, online_ok)| {
            let (postcode, mobility_km, online_ok) = (postcode.clone(), *mobility_km, *online_ok);
            mentee(MenteeProfile { postcode, mobility_km, online_ok, ..MenteeProfile::default() })
        },
        mentor: |(postcode, online_ok)| {
            let (postcode, online_ok) = (postcode.clone(), *online_ok);
            mentor(MentorProfile { postcode, online_ok, ..MentorProfile::default() })
        },
        counts: Counts::Best,
    };
    question.ask(cohort, |(_, own), (_, theirs)| {
        cohort.sum_unless(&[Obstacle::OutOfReach], own, theirs, |tell| {
            aims::reach(own, theirs, &mut |part, why| tell(part, why));
        })
    })
}

/// Only a refusal to meet online makes a difference.
fn refusal(online_ok: Option<bool>) -> Option<bool> {
    online_ok.filter(|is_ok| !is_ok)
}

/// A coded answer without words.
fn coded(code: Option<&str>) -> Option<Coded> {
    Some(Coded { words: String::new(), code: Some(code?.to_owned()) })
}

/// The same answers, in whatever order and however often they were given.
fn as_set<T: Copy + Ord>(answers: &[T]) -> Vec<T> {
    let mut answers = answers.to_vec();
    answers.sort_unstable();
    answers.dedup();
    answers
}
