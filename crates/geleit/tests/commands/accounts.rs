//! `geleit user`: a one-time link with which staff set password and second factor, and an end
//! to it.

use crate::installation::on_both;
use crate::server::Server;

on_both! {
    fn an_account_is_created_with_a_link_that_opens(installation) {
        let installation = installation.with_programme();
        let create = "user create --programme wien --email dora@example.org --role";
        let said = installation.run(&format!("{create} coordinator"));
        assert_eq!(said.code, 0, "{said:?}");
        assert!(said.stdout.starts_with("http://127.0.0.1:8080/links/"), "{said:?}");
        let (_, path) = said.stdout.trim().split_once(":8080").unwrap();

        let server = Server::start(&installation);
        let page = server.get(path);
        assert_eq!(page.status, 200);
        assert!(page.body.contains("<form"), "the link shows a button");
        assert_eq!(server.get(&path.replace("/links/", "/links/0")).status, 404);

        // A further role, held for an organisation.
        let json = installation.done(&format!("{create} partner --organisation wko"));
        assert_eq!(json["role"], "partner");
        assert!(json["link"].as_str().unwrap().contains("/links/"));
        assert_eq!(installation.run("check").code, 0);
    }

    fn the_operator_suspends_and_resumes_whoever_the_desk_cannot(installation) {
        let installation = installation.with_programme();
        installation.done(
            "user create --programme wien --email dora@example.org --role coordinator",
        );
        let step = |verb: &str, email: &str| {
            format!("user {verb} --programme wien --email {email} --reason \"left the office\"")
        };
        let done = installation.done(&step("suspend", "Dora@example.org"));
        assert_eq!(done["status"], "suspended");
        assert_eq!(installation.run(&step("suspend", "dora@example.org")).code, 2, "already");
        assert_eq!(installation.done(&step("resume", "dora@example.org"))["status"], "resumed");
        assert_eq!(installation.refused(&step("resume", "clara@example.org")), "unknown_slug");
        let line = "user suspend --programme wien --email dora@example.org --reason \" \"";
        assert_eq!(installation.refused(line), "reason_missing");
        assert_eq!(installation.run("check").code, 0);
    }

    fn an_account_needs_a_known_role_and_place(installation) {
        let installation = installation.with_programme();
        let create = "user create --email dora@example.org";
        for (rest, code) in [
            ("--programme graz --role coordinator", "unknown_slug"),
            ("--programme wien --role partner --organisation ams", "unknown_slug"),
            ("--programme wien --role partner", "usage"),
            ("--programme wien --role operator", "usage"),
            ("--programme wien --role king", "usage"),
        ] {
            assert_eq!(installation.refused(&format!("{create} {rest}")), code, "{rest}");
        }
        let line = "user create --programme wien --email dora --role coordinator";
        assert_eq!(installation.refused(line), "invalid");
    }
}
