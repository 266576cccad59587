//! Pairs past their planned end on the pages of the office, and the day on which two have met.

use super::ends::{desk, mentor_of, post, read, running, value};
use super::*;
use axum::http::StatusCode;
use geleit_domain::cohorts;
use geleit_store::{both, testing};

/// The cohort has had its last day twelve days ago.
const OVER: &str = "UPDATE cohort SET starts_on = '2025-07-11', ends_on = '2026-01-11'";

/// What the boxes of the list send.
fn boxes(page: &str) -> Vec<String> {
    let mark = r#"name="pair""#;
    let parts = page.split(mark).skip(1);
    parts
        .map(|part| part.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned())
        .collect()
}

both! {
    /// Proves S1-57.
    async fn pairs_past_their_end_are_a_task_and_completed_at_one_go(place) {
        let (mut table, pairs) = running(&place.store).await;
        let path = "/desk/completions";
        assert!(read(&mut table.office, path).await.contains("kein Paar"));
        testing::execute(&place.store, table.programme, OVER).await;
        let overview = read(&mut table.office, "/desk").await;
        assert!(overview.contains(path) && overview.contains("Geplant bis 11. Jänner 2026"), "{overview}");
        let page = read(&mut table.office, path).await;
        let ticked = boxes(&page);
        assert_eq!(ticked.len(), pairs.len(), "{page}");
        let none = post(&mut table.office, path, &[("tick", "nobody")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.body.contains("mindestens ein Paar"), "{}", none.body);
        let nonsense = post(&mut table.office, path, &[("pair", "nonsense")]).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form: Vec<_> = ticked.iter().map(|value| ("pair", value.as_str())).collect();
        assert_eq!(post(&mut table.office, path, &form).await.status, StatusCode::SEE_OTHER);
        let said = read(&mut table.office, path).await;
        assert!(said.contains("sind abgeschlossen") && boxes(&said).is_empty(), "{said}");
        let again = post(&mut table.office, path, &form).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "the same list sent twice");
        assert!(!read(&mut table.office, "/desk").await.contains(path));
    }

    async fn who_ticks_a_pair_that_has_changed_keeps_the_other_ticks_and_the_page(place) {
        let (mut table, pairs) = running(&place.store).await;
        let path = "/desk/completions";
        testing::execute(&place.store, table.programme, OVER).await;
        let ticked = boxes(&read(&mut table.office, path).await);
        let extended = "UPDATE partnership SET version = version + 1
            WHERE id IN (SELECT id FROM partnership ORDER BY id LIMIT 1)";
        testing::execute(&place.store, table.programme, extended).await;
        let form: Vec<_> = ticked.iter().map(|value| ("pair", value.as_str())).collect();
        let late = post(&mut table.office, path, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("die anderen sind weiter ausgewählt"), "{}", late.body);
        assert_eq!(boxes(&late.body).len(), pairs.len(), "none is completed");
        assert_eq!(late.body.matches("\" checked aria-").count(), pairs.len() - 1, "{}", late.body);

        let first = boxes(&late.body)[0][..36].replace('-', "");
        let second = format!("{path}?after={first}.MjAyNi0wMS0xMQ");
        assert_eq!(boxes(&read(&mut table.office, &second).await).len(), pairs.len() - 1);
        let none = post(&mut table.office, &second, &[("tick", "nobody")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(boxes(&none.body).len(), pairs.len() - 1, "the same page: {}", none.body);
    }

    async fn whoever_closes_a_cohort_with_open_pairs_is_led_to_them(place) {
        let (mut table, pairs) = running(&place.store).await;
        let (operator, now) = (Actor::operator(table.programme), table.site.now());
        let closing = cohorts::Verb::BeginClosing;
        place.store.step_cohort(&operator, table.cohort, closing, None, now).await.unwrap();
        let cohort = format!("/desk/cohorts/{}", table.cohort);
        let version = value(&read(&mut table.office, &cohort).await, "version");
        let closure = format!("{cohort}/closure");
        let refused = post(&mut table.office, &closure, &[("version", &version)]).await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.body);
        let list = format!("/desk/partnerships?cohort={}&status=open", table.cohort);
        assert_eq!(refused.header("location"), list);
        let page = read(&mut table.office, &list).await;
        assert!(page.contains("Es gibt noch offene Paare"), "{page}");
        assert!(page.contains(&pairs[0].id.to_string()), "{page}");
        let page = read(&mut table.office, &cohort).await;
        assert!(page.contains(&closure), "it is not closed: {page}");
    }

    async fn where_nothing_is_proposed_any_more_nobody_else_is_sought_and_the_pair_stays(place) {
        let (mut table, pairs) = running(&place.store).await;
        testing::execute(&place.store, table.programme, "UPDATE mentor SET capacity = 2").await;
        let path = desk(&pairs, "/successor");
        assert!(read(&mut table.office, &desk(&pairs, "")).await.contains("/successor"));
        let page = read(&mut table.office, &path).await;
        let (version, mentor) = (value(&page, "version"), mentor_of(&page));
        let (operator, now) = (Actor::operator(table.programme), table.site.now());
        let closing = cohorts::Verb::BeginClosing;
        place.store.step_cohort(&operator, table.cohort, closing, None, now).await.unwrap();
        let form =
            [("version", version.as_str()), ("mentor", &mentor), ("reason", "time"), ("wish_of", "both")];
        let done = post(&mut table.office, &path, &form).await;
        assert_eq!(done.status, StatusCode::CONFLICT, "{}", done.body);
        let page = read(&mut table.office, &desk(&pairs, "")).await;
        assert!(page.contains("läuft") && !page.contains("aufgelöst"), "{page}");
        assert!(!page.contains("/successor"), "no button that leads nowhere: {page}");
    }

    /// Proves S1-04, S1-10.
    async fn the_page_of_a_pair_says_when_the_two_have_met(place) {
        let (mut table, pairs) = running(&place.store).await;
        let page = read(&mut table.office, &desk(&pairs, "")).await;
        assert!(!page.contains("Getroffen am"), "{page}");
        let form = [
            ("side", "mentor"), ("way", "phone"), ("on-day", "23"), ("on-month", "1"),
            ("on-year", "2026"), ("minutes", "60"), ("channel", "online"),
            ("topics", "recognition"),
        ];
        let noted = post(&mut table.office, &desk(&pairs, "/meetings"), &form).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.body);
        let page = read(&mut table.office, &desk(&pairs, "")).await;
        assert!(page.contains("Getroffen am</dt><dd>23. Jänner 2026"), "{page}");
        let meetings = read(&mut table.office, &desk(&pairs, "/meetings")).await;
        assert!(meetings.contains(r#"<p class="g-small">Anerkennung von Abschlüssen</p>"#), "{meetings}");
    }
}
