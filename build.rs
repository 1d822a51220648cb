//! Compiles `data/` into the static tables that `src/data.rs` declares.
//!
//! A bad entry ends the build with its file, its line and the reason.

// A build script has nobody to hand an error to but the person who reads the build's output.
#![allow(clippy::expect_used, clippy::print_stderr, clippy::print_stdout)]

#[path = "build/automaton.rs"]
mod automaton;
#[path = "build/entries.rs"]
mod entries;
#[path = "build/fold.rs"]
mod fold;
#[path = "src/rules/respect/hash.rs"]
mod hash;
#[path = "build/lexicons.rs"]
mod lexicons;
#[path = "build/phrases.rs"]
mod phrases;
#[path = "build/tables.rs"]
mod tables;
#[path = "build/words.rs"]
mod words;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon/hash.rs");
    println!("cargo::rerun-if-changed=src/rules/respect/hash.rs");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out);
    fs::write(out.join("fold.rs"), fold::table()).expect("OUT_DIR is writable");
    match lexicons::tables(Path::new("data/lexicons")) {
        Ok(source) => fs::write(out.join("lexicons.rs"), source).expect("OUT_DIR is writable"),
        Err(error) => {
            eprintln!("{error}");
            process::exit(1);
        }
    }
    match entries::read(Path::new("data")).and_then(|data| tables::compile(&data)) {
        Ok(tables) => {
            fs::write(out.join("words.fst"), tables.words).expect("OUT_DIR is writable");
            fs::write(out.join("tables.rs"), tables.source).expect("OUT_DIR is writable");
        }
        Err(errors) => {
            for error in errors {
                eprintln!("{error}");
            }
            process::exit(1);
        }
    }
}
