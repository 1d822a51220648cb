//! Edits that make the crowd larger: the day is left open, the exact age becomes a stage of life, a job a person.

use std::ops::Range;

use super::Detail;
use crate::context::Context;
use crate::data::{CrowdFeature, Cue};
use crate::report::Fix;
use crate::rules::fixes::{begins_sentence, capital, leave_out, leave_out_sentence, replace_words};
use crate::text::{Kind, Text};

/// A sentence with so few words goes as a whole.
const SHORT: usize = 9;
/// What "a young woman" still weighs where an exact age stood.
const STAGE: f32 = 2.0;

/// Bits that stay after the edit of a detail, by what its place is filled with.
pub(super) fn rest(of: &CrowdFeature) -> f32 {
    if of.id == "age_exact" { STAGE } else { 0.0 }
}

pub(super) fn edit(context: &Context<'_, '_>, detail: &Detail) -> Option<Fix> {
    let tokens = detail.tokens.as_ref()?;
    let text = context.text;
    let span = text.span(tokens.clone());
    match (detail.of.id, detail.of.group) {
        ("age_exact", _) => age(context, tokens),
        (_, Some("time")) => Some(time(text, tokens)),
        ("superlative", _) if words(context, &text.sentence(tokens.start)) <= SHORT => {
            Some(leave_out_sentence(text, tokens))
        }
        _ => {
            let instead = detail.of.instead?;
            Some(if instead.is_empty() {
                without(text, tokens)
            } else {
                replace_words(text, tokens, span, &with_article(text, tokens, instead))
            })
        }
    }
}

fn words(context: &Context<'_, '_>, tokens: &Range<usize>) -> usize {
    tokens.clone().filter(|&at| context.is_word(at)).count()
}

/// Leaves out an adjective or a clause, and mends the article before it.
fn without(text: &Text<'_>, tokens: &Range<usize>) -> Fix {
    let span = text.span(tokens.clone());
    let before = tokens.start.checked_sub(1);
    let behind = text.token(tokens.end).filter(|next| next.kind == Kind::Word);
    if let (Some(article), Some(next)) = (before.filter(|&at| matches!(text.word(at), "a" | "an")), behind) {
        let needs_n = text.folded(next).starts_with(['a', 'e', 'i', 'o', 'u']);
        let words = if needs_n { "an" } else { "a" };
        let words = if begins_sentence(text, article) { capital(words) } else { words.to_owned() };
        let span = text.token(article).map_or(span, |token| token.span.to(span));
        return Fix { label: "Leave it out".into(), span, replacement: words };
    }
    opening(text, tokens).unwrap_or_else(|| leave_out(text, tokens, span))
}

/// Words at the beginning of a sentence go, and the next one gets the capital.
fn opening(text: &Text<'_>, tokens: &Range<usize>) -> Option<Fix> {
    if !begins_sentence(text, tokens.start) {
        return None;
    }
    let mut next = tokens.end;
    while matches!(text.word(next), "," | ":" | "-" | "–" | ";") && next < tokens.end + 2 {
        next += 1;
    }
    let token = text.token(next).filter(|token| matches!(token.kind, Kind::Word | Kind::Number))?;
    let span = text.span(tokens.clone()).to(token.span);
    Some(Fix { label: "Leave it out".into(), span, replacement: capital(text.slice(token.span)) })
}

/// "Tonight a patient …" becomes "A patient …", "told me today that" loses the day.
fn time(text: &Text<'_>, tokens: &Range<usize>) -> Fix {
    let last = tokens.end.checked_sub(1).and_then(|last| text.token(last));
    let span = text.span(tokens.clone());
    let put = |words: &str| {
        let words = if begins_sentence(text, tokens.start) { capital(words) } else { words.to_owned() };
        Fix { label: "Leave the time out".into(), span, replacement: words }
    };
    let mut fix = if last.is_some_and(|last| last.possessive) {
        put("one")
    } else if begins_sentence(text, tokens.start)
        && matches!(
            text.word(tokens.end),
            "was" | "is" | "has" | "had" | "were" | "will" | "marks" | "brought" | "taught"
        )
    {
        put("it")
    } else {
        let start =
            tokens.start.checked_sub(1).filter(|&at| matches!(text.word(at), "early" | "late" | "earlier" | "on"));
        let tokens = start.unwrap_or(tokens.start)..tokens.end;
        opening(text, &tokens).unwrap_or_else(|| leave_out(text, &tokens, text.span(tokens.clone())))
    };
    fix.label = "Leave the time out".into();
    fix
}

