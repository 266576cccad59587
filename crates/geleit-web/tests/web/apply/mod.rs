//! Applying over HTTP: the steps, what is refused, what is sent once, and how easy the words are.

mod easy;
pub(crate) mod mentor;

use crate::Site;
use crate::visitor::{Page, Visitor};
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{CohortId, ProgrammeId};
use geleit_domain::policy::Role;
use geleit_domain::programmes::GenderSpelling;
use geleit_store::both;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::programmes::Settings;
use jiff::SignedDuration;

pub(super) async fn open_cohort(site: &Site) -> (ProgrammeId, CohortId) {
    let programme = site.programme("mentoring").await;
    let actor = Actor::operator(programme);
    let calendar = Calendar {
        applications_until: Some("2026-02-20".parse().unwrap()),
        matching_on: None,
        opening_on: None,
        starts_on: "2026-03-01".parse().unwrap(),
        ends_on: "2026-09-01".parse().unwrap(),
        capacity: 100,
    };
    let regions = vec!["Wien".to_owned()];
    let new = NewCohort { slug: "wien-18".to_owned(), number: 18, regions, calendar };
    let cohort = site.store.create_cohort(&actor, &new, site.now()).await.unwrap();
    site.store.step_cohort(&actor, cohort, Verb::Open, None, site.now()).await.unwrap();
    (programme, cohort)
}

/// Begins and gives the path of the draft.
pub(super) async fn begin(amal: &mut Visitor, language: &str) -> String {
    let start = format!("/{language}/apply/wien-18/mentee");
    let begun = amal.post(&start, &[("begin", "yes"), ("website", "")]).await;
    let first = begun.header("location").to_owned();
    assert!(first.ends_with("/person"), "{} {first}", begun.status);
    first.trim_end_matches("/person").to_owned()
}

type Answers = &'static [(&'static str, &'static str)];

pub(super) const STEPS: [(&str, Answers); 5] = [
    (
        "person",
        &[
            ("given_name", "أمل"),
            ("family_name", ""),
            ("birth-day", "١٧"),
            ("birth-month", "5"),
            ("birth-year", "1990"),
            ("email", "amal@example.org"),
            ("phone", "+43 664 123456"),
        ],
    ),
    (
        "place",
        &[("country_of_origin", "SY"), ("postcode", "1020"), ("labour_market_access", "yes")],
    ),
    (
        "work",
        &[
            ("occupation", "محاسبة"),
            ("industry", "69.2"),
            ("experience_years", "7"),
            ("education_level", "bachelor"),
        ],
    ),
    (
        "languages",
        &[
            ("german", "B1"),
            ("languages", "ar"),
            ("languages", "en"),
            ("languages-other", "Tigrinya"),
            ("goals", "network"),
        ],
    ),
    ("consents", &[("consent_application", "yes")]),
];

pub(super) async fn fill(
    amal: &mut Visitor,
    draft: &str,
    step: &'static str,
    answers: Answers,
) -> Page {
    let form = [answers, &[("step", step), ("go", "on")]].concat();
    amal.post(&format!("{draft}/{step}"), &form).await
}

async fn fill_all(amal: &mut Visitor, draft: &str) {
    for (step, answers) in STEPS {
        let page = fill(amal, draft, step, answers).await;
        assert_eq!(page.status, 303, "{step}: {}", page.body);
    }
}

