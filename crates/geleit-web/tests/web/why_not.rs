//! "Why not somebody else?", and the exception from a rule, as pages.

use super::matching::{Table, hidden};
use super::*;
use axum::http::StatusCode;
use geleit_store::both;
use geleit_store::testing::execute;
use visitor::Page;

const WHY: &str = "Beide können am Samstag.";
const NEVER_TOGETHER: [&str; 2] = [
    "UPDATE application_version SET availability = 'mornings' WHERE application_id IN
        (SELECT id FROM application WHERE reference = 'E-2')",
    "UPDATE mentor_version SET availability = 'evenings' WHERE mentor_id IN
        (SELECT mentor_id FROM cohort_mentor WHERE reference = 'M-4')",
];
/// Brigitte Kurz works where Amal Haddad worked last.
const SAME_EMPLOYER: [&str; 2] = [
    "UPDATE application_version SET last_employer = 'Muster' WHERE application_id IN
        (SELECT id FROM application WHERE reference = 'E-2')",
    "UPDATE mentor_version SET company = 'Muster' WHERE mentor_id IN
        (SELECT mentor_id FROM cohort_mentor WHERE reference = 'M-3')",
];

/// The value of the option with this text.
fn option(body: &str, label: &str) -> String {
    let end = body.find(&format!(">{label}<")).unwrap_or_else(|| panic!("no {label}: {body}"));
    let start = body[..end].rfind("value=\"").unwrap() + 7;
    body[start..].split('"').next().unwrap().to_owned()
}

impl Table {
    /// A proposal in which Amal Haddad and Brigitte Gruber never have time together.
    async fn with_rules(store: &Store) -> Self {
        let mut table = Self::laid(store).await;
        for sql in NEVER_TOGETHER.into_iter().chain(SAME_EMPLOYER) {
            assert_eq!(execute(store, table.programme, sql).await, 1);
        }
        table.propose("0").await;
        table
    }

    fn why_not(&self) -> String {
        format!("{}/why-not", self.path())
    }

    /// The address of the question about two people, as the board and the form lead to it.
    async fn question(&mut self, mentee: &str, mentor: &str) -> String {
        let page = self.office.get(&self.why_not()).await.body;
        let (mentee, mentor) = (option(&page, mentee), option(&page, mentor));
        format!("{}?mentee={mentee}&mentor={mentor}", self.why_not())
    }
}

/// The ids of a question.
fn people(question: &str) -> (String, String) {
    let rest = question.split_once("?mentee=").unwrap().1;
    let (mentee, mentor) = rest.split_once("&mentor=").unwrap();
    (mentee.to_owned(), mentor.to_owned())
}

fn plain(page: &Page) -> String {
    page.body.replace(['\u{2068}', '\u{2069}'], "")
}

