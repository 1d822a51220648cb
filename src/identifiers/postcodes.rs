//! Postcodes: behind a label, beside a town or a state, or in a shape that only they have.

use std::ops::Range;

use super::evidence::Evidence;
use super::mask::Mask;
use super::{Found, Whom};
use crate::data::Cue;
use crate::report::IdentifierKind;
use crate::text::{Case, Kind, Text};

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let mut found = Vec::new();
    for label in evidence.context.cues(Cue::ZipLabel) {
        let at = if matches!(text.word(label.end), ":" | "is" | "." | "#" | "=") { label.end + 1 } else { label.end };
        found.extend(labelled(text, at).map(|tokens| postcode(text, tokens, 0.95)));
    }
    for at in 0..text.tokens().len() {
        if evidence.mask(at) < Mask::Strict {
            let code = british_or_canadian(text, at).map(|tokens| (tokens, 0.9)).or_else(|| beside_place(evidence, at));
            found.extend(code.map(|(tokens, confidence)| postcode(text, tokens, confidence)));
        }
    }
    found.sort_by_key(|found| (found.tokens.start, std::cmp::Reverse(found.tokens.end)));
    found
}

fn postcode(text: &Text<'_>, tokens: Range<usize>, confidence: f32) -> Found {
    Found { kind: IdentifierKind::Place, span: text.span(tokens.clone()), tokens, confidence, whom: Whom::Unknown }
}

fn is_digits(text: &Text<'_>, at: usize, len: Range<usize>) -> bool {
    let word = text.word(at);
    text.token(at).is_some_and(|token| token.kind == Kind::Number)
        && len.contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands behind "ZIP" or "CP": four to six digits, or letters and digits in two short groups.
fn labelled(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    if is_digits(text, at, 3..7) {
        let more = text.word(at + 1) == "-" && is_digits(text, at + 2, 3..5);
        return Some(at..if more { at + 3 } else { at + 1 });
    }
    if let Some(code) = british_or_canadian(text, at) {
        return Some(code);
    }
    let letter = text.token(at).is_some_and(|token| token.kind == Kind::Word) && text.word(at).len() <= 2;
    let hyphen = usize::from(text.word(at + 1) == "-");
    let digits = is_digits(text, at + 1 + hyphen, 3..7) && text.token(at + 1).is_some_and(|next| next.glued);
    (letter && digits).then_some(at..at + 2 + hyphen)
}

/// "SW1A 1AA", "K1A 0B1", "1012 AB": two groups of letters and digits.
fn british_or_canadian(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let starts = text.token(at).is_some_and(|token| token.kind == Kind::Word && !token.glued)
        && text.word(at).len() <= 2
        && text.token(at + 1).is_some_and(|next| next.kind == Kind::Number && next.glued);
    if !starts {
        return None;
    }
    let (mut shape, mut code, mut end) = (String::new(), String::new(), at);
    let mut capital = true;
    while let Some(token) = text.token(end).filter(|token| matches!(token.kind, Kind::Word | Kind::Number)) {
        let word = text.folded(token);
        if end > at && !token.glued && shape.contains(' ') || word.len() > 3 || shape.len() > 8 {
            break;
        }
        if end > at && !token.glued {
            shape.push(' ');
        }
        capital &= token.kind == Kind::Number || token.case == Case::Upper;
        shape.extend(word.bytes().map(|byte| if byte.is_ascii_digit() { '9' } else { 'A' }));
        code.push_str(word);
        end += 1;
    }
    let british = matches!(shape.as_str(), "A9 9AA" | "A99 9AA" | "AA9 9AA" | "AA99 9AA" | "A9A 9AA" | "AA9A 9AA");
    // The inward part has none of these letters.
    let british =
        british && !code.get(code.len() - 2..).is_some_and(|inward| inward.contains(['c', 'i', 'k', 'm', 'o', 'v']));
    let canadian = shape == "A9A 9A9" || shape == "A9A9A9" && capital;
    let canadian = canadian && !code.contains(['d', 'f', 'i', 'o', 'q', 'u']) && !code.starts_with(['w', 'z']);
    (british || canadian).then_some(at..end)
}

/// "46017 Valencia", "E-28006", "Vermont 05401", "MN 55901".
fn beside_place(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<(Range<usize>, f32)> {
    let text = evidence.text();
    let country = |at: usize| {
        text.token(at).is_some_and(|token| token.case == Case::Upper && !token.glued)
            && matches!(
                text.word(at),
                "e" | "d"
                    | "a"
                    | "f"
                    | "b"
                    | "i"
                    | "ch"
                    | "at"
                    | "de"
                    | "dk"
                    | "fr"
                    | "es"
                    | "it"
                    | "be"
                    | "nl"
                    | "se"
                    | "no"
                    | "fi"
                    | "pl"
                    | "cz"
                    | "hu"
                    | "pt"
                    | "l"
            )
    };
    if country(at) && text.word(at + 1) == "-" && is_digits(text, at + 2, 4..6) && text.token(at + 2)?.glued {
        return Some((at..at + 3, 0.9));
    }
    if !is_digits(text, at, 4..7) || text.token(at)?.glued && text.word(at.saturating_sub(1)) != "," {
        return None;
    }
    let before = at.checked_sub(1)?;
    let zip_plus = text.word(at + 1) == "-" && is_digits(text, at + 2, 4..5);
    let end = if zip_plus { at + 3 } else { at + 1 };
    let five = is_digits(text, at, 5..6);
    let state =
        text.token(before).is_some_and(|token| token.case == Case::Upper) && super::towns::is_state(text.word(before));
    let military = matches!(text.word(before), "aa" | "ae" | "ap");
    if five && (state || military || evidence.usage(before).region || evidence.town(before) > 0.0) {
        return Some((at..end, 0.9));
    }
    // A year stands before a word as well; a town behind four digits has to be known.
    let next = if matches!(text.word(end), "-" | ",") { end + 1 } else { end };
    let capital = text.token(next).is_some_and(|token| token.case != Case::Lower && token.kind == Kind::Word);
    let year = is_digits(text, at, 4..5) && matches!(text.word(at).get(..2), Some("19" | "20"));
    let place = evidence.town(next);
    let counted = evidence.usage(next).word >= 7;
    (capital && !year && !counted && (place > 0.0 || five && evidence.usage(next).place > 0)).then_some((at..end, 0.85))
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, code) in [
            ("from zip 03601", "03601"),
            ("zip code: 02139-4307", "02139-4307"),
            ("CP: 46271.", "46271"),
            ("PLZ 80331", "80331"),
            ("postcode BN1 9PX", "BN1 9PX"),
            ("she lives near SW1A 1AA", "SW1A 1AA"),
            ("postal code K1A 0B1", "K1A 0B1"),
            ("NH 03766", "03766"),
            ("E-28006", "E-28006"),
        ] {
            assert!(found(text).contains(&("place".to_owned(), code.to_owned())), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn passes() {
        for text in [
            "B12 deficiency",
            "C5A inhibitor",
            "paid 12345 dollars",
            "in 2019 Paris closed",
            "H5N1 flu",
            "12000 Patients enrolled",
            "T12 L1 fusion",
            "G6PD assay",
        ] {
            assert!(
                !kinds(text).contains(&"place".to_owned()) || text.contains("Paris") && found(text).len() == 1,
                "{text}: {:?}",
                found(text)
            );
        }
    }
}
