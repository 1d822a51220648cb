//! `cargo xtask build`: the extension for both browsers, in dist/chrome and dist/firefox.
//!
//! Rust becomes one WebAssembly module with one glue; `core.js` holds both. For Chrome, where a page's policy may forbid
//! WebAssembly, `translated.js` holds the same module as JavaScript. The rest is extension/assets.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::binaryen::Binaryen;
use crate::process::{cargo, folder, root, run, target};
use crate::tools::{self, WASM};
use crate::{licences, manifest, module, scripts, sizes};

/// What an extension consists of: files by their path in it.
type Files = BTreeMap<PathBuf, Vec<u8>>;

const ASSETS: &str = "extension/assets";
/// The folder of the assets that is compiled into the core; all but the style that the pages have in common with it.
const COMPILED_IN: &str = "surface";
const SHARED_STYLE: &str = "surface/surface.css";
const CORE: &str = "core.js";
const TRANSLATED: &str = "translated.js";
const START: &str = "start.js";
const LICENCES: &str = "LICENSES.txt";

/// Builds dist/chrome and dist/firefox, prints how large they are and how to load them.
///
/// # Errors
///
/// When a tool is missing or fails, or the assets do not make an extension.
pub(crate) fn build() -> Result<()> {
    tools::wasm_target()?;
    let binaryen = Binaryen::find()?;
    let bound = module::bind(&compile("chaperone-extension", "chaperone_extension")?)?;
    let wasm = binaryen.optimised(&bound.wasm)?;
    let core = scripts::core(&bound, &wasm)?;
    let translated = scripts::translated(&bound, &binaryen.translated(&bound.wasm)?)?;

    let generated = [(CORE, core), (TRANSLATED, translated), (LICENCES, licences::text()?)];
    let generated = generated.map(|(name, text)| (name.into(), text.into()));
    let mut chrome = Files::from(generated);
    let mut firefox = chrome.clone();
    firefox.remove(Path::new(TRANSLATED));
    finish(&mut chrome, "manifest.chrome.json", &[CORE, TRANSLATED, START])?;
    finish(&mut firefox, "manifest.firefox.json", &[CORE, START])?;
    write("dist/chrome", &chrome)?;
    write("dist/firefox", &firefox)?;

    let module = target()?.join("core.wasm");
    fs::write(&module, &wasm).with_context(|| format!("{} cannot be written.", module.display()))?;
    print_sizes(module, &chrome, &firefox)?;
    println!("\nChrome:  open chrome://extensions, switch on developer mode, \"Load unpacked\", choose dist/chrome");
    println!(
        "Firefox: open about:debugging#/runtime/this-firefox, \"Load Temporary Add-on\", choose dist/firefox/manifest.json"
    );
    Ok(())
}

/// A package's module as rustc leaves it.
///
/// # Errors
///
/// When it does not compile.
pub(crate) fn compile(package: &str, library: &str) -> Result<Vec<u8>> {
    let mut build = cargo();
    build.args(["build", "--package", package, "--lib", "--target", WASM, "--profile", "wasm"]);
    run(build.env("CARGO_ENCODED_RUSTFLAGS", without_machine_paths()?))?;
    let wasm = target()?.join(WASM).join("wasm").join(library).with_extension("wasm");
    fs::read(&wasm).with_context(|| format!("{} cannot be read.", wasm.display()))
}

/// Panics carry the path of their source file. An extension is published, and the same everywhere: its paths begin at
/// the crates, not at somebody's home.
fn without_machine_paths() -> Result<OsString> {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo_home = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    // Of several that fit, the last one counts.
    let paths =
        [(cargo_home.join("registry").join("src"), "crates"), (root().to_owned(), "chaperone"), (target()?, "target")];
    let flags = paths.map(|(path, name)| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(path);
        flag.push("=");
        flag.push(name);
        flag
    });
    Ok(flags.join(OsStr::new("\x1f")))
}

/// Adds the assets and the manifest.
fn finish(files: &mut Files, overlay: &str, scripts: &[&str]) -> Result<()> {
    add_assets(files, Path::new(""))?;
    let style =
        fs::read(folder(ASSETS).join(SHARED_STYLE)).with_context(|| format!("{SHARED_STYLE} cannot be read."))?;
    files.insert(SHARED_STYLE.into(), style);
    let mut manifest = read_json("manifest.json")?;
    manifest::merge(&mut manifest, read_json(overlay)?);
    manifest::complete(&mut manifest, env!("CARGO_PKG_VERSION"), scripts)?;
    manifest::check_files(&manifest, |file| files.contains_key(file))?;
    files.insert("manifest.json".into(), format!("{manifest:#}\n").into_bytes());
    Ok(())
}

/// Adds a folder of the assets: all but the manifest's parts, what is compiled in, and hidden files.
fn add_assets(files: &mut Files, within: &Path) -> Result<()> {
    let entries = fs::read_dir(folder(ASSETS).join(within)).with_context(|| format!("{ASSETS} cannot be read."))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("{ASSETS} cannot be read."))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = within.join(&name);
        if name.starts_with('.') || name.starts_with("manifest.") || file == Path::new(COMPILED_IN) {
            continue;
        } else if entry.path().is_dir() {
            add_assets(files, &file)?;
        } else if files.insert(file.clone(), fs::read(entry.path())?).is_some() {
            bail!("{ASSETS}/{} has the name of a generated file. Give it another.", file.display());
        }
    }
    Ok(())
}

fn read_json(name: &str) -> Result<Value> {
    let file = fs::read(folder(ASSETS).join(name)).with_context(|| format!("{ASSETS}/{name} cannot be read."))?;
    serde_json::from_slice(&file).with_context(|| format!("{ASSETS}/{name} is no valid JSON."))
}

fn write(dist: &str, files: &Files) -> Result<()> {
    let root = folder(dist);
    if root.exists() {
        fs::remove_dir_all(&root).with_context(|| format!("{dist} cannot be emptied."))?;
    }
    for (name, content) in files {
        let file = root.join(name);
        let parent = file.parent().unwrap_or(&root);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&file, content))
            .with_context(|| format!("{} cannot be written.", file.display()))?;
    }
    Ok(())
}

/// One row for the module, one for each generated script, one for each extension.
fn print_sizes(module: PathBuf, chrome: &Files, firefox: &Files) -> Result<()> {
    println!();
    sizes::print(&[
        ("core as WebAssembly", vec![module]),
        (CORE, paths("dist/chrome", [CORE])),
        (TRANSLATED, paths("dist/chrome", [TRANSLATED])),
        ("dist/chrome", paths("dist/chrome", chrome.keys())),
        ("dist/firefox", paths("dist/firefox", firefox.keys())),
    ])
}

fn paths(dist: &str, files: impl IntoIterator<Item = impl AsRef<Path>>) -> Vec<PathBuf> {
    files.into_iter().map(|file| folder(dist).join(file)).collect()
}
