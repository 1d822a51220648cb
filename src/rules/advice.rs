//! Advice to one person: dose, start, stop. Trials, teaching and one's own tablets are quiet.

use std::ops::Range;

use crate::context::Context;
use crate::data::{Cue, rule};
use crate::report::{Finding, Severity};
use crate::rules::{lowered, replace_words};
use crate::text::Kind;

pub(super) fn judge(context: &Context<'_, '_>) -> Vec<Finding> {
    let to_someone = context.reply || context.text.token(0).is_some_and(|first| first.kind == Kind::Mention);
    context
        .text
        .sentences()
        .iter()
        .filter_map(|sentence| {
            let to_you = context.has(Cue::Reader, sentence);
            if !to_someone && !to_you {
                return None;
            }
            let advice = advice(context, sentence)?;
            let span = context.text.span(advice.clone());
            let instead = rule::ADVICE_DOSE.rule().map_or(&[] as &[_], |rule| rule.instead);
            let fixes = instead.iter().map(|words| replace_words(context.text, &advice, span, words)).collect();
            let finding = rule::ADVICE_DOSE.finding(span, fixes)?;
            // Without a reader in particular, "you" is everyone: worth another look, not a hold.
            Some(if to_someone { finding } else { lowered(finding, Severity::Caution) })
        })
        .collect()
}

/// From the verb to the last word about what to take.
fn advice(context: &Context<'_, '_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let speaks_of_others = context.has(Cue::Study, sentence) || context.has(Cue::Emergency, sentence);
    if speaks_of_others {
        return None;
    }
    let verb = context.cues_within(Cue::AdviceVerb, sentence).find(|verb| is_imperative(context, verb, sentence))?;
    let after = verb.start..sentence.end;
    let last = |cue| context.cues_within(cue, &after).last().cloned();
    let (dose, often, medicine) = (last(Cue::DoseUnit), last(Cue::Frequency), last(Cue::Medicine));
    let changes = matches!(
        context.text.word(verb.start),
        "stop"
            | "start"
            | "skip"
            | "double"
            | "halve"
            | "increase"
            | "reduce"
            | "come"
            | "drop"
            | "up"
            | "quit"
            | "switch"
    );
    let is_advice =
        dose.is_some() && (often.is_some() || medicine.is_some()) || medicine.is_some() && (changes || often.is_some());
    let end = [dose, often, medicine].into_iter().flatten().map(|at| at.end).max()?;
    is_advice.then_some(verb.start..end)
}

/// "Take 400 mg", "you should take", "just stop"; not "I take" or "patients take".
fn is_imperative(context: &Context<'_, '_>, verb: &Range<usize>, sentence: &Range<usize>) -> bool {
    let opens = (sentence.start..verb.start).all(|at| !context.is_word(at));
    let before = verb.start.checked_sub(1).map_or("", |at| context.text.word(at));
    let negated = context.is_negated(verb);
    !negated
        && (opens
            || matches!(
                before,
                "you"
                    | "just"
                    | "please"
                    | "should"
                    | "can"
                    | "must"
                    | "could"
                    | "to"
                    | "and"
                    | "then"
                    | ","
                    | ":"
                    | "or"
                    | "definitely"
                    | "simply"
                    | "maybe"
                    | "so"
                    | "-"
            ) && !context.has(Cue::Author, &(sentence.start..verb.start)))
}
