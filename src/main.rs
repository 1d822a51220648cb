//! The command line: `chaperone check`, `chaperone fix`, `chaperone rules`, `chaperone explain`.

mod cli;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match cli::run(cli::Arguments::parse()) {
        Ok(code) => code,
        // Whoever reads our output may stop reading: that is no error of ours.
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if standard error is gone as well.
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::from(cli::USAGE_OR_IO_ERROR)
        }
    }
}
