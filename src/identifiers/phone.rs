//! Telephone numbers of any country; help lines are no one's number and pass.

use super::digits::{DigitRun, digit_runs};
use super::evidence::Evidence;
use super::mask::Mask;
use super::{Found, Whom};
use crate::context::Context;
use crate::data::{Cue, HELP_LINES};
use crate::report::IdentifierKind;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let context = evidence.context;
    let text = context.text;
    digit_runs(text)
        .into_iter()
        .filter_map(|run| {
            let confidence = confidence(context, &run)?;
            let span = text.span(run.tokens.clone());
            let free = run.tokens.clone().all(|at| evidence.mask(at) < Mask::Strict);
            let fax = context.has(Cue::FaxLabel, &context.around(&run.tokens, 3, 2));
            (free && !is_help_line(&run)).then_some(Found {
                kind: if fax { IdentifierKind::Fax } else { IdentifierKind::Phone },
                tokens: run.tokens,
                span,
                confidence,
                whom: Whom::Unknown,
            })
        })
        .collect()
}

/// How sure the shape and the words before make it; nothing for what is no telephone number.
fn confidence(context: &Context<'_, '_>, run: &DigitRun) -> Option<f32> {
    let digits = run.digits.len();
    let starts_with = |prefix: &str| run.digits.starts_with(prefix);
    if run.plus && (8..=15).contains(&digits) {
        return Some(0.99);
    }
    let near = context.around(&run.tokens, 5, 2);
    let (before, behind) = (near.start..run.tokens.start, run.tokens.end..near.end);
    let labelled = context.has(Cue::PhoneLabel, &before)
        || context.has(Cue::FaxLabel, &before)
        || context.has(Cue::PhoneKind, &behind);
    if run.spread && (7..=15).contains(&digits) {
        return Some(0.85);
    }
    match run.groups.as_slice() {
        // North America: neither the area nor the exchange begins with 0 or 1.
        [area @ 3, 3, 4] if is_area(run, 0) && is_area(run, *area) => Some(0.97),
        [1, 3, 3, 4] if starts_with("1") && is_area(run, 1) => Some(0.97),
        // Reserved and made-up ones are typed with their signs all the same.
        [3, 3, 4] if labelled || run.signs => Some(0.8),
        [3, 4] if labelled => Some(0.85),
        // A ZIP code with its extension.
        [5, 4] => None,
        _ if starts_with("00") && (10..=15).contains(&digits) && run.groups.len() > 1 => Some(0.95),
        _ if starts_with("0") && (9..=12).contains(&digits) && run.groups.len() > 1 => Some(0.9),
        _ if labelled && (7..=13).contains(&digits) => Some(0.9),
        _ => None,
    }
}

fn is_area(run: &DigitRun, at: usize) -> bool {
    run.digits.as_bytes().get(at).is_some_and(|first| (b'2'..=b'9').contains(first))
}

/// Compared without signs and without a leading country code or zero.
fn is_help_line(run: &DigitRun) -> bool {
    let plain = |number: &str| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches(['0', '1']).to_owned()
    };
    let number = plain(&run.digits);
    HELP_LINES.iter().any(|line| [line.phone, line.text].into_iter().flatten().any(|phone| plain(phone) == number))
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::kinds;

    #[test]
    fn recognises() {
        for text in [
            "cell 617-555-0142",
            "(617) 555-0142",
            "617.555.0142",
            "+44 7700 900123",
            "0171 555 0199",
            "1-617-555-0142",
            "tel 5550142",
            "＋１ ６１７-５５５-０１４２",
            "6 1 7 - 5 5 5 - 0 1 4 2",
            "six one seven five five five oh one four two",
            "Tel.: 963 862 500",
            "Telf.: 967542406",
            "617😀555😀0142",
        ] {
            assert_eq!(kinds(text), ["phone"], "{text}");
        }
    }

    #[test]
    fn passes() {
        for text in [
            "Call 988 or 1-888-409-0141",
            "BP 120/80, HR 72",
            "116 123 is free",
            "2,345,678 people",
            "12-14 hours, 3-4 times",
            "10.1056/NEJMoa1234567",
            "2019-2020",
            "3 4 5",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", kinds(text));
        }
    }
}
