//! Codes found by words: while typing, on the check page, and at the desk.

use super::*;
use crate::apply::{STEPS, begin, fill, open_cohort};
use axum::http::StatusCode;
use geleit_domain::id::ApplicationId;
use geleit_domain::profile::Coded;
use geleit_store::both;

/// Codes of an answer of `/codes/…`.
fn codes(page: &Page) -> Vec<String> {
    let answer: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    let all = answer["matches"].as_array().unwrap().iter();
    all.map(|found| found["code"].as_str().unwrap().to_owned()).collect()
}

/// Fills in every step with this address and occupation and gives the path of the draft.
async fn filled(amal: &mut Visitor, email: &'static str, occupation: &'static str) -> String {
    let draft = begin(amal, "de").await;
    for (step, answers) in STEPS {
        let own = |(name, value): &(&'static str, &'static str)| match *name {
            "occupation" => (*name, occupation),
            "email" => (*name, email),
            _ => (*name, *value),
        };
        let answers: Vec<_> = answers.iter().map(own).collect();
        assert_eq!(fill(amal, &draft, step, answers.leak()).await.status, 303, "{step}");
    }
    draft
}

/// The occupations that were sent, with their codes.
async fn sent(site: &Site, (programme, cohort): (ProgrammeId, CohortId)) -> Vec<Coded> {
    let mut tx = site.store.read(programme).await.unwrap();
    let mut occupations = Vec::new();
    for application in tx.applications_of(cohort).await.unwrap() {
        let profile = tx.mentee_profile(ApplicationId(application.id)).await.unwrap();
        occupations.extend(profile.occupation);
    }
    occupations
}

