//! Places: where somebody is cared for, streets and postcodes.

use std::ops::Range;

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::context::Context;
use crate::data::Cue;
use crate::report::IdentifierKind;
use crate::text::{Case, Kind, Text};

/// The most words that stand before "Hospital" in its name.
const MAX_WORDS: usize = 5;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let context = evidence.context;
    let text = context.text;
    let mut found: Vec<Found> = Vec::new();
    for facility in context.cues(Cue::Facility) {
        found.extend(named_facility(context, facility).map(|tokens| place(text, tokens, 0.9)));
    }
    for care in context.cues(Cue::CaredForAt) {
        found.extend(behind(context, care.end).map(|tokens| place(text, tokens, 0.75)));
    }
    for street in context.cues(Cue::Street) {
        found.extend(address(context, street).map(|tokens| place(text, tokens, 0.95)));
    }
    for label in context.cues(Cue::ZipLabel) {
        let at = if matches!(text.word(label.end), ":" | "is") { label.end + 1 } else { label.end };
        found.extend(zip(text, at).map(|end| place(text, at..end, 0.95)));
    }
    found.sort_by_key(|found| (found.tokens.start, std::cmp::Reverse(found.tokens.end)));
    found
}

fn place(text: &Text<'_>, tokens: Range<usize>, confidence: f32) -> Found {
    Found { kind: IdentifierKind::Place, span: text.span(tokens.clone()), tokens, confidence, whom: Whom::Unknown }
}

/// "Mercy General", "St. Mary's Hospital": capitals up to the word that says what it is.
fn named_facility(context: &Context<'_, '_>, facility: &Range<usize>) -> Option<Range<usize>> {
    let text = context.text;
    if text.token(facility.end - 1)?.case == Case::Lower {
        return None;
    }
    let mut start = facility.start;
    let mut words = 0;
    while let Some(before) = start.checked_sub(1).filter(|_| words < MAX_WORDS) {
        let after_capital = before.checked_sub(1).is_some_and(|at| is_capital(text, at));
        let joins = text.word(before) == "." && text.token(before).is_some_and(|point| point.glued)
            || matches!(text.word(before), "-" | "'" | "of" | "and" | "&");
        let is_name = is_capital(text, before) && !is_common(context, before);
        let belongs = is_name || joins && after_capital;
        if !belongs {
            break;
        }
        words += usize::from(is_name);
        start = before;
    }
    (words > 0).then_some(start..facility.end)
}

/// Capitals behind "admitted to": "UCSF", "Johns Hopkins", "Mount Sinai New York".
fn behind(context: &Context<'_, '_>, at: usize) -> Option<Range<usize>> {
    let text = context.text;
    let start = if text.word(at) == "the" { at + 1 } else { at };
    let mut end = start;
    while end < start + MAX_WORDS && is_capital(text, end) && !is_common(context, end) {
        end += 1;
        // "St. Mary", but not the end of a sentence.
        if text.word(end) == "." && matches!(text.word(end - 1), "st" | "mt") {
            end += 1;
        }
    }
    // Units are no places: "admitted to ICU" is in every hospital.
    let is_unit = end == start + 1
        && (context.at(Cue::Clinical, start).is_some()
            || context.at(Cue::Weekday, start).is_some()
            || context.at(Cue::Month, start).is_some());
    (end > start && !is_unit).then_some(start..end)
}

fn is_capital(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| token.kind == Kind::Word && token.case != Case::Lower)
}

/// Capitalised only because it begins the sentence, or a title or month.
fn is_common(context: &Context<'_, '_>, at: usize) -> bool {
    [Cue::FunctionWord, Cue::Title, Cue::ClinicianTitle, Cue::Month, Cue::Weekday, Cue::Author]
        .iter()
        .any(|&cue| context.at(cue, at).is_some())
}

/// "14 Elm Street".
fn address(context: &Context<'_, '_>, street: &Range<usize>) -> Option<Range<usize>> {
    let text = context.text;
    let mut start = street.start;
    while start + 4 > street.start && start.checked_sub(1).is_some_and(|before| is_capital(text, before)) {
        start -= 1;
    }
    let number = start.checked_sub(1)?;
    let token = text.token(number)?;
    let is_number = token.kind == Kind::Number && text.folded(token).len() <= 5;
    (start < street.start && is_number && is_capital(text, street.start)).then_some(number..street.end)
}

/// Five digits, and four more behind a hyphen.
fn zip(text: &Text<'_>, at: usize) -> Option<usize> {
    let digits = |at: usize, len: usize| {
        text.token(at).is_some_and(|token| token.kind == Kind::Number) && text.word(at).len() == len
    };
    digits(at, 5).then(|| if text.word(at + 1) == "-" && digits(at + 2, 4) { at + 3 } else { at + 1 })
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, place) in [
            ("she came to Mercy General in tears", "Mercy General"),
            ("the team at St. Mary's Hospital", "St. Mary's Hospital"),
            ("admitted to Cedar Sinai on a Monday", "Cedar Sinai"),
            ("was seen at UCSF for it", "UCSF"),
            ("lives at 14 Elm Street", "14 Elm Street"),
            ("from zip 03601", "03601"),
            ("zip code: 02139-4307", "02139-4307"),
            ("Boston Children’s Hospital", "Boston Children’s Hospital"),
        ] {
            assert_eq!(found(text), [("place".to_owned(), place.to_owned())], "{text}");
        }
    }

    #[test]
    fn passes() {
        for text in [
            "admitted to ICU",
            "my hospital",
            "The Hospital was busy",
            "in general we",
            "50 patients on the street",
            "Clinic ran late",
            "seen in Clinic",
            "admitted to the ward",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
