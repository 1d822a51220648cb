//! What the core says about one box, and how serious that is.

use std::rc::Rc;

use chaperone::{Draft, Finding, HelpLevel, Media, Report, Settings, Severity, Span};

use crate::editor::Editor;
use crate::settings::Stored;
use crate::timing;

/// One box, its text, and what the core says about exactly this text.
pub(crate) struct Look {
    /// The box.
    pub(crate) editor: Editor,
    /// The text that was judged.
    pub(crate) text: Rc<str>,
    media: Vec<Media>,
    reply: bool,
    /// What came of it.
    pub(crate) outcome: Outcome,
}

/// What came of a check.
pub(crate) enum Outcome {
    /// The core's report.
    Checked(Box<Report>),
    /// Nothing: the draft is longer than the core takes.
    TooLong,
}

/// A finding by what the author would recognise it by, wherever it stands. Ignoring keys on it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Issue {
    rule: &'static str,
    words: String,
}

/// What the status shows, the least serious first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    /// Nothing to say.
    Clear,
    /// Quiet notes.
    Info,
    /// The draft cannot be checked.
    Off,
    /// Something worth another look.
    Caution,
    /// Something that holds Post.
    Stop,
    /// The author may be in danger.
    Crisis,
}

impl Issue {
    /// Whatever a rule says, of whichever words.
    pub(crate) fn whole_rule(finding: &Finding) -> Self {
        Self { rule: finding.rule, words: String::new() }
    }

    /// That the author may be in danger; no finding says so.
    pub(crate) fn crisis() -> Self {
        Self { rule: "support.crisis", words: String::new() }
    }
}

impl Look {
    /// Checks a box, and leaves out what the author never wants to see again.
    pub(crate) fn new(
        editor: Editor,
        text: String,
        media: Vec<Media>,
        reply: bool,
        settings: &Settings,
        chosen: &Stored,
    ) -> Self {
        let outcome = timing::checked(|| match Draft::new(&*text) {
            Ok(draft) => {
                let draft = draft.with_media(media.clone()).as_reply(reply);
                let mut report = chaperone::check(&draft, settings);
                let words = |span: Span| text.get(span.range()).unwrap_or_default();
                report.findings.retain(|finding| !chosen.ignores(finding.rule, words(finding.span)));
                Outcome::Checked(Box::new(report))
            }
            Err(_) => Outcome::TooLong,
        });
        Self { editor, text: text.into(), media, reply, outcome }
    }

    /// Whether a new look would say the same.
    pub(crate) fn still_holds(&self, text: &str, media: &[Media], reply: bool) -> bool {
        *self.text == *text && self.media == media && self.reply == reply
    }

    /// What was judged.
    pub(crate) fn draft(&self) -> Option<Draft> {
        Some(Draft::new(&*self.text).ok()?.with_media(self.media.clone()).as_reply(self.reply))
    }

    /// The report, if there is one.
    pub(crate) fn report(&self) -> Option<&Report> {
        match &self.outcome {
            Outcome::Checked(report) => Some(report),
            Outcome::TooLong => None,
        }
    }

    /// All findings, ignored ones too.
    pub(crate) fn findings(&self) -> &[Finding] {
        self.report().map_or(&[], |report| &report.findings)
    }

    /// The words a span covers.
    pub(crate) fn words(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// What a finding is about.
    pub(crate) fn issue(&self, finding: &Finding) -> Issue {
        Issue { rule: finding.rule, words: self.words(finding.span).to_lowercase() }
    }

    /// A span in UTF-16 units.
    pub(crate) fn units(&self, span: Span) -> std::ops::Range<u32> {
        let unit = |byte| {
            let units = self.report().map_or(0, |report| report.offsets.utf16(byte));
            u32::try_from(units).unwrap_or(u32::MAX)
        };
        unit(span.start)..unit(span.end)
    }

    /// How serious it is, if only the findings count that pass the filter.
    pub(crate) fn state(&self, counts: impl Fn(&Finding) -> bool) -> State {
        let Some(report) = self.report() else { return State::Off };
        if report.help == HelpLevel::Crisis {
            return State::Crisis;
        }
        let worst = report.findings.iter().filter(|finding| counts(finding)).map(|finding| finding.severity).max();
        match worst {
            Some(Severity::Stop) => State::Stop,
            Some(Severity::Caution) => State::Caution,
            Some(Severity::Info) => State::Info,
            None => State::Clear,
        }
    }
}

impl State {
    /// As the markup and the tests call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Info => "info",
            Self::Off => "off",
            Self::Caution => "caution",
            Self::Stop => "stop",
            Self::Crisis => "crisis",
        }
    }

    /// Whether the panel may open by itself.
    pub(crate) fn is_serious(self) -> bool {
        self >= Self::Stop
    }
}

/// A severity as the markup and the tests call it.
pub(crate) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Caution => "caution",
        Severity::Stop => "stop",
    }
}
