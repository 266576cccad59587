//! A lifecycle is a table of (status, verb, status): read by `after`, by the buttons on the
//! page, by the SQL CHECK and by the generated diagram.

use std::fmt::Display;

/// The status after a verb, or nothing when the verb is not possible in this status.
#[must_use]
pub fn after<S: Copy + PartialEq, V: Copy + PartialEq>(
    table: &[(S, V, S)],
    status: S,
    verb: V,
) -> Option<S> {
    table.iter().find(|(from, by, _)| *from == status && *by == verb).map(|(_, _, to)| *to)
}

/// The verbs that are possible in a status, in the order of the table.
pub fn verbs<S: Copy + PartialEq, V: Copy>(
    table: &[(S, V, S)],
    status: S,
) -> impl Iterator<Item = V> + '_ {
    table.iter().filter(move |(from, _, _)| *from == status).map(|(_, verb, _)| *verb)
}

/// A Mermaid state diagram of the table.
#[must_use]
pub fn diagram<S: Display, V: Display>(first: S, table: &[(S, V, S)]) -> String {
    let mut out = format!("stateDiagram-v2\n    [*] --> {first}\n");
    for (from, verb, to) in table {
        out.push_str(&format!("    {from} --> {to}: {verb}\n"));
    }
    out
}
