//! What speaks for a word to be a name, a town or nothing: how often it is one, its capital, its neighbours.
//!
//! Evidence is counted in log-odds (nats), so that it adds up. A level of the lexicons is half a decade, 1.15 nats.

use super::mask::{Mask, look_alikes};
use crate::context::Context;
use crate::data::Cue;
use crate::lexicon::Usage;
use crate::text::{Case, Kind, Text, Token};

/// One level of the lexicons, in nats.
const LEVEL: f32 = 1.15;
/// More than this no list says for or against.
const MOST: f32 = 6.0;

/// What capitals tell in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capitals {
    /// Names have them and words have not.
    Tell,
    /// A headline, or all in capitals.
    Everywhere,
    /// The draft is written in lower case.
    Nowhere,
}

/// A draft with what the lexicons say of each token.
pub(super) struct Evidence<'c, 'a, 't> {
    pub(super) context: &'c Context<'a, 't>,
    usage: Vec<Usage>,
    /// Tokens that belong to a look-alike.
    masks: Vec<Mask>,
    /// Sentence by sentence.
    capitals: Vec<Capitals>,
}

impl<'c, 'a, 't> Evidence<'c, 'a, 't> {
    pub(super) fn new(context: &'c Context<'a, 't>) -> Self {
        let text = context.text;
        let of =
            |token: &Token| if token.kind == Kind::Word { Usage::of(text.folded(token)) } else { Usage::default() };
        let usage = text.tokens().iter().map(of).collect();
        let evidence = Self { context, usage, masks: look_alikes(context), capitals: Vec::new() };
        let capitals = evidence.capitals_of_sentences();
        Self { capitals, ..evidence }
    }

    pub(super) fn text(&self) -> &'a Text<'t> {
        self.context.text
    }

    pub(super) fn usage(&self, at: usize) -> Usage {
        self.usage.get(at).copied().unwrap_or_default()
    }

