//! The report of a cohort from the command line.

use crate::installation::on_both;

const KEYS: [&str; 19] = [
    "cohort",
    "number",
    "as_of",
    "known_at",
    "definitions_version",
    "pairs",
    "capacity",
    "mentees",
    "mentors",
    "countries_of_origin",
    "female",
    "academic",
    "industries",
    "continents",
    "company_sizes",
    "channels",
    "referrals",
    "applications",
    "suppressed",
];

on_both! {
    /// Proves S1-05, S1-06, S1-07, S1-08, S1-09.
    fn a_cohort_without_pairs_has_zeros_no_percentage_and_every_key_in_its_order(installation) {
        let installation = installation.with_programme();
        let report = installation.done("report cohort wien-1 --as-of 2028-01-01");
        let keys: Vec<_> = report.as_object().unwrap().keys().collect();
        assert_eq!(keys, KEYS);
        assert_eq!((&report["as_of"], &report["pairs"]), (&"2028-01-01".into(), &0.into()));
        assert!(report["female"]["percent"].is_null());
        assert_eq!(report["applications"].as_object().unwrap().len(), 12);
        assert_eq!(report["suppressed"], serde_json::json!([]));
    }

    fn a_question_that_nobody_can_answer_is_refused(installation) {
        let installation = installation.with_programme();
        assert_eq!(installation.refused("report cohort nowhere"), "unknown_slug");
        assert_eq!(installation.refused("report cohort wien-1 --as-of 2028-02-30"), "usage");
        assert_eq!(installation.refused("report cohort wien-1 --audience press"), "usage");
        installation.done("programme create --kind casework --name Andere --slug andere");
        assert_eq!(installation.refused("report programme andere"), "no_report");
    }

    fn a_tandem_programme_adds_up_its_cohorts(installation) {
        let installation = installation.with_programme();
        let report = installation.done("report programme wien");
        assert_eq!((&report["cohorts"], &report["pairs"]), (&0.into(), &0.into()));
    }
}
