//! Advice to one person, and the boundary to patients. Trials, teaching, guidelines and one's own tablets are quiet.

use std::ops::Range;

use crate::context::Context;
use crate::data::{Cue, RuleIndex, rule};
use crate::report::{Finding, Severity};
use crate::rules::wording::{Place, Wording};
use crate::rules::{lowered, replace_words};
use crate::text::Kind;

/// To whom a draft speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Audience {
    /// It answers somebody, or begins with their handle.
    Someone,
    /// Whoever reads it.
    Everyone,
}

pub(super) fn judge(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Vec<Finding> {
    let begins_with_handle = context.text.token(0).is_some_and(|first| first.kind == Kind::Mention);
    let audience = if context.reply || begins_with_handle { Audience::Someone } else { Audience::Everyone };
    let mut findings: Vec<Finding> =
        context.text.sentences().iter().filter_map(|sentence| dose(context, sentence, audience)).collect();
    for place in wording.places("advice") {
        // "Patient sent me a friend request. I declined." is told in two sentences.
        let all = 0..context.text.tokens().len();
        let is_settled =
            RuleIndex(place.rule) == rule::ADVICE_BOUNDARY && wording.is_undone(rule::ADVICE_BOUNDARY.0, &all);
        if !is_settled && is_advice(context, &place, audience) {
            findings.extend(RuleIndex(place.rule).finding(context.text.span(place.tokens), Vec::new()));
        }
    }
    findings
}

/// Whether the words at a place advise; a denial may be the advice: "don't take statins".
fn is_advice(context: &Context<'_, '_>, place: &Place, audience: Audience) -> bool {
    let sentence = context.text.sentence(place.tokens.start);
    let is_diagnosis = RuleIndex(place.rule) == rule::ADVICE_DIAGNOSIS;
    let asks = context.text.is_question(&sentence) && RuleIndex(place.rule) != rule::ADVICE_PUBLIC_QUESTION;
    // A diagnosis in a case or a lecture is nobody's; told to a reader it is theirs.
    let is_told = !is_diagnosis || audience == Audience::Someone || context.has(Cue::Reader, &place.tokens);
    let is_reported = context.has(Cue::Reported, &(sentence.start..place.tokens.start));
    is_told && !asks && !is_reported && !context.text.is_quoted(&place.tokens)
}

/// Dose, start or stop in a sentence.
fn dose(context: &Context<'_, '_>, sentence: &Range<usize>, audience: Audience) -> Option<Finding> {
    let speaks_of_others = [Cue::Study, Cue::Emergency, Cue::Teaching].iter().any(|&cue| context.has(cue, sentence));
    if speaks_of_others || context.text.is_question(sentence) {
        return None;
    }
    let order = orders(context, sentence)
        .into_iter()
        .chain(imperatives(context, sentence))
        .min_by_key(|order| order.words.start)?;
    let after = order.words.start..sentence.end;
    let last = |cue| context.cues_within(cue, &after).last().cloned();
    let (dose, often, medicine) = (last(Cue::DoseUnit), last(Cue::Frequency), last(Cue::Medicine));
    let tells_how_much = dose.is_some() && (often.is_some() || medicine.is_some());
    let tells_what = medicine.is_some() && (order.changes || often.is_some());
    let is_for_you = context.has(Cue::Reader, sentence) || order.second_person;
    let has_dose_and_times = dose.is_some() && often.is_some();
    if !tells_how_much && !tells_what || context.text.is_quoted(&after) {
        return None;
    }
    let end = [dose, often, medicine].into_iter().flatten().map(|at| at.end).chain([order.words.end]).max()?;
    let advice = order.words.start..end;
    let span = context.text.span(advice.clone());
    let instead = rule::ADVICE_DOSE.rule().map_or(&[] as &[_], |rule| rule.instead);
    let fixes = instead.iter().map(|words| replace_words(context.text, &advice, span, words)).collect();
    let finding = rule::ADVICE_DOSE.finding(span, fixes)?;
    match audience {
        Audience::Someone => Some(finding),
        // Without a reader in particular, "you" is everyone: worth another look, not a hold.
        Audience::Everyone if is_for_you || has_dose_and_times => Some(lowered(finding, Severity::Caution)),
        Audience::Everyone => None,
    }
}

/// What tells somebody to do something.
struct Order {
    words: Range<usize>,
    /// To start, stop or change, rather than to take.
    changes: bool,
    /// The form of the verb speaks to one person, as in Spanish, German and French.
    second_person: bool,
}

/// Forms that can only be said to somebody: "nimm", "deja de tomar", "prenez".
fn orders(context: &Context<'_, '_>, sentence: &Range<usize>) -> Option<Order> {
    let of = |cue, changes| {
        let words = context.cues_within(cue, sentence).next()?.clone();
        let end = (words.end..sentence.end).find(|&at| matches!(context.text.word(at), "," | ";" | ":" | "-"));
        let clause = words.start.saturating_sub(2).max(sentence.start)..end.unwrap_or(sentence.end);
        let is_denied = context.has(Cue::NegatorAbroad, &clause) || context.is_negated(&words);
        (!is_denied).then_some(Order { words, changes, second_person: true })
    };
    of(Cue::OrderToChange, true).or_else(|| of(Cue::OrderToTake, false))
}

/// English verbs, which are orders only where nobody else is their subject.
fn imperatives(context: &Context<'_, '_>, sentence: &Range<usize>) -> Option<Order> {
    let verb = context.cues_within(Cue::AdviceVerb, sentence).find(|verb| is_imperative(context, verb, sentence))?;
    let changes = !matches!(context.text.word(verb.end - 1), "take" | "try" | "use" | "inject" | "have");
    Some(Order { words: verb.clone(), changes, second_person: false })
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
