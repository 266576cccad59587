//! Signing up as a mentor over HTTP: three screens, nothing typed is lost, nothing happens twice.

use super::open_cohort;
use crate::Site;
use crate::visitor::Visitor;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::applications::Answers;
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{MentorId, ProgrammeId};
use geleit_domain::policy::Role;
use geleit_store::both;
use geleit_store::consultations::Talk;
use jiff::SignedDuration;
use std::collections::BTreeMap;

const CONTACT: &[(&str, &str)] = &[
    ("given_name", "Brigitte"),
    ("family_name", "Ö"),
    ("email", "brigitte@example.org"),
    ("phone", "+43 1 234567"),
];

const COMPANY: &[(&str, &str)] = &[
    ("company", "Müller & Söhne GmbH"),
    ("position", "Prokuristin"),
    ("industry", "69.2"),
    ("postcode", "6020"),
    ("consent_application", "yes"),
];

/// Without the invisible marks that keep directions apart.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// Everything that the questionnaire asks, on whichever page.
pub(super) const ANSWERS: [(&str, &str); 7] = [
    ("company", "Post"),
    ("occupation", "Buchhalterin"),
    ("industry", "Handel"),
    ("postcode", "1020"),
    ("availability", "evenings"),
    ("capacity", "1"),
    ("topics", "network"),
];

/// Staff have called the mentor who signed up; gives the link to the questionnaire.
pub(super) async fn called(site: &Site, programme: ProgrammeId) -> String {
    let actor = Actor {
        programme,
        account: None,
        person: None,
        roles: vec![RoleHeld { role: Role::Coordinator, organisation: None }],
    };
    let mut tx = site.store.read(programme).await.unwrap();
    let mentor = MentorId(tx.mentors().await.unwrap()[0].id);
    drop(tx);
    let answers = Answers::default();
    let held_on = "2026-01-22".parse().unwrap();
    let words = BTreeMap::new();
    let talk = Talk { version: 0, held_on, words, answers: &answers, language: "de" };
    let store = &site.store;
    store.save_and_send_questionnaire(&actor, mentor, &talk, site.now()).await.unwrap();
    store.create_questionnaire_link(programme, mentor, site.now()).await.unwrap()
}

const START: &str = "/de/apply/wien-18/mentor";

/// The first screen; gives the path of the draft.
pub(super) async fn begin(brigitte: &mut Visitor, language: &str) -> String {
    begin_at(brigitte, &START.replace("/de/", &format!("/{language}/"))).await
}

/// The same for the cohort of an address.
pub(crate) async fn begin_at(brigitte: &mut Visitor, start: &str) -> String {
    let form = [CONTACT, &[("begin", "yes"), ("website", "")]].concat();
    let begun = brigitte.post(start, &form).await;
    let next = begun.header("location").to_owned();
    assert!(next.ends_with("/company"), "{} {next}", begun.status);
    next.trim_end_matches("/company").to_owned()
}

/// The second and the third screen; gives the path of the own page.
pub(crate) async fn go_on(brigitte: &mut Visitor, draft: &str) -> String {
    let form = [COMPANY, &[("step", "company"), ("go", "on")]].concat();
    let saved = brigitte.post(&format!("{draft}/company"), &form).await;
    assert_eq!(saved.header("location"), format!("{draft}/check"), "{}", saved.body);
    let sent = brigitte.post(&format!("{draft}/check"), &[("send", "yes")]).await;
    let own = draft.replace("/drafts/", "/mentors/");
    assert_eq!((sent.status.as_u16(), sent.header("location")), (303, own.as_str()));
    own
}

