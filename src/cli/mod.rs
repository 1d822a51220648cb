//! What the command line takes, and where each command lives.

mod check;
mod diagnostics;
mod explain;
mod fix;
mod jsonl;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use chaperone::Severity;
use clap::{Parser, Subcommand, ValueEnum};

/// Findings at or above `--deny`.
const FINDINGS: u8 = 1;
/// A usage or I/O error, or a line that could not be checked.
pub(crate) const USAGE_OR_IO_ERROR: u8 = 2;

/// Looks at posts before they are public: patients, facts, kindness, and where support is.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Examples:
  echo 'Mrs Alvarez in bed 4 told me a joke' | chaperone check
  chaperone check draft.txt --deny caution
  chaperone check --jsonl < drafts.jsonl > reports.jsonl
  chaperone explain confidentiality.name

Nothing leaves this machine: there is no network access, no log and no account."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check drafts: each file is one post; standard input if no file is given
    #[command(after_help = "Exit status:
  0  no finding at or above --deny
  1  a finding at or above --deny
  2  a usage or I/O error, or a draft that could not be checked

One draft a line with --jsonl; only id and text are required:
  {\"id\": \"1\", \"text\": \"take 400 mg three times daily\", \"media\": [\"photo\"], \"reply\": true}
One report a line comes back, in the same order; offsets count Unicode code points. A line that
cannot be checked gives {\"error\": ..., \"line\": ...} in its place, and the run goes on.")]
    Check(CheckArguments),
    /// Make a draft safe: apply every confidentiality fix and print the new text
    #[command(
        after_help = "Changes only what gives a patient away; read the result before you post it. What no words can settle,
such as a picture, is told on standard error.

Exit status:
  0  nothing is left at caution or above
  1  something is left
  2  a usage or I/O error"
    )]
    Fix(FixArguments),
    /// List the rules, one a line
    Rules {
        /// Only rules whose id or message matches this regular expression, in any case
        pattern: Option<String>,
    },
    /// Tell one rule: why it is there, who says so, what it flags and what it passes
    Explain {
        /// The rule's id, for example `confidentiality.name`
        rule: String,
    },
}

#[derive(Debug, clap::Args)]
struct CheckArguments {
    /// Files to check; `-` is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read one JSON draft a line and print one JSON report a line
    #[arg(long)]
    jsonl: bool,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, default_value_t = Deny::Stop, value_name = "SEVERITY")]
    deny: Deny,
    /// Treat each draft as a reply to someone else's post
    #[arg(long, conflicts_with = "jsonl")]
    reply: bool,
    /// Whose help lines to show: a country's two letters
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// The profile does not show where the author works, so that a day says less
    #[arg(long)]
    hidden_workplace: bool,
}

#[derive(Debug, clap::Args)]
struct FixArguments {
    /// The draft; standard input if no file is given
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Treat the draft as a reply to someone else's post
    #[arg(long)]
    reply: bool,
    /// The profile does not show where the author works, so that a day says less
    #[arg(long)]
    hidden_workplace: bool,
}

/// What `--deny` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    Info,
    Caution,
    Stop,
}

impl From<Deny> for Severity {
    fn from(deny: Deny) -> Self {
        match deny {
            Deny::Info => Self::Info,
            Deny::Caution => Self::Caution,
            Deny::Stop => Self::Stop,
        }
    }
}

/// Does what the arguments ask for.
///
/// # Errors
///
/// If a file cannot be read, output cannot be written, or a rule does not exist.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    match arguments.command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Fix(arguments) => fix::run(&arguments),
        Command::Rules { pattern } => explain::rules(pattern.as_deref()),
        Command::Explain { rule } => explain::explain(&rule),
    }
}

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) enum Error {
    /// A file or stream could not be read or written.
    Io { what: String, error: io::Error },
    /// Something that was asked for does not exist or cannot be checked.
    Usage(String),
}

impl Error {
    fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        |error| Self::Io { what: what.into(), error }
    }

    /// Whether the reader of our output has gone.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io { error, .. } if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { what, error } => write!(f, "{what}: {error}"),
            Self::Usage(message) => f.write_str(message),
        }
    }
}
