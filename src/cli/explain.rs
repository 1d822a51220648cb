//! `chaperone rules` and `chaperone explain`.

use std::io::{self, Write};
use std::process::ExitCode;

use regex::RegexBuilder;

use chaperone::{Rule, Severity, rules as all_rules};

use super::Error;

/// Lists every rule, or those that a pattern matches: id, severity, message.
pub(super) fn rules(pattern: Option<&str>) -> Result<ExitCode, Error> {
    let pattern = RegexBuilder::new(pattern.unwrap_or_default())
        .case_insensitive(true)
        .build()
        .map_err(|error| Error::Usage(error.to_string()))?;
    let mut out = io::stdout().lock();
    let width = all_rules().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    for rule in all_rules().iter().filter(|rule| pattern.is_match(rule.id) || pattern.is_match(rule.message)) {
        writeln!(out, "{:width$}  {:7}  {}", rule.id, severity(rule), rule.message)
            .map_err(Error::io("standard output"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Tells one rule.
pub(super) fn explain(id: &str) -> Result<ExitCode, Error> {
    let Some(rule) = all_rules().iter().find(|rule| rule.id == id) else {
        let near = all_rules().iter().map(|rule| rule.id).filter(|known| is_near(known, id)).collect::<Vec<_>>();
        let hint = if near.is_empty() {
            "`chaperone rules` lists them all".to_owned()
        } else {
            format!("did you mean {}?", near.join(" or "))
        };
        return Err(Error::Usage(format!("there is no rule `{id}`; {hint}")));
    };
    write_rule(&mut io::stdout().lock(), rule).map_err(Error::io("standard output"))?;
    Ok(ExitCode::SUCCESS)
}

fn write_rule(out: &mut impl Write, rule: &Rule) -> io::Result<()> {
    writeln!(out, "{} ({})\n\n{}\n\n{}\n", rule.id, severity(rule), rule.message, rule.why)?;
    if !rule.instead.is_empty() {
        writeln!(out, "Instead: {}\n", rule.instead.join("; "))?;
    }
    write!(out, "Source: {}", rule.source.title)?;
    if let Some(url) = rule.source.url {
        write!(out, ", {url}")?;
    }
    writeln!(out, "\n\nFlags:")?;
    for example in rule.flags() {
        writeln!(out, "  {}{}", if example.reply { "(in a reply) " } else { "" }, example.text)?;
    }
    writeln!(out, "\nPasses:")?;
    for example in rule.passes() {
        writeln!(out, "  {}{}", if example.reply { "(in a reply) " } else { "" }, example.text)?;
    }
    Ok(())
}

/// The same family, or one id within the other.
fn is_near(known: &str, id: &str) -> bool {
    let name = |id: &str| id.rsplit('.').next().unwrap_or_default().to_owned();
    !id.is_empty() && (known.contains(id) || name(known) == name(id))
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Info => "info",
        Severity::Caution => "caution",
        Severity::Stop => "stop",
    }
}
