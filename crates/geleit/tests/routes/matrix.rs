//! Every route × every reader × every place of the record.

use crate::POLICY;
use crate::answer::Answer;
use crate::cell::{Cell, Wall, describe};
use crate::paths::Place;
use crate::readers::roles;
use axum::http::StatusCode;
use geleit_store::Store;
use geleit_store::testing::{Place as Database, run};
use geleit_web::{Audience, Entry, Rule};
use std::collections::BTreeMap;

const POLICY_OF_CONTENT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// A download, should a browser show it all the same.
const POLICY_OF_FILES: &str =
    "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox";

/// Why a route is open to everybody, and how many may be for this reason. The numbers may only
/// shrink; a further reason is a decision of its own and stands here with its routes.
const OPEN_MAX: &[(&str, usize)] = &[
    ("leads to the reader's language", 2),
    ("styles, fonts and the logo hold no data", 1),
    ("finds codes of public lists; asks for no data and keeps none", 1),
    ("monitoring asks before anybody signs in; says yes or no", 2),
    ("keeps a choice of language", 1),
    ("a new server knows nobody; the printed token opens it once", 2),
    ("whoever signs in is not signed in yet", 3),
    ("ends only the own sign-in", 1),
    ("the programme presents itself", 2),
    ("an event that is published invites everybody", 1),
    ("whoever comes to a published event gives name and address", 1),
    ("a picture with a right in it is shown to everybody", 1),
    ("event", 8),
    ("calendar", 1),
    ("the law wants it to be found by everybody", 3),
    ("published figures of a cohort", 1),
    ("anybody may apply while a cohort is open", 2),
    ("anybody may sign up as a mentor while a cohort is open", 2),
    ("draft", 9),
    ("application", 10),
    ("mentor", 3),
    ("questionnaire", 6),
    ("offer", 2),
    ("partnership", 21),
    ("survey", 2),
    ("letters", 2),
    ("leads only to the own choice", 1),
    ("enrolment, sign_in, demo_sign_in", 2),
    ("enrolment", 2),
];

/// Its form ends the sign-in that asks, with which all other cells are asked.
const ENDS_THE_SIGN_IN: &str = "/sign-out";

mod every_route_answers_every_role_as_written_by_hand {
    use super::*;

    #[test]
    fn sqlite() {
        let _shared = POLICY.read();
        run(async { check(&Database::sqlite().await.store).await });
    }

    #[test]
    fn postgres() {
        let _shared = POLICY.read();
        run(async { check(&Database::postgres().await.store).await });
    }
}

async fn check(store: &Store) {
    let wall = Wall::build(store).await;
    let before = wall.newest_entry().await;
    let mut wrong = wall.table.left_over(&wall.routes);
    let mut cells = 0;
    for entry in &wall.routes {
        match wall.paths(entry) {
            Err(missing) => wrong.push(missing),
            Ok(paths) => {
                for reader in &wall.readers {
                    if entry.path == ENDS_THE_SIGN_IN && reader.cookie.is_some() {
                        continue;
                    }
                    let cells_of_reader: Vec<_> = paths
                        .iter()
                        .map(|(place, path)| Cell { entry, reader, place: *place, path })
                        .collect();
                    cells += cells_of_reader.len();
                    wrong.extend(wall.check(&cells_of_reader).await);
                }
            }
        }
    }
    let open = wall.routes.iter().filter_map(reason).count();
    wrong.extend(opened(&wall.routes));
    let (routes, roles) = (wall.routes.len(), roles().count());
    println!("wall: {routes} routes, {open} of them open, {roles} roles, {cells} cells");
    assert!(wrong.is_empty(), "{} cells are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(wall.newest_entry().await, before, "asking with empty forms changes nothing");
}

/// Why everybody may use a route, or whoever holds a link for these purposes.
fn reason(entry: &Entry) -> Option<&'static str> {
    match entry.rule {
        Rule::Public(reason) | Rule::Link(reason) => Some(reason),
        Rule::May(..) => None,
    }
}

/// Reasons that open more routes than written above, or fewer.
fn opened(routes: &[Entry]) -> Vec<String> {
    let written: BTreeMap<&str, usize> = OPEN_MAX.iter().copied().collect();
    let mut counts: BTreeMap<&str, usize> = written.keys().map(|reason| (*reason, 0)).collect();
    for reason in routes.iter().filter_map(reason) {
        *counts.entry(reason).or_default() += 1;
    }
    let differs = |(reason, count): (&str, usize)| {
        let max = written.get(reason).copied().unwrap_or_default();
        (count != max).then(|| format!("{count} routes instead of {max} are open: {reason}"))
    };
    counts.into_iter().filter_map(differs).collect()
}

impl Wall {
    /// What is wrong with the answers that one reader gets at the places of one route.
    async fn check(&self, cells: &[Cell<'_>]) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut hidden: Option<Answer> = None;
        for cell in cells.iter().rev() {
            let answer = self.ask(cell).await;
            wrong.extend(self.judge(cell, &answer).err());
            wrong.extend(soft_header(cell.entry, &answer).map(|header| {
                format!("{}: {header} is {:?}", describe(cell), answer.header(header))
            }));
            // Foreign is not told from missing by anything (P3). Public pages are nobody's.
            let is_hidden = matches!(cell.place, Place::Foreign | Place::Missing);
            // Whoever is sent to sign in comes back to the path that was asked for.
            let is_told = answer.status != StatusCode::SEE_OTHER;
            if is_hidden && is_told && cell.entry.audience != Audience::Public {
                let first = hidden.get_or_insert(answer);
                let again = self.ask(cell).await;
                if *first != again {
                    wrong.push(format!("{}: differs from missing", describe(cell)));
                }
            }
        }
        wrong
    }

    async fn newest_entry(&self) -> i64 {
        let mut tx = self.store.read(self.world.mentoring.id).await.unwrap();
        tx.newest_entries(i64::MAX, 1).await.unwrap()[0].seq
    }
}

/// A header that is not as promised (P27).
fn soft_header(entry: &Entry, answer: &Answer) -> Option<&'static str> {
    let is_kept = entry.audience == Audience::Public && answer.status == 200;
    let is_file = answer.header("content-disposition").starts_with("attachment");
    let policy = if is_file { POLICY_OF_FILES } else { POLICY_OF_CONTENT };
    let promised = [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("strict-transport-security", "max-age=63072000; includeSubDomains"),
        ("cache-control", "no-store"),
    ];
    let differs = |(name, value): &&(&'static str, &str)| {
        answer.header(name) != *value && !(is_kept && *name == "cache-control")
    };
    promised.iter().find(differs).map(|(name, _)| *name)
}
