//! `cargo xtask hash-words`: hashes for `data/abuse.toml` of words that should not stand in the tree.

use std::io::{self, BufRead as _};

use anyhow::{Result, anyhow};
use clap::Args;

#[derive(Args)]
pub(crate) struct Options {
    /// Endings that the words also take: noun, verb or as-is
    #[arg(long, default_value = "noun")]
    forms: String,
    /// Add the words with signs in place of letters
    #[arg(long)]
    masked: bool,
}

/// Reads a word a line from standard input and prints the hashes as the file holds them.
pub(crate) fn hash_words(options: &Options) -> Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let word = line.trim();
        if word.is_empty() {
            continue;
        }
        let hashes =
            crate::words::hashes(word, &options.forms, options.masked).map_err(|reason| anyhow!("{word}: {reason}"))?;
        let quoted: Vec<String> = hashes.iter().map(|hash| format!("\"{hash:016x}\"")).collect();
        println!("  {},", quoted.join(", "));
    }
    Ok(())
}
