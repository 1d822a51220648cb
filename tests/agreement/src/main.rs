//! Reads drafts from standard input, each ended by the byte 0xFF, which no text holds, and prints a report a line.

use std::io::{Read, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let mut drafts = Vec::new();
    stdin().read_to_end(&mut drafts)?;
    let mut out = std::io::BufWriter::new(stdout().lock());
    for (at, draft) in drafts.split(|byte| *byte == 0xFF).enumerate() {
        writeln!(out, "{}", agreement::report(&String::from_utf8_lossy(draft), at % 2 == 1))?;
    }
    out.flush()
}
