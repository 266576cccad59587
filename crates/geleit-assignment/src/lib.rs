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
//! # What is best
//! Up to four levels decide, each only where those before it tie: the most pairs; if wanted, the
//! highest lowest score; the highest total; if wanted, the fewest changes against an earlier
//! assignment. Each comes with its own proof, and [`Solution::check`] checks them all.
//!
//! ```
//! use geleit_assignment::{Edge, Instance, Objective, solve, solve_for};
//!
//! let edge = |mentee, mentor, score| Edge { mentee, mentor, score };
//! let edges = [edge(0, 0, 90), edge(0, 1, 50), edge(1, 0, 40), edge(1, 1, 10)];
//! let instance = Instance::new(2, vec![1, 1], &edges)?;
//! assert_eq!(solve(&instance).total, 90 + 10);
//!
//! let fair = Objective { highest_lowest: true, earlier: None };
//! let solution = solve_for(&instance, &fair);
//! assert_eq!(solution.mentor_of, [Some(1), Some(0)]);
//! assert_eq!(solution.lowest.and_then(|lowest| lowest.score), Some(40));
//! # Ok::<(), geleit_assignment::InstanceError>(())
//! ```
//!
//! What must not be is left out of the edges, or taken out of an instance: single pairs by
//! [`Instance::without`], low scores by [`Instance::with_floor`].
//!
//! # Why not this pair?
//! ```
//! # use geleit_assignment::{Edge, Instance};
//! use geleit_assignment::{Move, Objective, insist, solve};
//!
//! # let edge = |mentee, mentor, score| Edge { mentee, mentor, score };
//! let edges = [edge(0, 0, 90), edge(0, 1, 70), edge(1, 0, 80), edge(1, 1, 75)];
//! let instance = Instance::new(2, vec![1, 1], &edges)?;
//! let best = solve(&instance);
//! let insisted = insist(&instance, &Objective::default(), &best, (1, 0))?;
//! assert_eq!((insisted.pairs_lost, insisted.points_lost), (0, 15));
//! assert_eq!(insisted.moves[0], Move { mentee: 0, from: Some(0), to: Some(1) });
//! # Ok::<(), geleit_assignment::InstanceError>(())
//! ```
//!
//! # One change after the other
//! A [`Plan`] follows locks, vetoes, people who come and go, places and the limit, without solving
//! again. It also answers what a place or a mentor more would bring, and what it would take to
//! give somebody a mentor.
//!
//! ```
//! # use geleit_assignment::{Edge, Instance};
//! use geleit_assignment::{Gain, Plan};
//!
//! # let edge = |mentee, mentor, score| Edge { mentee, mentor, score };
//! // One mentor with one place, two mentees.
//! let instance = Instance::new(2, vec![1], &[edge(0, 0, 90), edge(1, 0, 80)])?;
//! let mut plan = Plan::of(&instance)?;
//! assert_eq!(plan.gain_of_place(0)?, Gain { pairs: 1, points: 80 });
//! assert_eq!(plan.remedies(1)?[0].place_with, Some(0));
//! // What somebody new with one place would bring who could take mentee 1 for 60 points.
//! assert_eq!(plan.gain_of_mentor(&[(1, 60)])?, Gain { pairs: 1, points: 60 });
//!
//! let change = plan.veto(0, 0)?;
//! assert_eq!((change.pairs, change.points, change.verdict), (0, -10, Ok(())));
//! assert_eq!(plan.mentor_of(1), Some(0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Who would rather have each other?
//! The assignment is best for all together, which some pairs may see otherwise:
//!
//! ```
//! # use geleit_assignment::{Edge, Instance};
//! use geleit_assignment::blocking_pairs;
//!
//! # let edge = |mentee, mentor| Edge { mentee, mentor, score: 1 };
//! let edges = [edge(0, 0), edge(0, 1), edge(1, 0), edge(1, 1)];
//! let instance = Instance::new(2, vec![1, 1], &edges)?;
//! // Everybody's first wish has the own number; but they were paired crosswise.
//! let rank = |mentee: u32, mentor: u32| Some(mentee.abs_diff(mentor));
//! assert_eq!(blocking_pairs(&instance, &[Some(1), Some(0)], rank, rank), [(0, 0), (1, 1)]);
//! # Ok::<(), geleit_assignment::InstanceError>(())
//! ```
//!
//! # How it works
//! In a short auction the side with fewer places bids for the other. What is not exactly best at
//! the prices of its end is taken apart again, and shortest chains of moves (Dijkstra on reduced
//! costs) place or leave out the rest and fill places that are too dear. Everything is an
//! integer: no rounding, no tolerance. The prices that the search ends with are the
//! [`Certificate`]. The lowest score is found by asking for thresholds whether the pairs above
//! suffice, and proved by a [`Cover`]; least change is a search among the pairs that are worth
//! their prices exactly.
//!
//! # Determinism
//! The answer depends on the numbering of the two sides and on nothing else: not on the order
//! of the edges, not on a hash, not on the number of threads. Where several assignments are
//! equally good, the numbering decides.

mod auction;
mod augment;
mod bids;
mod blocking;
mod certificate;
mod columns;
mod cover;
mod exclusions;
mod insist;
mod instance;
mod instance_error;
mod least_change;
mod lowest;
mod market;
mod objective;
mod offer;
mod plan;
mod promising;
mod row_packer;
mod row_sorter;
mod rows;
mod search;
mod shortlist;
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
pub use plan::{Change, Gain, Plan, Remedy};
pub use solve::{Solution, solve, solve_for};
pub use violation::Violation;