both! {
    /// Proves S1-43.
    async fn the_board_leads_to_the_cost_of_a_pair_and_to_fixing_it(place) {
        let mut table = Table::with_rules(&place.store).await;
        let board = table.board().await;
        assert!(board.contains("/why-not?mentee="), "{board}");
        let question = table.question("Amal Noor", "Brigitte Gruber").await;
        let page = table.office.get(&question).await;
        let body = plain(&page);
        assert!(body.contains("Amal Noor und Brigitte Gruber"), "{body}");
        assert!(body.contains("Punkte weniger als im besten Vorschlag"), "{body}");
        assert!(body.contains("Zu Paaren, die sich ändern, wird neu abgestimmt"), "{body}");
        let (mentee, mentor) = people(&question);
        let version = hidden(&body, "/fixed-pairs", "version");
        let form = [("mentee", &*mentee), ("mentor", &*mentor), ("version", &*version)];
        let fix = format!("{}/fixed-pairs", table.path());
        let fixed = table.office.post(&fix, &form).await;
        assert_eq!(fixed.header("location"), table.path(), "{}", fixed.body);
        let board = table.office.get(&format!("{}?show=locked", table.path())).await.body;
        assert!(board.contains("Brigitte Gruber"), "{board}");
        let twice = table.office.post(&fix, &form).await;
        assert_eq!(twice.status, StatusCode::CONFLICT, "pressed twice");
        let page = table.office.get(&question).await;
        assert!(page.body.contains("steht schon auf dem Board"), "{}", page.body);
        let minutes = plain(&table.office.get(&format!("{}/minutes", table.path())).await);
        assert!(minutes.contains("Paar gesetzt"), "{minutes}");
    }

    /// Proves S1-42.
    async fn the_office_overrules_a_rule_with_a_reason_that_stands_in_the_minutes(place) {
        let mut table = Table::with_rules(&place.store).await;
        let question = table.question("Amal Haddad", "Brigitte Gruber").await;
        let body = plain(&table.office.get(&question).await);
        assert!(body.contains("Gemeinsame Zeit:"), "{body}");
        assert!(!body.contains("/fixed-pairs\""), "a rule stands against it: {body}");
        let (mentee, mentor) = people(&question);
        let version = hidden(&body, "/overrulings", "version");
        let overrule = format!("{}/overrulings", table.path());
        let form = |reason| {
            [("mentee", &*mentee), ("mentor", &*mentor), ("version", &*version), ("reason", reason)]
        };
        let silent = table.office.post(&overrule, &form("  ")).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains("<title>Fehler:"), "{}", silent.body);
        let long = "ä".repeat(2_001);
        let refused = table.office.post(&overrule, &form(&long)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(&long), "what was typed is kept");
        assert_eq!(hidden(&refused.body, "/overrulings", "version"), version);
        assert_eq!(option(&refused.body, "Brigitte Gruber"), mentor);
        // The same pair without the exception is refused by the name of the rule.
        let fix = format!("{}/fixed-pairs", table.path());
        let plainly = table.office.post(&fix, &form("")[..3]).await;
        assert_eq!(plainly.status, StatusCode::CONFLICT);
        assert!(plain(&plainly).contains("steht eine Regel: Gemeinsame Zeit"), "{}", plainly.body);
        let done = table.office.post(&overrule, &form(WHY)).await;
        assert_eq!(done.header("location"), table.path(), "{}", done.body);
        let twice = table.office.post(&overrule, &form(WHY)).await;
        assert_eq!(twice.status, StatusCode::CONFLICT, "pressed twice");
        let path = format!("{}/minutes", table.path());
        let minutes = plain(&table.partners[0].get(&path).await);
        assert!(minutes.contains("Ausnahme gemacht, trotz Regel: Gemeinsame Zeit"), "{minutes}");
        assert!(minutes.contains(WHY), "{minutes}");
        let board = table.office.get(&format!("{}?show=locked", table.path())).await.body;
        assert!(board.contains("Brigitte Gruber"), "{board}");
        let history = table.office.get(&format!("{}/history", table.path())).await.body;
        let seq = hidden(&history, "/undo\"", "seq");
        let undo = format!("{}/undo", table.path());
        let undone = table.office.post(&undo, &[("seq", &seq)]).await;
        assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
        let body = plain(&table.office.get(&question).await);
        assert!(body.contains("Gemeinsame Zeit:"), "the rule counts again: {body}");
    }

    /// Proves P5, S1-42.
    async fn an_organisation_asks_too_but_overrules_nothing_and_learns_no_private_rule(place) {
        let mut table = Table::with_rules(&place.store).await;
        let open = table.question("Amal Haddad", "Brigitte Gruber").await;
        let body = plain(&table.partners[0].get(&open).await);
        assert!(body.contains("Gemeinsame Zeit:"), "what the programme asks is open: {body}");
        assert!(!body.contains("/overrulings") && !body.contains("Haddad und"), "{body}");
        let private = table.question("Amal Haddad", "Brigitte Kurz").await;
        let body = plain(&table.partners[0].get(&private).await);
        assert!(body.contains("zum Schutz der beiden"), "{body}");
        assert!(!body.contains("Dieselbe Firma"), "{body}");
        assert!(plain(&table.office.get(&private).await).contains("Dieselbe Firma:"));
        let (mentee, mentor) = people(&open);
        let form =
            [("mentee", &*mentee), ("mentor", &*mentor), ("version", "0"), ("reason", WHY)];
        let path = format!("{}/overrulings", table.path());
        let refused = table.partners[0].post(&path, &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }

    /// Proves P5.
    async fn charlie_of_another_programme_finds_neither_the_page_nor_the_people(place) {
        let mut table = Table::with_rules(&place.store).await;
        let question = table.question("Amal Haddad", "Brigitte Gruber").await;
        let elsewhere = table.site.programme("charlie").await;
        let mut charlie = table.site.reader(elsewhere, Role::Coordinator).await;
        assert_eq!(charlie.get(&question).await.status, StatusCode::NOT_FOUND);
        let (mentee, mentor) = people(&question);
        let form = [("mentee", &*mentee), ("mentor", &*mentor), ("version", "0"), ("reason", WHY)];
        for noun in ["fixed-pairs", "overrulings"] {
            let path = format!("{}/{noun}", table.path());
            assert_eq!(charlie.post(&path, &form).await.status, StatusCode::NOT_FOUND, "{noun}");
        }
        let nobody = format!("{}?mentee={mentor}&mentor=x", table.why_not());
        assert_eq!(table.office.get(&nobody).await.status, StatusCode::NOT_FOUND);
    }
}
