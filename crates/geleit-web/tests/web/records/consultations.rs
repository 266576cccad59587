//! The consultation with a mentor and what follows, over HTTP: the desk's pages and the link.

use super::*;
use crate::visitor::Visitor;
use axum::http::StatusCode;
use geleit_domain::id::MentorId;
use geleit_store::both;
use geleit_store::testing::execute;

/// Brigitte waits for her call, as if she had signed up by herself.
async fn calling(store: &Store) -> (Desk, Visitor, String) {
    let desk = Desk::filled(store, "mentoring").await;
    for sql in [
        "UPDATE mentor SET status = 'enquiry'",
        "UPDATE status_fact SET status = 'enquiry' WHERE kind = 'mentor'",
    ] {
        execute(store, desk.programme, sql).await;
    }
    let mut karin = desk.coordinator().await;
    let path = desk.path_of(&mut karin, "/desk/mentors", "Brigitte Leitner").await;
    (desk, karin, path)
}

fn version(page: &Page, form: &str) -> String {
    let (_, rest) = page.body.split_once(&format!("action=\"{form}\"")).unwrap_or_else(|| {
        panic!("{form} is not there: {}", page.body);
    });
    let (_, rest) = rest.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

type Pairs<'a> = Vec<(&'a str, &'a str)>;

fn talk<'a>(version: &'a str, motive: &'a str, go: &'a str) -> Pairs<'a> {
    vec![
        ("version", version),
        ("go", go),
        ("held_on-day", "22"),
        ("held_on-month", "1"),
        ("held_on-year", "2026"),
        ("motive", motive),
        ("company", "Donau Logistik"),
        ("position", "Leiterin"),
        ("occupation", "Logistikerin"),
        ("industry", "H"),
        ("capacity", "2"),
        ("language", "en"),
    ]
}

async fn link(desk: &Desk, path: &str) -> String {
    let mentor: MentorId = path.rsplit('/').next().unwrap().parse().unwrap();
    let store = &desk.site.store;
    let made = store.create_questionnaire_link(desk.programme, mentor, desk.site.now()).await;
    format!("/en/questionnaires/{}", made.unwrap())
}

const PAGES: &[(&str, &[(&str, &str)])] = &[
    (
        "work",
        &[
            ("company", "Donau Logistik"),
            ("position", "Head"),
            ("occupation", "Logistikerin"),
            ("industry", "H"),
        ],
    ),
    ("knowledge", &[("languages", "English C1"), ("target_markets", "Serbia, Turkey")]),
    ("meeting", &[("postcode", "1020"), ("availability", "evenings"), ("capacity", "3")]),
    ("topics", &[("topics", "network"), ("topics", "confidence")]),
];