/// "A serious illness" where no article stands before.
fn with_article(text: &Text<'_>, tokens: &Range<usize>, words: &str) -> String {
    let needs = !words.starts_with("a ") && words.contains("illness") | words.contains("disease");
    let before = tokens.start.checked_sub(1).map_or("", |before| text.word(before));
    let is_open = before.is_empty()
        || !before.chars().all(char::is_alphanumeric)
        || matches!(
            before,
            "with"
                | "of"
                | "from"
                | "has"
                | "have"
                | "had"
                | "to"
                | "and"
                | "or"
                | "for"
                | "got"
                | "by"
                | "in"
                | "as"
                | "is"
                | "was"
                | "against"
                | "beat"
                | "treating"
                | "diagnosed"
        )
        || begins_sentence(text, tokens.start);
    if needs && is_open { format!("a {words}") } else { words.to_owned() }
}

/// How many years an age says, also in words; babies in months count as their first year.
pub(super) fn years(context: &Context<'_, '_>, tokens: &Range<usize>) -> Option<u32> {
    let text = context.text;
    let in_digits = tokens.clone().filter(|&at| text.token(at).is_some_and(|token| token.kind == Kind::Number));
    let digits = in_digits.filter_map(|at| text.word(at).parse().ok()).next();
    let is_baby =
        tokens.clone().any(|at| matches!(text.word(at), "month" | "months" | "week" | "weeks" | "day" | "days"));
    if is_baby { Some(0) } else { digits.or_else(|| tokens.clone().find_map(|at| in_words(text, at))) }
}

fn in_words(text: &Text<'_>, at: usize) -> Option<u32> {
    let small = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let place = |words: &[&str]| words.iter().zip(0_u32..).find(|(word, _)| **word == text.word(at)).map(|(_, at)| at);
    place(&small).map(|at| at + 1).or_else(|| place(&tens).map(|at| (at + 2) * 10))
}

/// "A 27 year old woman" becomes "a young woman", "a 19 yo" "a teenager", "71M" "an older man".
fn age(context: &Context<'_, '_>, tokens: &Range<usize>) -> Option<Fix> {
    let text = context.text;
    let years = years(context, tokens)?;
    let span = text.span(tokens.clone());
    let first = text.word(tokens.start);
    let last = text.word(tokens.end.saturating_sub(1));
    if matches!(first, "turned" | "turns" | "turning") {
        let words = match first {
            "turns" => "has a birthday",
            "turning" => "having a birthday",
            _ => "had a birthday",
        };
        return Some(replace_words(text, tokens, span, words));
    }
    if last == "birthday" {
        return Some(replace_words(text, tokens, span, "birthday"));
    }
    if matches!(first, "aged" | "age") || last == "age" {
        return Some(leave_out(text, tokens, span));
    }
    let (adjective, noun, woman, man) = stage(years);
    // "27 male" and "27 year old woman" keep the noun behind them.
    let mut tokens = tokens.clone();
    if matches!(last, "male" | "female" | "lady" | "man" | "woman") {
        tokens.end -= 1;
    }
    let span = text.span(tokens.clone());
    let is_noun_behind = text.token(tokens.end).is_some_and(|next| next.kind == Kind::Word)
        && context.at(Cue::FunctionWord, tokens.end).is_none()
        && text.token(tokens.end).is_none_or(|next| !next.glued || text.folded(next).len() > 1);
    let words = match last {
        "f" => woman.to_owned(),
        "m" => man.to_owned(),
        "yof" => woman.to_owned(),
        "yom" => man.to_owned(),
        _ if is_noun_behind => adjective.to_owned(),
        _ => noun.to_owned(),
    };
    let before = tokens.start.checked_sub(1).map_or("", |before| text.word(before));
    let needs_article = !is_noun_behind
        && matches!(
            before,
            "is" | "was"
                | "with"
                | "from"
                | "for"
                | "saw"
                | "admitted"
                | "discharged"
                | "pronounced"
                | "lost"
                | "delivered"
                | "intubated"
                | "to"
                | "of"
        );
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let words = if needs_article { format!("{article} {words}") } else { words };
    Some(replace_words(text, &tokens, span, &words))
}

/// A stage of life before a noun, alone, of a woman and of a man.
fn stage(years: u32) -> (&'static str, &'static str, &'static str, &'static str) {
    match years {
        0 => ("baby", "baby", "baby girl", "baby boy"),
        1..=12 => ("young", "child", "young girl", "young boy"),
        13..=19 => ("teenage", "teenager", "teenage girl", "teenage boy"),
        20..=39 => ("young", "young adult", "young woman", "young man"),
        40..=64 => ("middle-aged", "middle-aged person", "middle-aged woman", "middle-aged man"),
        _ => ("older", "older adult", "older woman", "older man"),
    }
}
