//! Mentors: the list, one record, and pausing, coming back and leaving.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

fn version(page: &Page) -> String {
    let (_, rest) = page.body.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

both! {
    /// Proves S1-30, S1-36.
    async fn the_list_shows_company_and_places_and_is_searched_by_both_names(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let page = karin.get("/desk/mentors").await;
        let at = |name: &str| page.body.find(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert!(at("Dorothea Äpfel") < at("Brigitte Leitner"), "Ä stands with A");
        assert!(page.body.contains("Leiterin, Donau Logistik"), "{}", page.body);
        let found = karin.get("/desk/mentors?search=donau").await;
        assert!(found.body.contains("Brigitte") && !found.body.contains("Dorothea"));
        let paused = karin.get("/desk/mentors?status=paused").await;
        assert!(paused.body.contains("g-empty"), "{}", paused.body);
        let mut wko = desk.partner("wko").await;
        let own = wko.get("/desk/mentors").await;
        assert!(own.body.contains("Brigitte") && !own.body.contains("Dorothea"), "{}", own.body);
        let foreign = desk.path_of(&mut karin, "/desk/mentors", "Dorothea Äpfel").await;
        let missing = "/desk/mentors/01900000-0000-7000-8000-000000000000";
        let answer = wko.get(&foreign).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.all(), wko.get(missing).await.all());
    }

    /// Proves S1-36.
    async fn a_mentor_pauses_comes_back_and_leaves_each_with_a_reason(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut karin = desk.coordinator().await;
        let path = desk.path_of(&mut karin, "/desk/mentors", "Brigitte Leitner").await;
        let page = karin.get(&path).await;
        assert!(page.body.contains("/pause\"") && page.body.contains("/withdrawal\""));
        assert!(!page.body.contains("/resumption\""), "only what is possible");
        let empty = [("version", &*version(&page)), ("reason", "  ")];
        let refused = karin.post(&format!("{path}/pause"), &empty).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("<a href=\"#reason\">"), "{}", refused.body);
        let mut step = async |noun: &str, version: &str, reason: &str| {
            let form = [("version", version), ("reason", reason)];
            karin.post(&format!("{path}/{noun}"), &form).await
        };
        let first = version(&page);
        let paused = step("pause", &first, "Karenz bis Juni").await;
        assert_eq!(paused.status, StatusCode::SEE_OTHER);
        let outdated = step("withdrawal", &first, "zweites Fenster").await;
        assert_eq!(outdated.status, StatusCode::CONFLICT);
        let page = karin.get(&path).await;
        assert!(page.body.contains("pausiert") && page.body.contains("Karenz bis Juni"));
        let mut step = async |noun: &str, version: &str| {
            let form = [("version", version), ("reason", "so vereinbart")];
            karin.post(&format!("{path}/{noun}"), &form).await.status
        };
        let second = version(&page);
        assert_eq!(step("pause", &second).await, StatusCode::CONFLICT, "paused already");
        assert_eq!(step("resumption", &second).await, StatusCode::SEE_OTHER);
        let third = version(&karin.get(&path).await);
        let mut step = async |noun: &str, version: &str| {
            let form = [("version", version), ("reason", "so vereinbart")];
            karin.post(&format!("{path}/{noun}"), &form).await.status
        };
        assert_eq!(step("withdrawal", &third).await, StatusCode::SEE_OTHER);
        let page = karin.get(&path).await;
        assert!(page.body.contains("/resumption\"") && !page.body.contains("/pause\""));
        let fourth = version(&page);
        let form = [("version", &*fourth), ("reason", "ist wieder da")];
        let back = karin.post(&format!("{path}/resumption"), &form).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "somebody who had left takes part again");
    }

    async fn a_partner_reads_its_mentor_but_moves_nobody(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let mut wko = desk.partner("wko").await;
        let path = desk.path_of(&mut wko, "/desk/mentors", "Brigitte Leitner").await;
        let page = wko.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("/pause\""), "{}", page.body);
        let form = [("version", "1"), ("reason", "so")];
        let refused = wko.post(&format!("{path}/pause"), &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let other = Desk::new(&place.store, "charlie").await;
        let mut charlie = other.coordinator().await;
        let foreign = charlie.get(&path).await;
        let missing = charlie.get("/desk/mentors/01900000-0000-7000-8000-000000000000").await;
        assert_eq!(foreign.all(), missing.all());
        let posted = charlie.post(&format!("{path}/pause"), &form).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND);
    }
}
