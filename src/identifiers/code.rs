//! Codes as a reader takes them in: letters and digits in groups, however they are spread.
//!
//! Digits one by one ("5 5 5"), in words ("five five five"), as keycaps or with pictures between are the same number.

use std::ops::Range;

use crate::text::{Case, Kind, Text};

/// The longest code that is read.
const MAX_SIGNS: usize = 34;
/// So many digits in words or one by one are a number and no list.
const MIN_SPREAD: usize = 5;

/// A letter or a digit of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// An ASCII capital or digit.
    pub(super) c: u8,
    /// Where it stands.
    pub(super) token: usize,
    /// What parts it from the sign before: a space, a hyphen, a point.
    pub(super) gap: Option<u8>,
    /// The token ends behind it.
    pub(super) last: bool,
}

/// The letters and digits that stand together from a token on.
pub(super) fn signs(text: &Text<'_>, start: usize) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let mut at = start;
    let mut gap = None;
    while signs.len() < MAX_SIGNS {
        let Some(piece) = piece(text, at, signs.is_empty() || gap != Some(b' ')) else { break };
        let before = signs.len();
        for c in piece.bytes() {
            if c.is_ascii_alphanumeric() {
                signs.push(Sign { c: c.to_ascii_uppercase(), token: at, gap, last: false });
                gap = None;
            } else {
                gap = Some(c);
            }
        }
        if signs.len() == before {
            break;
        }
        if let Some(last) = signs.last_mut() {
            last.last = true;
        }
        let Some((next, sign)) = next_piece(text, at) else { break };
        at = next;
        gap = sign;
    }
    close_up(&mut signs);
    signs
}

/// Whether what [`signs`] reads from a token on may hold a digit: most words begin no code, and looking is cheaper than
/// reading.
pub(super) fn may_hold_digit(text: &Text<'_>, start: usize) -> bool {
    let (mut at, mut glued) = (start, true);
    for _ in 0..MAX_SIGNS {
        let Some(piece) = piece(text, at, glued) else { return false };
        if piece.bytes().any(|byte| byte.is_ascii_digit()) {
            return true;
        }
        let Some((next, gap)) = next_piece(text, at) else { return false };
        (at, glued) = (next, gap != Some(b' '));
    }
    false
}

/// Whether what [`signs`] reads from a token on begins with a digit.
pub(super) fn begins_with_digit(text: &Text<'_>, start: usize) -> bool {
    let first = piece(text, start, true).and_then(|piece| piece.bytes().find(u8::is_ascii_alphanumeric));
    first.is_some_and(|first| first.is_ascii_digit())
}

/// What a token reads as within a code; short words only, and behind a space only in capitals.
fn piece<'t>(text: &'t Text<'_>, at: usize, glued: bool) -> Option<&'t str> {
    let token = text.token(at)?;
    let folded = text.folded(token);
    match token.kind {
        Kind::Number => Some(folded),
        Kind::Word if digit_in_words(text, at).is_some() => digit_in_words(text, at),
        Kind::Word
            if folded.len() <= 12 && folded.is_ascii() && (glued || token.case == Case::Upper && folded.len() <= 6) =>
        {
            Some(folded)
        }
        Kind::Emoji => folded.get(..1).filter(|digit| digit.starts_with(|c: char| c.is_ascii_digit())),
        _ => None,
    }
}

/// "five", where a number in words stands.
fn digit_in_words(text: &Text<'_>, at: usize) -> Option<&'static str> {
    let digit = digit_word(text.word(at))?;
    let run = |range: Range<usize>| range.filter(|&near| digit_word(text.word(near)).is_some()).count();
    (run(at.saturating_sub(MIN_SPREAD)..at + MIN_SPREAD + 1) >= MIN_SPREAD).then_some(digit)
}

fn digit_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "zero" | "oh" => "0",
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        _ => return None,
    })
}

