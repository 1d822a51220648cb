//! Running other programs, and where the repository lies.

use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// A folder of the repository.
pub(crate) fn folder(name: &str) -> PathBuf {
    root().join(name)
}

/// A program that will run in the root of the repository.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm in a folder of the repository.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(folder);
    npm
}

/// Runs a program on this terminal.
///
/// # Errors
///
/// When the program is missing or does not exit with 0.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("    {}", line(command));
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if !status.success() {
        bail!("`{}` failed with {status}; its own message is above.", line(command));
    }
    Ok(())
}

/// Runs a program and gives back what it printed; its errors go to this terminal.
///
/// # Errors
///
/// When the program is missing, does not exit with 0 or prints something else than UTF-8.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    text(command, output)
}

/// Runs a program on `input` and gives back what it printed; its errors go to this terminal.
///
/// # Errors
///
/// When the program is missing, does not read its input, does not exit with 0 or prints something else than UTF-8.
pub(crate) fn filtered(command: &mut Command, input: &str) -> Result<String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    let mut stdin = child.stdin.take().context("The program has no standard input.")?;
    std::thread::scope(|scope| {
        // Dropped when written, so that the program sees the end; what it leaves unread it says itself.
        scope.spawn(move || stdin.write_all(input.as_bytes()));
        text(command, child.wait_with_output()?)
    })
}

/// Whether a program runs and exits with 0; prints nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata).context("`cargo metadata` printed no JSON.")?;
    let folder = metadata["target_directory"].as_str().context("`cargo metadata` names no target_directory.")?;
    Ok(folder.into())
}

fn text(command: &Command, Output { status, stdout, .. }: Output) -> Result<String> {
    if !status.success() {
        bail!("`{}` failed with {status}; its own message is above.", line(command));
    }
    String::from_utf8(stdout).with_context(|| format!("`{}` printed something else than UTF-8.", line(command)))
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = command.get_program().display();
    if error.kind() == ErrorKind::NotFound {
        anyhow!("`{program}` was not found. Install it, or put it on the PATH, and try again.")
    } else {
        anyhow!("`{program}` could not be started: {error}.")
    }
}

/// A command as one would type it, with no more than the names of files that are named in full.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let arguments = command.get_args().map(|argument| match Path::new(argument) {
        path if path.is_absolute() => path.file_name().unwrap_or_default(),
        _ => argument,
    });
    std::iter::once(program).chain(arguments).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
