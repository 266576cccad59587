//! What each column accepts, word by word, and what it refuses.

use crate::files::{mentee, mentor, text};
use geleit_domain::mentors::CompanySize;
use geleit_domain::profile::{
    Access, Availability, Birth, Cefr, EducationLevel as Level, Gender, Goal, Origin, list_text,
};
use geleit_exchange::sheet::Cell;
use jiff::civil::date;

/// The codes of the problems of a mentee with one cell.
fn codes(key: &str, cell: Cell) -> Vec<&'static str> {
    let problems = mentee(&[(key, cell)]).err().unwrap_or_default();
    assert!(problems.iter().all(|problem| problem.column == key), "{problems:?}");
    problems.iter().map(|problem| problem.kind.code()).collect()
}

fn mentor_codes(key: &str, cell: Cell) -> Vec<&'static str> {
    let problems = mentor(&[(key, cell)]).err().unwrap_or_default();
    assert!(problems.iter().all(|problem| problem.column == key), "{problems:?}");
    problems.iter().map(|problem| problem.kind.code()).collect()
}

#[test]
fn one_name_is_enough_and_names_keep_their_script() {
    let row = mentee(&[("given_name", text("محمد"))]).unwrap();
    assert_eq!((row.identity.given_name.as_str(), row.identity.family_name.as_str()), ("محمد", ""));
    assert_eq!(codes("given_name", Cell::Empty), ["required"]);
    assert_eq!(codes("given_name", text("Amal\u{202E}gpj")), ["not_a_name"]);
    assert_eq!(codes("family_name", text(&"x".repeat(201))), ["not_a_name"]);
    assert_eq!(mentee(&[("family_name", text(&"ü".repeat(200)))]).unwrap().row, 2);
}

#[test]
fn e_mail_or_telephone_is_enough_but_one_of_them_is_needed() {
    let row = mentee(&[("email", Cell::Empty), ("phone", text("+43 664 1234567"))]).unwrap();
    assert_eq!(row.identity.phone, "+43 664 1234567");
    let problems = mentee(&[("email", text(" - ")), ("phone", Cell::Empty)]).unwrap_err();
    assert_eq!(problems[0].kind.code(), "contact_missing");
    for wrong in ["amal", "amal@", "@example.org", "a@b", "a b@example.org", "a@b..org", "a@b@c.d"]
    {
        assert_eq!(codes("email", text(wrong)), ["not_an_email"], "{wrong}");
    }
    for right in ["a+b@example.co.at", "o'neil@example.org", "å@exämple.org"] {
        assert_eq!(mentee(&[("email", text(right))]).unwrap().identity.email, right);
    }
    assert_eq!(codes("phone", text("unbekannt")), ["not_a_phone"]);
}

#[test]
fn gender_and_the_wish_for_one_are_read_in_both_languages() {
    let gender = |word| mentee(&[("gender", text(word))]).unwrap().identity.gender;
    for word in ["f", "w", "F", "W", "weiblich"] {
        assert_eq!(gender(word), Some(Gender::Female), "{word}");
    }
    assert_eq!(gender("m"), Some(Gender::Male));
    assert_eq!((gender("x"), gender("d")), (Some(Gender::Diverse), Some(Gender::Diverse)));
    assert_eq!(gender(""), None);
    assert_eq!(codes("gender", text("q")), ["not_a_gender"]);
    let wish = mentee(&[("mentor_gender_wish", text("f"))]).unwrap();
    assert_eq!(wish.profile.mentor_gender_wish, Some(Gender::Female));
    assert_eq!(codes("mentor_gender_wish", text("x")), ["not_a_gender_wish"]);
    assert_eq!(mentor_codes("mentee_gender_wish", text("both")), ["not_a_gender_wish"]);
}

#[test]
fn a_birth_is_a_date_in_any_form_or_a_year() {
    let birth = |cell| mentee(&[("birth_date", cell)]).unwrap().identity.birth.unwrap();
    let day = Birth::Date(date(1990, 5, 17));
    for form in ["1990-05-17", "17.05.1990", "17.5.1990", "17. 05. 1990", "1990-05-17 00:00:00"] {
        assert_eq!(birth(text(form)), day, "{form}");
    }
    assert_eq!(birth(Cell::Date(date(1990, 5, 17))), day);
    assert_eq!(birth(text("1990")), Birth::Year(1990));
    assert_eq!(birth(Cell::Number(1990.0)), Birth::Year(1990));
    for wrong in ["17.05.90", "1990-02-30", "31.04.1990", "05/17/1990", "May 1990", "33010", "90"] {
        assert_eq!(codes("birth_date", text(wrong)), ["not_a_birth_date"], "{wrong}");
    }
    assert_eq!(codes("birth_date", Cell::Number(33010.0)), ["not_a_birth_date"]);
    for wrong in ["1871", "2024-01-24", "2025", "01.01.1899"] {
        assert_eq!(codes("birth_date", text(wrong)), ["birth_implausible"], "{wrong}");
    }
    assert_eq!(codes("received_on", text("1990")), ["not_a_date"]);
}

