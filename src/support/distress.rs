//! Distress that no topic names: how a draft feels, by the words of feeling in it.
//!
//! A weighted sum over a lexicon (`data/feelings.toml`), with the author in it: what is told without "I" is news.

use std::ops::Range;

use crate::context::Context;
use crate::data::{Cue, Meaning};

/// From so much on a draft is in distress.
const ENOUGH: i32 = 4;

/// What is told in long takes more: one more for each so many tokens.
const TOKENS_EACH: usize = 12;

/// No more tokens than these raise the bar.
const LONGEST: usize = 140;

/// Whether the author writes in distress.
pub(super) fn speaks(context: &Context<'_, '_>) -> bool {
    let length = context.text.tokens().len();
    let mut sum = 0;
    let mut counted: Option<&Range<usize>> = None;
    for hit in context.hits() {
        let Meaning::Feeling(weight) = hit.meaning else { continue };
        // Longer phrases come first where two begin together.
        if counted.is_some_and(|last| hit.tokens.start < last.end) || context.text.is_quoted(&hit.tokens) {
            continue;
        }
        counted = Some(&hit.tokens);
        let weight = i32::from(weight);
        // "Not happy" is no joy; "not afraid" is no fear, but no joy either.
        sum += match (
            context.is_negated(&(hit.tokens.start..hit.tokens.start + 1)),
            holds_negator(context, &hit.tokens),
        ) {
            (true, false) if weight < 0 => 2,
            (true, false) => 0,
            _ => weight,
        };
    }
    let own = context.cues(Cue::Author).take(12).count();
    let own = i32::try_from(own).unwrap_or(0);
    let bar = ENOUGH + i32::try_from(length.min(LONGEST) / TOKENS_EACH).unwrap_or(0);
    own > 0 && sum + own.min(4) >= bar
}

fn holds_negator(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    context.at(Cue::Negator, tokens.start).is_some()
}