/// The next piece and what parts it: nothing, a sign, or a space.
fn next_piece(text: &Text<'_>, at: usize) -> Option<(usize, Option<u8>)> {
    let next = text.token(at + 1)?;
    let is_sign = |at: usize| matches!(text.word(at), "-" | "." | "/" | ":" | "_" | "+" | "\u{b7}" | "*");
    if is_sign(at + 1) {
        let sign = text.word(at + 1).bytes().next();
        let after = text.token(at + 2)?;
        // "555 - 0142" is one number, "at 5 - we left" is not.
        let joined = next.glued && after.glued || after.kind == Kind::Number && next.glued == after.glued;
        return joined.then_some((at + 2, sign));
    }
    // Pictures between digits hide nothing from a reader.
    if next.kind == Kind::Emoji && !text.folded(next).starts_with(|c: char| c.is_ascii_digit()) {
        let after = text.token(at + 2)?;
        return (after.kind == Kind::Number).then_some((at + 2, Some(b' ')));
    }
    if next.kind == Kind::Newline {
        return None;
    }
    Some((at + 1, if next.glued { None } else { Some(b' ') }))
}

/// Digits that stand one by one are one group, up to a sign between them.
fn close_up(signs: &mut [Sign]) {
    let single = |at: usize, signs: &[Sign]| {
        signs.get(at).is_some_and(|sign| sign.c.is_ascii_digit() && sign.last && (sign.gap.is_some() || at == 0))
            && signs.get(at + 1).is_none_or(|next| next.gap.is_some() || next.token != signs[at].token)
    };
    let singles: Vec<bool> = (0..signs.len()).map(|at| single(at, signs)).collect();
    if singles.iter().filter(|single| **single).count() < MIN_SPREAD {
        return;
    }
    for at in 1..signs.len() {
        let both = singles.get(at).copied().unwrap_or(false) && singles.get(at - 1).copied().unwrap_or(false);
        if let Some(sign) = signs.get_mut(at).filter(|sign| both && sign.gap == Some(b' ')) {
            sign.gap = None;
        }
    }
}

/// Whether the sign at `end` begins something else than more of the code.
pub(super) fn ends_at(text: &Text<'_>, signs: &[Sign], end: usize) -> bool {
    let Some(last) = end.checked_sub(1).and_then(|at| signs.get(at)) else { return false };
    let next = signs.get(end);
    let goes_on = next.is_some_and(|next| match next.gap {
        None => true,
        // "4111 1111" is no more than the first half of "4111 1111 1111 1111".
        Some(b' ') => {
            let group = signs.iter().skip(end).take_while(|sign| sign.token == next.token).count();
            last.c.is_ascii_digit()
                && next.c.is_ascii_digit()
                && group > 2
                && end > 3
                && signs.iter().take(end).any(|sign| sign.gap == Some(b' '))
        }
        Some(_) => next.c.is_ascii_digit(),
    });
    let glued_word = text.token(last.token + 1).is_some_and(|next| {
        next.glued && matches!(next.kind, Kind::Word | Kind::Number | Kind::Email | Kind::Url | Kind::Mention)
    });
    last.last && !goes_on && (!glued_word || next.is_some_and(|next| next.gap.is_some()))
}

/// Whether a code may begin at a token: nothing alphanumeric is glued before it.
pub(super) fn begins_at(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.token(at) else { return false };
    let starts = matches!(token.kind, Kind::Number | Kind::Word | Kind::Emoji);
    let glued = token.glued
        && text.before(at).is_some_and(|before| {
            matches!(before.kind, Kind::Word | Kind::Number)
                || matches!(text.folded(before), "." | "/" | "-")
                    && text
                        .before(at.saturating_sub(1))
                        .is_some_and(|earlier| earlier.kind == Kind::Number && before.glued)
        });
    starts && !glued
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> String {
        let text = Text::new(raw);
        let mut read = String::new();
        for sign in signs(&text, 0) {
            if let Some(gap) = sign.gap {
                read.push(char::from(gap));
            }
            read.push(char::from(sign.c));
        }
        read
    }

    #[test]
    fn reads_what_is_spread() {
        for (raw, code) in [
            ("1EG4-TE5-MK73 is", "1EG4-TE5-MK73"),
            ("5 5 5 - 3 0 4 2 now", "555-3042"),
            ("five five five oh one four two", "5550142"),
            ("5️⃣5️⃣5️⃣0️⃣1️⃣4️⃣2️⃣", "5550142"),
            ("617😀555😀0142", "617 555 0142"),
            ("AB 12 34 56 C again", "AB 12 34 56 C"),
            ("999 012 3454", "999 012 3454"),
        ] {
            assert_eq!(read(raw), code, "{raw}");
        }
    }
}
