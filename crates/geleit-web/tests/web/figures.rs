//! Reports at the desk, figures for funders, and the public page of a cohort.

use super::*;
use axum::http::StatusCode;
use geleit_domain::id::CohortId;
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::organisations::Duty;
use geleit_domain::profile::{Coded, EducationLevel, Gender, Identity, MenteeProfile, Origin};
use geleit_store::both;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use serde_json::Value;
use std::ops::ControlFlow;

const PAIRS: u32 = 12;

/// Nine women of twelve, eleven with a degree, from three countries; the last one is the only
/// one from Brazil and the only one in health.
fn mentee(number: u32) -> MenteeRow {
    let country = ["SY", "SY", "SY", "NG"][number as usize % 4];
    let is_last = number == PAIRS;
    let industry = match number {
        1..=7 => "62",
        8..PAIRS => "64",
        _ => "86",
    };
    MenteeRow {
        row: number + 1,
        reference: format!("M-{number}"),
        identity: Identity {
            given_name: "Amal".into(),
            family_name: format!("Haddad {number}"),
            email: format!("amal{number}@example.org"),
            gender: Some(if number <= 9 { Gender::Female } else { Gender::Male }),
            ..Identity::default()
        },
        profile: MenteeProfile {
            origin: vec![Origin::Country(if is_last { "BR" } else { country }.into())],
            education_level: (number > 1).then_some(EducationLevel::Bachelor),
            industry: Some(Coded { words: String::new(), code: Some(industry.into()) }),
            ..MenteeProfile::default()
        },
        received_on: None,
        organisation: None,
    }
}

fn mentor(number: u32) -> MentorRow {
    MentorRow {
        row: number + 1,
        reference: format!("P-{number}"),
        identity: Identity {
            given_name: "Brigitte".into(),
            family_name: format!("Leitner {number}"),
            email: format!("brigitte{number}@example.org"),
            ..Identity::default()
        },
        profile: Default::default(),
        capacity: 1,
        received_on: None,
        organisation: None,
    }
}

/// A cohort with everybody imported and proposed; only the release is missing.
async fn proposed(site: &Site) -> (ProgrammeId, CohortId) {
    let programme = site.programme("mentoring").await;
    let (store, now, operator) = (&site.store, site.now(), Actor::operator(programme));
    let duties = [Duty::FindMentors];
    for name in ["WKO", "AMS"] {
        let slug = name.to_lowercase();
        store.create_organisation(&operator, name, &slug, &duties, now).await.unwrap();
    }
    let calendar = Calendar {
        applications_until: None,
        matching_on: None,
        opening_on: Some("2026-02-03".parse().unwrap()),
        starts_on: "2026-02-01".parse().unwrap(),
        ends_on: "2026-07-31".parse().unwrap(),
        capacity: PAIRS,
    };
    let regions = vec!["Wien".into(), "Niederösterreich".into()];
    let new = NewCohort { slug: "wien-noe-18".into(), number: 18, regions, calendar };
    let cohort = store.create_cohort(&operator, &new, now).await.unwrap();
    let import = Import { accepted: true, ..Import::into(cohort) };
    let mut go_on = |_| ControlFlow::Continue(());
    let mentees: Vec<_> = (1..=PAIRS).map(mentee).collect();
    store.import_mentees(&operator, &import, &mentees, &mut go_on, now).await.unwrap();
    let mentors: Vec<_> = (1..=PAIRS).map(mentor).collect();
    store.import_mentors(&operator, &import, &mentors, &mut go_on, now).await.unwrap();
    store.propose(&operator, cohort, None, now).await.unwrap();
    (programme, cohort)
}

async fn released(site: &Site) -> (ProgrammeId, CohortId) {
    let (programme, cohort) = proposed(site).await;
    let operator = Actor::operator(programme);
    site.store.release(&operator, cohort, None, site.now()).await.unwrap();
    (programme, cohort)
}

/// The text without the marks that keep directions apart.
fn plain(body: &str) -> String {
    body.replace(['\u{2068}', '\u{2069}'], "")
}

/// The figures between `<dd>` and `</dd>`.
fn figures(body: &str) -> Vec<String> {
    let rest = body.split("<dd>").skip(1);
    rest.map(|rest| rest.split("</dd>").next().unwrap().replace('\u{202F}', "")).collect()
}

fn json(body: &str) -> Value {
    serde_json::from_str(body).unwrap()
}

