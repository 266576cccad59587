//! From a registered path to the paths that are asked for, one per place of the record.

use crate::world::Records;

/// Where the record of a path stands, seen from the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// The path names no record.
    Page,
    /// The record is about the reader.
    Own,
    /// It belongs to the reader's organisation.
    Organisation,
    /// It belongs to the programme: to another organisation, or to none.
    Programme,
    /// It belongs to another programme.
    Foreign,
    /// There is no such record.
    Missing,
}

impl Place {
    pub(crate) const ALL: [Self; 6] =
        [Self::Page, Self::Own, Self::Organisation, Self::Programme, Self::Foreign, Self::Missing];

    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Own => "own",
            Self::Organisation => "organisation",
            Self::Programme => "programme",
            Self::Foreign => "foreign",
            Self::Missing => "missing",
        }
    }
}

/// The paths to ask for.
///
/// # Errors
/// A collection of which the world has no record: add one in `world.rs`.
pub(crate) fn paths(registered: &str, records: &Records) -> Result<Vec<(Place, String)>, String> {
    let parts: Vec<_> = registered.split('/').map(fixed).collect();
    let names_a_record = parts.iter().any(|part| part.starts_with('{'));
    if !names_a_record {
        return Ok(vec![(Place::Page, parts.join("/"))]);
    }
    let mut found = Vec::new();
    for place in Place::ALL.into_iter().filter(|place| *place != Place::Page) {
        found.extend(fill(&parts, place, place, records).map(|path| (place, path)));
    }
    if parts.iter().filter(|part| part.starts_with('{')).count() > 1 {
        // A record of another programme below a path of the own one.
        let mixed = fill(&parts, Place::Programme, Place::Foreign, records);
        found.extend(mixed.map(|path| (Place::Foreign, path)));
    }
    let is_full = |place| found.iter().any(|(found, _)| *found == place);
    match is_full(Place::Programme) && is_full(Place::Foreign) {
        true => Ok(found),
        false => Err(format!("no record in the world for {registered}")),
    }
}

/// Fills the placeholders: the last one with a record at `last`, those before with one at
/// `before`. A cohort belongs to nobody: below it, the programme's serves for the nearer places.
fn fill(parts: &[&str], before: Place, last: Place, records: &Records) -> Option<String> {
    let is_open = |part: &str| part.starts_with('{');
    let end = parts.iter().rposition(|part| is_open(part))?;
    let filled = parts.iter().enumerate().map(|(at, part)| match (is_open(part), at == end) {
        (false, _) => Some(*part),
        (true, true) => record(collection(parts, at), last, records),
        (true, false) => record(collection(parts, at), before, records)
            .or_else(|| record(collection(parts, at), Place::Programme, records)),
    });
    Some(filled.collect::<Option<Vec<_>>>()?.join("/"))
}

/// Which records a placeholder names; public pages know a cohort by its slug.
fn collection<'a>(parts: &[&'a str], at: usize) -> &'a str {
    match (parts[at - 1], parts[at]) {
        ("cohorts", "{slug}") => "published cohorts",
        ("events", "{slug}") => "published events",
        ("survey-answers", "{invitation}") => "survey invitations",
        ("apply", "{cohort}") => "open cohorts",
        (collection, _) => collection,
    }
}

/// Placeholders that name no record.
fn fixed(part: &str) -> &str {
    match part {
        "{lang}" => "de",
        "{folder}" => "fonts",
        "{*name}" => "nothing.woff2",
        "{link}" => "nothing",
        "{step}" => "person",
        "{list}" => "occupations",
        part => part,
    }
}

const MISSING_ID: &str = "01900000-0000-7000-8000-000000000000";

fn record<'a>(collection: &str, place: Place, records: &'a Records) -> Option<&'a str> {
    if place == Place::Missing {
        let (_, like) = records.iter().find(|((of, _), _)| *of == collection)?;
        let is_id = like.len() == MISSING_ID.len() && like.matches('-').count() == 4;
        return Some(if is_id { MISSING_ID } else { "nowhere-99" });
    }
    let (_, found) = records.iter().find(|((of, at), _)| *of == collection && *at == place)?;
    Some(found)
}
