//! Until when organisations vote, their deputies, and the rule about silence, on the pages.

use super::matching::Table;
use super::*;
use axum::http::StatusCode;
use geleit_store::both;

/// A page without the marks that keep directions apart.
async fn read(visitor: &mut Visitor, path: &str) -> String {
    visitor.get(path).await.body.replace(['\u{2068}', '\u{2069}'], "")
}

/// The value of the option with this text.
fn option(body: &str, label: &str) -> String {
    let end = body.find(&format!(">{label}<")).unwrap_or_else(|| panic!("no {label}: {body}"));
    let start = body[..end].rfind("value=\"").unwrap() + 7;
    body[start..].split('"').next().unwrap().to_owned()
}

const RULE: [(&str, &str); 6] = [
    ("words", "Wer schweigt, stimmt zu."),
    ("said_by", "Frau Muster"),
    ("said_where", "Steuergruppe"),
    ("since-day", "20"),
    ("since-month", "1"),
    ("since-year", "2026"),
];

both! {
    /// Proves S1-41, S1-42.
    async fn a_silent_organisation_is_named_and_the_rule_releases_without_it(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let all = format!("{}/endorsements", table.path());
        for partner in &mut table.partners[..2] {
            partner.post(&all, &[("version", "1")]).await;
        }
        let deadline = format!("{}/vote-deadline", table.path());
        let empty = table.office.post(&deadline, &[("version", "0")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let at = |day, time| {
            [("version", "0"), ("on-day", day), ("on-month", "1"), ("on-year", "2026"), ("time", time)]
        };
        let past = table.office.post(&deadline, &at("2", "9:00")).await;
        assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(past.body.contains("der noch kommt"), "{}", past.body);
        let set = table.office.post(&deadline, &at("24", "18:00")).await;
        assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
        assert!(table.board().await.contains("Abgestimmt wird bis"));
        let forbidden = table.partners[0].post(&deadline, &at("24", "18:00")).await;
        assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
        table.site.wait(SignedDuration::from_hours(40));
        // After so long a time everybody signs in again.
        let table_path = table.path();
        let programme = table.site.store.programmes().await.unwrap().remove(0).0;
        let new = table.site.account(programme, "again@example.org", Role::Coordinator).await;
        let link = table
            .site
            .store
            .create_link(programme, new.0, Purpose::DemoSignIn, table.site.now())
            .await
            .unwrap();
        let mut office = table.site.signed_in(&link).await;
        let board = read(&mut office, &table_path).await;
        assert!(board.contains("Noch nicht geantwortet: AMS"), "{board}");
        let release = format!("{table_path}/release");
        let page = office.get(&release).await.body;
        assert!(!page.contains("Nach der Vereinbarung freigeben"), "there is no rule: {page}");
        let short = office.post("/desk/silence-rule", &RULE[1..]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.body.contains("Frau Muster"), "nothing typed is lost");
        let saved = office.post("/desk/silence-rule", &RULE).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = office.get(&release).await.body;
        assert!(page.contains("Nach der Vereinbarung freigeben"), "{page}");
        let letters = office.get(&format!("{release}/letters")).await.body;
        assert_eq!(letters.matches("mentoring.example.org/…").count(), 4, "{letters}");
        assert!(!letters.contains("@example.org"), "no address: {letters}");
        let strict = office.post(&release, &[("version", "1")]).await;
        assert_eq!(strict.status, StatusCode::CONFLICT);
        let done = office.post(&release, &[("version", "1"), ("by", "rule")]).await;
        assert_eq!(done.header("location"), release, "{}", done.body);
        let minutes = office.get(&format!("{table_path}/minutes")).await.body;
        assert!(minutes.contains("AMS") && minutes.contains("Steuergruppe"), "{minutes}");
        assert!(minutes.contains("hat geschwiegen"), "{minutes}");
        let (_, file) = office.file(&format!("{table_path}/minutes.pdf")).await;
        let printed = super::minutes_pdf::text(&file);
        for words in ["AMS: hat geschwiegen", "Noch nicht geantwortet: AMS", "Wer schweigt, stimmt zu."] {
            assert!(printed.contains(words), "{words}: {printed}");
        }
    }

    /// Proves S1-41.
    async fn a_deputy_is_named_on_the_page_and_votes_there(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let votes = format!("{}/votes", table.path());
        let page = table.partners[1].get(&votes).await.body;
        let wko = option(&page, "wko");
        let deputies = format!("{}/deputies", table.path());
        let nobody = table.partners[1].post(&deputies, &[]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        let named = table.partners[1].post(&deputies, &[("deputy", &wko)]).await;
        assert_eq!(named.header("location"), votes, "{}", named.body);
        let page = read(&mut table.partners[0], &votes).await;
        assert!(page.contains("in Vertretung für ÖIF"), "{page}");
        let at = page.find("?for=").unwrap() + 5;
        let oeif = page[at..at + 36].to_owned();
        let page = table.partners[0].get(&format!("{votes}?for={oeif}")).await.body;
        let at = page.find("/desk/pairs/").unwrap();
        let pair = page[at..at + 48].to_owned();
        let form = [("version", "1"), ("organisation", oeif.as_str()), ("answer", "agree")];
        let voted = table.partners[0].post(&format!("{pair}/endorsement"), &form).await;
        assert_eq!(voted.header("location"), format!("{votes}?for={oeif}"), "{}", voted.body);
        assert!(table.board().await.contains("zugestimmt (Vertretung)"));
        let minutes = table.office.get(&format!("{}/minutes", table.path())).await.body;
        assert!(minutes.contains("ÖIF, in Vertretung"), "{minutes}");
        let foreign = table.partners[2].post(&format!("{pair}/endorsement"), &form).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    }
}
