//! `geleit serve`: ready, set up, stopped; and what it refuses to serve.

use crate::installation::{Installation, on_both};
use crate::matching;
use crate::server::Server;
use geleit_domain::actor::Actor;
use geleit_domain::events::{self, Agenda, StepFree, Venue};
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::partnerships::Verb;
use geleit_domain::slug::Kind;
use geleit_store::events::Plan;
use geleit_store::partnerships::{Filter, Listed};
use geleit_store::{Store, testing};
use jiff::Timestamp;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

on_both! {
    fn a_server_is_ready_and_stops_when_asked(installation) {
        let installation = installation.with_programme();
        let server = Server::start(&installation);
        assert_eq!(server.get("/healthz").status, 200);
        assert_eq!(server.get("/readyz").status, 200);
        assert_eq!(server.get("/desk").status, 303, "nobody is signed in");
        assert_eq!(server.stop(), Some(0));
    }

    fn without_data_it_prints_a_token_that_opens_the_set_up_page(installation) {
        let mut server = Server::start(&installation);
        let line = server.line();
        let (_, link) = line.trim().split_once(&server.address).unwrap();
        assert!(server.get(link).body.contains("<form"), "{line}");
        let token = link.split_once("token=").unwrap().1;
        let form = |token: &str| {
            format!(
                "token={token}&kind=tandem&name=Wien&slug=wien&coordinator=Dora\
                 &email=dora%40example.org"
            )
        };
        assert_eq!(server.post("/set-up", &form("wrong")).unwrap().status, 422);
        assert_eq!(server.post("/set-up", &form(token)).unwrap().status, 303);
        assert_eq!(server.get("/set-up").status, 404, "it opens only while there is nothing");
        assert_eq!(server.stop(), Some(0));
        let again = "programme create --kind tandem --name Wien --slug wien";
        assert_eq!(installation.refused(again), "slug_taken");
    }
}

