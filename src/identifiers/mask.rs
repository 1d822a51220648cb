//! What only looks like an identifier: eponyms, instruments, brands, citations, codes, measurements.
//!
//! These tokens are masked before anything is recognised. A strict mask hides a token from every recogniser; a lenient
//! one gives way where something announces a person: "Mr Parkinson", "my patient Yasmin".

use std::ops::Range;

use crate::context::Context;
use crate::data::Cue;
use crate::lexicon::Usage;
use crate::text::{Case, Kind, Text};

/// How far a token is hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mask {
    #[default]
    Free,
    /// From what nothing announces.
    Lenient,
    /// From every recogniser.
    Strict,
}

/// No code that is looked at goes on longer, in tokens.
const LONGEST_RUN: usize = 40;
/// From here on an eponym is a common surname first: "Wilson said".
const COMMON_SURNAME: u8 = 7;

/// The mask of every token.
pub(super) fn look_alikes(context: &Context<'_, '_>) -> Vec<Mask> {
    let text = context.text;
    let mut masks = vec![Mask::Free; text.tokens().len()];
    for at in context.cues(Cue::Instrument) {
        hide(&mut masks, at.clone(), Mask::Strict);
    }
    for cue in [Cue::Brand, Cue::ProperWord, Cue::Weekday, Cue::Month, Cue::NotAName] {
        for at in context.cues(cue) {
            hide(&mut masks, at.clone(), Mask::Lenient);
        }
    }
    // "MRN" and "IBAN" are nobody's name, "Bill" may be.
    for cue in
        [Cue::MrnLabel, Cue::AccountLabel, Cue::HealthPlanLabel, Cue::LicenseLabel, Cue::UniqueLabel, Cue::PhoneLabel]
    {
        for at in context.cues(cue) {
            if text.token(at.start).is_some_and(|token| token.case == Case::Upper) {
                hide(&mut masks, at.clone(), Mask::Lenient);
            }
        }
    }
    for at in context.cues(Cue::Eponym) {
        let close = at.end..(at.end + 4).min(text.sentence(at.start).end);
        let names_something = context.has(Cue::EponymNoun, &close);
        let is_surname = at.len() == 1 && Usage::of(text.word(at.start)).surname >= COMMON_SURNAME;
        let possessive = text.token(at.end - 1).is_some_and(|token| token.possessive);
        if names_something || !is_surname || possessive {
            hide(&mut masks, at.clone(), Mask::Lenient);
        }
    }
    for at in 0..text.tokens().len() {
        let named_after = || finding_named_after(context, at);
        if let Some(tokens) = disease_of(text, at).or_else(|| citation(text, at)).or_else(named_after) {
            hide(&mut masks, tokens, Mask::Lenient);
        }
        if let Some(tokens) = digital_object(text, at).or_else(|| fraction(text, at)) {
            hide(&mut masks, tokens, Mask::Strict);
        }
    }
    for label in context.cues(Cue::CodeLabel) {
        if let Some(tokens) = number_behind(text, label.end) {
            hide(&mut masks, label.start..run_end(text, tokens.end), Mask::Strict);
        }
    }
    for measure in context.cues(Cue::Measure) {
        if let Some(tokens) = number_behind(text, measure.end).filter(|tokens| is_measurement(text, tokens)) {
            hide(&mut masks, measure.start..tokens.end, Mask::Strict);
        }
    }
    for unit in context.cues(Cue::Unit) {
        // "91M" is a man.
        let sex = text.token(unit.start).is_some_and(|token| token.glued && token.case == Case::Upper);
        let before = unit.start.checked_sub(1).filter(|&at| is_number(text, at) && !sex);
        if let Some(number) = before.filter(|&number| is_measurement(text, &(number..number + 1))) {
            hide(&mut masks, number..unit.end, Mask::Strict);
        }
    }
    masks
}

fn hide(masks: &mut [Mask], tokens: Range<usize>, mask: Mask) {
    for of in masks.get_mut(tokens).unwrap_or_default() {
        *of = mask.max(*of);
    }
}

/// "Castleman's disease": the genitive of any name before what only a disease or a finding is called.
fn disease_of(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let is_genitive = text.token(at).is_some_and(|token| token.possessive && token.case == Case::Capital);
    let finding = matches!(
        text.word(at + 1),
        "disease"
            | "syndrome"
            | "sign"
            | "criteria"
            | "triad"
            | "palsy"
            | "phenomenon"
            | "lymphoma"
            | "sarcoma"
            | "tetralogy"
            | "contracture"
            | "chorea"
            | "thyroiditis"
            | "law"
            | "rule"
            | "theorem"
    );
    (is_genitive && finding).then_some(at..at + 2)
}

