//! Every text in every language: nothing is missing, untranslated or unspelt.

use super::*;
use crate::matching::{benefits, left};
use geleit_domain::figures::{IndustryGroup, NO_ANSWER};
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::matching::proposal::{Level, Side, UnmatchedReason};
use geleit_domain::programmes::{GenderSpelling, Kind};
use geleit_domain::reference::countries::Continent;
use geleit_domain::reference::occupations::Field;
use geleit_domain::{applications, cohorts, mentors, partnerships};
use geleit_exchange::{europass, files};
use geleit_store::matching::Show;

/// Texts that are rightly the same in two languages.
const ALIKE: &[&str] = &[
    "cohorts-phase.matching",
    "dates-day",
    "dates-day-of-year",
    "dates-month.m4",
    "dates-month.m8",
    "dates-month.m9",
    "dates-month.m11",
    "dates-month-of",
    "dates-time",
    "fairness-people",
    "fairness-question.organisation",
    "files-size",
    "mentors-intake-word.online",
    "matching-column-mentee",
    "matching-left-person",
    "matching-side-word.mentee",
    "matching-skill",
    "matching-title",
    "matching-verb.pair_veto",
    "matching-veto",
    "matching-why-near",
    "offers-name",
    "overview-cohort-status.matching",
    "overview-mentees",
    "overview-today",
    "accounts-name",
    "accounts-organisation",
    "organisations-name",
    "organisations-organisation",
    "partnerships-mentee",
    "platform-version",
    "sign-ups-kind.seminar",
    "votes-organisation",
];

/// What the minutes of a matching speak of.
const MATCHING_VERBS: &str = "matching_propose matching_vary matching_choose matching_endorse_all \
    matching_release matching_apply_silence_rule matching_set_deadline matching_withdraw_release \
    pair_lock pair_remove_lock pair_veto pair_move pair_fix pair_overrule pair_rematch pair_agree \
    pair_object pair_undo";
/// The grounds of a pair, as sentences name them.
const MATCHING_SENTENCES: &str = "same_occupation same_field near_occupation \
    same_occupation_words regulated_occupation same_industry same_section same_industry_words \
    same_education same_education_words more_experience more_experience_one own_market \
    near_market own_market_language origin_market near_origin common_language \
    common_language_open language_unclear shared_goal waiting waiting_one mentee_wish_kept \
    mentor_wish_kept wish_unclear near online_only shared_time";
/// The questions that a Europass CV answers.
const EUROPASS_FIELDS: &str =
    "education_level email family_name german given_name languages occupation phone";
/// The figures of a report that stand alone, and those that split a total.
const COURSE: [&str; 5] = ["hours", "warnings", "silent", "dissolved", "rematched"];
const HEADLINES: [&str; 6] =
    ["pairs", "mentees", "mentors", "countries_of_origin", "female", "academic"];
const BREAKDOWNS: [&str; 6] =
    ["industries", "continents", "company_sizes", "channels", "referrals", "applications"];

