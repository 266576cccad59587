//! Letters over a real SMTP line: sent once, as plain text and as HTML, and with the same
//! Message-ID again whatever breaks: the line, or the program itself.

use crate::installation::{Installation, on_both};
use crate::server::Server;
use crate::smtp::{Answer, MailServer};
use crate::submissions::applicant::Applicant;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{CohortId, PersonId};
use geleit_domain::slug::Kind;
use geleit_store::mails::Letter;
use geleit_store::testing;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::time::Duration;

const NOW: &str = "2027-01-01T09:00:00Z";
/// How many letters go through all kinds of trouble.
const PEOPLE: usize = 12;
/// Longer than the worker waits between two rounds.
const QUIET: Duration = Duration::from_secs(5);

pub(crate) fn serve(installation: &Installation, mails: &MailServer, now: &str) -> Server {
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

pub(crate) fn open_the_cohort(installation: &Installation) {
    testing::run(async {
        let store = installation.store().await;
        let (programme, cohort) = store.find_slug("wien-1", Kind::Cohort).await.unwrap().unwrap();
        let actor = Actor::operator(programme);
        let now = NOW.parse().unwrap();
        store.step_cohort(&actor, CohortId(cohort), Verb::Open, None, now).await.unwrap();
        store.close().await;
    });
}

pub(crate) fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let line = mail.lines().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("{name} in {mail}")).trim()
}

/// Starts the program again and again, while every second letter meets trouble, until none comes
/// any more. Gives the Message-IDs per address, and how often the program was killed after it had
/// claimed a letter and before it had sent it, after it had sent it and before it was taken, and
/// after the server had said so and before the program had noted it.
fn send_through_trouble(
    installation: &Installation,
) -> (BTreeMap<String, Vec<String>>, [usize; 3]) {
    let plan = [
        Answer::DropBefore,
        Answer::Take,
        Answer::DropAfter,
        Answer::Keep,
        Answer::KeepBefore,
        Answer::TakeWhenReleased,
    ];
    let answer = move |number: usize| plan[number % plan.len()];
    let mails = MailServer::answering(answer);
    let (mut letters, mut kills) = (BTreeMap::<String, Vec<String>>::new(), [0; 3]);
    let mut seen = 0;
    for day in 1..=28 {
        // Later than any claim of a program that was killed, and any pause.
        let mut server = serve(installation, &mails, &format!("2027-02-{day:02}T09:00:00Z"));
        let before = seen;
        while let Some(mail) = mails.next_within(QUIET) {
            seen += 1;
            if !mail.is_empty() {
                let to = header(&mail, "To:").rsplit_once('<').unwrap().1.trim_end_matches('>');
                let id = header(&mail, "Message-ID:").to_owned();
                letters.entry(to.to_owned()).or_default().push(id);
            }
            let moment = match answer(seen) {
                Answer::KeepBefore => 0,
                Answer::Keep => 1,
                Answer::TakeWhenReleased => {
                    // It stands still while the answer comes, so that it cannot note it.
                    server.signal("STOP");
                    mails.release();
                    2
                }
                _ => continue,
            };
            server.kill();
            kills[moment] += 1;
            break;
        }
        if seen == before {
            return (letters, kills);
        }
    }
    panic!("letters still come after four weeks: {letters:?}");
}

/// Two letters to somebody who has applied wait for one digest; gives to whom.
fn waiting_for_a_digest(installation: &Installation, server: &Server) -> String {
    let amal = Applicant::write(&server.address, 7).unwrap();
    assert_eq!(amal.send(&server.address).unwrap().status, 303);
    testing::run(async {
        let store = installation.store().await;
        let (programme, cohort) = store.find_slug("wien-1", Kind::Cohort).await.unwrap().unwrap();
        let now = NOW.parse().unwrap();
        let mut tx = store.write(programme).await.unwrap();
        let application = tx.applications_of(CohortId(cohort)).await.unwrap().remove(0);
        for template in ["missing:german", "decided:waitlist:places_taken"] {
            let letter = Letter {
                template,
                language: "de",
                person: Some(PersonId(application.person_id)),
                account: None,
                subject: Some(application.id),
                due: now,
            };
            tx.post(letter, now).await.unwrap();
        }
        tx.commit().await.unwrap();
        store.close().await;
    });
    "amal-0007@example.org".to_owned()
}

/// Past the capture of the test harness: the figures are wanted when all is well, too.
fn tell(line: &str) {
    std::io::stdout().write_all(format!("{line}\n").as_bytes()).unwrap();
}

