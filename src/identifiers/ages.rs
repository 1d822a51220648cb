//! Ages over 89, in every spelling: few people are so old that the age does not point at one.

use std::ops::Range;

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::context::Context;
use crate::data::Cue;
use crate::report::IdentifierKind;
use crate::text::{Case, Kind, Text};

/// HIPAA lets ages up to here stand.
const OLDEST: u32 = 89;
/// Nobody is older.
const OLDEST_EVER: u32 = 122;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let context = evidence.context;
    let text = context.text;
    let found = (0..text.tokens().len()).filter_map(|at| {
        let (age, number) = number(text, at)?;
        let tokens = (OLDEST < age && age <= OLDEST_EVER).then(|| with_unit(context, &number))??;
        Some(Found {
            kind: IdentifierKind::Age,
            span: text.span(tokens.clone()),
            tokens,
            confidence: 0.95,
            whom: Whom::Unknown,
        })
    });
    let in_words = context.cues(Cue::VeryOld).map(|tokens| Found {
        kind: IdentifierKind::Age,
        span: text.span(tokens.clone()),
        tokens: tokens.clone(),
        confidence: 0.8,
        whom: Whom::Unknown,
    });
    found.chain(in_words).collect()
}

/// A number in digits or words, and where it stands.
fn number(text: &Text<'_>, at: usize) -> Option<(u32, Range<usize>)> {
    let token = text.token(at)?;
    match token.kind {
        Kind::Number => Some((text.folded(token).parse().ok()?, at..at + 1)),
        Kind::Word => in_words(text, at),
        _ => None,
    }
}

/// "ninety-three", "a hundred and two", "one hundred".
fn in_words(text: &Text<'_>, at: usize) -> Option<(u32, Range<usize>)> {
    let next = |at: usize| if text.word(at) == "-" || text.word(at) == "and" { at + 1 } else { at };
    let (base, mut end) = match text.word(at) {
        "ninety" => (90, at + 1),
        "hundred" => (100, at + 1),
        "one" if text.word(next(at + 1)) == "hundred" => (100, next(at + 1) + 1),
        _ => return None,
    };
    let units = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let unit = units.iter().zip(1..).find(|(unit, _)| **unit == text.word(next(end))).map_or(0, |(_, value)| value);
    if unit > 0 {
        end = next(end) + 1;
    }
    Some((base + unit, at..end))
}

/// The number with what makes an age of it: "yo", "-year-old", a sex behind it, "aged" or "turned" before it.
fn with_unit(context: &Context<'_, '_>, number: &Range<usize>) -> Option<Range<usize>> {
    let text = context.text;
    let hyphen = usize::from(text.word(number.end) == "-");
    if let Some(unit) = context.at(Cue::AgeUnit, number.end + hyphen) {
        return Some(number.start..unit.end);
    }
    let is_sex = text
        .token(number.end)
        .is_some_and(|behind| matches!(text.folded(behind), "f" | "m") && behind.case == Case::Upper && behind.glued);
    if is_sex {
        return Some(number.start..number.end + 1);
    }
    let before = number.start.checked_sub(1)?;
    let label = if matches!(text.word(before), ":" | "of") { before.saturating_sub(1) } else { before };
    let is_age = matches!(text.word(before), "aged" | "turned" | "turning" | "age")
        || text.word(before) == ":" && matches!(text.word(label), "age" | "edad" | "alter");
    // "Age 95% CI"
    let measured = matches!(text.word(number.end), "%" | "-" | "." | "percent");
    (is_age && !measured).then_some(number.clone())
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, age) in [
            ("96 yo with CAP", "96 yo"),
            ("102yo lady", "102yo"),
            ("a 91-year-old man", "91-year-old"),
            ("91F, frail", "91F"),
            ("ninety-three year old", "ninety-three year old"),
            ("a hundred and two years old", "hundred and two years old"),
            ("she turned 101 and danced", "101"),
            ("aged 94 and well", "94"),
            ("94 y/o m", "94 y/o"),
            ("a centenarian who dances", "centenarian"),
            ("she is in her nineties", "in her nineties"),
            ("Edad: 93", "93"),
        ] {
            assert_eq!(found(text), [("age".to_owned(), age.to_owned())], "{text}");
        }
    }

    #[test]
    fn passes() {
        for text in [
            "a 45 yo man",
            "sats 96 on air",
            "Median age was 93 in this cohort",
            "140 yo",
            "HR 110",
            "90 minutes",
            "age group 90 or more",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", kinds(text));
        }
    }
}
