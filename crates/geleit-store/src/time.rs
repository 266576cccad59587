//! Time is whole microseconds since the epoch on both engines, because text forms sort wrongly.

use jiff::Timestamp;
use uuid::Uuid;

/// Microseconds since the epoch.
#[must_use]
pub fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// The instant of a stored number of microseconds.
///
/// # Errors
/// The number is out of the range of an instant: the row was not written by this program.
pub fn timestamp(micros: i64) -> crate::Result<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|_| crate::Error::Corrupt("a time is out of range"))
}

/// A new id: UUID v7 of `now` with random bits, so that ids of one table grow with time.
///
/// # Panics
/// When the system gives no random bytes, because then no token would be safe either.
#[must_use]
pub fn id(now: Timestamp) -> Uuid {
    let mut random = [0u8; 10];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
