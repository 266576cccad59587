//! The class of every column: purpose, data class, deletion class, and whether the person gets to
//! see it (security promise P19). A column without a line fails a test.

/// The class of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// F0 public · F1 programme · F2 contact · F3 profile · F4 special or near it · F5 highest.
    pub data: &'static str,
    /// L0 at once · L1 42 days · L2–L5 months to years · L7 log · L8 for ever.
    pub deletion: &'static str,
    /// Does a person's access bundle hold it?
    pub in_access: bool,
    /// Why it is stored.
    pub purpose: &'static str,
}

/// Every column that is declared.
pub fn classes() -> impl Iterator<Item = Class> {
    include_str!("../../classes.tsv").lines().filter(|line| !line.starts_with('#')).map(read)
}

fn read(line: &'static str) -> Class {
    let mut fields = line.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    let (table, column) = next().split_once('.').unwrap_or_default();
    Class {
        table,
        column,
        data: next(),
        deletion: next(),
        in_access: next() == "yes",
        purpose: next(),
    }
}
