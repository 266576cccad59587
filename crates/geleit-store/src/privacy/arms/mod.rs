//! One arm per table with personal columns: what a person gets to see of it, and what erasing
//! takes away. `$1` is the programme, `$2` the person, `$3` a text that takes the place of a number
//! or an address which must stay unique.

mod agreements;
mod closings;
mod ends;
mod events;
mod house;
mod intake;
mod matching;
mod meetings;
mod surveys;
mod warnings;

/// What happens in one table.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// The table.
    pub table: &'static str,
    /// The rows for the access bundle; empty for tables that only keep files.
    pub export: &'static str,
    /// What erasing does.
    pub(crate) erase: &'static [&'static str],
    /// What erasing does with values that must stay unique.
    pub(crate) rename: &'static [&'static str],
}

/// Every arm, in the order of the bundle; erasing goes the other way round, because words are
/// found through the rows that are emptied later.
pub fn arms() -> impl DoubleEndedIterator<Item = &'static Arm> {
    let of_people = house::ARMS.iter().chain(intake::ARMS).chain(matching::ARMS);
    let of_pairs = meetings::ARMS.iter().chain(agreements::ARMS).chain(warnings::ARMS);
    of_people
        .chain(of_pairs)
        .chain(ends::ARMS)
        .chain(closings::ARMS)
        .chain(surveys::ARMS)
        .chain(events::ARMS)
}
