//! A later sign-up of a known mentor, over HTTP: read side by side, joined or kept apart.

use super::*;
use crate::visitor::Visitor;
use axum::http::StatusCode;
use geleit_domain::cohorts::Verb;
use geleit_store::both;

/// Brigitte Leitner is known from a sheet; now she signs up by herself, from another firm.
struct Twice {
    desk: Desk,
    karin: Visitor,
    new: String,
    known: String,
}

impl Twice {
    async fn at(store: &Store) -> Self {
        let desk = Desk::filled(store, "mentoring").await;
        let operator = Actor::operator(desk.programme);
        let open = Verb::Open;
        store.step_cohort(&operator, desk.cohort, open, None, desk.site.now()).await.unwrap();
        let mut brigitte = desk.site.visitor();
        let start = "/de/apply/mentoring-18/mentor";
        let draft = crate::apply::mentor::begin_at(&mut brigitte, start).await;
        crate::apply::mentor::go_on(&mut brigitte, &draft).await;
        let mut karin = desk.coordinator().await;
        let known = desk.path_of(&mut karin, "/desk/mentors", "Brigitte Leitner").await;
        let new = desk.path_of(&mut karin, "/desk/mentors", "Brigitte Ö").await;
        Self { desk, karin, new, known }
    }

    /// What the form on the page of the two sends, without the button.
    async fn form(&mut self, take: &[&str]) -> Vec<(&'static str, String)> {
        let page = self.karin.get(&format!("{}/duplicate", self.new)).await;
        let hidden = |name: &str| {
            let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let mut form: Vec<_> =
            ["known", "known_version", "version"].map(|name| (name, hidden(name))).into();
        form.extend(take.iter().map(|part| ("take", (*part).to_owned())));
        form
    }

    async fn send(&mut self, form: &[(&'static str, String)], go: &str) -> Page {
        let mut form: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        form.push(("go", go));
        self.karin.post(&format!("{}/duplicate", self.new), &form).await
    }
}

both! {
    /// Proves S1-31.
    async fn a_later_sign_up_is_read_beside_the_known_mentor_and_joined(place) {
        let mut twice = Twice::at(&place.store).await;
        let page = twice.karin.get(&twice.new).await;
        assert!(page.body.contains("Vielleicht schon bekannt"), "{}", page.body);
        let page = twice.karin.get(&format!("{}/duplicate", twice.new)).await;
        for words in ["Brigitte Leitner", "Donau Logistik", "Müller", "gleich: E-Mail-Adresse"] {
            assert!(super::words(&page).contains(words), "{words}: {}", page.body);
        }
        assert!(!page.body.contains("value=\"email\" checked"), "the same address");
        assert!(page.body.contains("value=\"company\" checked"), "{}", page.body);
        let form = twice.form(&["company", "phone"]).await;
        let joined = twice.send(&form, "join").await;
        assert_eq!(joined.header("location"), twice.known, "{}", joined.body);
        let page = twice.karin.get(&twice.known).await;
        assert!(page.body.contains("Müller") && page.body.contains("+43 1 234567"));
        assert!(page.body.contains("Brigitte Leitner"), "the name was not taken");
        assert!(page.body.contains("Leiterin"), "nor the position");
        assert!(page.body.contains("Weitere Anmeldungen") && page.body.contains(&twice.new));
        assert!(page.body.contains("Neue Anmeldung übernommen"), "{}", page.body);
        let page = twice.karin.get(&twice.new).await;
        assert!(page.body.contains("zusammengeführt") && page.body.contains(&twice.known));
        assert!(page.body.contains("Prokuristin"), "the sign-up stays readable");
        let list = twice.karin.get("/desk/mentors").await;
        assert_eq!(list.body.matches(">Brigitte ").count(), 1, "{}", list.body);
        let again = twice.send(&form, "join").await;
        assert_eq!(again.status, StatusCode::NOT_FOUND, "once");
    }

    async fn whoever_is_kept_apart_is_not_shown_again(place) {
        let mut twice = Twice::at(&place.store).await;
        let form = twice.form(&[]).await;
        let wrong = twice.send(&form, "both").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut foreign = twice.desk.partner("wko").await;
        let path = format!("{}/duplicate", twice.new);
        assert_eq!(foreign.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
        let apart = twice.send(&form, "apart").await;
        assert_eq!(apart.header("location"), twice.new, "{}", apart.body);
        let page = twice.karin.get(&twice.new).await;
        assert!(!page.body.contains("Vielleicht schon bekannt"));
        assert!(page.body.contains("Als zwei Personen behalten"), "{}", page.body);
        let page = twice.karin.get(&path).await;
        assert!(page.body.contains("Niemand Bekanntes"), "{}", page.body);
        let list = twice.karin.get("/desk/mentors").await;
        assert_eq!(list.body.matches(">Brigitte ").count(), 2, "{}", list.body);
    }
}
