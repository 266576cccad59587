//! Those left over, in the browser of the coordination office.

use crate::matching::{Table, action, hidden};
use axum::http::StatusCode;
use geleit_domain::policy::Role;
use geleit_store::both;

/// The page without the invisible marks around what is filled in.
fn plain(body: &str) -> String {
    body.replace(['\u{2068}', '\u{2069}'], "")
}

/// The first link that begins so.
fn link(body: &str, start: &str) -> String {
    let at = body.find(&format!("href=\"{start}")).unwrap() + 6;
    body[at..at + body[at..].find('"').unwrap()].replace("&#38;", "&").replace("&amp;", "&")
}

both! {
    async fn the_board_leads_to_what_would_help_somebody_left_over(place) {
        let mut table = Table::laid(&place.store).await;
        table.invite_too_many().await;
        table.propose("0").await;
        let path = table.path();
        let left = format!("{path}/left");
        let board = table.board().await;
        assert!(board.contains(&format!("href=\"{left}\"")), "{board}");
        let words = "Was entschieden hat, der Reihe nach: möglichst viele Paare und";
        assert!(plain(&board).contains(words), "{board}");
        let ask = link(&board, &format!("{left}?mentee="));
        let page = table.office.get(ask.split('#').next().unwrap()).await;
        assert_eq!(page.status, StatusCode::OK);
        let body = plain(&page.body);
        for words in ["helfen würde</h2>", "Mit einem Platz mehr", "Ein Platz mehr bei Brigitte",
            "Ein Paar mehr. Passung aller Paare zusammen: +", "Wo noch jemand am meisten hilft"] {
            assert!(body.contains(words), "{words}: {body}");
        }
        let page = table.office.get(&left).await;
        assert!(!plain(&page.body).contains("Mit einem Platz mehr"), "only for who is asked about");
        let nonsense = table.office.get(&format!("{left}?mentee=nobody")).await;
        assert_eq!(nonsense.status, StatusCode::OK);
        let hidden = table.office.get(&format!("{path}?names=hidden")).await;
        assert!(!hidden.body.contains("left?mentee="), "behind the curtain nothing leads to names");
    }

    async fn two_who_would_have_more_of_each_other_are_named_with_their_reasons(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let left = format!("{}/left", table.path());
        let page = table.office.get(&left).await;
        assert!(plain(&page.body).contains("Alle Mentees haben ein Gegenüber"), "{}", page.body);
        assert!(plain(&page.body).contains("Es gibt keine zwei"), "{}", page.body);
        let board = table.board().await;
        let row = &board[board.find("Amal Haddad").unwrap()..];
        let swap = action(row, "move");
        let (mentor, version) = (hidden(row, "g-alt", "mentor"), hidden(row, "/move", "version"));
        let form = [("version", version.as_str()), ("mentor", mentor.as_str())];
        let swapped = table.office.post(&swap, &form).await;
        assert_eq!(swapped.status, StatusCode::SEE_OTHER, "{}", swapped.body);
        let page = table.office.get(&left).await;
        let body = plain(&page.body);
        assert!(body.contains("Amal Haddad und Brigitte Leitner</strong>"), "{body}");
        assert!(body.contains("Amal Haddad ist jetzt im Paar mit"), "{body}");
        let reasons = link(&page.body, "/desk/pairs/");
        assert_eq!(table.office.get(&reasons).await.status, StatusCode::OK);
    }

    async fn nobody_else_reads_about_those_left_over(place) {
        let mut table = Table::laid(&place.store).await;
        let left = format!("{}/left", table.path());
        let before = table.office.get(&left).await;
        assert!(plain(&before.body).contains("Sobald ein Vorschlag gerechnet ist"), "{}", before.body);
        table.propose("0").await;
        let partner = table.partners[0].get(&left).await;
        assert_eq!(partner.status, StatusCode::FORBIDDEN);
        let path = table.path();
        let own = table.partners[0].get(&path).await;
        assert!(!own.body.contains("/left"), "a partner's board does not lead there");
        let other = table.site.programme("other").await;
        let mut charlie = table.site.reader(other, Role::Coordinator).await;
        let nothing = charlie.get(&left).await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
        assert!(!nothing.body.contains("Amal"), "{}", nothing.body);
        let mut funder = table.site.reader(table.programme, Role::Funder).await;
        assert_eq!(funder.get(&left).await.status, StatusCode::NOT_FOUND);
    }
}