both! {
    /// Proves S1-05, S1-06, S1-07, S1-08, S1-13, S1-17.
    async fn the_public_page_says_the_same_figures_in_every_language(place) {
        let site = Site::new(&place.store);
        released(&site).await;
        for tag in ["de", "en", "ar"] {
            let path = format!("/{tag}/cohorts/wien-noe-18");
            let page = site.visitor().get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            assert_eq!(figures(&page.body), ["12", "92%", "3", "75%"], "{tag}");
            assert!(page.body.contains(&format!("hreflang=\"ar\" href=\"/ar{}\"", &path[3..])));
            assert!(page.body.contains("WKO") && page.body.contains("Niederösterreich"));
            let landing = site.visitor().get(&format!("/{tag}")).await;
            assert_eq!(figures(&landing.body), ["12", "92%", "3", "75%"], "{tag}");
            assert!(landing.body.contains(&format!("href=\"{path}\"")));
        }
        let page = plain(&site.visitor().get("/de/cohorts/wien-noe-18").await.body);
        for words in ["18. Durchgang in Wien und N", "3. Februar 2026", "IT und Telekommunikation"] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }

    /// Proves S1-17.
    async fn the_public_files_have_the_figures_of_the_page_and_no_small_cell(place) {
        let site = Site::new(&place.store);
        released(&site).await;
        let page = site.visitor().get("/de/cohorts/wien-noe-18.json").await;
        assert_eq!(page.header("content-type"), "application/json");
        assert_eq!(page.header("cache-control"), "public, max-age=300");
        let report = json(&page.body);
        assert_eq!((&report["pairs"], &report["female"]["percent"]), (&12.into(), &75.into()));
        assert_eq!(report["continents"]["americas"], Value::Null);
        let hidden = report["suppressed"].as_array().unwrap();
        for path in ["continents.americas", "industries.health"] {
            assert!(hidden.contains(&path.into()), "{path}: {hidden:?}");
        }
        let csv = site.visitor().get("/en/cohorts/wien-noe-18.csv").await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        assert!(csv.body.contains("female;;9;12;75;"), "{}", csv.body);
        assert!(csv.body.contains("industries;health;;;;yes"), "{}", csv.body);
    }

    async fn an_address_without_language_leads_to_the_readers(place) {
        let site = Site::new(&place.store);
        let mut visitor = site.visitor();
        visitor.language = "ar";
        let page = visitor.get("/cohorts/wien-noe-18").await;
        assert_eq!(page.header("location"), "/ar/cohorts/wien-noe-18");
        let page = visitor.get("/cohorts/wien-noe-18.json").await;
        assert_eq!(page.header("location"), "/ar/cohorts/wien-noe-18.json");
        let evil = visitor.get("/cohorts/%0d%0aSet-Cookie:x").await;
        assert_eq!(evil.status, StatusCode::NOT_FOUND);
    }

    async fn before_the_release_nothing_is_public(place) {
        let site = Site::new(&place.store);
        let (programme, cohort) = proposed(&site).await;
        for ending in ["", ".json", ".csv"] {
            let page = site.visitor().get(&format!("/de/cohorts/wien-noe-18{ending}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND);
        }
        assert!(figures(&site.visitor().get("/de").await.body).is_empty());
        let mut funder = site.reader(programme, Role::Funder).await;
        let page = funder.get(&format!("/figures/{}", cohort.0)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(!funder.get("/figures").await.body.contains(&cohort.to_string()));
    }

    /// Proves S1-09, S1-25, S1-30, S1-36, S1-37.
    async fn the_desk_reads_exact_figures_with_their_definitions_of_any_day(place) {
        let site = Site::new(&place.store);
        let (programme, cohort) = released(&site).await;
        let mut desk = site.reader(programme, Role::Coordinator).await;
        assert!(desk.get("/desk/reports").await.body.contains(&format!("/desk/reports/{cohort}")));
        let path = format!("/desk/reports/{cohort}");
        let page = desk.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        for words in ["12 von 12 möglichen", "So wird gezählt", "Stand 23. Jänner 2026", "Asien"] {
            assert!(plain(&page.body).contains(words), "{words}: {}", page.body);
        }
        let today = json(&desk.get(&format!("{path}/figures.json")).await.body);
        assert_eq!((&today["suppressed"], &today["pairs"]), (&serde_json::json!([]), &12.into()));
        assert_eq!(today["continents"]["americas"], 1);
        let before = desk.get(&format!("{path}/figures.json?as_of=2026-01-22&known_at=")).await;
        assert_eq!(json(&before.body)["pairs"], 0);
        let known = desk.get(&format!("{path}/figures.csv?known_at=2026-01-23T08%3A59")).await;
        assert!(known.body.contains("pairs;;0;;;"), "{}", known.body);
        let nonsense = desk.get(&format!("{path}?as_of=yesterday")).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_funder_reads_no_small_cell_and_charlie_of_another_programme_nothing(place) {
        let site = Site::new(&place.store);
        let (programme, cohort) = released(&site).await;
        let mut funder = site.reader(programme, Role::Funder).await;
        let page = funder.get(&format!("/figures/{cohort}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("nicht gezeigt"), "{}", page.body);
        let report = json(&funder.get(&format!("/figures/{cohort}/figures.json")).await.body);
        assert_eq!(report["continents"]["americas"], Value::Null);
        let foreign = site.programme("other").await;
        for (role, place) in [(Role::Funder, "/figures"), (Role::Coordinator, "/desk/reports")] {
            let mut charlie = site.reader(foreign, role).await;
            for file in ["", "/figures.json", "/figures.csv"] {
                let page = charlie.get(&format!("{place}/{cohort}{file}")).await;
                assert_eq!(page.status, StatusCode::NOT_FOUND, "{place} {file}");
            }
        }
    }
}
