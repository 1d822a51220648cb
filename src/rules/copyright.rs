//! Copyright: other people's work without their names.

use std::borrow::Cow;
use std::ops::Range;

use crate::context::Context;
use crate::data::{Cue, RuleIndex, rule};
use crate::report::{Finding, Fix, Span};
use crate::rules::stance::is_year;
use crate::rules::wording::Wording;
use crate::text::Kind;

/// A quotation from so many words on wants a source.
const LONG_QUOTATION: usize = 25;

/// How many words a shortened quotation keeps.
const SHORT_QUOTATION: usize = 20;

/// How far from the quotation its source may stand, in tokens.
const NEARBY: usize = 14;

/// An abstract with labels has at least so many words.
const SHORTEST_ABSTRACT: usize = 18;

/// Without labels it takes so many words, and so many turns of phrase that only journals use.
const LONG_PROSE: usize = 60;
const TURNS_OF_PHRASE: usize = 4;

pub(super) fn judge(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = long_quotations(context);
    let is_sourced = is_sourced(context);
    if !is_sourced {
        findings.extend(pasted_abstract(context, wording));
        findings.extend(notice(context, wording));
    }
    let settled_by_a_source =
        [rule::COPYRIGHT_FIGURE, rule::COPYRIGHT_LYRICS, rule::COPYRIGHT_UNNAMED_AUTHOR, rule::COPYRIGHT_NOTICE];
    for place in wording.places("copyright") {
        let is_settled = is_sourced && settled_by_a_source.contains(&RuleIndex(place.rule));
        if !is_settled && wording.is_meant(&place) {
            findings.extend(RuleIndex(place.rule).finding(context.text.span(place.tokens), Vec::new()));
        }
    }
    findings
}

/// Whether the draft names anybody's work: a link, a handle, the number of a study.
fn is_sourced(context: &Context<'_, '_>) -> bool {
    context.text.tokens().iter().any(|token| matches!(token.kind, Kind::Url | Kind::Mention))
        || context.cues(Cue::Registry).next().is_some()
}

fn long_quotations(context: &Context<'_, '_>) -> Vec<Finding> {
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

/// "Background: … Methods: … Results: …", or a page of journal prose.
fn pasted_abstract(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Option<Finding> {
    let text = context.text;
    let all = 0..text.tokens().len();
    if wording.is_undone(rule::COPYRIGHT_PASTED_ABSTRACT.0, &all) {
        return None;
    }
    let label = |cue, from: usize| {
        context.cues_within(cue, &(from..all.end)).find(|at| text.word(at.end) == ":").map(|at| at.start)
    };
    let labelled = || {
        let opening = label(Cue::AbstractOpening, 0)?;
        let methods = label(Cue::AbstractMethods, opening)?;
        label(Cue::AbstractResults, methods)?;
        Some(opening..all.end)
    };
    let prose = || {
        let mut turns: Vec<&str> = context.cues(Cue::JournalProse).map(|at| text.word(at.start)).collect();
        turns.sort_unstable();
        turns.dedup();
        (turns.len() >= TURNS_OF_PHRASE && words(context, &all).count() >= LONG_PROSE).then(|| all.clone())
    };
    let pasted = labelled().filter(|part| words(context, part).count() >= SHORTEST_ABSTRACT).or_else(prose)?;
    let end = text.token(pasted.end.checked_sub(1)?).map_or(text.raw().len(), |last| last.span.end);
    rule::COPYRIGHT_PASTED_ABSTRACT.finding(text.span(pasted), vec![name_the_source(end)])
}

/// "© 2023", "(c) 2019"
fn notice(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Option<Finding> {
    let text = context.text;
    let typed = |at: usize| text.token(at).map_or("", |token| text.slice(token.span));
    let all = 0..text.tokens().len();
    let signed = all.clone().find_map(|at| {
        let sign = if typed(at).starts_with('©') {
            1
        } else if text.word(at) == "(" && text.word(at + 1) == "c" && text.word(at + 2) == ")" {
            3
        } else {
            return None;
        };
        is_year(text.word(at + sign)).then_some(at..at + sign + 1)
    })?;
    if wording.is_undone(rule::COPYRIGHT_NOTICE.0, &text.sentence(signed.start)) {
        return None;
    }
    rule::COPYRIGHT_NOTICE.finding(text.span(signed), Vec::new())
}

fn fixes(context: &Context<'_, '_>, quotation: &Range<usize>) -> Vec<Fix> {
    let text = context.text;
    let closing = text.token(quotation.end).map_or(text.raw().len(), |mark| mark.span.end);
    let mut fixes = vec![name_the_source(closing)];
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

/// A place for the source, behind some byte.
fn name_the_source(behind: usize) -> Fix {
    Fix {
        label: Cow::Borrowed("Add “Source:”"), span: Span::new(behind, behind), replacement: " Source: ".to_owned()
    }
}
