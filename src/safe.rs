//! "Make it safe": every fix of what gives a patient away, at once.
//!
//! Fixes are applied in rounds, as one may lay bare the next, until nothing is left that is worth another look. What no
//! fix settles is left out with its words, then with its sentence: the result never holds a patient's identifier.

use crate::draft::{Draft, MAX_CHARS};
use crate::report::{Finding, Report, Severity, Span};
use crate::settings::Settings;
use crate::text::Text;
use crate::{check, rules};

/// So many rounds of fixes are tried before words are left out.
const ROUNDS: usize = 16;
/// And so many of leaving out, before the draft is empty.
const LAST_RESORTS: usize = 6;

/// A draft that gives no patient away.
#[derive(Clone, Debug, PartialEq)]
pub struct SafeDraft {
    /// The new text.
    pub text: String,
    /// What was changed, in the order of the text; empty where nothing had to be.
    pub replaced: Vec<Replaced>,
    /// What is left to think about, as a picture that is attached: no words can settle it.
    pub remaining: Vec<Finding>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// In the text as it was, in bytes.
    pub before: Span,
    /// In the new text, in bytes; empty where something was left out.
    pub after: Span,
}

/// Applies the first fix of every confidentiality finding at `caution` or above, until none is left.
///
/// Pure and total like [`check`]. The settings say which rules speak: what is switched off is left as it is.
#[must_use]
pub fn make_safe(draft: &Draft, settings: &Settings) -> SafeDraft {
    let mut patches = Patches::of(draft.text());
    let mut left = held(draft, settings, &patches.text());
    for _ in 0..ROUNDS {
        let edits = first_fixes(&left);
        if edits.is_empty() {
            break;
        }
        let before = patches.text();
        edits.iter().rev().for_each(|(span, words)| patches.replace(*span, words));
        let after = patches.text();
        left = held(draft, settings, &after);
        if after == before {
            break;
        }
    }
    for resort in 0..LAST_RESORTS {
        let stops = left.iter().filter(|finding| finding.severity == Severity::Stop || !finding.fixes.is_empty());
        let text = patches.text();
        let spans = apart(stops.map(|finding| widened(&text, finding.span, resort)).collect());
        if spans.is_empty() {
            break;
        }
        if resort + 1 == LAST_RESORTS {
            patches.replace(Span::new(0, text.len()), "");
        } else {
            spans.iter().rev().for_each(|span| patches.replace(*span, ""));
        }
        left = held(draft, settings, &patches.text());
    }
    let text = patches.text();
    SafeDraft { replaced: patches.replaced(), text, remaining: left }
}

/// The confidentiality findings of a text at `caution` or above.
fn held(draft: &Draft, settings: &Settings, text: &str) -> Vec<Finding> {
    let Ok(next) = Draft::new(text.chars().take(MAX_CHARS).collect::<String>()) else { return Vec::new() };
    let next = next.with_media(draft.media().to_vec()).as_reply(draft.is_reply());
    let Report { findings, .. } = check(&next, settings);
    let mut findings = findings;
    findings.retain(|finding| finding.family() == "confidentiality" && finding.severity >= Severity::Caution);
    findings
}

/// The first fix of each finding, the more serious first, those that overlap an earlier one left for the next round.
fn first_fixes(findings: &[Finding]) -> Vec<(Span, String)> {
    let mut chosen: Vec<(Span, String)> = Vec::new();
    for fix in findings.iter().filter_map(|finding| finding.fixes.first()) {
        let touches = |span: Span| span.start <= fix.span.end && fix.span.start <= span.end;
        if !chosen.iter().any(|(span, _)| touches(*span)) {
            chosen.push((fix.span, fix.replacement.clone()));
        }
    }
    chosen.sort_by_key(|(span, _)| *span);
    chosen
}

/// What no fix settles: the words, then the sentence, then what stands around.
fn widened(text: &str, span: Span, resort: usize) -> Span {
    if resort == 0 && span.start < span.end {
        return span;
    }
    let cut = Text::new(text);
    let at = cut.tokens().partition_point(|token| token.span.end <= span.start);
    rules::fixes::leave_out_sentence(&cut, &(at..at + 1)).span.to(span)
}

/// Sorted, those that touch joined.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => *last = last.to(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// A text as pieces of the original and what stands between them.
struct Patches<'t> {
    original: &'t str,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
enum Piece {
    Kept(Span),
    /// Words in the place of a stretch of the original.
    New(Span, String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(span) => span.end - span.start,
            Self::New(_, words) => words.len(),
        }
    }

    /// Where it ends in the original.
    fn origin_end(&self) -> usize {
        match self {
            Self::Kept(span) | Self::New(span, _) => span.end,
        }
    }
}

impl<'t> Patches<'t> {
    fn of(original: &'t str) -> Self {
        Self { original, pieces: vec![Piece::Kept(Span::new(0, original.len()))] }
    }

    fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Kept(span) => self.original.get(span.range()).unwrap_or_default(),
                Piece::New(_, words) => words,
            })
            .collect()
    }

    /// Puts words in the place of a span of the present text. Earlier changes that it touches become part of it.
    fn replace(&mut self, span: Span, words: &str) {
        let (mut before, mut behind) = (Vec::new(), Vec::new());
        let mut words = words.to_owned();
        let mut of: Option<Span> = None;
        let mut at = 0;
        for piece in std::mem::take(&mut self.pieces) {
            let (start, end) = (at, at + piece.len());
            at = end;
            if end <= span.start {
                before.push(piece);
                continue;
            }
            if span.end <= start {
                behind.push(piece);
                continue;
            }
            let (head, tail) = (span.start.saturating_sub(start), end.saturating_sub(span.end));
            let cut = match piece {
                Piece::Kept(kept) => {
                    let cut = Span::new(kept.start + head, kept.end - tail);
                    before.extend((head > 0).then_some(Piece::Kept(Span::new(kept.start, cut.start))));
                    behind.extend((tail > 0).then_some(Piece::Kept(Span::new(cut.end, kept.end))));
                    cut
                }
                Piece::New(cut, old) => {
                    let (first, last) = (old.get(..head), old.get(old.len() - tail..));
                    words = format!("{}{words}{}", first.unwrap_or_default(), last.unwrap_or_default());
                    cut
                }
            };
            of = Some(of.map_or(cut, |of| of.to(cut)));
        }
        let nowhere = before.last().map_or(0, Piece::origin_end);
        before.push(Piece::New(of.unwrap_or(Span::new(nowhere, nowhere)), words));
        before.append(&mut behind);
        self.pieces = before;
    }

    fn replaced(&self) -> Vec<Replaced> {
        let mut at = 0;
        let mut replaced = Vec::new();
        for piece in &self.pieces {
            let after = Span::new(at, at + piece.len());
            at = after.end;
            if let Piece::New(before, words) = piece
                && self.original.get(before.range()) != Some(words.as_str())
            {
                replaced.push(Replaced { before: *before, after });
            }
        }
        replaced
    }
}
