//! Addresses on a network: IP and the hardware's own.

use super::evidence::Evidence;
use super::mask::Mask;
use super::{Found, Whom};
use crate::report::IdentifierKind;
use crate::text::{Kind, Text};

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let address = (evidence.mask(at) < Mask::Strict).then(|| address(text, at)).flatten();
        let Some((kind, end)) = address else {
            at += 1;
            continue;
        };
        found.push(Found { kind, tokens: at..end, span: text.span(at..end), confidence: 0.9, whom: Whom::Unknown });
        at = end;
    }
    found
}

fn address(text: &Text<'_>, at: usize) -> Option<(IdentifierKind, usize)> {
    if is_ipv4(text, at) {
        return Some((IdentifierKind::Ip, at + 1));
    }
    let end = run_end(text, at)?;
    let written: String = (at..end).map(|at| text.word(at)).collect();
    if is_ipv6(&written) {
        Some((IdentifierKind::Ip, end))
    } else {
        is_hardware(&written).then_some((IdentifierKind::Device, end))
    }
}

/// Four numbers up to 255; "version 1.2.3.4" and "v1.2.3.4" are software.
fn is_ipv4(text: &Text<'_>, at: usize) -> bool {
    if !text.token(at).is_some_and(|token| token.kind == Kind::Number) {
        return false;
    }
    let parts: Vec<&str> = text.word(at).split('.').collect();
    let valid =
        |part: &&str| part.len() <= 3 && (part.len() == 1 || !part.starts_with('0')) && part.parse::<u8>().is_ok();
    let before = at.checked_sub(1).map_or("", |before| text.word(before));
    let software = matches!(
        before,
        "version"
            | "v"
            | "ver"
            | "release"
            | "build"
            | "firmware"
            | "ios"
            | "android"
            | "update"
            | "section"
            | "-"
            | "/"
    );
    parts.len() == 4 && parts.iter().all(valid) && !software
}

/// Where hexadecimal groups with colons end.
fn run_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let hex = |at: usize| {
        text.token(at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Number))
            && text.word(at).len() <= 4
            && text.word(at).bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let colon = |at: usize| text.word(at) == ":" && text.token(at).is_some_and(|token| token.glued);
    if !hex(at)
        || at
            .checked_sub(1)
            .is_some_and(|before| text.token(at).is_some_and(|token| token.glued) && text.word(before) != "(")
    {
        return None;
    }
    let mut end = at + 1;
    while end < at + 40 && (colon(end) || hex(end) && text.token(end).is_some_and(|token| token.glued)) {
        end += 1;
    }
    (end > at + 6).then_some(end)
}

fn is_ipv6(written: &str) -> bool {
    let groups: Vec<&str> = written.split(':').collect();
    let letters = written.bytes().any(|byte| byte.is_ascii_alphabetic());
    groups.iter().all(|group| group.len() <= 4)
        && (groups.len() == 8 && !groups.contains(&"")
            || written.contains("::") && (3..=8).contains(&groups.len()) && letters)
}

/// Six pairs of hexadecimal digits.
fn is_hardware(written: &str) -> bool {
    written.split(':').count() == 6 && written.split(':').all(|pair| pair.len() == 2)
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, kind) in [
            ("logged in from 10.12.44.7 again", "ip"),
            ("IP address 192.168.1.1, seen", "ip"),
            ("from 2001:db8:85a3:0:0:8a2e:370:7334 now", "ip"),
            ("pump at 00:1A:2B:3C:4D:5E", "device"),
        ] {
            assert_eq!(kinds(text), [kind], "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn passes() {
        for text in ["version 2.1.3.4", "software v1.2.3.4", "2.1.3", "300.1.1.1", "12:30:45", "doi 10.1.2.3"] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
