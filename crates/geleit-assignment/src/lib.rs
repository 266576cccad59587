//! An exact solver for capacitated assignment that proves each of its answers.
//!
//! *Mentees* are to be paired with *mentors*. A mentor takes as many mentees as its capacity
//! says, a mentee gets at most one mentor, only listed pairs are possible, and each listed pair
//! has a score. Wanted: as many pairs as possible, and among all such assignments the highest
//! total score. Some pairs may be locked beforehand, and the number of pairs may be limited.
//! The crate knows nothing of people: both sides are numbers.
//!
//! ```
//! use geleit_assignment::{Edge, Instance, solve};
//!
//! // Two mentors; the first takes two mentees, the second one.
//! let edges = [
//!     Edge { mentee: 0, mentor: 0, score: 70 },
//!     Edge { mentee: 0, mentor: 1, score: 90 },
//!     Edge { mentee: 1, mentor: 1, score: 80 },
//!     Edge { mentee: 2, mentor: 0, score: 10 },
//! ];
//! let instance = Instance::new(3, vec![2, 1], &edges)?;
//! let solution = solve(&instance);
//!
//! // Mentee 0 would score higher with mentor 1, but then mentee 1 would go without.
//! assert_eq!(solution.mentor_of, [Some(0), Some(1), Some(0)]);
//! assert_eq!(solution.total, 70 + 80 + 10);
//! // Nobody has to believe the search: the certificate is checked against the instance.
//! assert_eq!(solution.certificate.check(&instance, &solution.mentor_of), Ok(()));
//! # Ok::<(), geleit_assignment::InstanceError>(())
//! ```
//!
//! # How it works
//! A short auction places most mentees, then one shortest augmenting path per mentee places or
//! leaves out the rest (Dijkstra on reduced costs). Everything is an integer: no rounding, no
//! tolerance. The prices that the search ends with are the [`Certificate`].
//!
//! # Determinism
//! The answer depends on the numbering of the two sides and on nothing else: not on the order
//! of the edges, not on a hash, not on the number of threads. Where several assignments are
//! equally good, the numbering decides.

mod auction;
mod augment;
mod blocking;
mod certificate;
mod cover;
mod exclusions;
mod insist;
mod instance;
mod instance_error;
mod least_change;
mod lowest;
mod market;
mod objective;
mod solve;
mod violation;

pub use blocking::blocking_pairs;
pub use certificate::Certificate;
pub use cover::Cover;
pub use insist::{Insisted, Move, insist};
pub use instance::{Edge, Instance, MAX_SCORE};
pub use instance_error::InstanceError;
pub use least_change::LeastChange;
pub use lowest::Lowest;
pub use objective::{Level, Objective};
pub use solve::{Solution, solve, solve_for};
pub use violation::Violation;
