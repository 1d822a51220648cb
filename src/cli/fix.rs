//! `chaperone fix`.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use chaperone::{Settings, make_safe};

use super::check::{STANDARD_INPUT, draft};
use super::{Error, FINDINGS, FixArguments};

/// Prints the safe draft, and on standard error what is left to think about.
pub(super) fn run(arguments: &FixArguments) -> Result<ExitCode, Error> {
    let file = arguments.file.as_deref().unwrap_or(Path::new(STANDARD_INPUT));
    let settings = Settings { profile_shows_workplace: !arguments.hidden_workplace, ..Settings::default() };
    let safe = make_safe(&draft(file)?.as_reply(arguments.reply), &settings);
    writeln!(io::stdout(), "{}", safe.text).map_err(Error::io("standard output"))?;
    for finding in &safe.remaining {
        writeln!(io::stderr(), "left: {} ({})", finding.message, finding.rule).map_err(Error::io("standard error"))?;
    }
    Ok(if safe.remaining.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}
