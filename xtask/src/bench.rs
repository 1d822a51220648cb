//! `cargo xtask bench`: the core by itself, then in the page.

use anyhow::Result;

use crate::build::build;
use crate::process::{cargo, command, run};
use crate::tools::{self, Browser};

/// Measures the core natively and the extension in both browsers.
///
/// # Errors
///
/// When something can be neither found nor installed, or a measurement fails.
pub(crate) fn bench() -> Result<()> {
    run(cargo().args(["bench", "--package", "chaperone"]))?;
    tools::npm_packages("tests/browser")?;
    tools::browser(Browser::Chromium)?;
    tools::browser(Browser::Firefox)?;
    build()?;
    println!();
    run(command("node").arg("tests/browser/bench.mjs"))
}
