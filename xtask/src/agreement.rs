//! Whether the core says the same natively, as WebAssembly and translated to JavaScript, made just as the extension is.

use std::fs;

use anyhow::{Context, Result};

use crate::binaryen::Binaryen;
use crate::build::compile;
use crate::process::{cargo, command, run, target};
use crate::{module, scripts, tools};

const DRAFTS: u32 = 10_000;

/// Compares the reports of ten thousand drafts.
///
/// # Errors
///
/// When one differs, or something cannot be built.
pub(crate) fn check() -> Result<()> {
    tools::wasm_target()?;
    run(cargo().args(["build", "--package", "agreement", "--profile", "wasm"]))?;
    let binaryen = Binaryen::find()?;
    let bound = module::bind(&compile("agreement", "agreement")?)?;
    let target = target()?;
    let folder = target.join("agreement");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be created.", folder.display()))?;
    let [core, translated] = ["core.js", "translated.js"].map(|name| folder.join(name));
    fs::write(&core, scripts::core(&bound, &binaryen.optimised(&bound.wasm)?)?)?;
    fs::write(&translated, scripts::translated(&bound, &binaryen.translated(&bound.wasm)?)?)?;
    let program = target.join("wasm").join("agreement").with_extension(std::env::consts::EXE_EXTENSION);
    let mut compare = command("node");
    compare.arg("xtask/src/scripts/agreement.mjs").arg(program).args([core, translated]);
    run(compare.arg(DRAFTS.to_string()))
}