/// Proves S1-25.
#[test]
fn countries_are_found_by_code_and_name_and_lost_states_are_refused() {
    let origin =
        |word| list_text(&mentee(&[("country_of_origin", text(word))]).unwrap().profile.origin);
    assert_eq!(origin("Syrien; iq ;AFGHANISTAN"), "SY;IQ;AF");
    assert_eq!(origin("xk"), "XK");
    assert_eq!(origin("Türkei"), "TR");
    assert_eq!(origin("Syria;SY"), "SY");
    assert_eq!(origin("staatenlos"), "stateless");
    assert_eq!(origin("unbekannt;Stateless"), "unknown;stateless");
    for lost in ["Yugoslavia", "Jugoslawien", "UdSSR", "Soviet Union", "SY; Tschechoslowakei"] {
        assert_eq!(codes("country_of_origin", text(lost)), ["former_state"], "{lost}");
    }
    let problems = mentee(&[("country_of_origin", text("Yugoslavia"))]).unwrap_err();
    assert_eq!(
        problems[0].kind.to_string(),
        "the state “Yugoslavia” no longer exists; name the country of today"
    );
    assert_eq!(codes("country_of_origin", text("Atlantis")), ["not_a_country"]);
    let row = mentor(&[("target_markets", text("RS;Bosnien und Herzegowina"))]).unwrap();
    assert_eq!(row.profile.target_markets, ["RS", "BA"]);
    assert_eq!(mentor_codes("target_markets", text("stateless")), ["not_a_country"]);
}

/// Proves S1-44.
#[test]
fn markets_are_countries_and_languages() {
    let markets = mentee(&[("markets", text("Serbien; AR; ar; Türkisch; en"))]).unwrap();
    assert_eq!(markets.profile.markets.countries, ["RS", "AR"]);
    assert_eq!(markets.profile.markets.languages, ["ar", "tr", "en"]);
    assert_eq!(codes("markets", text("Balkan")), ["not_a_market"]);
    assert_eq!(codes("markets", text("USSR")), ["former_state"]);
}

#[test]
fn only_an_explicit_yes_lets_origin_count() {
    let consent = |cell| {
        mentee(&[("consent_origin_matching", cell)]).unwrap().profile.consent_origin_matching
    };
    assert!(consent(text("yes")) && consent(text("JA")) && consent(Cell::Bool(true)));
    assert!(!consent(Cell::Empty) && !consent(text("no")) && !consent(text("Nein")));
    assert_eq!(codes("consent_origin_matching", text("x")), ["not_yes_no"]);
    assert_eq!(codes("childcare", text("vielleicht")), ["not_yes_no"]);
}

/// Proves S1-24.
#[test]
fn access_to_the_labour_market_is_yes_no_or_unknown() {
    let access = |word| mentee(&[("labour_market_access", text(word))]).unwrap().profile;
    assert_eq!(access("ja").labour_market_access, Some(Access::Yes));
    assert_eq!(access("No").labour_market_access, Some(Access::No));
    assert_eq!(access("unknown").labour_market_access, Some(Access::Unknown));
    assert_eq!(access("").labour_market_access, None);
    assert_eq!(codes("labour_market_access", text("soon")), ["not_an_access"]);
}

/// Proves S1-06, S1-22.
#[test]
fn education_levels_are_read_in_every_spelling() {
    let level = |cell| mentee(&[("education_level", cell)]).unwrap().profile.education_level;
    let spellings = [
        ("Pflichtschule", Level::Compulsory),
        ("Lehre", Level::Apprenticeship),
        ("Fachschule", Level::VocationalSchool),
        ("Meister", Level::MasterCraftsman),
        ("Matura", Level::Matura),
        ("abitur", Level::Matura),
        ("Matura/Abitur", Level::Matura),
        ("BHS", Level::VocationalMatura),
        ("HTL", Level::VocationalMatura),
        ("HAK", Level::VocationalMatura),
        ("BHS/HTL/HAK", Level::VocationalMatura),
        ("Bachelor", Level::Bachelor),
        ("MASTER", Level::Master),
        ("Diplom", Level::Master),
        ("Magister", Level::Master),
        ("Master/Diplom/Magister", Level::Master),
        ("Doktorat", Level::Doctorate),
        ("Promotion", Level::Doctorate),
        ("PhD", Level::Doctorate),
        ("vocational_school", Level::VocationalSchool),
        ("0", Level::Isced0),
        ("6", Level::Isced6),
        ("ISCED 6", Level::Isced6),
        ("isced8", Level::Isced8),
    ];
    for (word, expected) in spellings {
        assert_eq!(level(text(word)), Some(expected), "{word}");
    }
    assert_eq!(level(Cell::Number(7.0)), Some(Level::Isced7));
    for wrong in ["9", "-1", "ISCED 12", "Universität des Lebens", "Lehre/Bachelor", "6.5"] {
        assert_eq!(codes("education_level", text(wrong)), ["not_an_education"], "{wrong}");
    }
}

