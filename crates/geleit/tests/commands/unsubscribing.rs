//! One press in a mail program (RFC 8058): the address in the header of a digest that has arrived
//! ends such letters, and never those that are necessary.

use crate::installation::{Installation, on_both};
use crate::mails::{header, open_the_cohort, serve};
use crate::smtp::MailServer;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::events::{Agenda, Group, Kind, StepFree, Venue, Verb};
use geleit_domain::id::EventId;
use geleit_domain::policy::Role;
use geleit_domain::slug;
use geleit_store::events::Plan;
use geleit_store::testing;
use std::time::Duration;

const NOW: &str = "2027-01-01T09:00:00Z";
/// Half past seven in Vienna, on two working days.
const MONDAY: &str = "2027-01-04T06:31:00Z";
const TUESDAY: &str = "2027-01-05T06:31:00Z";
const WAIT: Duration = Duration::from_secs(20);
/// Longer than the worker waits between two rounds.
const QUIET: Duration = Duration::from_secs(5);

fn workshop(title: &str) -> Plan {
    Plan {
        kind: Kind::Workshop,
        title: title.to_owned(),
        about: String::new(),
        cohort: None,
        starts: "2027-03-01T16:00:00Z".parse().unwrap(),
        minutes: 90,
        capacity: None,
        venue: Venue {
            name: "House".to_owned(),
            address: "Street 1".to_owned(),
            room: String::new(),
            step_free: StepFree::Yes,
            online_link: String::new(),
        },
        agenda: Agenda(Vec::new()),
    }
}

/// Invites every mentor to workshops with these titles, and cancels others.
fn invite(installation: &Installation, titles: &[&str], cancelled: &[EventId]) -> Vec<EventId> {
    testing::run(async {
        let store = installation.store().await;
        let (programme, _) = store.find_slug("wien-1", slug::Kind::Cohort).await.unwrap().unwrap();
        let coordinator = RoleHeld { role: Role::Coordinator, organisation: None };
        let karin = Actor { roles: vec![coordinator], ..Actor::operator(programme) };
        let now = NOW.parse().unwrap();
        testing::execute(&store, programme, "UPDATE mentor SET status = 'available'").await;
        let daily = "UPDATE person SET letters = 'daily' WHERE letters = 'usual'";
        testing::execute(&store, programme, daily).await;
        let mut events = Vec::new();
        for title in titles {
            let event = store.create_event(&karin, &workshop(title), now).await.unwrap();
            store.step_event(&karin, event, 1, Verb::Publish, None, now).await.unwrap();
            store.invite_to_event(&karin, event, Group::Available, now).await.unwrap();
            events.push(event);
        }
        for event in cancelled {
            let (version, why) = (2, Some("the house is closed"));
            store.step_event(&karin, *event, version, Verb::Cancel, why, now).await.unwrap();
        }
        store.close().await;
        events
    })
}

/// A letter with its lines in one piece.
fn unfolded(mail: &str) -> String {
    mail.replace("=\r\n", "").replace("=3D", "=")
}

on_both! {
    fn one_press_in_a_mail_program_ends_invitations_and_not_what_is_necessary(installation) {
        let installation = installation.at(NOW).with_programme();
        open_the_cohort(&installation);
        let mails = MailServer::start(0);
        let server = serve(&installation, &mails, NOW);
        let contact = "begin=yes&given_name=Brigitte&email=brigitte%40example.org&phone=0664+123456";
        let company = server.post("/en/apply/wien-1/mentor", contact).unwrap();
        let answers = "step=company&go=on&company=Firma&position=Chefin&industry=69.2\
                       &postcode=6020&consent_application=yes";
        let check = server.post(header(&company.head, "location:"), answers).unwrap();
        let check = header(&check.head, "location:").to_owned();
        assert_eq!(server.post(&check, "send=yes").unwrap().status, 303);
        mails.next(WAIT);
        assert_eq!(server.stop(), Some(0));

        let events = invite(&installation, &["Cooking", "Singing"], &[]);
        let server = serve(&installation, &mails, MONDAY);
        let digest = mails.next(WAIT);
        assert!(header(&digest, "To:").ends_with("<brigitte@example.org>"), "{digest}");
        let way = header(&digest, "List-Unsubscribe-Post:");
        assert_eq!(way, "List-Unsubscribe=One-Click");
        let address = header(&digest, "List-Unsubscribe:");
        let (_, path) = address.trim_matches(['<', '>']).split_once("/en/letters/").unwrap();
        let path = format!("/en/letters/{path}");
        assert!(unfolded(&digest).contains(&path), "the same as at the end of the letter");
        assert_eq!(server.get(&path).status, 200);
        assert_eq!(server.post_from_nowhere(&path, way).unwrap().status, 204);
        assert_eq!(server.stop(), Some(0));

        invite(&installation, &["Dancing"], &events[..1]);
        let server = serve(&installation, &mails, TUESDAY);
        let necessary = mails.next(WAIT);
        let text = unfolded(&necessary);
        assert!(text.contains("does not take place: Cooking"), "{text}");
        assert!(!text.contains("Dancing") && !text.contains("List-Unsubscribe"), "{text}");
        assert_eq!(mails.next_within(QUIET), None, "and nothing else");
        assert_eq!(server.stop(), Some(0));
    }
}
