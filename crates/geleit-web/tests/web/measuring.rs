//! What pairs are measured by, in the browser: the yardstick, the what-if on the board, variants,
//! the fairness report, reasons as sentences, and links between people.

use crate::matching::{Table, hidden};
use axum::http::StatusCode;
use geleit_store::both;

/// The sliders of a form: all at `rest`, but one.
fn shares(one: &str, share: &str, rest: &str) -> Vec<(String, String)> {
    let all = "occupation industry education seniority markets languages goals waiting wishes";
    let value = |word: &str| if word == one { share } else { rest };
    all.split(' ').map(|word| (format!("share_{word}"), value(word).to_owned())).collect()
}

/// The page without the invisible marks around what is filled in.
fn plain(body: &str) -> String {
    body.replace(['\u{2068}', '\u{2069}'], "")
}

fn borrowed(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn question(form: &[(String, String)]) -> String {
    let parts: Vec<_> = form.iter().map(|(name, value)| format!("{name}={value}")).collect();
    parts.join("&")
}

/// What a form of the yardstick holds besides the sliders.
fn rules(version: &str) -> Vec<(String, String)> {
    [("version", version), ("floor", "0"), ("language_min", "B1"), ("denied", "")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

both! {
    /// Proves S1-44.
    async fn the_yardstick_is_set_in_words_and_refused_in_words(place) {
        let mut table = Table::laid(&place.store).await;
        let path = "/desk/programme/weights";
        let page = table.office.get(path).await;
        assert!(plain(&page.body).contains("Zielmärkte") && plain(&page.body).contains("type=\"range\""));
        let zero = [rules("0"), shares("", "", "0")].concat();
        let refused = table.office.post(path, &borrowed(&zero)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&refused.body).contains("Mindestens ein Kriterium muss zählen"), "{}", refused.body);
        let markets = [rules("0"), shares("markets", "40", "5")].concat();
        let refused = table.office.post(path, &borrowed(&markets)).await;
        assert!(plain(&refused.body).contains("höchstens 15 von 100"), "{}", refused.body);
        assert!(plain(&refused.body).contains("value=\"40\""), "what was set is kept");
        let mut denied = [rules("0"), shares("languages", "20", "10")].concat();
        denied[3].1 = "Russland / Ukraine\nJugoslawien".into();
        let refused = table.office.post(path, &borrowed(&denied)).await;
        assert!(plain(&refused.body).contains("statt „Jugoslawien“"), "{}", refused.body);
        assert!(plain(&refused.body).contains("Russland / Ukraine"), "what was typed is kept");
        denied[3].1 = "Russland / Ukraine".into();
        let saved = table.office.post(path, &borrowed(&denied)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = table.office.get(path).await;
        assert!(plain(&page.body).contains("Russland / Ukraine"), "{}", page.body);
        let late = table.office.post(path, &borrowed(&denied)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_eq!(table.partners[0].get(path).await.status, StatusCode::FORBIDDEN);
    }

    /// Proves S1-42.
    async fn a_what_if_on_the_board_names_changes_and_can_be_kept_and_chosen(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let board = table.board().await;
        assert!(board.contains("Was wäre, wenn") && board.contains("Verschieben Sie einen Regler"));
        let asked = shares("waiting", "100", "0");
        let address = format!("{}?{}", table.path(), question(&asked));
        let tried = table.office.get(&address).await;
        assert_eq!(tried.status, StatusCode::OK);
        assert!(plain(&tried.body).contains("Beruf von 32 auf 0 %"), "{}", tried.body);
        assert!(plain(&tried.body).contains("Beruf (bisher 32)"), "{}", tried.body);
        let nothing = table.board().await;
        assert!(plain(&nothing).contains("Vorgeschlagene Paare (2)"), "{nothing}");
        let variants = format!("{}/variants", table.path());
        let keep = [vec![("version".to_owned(), "1".to_owned())], asked].concat();
        let kept = table.office.post(&variants, &borrowed(&keep)).await;
        assert_eq!(kept.header("location"), variants, "{}", kept.body);
        let page = table.office.get(&variants).await;
        for words in ["Variante A", "Variante B", "Wartezeit 100\u{202f}%", "gilt"] {
            assert!(plain(&page.body).contains(words), "{words}: {}", page.body);
        }
        let choice = format!("{}/choice", table.path());
        let chosen = table.office.post(&choice, &[("version", "1"), ("number", "2")]).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
        let board = table.board().await;
        assert!(plain(&board).contains("zu Variante A"), "{board}");
        let late = table.office.post(&choice, &[("version", "1"), ("number", "1")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let wrong = table.office.get(&format!("{}?share_occupation=x", table.path())).await;
        assert!(plain(&wrong.body).contains("Anteil von 0 bis 100"), "{}", wrong.body);
    }

    /// Proves S1-46.
    async fn a_pair_says_what_both_gain_and_why_in_sentences(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let board = table.board().await;
        assert!(board.contains("sieht den eigenen Beruf aus einem anderen Blickwinkel"), "{board}");
        assert!(board.contains("lernt eine Person aus demselben"), "{board}");
        let pair = hidden_path(&board);
        for reader in [&mut table.office, &mut table.partners[0]] {
            let page = reader.get(&pair).await;
            assert_eq!(page.status, StatusCode::OK);
            let said = plain(&page.body).contains("Beide kennen denselben Beruf")
                || plain(&page.body).contains("Beide arbeiten im selben Feld");
            assert!(said && plain(&page.body).contains("von 100 Punkten"), "{}", page.body);
        }
    }

    async fn the_fairness_report_is_open_to_everybody_at_the_table_and_hides_small_groups(place) {
        let mut table = Table::laid(&place.store).await;
        let path = format!("{}/fairness", table.path());
        let before = table.office.get(&path).await;
        assert!(plain(&before.body).contains("sobald ein Vorschlag gerechnet ist"), "{}", before.body);
        table.propose("0").await;
        let page = table.partners[0].get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(plain(&page.body).contains("Die Gruppen sind zu klein"), "{}", page.body);
        assert!(!plain(&page.body).contains("Amal"), "nobody is named");
    }

    async fn a_link_is_noted_by_the_office_and_keeps_two_people_apart(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let people = table.office.get("/desk/persons?search=Haddad").await.body;
        let amal = address(&people, "/desk/persons/");
        let path = format!("{amal}/links");
        let found = table.office.get(&format!("{path}?search=Leitner")).await;
        let other = hidden(&found.body, "kern-fieldset", "other\" id=\"other-1");
        let empty = table.office.post(&path, &[("search", "Leitner")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&empty.body).contains("Wählen Sie die andere Person"), "{}", empty.body);
        let form = [("other", other.as_str()), ("kind", "relative")];
        let noted = table.office.post(&path, &form).await;
        assert_eq!(noted.header("location"), path, "{}", noted.body);
        let page = table.office.get(&path).await;
        assert!(plain(&page.body).contains("Verwandte") && plain(&page.body).contains("Brigitte Leitner"));
        table.propose("1").await;
        let board = table.board().await;
        let row = &board[board.find("Amal Haddad").unwrap()..];
        let row = &row[..row.find("</tr>").unwrap()];
        assert!(!row.contains("Leitner"), "{row}");
        assert!(!board.contains("verwandt ") && !board.contains("Verwandte"), "{board}");
        let partner = table.partners[0].get(&path).await;
        assert_eq!(partner.status, StatusCode::FORBIDDEN);
        let removal = format!("{amal}/link-removal");
        let gone = table.office.post(&removal, &[("other", &other)]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    }
}

/// The first address of the reasons of a pair.
fn hidden_path(board: &str) -> String {
    let end = board.find("/reasons\"").unwrap() + "/reasons".len();
    let start = board[..end].rfind('"').unwrap() + 1;
    board[start..end].to_owned()
}

/// The first link that begins so.
fn address(body: &str, start: &str) -> String {
    let mark = format!("href=\"{start}");
    let found = body.match_indices(&mark).map(|(at, _)| &body[at + 6..]);
    let mut links = found.map(|rest| rest[..rest.find('"').unwrap()].to_owned());
    links.find(|link| link.len() > start.len() + 30).unwrap()
}
