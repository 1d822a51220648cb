//! Drafts in clinicians' idiom, and their look-alikes: `judging.toml` says what must be seen and what left in peace.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use chaperone::{Draft, Media, Settings, Severity, check, make_safe};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    draft: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    #[serde(default)]
    reply: bool,
    #[serde(default)]
    photo: bool,
    rule: Option<String>,
    severity: Option<String>,
    words: Option<String>,
}

impl Row {
    fn draft(&self) -> Draft {
        let media = if self.photo { vec![Media::Photo] } else { Vec::new() };
        Draft::new(self.text.as_str()).unwrap().with_media(media).as_reply(self.reply)
    }
}

fn table() -> Vec<Row> {
    toml::from_str::<Table>(include_str!("judging.toml")).unwrap().draft
}

#[test]
fn what_gives_a_patient_away_is_seen() {
    let mut wrong = Vec::new();
    for row in table().iter().filter(|row| row.rule.is_some()) {
        let report = check(&row.draft(), &Settings::default());
        let touches = |start: usize, end: usize| {
            row.words.as_ref().is_none_or(|words| {
                let at = row.text.find(words.as_str()).unwrap();
                start < at + words.len() && at < end
            })
        };
        let severity = |severity| match severity {
            Severity::Info => "info",
            Severity::Caution => "caution",
            Severity::Stop => "stop",
        };
        let seen = report.findings.iter().any(|finding| {
            Some(finding.rule) == row.rule.as_deref()
                && Some(severity(finding.severity)) == row.severity.as_deref()
                && touches(finding.span.start, finding.span.end)
        });
        if !seen {
            let found: Vec<_> =
                report.findings.iter().map(|f| (f.rule, f.severity, &row.text[f.span.range()])).collect();
            let bits = report.identifiability.bits;
            wrong.push(format!("{}\n    wanted {:?}, found {found:?} ({bits} bits)", row.text, row.rule));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn look_alikes_are_left_in_peace() {
    let mut wrong = Vec::new();
    for row in table().iter().filter(|row| row.rule.is_none()) {
        let report = check(&row.draft(), &Settings::default());
        let loud =
            report.findings.iter().filter(|f| f.family() == "confidentiality" && f.severity >= Severity::Caution);
        let found: Vec<_> = loud.map(|f| (f.rule, f.severity, &row.text[f.span.range()])).collect();
        if !found.is_empty() {
            wrong.push(format!("{}\n    {found:?}", row.text));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_draft_can_be_made_safe_and_stays_so() {
    for row in table() {
        let draft = row.draft();
        let safe = make_safe(&draft, &Settings::default());
        let left: Vec<_> =
            safe.remaining.iter().filter(|finding| !(row.photo && finding.rule == "confidentiality.photo")).collect();
        assert!(left.is_empty(), "{} -> {}: {left:?}", row.text, safe.text);
        let again = Draft::new(safe.text.as_str()).unwrap().with_media(draft.media().to_vec()).as_reply(row.reply);
        assert_eq!(make_safe(&again, &Settings::default()).text, safe.text, "{}", row.text);
    }
}
