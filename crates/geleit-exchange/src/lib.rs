//! What goes in and out as files: spreadsheets of mentees and mentors are read into typed rows
//! with every problem named, refused rows, lists and appointments are written. No database, no HTTP; all of
//! it blocks, so callers run it outside the request's thread.
//! with every problem named, refused rows and lists are written; letters and résumés are looked
//! through, and a Europass CV is read. No database, no HTTP; all of it blocks, so callers run it
//! outside the request's thread.

mod calendar;
pub mod columns;
pub mod europass;
mod feed;
mod figures;
pub mod files;
mod formulas;
mod mentee_row;
mod mentor_row;
mod problem;
pub mod rejects;
pub mod rows;
pub mod sheet;
mod table;

mod answers;

pub use calendar::{Appointment, calendar_file};
pub use feed::{Certainty, FeedDate, calendar_feed};
pub use figures::report_csv;
pub use formulas::neutralise;
pub use problem::{Problem, ProblemKind};
pub use table::{csv_table, xlsx_table};
