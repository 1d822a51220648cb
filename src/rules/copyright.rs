//! Copyright: other people's words without their names.

use std::borrow::Cow;
use std::ops::Range;

use crate::context::Context;
use crate::data::{Cue, rule};
use crate::report::{Finding, Fix, Span};
use crate::rules::stance::is_year;
use crate::text::Kind;

/// A quotation from so many words on wants a source.
const LONG_QUOTATION: usize = 25;

/// How many words a shortened quotation keeps.
const SHORT_QUOTATION: usize = 20;

/// How far from the quotation its source may stand, in tokens.
const NEARBY: usize = 14;

pub(super) fn judge(context: &Context<'_, '_>) -> Vec<Finding> {
    context
        .text
        .quotations()
        .iter()
        .filter(|quotation| words(context, quotation).count() >= LONG_QUOTATION && !is_attributed(context, quotation))
        .filter_map(|quotation| {
            rule::COPYRIGHT_LONG_QUOTATION.finding(context.text.span(quotation.clone()), fixes(context, quotation))
        })
        .collect()
}

fn words<'c>(context: &'c Context<'_, '_>, tokens: &Range<usize>) -> impl Iterator<Item = usize> + use<'c> {
    let tokens = tokens.clone();
    tokens.filter(move |&at| context.is_word(at))
}

/// A link, a DOI, a handle, a year or a word such as "said" close by says whose words these are.
fn is_attributed(context: &Context<'_, '_>, quotation: &Range<usize>) -> bool {
    let before = quotation.start.saturating_sub(NEARBY)..quotation.start;
    let after = quotation.end..(quotation.end + NEARBY).min(context.text.tokens().len());
    [before, after].iter().any(|near| {
        context.has(Cue::Attribution, near)
            || near.clone().filter_map(|at| context.text.token(at)).any(|token| match token.kind {
                Kind::Url | Kind::Mention => true,
                Kind::Number => is_year(context.text.folded(token)),
                _ => false,
            })
    })
}

fn fixes(context: &Context<'_, '_>, quotation: &Range<usize>) -> Vec<Fix> {
    let text = context.text;
    let closing = text.token(quotation.end).map_or(text.raw().len(), |mark| mark.span.end);
    let mut fixes = vec![Fix {
        label: Cow::Borrowed("Add “Source:”"),
        span: Span::new(closing, closing),
        replacement: " Source: ".to_owned(),
    }];
    let kept = words(context, quotation).nth(SHORT_QUOTATION - 1).and_then(|last| text.token(last));
    let end = quotation.end.checked_sub(1).and_then(|last| text.token(last));
    if let (Some(kept), Some(end)) = (kept, end) {
        fixes.push(Fix {
            label: Cow::Borrowed("Shorten the quotation"),
            span: Span::new(kept.span.end, end.span.end.max(kept.span.end)),
            replacement: " …".to_owned(),
        });
    }
    fixes
}
