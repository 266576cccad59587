//! Programmes, organisations and cohorts from the command line.

use crate::installation::on_both;

on_both! {
    /// Proves S1-01.
    fn a_programme_with_organisations_and_cohorts_is_created(installation) {
        let programme = installation
            .done("programme create --kind tandem --name \"Mentoring Österreich\" --slug at");
        assert_eq!(programme["programme"], "at");
        assert_eq!(programme["kind"], "tandem");
        let organisation = installation.done(
            "organisation create --programme at --name Kammer --slug wko \
             --duties find_mentors,decide",
        );
        assert_eq!(organisation["duties"], serde_json::json!(["find_mentors", "decide"]));
        let cohort = installation.done(
            "cohort create --programme at --slug wien-18 --number 18 \
             --regions \"Wien, Niederösterreich\" --starts 2024-01-23 --ends 2024-07-04 \
             --capacity 100",
        );
        assert_eq!(cohort["status"], "draft");
        assert_eq!(installation.run("check").stdout.trim(), "nothing found");
    }

    /// Proves S1-01.
    fn a_number_is_taken_once_in_its_region_group(installation) {
        let installation = installation.with_programme();
        let again = "cohort create --programme wien --slug wien-x --regions Wien \
                     --starts 2028-02-01 --ends 2028-08-01 --capacity 10 --number";
        assert_eq!(installation.refused(&format!("{again} 1")), "number_taken");
        installation.done(&format!("{again} 2"));
        let other = "cohort create --programme wien --slug tirol-1 --number 1 --regions Tirol \
                     --starts 2028-02-01 --ends 2028-08-01 --capacity 10";
        installation.done(other);
    }

    fn a_slug_is_taken_once_in_an_installation(installation) {
        let installation = installation.with_programme();
        let kinds = [
            "programme create --kind casework --name Andere --slug wien-1",
            "organisation create --programme wien --name Andere --slug wien-1",
        ];
        for line in kinds {
            assert_eq!(installation.refused(line), "slug_taken");
        }
        let line = "programme create --kind casework --name Andere --slug Wien_1";
        assert_eq!(installation.refused(line), "slug_invalid");
        installation.done("programme create --kind company-stay --name Dritte --slug dritte");
    }
}
