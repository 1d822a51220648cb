//! Chaperone's core: looks at a clinician's draft before it is public.
//!
//! [`check`] is pure, total and deterministic; it knows no browser and does no I/O. It reads as a clinician would tell
//! it: *draft → text → identifiers and context → findings → report.*
//!
//! ```
//! use chaperone::{Draft, Settings, Severity, check};
//!
//! let draft = Draft::new("Mrs Alvarez in bed 4 told me a joke")?;
//! let report = check(&draft, &Settings::default());
//! assert_eq!(report.verdict(), Some(Severity::Stop));
//! assert_eq!(report.findings[0].fixes[0].replacement, "A patient");
//! # Ok::<(), chaperone::TooLong>(())
//! ```

mod context;
mod data;
mod date;
mod draft;
mod identifiability;
mod identifiers;
mod lexicon;
mod report;
mod rules;
mod safe;
mod settings;
mod sketch;
mod support;
mod text;

pub use data::{Example, Rule, Specialty, Topic, rules, specialties, topics};
pub use date::{Date, NotADate};
pub use draft::{Draft, MAX_CHARS, Media, TooLong};
pub use report::{
    Card, Feature, Finding, Fix, Hashtag, HelpLevel, HelpLine, Identifiability, Identifier, IdentifierKind, Report,
    Severity, Source, Span,
};
pub use safe::{Replaced, SafeDraft, make_safe};
pub use settings::Settings;
pub use sketch::Sketch;
pub use support::Role;
pub use support::chats::{Chat, Contribution, Meeting, chats, contribution};
pub use text::{MAX_WEIGHT, Offsets, weighted_length};

use context::Context;
use identifiers::Found;
use text::{Text, phrases};

/// Looks at a draft.
///
/// Any text gives a report; the work is linear in its length.
#[must_use]
pub fn check(draft: &Draft, settings: &Settings) -> Report {
    let text = Text::new(draft.text());
    let hits = phrases::find(&text);
    let context = Context::new(&text, &hits, draft.is_reply());

    let identifiers = identifiers::recognise(&context);
    let crowd = identifiability::weigh(&context, &identifiers, draft, settings);
    let mut findings = rules::judge(&context, &identifiers, &crowd, draft.media(), settings);
    findings.extend(rules::organisation::judge(&context, &settings.confidential_words));
    rules::chosen::apply(&mut findings, &text, settings);

    let length = text.weighted_length();
    let state = support::raised(&context);
    // Whoever is in danger is shown a helpline, not asked to add one.
    findings.retain(|finding| finding.rule != "support.helpline" || !state.in_danger());
    let held = findings.iter().any(|finding| finding.severity == Severity::Stop);
    // A tag makes a post easier to find: none while it may harm someone.
    let hashtags = if held { Vec::new() } else { support::offer(&context, &state, settings, length) };

    Report {
        findings,
        identifiers: identifiers.iter().map(Found::identifier).collect(),
        identifiability: crowd.identifiability,
        topics: state.topics.iter().map(|raised| raised.topic.id).collect(),
        hashtags,
        help: state.help,
        lines: support::lines(state.help, settings),
        length,
        offsets: Offsets::new(draft.text()),
    }
}
