//! Finds every phrase of `data/` in a text, in one walk over its tokens.
//!
//! All phrases stand in one finite-state transducer, made when the crate is built: nothing is compiled at start, and
//! a thousand more phrases cost no more time per draft.

use std::ops::Range;

use fst::raw::{Fst, Node};

use super::{Kind, Text};
use crate::data::{self, Meaning};

/// One place that a phrase matches.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// What the phrase means to a rule.
    pub(crate) meaning: Meaning,
    /// Where it stands.
    pub(crate) tokens: Range<usize>,
}

/// In a phrase's key: any one word, and any number.
pub(crate) const ANY_WORD: u8 = 1;
pub(crate) const ANY_NUMBER: u8 = 2;

/// Every phrase in the text, in the order of their first tokens, longer ones first.
pub(crate) fn find(text: &Text<'_>) -> Vec<Hit> {
    let Ok(fst) = Fst::new(data::PHRASES) else { return Vec::new() };
    let mut hits = Vec::new();
    for start in 0..text.tokens().len() {
        let first = hits.len();
        walk(&fst, text, start, start, &fst.root(), 0, &mut hits);
        if let Some(found) = hits.get_mut(first..) {
            found.sort_by_key(|hit| std::cmp::Reverse(hit.tokens.end));
        }
    }
    hits
}

/// Feeds the token at `at` to the automaton and goes on behind it. Phrases have few words, so the depth is small.
fn walk(
    fst: &Fst<&'static [u8]>,
    text: &Text<'_>,
    start: usize,
    at: usize,
    node: &Node<'_>,
    output: u64,
    hits: &mut Vec<Hit>,
) {
    let Some(token) = text.token(at) else { return };
    let word = match token.kind {
        Kind::Word | Kind::Number | Kind::Emoji => text.folded(token),
        Kind::Hashtag => text.folded(token).trim_start_matches('#'),
        Kind::Punct if matches!(text.folded(token), "?" | "@" | "%" | "+" | "&") => text.folded(token),
        _ => return,
    };
    let mut step = |bytes: &[u8]| {
        let Some((addr, output)) = feed(fst, node, output, bytes) else { return };
        let next = fst.node(addr);
        if next.is_final() {
            record(start..at + 1, output + next.final_output().value(), hits);
        }
        if let Some((addr, output)) = feed(fst, &next, output, b" ")
            && let Some(after) = following_word(text, at)
        {
            walk(fst, text, start, after, &fst.node(addr), output, hits);
        }
    };
    step(word.as_bytes());
    if token.kind == Kind::Number {
        step(&[ANY_NUMBER]);
    }
    if start < at && token.kind == Kind::Word {
        step(&[ANY_WORD]);
    }
}

/// The state after some bytes.
fn feed(fst: &Fst<&'static [u8]>, node: &Node<'_>, mut output: u64, bytes: &[u8]) -> Option<(usize, u64)> {
    let (first, rest) = bytes.split_first()?;
    let mut transition = node.transition(node.find_input(*first)?);
    output += transition.out.value();
    for byte in rest {
        let node = fst.node(transition.addr);
        transition = node.transition(node.find_input(*byte)?);
        output += transition.out.value();
    }
    Some((transition.addr, output))
}

/// The next token, past a hyphen between two words.
fn following_word(text: &Text<'_>, at: usize) -> Option<usize> {
    let next = text.token(at + 1)?;
    let hyphen =
        next.glued && matches!(text.folded(next), "-" | "/") && text.token(at + 2).is_some_and(|after| after.glued);
    Some(if hyphen { at + 2 } else { at + 1 })
}

fn record(tokens: Range<usize>, phrase: u64, hits: &mut Vec<Hit>) {
    let meanings =
        usize::try_from(phrase).ok().and_then(|phrase| data::MEANINGS.get(phrase)).copied().unwrap_or_default();
    hits.extend(meanings.iter().map(|&meaning| Hit { meaning, tokens: tokens.clone() }));
}