on_both! {
    fn a_participant_gets_a_sign_in_link_in_plain_text_and_as_html(installation) {
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
        assert!(header(&mail, "Content-Type:").starts_with("multipart/alternative"), "{mail}");
        let (plain, html) = mail.split_once("Content-Type: text/html").expect("both forms");
        assert!(plain.contains("Content-Type: text/plain; charset=utf-8"), "{mail}");
        assert!(html.contains("<html lang=3D\"de\" dir=3D\"ltr\">"), "{mail}");
        assert!(!mail.contains("List-Unsubscribe"), "what was asked for cannot be switched off");
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

    fn every_letter_arrives_however_the_line_or_the_program_breaks(installation) {
        let installation = installation.at(NOW).with_programme();
        open_the_cohort(&installation);
        let people: Vec<String> = (1..=PEOPLE).map(|n| format!("amal-{n:02}@example.org")).collect();
        for email in &people {
            installation.done(&format!(
                "user create --programme wien --email {email} --name Amal --role mentee"
            ));
        }
        let server = Server::start(&installation);
        for email in &people {
            let form = format!("link-email={}", email.replace('@', "%40"));
            assert_eq!(server.post("/sign-in/link", &form).unwrap().status, 200);
        }
        let digest_to = waiting_for_a_digest(&installation, &server);
        assert_eq!(server.stop(), Some(0));
        let (letters, kills) = send_through_trouble(&installation);
        let all: usize = letters.values().map(Vec::len).sum();
        let [claimed, sent, taken] = kills;
        tell(&format!(
            "mails: {PEOPLE} letters and a digest, {all} arrivals; killed between claim and send: \
             {claimed}, between send and answer: {sent}, between answer and mark: {taken}"
        ));
        for email in &people {
            let ids = letters.get(email).unwrap_or_else(|| panic!("{email} got nothing"));
            assert!(ids.iter().all(|id| *id == ids[0]), "{email}: {ids:?}");
        }
        assert!(kills.iter().all(|kills| *kills > 0) && all > people.len() + 2, "{letters:?}");
        let ids: BTreeSet<_> = letters[&digest_to].iter().collect();
        assert_eq!(ids.len(), 2, "that the application is here, and one digest: {letters:?}");
        // Its entries are of February.
        assert_eq!(installation.at("2027-03-01T09:00:00Z").run("check").code, 0);
    }

    /// Proves S1-39.
    fn a_mentor_who_signs_up_gets_a_letter_whose_link_leads_to_the_own_page(installation) {
        let installation = installation.at(NOW).with_programme();
        open_the_cohort(&installation);
        let mails = MailServer::start(0);
        let server = serve(&installation, &mails, NOW);
        let contact = "begin=yes&given_name=Brigitte&email=brigitte%40example.org&phone=0664+123456";
        let company = server.post("/en/apply/wien-1/mentor", contact).unwrap();
        let company = header(&company.head, "location:").to_owned();
        let answers = "step=company&go=on&company=Firma&position=Chefin&industry=69.2\
                       &postcode=6020&consent_application=yes";
        let check = server.post(&company, answers).unwrap();
        let check = header(&check.head, "location:").to_owned();
        assert_eq!(server.post(&check, "send=yes").unwrap().status, 303);

        let mail = mails.next(Duration::from_secs(20));
        assert!(header(&mail, "To:").ends_with("<brigitte@example.org>"), "{mail}");
        assert!(!header(&mail, "Subject:").contains("Brigitte"));
        let text = mail.replace("=\r\n", "").replace("=3D", "=");
        let at = text.find("/en/mentors/").unwrap();
        let path: &str = text[at..].split_whitespace().next().unwrap();
        let own = server.get(path);
        assert!(own.body.contains("15 January 2027"), "by when: {}", own.body);
        assert_eq!(server.stop(), Some(0));
        assert_eq!(mails.count(), 1);
    }

    /// Proves S1-40.
    fn a_mentee_who_applies_gets_a_letter_with_number_day_and_link(installation) {
        let installation = installation.at(NOW).with_programme();
        open_the_cohort(&installation);
        let mails = MailServer::start(0);
        let server = serve(&installation, &mails, NOW);
        let amal = Applicant::write(&server.address, 7).unwrap();
        assert_eq!(amal.send(&server.address).unwrap().status, 303);
        let reference = amal.reference(&server.address).unwrap();

        let mail = mails.next(Duration::from_secs(20));
        assert!(header(&mail, "To:").ends_with("<amal-0007@example.org>"), "{mail}");
        assert!(!header(&mail, "Subject:").contains("Amal"));
        let text = mail.replace("=\r\n", "").replace("=3D", "=");
        assert!(text.contains(&format!("Ihre Nummer ist {reference}.")), "{text}");
        assert!(text.contains("bis 15. J=C3=A4nner 2027 von uns"), "{text}");
        let at = text.find("/de/applications/").unwrap();
        let path: &str = text[at..].split_whitespace().next().unwrap();
        assert!(server.get(path).body.contains(&reference));
        assert_eq!(server.stop(), Some(0));
        assert_eq!(mails.count(), 1);
    }
}
