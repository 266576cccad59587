//! Boards that are open: they hear of decisions, of nothing personal, and not for ever.

use super::matching::Table;
use super::*;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use geleit_store::both;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(5);

/// What comes next on an open board; nothing when it was closed.
async fn hear(body: &mut Body) -> Option<String> {
    use axum::body::HttpBody;
    loop {
        let next = std::future::poll_fn(|cx| std::pin::Pin::new(&mut *body).poll_frame(cx));
        let frame = tokio::time::timeout(PATIENCE, next).await.expect("something comes")?;
        let bytes: Bytes = frame.unwrap().into_data().unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        // A colon begins a sign of life.
        if !text.starts_with(':') {
            return Some(text);
        }
    }
}

both! {
    /// Proves S1-41.
    async fn a_decision_is_told_to_the_others_at_once_and_says_nothing_about_anybody(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let changes = format!("{}/changes", table.path());
        let mut open = table.partners[0].stream(&changes).await;
        assert_eq!(open.status(), StatusCode::OK);
        assert_eq!(open.headers()["content-type"], "text/event-stream");
        assert_eq!(open.headers()["cache-control"], "no-store");
        let first = hear(open.body_mut()).await.unwrap();
        let all = format!("{}/endorsements", table.path());
        let since = std::time::Instant::now();
        table.partners[1].post(&all, &[("version", "1")]).await;
        let next = hear(open.body_mut()).await.unwrap();
        assert!(since.elapsed() < Duration::from_millis(900), "{:?}", since.elapsed());
        assert_ne!(first, next);
        for told in [&first, &next] {
            let rest: String = told.chars().filter(|letter| !letter.is_ascii_digit()).collect();
            assert_eq!(rest, "id: \ndata: \n\n", "only a number");
        }
        let plain = table.partners[0].get(&changes).await;
        assert!(next.contains(&format!("data: {}\n", plain.body)), "{next} {}", plain.body);
    }

    /// Proves S1-41.
    async fn what_another_server_or_a_command_decides_is_heard_within_a_second(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let changes = format!("{}/changes", table.path());
        let mut open = table.office.stream(&changes).await;
        let first = hear(open.body_mut()).await;
        let operator = Actor::operator(table.programme);
        let store = &place.store;
        store.propose(&operator, table.cohort, None, table.site.now()).await.unwrap();
        let since = std::time::Instant::now();
        assert_ne!(hear(open.body_mut()).await, first);
        assert!(since.elapsed() < Duration::from_millis(1900), "{:?}", since.elapsed());
    }

    async fn an_open_board_ends_with_the_sign_in(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let changes = format!("{}/changes", table.path());
        let mut open = table.partners[0].stream(&changes).await;
        hear(open.body_mut()).await.unwrap();
        table.partners[0].post("/sign-out", &[]).await;
        let all = format!("{}/endorsements", table.path());
        table.partners[1].post(&all, &[("version", "1")]).await;
        assert_eq!(hear(open.body_mut()).await, None);
    }

    async fn an_account_keeps_six_boards_open_and_charlie_none(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let changes = format!("{}/changes", table.path());
        let mut open = Vec::new();
        for _ in 0..6 {
            open.push(table.office.stream(&changes).await);
        }
        let more = table.office.stream(&changes).await;
        assert_eq!(more.status(), StatusCode::TOO_MANY_REQUESTS);
        open.pop();
        assert_eq!(table.office.stream(&changes).await.status(), StatusCode::OK);
        let other = table.site.programme("other").await;
        let mut charlie = table.site.reader(other, Role::Coordinator).await;
        assert_eq!(charlie.stream(&changes).await.status(), StatusCode::NOT_FOUND);
    }
}
