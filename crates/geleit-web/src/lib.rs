//! Placeholder.

pub mod imports;
