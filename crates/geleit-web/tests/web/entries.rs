//! The audit trail at the desk.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

const PATH: &str = "/desk/entries";

both! {
    async fn every_step_is_told_in_words_page_by_page(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        for number in 0..60 {
            karin.post("/desk/organisations", &[("name", &format!("Kammer {number}"))]).await;
        }
        let newest = karin.get(PATH).await;
        assert_eq!(newest.status, StatusCode::OK);
        assert!(newest.body.contains("Organisation angelegt"), "{}", newest.body);
        assert!(newest.body.contains("23. Jänner 2026"), "{}", newest.body);
        assert!(!newest.body.contains("Programm angelegt"), "{}", newest.body);
        let (_, rest) = newest.body.split_once("rel=\"next\" href=\"").unwrap();
        let next = karin.get(rest.split('"').next().unwrap()).await;
        assert!(next.body.contains("Programm angelegt"), "{}", next.body);
        assert!(next.body.contains("am Server"), "{}", next.body);
        let rows = |body: &str| body.matches("<tr><th scope=\"row\">").count();
        assert_eq!(rows(&newest.body), 50);
        let all = site.store.read(programme).await.unwrap();
        let mut all = all;
        let all = all.newest_entries(i64::MAX, 1000).await.unwrap();
        assert_eq!(rows(&newest.body) + rows(&next.body), all.len());
        karin.language = "en";
        assert!(karin.get(PATH).await.body.contains("Organisation created"));
    }

    async fn data_protection_reads_it_without_links_to_records_and_charlie_reads_the_own(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("mentoring").await, site.programme("other").await);
        let mut karin = site.reader(own, Role::Coordinator).await;
        karin.post("/desk/organisations", &[("name", "Kammer Nord")]).await;
        assert!(karin.get(PATH).await.body.contains("href=\"/desk/organisations\">Organisation"));
        let mut dora = site.reader(own, Role::DataProtection).await;
        let page = dora.get(PATH).await;
        assert!(page.body.contains("Organisation angelegt"), "{}", page.body);
        assert!(!page.body.contains("href=\"/desk/organisations\""), "{}", page.body);
        let mut charlie = site.reader(other, Role::DataProtection).await;
        assert!(!charlie.get(PATH).await.body.contains("Organisation angelegt"));
        let mut partner = site.reader(own, Role::Partner).await;
        assert_eq!(partner.get(PATH).await.status, StatusCode::FORBIDDEN);
    }
}