both! {
    /// Proves S1-39, S1-29.
    async fn a_mentor_signs_up_on_three_screens_and_sends_once(place) {
        let site = Site::new(&place.store);
        let (programme, _) = open_cohort(&site).await;
        let mut brigitte = site.visitor();
        let first = brigitte.get(START).await;
        assert!(first.body.contains("fünf Stunden") && first.body.contains("ehrenamtlich"));
        assert!(!first.body.contains("birth"), "nobody asks a mentor's age");
        let draft = begin(&mut brigitte, "de").await;
        let second = brigitte.get(&format!("{draft}/company")).await;
        assert!(plain(&second.body).contains("Schritt 2 von 2"), "{}", second.body);
        assert!(!second.body.contains("value=\"unknown\"") && !second.body.contains("europass"));
        let own = go_on(&mut brigitte, &draft).await;
        let page = brigitte.get(&own).await;
        assert!(page.body.contains("<data class=\"reference\" value=\"18-"), "{}", page.body);
        assert!(page.body.contains("6. Februar 2026"), "by when: {}", page.body);
        for back in ["/check", "/contact", "/company", "/later", ""] {
            let again = brigitte.get(&format!("{draft}{back}")).await;
            assert_eq!((again.status.as_u16(), again.header("location")), (303, own.as_str()));
        }
        let again = brigitte.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        assert_eq!(again.header("location"), own);
        let mut tx = place.store.read(programme).await.unwrap();
        assert_eq!(tx.mentors().await.unwrap().len(), 1);
    }

    async fn the_first_screen_keeps_everything_typed_and_stores_nothing_wrong(place) {
        let site = Site::new(&place.store);
        open_cohort(&site).await;
        let mut brigitte = site.visitor();
        let wrong = [
            ("given_name", "Brigitte\u{202E}"),
            ("email", "brigitte"),
            ("phone", "abends"),
            ("begin", "yes"),
        ];
        let refused = brigitte.post(START, &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("<title>Fehler:"), "{}", refused.body);
        for link in ["#given_name", "#email", "#phone"] {
            assert!(refused.body.contains(&format!("href=\"{link}\"")), "{link}");
        }
        for typed in ["value=\"Brigitte", "value=\"brigitte\"", "value=\"abends\""] {
            assert!(refused.body.contains(typed), "{typed} is lost");
        }
        assert_eq!(brigitte.post(START, &[("given_name", "B")]).await.status, 422);
        let robot = [CONTACT, &[("begin", "yes"), ("website", "https://spam.example")]].concat();
        assert_eq!(brigitte.post(START, &robot).await.header("location"), START);
    }

    async fn a_later_screen_keeps_what_is_refused_and_the_way_back_shows_the_first(place) {
        let site = Site::new(&place.store);
        open_cohort(&site).await;
        let mut brigitte = site.visitor();
        let draft = begin(&mut brigitte, "de").await;
        let some = [("company", "Müller"), ("postcode", "6"), ("step", "company"), ("go", "on")];
        let refused = brigitte.post(&format!("{draft}/company"), &some).await;
        assert_eq!(refused.status, 422);
        let resumed = site.visitor().get(&draft).await;
        assert_eq!(resumed.header("location"), format!("{draft}/company"));
        let page = site.visitor().get(&format!("{draft}/company")).await;
        assert!(page.body.contains("value=\"Müller\"") && page.body.contains("value=\"6\""));
        let back = [("company", "Müller"), ("step", "company"), ("go", "back")];
        let back = brigitte.post(&format!("{draft}/company"), &back).await;
        assert_eq!(back.header("location"), format!("{draft}/contact"));
        let first = brigitte.get(&format!("{draft}/contact")).await;
        assert!(first.body.contains("value=\"Brigitte\""), "{}", first.body);
        let unsent = brigitte.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        assert_eq!(unsent.status, 422);
        assert!(unsent.body.contains("href=\"#consent_application\""));
        for page in ["/person", "/work", "/europass"] {
            assert_eq!(brigitte.get(&format!("{draft}{page}")).await.status, 404, "{page}");
        }
        let stray = [("step", "work"), ("occupation", "x"), ("go", "on")];
        assert_eq!(brigitte.post(&format!("{draft}/work"), &stray).await.status, 404);
    }

    async fn old_and_guessed_links_and_a_closed_cohort_get_nowhere(place) {
        let site = Site::new(&place.store);
        let (programme, cohort) = open_cohort(&site).await;
        let mut brigitte = site.visitor();
        let (draft, late) = (begin(&mut brigitte, "de").await, begin(&mut brigitte, "de").await);
        assert_eq!(brigitte.get(&draft.replace("/drafts/", "/mentors/")).await.status, 404);
        let actor = Actor::operator(programme);
        let close = Verb::CloseApplications;
        place.store.step_cohort(&actor, cohort, close, None, site.now()).await.unwrap();
        assert!(brigitte.get(START).await.body.contains("geschlossen"));
        let begun = [CONTACT, &[("begin", "yes")]].concat();
        assert_eq!(brigitte.post(START, &begun).await.header("location"), START);
        let own = go_on(&mut brigitte, &draft).await;
        let mut guessed = own.clone();
        let last = guessed.pop().unwrap();
        guessed.push(if last == '0' { '1' } else { '0' });
        let applications = own.replace("/mentors/", "/applications/");
        for path in [guessed, applications.clone(), format!("{applications}/files")] {
            assert_eq!(brigitte.get(&path).await.status, 404, "{path}");
        }
        site.wait(SignedDuration::from_hours(73));
        let page = brigitte.get(&format!("{late}/check")).await;
        assert!(page.body.contains("nichts mehr abschicken"), "{}", page.body);
        site.wait(SignedDuration::from_hours(181 * 24));
        assert_eq!(brigitte.get(&own).await.status, 404, "an old link");
    }

    async fn a_mentor_leaves_by_the_link_and_reads_that_it_is_so(place) {
        let site = Site::new(&place.store);
        open_cohort(&site).await;
        let mut brigitte = site.visitor();
        let draft = begin(&mut brigitte, "en").await;
        let own = go_on(&mut brigitte, &draft).await;
        assert_eq!(brigitte.post(&format!("{own}/withdrawal"), &[]).await.status, 422);
        assert_eq!(brigitte.get(&format!("{own}/withdrawal")).await.status, 200);
        let form = [("withdraw", "yes"), ("reason", "")];
        let left = brigitte.post(&format!("{own}/withdrawal"), &form).await;
        assert_eq!(left.header("location"), own);
        assert!(brigitte.get(&own).await.body.contains("You have left"));
        let again = brigitte.post(&format!("{own}/withdrawal"), &form).await;
        assert_eq!(again.header("location"), own);
        assert_eq!(brigitte.get(&format!("{own}/withdrawal")).await.header("location"), own);
    }

    /// Proves S1-36, S1-39.
    async fn the_programme_offers_the_door_and_staff_see_who_waits_and_how_they_came(place) {
        let site = Site::new(&place.store);
        let (programme, _) = open_cohort(&site).await;
        let mut brigitte = site.visitor();
        assert!(brigitte.get("/ar").await.body.contains("/ar/apply/wien-18/mentor\""));
        let draft = begin(&mut brigitte, "de").await;
        go_on(&mut brigitte, &draft).await;
        site.wait(SignedDuration::from_hours(73));
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let list = karin.get("/desk/mentors").await;
        assert!(list.body.contains("online"), "{}", list.body);
        assert!(plain(&list.body).contains("seit 3 Tagen"), "{}", list.body);
        let search = karin.get("/desk/mentors?search=S%C3%B6hne").await;
        assert!(search.body.contains("Brigitte"), "by the firm: {}", search.body);
        let path = list.body.split("href=\"").find(|part| part.starts_with("/desk/mentors/0"));
        let path = path.unwrap().split('"').next().unwrap();
        let page = karin.get(path).await;
        assert!(page.body.contains("online") && plain(&page.body).contains("seit 3 Tagen"), "{}", page.body);
        assert!(page.body.contains("Müller &#38; Söhne") || page.body.contains("Müller &amp; S"));
    }
}