/// Serves the folder as of a time until the cohort has come to a status.
fn runs(installation: &Installation, now: &str, expected: &str) {
    let server = Server::start_with(installation, |program| {
        program.env("GELEIT_NOW", now);
    });
    let patience = Instant::now() + Duration::from_secs(10);
    while installation.cohort_status() != expected {
        assert!(Instant::now() < patience, "{expected} at {now}");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(server.stop(), Some(0));
}

/// An opening on 25 January at six in the evening in Vienna, and both sides of every pair say yes.
async fn with_opening(store: &Store) {
    let (programme, id) = store.find_slug("wien-1", Kind::Cohort).await.unwrap().unwrap();
    let (operator, cohort) = (Actor::operator(programme), CohortId(id));
    let at: Timestamp = "2027-01-12T09:00:00Z".parse().unwrap();
    for pair in pairs(store, &operator, cohort).await {
        let (id, on) = (PartnershipId(pair.id), "2027-01-12".parse().unwrap());
        store.step_partnership(&operator, id, Verb::Accept, None, on, at).await.unwrap();
    }
    let venue = Venue {
        name: "Haus der Begegnung".into(),
        address: "Gasse 1, 1040 Wien".into(),
        room: String::new(),
        step_free: StepFree::Yes,
        online_link: String::new(),
    };
    let opening = Plan {
        kind: events::Kind::Opening,
        title: "Auftakt".into(),
        about: String::new(),
        cohort: Some(cohort),
        starts: "2027-01-25T17:00:00Z".parse().unwrap(),
        minutes: 120,
        capacity: None,
        venue,
        agenda: Agenda::read("18:00 Beginn").unwrap(),
    };
    let event = store.create_event(&operator, &opening, at).await.unwrap();
    let publish = events::Verb::Publish;
    store.step_event(&operator, event, 1, publish, None, at).await.unwrap();
}

async fn pairs(store: &Store, actor: &Actor, cohort: CohortId) -> Vec<Listed> {
    let mut tx = store.read(actor.programme).await.unwrap();
    tx.list_partnerships(actor, cohort, &Filter::default(), 9).await.unwrap()
}

on_both! {
    /// Proves S1-51.
    fn pairs_run_from_the_hour_of_the_opening_event(installation) {
        let installation = matching::released(installation.at("2027-01-10T09:00:00Z"));
        let statuses = || testing::run(async {
            let store = installation.store().await;
            let (programme, id) = store.find_slug("wien-1", Kind::Cohort).await.unwrap().unwrap();
            let found = pairs(&store, &Actor::operator(programme), CohortId(id)).await;
            store.close().await;
            found.into_iter().map(|pair| pair.status).collect::<Vec<_>>()
        });
        testing::run(async {
            let store = installation.store().await;
            with_opening(&store).await;
            store.close().await;
        });
        runs(&installation, "2027-01-25T16:59:00Z", "confirmed");
        assert!(statuses().iter().all(|status| status == "accepted"), "{:?}", statuses());
        runs(&installation, "2027-01-25T17:00:00Z", "running");
        let begun = statuses();
        assert!(!begun.is_empty() && begun.iter().all(|status| status == "running"), "{begun:?}");
    }

    /// Proves S1-03.
    fn a_cohort_runs_from_its_first_day_and_closes_after_its_last(installation) {
        let installation = matching::released(installation.at("2027-01-10T09:00:00Z"));
        // In Vienna it is still the day before, then already the day itself.
        runs(&installation, "2027-01-31T22:30:00Z", "confirmed");
        runs(&installation, "2027-01-31T23:30:00Z", "running");
        runs(&installation, "2027-08-01T12:00:00Z", "running");
        runs(&installation, "2027-08-02T12:00:00Z", "closing");
        assert_eq!(installation.run("check --now 2027-08-03T00:00:00Z").code, 0);
    }
}

#[test]
fn a_request_that_has_begun_is_finished_before_the_server_stops() {
    let installation = Installation::sqlite().with_programme();
    let server = Server::start(&installation);
    let mut line = TcpStream::connect(&server.address).unwrap();
    let head = "POST /sign-in/link HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n\
                content-type: application/x-www-form-urlencoded\r\ncontent-length: 11\r\n\r\n";
    line.write_all(head.as_bytes()).unwrap();
    // The server has to have read the head, or there is no request yet.
    std::thread::sleep(Duration::from_millis(300));
    server.signal("TERM");
    std::thread::sleep(Duration::from_millis(300));
    assert!(TcpStream::connect(&server.address).is_err(), "nothing new is taken");
    line.write_all(b"link-email=").unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_running_server_counts_by_the_address_that_connects() {
    let installation = Installation::sqlite().with_programme();
    let form = "link-email=amal%40example.org";
    let allowed = |server: &Server| {
        let status = || server.post("/sign-in/link", form).unwrap().status;
        (0..40).map(|_| status()).filter(|status| *status == 200).count()
    };
    let server = Server::start(&installation);
    assert_eq!(allowed(&server), 30);
    let refused = server.post("/sign-in/link", form).unwrap();
    assert_eq!(refused.status, 429);
    assert!(refused.head.to_lowercase().contains("retry-after: "), "{}", refused.head);
    assert_eq!(server.get("/sign-in").status, 200);
    let wrong = installation.run_with("GELEIT_TRUSTED_PROXIES=10.0.0.0/99", "check");
    assert!(wrong.stdout.contains("trusted_proxies: `10.0.0.0/99`"), "{wrong:?}");
}

#[test]
fn an_address_in_use_exits_1_and_one_that_is_none_2() {
    let installation = Installation::sqlite().with_programme();
    let server = Server::start(&installation);
    assert_eq!(installation.run(&format!("serve --listen {}", server.address)).code, 1);
    assert_eq!(installation.run("serve --listen nowhere").code, 2);
}

#[test]
fn a_role_above_the_second_wall_is_not_served() {
    let installation = Installation::postgres().with_programme();
    let owner = std::env::var("GELEIT_TEST_POSTGRES").unwrap();
    let (place, _) = owner.rsplit_once('/').unwrap();
    let database = installation.database_name();
    let said =
        installation.run(&format!("serve --listen 127.0.0.1:0 --database-url {place}/{database}"));
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.stderr.contains("geleit_app"), "{said:?}");
}

#[test]
fn the_log_is_json_without_tokens() {
    let installation = Installation::sqlite();
    let mut server = Server::start(&installation);
    let token = server.line().trim().split_once("token=").unwrap().1.to_owned();
    server.get(&format!("/set-up?token={token}"));
    server.get("/links/0123.secret");
    server.stop();
    let log = std::fs::read_to_string(installation.folder.join("serve.log")).unwrap();
    assert!(log.lines().count() >= 2);
    for line in log.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    assert!(!log.contains(&token) && !log.contains("secret"), "{log}");
}

#[test]
fn a_server_with_an_old_schema_is_not_ready_and_says_what_to_run() {
    let installation = Installation::sqlite().with_programme();
    let server = Server::start(&installation);
    testing::run(async {
        let store = installation.store().await;
        let (programme, _) = store.find_slug("wien", Kind::Programme).await.unwrap().unwrap();
        testing::execute(&store, programme, "DELETE FROM _sqlx_migrations").await;
        store.close().await;
    });
    let answer = server.get("/readyz");
    assert_eq!((answer.status, answer.body.as_str()), (503, "run geleit migrate\n"));
}