/// "a positive Chaddock reflex", "the McGill pain index": a capital before what findings and scores are called by.
fn finding_named_after(context: &Context<'_, '_>, at: usize) -> Option<Range<usize>> {
    let text = context.text;
    let is_capital = text
        .token(at)
        .is_some_and(|token| token.kind == Kind::Word && token.case == Case::Capital && !token.possessive);
    let strong = |at: usize| {
        context.at(Cue::EponymNoun, at).is_some()
            && text.token(at).is_some_and(|noun| !noun.glued)
            && !matches!(
                text.word(at),
                "test"
                    | "block"
                    | "line"
                    | "bag"
                    | "body"
                    | "bodies"
                    | "cell"
                    | "cells"
                    | "law"
                    | "protocol"
                    | "stage"
                    | "loop"
                    | "bed"
                    | "pump"
                    | "operation"
            )
    };
    (is_capital
        && (strong(at + 1)
            || strong(at + 2)
                && Usage::of(text.word(at + 1)).name() == 0
                && text.token(at + 1).is_some_and(|token| token.kind == Kind::Word)))
    .then_some(at..at + 1)
}

/// "Rivers et al.", "Surname & Surname (2020)", "Surname (2020)", "Surname and colleagues".
fn citation(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let is_name =
        |at: usize| text.token(at).is_some_and(|token| token.case == Case::Capital && token.kind == Kind::Word);
    if !is_name(at) {
        return None;
    }
    let mut end = at + 1;
    while end < at + 8 && matches!(text.word(end), "&" | "and" | "-" | ",") && is_name(end + 1) {
        end += 2;
    }
    let year = |at: usize| {
        let word = text.word(at);
        word.len() == 4 && is_number(text, at) && (word.starts_with("19") || word.starts_with("20"))
    };
    let cited = match text.word(end) {
        "et" => text.word(end + 1) == "al",
        "and" => matches!(text.word(end + 1), "colleagues" | "coworkers"),
        "(" => year(end + 1) && matches!(text.word(end + 2), ")" | "," | ";"),
        "," => year(end + 1) && matches!(text.word(end + 2), ")" | ";"),
        _ => false,
    };
    cited.then_some(at..end + 2)
}

/// "10.1056/NEJMoa2034577", up to the next space.
fn digital_object(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let is_prefix = is_number(text, at) && text.word(at).starts_with("10.") && text.word(at).len() >= 7;
    (is_prefix && text.word(at + 1) == "/").then(|| at..run_end(text, at + 1))
}

/// "120/80", "5/5", "C5/6": two numbers, not three.
fn fraction(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let glued = |at: usize| text.token(at).is_some_and(|token| token.glued);
    let parts = is_number(text, at)
        && text.word(at + 1) == "/"
        && glued(at + 1)
        && is_number(text, at + 2)
        && glued(at + 2)
        && text.word(at).len() <= 3
        && text.word(at + 2).len() <= 3;
    let before = at.checked_sub(1).is_some_and(|before| glued(at) && matches!(text.word(before), "/" | "-"));
    let after = glued(at + 3) && matches!(text.word(at + 3), "/" | "-") && glued(at + 4);
    // A day and a month look the same: 3/15 is left to the recogniser of dates.
    let value = |at: usize| text.word(at).parse::<u32>().unwrap_or(0);
    let may_be_day = value(at) <= 31 && value(at + 2) <= 31 && (value(at) <= 12 || value(at + 2) <= 12);
    (parts && !before && !after && !may_be_day).then_some(at..at + 3)
}

/// The number right behind a label, past a colon or a small word.
fn number_behind(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let skip = usize::from(matches!(text.word(at), ":" | "=" | "is" | "of" | "was" | "#" | "-" | ">" | "<"));
    let start = at + skip;
    is_number(text, start).then_some(start..start + 1)
}

/// The end of what goes on without a space.
fn run_end(text: &Text<'_>, from: usize) -> usize {
    let mut end = from;
    while end < from + LONGEST_RUN
        && text.token(end).is_some_and(|token| {
            token.glued && token.kind != Kind::Newline && !matches!(text.folded(token), "," | ")" | "!" | "?" | ";")
        })
    {
        end += 1;
    }
    end
}

/// A short number that no other group of digits goes on with.
fn is_measurement(text: &Text<'_>, number: &Range<usize>) -> bool {
    let digits = text.word(number.start).bytes().filter(u8::is_ascii_digit).count();
    let joined = |at: usize| {
        text.token(at).is_some_and(|token| token.glued && matches!(text.folded(token), "-" | "/" | "."))
            && text.token(at + 1).is_some_and(|token| token.glued && token.kind == Kind::Number)
    };
    let goes_on = joined(number.end)
        || number.start.checked_sub(2).is_some_and(|before| joined(before + 1) && is_number(text, before));
    digits <= 4 && !goes_on
}

fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| token.kind == Kind::Number)
}
