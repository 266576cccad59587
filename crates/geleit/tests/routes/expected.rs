//! Reads `expected.txt`, the answers written by hand.

use crate::paths::Place;
use geleit_domain::policy::{Action, Resource, Role};
use geleit_web::{Audience, Entry};
use std::collections::BTreeMap;

const TEXT: &str = include_str!("expected.txt");

/// What is expected of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// Allowed.
    Yes,
    /// Allowed; the page holds the records of every organisation.
    All,
    /// Allowed; the page holds the records of the reader's organisation and no others.
    OfOrganisation,
    /// This status.
    Status(u16),
}

type Family = (&'static str, Action, Resource);

#[derive(Debug, Default)]
pub(crate) struct Table {
    readers: BTreeMap<&'static str, Vec<Role>>,
    families: BTreeMap<Family, BTreeMap<(Role, Place), Expected>>,
    /// Status of an allowed request, where it is not the usual one.
    allowed: BTreeMap<(&'static str, &'static str), u16>,
    /// Status for nobody and for those who are signed in.
    open: BTreeMap<(&'static str, &'static str, Place), [u16; 2]>,
}

impl Table {
    pub(crate) fn read() -> Self {
        let mut table = Self::default();
        let mut section = "";
        let mut family = None;
        for line in TEXT.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix("== ") {
                section = name;
                continue;
            }
            let words: Vec<_> = line.split_whitespace().collect();
            match section {
                "readers" => table.add_readers(&words),
                "families" if line.starts_with(' ') => table.add_row(family.as_ref(), &words),
                "families" => family = Some(table.add_family(&words)),
                "allowed" => {
                    let status = words[2].parse().unwrap_or_else(|_| panic!("{line}"));
                    table.allowed.insert((words[0], words[1]), status);
                }
                "open" => table.add_open(&words),
                section => panic!("no section {section}"),
            }
        }
        table
    }

    fn add_readers(&mut self, words: &[&'static str]) {
        let roles = words[1..].iter().map(|word| role(word)).collect();
        self.readers.insert(words[0], roles);
    }

    fn add_family(&mut self, words: &[&'static str]) -> (Family, Vec<Place>) {
        let action = Action::from_text(words[1]).unwrap_or_else(|| panic!("{words:?}"));
        let resource = Resource::from_text(words[2]).unwrap_or_else(|| panic!("{words:?}"));
        let family = (words[0], action, resource);
        assert!(!self.families.contains_key(&family), "{words:?} twice");
        let places: Vec<_> = words[3..].iter().map(|word| place(word)).collect();
        // Whoever reads these pages but is not named: known, not permitted.
        let readers = self.readers.get(words[0]).unwrap_or_else(|| panic!("{words:?}"));
        let refused = |role: &Role| Place::ALL.map(|place| ((*role, place), Expected::Status(403)));
        let mut rows: BTreeMap<_, _> = readers.iter().flat_map(refused).collect();
        rows.retain(|(_, place), _| places.contains(place));
        self.families.insert(family, rows);
        (family, places)
    }

    fn add_row(&mut self, family: Option<&(Family, Vec<Place>)>, words: &[&str]) {
        let (family, places) = family.unwrap();
        let role = role(words[0]);
        assert_eq!(words.len(), places.len() + 1, "{family:?}: {words:?}");
        for (place, word) in places.iter().zip(&words[1..]) {
            let expected = match *word {
                "yes" => Expected::Yes,
                "all" => Expected::All,
                "organisation" => Expected::OfOrganisation,
                status => Expected::Status(status.parse().unwrap()),
            };
            let row = self.families.get_mut(family).unwrap();
            let before = row.insert((role, *place), expected);
            assert!(before.is_some(), "{role} does not read {family:?}");
        }
    }

    fn add_open(&mut self, words: &[&'static str]) {
        let (method, path) = (words[0], words[1]);
        let pairs = std::iter::once(["page", words[2]]);
        let others = words[3..].chunks_exact(2).map(|pair| [pair[0], pair[1]]);
        for [at, status] in pairs.chain(others) {
            let (nobody, signed_in) = status.split_once('/').unwrap_or((status, status));
            let both = [nobody, signed_in].map(|status| status.parse().unwrap());
            self.open.insert((method, path, place(at)), both);
        }
    }

    /// What this role may expect of a route that asks for permission; nothing: no such row.
    pub(crate) fn of_role(
        &self,
        entry: &Entry,
        (action, resource): (Action, Resource),
        role: Option<Role>,
        place: Place,
    ) -> Option<Expected> {
        let audience = entry.audience.text();
        let family = self.families.get(&(audience, action, resource))?;
        let Some(role) = role else {
            let is_page = entry.method.as_str() == "GET";
            return Some(Expected::Status(if is_page { 303 } else { 401 }));
        };
        if !self.reads(role, entry.audience) {
            return Some(Expected::Status(404));
        }
        family.get(&(role, place)).copied()
    }

    /// What everybody may expect of a route that is open.
    pub(crate) fn open(&self, entry: &Entry, role: Option<Role>, place: Place) -> Option<u16> {
        let of = |place| self.open.get(&(entry.method.as_str(), entry.path, place));
        let [nobody, signed_in] = of(place).or_else(|| of(Place::Page))?;
        Some(if role.is_some() { *signed_in } else { *nobody })
    }

    /// The status of an allowed request: a page, or an empty form that is sent back.
    pub(crate) fn allowed(&self, entry: &Entry) -> u16 {
        let usual = if entry.method.as_str() == "GET" { 200 } else { 422 };
        *self.allowed.get(&(entry.method.as_str(), entry.path)).unwrap_or(&usual)
    }

    pub(crate) fn reads(&self, role: Role, audience: Audience) -> bool {
        self.readers.get(audience.text()).is_some_and(|readers| readers.contains(&role))
    }

    /// Is the family's list wider than the reader's organisation? Then a permission for the
    /// organisation alone changes nothing that anybody could see.
    pub(crate) fn lists_all(
        &self,
        audience: Audience,
        family: (Action, Resource),
        role: Role,
    ) -> bool {
        let rows = self.families.get(&(audience.text(), family.0, family.1));
        rows.is_some_and(|rows| {
            rows.iter().any(|((of, _), expected)| *of == role && *expected == Expected::All)
        })
    }

    /// Rows of routes that are gone.
    pub(crate) fn left_over(&self, table: &[Entry]) -> Vec<String> {
        let is_gone = |(method, path): (&str, &str)| {
            !table.iter().any(|entry| entry.method.as_str() == method && entry.path == path)
        };
        let allowed = self.allowed.keys().copied();
        let open = self.open.keys().map(|(method, path, _)| (*method, *path));
        let gone = allowed.chain(open).filter(|row| is_gone(*row));
        gone.map(|(method, path)| format!("{method} {path} is no route any more")).collect()
    }
}

fn role(word: &str) -> Role {
    Role::from_text(word).unwrap_or_else(|| panic!("{word} is no role"))
}

fn place(word: &str) -> Place {
    let found = Place::ALL.into_iter().find(|place| place.text() == word);
    found.unwrap_or_else(|| panic!("{word} is no place"))
}
