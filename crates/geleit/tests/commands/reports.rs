//! The report of a cohort from the command line.

use crate::installation::on_both;

const KEYS: [&str; 25] = [
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
    "hours",
    "warnings",
    "dissolved",
    "rematched",
    "outcomes",
    "surveys",
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

    /// Proves S1-05, S1-06, S1-07, S1-08, S1-09.
    fn the_table_of_a_cohort_says_what_its_document_says(installation) {
        let installation = installation.with_programme();
        let asked = "report cohort wien-1 --as-of 2028-01-01 --known-at 2028-01-02T00:00:00Z";
        let report = installation.done(asked);
        let said = installation.run(&format!("{asked} --format csv"));
        assert_eq!((said.code, said.stderr.as_str()), (0, ""));
        // Spreadsheet programs know UTF-8 by its mark.
        let table = said.stdout.strip_prefix('\u{feff}').unwrap();
        let cells: Vec<Vec<&str>> = table.lines().map(|line| line.split(';').collect()).collect();
        assert_eq!(cells[0], ["figure", "cell", "count", "of", "percent", "suppressed"]);
        let line = |figure: &str, cell: &str| {
            let has = |line: &&Vec<&str>| line[0] == figure && line[1] == cell;
            cells.iter().find(has).unwrap_or_else(|| panic!("no {figure} {cell}"))[2].to_owned()
        };
        assert_eq!(line("capacity", ""), "10");
        assert_eq!(line("female", ""), report["female"]["count"].to_string());
        for (status, count) in report["applications"].as_object().unwrap() {
            assert_eq!(line("applications", status), count.to_string());
        }
        assert_eq!(cells[1], ["cohort", "wien-1"]);
        assert_eq!(cells[3], ["as_of", "2028-01-01"]);
    }

    /// Proves S1-60, S1-61.
    fn whoever_reads_the_report_reads_how_each_figure_is_counted(installation) {
        let installation = installation.with_programme();
        let said = installation.run("report cohort wien-1 --format text").stdout;
        let (figures, how) = said.split_once("\n\nHow it is counted\n").unwrap();
        assert!(figures.contains("hours: planned") && figures.contains("dissolved"), "{figures}");
        for counted in ["Hours: Minutes of all meetings", "Ended early: Released pairs", "Outcome"] {
            assert!(how.contains(counted), "{how}");
        }
        assert!(how.lines().all(|line| line.split_once(": ").is_some_and(|(_, how)| how.len() > 20)));
    }

    fn what_has_no_table_is_refused_before_anything_happens(installation) {
        let installation = installation.with_programme();
        let create = "organisation create --programme wien --name ÖIF --slug oeif --duties decide";
        for asked in ["report programme wien", create] {
            let said = installation.run(&format!("{asked} --format csv"));
            assert_eq!((said.code, said.stdout.as_str()), (2, ""));
            assert!(said.stderr.contains("report cohort"), "{}", said.stderr);
        }
        // Nothing was created: the short name is free.
        installation.done(create);
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