/// Every level's own word is understood, so that a list which we wrote can be read again.
#[test]
fn every_closed_list_understands_its_own_words() {
    for level in Level::ALL {
        let row = mentee(&[("education_level", text(level.text()))]).unwrap();
        assert_eq!(row.profile.education_level, Some(*level));
    }
    for goal in Goal::ALL {
        assert_eq!(mentee(&[("goals", text(goal.text()))]).unwrap().profile.goals, [*goal]);
    }
    for time in Availability::ALL {
        let row = mentee(&[("availability", text(time.text()))]).unwrap();
        assert_eq!(row.profile.availability, [*time]);
    }
    for size in CompanySize::ALL {
        let row = mentor(&[("company_size", text(size.text()))]).unwrap();
        assert_eq!(row.profile.company_size, Some(*size));
    }
    for level in Cefr::ALL {
        let row = mentee(&[("german", text(level.text()))]).unwrap();
        assert_eq!(row.profile.german, Some(*level));
    }
}

#[test]
fn own_words_stay_beside_the_code() {
    let row = mentee(&[
        ("occupation", text("2512")),
        ("target_occupation", text("Feuerschluckerin")),
        ("education_field", Cell::Number(413.0)),
        ("industry", text("62.10")),
    ])
    .unwrap();
    let coded = |coded: &Option<geleit_domain::profile::Coded>| {
        let coded = coded.clone().unwrap();
        (coded.words, coded.code)
    };
    assert_eq!(coded(&row.profile.occupation), ("2512".into(), Some("2512".into())));
    assert_eq!(coded(&row.profile.target_occupation), ("Feuerschluckerin".into(), None));
    assert_eq!(coded(&row.profile.education_field), ("413".into(), Some("0413".into())));
    assert_eq!(coded(&row.profile.industry), ("62.10".into(), Some("62.10".into())));
    assert_eq!(codes("industry", Cell::Date(date(2024, 11, 1))), ["date_in_text"]);
}

/// Proves S1-23.
#[test]
fn german_is_a_level_or_native() {
    let german = |word| mentee(&[("german", text(word))]).unwrap().profile.german;
    assert_eq!(german("b2"), Some(Cefr::B2));
    assert_eq!(german("C1"), Some(Cefr::C1));
    assert_eq!(german("NATIVE"), Some(Cefr::Native));
    assert_eq!(german("Muttersprache"), Some(Cefr::Native));
    assert_eq!(german(""), None);
    let problems = mentee(&[("german", text("B7"))]).unwrap_err();
    assert_eq!(
        serde_json::to_value(&problems).unwrap(),
        serde_json::json!([{ "row": 2, "column": "german", "value": "B7",
            "problem": "expected A1, A2, B1, B2, C1, C2 or native" }])
    );
}

/// Proves S1-45.
#[test]
fn languages_are_read_in_both_forms() {
    let skills = |word| list_text(&mentee(&[("languages", text(word))]).unwrap().profile.languages);
    assert_eq!(skills("ar:C2; en:B2"), "ar:C2;en:B2");
    assert_eq!(skills("Arabisch C2, Englisch B2"), "ar:C2;en:B2");
    assert_eq!(skills("arabisch c2;ENGLISH b2"), "ar:C2;en:B2");
    assert_eq!(skills("Arabisch (Muttersprache); Französisch - B1"), "ar:native;fr:B1");
    assert_eq!(skills("Arabic native speaker, ku"), "ar:native;ku");
    assert_eq!(skills("ar:C2; Arabisch C2"), "ar:C2");
    for wrong in ["ar:C7", "Arabisch B7", "Klingonisch B2", "ar C2 B2", ":B2"] {
        assert_eq!(codes("languages", text(wrong)), ["not_a_language"], "{wrong}");
    }
    assert_eq!(codes("languages", text("ar:C2; ar:B1")), ["language_twice"]);
}

#[test]
fn a_mentor_speaks_german_natively_unless_listed() {
    let skills = |word| list_text(&mentor(&[("languages", text(word))]).unwrap().profile.languages);
    assert_eq!(skills("en:C1"), "en:C1;de:native");
    assert_eq!(skills(""), "de:native");
    assert_eq!(skills("Deutsch C1; en:C1"), "de:C1;en:C1");
}

