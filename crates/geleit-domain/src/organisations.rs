//! A partner organisation and its duties in a programme (S1-13, S1-36, S1-37, S1-41).

use crate::word::words;

words! {
    /// What an organisation does in a programme.
    Duty {
        FindMentors = "find_mentors",
        SupplyMentees = "supply_mentees",
        Decide = "decide",
        Fund = "fund",
    }
}
