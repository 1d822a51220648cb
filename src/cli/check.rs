//! `chaperone check`.

use std::fs;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chaperone::{Draft, Settings, Severity, check};

use super::{CheckArguments, Error, FINDINGS, USAGE_OR_IO_ERROR, diagnostics, jsonl};

pub(super) const STANDARD_INPUT: &str = "-";

pub(super) fn run(arguments: &CheckArguments) -> Result<ExitCode, Error> {
    let settings = Settings {
        country: arguments.country.clone(),
        profile_shows_workplace: !arguments.hidden_workplace,
        ..Settings::default()
    };
    let standard_input = [PathBuf::from(STANDARD_INPUT)];
    let files = if arguments.files.is_empty() { &standard_input } else { arguments.files.as_slice() };
    let mut outcome = Outcome::default();
    for file in files {
        if arguments.jsonl {
            jsonl::run(file, &settings, &mut outcome)?;
        } else {
            one_draft(file, arguments.reply, &settings, &mut outcome)?;
        }
    }
    Ok(outcome.exit_code(arguments.deny.into()))
}

/// What the drafts of one run came to.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The most serious finding.
    pub(super) worst: Option<Severity>,
    /// At least one draft could not be checked.
    pub(super) failed: bool,
}

impl Outcome {
    fn exit_code(&self, deny: Severity) -> ExitCode {
        if self.failed {
            ExitCode::from(USAGE_OR_IO_ERROR)
        } else if self.worst.is_some_and(|worst| worst >= deny) {
            ExitCode::from(FINDINGS)
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// Checks a whole file as one post and prints what a person wants to know. A file that cannot be checked is told of,
/// and the run goes on.
fn one_draft(file: &Path, reply: bool, settings: &Settings, outcome: &mut Outcome) -> Result<(), Error> {
    let draft = draft(file);
    match draft {
        Ok(draft) => {
            let draft = draft.as_reply(reply);
            let report = check(&draft, settings);
            outcome.worst = outcome.worst.max(report.verdict());
            let rendered = diagnostics::render(&name(file), draft.text(), &report, io::stdout().is_terminal());
            io::stdout().write_all(rendered.as_bytes()).map_err(Error::io("standard output"))
        }
        Err(error) => {
            outcome.failed = true;
            writeln!(io::stderr(), "error: {error}").map_err(Error::io("standard error"))
        }
    }
}

/// A whole file as one post, without the editor's last line break.
pub(super) fn draft(file: &Path) -> Result<Draft, Error> {
    let text = read(file)?;
    let text = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    Draft::new(text).map_err(|error| Error::Usage(format!("{}: {error}", name(file))))
}

fn read(file: &Path) -> Result<String, Error> {
    let mut bytes = Vec::new();
    open(file)?.read_to_end(&mut bytes).map_err(Error::io(name(file)))?;
    String::from_utf8(bytes).map_err(|error| {
        Error::Usage(format!("{}: not UTF-8 text (byte {})", name(file), error.utf8_error().valid_up_to()))
    })
}

/// Opens a file, or standard input for `-`.
pub(super) fn open(file: &Path) -> Result<Box<dyn io::Read>, Error> {
    if file == Path::new(STANDARD_INPUT) {
        Ok(Box::new(io::stdin()))
    } else {
        let opened = fs::File::open(file).map_err(Error::io(name(file)))?;
        Ok(Box::new(opened))
    }
}

/// What a file is called in messages.
pub(super) fn name(file: &Path) -> String {
    if file == Path::new(STANDARD_INPUT) { "standard input".to_owned() } else { file.display().to_string() }
}