both! {
    /// Proves S1-27, S1-28, S1-39.
    async fn a_mentor_is_called_answers_and_becomes_available(place) {
        let (desk, mut karin, path) = calling(&place.store).await;
        let page = karin.get(&path).await;
        assert!(page.body.contains("Telefongespräch führen"), "{}", page.body);
        let call = format!("{path}/consultation");
        let page = karin.get(&call).await;
        assert!(page.body.contains("value=\"Donau Logistik\""), "known from the sign-up");
        assert_eq!(version(&page, &call), "0");
        let kept = karin.post(&call, &talk("0", "will helfen", "save")).await;
        assert_eq!((kept.status, kept.header("location")), (StatusCode::SEE_OTHER, &*call));
        let page = karin.get(&call).await;
        assert!(page.body.contains("will helfen") && page.body.contains("value=\"Logistikerin\""));
        let sent = karin.post(&call, &talk("1", "will helfen", "send")).await;
        assert_eq!(sent.header("location"), path, "{}", sent.body);
        let page = karin.get(&path).await;
        assert!(words(&page).contains("geschickt am"), "{}", page.body);

        let own = link(&desk, &path).await;
        let mut brigitte = desk.site.visitor();
        let first = brigitte.get(&own).await;
        assert_eq!(first.header("location"), format!("{own}/meeting"), "what is missing first");
        let typed = [("step", "topics"), ("topics", "network"), ("go", "de")];
        let german = brigitte.post(&format!("{own}/topics"), &typed).await;
        let there = format!("{own}/topics").replace("/en/", "/de/");
        assert_eq!(german.header("location"), there, "another language while typing");
        let page = brigitte.get(&there).await;
        assert!(page.body.contains("value=\"network\" checked"), "{}", page.body);
        for (step, answers) in PAGES {
            let form = [*answers, &[("step", *step), ("go", "on")]].concat();
            let saved = brigitte.post(&format!("{own}/{step}"), &form).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{step}: {}", saved.body);
        }
        let check = brigitte.get(&format!("{own}/check")).await;
        assert!(check.body.contains("Serbia, Turkey") && check.body.contains("Logistikerin"));
        let thanks = format!("{own}/thanks");
        for _ in 0..2 {
            let sent = brigitte.post(&format!("{own}/check"), &[("send", "yes")]).await;
            assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, &*thanks));
        }
        assert_eq!(brigitte.get(&format!("{own}/work")).await.header("location"), thanks);
        assert!(brigitte.get(&thanks).await.body.contains("nothing more to do"));
        let list = karin.get("/desk/mentors").await;
        assert!(list.body.contains("Fragebogen ist da"), "{}", list.body);

        let judge = format!("{path}/suitability");
        let page = karin.get(&judge).await;
        let version_of = version(&page, &judge);
        let mut form = vec![("version", &*version_of), ("suitable", "yes"), ("volunteer", "yes")];
        let refused = karin.post(&judge, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#motive-found\""), "{}", refused.body);
        form.extend(["motive-found", "experience-found", "network-found", "time-found"]
            .map(|name| (name, "yes")));
        form.extend([("committed_on-day", "23"), ("committed_on-month", "1")]);
        form.push(("committed_on-year", "2026"));
        let judged = karin.post(&judge, &form).await;
        assert_eq!(judged.header("location"), path, "{}", judged.body);
        let late = karin.post(&judge, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "the second sees both");
        let page = karin.get(&path).await;
        let step = format!("{path}/availability");
        let version_of = version(&page, &step);
        let done = karin.post(&step, &[("version", &version_of)]).await;
        assert_eq!(done.header("location"), path, "{}", done.body);
        let page = karin.get(&path).await;
        assert!(page.body.contains("verfügbar") && words(&page).contains("zugesagt am"));
        assert!(words(&page).contains("0 von 3 vergeben"), "{}", page.body);
    }

    async fn what_is_typed_twice_at_once_stays_on_the_page_with_the_other_version(place) {
        let (desk, mut karin, path) = calling(&place.store).await;
        let mut werner = desk.partner("wko").await;
        let call = format!("{path}/consultation");
        karin.post(&call, &talk("0", "will helfen", "save")).await;
        let late = werner.post(&call, &talk("0", "hat wenig Zeit", "save")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("hat wenig Zeit") && late.body.contains("will helfen"));
        assert_eq!(version(&late, &call), "1", "to be saved over what is shown now");
        let both = werner.post(&call, &talk("1", "will helfen, wenig Zeit", "save")).await;
        assert_eq!(both.status, StatusCode::SEE_OTHER);
        let mut wrong = talk("2", "will helfen", "take_over");
        wrong.push(("target_markets", "Serbien, Atlantis"));
        let wrong = werner.post(&call, &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "kept, and then judged");
        assert!(wrong.body.contains("href=\"#target_markets\""), "{}", wrong.body);
        assert!(wrong.body.contains("Serbien, Atlantis"), "nothing typed is lost");
        let future = [talk("3", "x", "save"), vec![("held_on-year", "2090")]].concat();
        let future: Pairs<'_> =
            future.into_iter().filter(|pair| *pair != ("held_on-year", "2026")).collect();
        let refused = werner.post(&call, &future).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let step = werner.post(&format!("{path}/refusal"), &[("version", "1")]).await;
        assert_eq!(step.status, StatusCode::FORBIDDEN);
    }

    async fn what_was_not_said_on_the_telephone_is_shown_as_open_and_added_later(place) {
        let (desk, mut karin, path) = calling(&place.store).await;
        let call = format!("{path}/consultation");
        let page = karin.get(&call).await;
        assert!(words(&page).contains("Noch offen: Beruf"), "{}", page.body);
        assert!(page.body.contains("data-find=\"/codes/industries?lang=de\""));
        assert!(page.body.contains("data-find=\"/codes/countries?lang=de\""));
        let taken = karin.post(&call, &talk("0", "will helfen", "take_over")).await;
        assert_eq!(taken.header("location"), path, "{}", taken.body);
        let page = karin.get(&path).await;
        let open = "Noch offen: Postleitzahl für Treffen, Zeit für Treffen, Themen";
        assert!(words(&page).contains(open), "{}", page.body);
        let answers = format!("{path}/answers");
        let form = [("version", "1"), ("company", "Post"), ("topics", "network")];
        assert_eq!(karin.post(&answers, &form).await.status, StatusCode::CONFLICT, "not yet");
        execute(&place.store, desk.programme, "UPDATE mentor SET status = 'available'").await;
        let mut foreign = desk.partner("ams").await;
        assert_eq!(foreign.get(&answers).await.status, StatusCode::NOT_FOUND);
        let page = karin.get(&answers).await;
        let version = version(&page, &answers);
        let mut form = vec![("version", &*version), ("company", "Post"), ("capacity", "viele")];
        let refused = karin.post(&answers, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"viele\"") && refused.body.contains("#capacity"));
        form[2] = ("capacity", "3");
        form.extend([("topics", "network"), ("postcode", "1020"), ("industry", "Ich baue Orgeln")]);
        let saved = karin.post(&answers, &form).await;
        assert_eq!(saved.header("location"), path, "{}", saved.body);
        let page = karin.get(&path).await;
        assert!(words(&page).contains("Noch offen: Beruf, Zeit für Treffen"), "{}", page.body);
        assert!(words(&page).contains("0 von 3 vergeben") && page.body.contains("Ich baue Orgeln"));
        let late = karin.post(&answers, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "with what is typed");
        assert!(late.body.contains("Ich baue Orgeln"), "{}", late.body);
    }

    async fn own_words_are_asked_about_once_more_without_javascript(place) {
        let (desk, mut karin, path) = calling(&place.store).await;
        let call = format!("{path}/consultation");
        let mut form = talk("0", "will helfen", "find");
        form.retain(|(name, _)| !["occupation", "industry"].contains(name));
        form.extend([("occupation", "Etwas mit Softwareentw"), ("industry", "Spital")]);
        let page = karin.post(&call, &form).await;
        assert!(page.body.contains("type=\"radio\" name=\"occupation-code\""), "{}", page.body);
        form = talk("1", "will helfen", "send");
        form.retain(|(name, _)| *name != "occupation");
        form.push(("occupation", "Etwas mit Softwareentw"));
        karin.post(&call, &form).await;
        let own = link(&desk, &path).await;
        let mut brigitte = desk.site.visitor();
        for (step, answers) in PAGES.iter().skip(1) {
            let form = [*answers, &[("step", *step), ("go", "on")]].concat();
            brigitte.post(&format!("{own}/{step}"), &form).await;
        }
        let check = format!("{own}/check");
        let page = brigitte.get(&check).await;
        let (_, rest) = page.body.split_once("name=\"occupation-code\"").unwrap();
        let (_, rest) = rest.split_once("value=\"").unwrap();
        let chosen = rest.split('"').next().unwrap().to_owned();
        let form = [("send", "yes"), ("occupation-code", &*chosen)];
        let sent = brigitte.post(&check, &form).await;
        assert_eq!(sent.header("location"), format!("{own}/thanks"), "{}", sent.body);
        let mentor: MentorId = path.rsplit('/').next().unwrap().parse().unwrap();
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let occupation = tx.mentor_profile(mentor).await.unwrap().occupation.unwrap();
        assert_eq!(occupation.words, "Etwas mit Softwareentw", "own words stay");
        assert_eq!(occupation.code.as_deref(), chosen.split(' ').next());
    }

    async fn a_no_has_a_reason_and_the_link_of_the_questionnaire_is_over(place) {
        let (desk, mut karin, path) = calling(&place.store).await;
        let call = format!("{path}/consultation");
        karin.post(&call, &talk("0", "will helfen", "send")).await;
        let own = link(&desk, &path).await;
        let mut brigitte = desk.site.visitor();
        let wrong = brigitte.post(
            &format!("{own}/meeting"),
            &[("step", "meeting"), ("capacity", "viele"), ("postcode", "")],
        ).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let again = desk.site.visitor().get(&format!("{own}/meeting")).await;
        assert!(again.body.contains("value=\"viele\""), "kept as it was typed");
        for language in ["de", "ar"] {
            let page = brigitte.get(&own.replace("/en/", &format!("/{language}/"))).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER);
        }
        let mut guessed = own.clone();
        let last = guessed.pop().unwrap();
        guessed.push(if last == '0' { '1' } else { '0' });
        assert_eq!(brigitte.get(&guessed).await.status, StatusCode::NOT_FOUND);
        let mut foreign = desk.partner("ams").await;
        assert_eq!(foreign.get(&call).await.status, StatusCode::NOT_FOUND);
        let step = format!("{path}/refusal");
        let version_of = version(&karin.get(&path).await, &step);
        let form = [("version", &*version_of), ("because", "field_full"), ("words", "drei schon")];
        assert_eq!(karin.post(&step, &form).await.header("location"), path);
        assert_eq!(brigitte.get(&own).await.status, StatusCode::NOT_FOUND);
        let page = karin.get(&path).await;
        assert!(page.body.contains("genug Mentor:innen") && page.body.contains("drei schon"));
        assert_eq!(karin.post(&step, &form).await.status, StatusCode::CONFLICT, "only once");
    }

    /// Proves S1-29, S1-30, S1-31.
    async fn companies_bring_their_mentors_together(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let sheet = "reference,given_name,family_name,email,birth_date,company,company_size,\
            position,capacity,organisation\n\
            P-3,Berta,Mayer,berta@example.org,1970-01-02,DONAU LOGISTIK GmbH,50-249,Juristin,2,wko\n";
        desk.import(Side::Mentors, sheet, false, desk.site.now()).await;
        let mut karin = desk.coordinator().await;
        let page = karin.get("/desk/mentors/companies").await;
        assert!(page.body.contains("DONAU LOGISTIK GmbH") && page.body.contains("Donau Logistik"));
        assert_eq!(page.body.matches("<tr><th scope=\"row\">").count(), 2, "{}", page.body);
        assert!(page.body.contains("50 bis 249") && page.body.contains("mailto:berta@example.org"));
        let path = desk.path_of(&mut karin, "/desk/mentors", "Brigitte Leitner").await;
        let page = karin.get(&path).await;
        assert!(page.body.contains("Aus demselben Unternehmen") && page.body.contains("Berta Mayer"));
        let mut ams = desk.partner("ams").await;
        let own = ams.get("/desk/mentors/companies").await;
        assert!(!own.body.contains("Donau"), "{}", own.body);
    }
}
