//! The first start: programme and coordinator in one go.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

fn form<'a>(token: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("token", token),
        ("name", "Mentoring für alle"),
        ("slug", "mentoring"),
        ("kind", "tandem"),
        ("coordinator", "Karin Muster"),
        ("email", email),
    ]
}

both! {
    async fn a_new_server_is_set_up_with_the_printed_token_and_only_once(place) {
        let site = Site::new(&place.store);
        let mut karin = site.visitor();
        let page = karin.get("/set-up?token=open-sesame").await;
        assert!(page.body.contains("value=\"open-sesame\""), "{}", page.body);
        let wrong = karin.post("/set-up", &form("open", "karin@example.org")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("href=\"#token\""), "{}", wrong.body);
        let no_address = karin.post("/set-up", &form("open-sesame", "karin")).await;
        assert_eq!(no_address.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(site.store.programmes().await.unwrap().is_empty(), "nothing half done");
        let done = karin.post("/set-up", &form("open-sesame", "karin@example.org")).await;
        let link = done.header("location").to_owned();
        assert!(link.starts_with("/links/"), "{link}");
        assert_eq!(karin.get(&link).await.status, StatusCode::OK);
        assert_eq!(site.store.programmes().await.unwrap().len(), 1);
        assert_eq!(karin.get("/set-up").await.status, StatusCode::NOT_FOUND);
        let again = karin.post("/set-up", &form("open-sesame", "other@example.org")).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
    }

    async fn an_empty_form_says_what_is_missing_and_keeps_what_was_typed(place) {
        let site = Site::new(&place.store);
        let typed = [("token", "open-sesame"), ("coordinator", "Karin <b>Muster</b>")];
        let page = site.visitor().post("/set-up", &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("<title>Fehler: Neues Programm"), "{}", page.body);
        for field in ["name", "slug", "kind", "email"] {
            assert!(page.body.contains(&format!("<a href=\"#{field}\">")), "{field}");
            assert!(page.body.contains(&format!("id=\"{field}-e\"")), "{field}");
        }
        assert!(page.body.contains("value=\"Karin &#60;b&#62;Muster&#60;/b&#62;\""));
    }
}
