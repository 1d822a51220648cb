//! What a store would say to the extension, by Mozilla's own linter.

use anyhow::{Result, bail};

use crate::process::{command, folder, run};
use crate::tools;

/// Lints dist/firefox.
///
/// # Errors
///
/// When there is an error or a warning.
pub(crate) fn lint() -> Result<()> {
    if !folder("dist/firefox/manifest.json").exists() {
        bail!("There is nothing to lint yet. Run `cargo xtask build` first.");
    }
    let modules = tools::npm_packages("xtask/stores")?;
    let mut lint = command("node");
    lint.arg(modules.join("web-ext/bin/web-ext.js")).args(["lint", "--source-dir"]).arg(folder("dist/firefox"));
    run(lint.args(["--self-hosted=false", "--warnings-as-errors", "--no-config-discovery"]))
}
