//! Each cell of the policy turned around once: the matrix has to notice. Cells that no request
//! can reach stand in `docs/generated/policy-unreached.txt`, which may only shrink.

use crate::POLICY;
use crate::cell::{Cell, Wall, rule};
use crate::golden::golden;
use crate::paths::Place;
use crate::readers;
use geleit_domain::policy::flip::flip;
use geleit_domain::policy::{Action, Resource, Role, Tie, cells};
use geleit_store::testing::{Place as Database, run};
use geleit_web::Entry;
use std::collections::BTreeMap;
use std::fmt::Write;

type PolicyCell = (Role, Tie, Action, Resource);

#[test]
fn the_wall_notices_every_cell_of_the_policy_that_is_turned_around() {
    let _alone = POLICY.write();
    run(async {
        let database = Database::sqlite().await;
        let wall = Wall::build(&database.store).await;
        let (mut all, mut flips) = (0, 0);
        let mut survivors = Vec::new();
        let mut unreached: BTreeMap<_, Vec<Role>> = BTreeMap::new();
        for cell in cells() {
            all += 1;
            let (role, tie, action, resource) = cell;
            let routes = wall.routes_of(cell);
            if let Some(why) = wall.unreachable(cell, &routes) {
                unreached.entry((why, resource, action, tie)).or_default().push(role);
                continue;
            }
            flips += 1;
            flip(Some(cell));
            let is_noticed = wall.notices(role, &routes).await;
            flip(None);
            if !is_noticed {
                survivors.push(format!("{role} {action} {resource} at {tie}"));
            }
        }
        println!("flips: {all} cells, {flips} flips, {} survivors", survivors.len());
        assert!(survivors.is_empty(), "nobody noticed:\n{}", survivors.join("\n"));
        write_unreached(&unreached);
    });
}

impl Wall {
    fn routes_of(&self, (role, _, action, resource): PolicyCell) -> Vec<&Entry> {
        let is_concerned = |entry: &&Entry| {
            rule(entry) == Some((action, resource)) && self.table.reads(role, entry.audience)
        };
        self.routes.iter().filter(is_concerned).collect()
    }

    /// Why no request can reach a cell of the policy; nothing: one can.
    fn unreachable(
        &self,
        (role, tie, action, resource): PolicyCell,
        routes: &[&Entry],
    ) -> Option<&'static str> {
        let rules = self.routes.iter().filter_map(rule);
        let lists_all =
            |entry: &&&Entry| self.table.lists_all(entry.audience, (action, resource), role);
        if !rules.clone().any(|found| found == (action, resource)) {
            Some("no route does this")
        } else if routes.is_empty() {
            Some("these roles do not read the pages that do this")
        } else if tie == Tie::Organisation && routes.iter().find(lists_all).is_some() {
            Some("a list of the whole programme holds those of the own organisation as well")
        } else {
            None
        }
    }

    async fn notices(&self, role: Role, routes: &[&Entry]) -> bool {
        for reader in self.readers.iter().filter(|reader| reader.role == Some(role)) {
            for entry in routes {
                for (place, path) in self.paths(entry).unwrap() {
                    if matches!(place, Place::Foreign | Place::Missing) {
                        continue;
                    }
                    let cell = Cell { entry, reader, place, path: &path };
                    let answer = self.ask(&cell).await;
                    if self.judge(&cell, &answer).is_err() {
                        return true;
                    }
                }
            }
        }
        false
    }
}

type Unreached = BTreeMap<(&'static str, Resource, Action, Tie), Vec<Role>>;

fn write_unreached(unreached: &Unreached) {
    let mut text = String::from(
        "# Cells of the policy that no request can reach, so that the wall cannot prove them.\n\
         # RESOURCE ACTION TIE: ROLES. The list may only shrink.\n",
    );
    let mut heading = "";
    for ((why, resource, action, tie), roles) in unreached {
        if *why != heading {
            write!(text, "\n## {why}\n").unwrap();
            heading = why;
        }
        let names: Vec<_> = roles.iter().map(|role| role.text()).collect();
        let names = if names.len() == readers::roles().count() {
            "every role".to_owned()
        } else {
            names.join(" ")
        };
        writeln!(text, "{resource} {action} {tie}: {names}").unwrap();
    }
    golden("policy-unreached.txt", &text);
}