both! {
    async fn a_list_answers_everybody_while_they_type(place) {
        let site = Site::new(&place.store);
        let mut amal = site.visitor();
        let found = amal.get("/codes/occupations?lang=de&q=Softwareentw").await;
        assert_eq!(found.status, StatusCode::OK);
        assert_eq!(codes(&found).first().map(String::as_str), Some("2512"), "{}", found.body);
        assert!(found.body.contains("Softwareentwickler:innen"), "{}", found.body);
        assert_eq!(found.header("cache-control"), "public, max-age=3600");
        assert!(found.header("set-cookie").is_empty());
        let english = amal.get("/codes/occupations?lang=en&q=Softwareentw").await;
        assert!(english.body.contains("Software developers"), "{}", english.body);
        let arabic = amal.get("/codes/languages?lang=ar&q=t%C3%BCrk").await;
        assert!(arabic.body.contains("التركية"), "{}", arabic.body);
        let nothing = amal.get("/codes/occupations?lang=de&q=qqqqqqq").await;
        assert!(codes(&nothing).is_empty() && nothing.body.contains("Keine Vorschläge"));
        for odd in ["", "?q=%FF%00&lang=xx", "?q=%E2%80%AE"] {
            let answer = amal.get(&format!("/codes/industries{odd}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{odd}");
        }
        assert_eq!(amal.get("/codes/persons?q=Amal").await.status, StatusCode::NOT_FOUND);
    }

    /// Proves S1-40.
    async fn without_javascript_the_check_page_asks_what_was_meant(place) {
        let site = Site::new(&place.store);
        let at = open_cohort(&site).await;
        let mut amal = site.visitor();
        let words = "Ich war Programmiererin";
        let draft = filled(&mut amal, "amal@example.org", words).await;
        let check = amal.get(&format!("{draft}/check")).await;
        let asked = "value=\"2512 Ich war Programmiererin\"";
        assert!(check.body.contains(asked), "{}", check.body);
        assert!(check.body.contains("value=\"- Ich war Programmiererin\""), "{}", check.body);
        assert!(!check.body.contains(" checked"), "nothing is chosen for her");
        let chosen = [("send", "yes"), ("occupation-code", "2512 Ich war Programmiererin")];
        amal.post(&format!("{draft}/check"), &chosen).await;
        let coded = Coded { words: words.to_owned(), code: Some("2512".to_owned()) };
        assert_eq!(sent(&site, at).await, std::slice::from_ref(&coded));
        // Whoever passes it over keeps the words.
        let draft = filled(&mut amal, "layla@example.org", words).await;
        amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        let both = sent(&site, at).await;
        assert!(both.contains(&coded) && both.contains(&Coded { code: None, ..coded.clone() }));
        assert_eq!(both.len(), 2);
    }

    async fn a_code_falls_with_the_words_it_was_chosen_for(place) {
        let site = Site::new(&place.store);
        open_cohort(&site).await;
        let mut amal = site.visitor();
        let draft = begin(&mut amal, "de").await;
        let work = |words, kept| [("occupation", words), ("occupation-code", kept)].to_vec().leak();
        let kept = "2512 Etwas mit Computern";
        fill(&mut amal, &draft, "work", work("Etwas mit Computern", kept)).await;
        let page = amal.get(&format!("{draft}/work")).await;
        assert!(page.body.contains("<bdi>Softwareentwickler:innen</bdi>"), "{}", page.body);
        fill(&mut amal, &draft, "work", work("Etwas mit Tieren", kept)).await;
        let page = amal.get(&format!("{draft}/work")).await;
        assert!(!page.body.contains("Softwareentwickler:innen"), "{}", page.body);
    }

    async fn staff_find_codes_with_a_button_and_nobody_overwrites_anybody(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let layla = desk.path_of(&mut karin, "/desk/applications", "Layla Özdemir").await;
        let path = format!("{layla}/codes");
        let page = karin.get(&path).await;
        assert!(page.body.contains("value=\"Juristin\""), "{}", page.body);
        let version = page.body.split_once("name=\"version\" value=\"").unwrap().1;
        let version = version.split('"').next().unwrap();
        let form = |go: &'static str, code: &'static str| vec![
            ("version", version), ("go", go), ("occupation", "Software in der Bank"),
            ("occupation-code", code),
        ];
        let asked = karin.post(&path, &form("find", "")).await;
        assert_eq!(asked.status, StatusCode::OK);
        assert!(asked.body.contains("value=\"2512 Software in der Bank\""), "{}", asked.body);
        let saved = karin.post(&path, &form("save", "2512 Software in der Bank")).await;
        assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, &*layla));
        let shown = karin.get(&layla).await;
        assert!(shown.body.contains("Software in der Bank"), "{}", shown.body);
        assert!(shown.body.contains("Softwareentwickler:innen"), "{}", shown.body);
        assert!(shown.body.contains("Angaben geändert"), "{}", shown.body);
        let late = karin.post(&path, &form("save", "")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Angaben geändert"), "what happened meanwhile");
        let long = "x".repeat(201);
        let wrong = [("version", version), ("go", "save"), ("industry", &*long)];
        assert_eq!(karin.post(&path, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut oeif = desk.partner("oeif").await;
        assert_eq!(oeif.get(&path).await.status, StatusCode::NOT_FOUND);
    }

    /// Proves S1-26.
    async fn staff_note_the_field_of_education_with_its_code(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let layla = desk.path_of(&mut karin, "/desk/applications", "Layla Özdemir").await;
        let path = format!("{layla}/codes");
        let page = karin.get(&path).await;
        let version = page.body.split_once("name=\"version\" value=\"").unwrap().1;
        let version = version.split('"').next().unwrap();
        let words = "Master in Maschinenbau";
        let form = [
            ("version", version), ("go", "save"), ("education_field", words),
            ("education_field-code", "0715 Master in Maschinenbau"),
        ];
        let saved = karin.post(&path, &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let shown = karin.get(&layla).await;
        assert!(shown.body.contains(words), "{}", shown.body);
        assert!(shown.body.contains("Mechanik und Metallberufe"), "{}", shown.body);
    }

    async fn a_language_that_no_list_has_is_kept_and_said_to_have_no_code(place) {
        let site = Site::new(&place.store);
        let (programme, cohort) = open_cohort(&site).await;
        let mut amal = site.visitor();
        let draft = filled(&mut amal, "amal@example.org", "محاسبة").await;
        let languages =
            &[("german", "B1"), ("languages-other", "турецкий, Rusinisch"), ("goals", "network")];
        assert_eq!(fill(&mut amal, &draft, "languages", languages).await.status, 303);
        let check = amal.get(&format!("{draft}/check")).await;
        assert!(check.body.contains("турецкий, Rusinisch"), "{}", check.body);
        assert!(check.body.contains("<bdi>Türkisch</bdi>"), "{}", check.body);
        amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        let mut tx = site.store.read(programme).await.unwrap();
        let sent = tx.applications_of(cohort).await.unwrap();
        drop(tx);
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let page = karin.get(&format!("/desk/applications/{}", sent[0].id)).await;
        assert!(words(&page).contains("Türkisch, Rusinisch (ohne Code)"), "{}", page.body);
    }
}
