//! `cargo xtask run`: the extension on the practice page.

use anyhow::Result;
use clap::Args;

use crate::build::build;
use crate::process::{command, run as run_program};
use crate::tools::{self, Browser};

/// What `cargo xtask run` can be asked.
#[derive(Args)]
pub(crate) struct Options {
    /// The browser to open
    #[arg(long, default_value = "chromium")]
    browser: Browser,
    /// Play the tour without a window even where there is a display
    #[arg(long)]
    headless: bool,
}

/// Installs what is missing, builds, and opens a browser with the extension on the practice page; where there is no
/// display, plays a tour instead.
///
/// # Errors
///
/// When something can be neither found nor installed, or a step fails.
pub(crate) fn run(options: &Options) -> Result<()> {
    tools::npm_packages("tests/browser")?;
    tools::browser(options.browser)?;
    build()?;
    println!();
    let mut page = command("node");
    page.args(["tests/browser/run.mjs", "--browser", options.browser.name()]);
    if options.headless || !has_display() {
        page.arg("--headless");
    }
    run_program(&mut page)
}

fn has_display() -> bool {
    let names_one = |variable| std::env::var_os(variable).is_some_and(|display| !display.is_empty());
    cfg!(any(windows, target_os = "macos")) || names_one("DISPLAY") || names_one("WAYLAND_DISPLAY")
}
