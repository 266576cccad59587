//! The demo reproduces the published figures of the 18th cohort through the real queries.

use crate::installation::Installation;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::slug::Kind;
use geleit_store::testing;
use serde_json::Value;

/// One mentee of the published cohort for whom a condition on both versions holds.
macro_rules! one_mentee {
    ($id:literal, $condition:literal) => {
        concat!(
            "(SELECT MIN(CAST(", $id, " AS TEXT)) FROM partnership p
            JOIN cohort c ON c.programme_id = p.programme_id AND c.id = p.cohort_id
            JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.person_id
            JOIN application_version q ON q.programme_id = p.programme_id
                AND q.application_id = p.application_id
            WHERE c.slug = 'wien-noe-18' AND ", $condition, ")"
        )
    };
}

const A_WOMAN_LESS: &str = concat!(
    "UPDATE person_version SET gender = 'm' WHERE CAST(person_id AS TEXT) = ",
    one_mentee!("p.person_id", "v.gender = 'f'")
);
const A_DEGREE_LESS: &str = concat!(
    "UPDATE application_version SET education_level = 'apprenticeship'
    WHERE CAST(application_id AS TEXT) = ",
    one_mentee!("p.application_id", "q.education_level = 'master'")
);
/// The only mentee from Japan: another country of the same continent.
const A_COUNTRY_LESS: &str = concat!(
    "UPDATE application_version SET origin = 'CN' WHERE CAST(application_id AS TEXT) = ",
    one_mentee!("p.application_id", "q.origin = 'JP'")
);

fn report(installation: &Installation) -> Value {
    let mut report = installation.done("report cohort wien-noe-18 --as-of 2024-01-23");
    report.as_object_mut().unwrap().remove("known_at");
    report
}

fn change(installation: &Installation, sql: &'static str) {
    testing::run(async {
        let store = installation.store().await;
        let (programme, _) = store.find_slug("wien-noe-18", Kind::Cohort).await.unwrap().unwrap();
        assert_eq!(testing::execute(&store, programme, sql).await, 1, "{sql}");
        store.close().await;
    });
}

/// Proves S1-05, S1-06, S1-07, S1-08, S1-09, S1-17.
#[test]
fn the_published_cohort_has_its_figures_and_each_follows_its_people() {
    let installation = Installation::sqlite();
    installation.done("demo --no-serve");
    let published = report(&installation);
    let figure = |report: &Value, path: &str| report.pointer(path).unwrap().as_u64().unwrap();
    for (path, count) in [
        ("/pairs", 100),
        ("/capacity", 100),
        ("/mentors", 97),
        ("/countries_of_origin", 34),
        ("/female/percent", 64),
        ("/academic/percent", 94),
    ] {
        assert_eq!(figure(&published, path), count, "{path}");
    }
    let ranked: Vec<_> = published["industries"]
        .as_array()
        .unwrap()
        .iter()
        .take(3)
        .map(|industry| industry["group"].as_str().unwrap())
        .collect();
    let expected =
        ["management_consulting_logistics_law", "it_telecom", "finance_controlling_banking"];
    assert_eq!(ranked, expected);
    let mut before = published;
    for (sql, key, path, count) in [
        (A_WOMAN_LESS, "female", "/female/count", 63),
        (A_DEGREE_LESS, "academic", "/academic/count", 93),
        (A_COUNTRY_LESS, "countries_of_origin", "/countries_of_origin", 33),
    ] {
        change(&installation, sql);
        let after = report(&installation);
        assert_eq!(figure(&after, path), count);
        let (old, new) = (before.as_object().unwrap(), after.as_object().unwrap());
        let changed: Vec<_> = new.keys().filter(|k| old[*k] != new[*k]).collect();
        assert_eq!(changed, [key], "exactly this figure changes");
        before = after;
    }
}

/// Proves S1-01, S1-30.
#[test]
fn the_demo_has_a_cohort_that_takes_applications_and_shows_how_a_sheet_came_in() {
    let installation = Installation::sqlite();
    installation.done("demo --no-serve");
    testing::run(async {
        let store = installation.store().await;
        let (programme, id) = store.find_slug("tirol-vbg-7", Kind::Cohort).await.unwrap().unwrap();
        let actor = Actor::operator(programme);
        let shown = store.show_cohort(&actor, CohortId(id)).await.unwrap();
        assert_eq!(shown.cohort.status, "open");
        let why = "one of twelve rows is refused, two were taken in by staff, 29 came otherwise";
        assert_eq!(shown.tally.applications, 11 + 2 + 29, "{why}");
        let runs = store.import_runs(&actor, 10).await.unwrap();
        let runs: Vec<_> =
            runs.iter().map(|run| (run.side.as_str(), run.status.as_str())).collect();
        assert_eq!(runs, [("mentees", "done"), ("mentors", "checked")]);
        store.close().await;
    });
}

#[test]
fn a_folder_with_something_else_in_it_is_left_as_it_is() {
    let installation = Installation::sqlite();
    let folder = installation.folder.join("data");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("thesis.txt"), "precious").unwrap();
    assert_eq!(installation.refused("demo --no-serve"), "not_a_demo");
    let names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|n| n.unwrap().file_name()).collect();
    assert_eq!(names, ["thesis.txt"]);
}