#[test]
fn places_and_times_are_read() {
    let row = mentee(&[
        ("postcode", Cell::Number(1010.0)),
        ("region", text("Niederösterreich")),
        ("mobility_km", text("30 km")),
        ("online_ok", text("Ja")),
        ("availability", text("abends; Vormittags, weekends")),
    ])
    .unwrap()
    .profile;
    assert_eq!(row.postcode.as_deref(), Some("1010"));
    assert_eq!((row.mobility_km, row.online_ok), (Some(30), Some(true)));
    let times = [Availability::Mornings, Availability::Evenings, Availability::Weekends];
    assert_eq!(row.availability, times);
    assert_eq!(mentee(&[("postcode", text("A-1010"))]).unwrap().profile.postcode.unwrap(), "1010");
    assert_eq!(mentee(&[("postcode", text("01067"))]).unwrap().profile.postcode.unwrap(), "01067");
    assert_eq!(codes("postcode", text("Wien")), ["not_a_postcode"]);
    assert_eq!(codes("mobility_km", text("weit")), ["not_a_number"]);
    assert_eq!(codes("experience_years", text("-3")), ["not_a_number"]);
    assert_eq!(codes("availability", text("abends; nachts")), ["not_an_availability"]);
}

/// Proves S1-21.
#[test]
fn goals_are_words_of_the_list_or_own_words() {
    let row = mentee(&[("goals", text("Netzwerk; further training; Mein Buch, Band 2"))]).unwrap();
    assert_eq!(row.profile.goals, [Goal::Network, Goal::FurtherTraining]);
    assert_eq!(row.profile.goal_words, ["Mein Buch, Band 2"]);
    let row = mentor(&[("topics", text("Bewerbung;Selbständigkeit;Zoll"))]).unwrap();
    assert_eq!(row.profile.topics, [Goal::Application, Goal::SelfEmployment]);
    assert_eq!(row.profile.topic_words, ["Zoll"]);
}

/// Proves S1-31.
#[test]
fn capacity_is_a_whole_number_up_to_twenty_and_one_if_empty() {
    let capacity = |cell| mentor(&[("capacity", cell)]).unwrap().capacity;
    assert_eq!(capacity(Cell::Empty), 1);
    assert_eq!((capacity(text("0")), capacity(Cell::Number(20.0))), (0, 20));
    for wrong in ["-1", "99", "21", "1.5", "zwei"] {
        assert_eq!(mentor_codes("capacity", text(wrong)), ["not_a_capacity"], "{wrong}");
    }
    assert_eq!(mentor_codes("capacity", Cell::Number(-1.0)), ["not_a_capacity"]);
}

/// Proves S1-30.
#[test]
fn a_company_size_is_a_class_or_a_number() {
    let size = |cell| mentor(&[("company_size", cell)]).unwrap().profile.company_size.unwrap();
    assert_eq!(size(text("1-9")), CompanySize::Micro);
    assert_eq!(size(text("10 – 49")), CompanySize::Small);
    assert_eq!(size(text("50-249")), CompanySize::Medium);
    assert_eq!(size(text("250+")), CompanySize::Large);
    assert_eq!(size(Cell::Number(49.0)), CompanySize::Small);
    assert_eq!(size(text("1.200")), CompanySize::Large);
    // What Excel makes of 1-9 and of 10-49.
    assert_eq!(size(Cell::Date(date(2024, 9, 1))), CompanySize::Micro);
    assert_eq!(size(Cell::Date(date(1949, 10, 1))), CompanySize::Small);
    assert_eq!(mentor_codes("company_size", text("groß")), ["not_a_company_size"]);
}

#[test]
fn references_texts_and_slugs_are_read() {
    let row = mentee(&[
        ("exclusions", text("T-7; T-9;T-7")),
        ("last_employer", text("Krankenhaus Nord")),
        ("referral", text("AMS")),
        ("organisation", text("OEIF")),
        ("country_of_origin", text("UA")),
    ])
    .unwrap();
    assert_eq!(row.profile.exclusions, ["T-7", "T-9"]);
    assert_eq!(row.organisation.as_deref(), Some("oeif"));
    assert_eq!(row.profile.origin, [Origin::Country("UA".into())]);
    assert_eq!(codes("organisation", text("Ö IF!")), ["not_a_slug"]);
    assert_eq!(codes("reference", Cell::Empty), ["required"]);
}

#[test]
fn a_formula_without_value_and_an_error_are_problems_of_their_cell() {
    assert_eq!(codes("german", Cell::NoValue), ["formula_without_value"]);
    assert_eq!(codes("region", Cell::Error("#REF!".into())), ["cell_error"]);
}
