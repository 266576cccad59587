//! The settings of a programme.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

const PATH: &str = "/desk/programme";

fn form<'a>(spelling: &'a str, pairs: &'a str, reason: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", "Mentoring für alle"),
        ("gender_spelling", spelling),
        ("contact", "Programmbüro, 1040 Wien"),
        ("pairs_per_mentee", pairs),
        ("pairs_per_mentee_reason", reason),
        ("version", "1"),
    ]
}

both! {
    /// Proves S1-66.
    async fn each_spelling_is_shown_with_an_example_and_the_chosen_one_is_used(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let page = karin.get(PATH).await;
        assert_eq!(page.status, StatusCode::OK);
        for example in ["Mentor:innen", "Mentor*innen", "Mentor/innen", "MentorInnen",
            "Mentorinnen und Mentoren"] {
            assert!(page.body.contains(example), "{example}: {}", page.body);
        }
        let done = karin.post(PATH, &form("star", "1", "")).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, PATH));
        let organisations = karin.get("/desk/organisations/new").await;
        assert!(organisations.body.contains("Findet Mentor*innen"), "{}", organisations.body);
        let imprint = site.visitor().get("/de/imprint").await;
        assert!(imprint.body.contains("Programmbüro, 1040 Wien"), "{}", imprint.body);
    }

    /// Proves S1-30.
    async fn more_than_one_pair_per_mentee_needs_a_reason(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let refused = karin.post(PATH, &form("colon", "2", " ")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#pairs_per_mentee_reason\""), "{}", refused.body);
        assert!(refused.body.contains("value=\"Mentoring für alle\""), "the input is kept");
        let six = karin.post(PATH, &form("colon", "6", "Wir probieren es.")).await;
        assert_eq!(six.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.store.programme(programme).await.unwrap().pairs_per_mentee, 1);
        let done = karin.post(PATH, &form("colon", "2", "Fach und Sprache getrennt.")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert_eq!(site.store.programme(programme).await.unwrap().pairs_per_mentee, 2);
    }

    async fn whoever_saves_an_outdated_page_is_told_and_changes_nothing(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        assert_eq!(karin.post(PATH, &form("star", "1", "")).await.status, StatusCode::SEE_OTHER);
        let late = karin.post(PATH, &form("slash", "1", "")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Das hat sich inzwischen geändert"), "{}", late.body);
        assert_eq!(site.store.programme(programme).await.unwrap().gender_spelling, "star");
        assert_eq!(karin.post(PATH, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn charlie_sees_and_changes_the_own_programme_only(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("mentoring").await, site.programme("other").await);
        let mut charlie = site.reader(other, Role::Coordinator).await;
        assert!(!charlie.get(PATH).await.body.contains("Mentoring mentoring"));
        charlie.post(PATH, &form("star", "1", "")).await;
        assert_eq!(site.store.programme(own).await.unwrap().name, "Mentoring mentoring");
        let mut partner = site.reader(own, Role::Partner).await;
        assert_eq!(partner.get(PATH).await.status, StatusCode::FORBIDDEN);
    }
}
