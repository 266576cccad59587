//! One cell of the matrix: a route, a reader and a place of the record.

use crate::answer::{Answer, ask};
use crate::expected::{Expected, Table};
use crate::paths::{Place, paths};
use crate::readers::{Reader, readers};
use crate::world::{CHARLIE, FAMILIES, World, fill, now};
use axum::Router;
use geleit_domain::policy::{Action, Resource};
use geleit_store::Store;
use geleit_store::testing::seal;
use geleit_web::{App, Clock, Entry, Rule, WebConfig};

/// Everything that a cell needs, filled once.
pub(crate) struct Wall {
    pub(crate) store: Store,
    pub(crate) router: Router,
    pub(crate) table: Table,
    pub(crate) world: World,
    pub(crate) readers: Vec<Reader>,
    pub(crate) routes: Vec<Entry>,
}

pub(crate) struct Cell<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) reader: &'a Reader,
    pub(crate) place: Place,
    pub(crate) path: &'a str,
}

impl Wall {
    pub(crate) async fn build(store: &Store) -> Self {
        let config = WebConfig {
            public_address: "https://mentoring.example.org".to_owned(),
            is_demo: false,
            set_up_token: None,
            version: "0.0.0",
        };
        let world = fill(store).await;
        let readers = readers(store, &world.mentoring, world.person).await;
        Self {
            store: store.clone(),
            router: geleit_web::app(App::new(store.clone(), Clock::new(now), config, seal())),
            table: Table::read(),
            world,
            readers,
            routes: geleit_web::routes().table().to_vec(),
        }
    }

    pub(crate) fn paths(&self, entry: &Entry) -> Result<Vec<(Place, String)>, String> {
        paths(entry.path, &self.world.records)
    }

    pub(crate) async fn ask(&self, cell: &Cell<'_>) -> Answer {
        ask(&self.router, &cell.entry.method, cell.path, cell.reader.cookie.as_deref()).await
    }

    /// Is the answer the expected one?
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub(crate) fn judge(&self, cell: &Cell<'_>, answer: &Answer) -> Result<(), String> {
        let expected = self.expected(cell).ok_or_else(|| {
            format!("{}: no row in expected.txt for {}", describe(cell), family(cell.entry))
        })?;
        let status = match expected {
            Expected::Status(status) => status,
            _ => self.table.allowed(cell.entry),
        };
        if answer.status != status {
            return Err(format!("{}: {} instead of {status}", describe(cell), answer.status));
        }
        let shown = |place: Place| {
            let family = FAMILIES.iter().find(|(_, _, of)| *of == place);
            family.is_some_and(|(name, ..)| answer.holds(name))
        };
        let is_right = match expected {
            Expected::All => shown(Place::Organisation) && shown(Place::Programme),
            Expected::OfOrganisation => shown(Place::Organisation) && !shown(Place::Programme),
            Expected::Yes | Expected::Status(_) => true,
        };
        match (is_right, answer.holds(CHARLIE)) {
            (true, false) => Ok(()),
            (false, _) => Err(format!("{}: the list is not {expected:?}", describe(cell))),
            (_, true) => Err(format!("{}: tells of another programme", describe(cell))),
        }
    }

    fn expected(&self, cell: &Cell<'_>) -> Option<Expected> {
        match cell.entry.rule {
            Rule::May(action, resource) => {
                let rule = (action, resource);
                self.table.of_role(cell.entry, rule, cell.reader.role, cell.place)
            }
            Rule::Public(_) | Rule::Link(_) => {
                self.table.open(cell.entry, cell.reader.role, cell.place).map(Expected::Status)
            }
        }
    }
}

pub(crate) fn describe(cell: &Cell<'_>) -> String {
    let Cell { entry, reader, place, .. } = cell;
    format!("{} {} as {} at {}", entry.method, entry.path, reader.name, place.text())
}

pub(crate) fn rule(entry: &Entry) -> Option<(Action, Resource)> {
    match entry.rule {
        Rule::May(action, resource) => Some((action, resource)),
        Rule::Public(_) | Rule::Link(_) => None,
    }
}

fn family(entry: &Entry) -> String {
    let audience = entry.audience.text();
    rule(entry).map_or_else(
        || format!("{} {}", entry.method, entry.path),
        |(action, resource)| format!("{audience} {action} {resource}"),
    )
}