    /// The token at a place, if it is a word and not part of a look-alike.
    pub(super) fn word(&self, at: usize) -> Option<&'a Token> {
        self.text().token(at).filter(|token| token.kind == Kind::Word && self.mask(at) < Mask::Strict)
    }

    pub(super) fn mask(&self, at: usize) -> Mask {
        self.masks.get(at).copied().unwrap_or_default()
    }

    pub(super) fn capitals(&self, at: usize) -> Capitals {
        self.capitals.get(self.text().sentence_of(at)).copied().unwrap_or(Capitals::Tell)
    }

    fn capitals_of_sentences(&self) -> Vec<Capitals> {
        let text = self.text();
        let is_capital = |token: &Token| token.case != Case::Lower;
        let words = |range: std::ops::Range<usize>| {
            let tokens = text.tokens().get(range).unwrap_or_default().iter();
            tokens.filter(|token| token.kind == Kind::Word && text.folded(token).len() > 1)
        };
        // An "I" alone does not make a draft that has capitals.
        let all = words(0..text.tokens().len()).count();
        let capitals = words(0..text.tokens().len()).filter(|token| is_capital(token)).count();
        if capitals == 0 && all > 0 {
            return vec![Capitals::Nowhere; text.sentences().len()];
        }
        text.sentences()
            .iter()
            .map(|sentence| {
                let long = words(sentence.clone()).filter(|token| text.folded(token).len() > 3);
                let (capital, lower): (Vec<_>, Vec<_>) = long.partition(|token| is_capital(token));
                let upper = capital.iter().filter(|token| token.case == Case::Upper).count();
                let shouted = lower.is_empty() && upper >= 2 && upper == capital.len();
                let known = sentence.clone().filter(|&at| self.is_plain_word(at)).count();
                let headline = capital.len() >= 5 && capital.len() > 3 * lower.len() && known >= 2;
                if shouted || headline { Capitals::Everywhere } else { Capitals::Tell }
            })
            .collect()
    }

    /// A capitalised word that is no name in any list.
    fn is_plain_word(&self, at: usize) -> bool {
        let usage = self.usage(at);
        self.text().token(at).is_some_and(|token| token.case != Case::Lower) && usage.word > 0 && usage.name() == 0
    }

    /// The first word of a sentence, a quotation or what stands behind a colon: it has a capital anyway.
    pub(super) fn is_first(&self, at: usize) -> bool {
        let text = self.text();
        let start = text.sentence(at).start;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= start) else { return true };
        match text.token(before) {
            Some(token) if token.kind == Kind::Punct => {
                !matches!(text.folded(token), "," | "-" | "&" | "/" | "'" | ";")
            }
            Some(token) => {
                matches!(token.kind, Kind::Newline | Kind::Emoji | Kind::Mention | Kind::Hashtag | Kind::Url)
            }
            None => true,
        }
    }

    /// The log-odds that a word is somebody's name, by itself.
    pub(super) fn name(&self, at: usize) -> f32 {
        let Some(token) = self.word(at) else { return -MOST };
        let len = self.text().folded(token).len();
        if len < 2 {
            return -MOST;
        }
        self.lexical_name(at) + self.capital(at, token, len)
    }

    /// What the lists say for a name.
    fn lexical_name(&self, at: usize) -> f32 {
        let usage = self.usage(at);
        let rival = usage.word.max(if usage.region { 9 } else { usage.place });
        match (usage.name(), rival) {
            (0, 0) => -0.7,
            (0, word) => (-0.8 * f32::from(word)).max(-MOST),
            (name, 0) => 0.35 * f32::from(name),
            (name, rival) => ((f32::from(name) - f32::from(rival)) * LEVEL).clamp(-MOST, 3.0),
        }
    }

    fn capital(&self, at: usize, token: &Token, len: usize) -> f32 {
        let usage = self.usage(at);
        if token.case == Case::Capital && has_inner_capital(self.text().slice(token.span)) {
            return -3.0;
        }
        let is_word_only = usage.name() == 0 && usage.word > 0;
        match (token.case, self.capitals(at)) {
            (Case::Capital, Capitals::Tell) if is_word_only => 0.5,
            (Case::Capital, Capitals::Tell) if !self.is_first(at) => 2.3,
            (Case::Capital, Capitals::Tell) if usage.is_unknown() => 0.0,
            (Case::Capital, Capitals::Tell) => 0.7,
            (Case::Upper, Capitals::Tell) if len > 4 => 0.5,
            (Case::Upper, Capitals::Tell) => -3.0,
            (Case::Lower, Capitals::Tell) => -5.0,
            (_, Capitals::Nowhere) if usage.is_unknown() => -2.5,
            (_, Capitals::Nowhere) => -0.8,
            (_, Capitals::Everywhere) => 0.0,
        }
    }

    /// The log-odds that a word is a town, by itself.
    pub(super) fn town(&self, at: usize) -> f32 {
        let Some(token) = self.word(at) else { return -MOST };
        let usage = self.usage(at);
        if usage.place == 0 {
            return -MOST;
        }
        let rival = usage.word.max(usage.name());
        let lexical =
            if rival == 0 { 2.0 } else { ((f32::from(usage.place) - f32::from(rival)) * LEVEL).clamp(-MOST, 3.0) };
        lexical + self.capital(at, token, self.text().folded(token).len())
    }

    /// Whether a phrase of a class ends right before a token.
    pub(super) fn announced(&self, cue: Cue, at: usize) -> bool {
        (1..=3).any(|len| {
            at.checked_sub(len).and_then(|start| self.context.at(cue, start)).is_some_and(|tokens| tokens.end == at)
        })
    }
}

/// "AFib", "UTIs": capitals within, other than behind the prefixes of surnames.
fn has_inner_capital(typed: &str) -> bool {
    let rest = ["Mc", "Mac", "O'", "O’", "D'", "D’", "L'", "De", "Di", "La", "Le", "Van", "Fitz", "Al", "El"]
        .iter()
        .find_map(|prefix| typed.strip_prefix(prefix))
        .map_or_else(|| typed.chars().skip(1).collect::<String>(), |rest| rest.chars().skip(1).collect());
    rest.chars().any(char::is_uppercase)
}
