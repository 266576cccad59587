//! Accounts that the coordination gives out.

use super::*;
use axum::http::StatusCode;
use geleit_domain::organisations::Duty;
use geleit_store::both;

const PATH: &str = "/desk/accounts";

fn form<'a>(email: &'a str, role: &'a str, organisation: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", "Paula Muster"),
        ("email", email),
        ("role", role),
        ("organisation", organisation),
        ("language", "en"),
    ]
}

/// The enrolment link on the page, without the server's address.
fn link_of(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("value=\"https://mentoring.example.org")?;
    rest.split('"').next()
}

/// The path of the account with this name in the list.
fn path_of(list: &str, name: &str) -> String {
    let (before, _) = list.split_once(&format!("\"><bdi>{name}</bdi>")).unwrap();
    before.rsplit_once('"').unwrap().1.to_owned()
}

both! {
    /// Proves S1-13.
    async fn a_partner_is_invited_for_its_organisation_and_enrols_with_the_link(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let operator = Actor::operator(programme);
        let new = ("Kammer Nord", "nord", [Duty::Decide]);
        let nord = site.store.create_organisation(&operator, new.0, new.1, &new.2, site.now());
        let nord = nord.await.unwrap().to_string();
        let page = karin.post(PATH, &form("paula@example.org", "partner", &nord)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let link = link_of(&page.body).expect("the link is shown once").to_owned();
        assert_eq!(site.visitor().get(&link).await.status, StatusCode::OK);
        let list = karin.get(PATH).await;
        assert!(list.body.contains("paula@example.org"), "{}", list.body);
        assert!(list.body.contains("für \u{2068}Kammer Nord\u{2069}"), "{}", list.body);
        assert!(!list.body.contains("/links/"), "only once: {}", list.body);
        let outbox = karin.get("/desk/outbox").await;
        assert!(outbox.body.contains("Link zum Einrichten des Kontos"), "{}", outbox.body);
    }

    async fn a_further_role_never_hands_an_account_over(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        site.reader(programme, Role::Funder).await;
        // An account in use gets the role, but no link that would set a new password.
        let done = karin.post(PATH, &form("funder@example.org", "researcher", "")).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, PATH));
        let list = karin.get(PATH).await;
        assert!(list.body.contains("Förderstelle, Forschung"), "{}", list.body);
        // One that was never set up gets its letter again, to its own address.
        for _ in 0..2 {
            karin.post(PATH, &form("paula@example.org", "funder", "")).await;
        }
        let outbox = karin.get("/desk/outbox").await;
        assert_eq!(outbox.body.matches("Link zum Einrichten des Kontos").count(), 2);
    }

    async fn only_roles_of_the_desk_are_given_and_a_partner_needs_its_organisation(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("mentoring").await, site.programme("other").await);
        let foreign = Actor::operator(other);
        let foreign = site.store.create_organisation(&foreign, "Fremd", "fremd", &[], site.now());
        let foreign = foreign.await.unwrap().to_string();
        let mut karin = site.reader(own, Role::Coordinator).await;
        for (role, organisation, at) in [
            ("admin", "", "role"),
            ("mentee", "", "role"),
            ("operator", "", "role"),
            // Nobody gives a role of the own rank or above it.
            ("coordinator", "", "role"),
            ("data_protection", "", "role"),
            ("king", "", "role"),
            ("partner", "", "organisation"),
            ("partner", foreign.as_str(), "organisation"),
        ] {
            let page = karin.post(PATH, &form("paula@example.org", role, organisation)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{role} {organisation}");
            assert!(page.body.contains(&format!("<a href=\"#{at}\">")), "{role}: {}", page.body);
            assert!(page.body.contains("value=\"Paula Muster\""), "the input is kept");
        }
        let wrong = karin.post(PATH, &form("paula", "funder", "")).await;
        assert!(wrong.body.contains("<a href=\"#email\">"), "{}", wrong.body);
        assert!(!karin.get(PATH).await.body.contains("Paula"), "nothing was created");
        assert!(!karin.get("/desk/accounts/new").await.body.contains("value=\"admin\""));
    }

    async fn whoever_is_suspended_is_signed_out_at_once_and_comes_back_when_resumed(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let mut amal = site.reader(programme, Role::Mentee).await;
        assert_eq!(amal.get("/me").await.status, StatusCode::OK);
        let stolen = amal.cookies.clone();
        let list = karin.get(PATH).await;
        let path = path_of(&list.body, "mentee");
        let (suspension, resumption) = (format!("{path}/suspension"), format!("{path}/resumption"));

        let empty = karin.post(&suspension, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("<a href=\"#reason\">"), "{}", empty.body);
        assert_eq!(amal.get("/me").await.status, StatusCode::OK, "nothing has happened");

        let (id, _) = site.account(programme, "mentee@example.org", Role::Mentee).await;
        let link = site.store.create_link(programme, id, Purpose::SignIn, site.now()).await;
        let link = format!("/links/{}", link.unwrap());
        let reason = [("reason", "the telephone was stolen")];
        let done = karin.post(&suspension, &reason).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, &*path));
        assert_eq!(amal.get("/me").await.status, StatusCode::SEE_OTHER, "signed out");
        assert_eq!(site.visitor().post(&link, &[]).await.status, StatusCode::NOT_FOUND);
        let page = karin.get(&path).await;
        assert!(page.body.contains("gesperrt"), "{}", page.body);
        assert!(page.body.contains("the telephone was stolen"), "{}", page.body);
        let twice = karin.post(&suspension, &reason).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);

        assert_eq!(karin.post(&resumption, &reason).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.visitor().post(&link, &[]).await.status, StatusCode::NOT_FOUND, "so is it");
        let new = site.store.create_link(programme, id, Purpose::SignIn, site.now()).await;
        let entered = amal.post(&format!("/links/{}", new.unwrap()), &[]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        assert_eq!(amal.get("/me").await.status, StatusCode::OK);
        amal.cookies = stolen;
        assert_eq!(amal.get("/me").await.status, StatusCode::SEE_OTHER, "over for ever");
    }

    async fn nobody_suspends_an_account_of_the_own_rank_or_one_that_also_holds_it(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        site.account(programme, "clara@example.org", Role::Coordinator).await;
        site.account(programme, "dora@example.org", Role::Funder).await;
        site.account(programme, "dora@example.org", Role::DataProtection).await;
        let list = karin.get(PATH).await;
        let reason = [("reason", "because I can")];
        for name in ["clara", "dora", "coordinator"] {
            let path = path_of(&list.body, name);
            let page = karin.get(&path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.body.contains("name=\"reason\""), "{}", page.body);
            for noun in ["suspension", "resumption"] {
                let refused = karin.post(&format!("{path}/{noun}"), &reason).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name} {noun}");
            }
        }
        assert_eq!(karin.get(PATH).await.status, StatusCode::OK, "she is still signed in");
    }

    async fn charlie_does_not_see_the_accounts_and_a_partner_may_not(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("mentoring").await, site.programme("other").await);
        site.account(own, "amal@example.org", Role::Mentee).await;
        let mut charlie = site.reader(other, Role::Coordinator).await;
        let page = charlie.get(PATH).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("amal@example.org"), "{}", page.body);
        let mut partner = site.reader(own, Role::Partner).await;
        assert_eq!(partner.get(PATH).await.status, StatusCode::FORBIDDEN);
    }
}
