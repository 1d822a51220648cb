//! binaryen's `wasm-opt` and `wasm2js`, from the npm package that xtask/package-lock.json pins.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{command, folder, run, target};
use crate::saturation::without_saturation;
use crate::tools;

/// The two programs, and the folder that remembers what they made of what: they take most of a build's time.
pub(crate) struct Binaryen {
    programs: PathBuf,
    memory: PathBuf,
}

impl Binaryen {
    /// Installs binaryen if need be.
    ///
    /// # Errors
    ///
    /// When npm cannot install the package.
    pub(crate) fn find() -> Result<Self> {
        let folder = tools::npm_packages("xtask")?;
        let memory = target()?.join("binaryen");
        fs::create_dir_all(&memory).with_context(|| format!("{} cannot be created.", memory.display()))?;
        Ok(Self { programs: folder.join("binaryen").join("bin"), memory })
    }

    /// The module as the browsers run it.
    pub(crate) fn optimised(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        self.make("wasm-opt", &["-O3"], wasm, "wasm")
    }

    /// The module as an ES module of JavaScript.
    ///
    /// wasm2js knows bulk memory, but neither sign extension nor saturating conversions.
    pub(crate) fn translated(&self, wasm: &[u8]) -> Result<String> {
        let lowered = self.make("wasm-opt", &["-Os", "--signext-lowering"], &without_saturation(wasm)?, "wasm")?;
        let script = self.make("wasm2js", &["-Os"], &lowered, "js")?;
        String::from_utf8(script).context("wasm2js wrote something else than UTF-8.")
    }

    /// A module from its text, with the features that rustc's have.
    #[cfg(test)]
    pub(crate) fn assembled(&self, text: &str) -> Result<Vec<u8>> {
        const FEATURES: [&str; 4] = [
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
            "--enable-sign-ext",
            "--emit-target-features",
        ];
        self.make("wasm-opt", &FEATURES, text.as_bytes(), "wasm")
    }

    fn make(&self, program: &str, arguments: &[&str], wasm: &[u8], extension: &str) -> Result<Vec<u8>> {
        let key = key(&(program, arguments, wasm, fs::read(folder("xtask").join("package-lock.json"))?));
        let made = self.memory.join(format!("{key}.{extension}"));
        if !made.exists() {
            self.make_anew(program, arguments, wasm, &made)?;
        }
        fs::read(&made).with_context(|| format!("{} cannot be read.", made.display()))
    }

    /// The file appears under its name only when it is whole.
    fn make_anew(&self, program: &str, arguments: &[&str], wasm: &[u8], made: &Path) -> Result<()> {
        let (input, partial) = (made.with_extension("input.wasm"), made.with_extension("partial"));
        fs::write(&input, wasm).with_context(|| format!("{} cannot be written.", input.display()))?;
        // The programs are scripts for node; naming node spares the shell that Windows would need.
        let mut tool = command("node");
        tool.arg(self.programs.join(program)).arg(&input).args(arguments).arg("-o").arg(&partial);
        run(&mut tool)?;
        fs::rename(&partial, made).with_context(|| format!("{} cannot be renamed.", partial.display()))?;
        fs::remove_file(&input).with_context(|| format!("{} cannot be removed.", input.display()))
    }
}

fn key(value: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
