//! Turns the language files into methods, so that a missing text stops the build, and lists
//! the assets that the program carries inside itself.

#![allow(clippy::print_stdout)] // This is how a build script talks to cargo.

mod assets;
mod languages;
mod methods;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=languages");
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=build");
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    match languages::generate(&home.join("languages")) {
        Ok(code) => fs::write(out.join("texts.rs"), code).expect("OUT_DIR is writable"),
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            return ExitCode::FAILURE;
        }
    }
    let code = assets::generate(&home.join("assets"));
    fs::write(out.join("assets.rs"), code).expect("OUT_DIR is writable");
    ExitCode::SUCCESS
}
