//! Letters over a real SMTP line: sent once, in plain text, and with the same Message-ID again
//! when the line breaks after the server has taken the letter.

use crate::installation::{Installation, on_both};
use crate::server::Server;
use crate::smtp::MailServer;
use std::time::Duration;

const NOW: &str = "2027-01-01T09:00:00Z";

fn serve(installation: &Installation, mails: &MailServer, now: &str) -> Server {
    let port = mails.port.to_string();
    Server::start_with(installation, |program| {
        program
            .env("GELEIT_NOW", now)
            .env("GELEIT_SMTP_HOST", "127.0.0.1")
            .env("GELEIT_SMTP_PORT", &port)
            .env("GELEIT_SMTP_TLS", "none")
            .env("GELEIT_SMTP_FROM", "Mentoring <mentoring@example.org>");
    })
}

fn ask_for_a_link(server: &Server) {
    let answer = server.post("/sign-in/link", "link-email=amal%40example.org").unwrap();
    assert_eq!(answer.status, 200);
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let line = mail.lines().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("{name} in {mail}")).trim()
}

on_both! {
    fn a_participant_gets_a_sign_in_link_in_plain_text(installation) {
        let installation = installation.at(NOW).with_programme();
        installation.done(
            "user create --programme wien --email amal@example.org --name Amal --role mentee",
        );
        let mails = MailServer::start(0);
        let server = serve(&installation, &mails, NOW);
        ask_for_a_link(&server);
        let mail = mails.next(Duration::from_secs(20));
        assert_eq!(header(&mail, "From:"), "Mentoring <mentoring@example.org>");
        assert_eq!(header(&mail, "To:"), "Amal <amal@example.org>");
        assert!(header(&mail, "Message-ID:").ends_with("@example.org>"), "{mail}");
        assert!(header(&mail, "Content-Type:").starts_with("text/plain"), "{mail}");
        assert!(!header(&mail, "Subject:").contains("Amal"));

        // The link in the letter signs in.
        let text = mail.replace("=\r\n", "").replace("=3D", "=");
        let at = text.find("/links/").unwrap();
        let path: &str = text[at..].split_whitespace().next().unwrap();
        assert_eq!(server.get(path).status, 200);
        assert_eq!(server.post(path, "").unwrap().status, 303);
        assert_eq!(server.get(path).status, 404, "it holds only once");
        assert_eq!(server.stop(), Some(0));
        assert_eq!(mails.count(), 1);
    }

    fn a_line_that_breaks_after_the_letter_gives_the_same_message_id_again(installation) {
        let installation = installation.at(NOW).with_programme();
        installation.done(
            "user create --programme wien --email amal@example.org --name Amal --role mentee",
        );
        let mails = MailServer::start(1);
        let server = serve(&installation, &mails, "2027-01-01T10:00:00Z");
        ask_for_a_link(&server);
        let first = mails.next(Duration::from_secs(20));
        assert_eq!(server.stop(), Some(0));
        // The second attempt is due a minute after the first.
        let server = serve(&installation, &mails, "2027-01-01T10:02:00Z");
        let second = mails.next(Duration::from_secs(20));
        assert_eq!(header(&first, "Message-ID:"), header(&second, "Message-ID:"));
        assert_eq!(server.stop(), Some(0));
        assert_eq!(installation.run("check").code, 0);
    }
}
