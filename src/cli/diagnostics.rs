//! Findings as a person reads them, with carets under the words.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use chaperone::{Finding, Report, Severity};
use std::fmt::Write as _;

/// All of a report, as text.
pub(super) fn render(name: &str, text: &str, report: &Report, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut rendered = String::new();
    for finding in &report.findings {
        rendered.push_str(&renderer.render(&groups(name, text, finding)));
        rendered.push_str("\n\n");
    }
    let _ = writeln!(rendered, "{}", summary(name, report));
    rendered
}

fn groups<'a>(name: &'a str, text: &'a str, finding: &'a Finding) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Info => Level::NOTE,
        Severity::Caution => Level::WARNING.with_name(Some("caution")),
        Severity::Stop => Level::ERROR.with_name(Some("stop")),
    };
    let snippet = Snippet::source(text)
        .path(name)
        .annotation(AnnotationKind::Primary.span(finding.span.range()).label(fix_label(finding)));
    vec![
        level
            .primary_title(finding.message)
            .id(finding.rule)
            .element(snippet)
            .element(Level::NOTE.message(format!("{} ({})", finding.why, finding.source.title))),
    ]
}

fn fix_label(finding: &Finding) -> Option<String> {
    let fix = finding.fixes.first()?;
    Some(if fix.replacement.is_empty() { fix.label.to_string() } else { format!("try: {}", fix.replacement.trim()) })
}

fn summary(name: &str, report: &Report) -> String {
    let mut summary = match report.findings.len() {
        0 => format!("{name}: nothing to change"),
        1 => format!("{name}: 1 finding"),
        count => format!("{name}: {count} findings"),
    };
    let _ = write!(summary, "; {} of {} characters", report.length, chaperone::MAX_WEIGHT);
    // People before posts.
    for line in &report.lines {
        let contact = line.phone.or(line.text).or(line.url).unwrap_or_default();
        let _ = write!(summary, "\nhelp: {} {contact} ({}; verified {})", line.name, line.hours, line.verified);
    }
    if !report.hashtags.is_empty() {
        let tags: Vec<&str> = report.hashtags.iter().map(|hashtag| hashtag.tag.as_ref()).collect();
        let _ = write!(summary, "\npeers: {}", tags.join(" "));
    }
    summary
}
