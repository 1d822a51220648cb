//! Which crates there are, as cargo tells it: those that end up in the extension, and all that any member needs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process::{cargo, command, output};
use crate::tools::WASM;

/// A crate at its version.
#[derive(Clone, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Crate {
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) license: Option<String>,
    pub(crate) repository: Option<String>,
    /// Where it was downloaded from; none for the members of this workspace.
    pub(crate) source: Option<String>,
    manifest_path: PathBuf,
}

impl Crate {
    /// The folder of its `Cargo.toml`.
    pub(crate) fn folder(&self) -> PathBuf {
        self.manifest_path.with_file_name("")
    }
}

/// All crates that a member of the workspace needs, here or in WebAssembly, also for building and testing.
///
/// # Errors
///
/// When cargo cannot tell.
pub(crate) fn all() -> Result<Vec<Crate>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Crate>,
    }
    let mut metadata = cargo();
    metadata.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", WASM]);
    metadata.args(["--filter-platform", &host()?]);
    let metadata: Metadata =
        serde_json::from_str(&output(&mut metadata)?).context("`cargo metadata` is unreadable.")?;
    Ok(metadata.packages)
}

/// The crates whose code is in the extension, members of this workspace included, in the order of their names.
///
/// # Errors
///
/// When cargo cannot tell.
pub(crate) fn shipped() -> Result<Vec<Crate>> {
    let all: BTreeMap<String, Crate> =
        all()?.into_iter().map(|one| (format!("{} v{}", one.name, one.version), one)).collect();
    // Of its two ways to tell, only this one knows which features the extension chooses.
    let mut tree = cargo();
    tree.args(["tree", "--locked", "--package", "chaperone-extension", "--target", WASM]);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let tree = output(&mut tree)?;
    let mut shipped = tree
        .lines()
        .map(|line| {
            // `name v1.2.3`, and a path or `(*)` after it.
            let id = line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ");
            all.get(&id).cloned().with_context(|| format!("`cargo metadata` knows no {id}."))
        })
        .collect::<Result<Vec<_>>>()?;
    shipped.sort();
    shipped.dedup();
    Ok(shipped)
}

fn host() -> Result<String> {
    let version = output(command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("`rustc -vV` names no host.")
}
