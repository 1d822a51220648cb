//! Finds every phrase of `data/` in a text, in one walk over its tokens.
//!
//! Two automata are made when the crate is built: one gives each word its number, one takes the numbers of a phrase's words
//! to what it means. Nothing is compiled at start, and a thousand more phrases cost no more time per draft.

use std::ops::Range;

use fst::raw::Fst;

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

/// Every phrase in the text, in the order of their first tokens, longer ones first.
pub(crate) fn find(text: &Text<'_>) -> Vec<Hit> {
    let Ok(words) = Fst::new(data::WORDS) else { return Vec::new() };
    let numbers: Vec<u16> = text.tokens().iter().map(|token| number(&words, text, token)).collect();
    let search = Search { text, numbers: &numbers };
    let mut hits = Vec::with_capacity(numbers.len());
    for start in 0..numbers.len() {
        let first = hits.len();
        search.walk(start, start, &State::start, &mut hits);
        if let Some(found) = hits.get_mut(first..).filter(|found| found.len() > 1) {
            found.sort_by_key(|hit| std::cmp::Reverse(hit.tokens.end));
        }
    }
    hits
}

/// The number of a token's word.
fn number(words: &Fst<&'static [u8]>, text: &Text<'_>, token: &Token) -> u16 {
    let word = match token.kind {
        Kind::Word | Kind::Number | Kind::Emoji => text.folded(token),
        Kind::Hashtag => text.folded(token).trim_start_matches('#'),
        Kind::Punct if matches!(text.folded(token), "?" | "@" | "%" | "+" | "&") => text.folded(token),
        _ => return UNKNOWN,
    };
    words.get(word).and_then(|number| u16::try_from(number.value()).ok()).unwrap_or(UNKNOWN)
}

/// Where the automaton stands behind some words.
struct State {
    /// What they mean; nought for nothing.
    meaning: u16,
    /// The words that may follow, in order, and the states behind them.
    words: &'static [u16],
    states: &'static [u16],
}

impl State {
    /// Behind a word that begins a phrase.
    fn start(number: u16) -> Option<Self> {
        data::FIRST.get(usize::from(number)).filter(|&&state| state != 0).and_then(|&state| Self::of(state))
    }

    /// Behind one more word.
    fn after(&self, number: u16) -> Option<Self> {
        self.words.binary_search(&number).ok().and_then(|at| self.states.get(at)).and_then(|&state| Self::of(state))
    }

    fn of(state: u16) -> Option<Self> {
        let at = usize::from(state);
        let Some(&count) = data::LINK_WORDS.get(at) else {
            return Some(Self { meaning: u16::MAX - state, words: &[], states: &[] });
        };
        let links = at + 1..at + 1 + usize::from(count);
        Some(Self {
            meaning: *data::LINK_STATES.get(at)?,
            words: data::LINK_WORDS.get(links.clone())?,
            states: data::LINK_STATES.get(links)?,
        })
    }
}

struct Search<'s, 't> {
    text: &'s Text<'t>,
    numbers: &'s [u16],
}

impl Search<'_, '_> {
    /// Feeds the token at `at` to the automaton and goes on behind it. Phrases have few words, so the depth is small.
    fn walk(&self, start: usize, at: usize, next: &dyn Fn(u16) -> Option<State>, hits: &mut Vec<Hit>) {
        let (Some(token), Some(&number)) = (self.text.token(at), self.numbers.get(at)) else { return };
        let mut step = |number: u16| {
            let Some(state) = next(number) else { return };
            record(start..at + 1, state.meaning, hits);
            if !state.words.is_empty()
                && let Some(after) = following_word(self.text, at)
            {
                self.walk(start, after, &|number| state.after(number), hits);
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
}

/// The next token, past a hyphen between two words.
fn following_word(text: &Text<'_>, at: usize) -> Option<usize> {
    let next = text.token(at + 1)?;
    let hyphen =
        next.glued && matches!(text.folded(next), "-" | "/") && text.token(at + 2).is_some_and(|after| after.glued);
    Some(if hyphen { at + 2 } else { at + 1 })
}

fn record(tokens: Range<usize>, meaning: u16, hits: &mut Vec<Hit>) {
    let start = |meaning: usize| data::MEANING_STARTS.get(meaning).map_or(0, |&start| usize::from(start));
    let meaning = usize::from(meaning);
    let meanings = data::MEANINGS.get(start(meaning)..start(meaning + 1)).unwrap_or_default();
    hits.extend(meanings.iter().map(|&meaning| Hit { meaning, tokens: tokens.clone() }));
}
