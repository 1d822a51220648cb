//! Finds every phrase of `data/` in a text, in one walk over its tokens.
//!
//! All phrases stand in two finite-state transducers, made when the crate is built: one gives each word its number,
//! one takes the numbers of a phrase's words to what it means. Nothing is compiled at start, and a thousand more phrases
//! cost no more time per draft.

use std::ops::Range;

use fst::raw::{Fst, Node};

use super::{Kind, Text, Token};
use crate::data::{self, Meaning};

/// One place that a phrase matches.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// What the phrase means to a rule.
    pub(crate) meaning: Meaning,
    /// Where it stands.
    pub(crate) tokens: Range<usize>,
}

/// The number of any one word, of any number, and of what stands in no phrase.
const ANY_WORD: u16 = 0;
const ANY_NUMBER: u16 = 1;
const UNKNOWN: u16 = u16::MAX;

type Transducer = Fst<&'static [u8]>;

/// Every phrase in the text, in the order of their first tokens, longer ones first.
pub(crate) fn find(text: &Text<'_>) -> Vec<Hit> {
    let (Ok(words), Ok(fst)) = (Fst::new(data::WORDS), Fst::new(data::PHRASES)) else { return Vec::new() };
    let numbers: Vec<u16> = text.tokens().iter().map(|token| number(&words, text, token)).collect();
    let search = Search { fst: &fst, text, numbers: &numbers };
    let root = fst.root();
    let mut hits = Vec::new();
    for start in 0..numbers.len() {
        let first = hits.len();
        search.walk(start, start, &root, 0, &mut hits);
        if let Some(found) = hits.get_mut(first..) {
            found.sort_by_key(|hit| std::cmp::Reverse(hit.tokens.end));
        }
    }
    hits
}

/// The number of a token's word.
fn number(words: &Transducer, text: &Text<'_>, token: &Token) -> u16 {
    let word = match token.kind {
        Kind::Word | Kind::Number | Kind::Emoji => text.folded(token),
        Kind::Hashtag => text.folded(token).trim_start_matches('#'),
        Kind::Punct if matches!(text.folded(token), "?" | "@" | "%" | "+" | "&") => text.folded(token),
        _ => return UNKNOWN,
    };
    words.get(word).and_then(|number| u16::try_from(number.value()).ok()).unwrap_or(UNKNOWN)
}

struct Search<'s, 't> {
    fst: &'s Transducer,
    text: &'s Text<'t>,
    numbers: &'s [u16],
}

impl Search<'_, '_> {
    /// Feeds the token at `at` to the automaton and goes on behind it. Phrases have few words, so the depth is small.
    fn walk(&self, start: usize, at: usize, node: &Node<'_>, output: u64, hits: &mut Vec<Hit>) {
        let (Some(token), Some(&number)) = (self.text.token(at), self.numbers.get(at)) else { return };
        let mut step = |number: u16| {
            let Some((addr, output)) = self.feed(node, output, number) else { return };
            let next = self.fst.node(addr);
            if next.is_final() {
                record(start..at + 1, output + next.final_output().value(), hits);
            }
            if !next.is_empty()
                && let Some(after) = following_word(self.text, at)
            {
                self.walk(start, after, &next, output, hits);
            }
        };
        if number != UNKNOWN {
            step(number);
        }
        if token.kind == Kind::Number {
            step(ANY_NUMBER);
        }
        if start < at && token.kind == Kind::Word {
            step(ANY_WORD);
        }
    }

    /// The state after a word.
    fn feed(&self, node: &Node<'_>, output: u64, number: u16) -> Option<(usize, u64)> {
        let [high, low] = number.to_be_bytes();
        let first = node.transition(node.find_input(high)?);
        let half = self.fst.node(first.addr);
        let second = half.transition(half.find_input(low)?);
        Some((second.addr, output + first.out.value() + second.out.value()))
    }
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
