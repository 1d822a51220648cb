//! The project's own commands: `cargo xtask build | run | test | bench | package | lexicons | hash-words`.
//!
//! One file per verb; beside them what the verbs share: [`tools`] finds or installs what they need, [`module`] binds the
//! WebAssembly module, [`binaryen`] optimises and translates it, [`scripts`] and [`manifest`] wrap it for the browsers;
//! [`crates`] knows what all of it is made of.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line talks to its user")]

mod agreement;
mod archive;
mod bench;
mod binaryen;
mod build;
mod crates;
#[path = "../../src/rules/respect/hash.rs"]
mod hash;
mod hash_words;
mod lexicons;
mod licences;
mod manifest;
mod module;
mod package;
#[path = "../../build/phrases.rs"]
#[allow(dead_code, reason = "hashing uses the endings and the folding only")]
mod phrases;
mod process;
mod run;
mod saturation;
mod scripts;
mod sizes;
mod stores;
mod supply;
mod test;
mod tools;
#[path = "../../build/words.rs"]
mod words;

use std::process::ExitCode;

use anyhow::Error;
use clap::Parser;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Verb {
    /// Build the extension into dist/chrome and dist/firefox
    Build,
    /// Open a browser with the extension on the practice page; without a display, play a short tour and tell what happened
    Run(run::Options),
    /// Check everything: format, lints, core, rule examples, WebAssembly and both browsers
    Test(test::Options),
    /// Measure the core and, in both browsers, the page
    Bench,
    /// Pack the extension and its sources for the stores
    Package(package::Options),
    /// Make the names, words and places in data/lexicons anew from their sources
    Lexicons,
    /// Hash words for data/abuse.toml, read from standard input, so that they need not be written out there
    HashWords(hash_words::Options),
}

fn main() -> ExitCode {
    let done = match Verb::parse() {
        Verb::Build => build::build(),
        Verb::Run(options) => run::run(&options),
        Verb::Test(options) => return test::test(&options),
        Verb::Bench => bench::bench(),
        Verb::Package(options) => package::package(&options),
        Verb::Lexicons => lexicons::lexicons(),
        Verb::HashWords(options) => hash_words::hash_words(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", sentences(&error));
            ExitCode::FAILURE
        }
    }
}

/// What happened and why, without the backtrace that anyhow would add.
fn sentences(error: &Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n       ")
}
