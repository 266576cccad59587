//! Signing in and out, by password and code and by link.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

const PASSWORD: &str = "a horse, a battery";

/// The secret that the enrolment page shows, decoded.
fn secret_of(page: &str) -> Vec<u8> {
    let (_, rest) = page.split_once("<code dir=\"ltr\">").unwrap();
    let text: String = rest.split('<').next().unwrap().split(' ').collect();
    totp_rs::Secret::try_from_base32(text).unwrap().as_ref().to_vec()
}

fn code(secret: &[u8], now: Timestamp) -> String {
    let totp = totp_rs::Builder::new().with_secret(secret.to_vec()).build().unwrap();
    totp.generate(now.as_second().try_into().unwrap()).to_string()
}

/// Karin, coordinator, has set up her account; gives the secret of her codes.
async fn enrol(site: &Site) -> Vec<u8> {
    let programme = site.programme("mentoring").await;
    let (_, link) = site.account(programme, "karin@example.org", Role::Coordinator).await;
    let mut karin = site.visitor();
    assert_eq!(karin.get(&format!("/links/{link}")).await.status, StatusCode::OK);
    let next = karin.post(&format!("/links/{link}"), &[]).await;
    let path = next.header("location").to_owned();
    let page = karin.get(&path).await;
    let secret = secret_of(&page.body);
    let short = [("password", "short"), ("code", &*code(&secret, site.now()))];
    let refused = karin.post(&path, &short).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("<title>Fehler: "), "{}", refused.body);
    assert!(!refused.body.contains("value=\"short\""), "a password is never sent back");
    let form = [("password", PASSWORD), ("code", &*code(&secret, site.now()))];
    let done = karin.post(&path, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(karin.get("/desk").await.status, StatusCode::OK);
    assert_eq!(site.visitor().get(&format!("/links/{link}")).await.status, StatusCode::NOT_FOUND);
    site.wait(SignedDuration::from_mins(1));
    secret
}

async fn try_sign_in(site: &Site, email: &str, password: &str, code: &str) -> visitor::Page {
    let form = [("email", email), ("password", password), ("code", code), ("return", "/desk")];
    site.visitor().post("/sign-in", &form).await
}

