//! E-mail addresses, also where signs are spelled out: "jane at example dot com".

use std::ops::Range;

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::report::IdentifierKind;
use crate::text::{Kind, Text};

/// The most words that an address is spelled in, on either side.
const MAX_PARTS: usize = 6;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let address = |at: usize| {
        let is_address = text.token(at).is_some_and(|token| token.kind == Kind::Email);
        let tokens = if is_address { at..at + 1 } else { spelled_out(text, at)? };
        let confidence = if is_address { 1.0 } else { 0.9 };
        Some(Found {
            kind: IdentifierKind::Email,
            span: text.span(tokens.clone()),
            tokens,
            confidence,
            whom: Whom::Unknown,
        })
    };
    (0..text.tokens().len()).filter_map(address).collect()
}

/// The address around an "at", which may stand in brackets.
fn spelled_out(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let is_sign = matches!(text.word(at), "at" | "arroba" | "@");
    if !is_sign {
        return None;
    }
    let bracket = at.checked_sub(1).is_some_and(|before| matches!(text.word(before), "[" | "(" | "{" | "<"));
    let bracketed = bracket && matches!(text.word(at + 1), "]" | ")" | "}" | ">");
    let (left, right) = if bracketed { (at.checked_sub(2)?, at + 2) } else { (at.checked_sub(1)?, at + 1) };
    let is_part = |at: usize| text.token(at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Number));
    // "jane [at] example.com"; without brackets one may look at a page.
    if bracketed && is_part(left) && text.token(right).is_some_and(|token| token.kind == Kind::Url) {
        return Some(start(text, left)..right + 1);
    }
    let mut end = right;
    let mut points = 0;
    while points < MAX_PARTS && is_part(end) {
        let Some(next) = point_end(text, end + 1).filter(|&next| is_part(next)) else { break };
        points += 1;
        end = next;
    }
    let known = matches!(
        text.word(end),
        "com"
            | "org"
            | "net"
            | "edu"
            | "gov"
            | "uk"
            | "es"
            | "de"
            | "fr"
            | "io"
            | "ca"
            | "au"
            | "nz"
            | "ie"
            | "in"
            | "co"
            | "info"
            | "it"
            | "nl"
            | "mx"
            | "br"
    );
    (points > 0 && known && is_part(left)).then(|| start(text, left)..end + 1)
}

/// Behind "dot", "[dot]", "punto" or a point between two words.
fn point_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let is_word = |at: usize| matches!(text.word(at), "dot" | "punto" | "punkt" | "point");
    if is_word(at) {
        return Some(at + 1);
    }
    if matches!(text.word(at), "[" | "(" | "{") && (is_word(at + 1) || text.word(at + 1) == ".") {
        return Some(at + 3);
    }
    let glued = text.token(at + 1).is_some_and(|next| next.glued);
    (text.word(at) == "." && glued).then_some(at + 1)
}

/// Where the name before the "at" begins: "jane dot roe", "jane.roe".
fn start(text: &Text<'_>, last: usize) -> usize {
    let mut start = last;
    while let Some(before) = start.checked_sub(2).filter(|before| {
        let sign = before + 1;
        if last - before > 2 * MAX_PARTS {
            return false;
        }
        matches!(text.word(sign), "dot" | "punto" | "underscore")
            || matches!(text.word(sign), "." | "_" | "-") && text.token(sign).is_some_and(|sign| sign.glued)
    }) {
        start = before;
    }
    start
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, address) in [
            ("write to jane.roe@example.com now", "jane.roe@example.com"),
            ("jane at example dot com please", "jane at example dot com"),
            ("mail jane.roe [at] example [dot] org", "jane.roe [at] example [dot] org"),
            ("jane (at) example.com", "jane (at) example.com"),
            ("ana punto ruiz arroba ejemplo punto es", "ana punto ruiz arroba ejemplo punto es"),
        ] {
            assert!(found(text).contains(&("email".to_owned(), address.to_owned())), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn passes() {
        for text in [
            "look at example.com today",
            "@janeroe said",
            "meet at the dot",
            "at 5 dot com crashed",
            "seen at noon. In bed",
        ] {
            assert!(!kinds(text).contains(&"email".to_owned()), "{text}: {:?}", found(text));
        }
    }
}
