//! From two spreadsheets to released pairs, as an operator does it.

use crate::installation::{Installation, on_both};
use serde_json::{Value, json};

const MENTEES: &str = "\
reference,given_name,family_name,email,country_of_origin,target_occupation,industry,german,languages
E-1,Amal,Haddad,amal@example.org,SY,2512,62,B2,ar:native
E-2,Amina,Noor,amina@example.org,SO,2411,69,C1,so:native
E-3,Aliya,Demir,aliya@example.org,TR,2611,69,A1,tr:native
";
const MENTORS: &str = "\
reference,given_name,family_name,email,occupation,industry,languages,capacity
M-1,Brigitte,Leitner,brigitte@example.org,1330,62,en:C1,1
M-2,Barbara,Kurz,barbara@example.org,1211,69,en:C1,2
";

fn filled(installation: Installation) -> Installation {
    let installation = installation.with_programme();
    for (name, slug) in [("ÖIF", "oeif"), ("AMS", "ams")] {
        installation.done(&format!(
            "organisation create --programme wien --name {name} --slug {slug} --duties decide"
        ));
    }
    std::fs::write(installation.folder.join("mentees.csv"), MENTEES).unwrap();
    std::fs::write(installation.folder.join("mentors.csv"), MENTORS).unwrap();
    for side in ["mentees", "mentors"] {
        installation.done(&format!("import {side} {side}.csv --cohort wien-1 --as accepted"));
    }
    installation
}

/// An installation whose cohort `wien-1` is confirmed.
pub(crate) fn released(installation: Installation) -> Installation {
    let installation = filled(installation);
    installation.done("match --cohort wien-1");
    for organisation in ["oeif", "ams"] {
        installation.done(&endorse(organisation));
    }
    installation.done("release --cohort wien-1");
    installation
}

fn endorse(organisation: &str) -> String {
    format!(
        "endorse --cohort wien-1 --organisation {organisation} --all \
         --minute \"meeting of 20 January, everybody agreed\""
    )
}

on_both! {
    /// Proves S1-41, S1-43, S1-45, S1-47.
    fn a_cohort_goes_from_spreadsheets_to_released_pairs(installation) {
        let installation = filled(installation);
        let proposed = installation.done("match --cohort wien-1");
        let pairs = proposed["pairs"].as_array().unwrap();
        let named: Vec<_> = pairs
            .iter()
            .map(|pair| (pair["mentee"].as_str().unwrap(), pair["mentor"].as_str().unwrap()))
            .collect();
        assert_eq!(named, [("E-1", "M-1"), ("E-2", "M-2")]);
        for pair in pairs {
            let sum = |of: &Value| -> i64 {
                of.as_array().unwrap().iter().map(|row| row["points"].as_i64().unwrap()).sum()
            };
            assert_eq!(pair["points"].as_i64().unwrap(), sum(&pair["reasons"]));
            let reason = &pair["reasons"][0];
            assert_eq!(reason["criterion"], "occupation");
            assert!(reason["text"].as_str().unwrap().ends_with('.'));
        }
        let total: i64 = pairs.iter().map(|pair| pair["points"].as_i64().unwrap()).sum();
        assert_eq!(proposed["total"], total);
        assert_eq!(proposed["certificate"], json!({ "valid": true, "dual": total }));
        assert_eq!(
            proposed["unmatched"],
            json!([{ "side": "mentee", "person": "E-3", "reason": "no_feasible_mentor" }])
        );
        let again = installation.done("match --cohort wien-1");
        assert_eq!(again, proposed, "the same people give the same proposal");

        let refused = installation.run("release --cohort wien-1 --format json");
        assert_eq!(refused.code, 2);
        let answer = refused.json();
        assert_eq!(answer["missing"], json!(["ams", "oeif"]));
        assert_eq!((&answer["released"], &answer["error"]["code"]), (&json!(0), &json!("agreement_missing")));
        assert_eq!(installation.refused(&endorse("wko")), "not_deciding");
        assert_eq!(installation.refused(&endorse("graz")), "unknown_slug");
        assert_eq!(installation.done(&endorse("oeif")), json!({ "endorsed": 2 }));
        assert_eq!(installation.done(&endorse("oeif")), json!({ "endorsed": 0 }));
        assert_eq!(installation.done(&endorse("ams")), json!({ "endorsed": 2 }));
        let released = installation.done("release --cohort wien-1");
        assert_eq!(released, json!({ "released": 2, "missing": [] }));
        let nothing_new = installation.done("release --cohort wien-1");
        assert_eq!(nothing_new, json!({ "released": 0, "missing": [] }));
        let second = installation.done("match --cohort wien-1");
        assert_eq!(second["pairs"], json!([]), "released pairs keep their places");
    }
}

#[test]
fn a_cohort_without_people_has_an_empty_proposal() {
    let installation = Installation::sqlite().with_programme();
    let proposed = installation.done("match --cohort wien-1");
    assert_eq!(
        proposed,
        json!({ "pairs": [], "unmatched": [], "total": 0,
            "certificate": { "valid": true, "dual": 0 } })
    );
    assert_eq!(installation.done("release --cohort wien-1")["released"], 0);
    assert_eq!(installation.refused("match --cohort graz"), "unknown_slug");
}

#[test]
fn the_numbers_of_a_matching_are_read_by_the_bare_solver_with_the_same_total() {
    let installation = filled(Installation::sqlite());
    let bare = installation.done("match --cohort wien-1 --export-edges numbers");
    assert_eq!(bare["max_pairs"], 10);
    let solved = installation.done(
        "assign --edges numbers/edges.csv --capacities numbers/capacities.csv \
         --locks numbers/locks.csv --max-pairs 10",
    );
    let proposed = installation.done("match --cohort wien-1");
    assert_eq!(solved["total"], proposed["total"]);
    assert_eq!(solved["pairs"], proposed["pairs"].as_array().unwrap().len());
    let header = std::fs::read_to_string(installation.folder.join("numbers/edges.csv")).unwrap();
    assert!(header.starts_with("mentee,mentor,score\n"));
}

/// Two of one occupation on each side: what else is known of them decides.
const BY_MARKETS: (&str, &str) = (
    "reference,given_name,email,country_of_origin,consent_origin_matching,occupation,german\n\
     E-1,Amal,amal@example.org,SY,yes,2431,B2\n\
     E-2,Dragana,dragana@example.org,RS,yes,2431,B2\n",
    "reference,given_name,email,occupation,target_markets,capacity\n\
     M-1,Brigitte,brigitte@example.org,1221,RS,1\n\
     M-2,Barbara,barbara@example.org,1221,,1\n",
);

/// Proves S1-44, S1-47.
#[test]
fn the_executive_with_business_in_serbia_finds_the_mentee_with_serbian_roots() {
    let installation = Installation::sqlite().with_programme();
    for (side, sheet) in [("mentees", BY_MARKETS.0), ("mentors", BY_MARKETS.1)] {
        std::fs::write(installation.folder.join(format!("{side}.csv")), sheet).unwrap();
        installation.done(&format!("import {side} {side}.csv --cohort wien-1 --as accepted"));
    }
    let proposed = installation.done("match --cohort wien-1");
    let pairs = proposed["pairs"].as_array().unwrap();
    let found = pairs.iter().find(|pair| pair["mentor"] == "M-1").unwrap();
    assert_eq!(found["mentee"], "E-2", "{proposed}");
    let mut reasons = found["reasons"].as_array().unwrap().iter();
    assert!(reasons.any(|reason| reason["criterion"] == "markets"), "{found}");
}
