//! Organisations and their duties.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

const PATH: &str = "/desk/organisations";

both! {
    /// Proves S1-13, S1-36, S1-37, S1-41.
    async fn an_organisation_gets_its_duties_and_a_short_name_from_its_name(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let empty = karin.get(PATH).await;
        assert!(empty.body.contains("class=\"g-empty\""), "{}", empty.body);
        let form = [
            ("name", "Österreichischer Fonds"),
            ("slug", ""),
            ("duties", "supply_mentees"),
            ("duties", "decide"),
        ];
        let done = karin.post(PATH, &form).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, PATH));
        let list = karin.get(PATH).await;
        for word in ["Österreichischer Fonds", "oesterreichischer-fonds",
            "vermittelt Mentees", "entscheidet"] {
            assert!(list.body.contains(word), "{word}: {}", list.body);
        }
        assert!(!list.body.contains("findet Mentor:innen"), "{}", list.body);
    }

    async fn a_wrong_form_comes_back_with_what_was_typed(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let nameless = karin.post(PATH, &[("slug", "wko"), ("duties", "fund")]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nameless.body.contains("<title>Fehler: "), "{}", nameless.body);
        assert!(nameless.body.contains("value=\"fund\" checked"), "{}", nameless.body);
        // Slugs are unique over the whole installation, whoever took them first.
        let taken = karin.post(PATH, &[("name", "WKO"), ("slug", "mentoring")]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.body.contains("href=\"#slug\""), "{}", taken.body);
        let arabic = karin.post(PATH, &[("name", "الجمعية")]).await;
        assert!(arabic.body.contains("href=\"#slug\""), "no Latin letter to make one from");
        assert!(karin.get(PATH).await.body.contains("class=\"g-empty\""), "nothing was created");
    }

    async fn charlie_does_not_see_them_and_a_partner_may_not(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("mentoring").await, site.programme("other").await);
        let mut karin = site.reader(own, Role::Coordinator).await;
        karin.post(PATH, &[("name", "Kammer Nord")]).await;
        let mut charlie = site.reader(other, Role::Coordinator).await;
        assert!(!charlie.get(PATH).await.body.contains("Kammer Nord"));
        let mut partner = site.reader(own, Role::Partner).await;
        assert_eq!(partner.get(PATH).await.status, StatusCode::FORBIDDEN);
        assert_eq!(partner.post(PATH, &[("name", "X")]).await.status, StatusCode::FORBIDDEN);
    }
}
