//! `geleit serve`: ready, set up, stopped; and what it refuses to serve.

use crate::installation::{Installation, on_both};
use crate::server::Server;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

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
fn an_address_in_use_exits_1_and_a_wrong_one_too() {
    let installation = Installation::sqlite().with_programme();
    let server = Server::start(&installation);
    assert_eq!(installation.run(&format!("serve --listen {}", server.address)).code, 1);
    assert_eq!(installation.run("serve --listen nowhere").code, 1);
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