both! {
    async fn staff_enrol_and_sign_in_with_password_and_code(place) {
        let site = Site::new(&place.store);
        let secret = enrol(&site).await;
        let now = code(&secret, site.now());
        let done = try_sign_in(&site, " Karin@Example.org", PASSWORD, &now).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/desk"));
        let cookie = done.header("set-cookie");
        assert!(cookie.starts_with("__Host-geleit="), "{cookie}");
        assert!(cookie.contains("HttpOnly; SameSite=Lax; Secure"), "{cookie}");
        // Somebody who looked over her shoulder comes too late.
        let again = try_sign_in(&site, "karin@example.org", PASSWORD, &now).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn whatever_was_wrong_the_answer_is_the_same(place) {
        let site = Site::new(&place.store);
        let secret = enrol(&site).await;
        let now = code(&secret, site.now());
        let mut pages = Vec::new();
        for (email, password, code) in [
            ("karin@example.org", "wrong password", now.as_str()),
            ("karin@example.org", PASSWORD, "000000"),
            ("clara@example.org", PASSWORD, now.as_str()),
            // Suspended from here on: even password and code that fit say nothing else.
            ("karin@example.org", PASSWORD, now.as_str()),
        ] {
            if pages.len() == 3 {
                let programme = site.store.programmes().await.unwrap()[0].0;
                geleit_store::testing::suspend(&site.store, programme, email).await;
            }
            let page = try_sign_in(&site, email, password, code).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            pages.push(page.all().replace(email, ""));
        }
        for other in &pages[1..] {
            assert_eq!(pages[0], *other);
        }
    }

    async fn after_many_wrong_attempts_even_the_right_one_has_to_wait(place) {
        let site = Site::new(&place.store);
        let secret = enrol(&site).await;
        for _ in 0..5 {
            try_sign_in(&site, "karin@example.org", "wrong password", "000000").await;
        }
        let now = code(&secret, site.now());
        let locked = try_sign_in(&site, "karin@example.org", PASSWORD, &now).await;
        assert_eq!(locked.status, StatusCode::UNPROCESSABLE_ENTITY);
        site.wait(SignedDuration::from_secs(31));
        let now = code(&secret, site.now());
        let done = try_sign_in(&site, "karin@example.org", PASSWORD, &now).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
    }

    async fn a_link_shows_a_button_and_signs_in_once(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let (amal, _) = site.account(programme, "amal@example.org", Role::Mentee).await;
        let now = site.now();
        let link = site.store.create_link(programme, amal, Purpose::SignIn, now).await.unwrap();
        let path = format!("/links/{link}");
        for _ in 0..2 {
            let page = site.visitor().get(&path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("method=\"post\""));
        }
        let mut amal = site.visitor();
        assert_eq!(amal.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(amal.get("/sign-in").await.header("location"), "/me");
        assert_eq!(amal.get("/me").await.status, StatusCode::OK);
        let again = site.visitor().post(&path, &[]).await;
        let nonsense = site.visitor().post("/links/nonsense", &[]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert_eq!(again.all(), nonsense.all());
    }

    async fn a_link_is_over_after_half_an_hour_and_never_lets_staff_in(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let (amal, _) = site.account(programme, "amal@example.org", Role::Mentee).await;
        let (karin, _) = site.account(programme, "karin@example.org", Role::Coordinator).await;
        let now = site.now();
        let late = site.store.create_link(programme, amal, Purpose::SignIn, now).await.unwrap();
        let staff = site.store.create_link(programme, karin, Purpose::SignIn, now).await.unwrap();
        let refused = site.visitor().post(&format!("/links/{staff}"), &[]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        site.wait(SignedDuration::from_mins(31));
        let refused = site.visitor().get(&format!("/links/{late}")).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
    }

    async fn a_link_of_the_demo_opens_nothing_where_people_are_real(place) {
        let site = Site::new(&place.store);
        let demo = Site::with(&place.store, |config| config.is_demo = true);
        let programme = site.programme("mentoring").await;
        let (karin, _) = site.account(programme, "karin@example.org", Role::Coordinator).await;
        let (store, now) = (&site.store, site.now());
        let link = store.create_link(programme, karin, Purpose::DemoSignIn, now).await.unwrap();
        let path = format!("/links/{link}");
        let nonsense = site.visitor().get("/links/nonsense").await;
        let mut visitor = site.visitor();
        let refused = [visitor.get(&path).await, visitor.post(&path, &[]).await];
        for page in refused {
            assert_eq!(page.status, StatusCode::NOT_FOUND);
            assert_eq!(page.all(), nonsense.all());
        }
        assert!(visitor.cookies.is_empty());
        assert_eq!(demo.visitor().get(&path).await.status, StatusCode::OK);
        assert_eq!(demo.visitor().post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    }

    async fn asking_for_a_link_answers_alike_and_posts_at_most_three_letters_an_hour(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        site.account(programme, "amal@example.org", Role::Mentee).await;
        site.account(programme, "karin@example.org", Role::Coordinator).await;
        let mut pages = Vec::new();
        for email in ["amal@example.org", "karin@example.org", "charlie@example.org"] {
            for _ in 0..4 {
                let page = site.visitor().post("/sign-in/link", &[("link-email", email)]).await;
                pages.push(page.all());
            }
        }
        pages.dedup();
        assert_eq!(pages.len(), 1);
        let letters = site.store.read(programme).await.unwrap().newest_mails(10).await.unwrap();
        assert_eq!(letters.len(), 3, "to Amal only");
    }

    async fn signing_out_ends_the_sign_in_on_the_server(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut amal = site.reader(programme, Role::Mentee).await;
        let kept = amal.cookies.clone();
        let out = amal.post("/sign-out", &[]).await;
        assert_eq!(out.header("location"), "/sign-in");
        let page = amal.get("/sign-in").await;
        assert!(page.body.contains("role=\"status\""), "{}", page.body);
        assert!(!amal.get("/sign-in").await.body.contains("role=\"status\""), "said once");
        amal.cookies = kept;
        assert_eq!(amal.get("/me").await.status, StatusCode::SEE_OTHER);
    }

    async fn a_sign_in_ends_when_nothing_happens_and_after_its_longest_time(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut staff = site.reader(programme, Role::Coordinator).await;
        for _ in 0..3 {
            site.wait(SignedDuration::from_mins(29));
            assert_eq!(staff.get("/desk").await.status, StatusCode::OK);
        }
        site.wait(SignedDuration::from_mins(31));
        assert_eq!(staff.get("/desk").await.status, StatusCode::SEE_OTHER);
        let mut amal = site.reader(programme, Role::Mentee).await;
        for _ in 0..(7 * 24) {
            site.wait(SignedDuration::from_mins(59));
            assert_eq!(amal.get("/me").await.status, StatusCode::OK);
        }
        site.wait(SignedDuration::from_hours(4) - SignedDuration::from_mins(70));
        amal.get("/me").await;
        assert_eq!(amal.get("/me").await.status, StatusCode::SEE_OTHER);
    }

    async fn a_forged_programme_in_the_cookie_finds_nothing(place) {
        let site = Site::new(&place.store);
        let (own, other) = (site.programme("own").await, site.programme("other").await);
        let mut amal = site.reader(own, Role::Mentee).await;
        let cookie = amal.cookies.get_mut("__Host-geleit").unwrap();
        *cookie = cookie.replace(&own.0.simple().to_string(), &other.0.simple().to_string());
        assert_eq!(amal.get("/me").await.status, StatusCode::SEE_OTHER);
    }

    async fn of_ten_at_the_same_moment_one_link_and_one_code_let_one_in(place) {
        let site = Site::new(&place.store);
        let secret = enrol(&site).await;
        let programme = site.programme("other").await;
        let (amal, _) = site.account(programme, "amal@example.org", Role::Mentee).await;
        let now = site.now();
        let link = site.store.create_link(programme, amal, Purpose::SignIn, now).await.unwrap();
        let code = code(&secret, now);
        let attempts = (0..10).map(|_| {
            let (mut by_link, mut by_code) = (site.visitor(), site.visitor());
            let (path, code) = (format!("/links/{link}"), code.clone());
            tokio::spawn(async move {
                let form =
                    [("email", "karin@example.org"), ("password", PASSWORD), ("code", &*code)];
                let first = by_link.post(&path, &[]).await.status;
                (first, by_code.post("/sign-in", &form).await.status)
            })
        });
        let mut let_in = (0, 0);
        for attempt in attempts.collect::<Vec<_>>() {
            let (by_link, by_code) = attempt.await.unwrap();
            let_in.0 += u8::from(by_link == StatusCode::SEE_OTHER);
            let_in.1 += u8::from(by_code == StatusCode::SEE_OTHER);
        }
        assert_eq!(let_in, (1, 1));
    }

    async fn a_new_role_holds_with_the_next_request(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut reader = site.reader(programme, Role::Mentee).await;
        assert_eq!(reader.get("/figures").await.status, StatusCode::NOT_FOUND);
        site.account(programme, "mentee@example.org", Role::Funder).await;
        assert_eq!(reader.get("/figures").await.status, StatusCode::OK);
    }
}
