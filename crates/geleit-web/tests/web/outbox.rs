//! The outbox at the desk.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

const PATH: &str = "/desk/outbox";

/// The address of the letter with this subject in the list.
fn letter(page: &str, subject: &str) -> String {
    let (before, _) = page.split_once(&format!("\">{subject}")).unwrap();
    let (_, id) = before.rsplit_once("href=\"/desk/outbox/").unwrap();
    format!("{PATH}/{id}")
}

both! {
    async fn a_letter_is_listed_without_its_address_and_can_be_read(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        assert!(karin.get(PATH).await.body.contains("class=\"g-empty\""));
        site.account(programme, "amal@example.org", Role::Mentee).await;
        site.visitor().post("/sign-in/link", &[("link-email", "amal@example.org")]).await;
        let list = karin.get(PATH).await;
        assert!(list.body.contains("Link zur Anmeldung"), "{}", list.body);
        assert!(list.body.contains("amal"), "{}", list.body);
        assert!(list.body.contains("wartet"), "{}", list.body);
        assert!(!list.body.contains("amal@example.org"), "{}", list.body);
        let letter = karin.get(&letter(&list.body, "Link zur Anmeldung")).await;
        assert_eq!(letter.status, StatusCode::OK);
        assert!(letter.body.contains(">Ihr Link zur Anmeldung<"), "no programme in a subject");
        assert!(letter.body.contains("https://mentoring.example.org/…"), "no link that works");
        assert!(!letter.body.contains("amal@example.org"), "{}", letter.body);
    }

    async fn charlie_finds_none_of_the_letters_of_another_programme(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("mentoring").await, site.programme("other").await);
        site.account(own, "amal@example.org", Role::Mentee).await;
        site.visitor().post("/sign-in/link", &[("link-email", "amal@example.org")]).await;
        let mut karin = site.reader(own, Role::Coordinator).await;
        let letter = letter(&karin.get(PATH).await.body, "Link zur Anmeldung");
        let mut charlie = site.reader(other, Role::Coordinator).await;
        assert!(charlie.get(PATH).await.body.contains("class=\"g-empty\""));
        let foreign = charlie.get(&letter).await;
        let missing = charlie.get(&format!("{PATH}/{}", uuid::Uuid::nil())).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.all(), missing.all());
        let mut partner = site.reader(own, Role::Partner).await;
        assert_eq!(partner.get(&letter).await.status, StatusCode::FORBIDDEN);
    }
}