/// Which closed list a message with words speaks of. A new one has to be written here.
fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let words = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
    fn codes(all: impl Iterator<Item = &'static str>) -> Vec<String> {
        all.map(str::to_owned).collect()
    }
    let cohort = texts(cohorts::Status::ALL);
    let application = texts(applications::Status::ALL);
    let mentor = texts(mentors::Status::ALL);
    // A pair that was declined or taken back is not shown to its people.
    let shown = |status: &&partnerships::Status| {
        !matches!(status, partnerships::Status::Declined | partnerships::Status::Withdrawn)
    };
    let pairs = partnerships::Status::ALL.iter().filter(shown).map(ToString::to_string);
    let pairs: Vec<String> = pairs.collect();
    let and_no_answer = |mut words: Vec<String>| {
        words.push(NO_ANSWER.to_owned());
        words
    };
    let sizes = and_no_answer(texts(mentors::CompanySize::ALL));
    let mut lists = vec![
        ("benefits-mentee", words(benefits::MENTEE)),
        ("benefits-mentor", words(benefits::MENTOR)),
        ("europass-field", words(EUROPASS_FIELDS)),
        ("europass-refused", codes(europass::Refusal::ALL.iter().map(|r| r.code()))),
        ("files-kind", texts(geleit_domain::files::Kind::ALL)),
        ("files-refused", codes(files::Refusal::ALL.iter().map(|refusal| refusal.code()))),
        ("dates-month", (1..=12).map(|month| format!("m{month}")).collect()),
        ("benefits-field", texts(Field::ALL)),
        ("matching-gain-mentee", words(benefits::MENTEE)),
        ("matching-gain-mentor", words(&format!("{} origin near_origin", benefits::MENTOR))),
        ("matching-level", texts(Level::ALL)),
        ("matching-left-word", texts(UnmatchedReason::ALL)),
        ("matching-origin-word", words("stateless unknown")),
        ("matching-sentence", words(MATCHING_SENTENCES)),
        ("matching-show-word", Show::ALL.iter().map(|show| show.text().to_owned()).collect()),
        ("matching-side-word", texts(Side::ALL)),
        ("matching-verb", words(MATCHING_VERBS)),
        ("figure-words-continent", and_no_answer(texts(Continent::ALL))),
        ("figure-words-industry", texts(IndustryGroup::ALL)),
        ("me-application-next", application.clone()),
        ("me-application-status", application),
        ("me-mentor-next", mentor.clone()),
        ("me-mentor-status", mentor),
        ("why-not-no-room", words(&crate::matching::why_not::NO_ROOM.join(" "))),
        ("why-not-rule", texts(Obstacle::ALL)),
        ("why-not-sentence", texts(Obstacle::ALL)),
        ("offers-fact", words(crate::offers::FACTS)),
        ("offers-lead", crate::offers::words().1),
        ("offers-title", crate::offers::words().0),
        ("me-pair-next", pairs.clone()),
        ("me-pair-status", pairs),
        ("overview-cohort-status", cohort),
        ("partnerships-status-word", texts(partnerships::Status::ALL)),
        ("partnerships-what-word", words("date pair")),
        ("reports-breakdown", texts(&BREAKDOWNS)),
        ("reports-company-size", sizes.iter().map(|size| format!("s{size}")).collect()),
        ("reports-course-label", texts(&COURSE)),
        ("reports-definition", texts(&[&HEADLINES[..], &BREAKDOWNS[..], &COURSE[..]].concat())),
        ("set-up-kind-word", texts(Kind::ALL)),
    ];
    lists.extend(super::letter_lists::lists());
    lists.extend(super::pair_lists::lists());
    lists.extend(left::ways::WORDS.map(|(key, all)| (key, words(all))));
    lists.extend(super::record_lists::lists());
    lists.extend(super::desk_lists::lists());
    lists.extend(super::survey_lists::lists());
    lists.extend(super::apply_lists::lists());
    lists.extend(super::mentor_lists::lists());
    lists
}

/// Every text of a language with its key; placeholders read `«name»`.
pub(super) fn every_text(language: Language, spelling: GenderSpelling) -> Vec<(String, String)> {
    let bundle = bundle(language, spelling);
    let mut out = Vec::new();
    for (key, names, words) in KEYS {
        let Some(message) = bundle.get_message(key) else { continue };
        let mut arguments = FluentArgs::new();
        for name in *names {
            arguments.set(*name, FluentValue::from(format!("«{name}»")));
        }
        let mut errors = vec![];
        let mut add = |key: String, pattern| {
            let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
            out.push((key, plain(&text)));
        };
        if let Some(pattern) = message.value() {
            add((*key).to_owned(), pattern);
        }
        for word in *words {
            add(
                format!("{key}.{word}"),
                message.get_attribute(word).expect("each word of a message is there").value(),
            );
        }
        assert!(errors.is_empty(), "{language} {key}: {errors:?}");
    }
    out
}

/// Does this language have texts of its own for the file of a key?
fn is_own(language: Language, key: &str) -> bool {
    let file = |name: &str| key.starts_with(&format!("{}-", name.replace('_', "-")));
    SOURCES.iter().any(|(tag, name, _)| *tag == language.tag() && file(name))
}

#[test]
fn no_text_loses_a_placeholder_or_the_letters_of_its_script() {
    for language in Language::ALL {
        for (key, text) in every_text(*language, GenderSpelling::Colon) {
            let message = key.split('.').next().expect("a key has a message");
            let (_, names, _) =
                KEYS.iter().find(|(known, ..)| *known == message).expect("a known key");
            let mut words = text.clone();
            for name in *names {
                // One of several words needs only some of the placeholders of its message.
                let is_kept = text.contains(&format!("«{name}»")) || key.contains('.');
                assert!(is_kept, "{language} {key} lost {name}: {text}");
                words = words.replace(&format!("«{name}»"), "");
            }
            let has_own_letter = words.chars().any(|c| match language {
                Language::Ar if is_own(Language::Ar, &key) => {
                    ('\u{0621}'..='\u{064A}').contains(&c)
                }
                _ => c.is_ascii_alphabetic(),
            });
            let is_only_order = words.chars().all(|c| c.is_whitespace() || ".,،".contains(c));
            assert!(has_own_letter || is_only_order, "{language} {key}: {text}");
        }
    }
}

