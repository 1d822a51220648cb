//! `LICENSES.txt`: whose work is in the extension, and on what terms.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::crates::{self, Crate};
use crate::process::folder;

const RULE: &str = "--------------------------------------------------------------------------------";

/// Files of a crate that hold its terms begin with one of these.
const NAMES: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"];

/// Tells every part that is shipped: the crates, Rust's standard library and the lists of words; equal texts once.
///
/// # Errors
///
/// When a crate comes without its terms.
pub(crate) fn text() -> Result<String> {
    let mut text = String::from(
        "Chaperone is offered under the MIT or the Apache-2.0 licence, as you like. It contains the work of others, with \
         thanks:\n\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in crates::shipped()? {
        let id = format!("{} {}", one.name, one.version);
        let licence = one.license.as_deref().unwrap_or_default();
        writeln!(text, "{id}\n    {licence}\n    {}", one.repository.as_deref().unwrap_or("part of Chaperone"))?;
        for terms in terms(&one)? {
            texts.entry(terms).or_default().push(id.clone());
        }
    }
    text.push_str("The Rust standard library\n    MIT OR Apache-2.0\n    https://github.com/rust-lang/rust\n");
    let lists =
        fs::read_to_string(folder("data/lexicons/README.md")).context("data/lexicons/README.md is unreadable.")?;
    write!(text, "\n{RULE}\n\n{}\n", lists.trim())?;
    for (terms, ids) in texts {
        write!(text, "\n{RULE}\n{}\n{RULE}\n\n{terms}\n", ids.join(", "))?;
    }
    Ok(text)
}

/// The terms a crate carries. A member of this workspace has those of the workspace.
fn terms(one: &Crate) -> Result<Vec<String>> {
    let folder = if one.source.is_some() { one.folder() } else { folder("") };
    let mut files: Vec<_> = fs::read_dir(&folder)
        .with_context(|| format!("The folder of {} is unreadable.", one.name))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            path.is_file() && NAMES.iter().any(|start| name.starts_with(start))
        })
        .collect();
    files.sort();
    if files.is_empty() {
        // Some forget the text; of Apache-2.0 there is but one.
        if !one.license.as_deref().is_some_and(|license| license.contains("Apache-2.0")) {
            bail!("{} {} comes without the text of its licence.", one.name, one.version);
        }
        files.push(crate::process::folder("LICENSE-APACHE"));
    }
    let read = |path| Ok(fs::read_to_string(path)?.replace("\r\n", "\n").trim().to_owned());
    files.iter().map(read).collect()
}
