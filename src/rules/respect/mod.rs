//! Respect: words that wound. Quoting one, criticising it and speaking of oneself are quiet.
//!
//! [`terms`] swaps words for kinder ones as `data/rules/respect/` has them; [`lexicon`] finds abusive words however they
//! are disguised, [`aim`] says at whom they are thrown, and [`abuse`], [`groups`] and [`colleagues`] judge what that makes.

mod abuse;
mod aim;
mod colleagues;
mod groups;
mod hash;
mod lexicon;
mod terms;

use std::ops::Range;

use crate::context::Context;
use crate::data::{Cue, Meaning};
use crate::report::Finding;
use crate::text::Kind;
use lexicon::Word;

pub(super) fn judge(context: &Context<'_, '_>) -> Vec<Finding> {
    let words = lexicon::find(context.text);
    let mut findings = terms::judge(context);
    findings.extend(abuse::judge(context, &words));
    findings.extend(groups::judge(context, &words));
    findings.extend(colleagues::judge(context, &words));
    findings
}

/// Whether words are not the author's own, or are what the author objects to.
fn is_mentioned(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    is_quoted(context, tokens) || context.is_about_the_word(tokens)
}

/// Between quotation marks, unless the quotation is a post passed on: whoever passes one on says it again.
fn is_quoted(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let quotations = context.text.quotations();
    let after = quotations.partition_point(|quotation| quotation.start <= tokens.start);
    after.checked_sub(1).and_then(|at| quotations.get(at)).is_some_and(|quotation| {
        let is_passed_on = context.text.token(quotation.start).is_some_and(|first| first.kind == Kind::Mention);
        tokens.end <= quotation.end && !is_passed_on
    })
}

/// Whether a look-alike of the rule covers the words.
fn is_look_alike(context: &Context<'_, '_>, rule: u16, tokens: &Range<usize>) -> bool {
    context.hits_around(tokens.clone()).any(|hit| matches!(hit.meaning, Meaning::RuleNot { rule: of } if of == rule))
}

/// Whether a word of a class begins at a token or holds it.
fn is(context: &Context<'_, '_>, cue: Cue, token: usize) -> bool {
    context.at(cue, token).is_some()
}

/// The abusive words that begin in a range of tokens.
fn within<'w>(words: &'w [Word], tokens: &Range<usize>) -> impl Iterator<Item = &'w Word> {
    let first = words.partition_point(|word| word.tokens.start < tokens.start);
    let end = tokens.end;
    words.iter().skip(first).take_while(move |word| word.tokens.start < end)
}
