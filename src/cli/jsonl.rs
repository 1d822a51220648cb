//! One JSON draft a line in, one JSON report a line out, each flushed as soon as it is there.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use chaperone::{Draft, HelpLevel, Media, Report, Settings, Severity, check};
use serde::{Deserialize, Serialize};

use super::Error;
use super::check::{Outcome, name, open};

/// The longest line that is read, in bytes: a draft of 25,000 characters with every one escaped stays below it.
const MAX_LINE: usize = 1 << 20;

#[derive(Deserialize)]
struct Input<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default)]
    media: Vec<Media>,
    #[serde(default)]
    reply: bool,
}

/// Reads drafts until the end of the file.
pub(super) fn run(file: &Path, settings: &Settings, outcome: &mut Outcome) -> Result<(), Error> {
    let mut input = BufReader::new(open(file)?);
    let mut out = io::stdout().lock();
    let mut line = Vec::new();
    for number in 1_u64.. {
        let Some(read) = read_line(&mut input, &mut line).map_err(Error::io(name(file)))? else { break };
        match read {
            Line::Blank => continue,
            Line::TooLong => {
                let error = format!("the line has more than {MAX_LINE} bytes");
                write(&mut out, &Failure { error, line: number })?;
                outcome.failed = true;
            }
            Line::Whole => match report(&line, settings) {
                Ok((id, report)) => {
                    outcome.worst = outcome.worst.max(report.verdict());
                    write(&mut out, &Output::new(&id, &report))?;
                }
                Err(error) => {
                    write(&mut out, &Failure { error, line: number })?;
                    outcome.failed = true;
                }
            },
        }
    }
    Ok(())
}

enum Line {
    Whole,
    Blank,
    TooLong,
}

/// The next line without its end; nothing at the end of the input. What is too long is skipped, not kept.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<Line>> {
    line.clear();
    let mut read_any = false;
    let mut too_long = false;
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        read_any = true;
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let part = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
        too_long |= line.len() + part.len() > MAX_LINE;
        if !too_long {
            line.extend_from_slice(part);
        }
        let used = end.map_or(buffer.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok(read_any.then(|| match too_long {
        true => Line::TooLong,
        false if line.trim_ascii().is_empty() => Line::Blank,
        false => Line::Whole,
    }))
}

fn report<'l>(line: &'l [u8], settings: &Settings) -> Result<(Cow<'l, str>, Report), String> {
    let line = std::str::from_utf8(line).map_err(|error| format!("not UTF-8 text (byte {})", error.valid_up_to()))?;
    let input: Input<'_> = serde_json::from_str(line).map_err(|error| format!("not a draft: {error}"))?;
    let draft = Draft::new(input.text).map_err(|error| error.to_string())?;
    let draft = draft.with_media(input.media).as_reply(input.reply);
    Ok((input.id, check(&draft, settings)))
}

fn write(out: &mut impl Write, value: &impl Serialize) -> Result<(), Error> {
    let mut line =
        serde_json::to_vec(value).map_err(|error| Error::Io { what: "report".to_owned(), error: error.into() })?;
    line.push(b'\n');
    out.write_all(&line).and_then(|()| out.flush()).map_err(Error::io("standard output"))
}

#[derive(Serialize)]
struct Failure {
    error: String,
    line: u64,
}

#[derive(Serialize)]
struct Output<'r> {
    id: &'r str,
    verdict: &'static str,
    identifiers: Vec<serde_json::Value>,
    findings: Vec<serde_json::Value>,
    identifiability: serde_json::Value,
    topics: &'r [&'static str],
    hashtags: &'r [chaperone::Hashtag],
    help: HelpLevel,
    crisis: bool,
    length: u32,
}

impl<'r> Output<'r> {
    fn new(id: &'r str, report: &'r Report) -> Self {
        let chars = |byte| report.offsets.chars(byte);
        let identifiers = report.identifiers.iter().map(|identifier| {
            serde_json::json!({
                "kind": identifier.kind,
                "start": chars(identifier.span.start),
                "end": chars(identifier.span.end),
                "confidence": two_digits(identifier.confidence),
            })
        });
        let findings = report.findings.iter().map(|finding| {
            let fixes = finding.fixes.iter().map(|fix| {
                serde_json::json!({
                    "label": fix.label,
                    "start": chars(fix.span.start),
                    "end": chars(fix.span.end),
                    "replacement": fix.replacement,
                })
            });
            serde_json::json!({
                "rule": finding.rule,
                "severity": finding.severity,
                "start": chars(finding.span.start),
                "end": chars(finding.span.end),
                "message": finding.message,
                "why": finding.why,
                "source": finding.source.title,
                "correctable": finding.correctable,
                "fixes": fixes.collect::<Vec<_>>(),
            })
        });
        let identifiability = &report.identifiability;
        Self {
            id,
            verdict: match report.verdict() {
                None => "clear",
                Some(Severity::Info) => "info",
                Some(Severity::Caution) => "caution",
                Some(Severity::Stop) => "stop",
            },
            identifiers: identifiers.collect(),
            findings: findings.collect(),
            identifiability: serde_json::json!({
                "bits": two_digits(identifiability.bits),
                "crowd": two_digits(identifiability.crowd),
                "features": identifiability.features,
                "cheapest_edit": identifiability.cheapest_edit,
                "after_edit_crowd": identifiability.after_edit_crowd.map(two_digits),
            }),
            topics: &report.topics,
            hashtags: &report.hashtags,
            help: report.help,
            crisis: report.help == HelpLevel::Crisis,
            length: report.length,
        }
    }
}

/// Two digits behind the point: more would claim a precision that is not there.
fn two_digits(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}
