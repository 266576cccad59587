//! The one program.

#[allow(dead_code)] // until the command line knows `geleit assign`
mod assign;

fn main() {}
