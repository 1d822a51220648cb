//! Numbers of one person in somebody's books: medical records and Social Security.

use std::ops::Range;

use regex_automata::dfa::{Automaton as _, sparse};
use regex_automata::{Anchored, Input};

use super::digits::digit_runs;
use super::evidence::Evidence;
use super::{Found, Whom};
use crate::context::Context;
use crate::data::{Cue, shape};
use crate::report::IdentifierKind;
use crate::text::Text;

/// How many tokens behind a label its number may reach.
const WINDOW: usize = 14;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let context = evidence.context;
    let mut found = medical_records(context);
    found.extend(social_security(context));
    found
}

/// A label and the code behind it; the span holds both, as both are to go.
fn medical_records(context: &Context<'_, '_>) -> Vec<Found> {
    let text = context.text;
    context
        .cues(Cue::MrnLabel)
        .filter_map(|label| {
            let window = label.end..(label.end + WINDOW).min(context.text.sentence(label.start).end);
            let code_end = code_end(text, &window)?;
            let tokens = label.start..code_end;
            Some(Found {
                kind: IdentifierKind::Mrn,
                span: text.span(tokens.clone()),
                tokens,
                confidence: 0.98,
                whom: Whom::Patient,
            })
        })
        .collect()
}

/// The token behind the code that begins in a window.
fn code_end(text: &Text<'_>, window: &Range<usize>) -> Option<usize> {
    let mut joined = String::new();
    let mut ends = Vec::new();
    for at in window.clone() {
        let token = text.token(at)?;
        if !token.glued && !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(text.folded(token));
        ends.push((joined.len(), at + 1));
    }
    let (shape, _) = sparse::DFA::from_bytes(shape::RECORD_NUMBER).ok()?;
    let end = shape.try_search_fwd(&Input::new(&joined).anchored(Anchored::Yes)).ok()??.offset();
    let stands_alone = !joined.get(end..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
    stands_alone.then(|| ends.into_iter().find(|&(len, _)| len >= end).map(|(_, at)| at))?
}

/// `123-45-6789`, and nine digits behind a label. Area 000, 666 and from 900 on, group 00 and serial 0000 are not given.
fn social_security(context: &Context<'_, '_>) -> Vec<Found> {
    let text = context.text;
    digit_runs(text)
        .into_iter()
        .filter(|run| run.digits.len() == 9 && !run.plus)
        .filter_map(|run| {
            let before = context.around(&run.tokens, 6, 0);
            let labelled = context.has(Cue::SsnLabel, &(before.start..run.tokens.start));
            let grouped = run.groups == [3, 2, 4];
            let part =
                |range: Range<usize>| run.digits.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
            let (area, group, serial) = (part(0..3), part(3..5), part(5..9));
            let given = area != 0 && area != 666 && area < 900 && group != 0 && serial != 0;
            (given && (grouped || labelled)).then(|| Found {
                kind: IdentifierKind::Ssn,
                span: text.span(run.tokens.clone()),
                tokens: run.tokens.clone(),
                confidence: if labelled { 0.99 } else { 0.9 },
                whom: Whom::Patient,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn records() {
        for (text, span) in [
            ("MRN 00482913 needs a bed", "MRN 00482913"),
            ("mrn: 5520193??", "mrn: 5520193"),
            ("MRN#5520193", "MRN#5520193"),
            ("hospital number K123456, again", "hospital number K123456"),
            ("Chart #88-20-11 is gone", "Chart #88-20-11"),
            ("ＭＲＮ ００４８２９１３", "ＭＲＮ ００４８２９１３"),
            ("MRN\u{200B}004\u{200B}82913", "MRN\u{200B}004\u{200B}82913"),
        ] {
            assert_eq!(found(text), [("mrn".to_owned(), span.to_owned())], "{text}");
        }
    }

    #[test]
    fn no_records() {
        for text in [
            "MRN pending",
            "Chart review of 1200 patients",
            "our MRN search is slow",
            "the medical record is 40 years old",
            "chart 12",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn social_security_numbers() {
        for text in ["123-45-6789", "ssn 219099999", "123 45 6789"] {
            assert_eq!(kinds(text), ["ssn"], "{text}");
        }
        for text in ["900-12-3456", "000-12-3456", "123-00-4567", "219099999 reads"] {
            assert!(!kinds(text).contains(&"ssn".to_owned()), "{text}");
        }
    }
}
