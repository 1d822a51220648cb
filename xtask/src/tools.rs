//! Finds what the verbs need beyond cargo and node, and installs what is missing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::process::{cargo, command, folder, npm, output, run, succeeds};

/// What the extension is compiled to.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The browsers that the extension is made for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    /// What the scripts in tests/browser call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Debian's packages, the driver for the WebAssembly tests among them.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
        }
    }

    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
            Self::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// Where installers put it when not on the PATH.
    fn places(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            ],
            Self::Firefox => {
                &["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"]
            }
        }
    }

    fn is_installed(self) -> bool {
        self.programs().iter().any(|program| on_path(program).is_some())
            || self.places().iter().any(|place| Path::new(place).exists())
    }
}

/// Makes sure that the browser is there.
///
/// # Errors
///
/// Says what to install when this program cannot.
pub(crate) fn browser(browser: Browser) -> Result<()> {
    if browser.is_installed() {
        return Ok(());
    }
    let [first, ..] = browser.programs() else { return Ok(()) };
    apt_install(browser.packages(), first)
}

/// The path of chromedriver.
///
/// # Errors
///
/// Says what to install when this program cannot.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    if let Some(driver) = std::env::var_os("CHROMEDRIVER") {
        return Ok(driver.into());
    }
    browser(Browser::Chromium)?;
    if on_path("chromedriver").is_none() {
        apt_install(&["chromium-driver"], "chromedriver")?;
    }
    on_path("chromedriver").context("chromedriver was installed, but it is not on the PATH. Name it in CHROMEDRIVER.")
}

/// Makes sure that rustc can compile to WebAssembly.
///
/// # Errors
///
/// When the target is missing and rustup cannot add it.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(libraries.trim()).exists() {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", WASM]))
        .context("Rust's target wasm32-unknown-unknown is missing. Add it the way Rust was installed.")
}

/// Makes sure that a component of cargo is there: `fmt` or `clippy`.
///
/// # Errors
///
/// When the component is missing and rustup cannot add it.
pub(crate) fn cargo_component(subcommand: &str, component: &str) -> Result<()> {
    if succeeds(cargo().args([subcommand, "--version"])) {
        return Ok(());
    }
    run(command("rustup").args(["component", "add", component]))
        .with_context(|| format!("`cargo {subcommand}` is missing. Install {component} the way Rust was installed."))
}

/// Installs the npm packages that a folder's lock file pins, unless just these are there; gives back `node_modules`.
///
/// # Errors
///
/// When node or the lock file is missing, or npm fails.
pub(crate) fn npm_packages(name: &str) -> Result<PathBuf> {
    let folder = folder(name);
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{name}/package-lock.json cannot be read."))?;
    let modules = folder.join("node_modules");
    let installed = modules.join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    node()?;
    run(npm(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
        .with_context(|| format!("The npm packages of {name} could not be installed."))?;
    fs::create_dir_all(&modules)
        .and_then(|()| fs::write(&installed, lock))
        .with_context(|| format!("{} cannot be written.", installed.display()))?;
    Ok(modules)
}

fn node() -> Result<()> {
    if succeeds(command("node").arg("--version")) {
        return Ok(());
    }
    bail!("node was not found. Install Node.js 20 or newer with its npm, and try again.");
}

fn apt_install(packages: &[&str], wanted: &str) -> Result<()> {
    let list = packages.join(" ");
    if on_path("apt-get").is_none() {
        bail!("{wanted} was not found. Install it, put it on the PATH, and try again.");
    }
    if !is_root() {
        bail!("{wanted} was not found. Install it with `sudo apt-get install {list}`, and try again.");
    }
    run(command("apt-get").args(["update", "-qq"]))?;
    let mut install = command("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run(install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
        .with_context(|| format!("{wanted} was not found, and apt-get could not install {list}. Install it by hand."))
}

fn is_root() -> bool {
    cfg!(unix) && output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}
