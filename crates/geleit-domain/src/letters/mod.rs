//! Letters: which kinds there are, which of them wait for the digest, and when a digest may go
//! out. A letter that can wait never comes at night, on a Sunday or on a public holiday.

mod digest;
pub mod holidays;
mod kinds;
#[cfg(test)]
mod tests;

pub use digest::{Calendar, Choice, QUIET_FROM, Rhythm, WEEKLY_ON};
pub use kinds::{Button, Class, Kind, NEAR, Why};