both! {
    /// Proves S1-40.
    async fn a_mentee_applies_in_arabic_and_sends_once(place) {
        let site = Site::new(&place.store);
        let (programme, cohort) = open_cohort(&site).await;
        let mut amal = site.visitor();
        let start = amal.get("/ar/apply/wien-18/mentee").await;
        assert!(start.body.contains("20"), "{}", start.body);
        let draft = begin(&mut amal, "ar").await;
        fill_all(&mut amal, &draft).await;
        let check = amal.get(&format!("{draft}/check")).await;
        for typed in ["أمل", "محاسبة", "Tigrinya", "سوريا", "١٧"] {
            assert!(check.body.contains(typed), "{typed}");
        }
        let sent = amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        let own = draft.replace("/drafts/", "/applications/");
        assert_eq!((sent.status.as_u16(), sent.header("location")), (303, own.as_str()));
        let page = amal.get(&own).await;
        assert!(page.body.contains("<data class=\"reference\" value=\"18-"), "{}", page.body);
        for back in ["/check", "/person", "/later", ""] {
            let again = amal.get(&format!("{draft}{back}")).await;
            assert_eq!((again.status.as_u16(), again.header("location")), (303, own.as_str()));
        }
        let again = amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        assert_eq!(again.header("location"), own);
        let typed_again = fill(&mut amal, &draft, "work", STEPS[2].1).await;
        assert_eq!(typed_again.header("location"), own);
        let mut tx = place.store.read(programme).await.unwrap();
        assert_eq!(tx.applications_of(cohort).await.unwrap().len(), 1);
    }

    /// Proves S1-40.
    async fn the_letter_says_number_day_and_whom_to_ask_in_the_own_language(place) {
        let site = Site::new(&place.store);
        let (programme, _) = open_cohort(&site).await;
        let settings = Settings {
            version: 1,
            name: "Mentoring".to_owned(),
            gender_spelling: GenderSpelling::Colon,
            contact: "Karin Muster\n+43 1 000".to_owned(),
            pairs_per_mentee: 1,
            pairs_per_mentee_reason: String::new(),
        };
        let actor = Actor::operator(programme);
        site.store.change_programme(&actor, &settings, site.now()).await.unwrap();
        let mut amal = site.visitor();
        let draft = begin(&mut amal, "ar").await;
        fill_all(&mut amal, &draft).await;
        amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        let own = amal.get(&draft.replace("/drafts/", "/applications/")).await.body;
        let reference = own.split_once("<data class=\"reference\" value=\"").unwrap().1;
        let reference = reference.split('"').next().unwrap();
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let list = karin.get("/desk/outbox").await.body;
        let path = list.split("href=\"").find(|part| part.starts_with("/desk/outbox/0")).unwrap();
        let letter = karin.get(path.split('"').next().unwrap()).await.body;
        let day = "6 فبراير 2026";
        for said in [reference, day, "Karin Muster", "+43 1 000", "اذكروا هذا الرقم"] {
            assert!(letter.contains(said), "{said} is missing: {letter}");
        }
        assert!(own.contains(day), "the page names the same day: {own}");
    }

    /// Proves S1-40.
    async fn whoever_changes_the_language_or_brings_a_cv_while_typing_loses_nothing(place) {
        let site = Site::new(&place.store);
        open_cohort(&site).await;
        let mut amal = site.visitor();
        let draft = begin(&mut amal, "de").await;
        let page = amal.get(&format!("{draft}/person")).await;
        for language in ["de", "en", "ar"] {
            let button = format!("form=\"answers\" name=\"go\" value=\"{language}\"");
            assert!(page.body.contains(&button), "{}", page.body);
        }
        let enter = page.body.find("form=\"answers\" name=\"go\" value=\"on\"");
        assert!(enter < page.body.find("name=\"go\" value=\"de\""), "Enter goes on");
        let typed = [("step", "person"), ("given_name", "أمل"), ("email", "noch falsch")];
        let path = format!("{draft}/person");
        let arabic = amal.post(&path, &[&typed[..], &[("go", "ar")]].concat()).await;
        let there = path.replace("/de/", "/ar/");
        assert_eq!((arabic.status.as_u16(), arabic.header("location")), (303, there.as_str()));
        let page = amal.get(&there).await;
        assert!(page.body.contains("value=\"أمل\"") && page.body.contains("value=\"noch falsch\""));
        let change = [&typed[..], &[("to", "check"), ("go", "en")]].concat();
        let english = amal.post(&there, &change).await;
        let there = path.replace("/de/", "/en/");
        assert_eq!(english.header("location"), format!("{there}?to=check"));
        let europass = amal.post(&there, &[&typed[..], &[("go", "europass")]].concat()).await;
        assert_eq!(europass.header("location"), there.replace("/person", "/europass"));
        let other = [&typed[..], &[("go", "tlh")]].concat();
        assert_eq!(amal.post(&there, &other).await.status, 422, "no such language: judged");
    }

    async fn everything_typed_is_kept_also_what_is_refused(place) {
        let site = Site::new(&place.store);
        open_cohort(&site).await;
        let mut amal = site.visitor();
        let draft = begin(&mut amal, "de").await;
        let wrong = &[
            ("given_name", "Amal"),
            ("birth-year", "2090"),
            ("email", "amal"),
            ("phone", "ruf mich an"),
        ];
        let refused = fill(&mut amal, &draft, "person", wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("<title>Fehler:"), "{}", refused.body);
        for link in ["#birth", "#email", "#phone"] {
            assert!(refused.body.contains(&format!("href=\"{link}\"")), "{link}");
        }
        let resumed = site.visitor().get(&draft).await;
        assert_eq!(resumed.header("location"), format!("{draft}/person"));
        let page = site.visitor().get(&format!("{draft}/person")).await;
        for typed in ["value=\"Amal\"", "value=\"2090\"", "value=\"amal\"", "value=\"ruf mich an\""] {
            assert!(page.body.contains(typed), "{typed} is lost");
        }
        let back = amal
            .post(&format!("{draft}/place"), &[("step", "place"), ("postcode", "10"), ("go", "back")])
            .await;
        assert_eq!(back.header("location"), format!("{draft}/person"));
        let unsent = amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        assert_eq!(unsent.status, 422);
        assert!(unsent.body.contains("href=\"#consent_application\""));
        let later = amal.post(&format!("{draft}/later"), &[("email", "amal@example.org")]).await;
        assert_eq!(later.status, 303);
        assert!(amal.get(&format!("{draft}/later")).await.body.contains("unterwegs"));
    }

    async fn guessed_links_robots_and_closed_cohorts_get_nowhere(place) {
        let site = Site::new(&place.store);
        let (programme, cohort) = open_cohort(&site).await;
        let mut amal = site.visitor();
        let draft = begin(&mut amal, "de").await;
        let mut guessed = draft.clone();
        let last = guessed.pop().unwrap();
        guessed.push(if last == '0' { '1' } else { '0' });
        for path in [guessed.clone(), format!("{guessed}/person"), guessed.replace("/drafts/", "/applications/")] {
            let page = amal.get(&path).await;
            assert_eq!(page.status, 404, "{path}");
            assert!(page.body.contains("aus der letzten E-Mail"), "what to do: {}", page.body);
        }
        assert_eq!(amal.get(&draft.replace("/drafts/", "/applications/")).await.status, 404);
        assert_eq!(amal.get("/de/apply/nowhere/mentee").await.status, 404);
        let robot = [("begin", "yes"), ("website", "https://spam.example")];
        let sent_back = amal.post("/de/apply/wien-18/mentee", &robot).await;
        assert_eq!(sent_back.header("location"), "/de/apply/wien-18/mentee");
        let actor = Actor::operator(programme);
        let close = Verb::CloseApplications;
        place.store.step_cohort(&actor, cohort, close, None, site.now()).await.unwrap();
        assert!(amal.get("/de/apply/wien-18/mentee").await.body.contains("geschlossen"));
        fill_all(&mut amal, &draft).await;
        assert!(amal.get(&format!("{draft}/check")).await.body.contains("26. Jänner 2026"));
        site.wait(SignedDuration::from_hours(73));
        let late = amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        assert!(late.body.contains("nichts mehr abschicken"), "{}", late.body);
    }

    async fn somebody_under_age_reads_whom_to_ask_and_may_send(place) {
        let site = Site::new(&place.store);
        open_cohort(&site).await;
        let mut amal = site.visitor();
        let draft = begin(&mut amal, "de").await;
        fill_all(&mut amal, &draft).await;
        let young = &[
            ("given_name", "Amal"),
            ("birth-year", "2010"),
            ("email", "amal@example.org"),
            ("phone", "+43 664 123456"),
        ];
        assert_eq!(fill(&mut amal, &draft, "person", young).await.status, 303);
        assert!(amal.get(&format!("{draft}/check")).await.body.contains("noch nicht 18"));
        assert_eq!(amal.post(&format!("{draft}/check"), &[("send", "yes")]).await.status, 303);
    }

    async fn the_person_withdraws_by_the_link_and_reads_that_it_is_so(place) {
        let site = Site::new(&place.store);
        open_cohort(&site).await;
        let mut amal = site.visitor();
        let draft = begin(&mut amal, "de").await;
        fill_all(&mut amal, &draft).await;
        amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        let own = draft.replace("/drafts/", "/applications/");
        assert_eq!(amal.post(&format!("{own}/withdrawal"), &[]).await.status, 422);
        assert_eq!(amal.get(&format!("{own}/withdrawal")).await.status, 200);
        let form = [("withdraw", "yes"), ("reason", "")];
        assert_eq!(amal.post(&format!("{own}/withdrawal"), &form).await.header("location"), own);
        assert!(amal.get(&own).await.body.contains("zurückgezogen"));
        assert_eq!(amal.post(&format!("{own}/withdrawal"), &form).await.header("location"), own);
        assert_eq!(amal.get(&format!("{own}/withdrawal")).await.header("location"), own);
    }
}
