//! The instance as three files: possible pairs with scores, capacities, locks.

use std::collections::HashMap;
use std::path::Path;

use geleit_assignment::{Edge, Instance, InstanceError, MAX_SCORE};

use super::table::Table;
use super::{AssignError, AssignOptions};

/// The highest capacity of a mentor in a file.
const CAPACITY_MAX: u32 = 1000;

const EDGE_COLUMNS: &[&str] = &["mentee", "mentor", "score"];
const CAPACITY_COLUMNS: &[&str] = &["mentor", "capacity"];
const LOCK_COLUMNS: &[&str] = &["mentee", "mentor"];

/// The parsed files. Both sides are numbered in the bytewise order of their ids, so that the
/// answer does not depend on the order of the rows.
pub(crate) struct Rows {
    pub(crate) mentees: Vec<String>,
    pub(crate) mentors: Vec<String>,
    capacities: Vec<u32>,
    edges: Vec<Edge>,
    locks: Vec<Lock>,
}

struct Lock {
    mentee: u32,
    mentor: u32,
    row: u64,
}

impl Rows {
    pub(crate) fn read(options: &AssignOptions) -> Result<Rows, AssignError> {
        let (mentors, capacities) = read_capacities(&options.capacities)?;
        let (mentees, edges) = read_edges(options, &mentors)?;
        let mut rows = Rows { mentees, mentors, capacities, edges, locks: Vec::new() };
        if let Some(file) = &options.locks {
            rows.locks = read_locks(file, &rows)?;
        }
        Ok(rows)
    }

    pub(crate) fn instance(&self, options: &AssignOptions) -> Result<Instance, AssignError> {
        let capacities = self.capacities.clone();
        let mut instance = Instance::new(self.mentees.len(), capacities, &self.edges)
            .map_err(|error| self.refuse_edges(&options.edges, error))?;
        for lock in &self.locks {
            instance = instance.with_locks(&[(lock.mentee, lock.mentor)]).map_err(|error| {
                let file = options.locks.as_deref().unwrap_or(Path::new("the locks"));
                AssignError::input(file, Some(lock.row), self.lock_problem(error))
            })?;
        }
        match options.max_pairs {
            None => Ok(instance),
            Some(pairs) => instance.with_limit(pairs).map_err(|error| {
                AssignError::Usage(format!("--max-pairs {pairs}: {error}; allow more pairs"))
            }),
        }
    }

    fn refuse_edges(&self, file: &Path, error: InstanceError) -> AssignError {
        let InstanceError::DuplicateEdge { mentee, mentor } = error else {
            return AssignError::input(file, None, error.to_string());
        };
        let (mentee, mentor) = (&self.mentees[mentee as usize], &self.mentors[mentor as usize]);
        // The rows were not kept: only an error needs them, and it has time to read again.
        let rows = rows_of_pair(file, mentee, mentor).ok().flatten();
        let before = rows.map(|(first, _)| format!(" in row {first}")).unwrap_or_default();
        let problem = format!(
            "\"{mentee}\" and \"{mentor}\" are already listed{before}; keep one of the two"
        );
        AssignError::input(file, rows.map(|(_, second)| second), problem)
    }

    fn lock_problem(&self, error: InstanceError) -> String {
        use InstanceError::{LockNotListed, LockedTwice, LocksOverCapacity};
        let mentee_name = |mentee: u32| &self.mentees[mentee as usize];
        let mentor_name = |mentor: u32| &self.mentors[mentor as usize];
        match error {
            LockNotListed { mentee, mentor } => format!(
                "\"{}\" and \"{}\" are not listed as a possible pair; list them with a score or \
                 remove the lock",
                mentee_name(mentee),
                mentor_name(mentor)
            ),
            LockedTwice { mentee } => {
                format!("\"{}\" is already locked; remove one of its locks", mentee_name(mentee))
            }
            LocksOverCapacity { mentor } => format!(
                "\"{}\" has a capacity of {} but more locks; raise it or remove a lock",
                mentor_name(mentor),
                self.capacities[mentor as usize]
            ),
            other => other.to_string(),
        }
    }
}