#[test]
fn each_word_has_the_same_placeholders_in_every_language() {
    let of = |language| every_text(language, GenderSpelling::Colon);
    let (german, english) = (of(Language::De), of(Language::En));
    assert_eq!(german.len(), english.len());
    for ((key, de), (_, en)) in german.iter().zip(&english) {
        let message = key.split('.').next().expect("a key has a message");
        let (_, names, _) = KEYS.iter().find(|(known, ..)| *known == message).expect("a known key");
        for name in names.iter().map(|name| format!("«{name}»")) {
            assert_eq!(de.contains(&name), en.contains(&name), "{key}: {name}");
        }
    }
}

#[test]
fn no_text_is_left_in_another_language() {
    let of = |language| every_text(language, GenderSpelling::Colon);
    let (de, en, ar) = (of(Language::De), of(Language::En), of(Language::Ar));
    for (left, right) in [(&de, &en), (&de, &ar), (&en, &ar)] {
        for ((key, a), (_, b)) in left.iter().zip(right) {
            let is_translated = std::ptr::eq(right, &en) || is_own(Language::Ar, key);
            let is_known = ALIKE.contains(&key.as_str());
            assert!(a != b || is_known || !is_translated, "{key}: {a}");
        }
    }
}

/// Proves S1-66.
#[test]
fn every_german_text_is_written_in_each_spelling() {
    let marked: Vec<_> = SOURCES.iter().filter(|(tag, ..)| *tag == "de").collect();
    let seams: usize = marked.iter().map(|(.., source)| source.matches(gender::SEAM).count()).sum();
    assert!(seams > 0, "no German text speaks of people");
    let colon = every_text(Language::De, GenderSpelling::Colon);
    for spelling in GenderSpelling::ALL {
        let texts = every_text(Language::De, *spelling);
        let differing = texts.iter().zip(&colon).filter(|(a, b)| a != b).count();
        assert!(*spelling == GenderSpelling::Colon || differing > 0, "{spelling}");
        for (key, text) in texts {
            assert!(!text.contains(gender::SEAM), "{spelling} {key}: {text}");
        }
    }
}

#[test]
fn messages_with_words_know_exactly_the_words_of_their_list() {
    let lists = lists();
    for (key, _, words) in KEYS.iter().filter(|(.., words)| !words.is_empty()) {
        let (_, list) = lists.iter().find(|(known, _)| known == key).unwrap_or_else(|| {
            panic!("write in `lists` which closed list {key} speaks of");
        });
        assert_eq!(words, list, "{key}");
    }
}

#[test]
fn dates_and_numbers_are_written_as_in_each_language() {
    let date = jiff::civil::date(2024, 1, 23);
    let zone = jiff::tz::TimeZone::get("Europe/Vienna").expect("a zone");
    let at = "2024-01-23T08:14:00Z".parse().expect("a time");
    let t = |language| Texts::new(language, GenderSpelling::Colon);
    let (de, en, ar) = (t(Language::De), t(Language::En), t(Language::Ar));
    assert_eq!(de.date(date), "23. Jänner 2024");
    assert_eq!(en.date(date), "23 January 2024");
    assert_eq!(ar.date(date), "23 يناير 2024");
    assert_eq!(de.month(date), "Jänner 2024");
    assert_eq!(de.time(at, &zone), "23. Jänner 2024, 09:14");
    assert_eq!((de.percent(940), en.percent(940)), ("94\u{202F}%".into(), "94%".into()));
    assert_eq!((de.percent(826), ar.percent(826)), ("82,6\u{202F}%".into(), "82.6%".into()));
    assert_eq!((de.number(12_345), en.number(12_345)), ("12.345".into(), "12,345".into()));
    assert_eq!(de.number(-999), "−999");
}

#[test]
fn counts_take_the_plural_form_of_their_language() {
    let ar = Texts::new(Language::Ar, GenderSpelling::Colon);
    let forms: Vec<_> = [1, 2, 3, 11].map(|count: i64| ar.ui_errors(count)).into();
    assert!(forms[1].contains("إجابتان") && forms[2].contains("إجابات"), "{forms:?}");
    let de = Texts::new(Language::De, GenderSpelling::Colon);
    assert_eq!(plain(&de.ui_errors(1_200)), "1.200 Angaben fehlen noch oder stimmen nicht");
}

#[test]
fn the_best_accepted_language_that_is_offered_wins() {
    let all = Language::ALL;
    assert_eq!(Language::accepted("fr-FR, ar;q=0.8, en;q=0.9", all), Some(Language::En));
    assert_eq!(Language::accepted("ar-EG, de;q=0.1", &[Language::De]), Some(Language::De));
    assert_eq!(Language::accepted("ar;q=0, fr, ;;;", all), None);
}
