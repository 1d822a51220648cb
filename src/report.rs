//! What the check has to say: findings, identifiers, the crowd, tags and help.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::Offsets;

/// A stretch of the draft, in bytes; both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// As a range, to index the draft with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A quiet note.
    Info,
    /// Worth another look before posting.
    Caution,
    /// Serious: the Post button is held until the author decides.
    Stop,
}

/// Where a rule or a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Short key, as rules cite it.
    pub key: &'static str,
    /// Title, body and year, as a reader would cite it.
    pub title: &'static str,
    /// A page to read on.
    pub url: Option<&'static str>,
}

/// A change the author can make with one click.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What the button says.
    pub label: Cow<'static, str>,
    /// What is replaced, in bytes. Often the finding's span, sometimes a little more, so that the sentence still reads.
    #[serde(skip)]
    pub span: Span,
    /// What stands there afterwards; empty to delete.
    pub replacement: String,
}

/// One thing to look at before posting.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// `family.rule`; stable, settings and "ignore" key on it.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    pub span: Span,
    /// One kind sentence of at most 140 characters.
    pub message: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Who says so.
    pub source: Source,
    /// The author may be correcting what stands here: "I am correcting this" silences the rule for the draft.
    pub correctable: bool,
    /// Ways out, the best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The part of the rule id before the dot.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.rule.split('.').next().unwrap_or(self.rule)
    }
}

/// What kind of identifier was recognised: the eighteen of HIPAA Safe Harbor, dates and ages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum IdentifierKind {
    Name,
    Place,
    Date,
    Age,
    Phone,
    Fax,
    Email,
    Ssn,
    Mrn,
    HealthPlan,
    Account,
    License,
    Vehicle,
    Device,
    Url,
    Ip,
    Biometric,
    Photo,
    UniqueId,
}

/// Something that names or numbers a person, harmless or not: judging is the findings' business.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Identifier {
    /// What it is.
    pub kind: IdentifierKind,
    /// Where it stands.
    pub span: Span,
    /// How sure the recogniser is, from 0 to 1.
    pub confidence: f32,
}

/// An indirect detail that makes the crowd smaller.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feature {
    /// Which detail, for example `age_exact`.
    pub id: &'static str,
    /// How the author would call it, for example "exact age".
    pub label: &'static str,
    /// How many times it halves the crowd; negative where it makes it larger.
    pub bits: f32,
    /// Where it stands, in bytes; nothing for what is only attached.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// How far indirect details narrow down whom the draft is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identifiability {
    /// Halvings of the crowd.
    pub bits: f32,
    /// About how many people fit the description.
    pub crowd: f32,
    /// What was counted.
    pub features: Vec<Feature>,
    /// The feature whose edit helps most.
    pub cheapest_edit: Option<Feature>,
    /// About how many people would fit after that edit.
    pub after_edit_crowd: Option<f32>,
}

/// A hashtag that fits, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hashtag {
    /// With its `#`.
    pub tag: Cow<'static, str>,
    /// One line: why it is offered.
    pub why: Cow<'static, str>,
    /// Made after a pattern: few posts carry it yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_new: bool,
    /// How many characters would have to be cut for the tag to fit into 280; nothing where it fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<u32>,
}

/// How much help a draft calls for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum HelpLevel {
    /// None.
    #[default]
    None,
    /// One quiet line.
    Offer,
    /// Help stands beside the tags.
    Show,
    /// Help leads, and nothing stands above it.
    Crisis,
}

/// A person to call, as it was verified on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct HelpLine {
    /// Whom one reaches.
    pub name: &'static str,
    /// ISO 3166 country code, or `INT`.
    pub country: &'static str,
    /// Only for those who work in this part of the country.
    pub region: Option<&'static str>,
    /// What it is: `emergency`, `crisis`, `professional` or `directory`.
    pub kind: &'static str,
    /// Whom it is for: `anyone`, `clinician` or professions.
    pub audience: &'static [&'static str],
    /// What to dial, if one dials.
    pub phone: Option<&'static str>,
    /// What to text, if one texts.
    pub text: Option<&'static str>,
    /// A page.
    pub url: Option<&'static str>,
    /// When somebody answers.
    pub hours: &'static str,
    /// What to know before one calls.
    pub note: Option<&'static str>,
    /// What the service records of a call, or that it does not, where that is known.
    pub records: Option<&'static str>,
    /// The day on which the entry was last verified, `YYYY-MM-DD`.
    pub verified: &'static str,
}

/// All that the check has to say about a draft.
#[derive(Clone, Debug)]
pub struct Report {
    /// Most serious first, then in the order of the text.
    pub findings: Vec<Finding>,
    /// In the order of the text.
    pub identifiers: Vec<Identifier>,
    /// How recognisable the person in the draft is.
    pub identifiability: Identifiability,
    /// Support topics, the strongest first.
    pub topics: Vec<&'static str>,
    /// At most three, the most specific first. Each fits the remaining length; where none does, each says what would
    /// have to be cut.
    pub hashtags: Vec<Hashtag>,
    /// How much help the draft calls for.
    pub help: HelpLevel,
    /// Whom to call, in the order to show them; empty when `help` is none.
    pub lines: Vec<HelpLine>,
    /// The draft's length as X counts it.
    pub length: u32,
    /// From bytes to UTF-16 units and characters.
    pub offsets: Offsets,
}

/// Findings on one place, the most serious first: what the author sees as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Card<'r> {
    /// The place that holds all of theirs.
    pub span: Span,
    /// At least one.
    pub findings: Vec<&'r Finding>,
}

impl Report {
    /// The findings as cards: those on the same words, or on words within them, share one. In the order of `findings`.
    #[must_use]
    pub fn cards(&self) -> Vec<Card<'_>> {
        let mut by_place: Vec<usize> = (0..self.findings.len()).collect();
        let span = |at: usize| self.findings.get(at).map(|finding| finding.span);
        by_place.sort_by_key(|&at| span(at).map(|span| (span.start, std::cmp::Reverse(span.end))));
        let mut cards: Vec<(Span, Vec<usize>)> = Vec::new();
        for at in by_place {
            let Some(span) = span(at) else { continue };
            match cards.last_mut() {
                Some((place, members)) if place.contains(span) => members.push(at),
                _ => cards.push((span, vec![at])),
            }
        }
        for (_, members) in &mut cards {
            members.sort_unstable();
        }
        cards.sort_by_key(|(_, members)| members.first().copied());
        cards
            .into_iter()
            .map(|(span, members)| Card {
                span,
                findings: members.into_iter().filter_map(|at| self.findings.get(at)).collect(),
            })
            .collect()
    }

    /// The most serious finding's severity; nothing if there is none.
    #[must_use]
    pub fn verdict(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}
