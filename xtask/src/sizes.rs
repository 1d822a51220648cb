//! How large things are, raw and compressed by brotli.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::{command, output};

/// Prints a table with a row for each name and its files, taken together.
///
/// # Errors
///
/// When node is missing or a file cannot be read.
pub(crate) fn print(rows: &[(&str, Vec<PathBuf>)]) -> Result<()> {
    println!("{:24}{:>12}{:>12}", "", "raw", "brotli");
    for (name, files) in rows {
        let [raw, brotli] = bytes(files)?;
        println!("{name:24}{:>9.1} KB{:>9.1} KB", raw / 1000.0, brotli / 1000.0);
    }
    Ok(())
}

/// Raw and compressed, each file for itself.
fn bytes(files: &[PathBuf]) -> Result<[f64; 2]> {
    let printed = output(command("node").arg("xtask/src/scripts/sizes.js").args(files))?;
    serde_json::from_str(&printed).context("node printed no sizes.")
}
