//! `cargo xtask package`: what the stores are given, in dist/: one archive for each, and the sources they were made of.
//!
//! Who builds the same sources with the same compiler gets the same bytes. `--twice` proves it: it unpacks the sources
//! somewhere else, builds them there and compares.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::archive::{self, Contents};
use crate::build::build;
use crate::process::{command, folder, output, root, run, target};
use crate::stores;

/// The compiler that makes the published bytes.
const RUSTC: &str = "1.95.0";

/// What `cargo xtask package` can be asked.
#[derive(Args)]
pub(crate) struct Options {
    /// Build the sources once more, in another folder, and compare to the byte
    #[arg(long)]
    twice: bool,
}

/// Builds, packs, lints, and prints what came of it.
///
/// # Errors
///
/// When the compiler is another, the build fails, a store would refuse the extension, or a second build differs.
pub(crate) fn package(options: &Options) -> Result<()> {
    check_compiler()?;
    build()?;
    let archives = ["chrome", "firefox", "source"].map(archive_of);
    for (browser, archive) in ["chrome", "firefox"].iter().zip(&archives) {
        archive::write(archive, &archive::contents(&folder("dist").join(browser))?)?;
    }
    let [chrome, firefox, source] = &archives;
    archive::write(source, &sources()?)?;
    stores::lint()?;
    let mut sums = String::new();
    for archive in &archives {
        let name = archive.file_name().unwrap_or_default().to_string_lossy();
        sums += &format!("{}  {name}\n", archive::sha256(archive)?);
    }
    fs::write(folder("dist/SHA256SUMS"), &sums).context("dist/SHA256SUMS cannot be written.")?;
    if options.twice {
        build_elsewhere(source, &[chrome, firefox])?;
    }
    print!("\nIn dist:\n{sums}");
    Ok(())
}

fn archive_of(part: &str) -> PathBuf {
    folder("dist").join(format!("chaperone-{}-{part}.zip", env!("CARGO_PKG_VERSION")))
}

fn check_compiler() -> Result<()> {
    let version = output(command("rustc").arg("--version"))?;
    if version.split_whitespace().nth(1) != Some(RUSTC) {
        bail!(
            "The published bytes are made by rustc {RUSTC}; this is {}. Try `cargo +{RUSTC} xtask package`.",
            version.trim()
        );
    }
    Ok(())
}

/// Everything that is under version control; where there is none, everything that is not made here.
fn sources() -> Result<Contents> {
    if !folder(".git").exists() {
        const MADE: [&str; 4] = ["target/", "dist/", "tests/browser/out/", "node_modules/"];
        let mut contents = archive::contents(root())?;
        contents
            .retain(|name, _| !MADE.iter().any(|made| name.starts_with(made) || name.contains(&format!("/{made}"))));
        return Ok(contents);
    }
    if !output(command("git").args(["status", "--porcelain"]))?.trim().is_empty() {
        println!("Some changes are not committed; the archive of the sources holds them as they are.");
    }
    let files = output(command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))?;
    let existing = files.split('\0').filter(|name| !name.is_empty() && folder(name).is_file());
    existing.map(|name| Ok((archive::name(Path::new(name)), fs::read(folder(name))?))).collect()
}

/// Builds what the archive of the sources holds, as a stranger would, and compares.
fn build_elsewhere(source: &Path, archives: &[&PathBuf]) -> Result<()> {
    let elsewhere = target()?.join("elsewhere");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere).with_context(|| format!("{} cannot be emptied.", elsewhere.display()))?;
    }
    archive::unpack(source, &elsewhere)?;
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["xtask", "package"]).current_dir(&elsewhere);
    run(cargo.env("CARGO_TARGET_DIR", elsewhere.join("made")))?;
    for archive in archives {
        let name = archive.file_name().unwrap_or_default();
        let other = elsewhere.join("dist").join(name);
        if archive::sha256(archive)? != archive::sha256(&other)? {
            bail!("{} came out differently in {}.", name.display(), elsewhere.display());
        }
    }
    println!("\nBuilt twice, in two folders: the same bytes.");
    Ok(())
}