fn read_capacities(file: &Path) -> Result<(Vec<String>, Vec<u32>), AssignError> {
    let mut table = Table::open(file, CAPACITY_COLUMNS)?;
    let mut found: HashMap<String, (u32, u64)> = HashMap::new();
    while let Some(row) = table.next()? {
        let (mentor, capacity) = (row.id(0)?, row.integer(1, CAPACITY_MAX)?);
        if let Some((_, first)) = found.insert(mentor.to_owned(), (capacity, row.number())) {
            let problem = format!("\"{mentor}\" is already in row {first}; keep one of the two");
            return Err(row.refuse(&problem));
        }
    }
    let mut mentors: Vec<(String, u32)> =
        found.into_iter().map(|(mentor, (capacity, _))| (mentor, capacity)).collect();
    mentors.sort_unstable();
    Ok(mentors.into_iter().unzip())
}

fn read_edges(
    options: &AssignOptions,
    mentors: &[String],
) -> Result<(Vec<String>, Vec<Edge>), AssignError> {
    let mentor_numbers = numbers(mentors);
    let mut mentee_numbers: HashMap<String, u32> = HashMap::new();
    let mut edges = Vec::new();
    let mut table = Table::open(&options.edges, EDGE_COLUMNS)?;
    while let Some(row) = table.next()? {
        let (id, mentor, score) = (row.id(0)?, row.id(1)?, row.integer(2, MAX_SCORE)?);
        let Some(&mentor) = mentor_numbers.get(mentor) else {
            let problem = format!(
                "mentor \"{mentor}\" is not in {}; add it there or remove the row",
                options.capacities.display()
            );
            return Err(row.refuse(&problem));
        };
        let mentee = match mentee_numbers.get(id) {
            Some(&mentee) => mentee,
            None => {
                let next = u32::try_from(mentee_numbers.len())
                    .map_err(|_| row.refuse("too many mentees"))?;
                mentee_numbers.insert(id.to_owned(), next);
                next
            }
        };
        edges.push(Edge { mentee, mentor, score });
    }
    Ok(number_by_id(mentee_numbers, edges))
}

/// Mentees were numbered as they came; gives them the numbers of their sorted ids.
fn number_by_id(found: HashMap<String, u32>, mut edges: Vec<Edge>) -> (Vec<String>, Vec<Edge>) {
    let mut sorted: Vec<(String, u32)> = found.into_iter().collect();
    sorted.sort_unstable();
    let mut number_of = vec![0; sorted.len()];
    for (number, &(_, came)) in (0..).zip(&sorted) {
        number_of[came as usize] = number;
    }
    for edge in &mut edges {
        edge.mentee = number_of[edge.mentee as usize];
    }
    (sorted.into_iter().map(|(id, _)| id).collect(), edges)
}

fn read_locks(file: &Path, rows: &Rows) -> Result<Vec<Lock>, AssignError> {
    let (mentees, mentors) = (numbers(&rows.mentees), numbers(&rows.mentors));
    let mut locks = Vec::new();
    let mut table = Table::open(file, LOCK_COLUMNS)?;
    while let Some(row) = table.next()? {
        let number = |column: usize, numbers: &HashMap<&str, u32>| {
            let id = row.id(column)?;
            numbers.get(id).copied().ok_or_else(|| {
                row.refuse(&format!("\"{id}\" is in no possible pair; list it or remove the lock"))
            })
        };
        let (mentee, mentor) = (number(0, &mentees)?, number(1, &mentors)?);
        locks.push(Lock { mentee, mentor, row: row.number() });
    }
    Ok(locks)
}

/// The number of each id.
fn numbers(ids: &[String]) -> HashMap<&str, u32> {
    ids.iter().map(String::as_str).zip(0..).collect()
}

/// The first two rows that list a pair; `None` if the file can no longer be read so far.
fn rows_of_pair(
    file: &Path,
    mentee: &str,
    mentor: &str,
) -> Result<Option<(u64, u64)>, AssignError> {
    let mut table = Table::open(file, EDGE_COLUMNS)?;
    let mut first = None;
    while let Some(row) = table.next()? {
        if row.id(0)? == mentee && row.id(1)? == mentor {
            match first {
                None => first = Some(row.number()),
                Some(first) => return Ok(Some((first, row.number()))),
            }
        }
    }
    Ok(None)
}
