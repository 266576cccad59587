//! Spreadsheets as offices send them, good and bad, through the real readers.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

mod answers;
mod bad_files;
mod files;
mod formats;
mod limits;
mod rejected;
mod trial;
mod whole_rows;
