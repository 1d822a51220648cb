//! `cargo xtask test`: everything that must hold, step by step, with one summary.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::build::build;
use crate::process::{cargo, folder, npm, run, target};
use crate::tools::{self, Browser, WASM};
use crate::{agreement, sentences, stores, supply};

/// What `cargo xtask test` can be asked.
#[derive(Args)]
pub(crate) struct Options {
    /// Run only this step; may be given more than once
    #[arg(long, value_name = "STEP")]
    only: Vec<Step>,
}

/// The steps, in their order.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// The code is formatted
    Fmt,
    /// No warnings, natively
    Clippy,
    /// No warnings in what runs in the browser
    ClippyWasm,
    /// Licences, sources and versions of all crates
    Supply,
    /// The core, the command line, every rule's examples, and xtask itself
    Core,
    /// The extension's own tests, in headless Chromium
    Wasm,
    /// The extension can be built
    Build,
    /// The same reports natively, as WebAssembly and translated
    Agreement,
    /// What Mozilla's linter says
    Stores,
    /// The extension on the practice page, in both browsers under both policies
    Browser,
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::ClippyWasm => "clippy-wasm",
            Self::Supply => "supply",
            Self::Core => "core",
            Self::Wasm => "wasm",
            Self::Build => "build",
            Self::Agreement => "agreement",
            Self::Stores => "stores",
            Self::Browser => "browser",
        }
    }

    fn run(self) -> Result<()> {
        match self {
            Self::Fmt => fmt(),
            Self::Clippy => clippy(&["--workspace"]),
            Self::ClippyWasm => clippy(&["--package", "chaperone-extension", "--target", WASM]),
            Self::Supply => supply::check(),
            Self::Core => run(cargo().args(["test", "--workspace", "--exclude", RUNNER])),
            Self::Wasm => wasm(),
            Self::Build => build(),
            Self::Agreement => agreement::check(),
            Self::Stores => stores::lint(),
            Self::Browser => browser(),
        }
    }
}

enum Outcome {
    Passed,
    Failed,
    Skipped(&'static str),
}

struct Done {
    step: Step,
    outcome: Outcome,
    took: Duration,
}

/// Runs every step, or those that were asked for, and prints the summary; fails when any step failed.
pub(crate) fn test(options: &Options) -> ExitCode {
    let chosen = |step: &Step| options.only.is_empty() || options.only.contains(step);
    let mut done = Vec::new();
    for step in Step::value_variants().iter().copied().filter(chosen) {
        println!("\n=== {} ===", step.name());
        let started = Instant::now();
        let outcome = attempt(step, &done);
        done.push(Done { step, outcome, took: started.elapsed() });
    }
    summarise(&done);
    let any_failed = done.iter().any(|done| matches!(done.outcome, Outcome::Failed));
    if any_failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Every step is tried, save that an extension which was not built cannot be driven.
fn attempt(step: Step, done: &[Done]) -> Outcome {
    let build_failed = |done: &Done| done.step == Step::Build && !matches!(done.outcome, Outcome::Passed);
    if matches!(step, Step::Stores | Step::Browser) && done.iter().any(build_failed) {
        return Outcome::Skipped("the build failed");
    }
    match step.run() {
        Ok(()) => Outcome::Passed,
        Err(error) => {
            eprintln!("error: {}", sentences(&error));
            Outcome::Failed
        }
    }
}

fn summarise(done: &[Done]) {
    println!("\n=== summary ===");
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for Done { step, outcome, took } in done {
        let (count, word) = match outcome {
            Outcome::Passed => (&mut passed, "ok".to_owned()),
            Outcome::Failed => (&mut failed, "FAILED".to_owned()),
            Outcome::Skipped(reason) => (&mut skipped, format!("skipped, as {reason}")),
        };
        *count += 1;
        println!("{:12}{:>7.1} s  {word}", step.name(), took.as_secs_f64());
    }
    let total: Duration = done.iter().map(|done| done.took).sum();
    println!("{:12}{:>7.1} s\n", "all", total.as_secs_f64());
    match skipped {
        0 => println!("{passed} passed, {failed} failed"),
        _ => println!("{passed} passed, {failed} failed, {skipped} skipped"),
    }
}

fn fmt() -> Result<()> {
    tools::cargo_component("fmt", "rustfmt")?;
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(what: &[&str]) -> Result<()> {
    tools::cargo_component("clippy", "clippy")?;
    tools::wasm_target()?;
    run(cargo().arg("clippy").args(what).args(["--all-targets", "--", "--deny", "warnings"]))
}

const RUNNER: &str = "wasm-test-runner";

/// The runner finds extension/webdriver.json by itself, as cargo runs tests in the folder of their package.
fn wasm() -> Result<()> {
    tools::wasm_target()?;
    let chromedriver = tools::chromedriver()?;
    run(cargo().args(["build", "--package", RUNNER]))?;
    let runner = target()?.join("debug").join(RUNNER).with_extension(std::env::consts::EXE_EXTENSION);
    let mut tests = cargo();
    tests
        .args(["test", "--package", "chaperone-extension", "--target", WASM, "--tests"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", chromedriver)
        .env("WASM_BINDGEN_USE_BROWSER", "1");
    run(&mut tests)
}

fn browser() -> Result<()> {
    if !folder("dist/chrome/manifest.json").exists() {
        bail!("There is nothing to drive yet. Run `cargo xtask build` first.");
    }
    tools::npm_packages("tests/browser")?;
    tools::browser(Browser::Chromium)?;
    tools::browser(Browser::Firefox)?;
    run(npm(&folder("tests/browser")).arg("test"))
}
