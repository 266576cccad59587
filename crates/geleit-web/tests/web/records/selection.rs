//! Deciding about applications: findings, decisions with their letters, two who decide at once,
//! and the inbox that leads from one to the next.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

/// Amal meets everything, Darius lacks German, Emine leaves much open.
const APPLICANTS: &str = "\
reference,given_name,family_name,email,birth_date,labour_market_access,german,education_level,\
postcode,organisation
B-1,Amal,Alhasan,amal@example.org,1990-05-17,yes,B2,master,1100,ams
B-2,Darius,Farahani,darius@example.org,1988-01-02,yes,A1,apprenticeship,2340,ams
B-3,Emine,Kaya,emine@example.org,1985,,,,8010,oeif
";

async fn inbox(store: &Store) -> Desk {
    let desk = Desk::new(store, "mentoring").await;
    for (row, line) in APPLICANTS.lines().skip(1).enumerate() {
        let header = APPLICANTS.lines().next().unwrap();
        let at = desk.site.now() + SignedDuration::from_mins(i64::try_from(row).unwrap());
        desk.import(Side::Mentees, &format!("{header}\n{line}\n"), false, at).await;
    }
    desk.site.wait(SignedDuration::from_hours(50));
    desk
}

fn field(page: &Page, name: &str) -> String {
    let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Sends a decision as its form on the page does.
async fn decide(reader: &mut Visitor, path: &str, noun: &str, form: &[(&str, &str)]) -> Page {
    let page = reader.get(path).await;
    let version = field(&page, "version");
    let mut all = vec![("version", version.as_str())];
    all.extend(form);
    reader.post(&format!("{path}/{noun}"), &all).await
}

const ELIGIBLE: &[(&str, &str)] = &[("verb", "find_eligible"), ("because", "rules_met")];

both! {
    /// Proves S1-22, S1-23, S1-24.
    async fn every_rule_says_what_it_finds_and_why(place) {
        let desk = inbox(&place.store).await;
        let mut karin = desk.coordinator().await;
        let of = async |karin: &mut Visitor, name| {
            let path = desk.path_of(karin, "/desk/applications", name).await;
            karin.get(&path).await.body
        };
        let amal = of(&mut karin, "Amal Alhasan").await;
        assert!(amal.contains("Alle Voraussetzungen sind erfüllt"), "{amal}");
        let darius = of(&mut karin, "Darius Farahani").await;
        assert!(darius.contains("Eine Voraussetzung fehlt"), "{darius}");
        assert!(darius.contains("value=\"german_missing\" selected"), "the rule speaks for it");
        let emine = of(&mut karin, "Emine Kaya").await;
        assert!(emine.contains("Bitte genauer ansehen"), "{emine}");
        assert!(emine.contains("wohnt in einer anderen Region"), "{emine}");
        assert!(emine.contains("dazu fehlt eine Angabe"), "{emine}");
    }

    /// Proves S1-38.
    async fn a_decision_is_written_down_told_in_a_letter_and_leads_to_the_next(place) {
        let desk = inbox(&place.store).await;
        let mut karin = desk.coordinator().await;
        let list = karin.get("/desk/applications?status=received").await;
        let at = |name: &str| list.body.find(name).unwrap_or_else(|| panic!("{name}"));
        assert!(at("Amal") < at("Darius") && at("Darius") < at("Emine"), "longest wait first");
        assert!(words(&list).contains("seit 2 Tagen"), "{}", list.body);
        let amal = desk.path_of(&mut karin, "/desk/applications", "Amal Alhasan").await;
        let darius = desk.path_of(&mut karin, "/desk/applications", "Darius Farahani").await;
        let said = [("words", "hat angerufen"), ELIGIBLE[0], ELIGIBLE[1]];
        let done = decide(&mut karin, &amal, "eligibility", &said).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, &*darius));
        let next = karin.get(&darius).await;
        assert!(words(&next).contains("nächste Bewerbung im Stand „eingelangt“"), "{}", next.body);
        let page = karin.get(&amal).await;
        assert!(page.body.contains("Die Voraussetzungen sind erfüllt"), "{}", page.body);
        assert!(page.body.contains("hat angerufen"), "{}", page.body);
        assert!(!page.body.contains("/eligibility\""), "decided already");
        let outbox = karin.get("/desk/outbox").await;
        let (_, rest) = outbox.body.split_once("href=\"/desk/outbox/").unwrap();
        let letter = format!("/desk/outbox/{}", rest.split('"').next().unwrap());
        let letter = karin.get(&letter).await;
        assert!(letter.body.contains("laden wir Sie zu einem Gespräch ein"), "{}", letter.body);
        assert!(!letter.body.contains("hat angerufen"), "own words stay inside");
    }

    /// Proves S1-23.
    async fn a_no_is_never_given_without_a_person_and_names_another_way(place) {
        let desk = inbox(&place.store).await;
        let mut karin = desk.coordinator().await;
        let list = karin.get("/desk/applications?status=ineligible").await;
        assert!(list.body.contains("g-empty"), "nobody is refused by the program");
        let darius = desk.path_of(&mut karin, "/desk/applications", "Darius Farahani").await;
        let no = [("verb", "find_ineligible"), ("because", "german_missing")];
        let done = decide(&mut karin, &darius, "eligibility", &no).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let mails = tx.newest_mails(1).await.unwrap();
        assert_eq!(mails[0].template, "decided:find_ineligible:german_missing");
        let quarter = mails[0].due_at - mails[0].created_at;
        assert_eq!(quarter, 15 * 60 * 1_000_000, "a quarter of an hour to set it right");
        for language in Language::ALL {
            let t = Texts::new(*language, geleit_domain::programmes::GenderSpelling::Colon);
            let written = geleit_web::letters::write(t, &mails[0].template, "P", "L").unwrap();
            assert!(written.body.lines().count() > 5, "{language}: {}", written.body);
        }
    }

    async fn whoever_decides_second_sees_both_decisions(place) {
        let desk = inbox(&place.store).await;
        let (mut karin, mut ams) = (desk.coordinator().await, desk.partner("ams").await);
        let amal = desk.path_of(&mut karin, "/desk/applications", "Amal Alhasan").await;
        let seen = field(&karin.get(&amal).await, "version");
        let first = decide(&mut ams, &amal, "eligibility", ELIGIBLE).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER);
        let form = [("version", &*seen), ("verb", "defer"), ("because", "german_first"),
            ("words", "erst im Herbst")];
        let second = karin.post(&format!("{amal}/deferral"), &form).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        for text in ["Zuerst ein Deutschkurs", "erst im Herbst", "Voraussetzungen erfüllt", "partner"] {
            assert!(second.body.contains(text), "{text}: {}", second.body);
        }
        let page = karin.get(&amal).await;
        assert!(!page.body.contains("erst im Herbst"), "nothing is overwritten");
    }

    /// Proves S1-37.
    async fn a_partner_decides_only_about_its_own_people_and_reads_no_access(place) {
        let desk = inbox(&place.store).await;
        let (mut karin, mut ams) = (desk.coordinator().await, desk.partner("ams").await);
        let emine = desk.path_of(&mut karin, "/desk/applications", "Emine Kaya").await;
        let darius = desk.path_of(&mut karin, "/desk/applications", "Darius Farahani").await;
        let amal = desk.path_of(&mut karin, "/desk/applications", "Amal Alhasan").await;
        let foreign = ams.post(&format!("{emine}/eligibility"), ELIGIBLE).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        let seen = ams.get(&darius).await;
        assert!(!seen.body.contains("Zugang zum Arbeitsmarkt</dt>"), "{}", seen.body);
        let done = decide(&mut ams, &darius, "eligibility", ELIGIBLE).await;
        assert_eq!(done.header("location"), amal, "Emine is of another organisation");
        let last = decide(&mut ams, &amal, "eligibility", ELIGIBLE).await;
        assert!(last.header("location").starts_with("/desk/applications?cohort="));
    }

    /// Proves S1-40.
    async fn somebody_is_asked_for_exactly_what_is_missing(place) {
        let desk = inbox(&place.store).await;
        let mut karin = desk.coordinator().await;
        let emine = desk.path_of(&mut karin, "/desk/applications", "Emine Kaya").await;
        let page = karin.get(&emine).await;
        let ticked = |item: &str| page.body.contains(&format!("value=\"{item}\" checked"));
        assert!(ticked("german") && ticked("education_level"), "{}", page.body);
        assert!(!ticked("email") && !ticked("postcode"), "these are there");
        let ask = [("verb", "ask_for_more"), ("because", "answers_missing")];
        let nothing = decide(&mut karin, &emine, "completion", &ask).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "asked for nothing");
        let ask = [ask[0], ask[1], ("item", "german"), ("item", "goals")];
        let done = decide(&mut karin, &emine, "completion", &ask).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = karin.get(&emine).await;
        assert!(words(&page).contains("Gefragt nach: Deutschniveau, Ziele."), "{}", page.body);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let mail = tx.newest_mails(1).await.unwrap().remove(0);
        assert_eq!(mail.template, "missing:german+goals");
        let arabic = Texts::new(Language::Ar, geleit_domain::programmes::GenderSpelling::Colon);
        let letter = geleit_web::letters::write(arabic, &mail.template, "P", "L").unwrap();
        assert!(letter.body.contains("مستوى الألمانية"), "{}", letter.body);
        let back = [("verb", "complete"), ("because", "answers_arrived")];
        decide(&mut karin, &emine, "completion", &back).await;
        let page = karin.get(&emine).await;
        assert!(!page.body.contains("Gefragt nach"), "{}", page.body);
    }

    /// Proves S1-40.
    async fn what_is_missing_is_answered_by_link_and_staff_decide_again(place) {
        let desk = inbox(&place.store).await;
        let mut karin = desk.coordinator().await;
        let emine = desk.path_of(&mut karin, "/desk/applications", "Emine Kaya").await;
        let ask = [("verb", "ask_for_more"), ("because", "answers_missing"),
            ("item", "german"), ("item", "experience_years")];
        decide(&mut karin, &emine, "completion", &ask).await;
        let id = emine.rsplit('/').next().unwrap().parse().unwrap();
        let now = desk.site.now();
        let link = place.store.create_application_link(desk.programme, id, now).await.unwrap();
        let own = format!("/de/applications/{link}");
        let mut visitor = desk.site.visitor();
        let page = visitor.get(&own).await;
        assert!(page.body.contains(&format!("{own}/completion")), "{}", page.body);
        let path = format!("{own}/completion");
        let form = visitor.get(&path).await;
        assert!(form.body.contains("name=\"german\""), "{}", form.body);
        assert!(!form.body.contains("name=\"postcode\""), "nothing is asked twice");
        let half = visitor.post(&path, &[("answer", "yes"), ("experience_years", "7")]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(half.body.contains("value=\"7\""), "what was typed stays");
        let whole = [("answer", "yes"), ("experience_years", "7"), ("german", "B1")];
        let done = visitor.post(&path, &whole).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, &*own));
        let again = visitor.post(&path, &whole).await;
        assert_eq!((again.status, again.header("location")), (StatusCode::SEE_OTHER, &*own));
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let application = tx.application(id).await.unwrap();
        assert_eq!(application.status, "received");
        let profile = tx.mentee_profile(id).await.unwrap();
        assert_eq!(profile.experience_years, Some(7));
        assert_eq!(profile.postcode.as_deref(), Some("8010"), "the rest stays as it was");
    }

    async fn a_form_of_another_decision_is_none_of_ours(place) {
        let desk = inbox(&place.store).await;
        let mut karin = desk.coordinator().await;
        let amal = desk.path_of(&mut karin, "/desk/applications", "Amal Alhasan").await;
        for (noun, verb, because) in [
            ("acceptance", "find_eligible", "rules_met"),
            ("eligibility", "find_eligible", "places_taken"),
            ("eligibility", "submit", "rules_met"),
            ("eligibility", "find_eligible", ""),
        ] {
            let form = [("verb", verb), ("because", because)];
            let answer = decide(&mut karin, &amal, noun, &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun} {verb} {because}");
        }
        let early = [("verb", "accept"), ("because", "fits_programme")];
        let answer = decide(&mut karin, &amal, "acceptance", &early).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "nobody is accepted before the talk");
    }

    async fn the_inbox_keeps_the_chosen_order_over_its_pages(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        for row in (0..60).rev() {
            let sheet = format!(
                "reference,given_name,family_name,email\nM-{row},Amal,Name {row:03},a{row}@example.org\n"
            );
            let at = desk.site.now() + SignedDuration::from_secs(60 - row);
            desk.import(Side::Mentees, &sheet, false, at).await;
        }
        let mut karin = desk.coordinator().await;
        let mut path = "/desk/applications?order=waiting&search=Amal".to_owned();
        let mut seen = Vec::new();
        for _ in 0..2 {
            let page = karin.get(&path).await;
            seen.extend(page.body.split("Amal Name ").skip(1).map(|rest| rest[..3].to_owned()));
            let next = page.body.split_once("rel=\"next\" href=\"").map(|(_, rest)| rest);
            path = next.map_or("", |rest| rest.split('"').next().unwrap()).replace("&#38;", "&");
        }
        assert_eq!(seen, (0..60).rev().map(|row| format!("{row:03}")).collect::<Vec<_>>());
        let by_name = karin.get("/desk/applications?order=name").await;
        assert!(by_name.body.find("Name 001") < by_name.body.find("Name 002"));
        let kept = karin.get("/desk/applications").await;
        assert!(kept.body.find("Name 001") < kept.body.find("Name 002"), "the order is kept");
    }

    async fn the_inbox_begins_with_whoever_waits_longest_for_the_office(place) {
        let desk = Desk::new(&place.store, "mentoring").await;
        for (at, status) in (0..).zip(["withdrawn", "received", "interview_set", "interviewed"]) {
            let sheet = format!(
                "reference,given_name,family_name,email\nM-{at},Amal,{status},a{at}@example.org\n"
            );
            let time = desk.site.now() + SignedDuration::from_secs(at);
            desk.import(Side::Mentees, &sheet, false, time).await;
        }
        let sql = "UPDATE application SET status = CASE reference WHEN 'M-0' THEN 'withdrawn'
            WHEN 'M-1' THEN 'received' WHEN 'M-2' THEN 'interview_set' ELSE 'interviewed' END";
        geleit_store::testing::execute(&place.store, desk.programme, sql).await;
        let page = desk.coordinator().await.get("/desk/applications").await;
        let order = ["received", "interviewed", "interview_set", "withdrawn"];
        let places: Vec<_> = order.map(|status| page.body.find(&format!("Amal {status}"))).into();
        assert!(places.iter().all(Option::is_some), "{}", page.body);
        assert!(places.is_sorted(), "{places:?}");
    }
}
