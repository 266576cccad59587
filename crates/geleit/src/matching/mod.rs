//! `geleit match`, `geleit endorse` and `geleit release`: the matching of a cohort from the
//! command line, in the name of the operator.

mod edges;
mod endorse;
mod propose;
mod release;

pub(crate) use endorse::Args as EndorseArgs;
pub(crate) use propose::Args as MatchArgs;
pub(crate) use release::Args as ReleaseArgs;

pub(crate) use endorse::run as endorse;
pub(crate) use propose::run as propose;
pub(crate) use release::run as release;
