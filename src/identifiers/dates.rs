//! Dates: every element of one but the year, which says too little.

use std::ops::Range;

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::context::Context;
use crate::data::Cue;
use crate::report::IdentifierKind;
use crate::text::{Case, Kind, Text};

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let context = evidence.context;
    let text = context.text;
    let mut found: Vec<Found> = (0..text.tokens().len()).filter_map(|at| numeric(text, at)).collect();
    for month in context.cues(Cue::Month) {
        found.extend(with_month(context, month));
    }
    for day in context.cues(Cue::Weekday) {
        found.extend(weekday(text, day));
    }
    for holiday in context.cues(Cue::Holiday) {
        found.push(date(text, holiday.clone(), 0.8));
    }
    for time in context.cues(Cue::RelativeTime) {
        found.push(date(text, time.clone(), 0.5));
    }
    for at in 0..text.tokens().len() {
        found.extend(appointment(text, at).or_else(|| day_and_month(context, at)));
    }
    // A longer date holds the shorter: "last Tuesday night", not "Tuesday".
    found.sort_by_key(|found| (found.tokens.start, std::cmp::Reverse(found.tokens.end)));
    found
}

/// "my 2pm", "the 9:30 am".
fn appointment(text: &Text<'_>, at: usize) -> Option<Found> {
    let mine = matches!(text.word(at), "my" | "our" | "mi" | "mein" | "mon");
    let number =
        |at: usize| text.token(at).is_some_and(|token| token.kind == Kind::Number && text.folded(token).len() <= 2);
    let minutes = text.word(at + 2) == ":" && number(at + 3);
    let end = if minutes { at + 4 } else { at + 2 };
    let half = matches!(text.word(end), "am" | "pm") || text.word(end) == "o'clock";
    (mine && number(at + 1) && (half || minutes)).then(|| date(text, at + 1..if half { end + 1 } else { end }, 0.5))
}

/// "on 3/14", "since 14/3": two numbers are a day only behind a word that days stand behind.
fn day_and_month(context: &Context<'_, '_>, at: usize) -> Option<Found> {
    let text = context.text;
    let number = |at: usize| {
        let token = text.token(at).filter(|token| token.kind == Kind::Number && text.folded(token).len() <= 2)?;
        text.folded(token).parse::<u32>().ok()
    };
    let glued = |at: usize| text.token(at).is_some_and(|token| token.glued);
    let before = at.checked_sub(1).map_or("", |before| text.word(before));
    let announced = matches!(before, "on" | "since" | "until" | "dated" | "dob" | "el" | "am" | "le" | "before" | "by");
    let (first, second) = (number(at)?, number(at + 2)?);
    let joined =
        text.word(at + 1) == "/" && glued(at + 1) && glued(at + 2) && !(glued(at + 3) && text.word(at + 3) == "/");
    let day = (1..=12).contains(&first) && (1..=31).contains(&second)
        || (1..=31).contains(&first) && (1..=12).contains(&second);
    // "on 1/2 dose", "on 5/7 days".
    let counted =
        context.at(Cue::Unit, at + 3).is_some() || matches!(text.word(at + 3), "dose" | "of" | "strength" | "power");
    (announced && joined && day && !counted && second > 2).then(|| date(text, at..at + 3, 0.85))
}

fn date(text: &Text<'_>, tokens: Range<usize>, confidence: f32) -> Found {
    Found { kind: IdentifierKind::Date, span: text.span(tokens.clone()), tokens, confidence, whom: Whom::Unknown }
}

/// `3/14/51`, `2024-03-05`, `14.3.1951`. Two numbers are a blood pressure or a score as often as a day.
fn numeric(text: &Text<'_>, at: usize) -> Option<Found> {
    let token = text.token(at).filter(|token| token.kind == Kind::Number)?;
    // "C5/6/7" and "-1/2/3" belong to something else.
    let glued_to_word = token.glued && text.before(at).is_some_and(|before| before.kind == Kind::Word);
    let points: Vec<&str> = text.folded(token).split('.').collect();
    let (parts, tokens) = if let [a, b, c] = points.as_slice() {
        ([*a, *b, *c], at..at + 1)
    } else {
        let separator = text.word(at + 1);
        let joined = (1..5).all(|skip| text.token(at + skip).is_some_and(|token| token.glued))
            && matches!(separator, "/" | "-")
            && text.word(at + 3) == separator
            && text.token(at + 2).is_some_and(|token| token.kind == Kind::Number)
            && text.token(at + 4).is_some_and(|token| token.kind == Kind::Number);
        if !joined {
            return None;
        }
        ([text.word(at), text.word(at + 2), text.word(at + 4)], at..at + 5)
    };
    let goes_on = text.token(tokens.end).is_some_and(|next| next.glued && matches!(text.folded(next), "/" | "-"))
        && text.token(tokens.end + 1).is_some_and(|after| after.glued && after.kind == Kind::Number);
    (!glued_to_word && !goes_on && is_date(parts)).then(|| date(text, tokens, 0.95))
}

fn is_date(parts: [&str; 3]) -> bool {
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let [Some(first), Some(second), Some(third)] = parts.map(number) else { return false };
    let day_and_month = |a: u32, b: u32| {
        (1..=12).contains(&a) && (1..=31).contains(&b) || (1..=31).contains(&a) && (1..=12).contains(&b)
    };
    let is_year = |part: &str, year: u32| part.len() == 2 || part.len() == 4 && (1880..=2100).contains(&year);
    let [first_part, _, third_part] = parts;
    day_and_month(first, second) && is_year(third_part, third)
        || first_part.len() == 4 && is_year(first_part, first) && day_and_month(second, third)
}

/// "March 3rd, 2021", "3 March", "3rd of March", "3 de marzo de 2021", "3. März", "March 2021".
fn with_month(context: &Context<'_, '_>, month: &Range<usize>) -> Option<Found> {
    let text = context.text;
    // "may" and "march" are verbs first.
    let is_capital = text.token(month.start).is_some_and(|token| token.case != Case::Lower);
    let mut start = month.start;
    let mut end = skip_point(text, month.end);
    let day_before = day_before(text, month.start);
    if let Some(before) = day_before {
        start = before;
    }
    let day_after = (day_before.is_none()).then(|| day_after(text, end)).flatten();
    if let Some(after) = day_after {
        end = after;
    }
    let year = year_end(text, end);
    let has_day = day_before.is_some() || day_after.is_some();
    let ambiguous = matches!(text.word(month.start), "may" | "march" | "mar" | "mars" | "sep" | "jan" | "dec" | "mai");
    if !has_day && (year.is_none() || ambiguous && !is_capital) || has_day && ambiguous && !is_capital && year.is_none()
    {
        return None;
    }
    let end = year.unwrap_or(if has_day { end } else { month.end });
    Some(date(text, start..end.max(month.end), if has_day { 0.95 } else { 0.7 }))
}

fn skip_point(text: &Text<'_>, at: usize) -> usize {
    if text.word(at) == "." && text.token(at).is_some_and(|point| point.glued) { at + 1 } else { at }
}

/// Where "3rd of", "3 de" or "3." begins in front of a month.
fn day_before(text: &Text<'_>, month: usize) -> Option<usize> {
    let mut at = month.checked_sub(1)?;
    if matches!(text.word(at), "of" | "de" | "-" | "/") {
        at = at.checked_sub(1)?;
    }
    if matches!(text.word(at), "st" | "nd" | "rd" | "th" | "." | "er") && text.token(at)?.glued {
        at = at.checked_sub(1)?;
    }
    is_day(text, at).then_some(at)
}

/// Behind "3", "3rd" or "the 3rd" after a month.
fn day_after(text: &Text<'_>, at: usize) -> Option<usize> {
    let at = if matches!(text.word(at), "the" | "-" | "/") { at + 1 } else { at };
    if !is_day(text, at) {
        return None;
    }
    let ordinal =
        matches!(text.word(at + 1), "st" | "nd" | "rd" | "th") && text.token(at + 1).is_some_and(|end| end.glued);
    Some(if ordinal { at + 2 } else { at + 1 })
}

fn is_day(text: &Text<'_>, at: usize) -> bool {
    let is_number = text.token(at).is_some_and(|token| token.kind == Kind::Number);
    let word = text.word(at);
    is_number && word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// Behind ", 2021", "'21" or "de 2021".
fn year_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut at = at;
    while matches!(text.word(at), "," | "de" | "'" | "of" | "-" | "/") {
        at += 1;
    }
    let word = text.word(at);
    let is_number = text.token(at).is_some_and(|token| token.kind == Kind::Number);
    let apostrophe = at.checked_sub(1).is_some_and(|before| matches!(text.word(before), "'" | "-" | "/"));
    let is_year = word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1880..=2100).contains(&year))
        || word.len() == 2 && apostrophe;
    (is_number && is_year).then_some(at + 1)
}

/// "last Thursday", "on Tuesday night".
fn weekday(text: &Text<'_>, day: &Range<usize>) -> Option<Found> {
    let before = day.start.checked_sub(1)?;
    let part_of_day = matches!(text.word(day.end), "morning" | "night" | "afternoon" | "evening");
    // "every Monday" and "Black Friday" are no day of anybody's.
    let habit =
        matches!(text.word(before), "every" | "each" | "most" | "black" | "good" | "happy" | "cyber" | "any" | "#");
    let capital = text.token(day.start).is_some_and(|token| token.case != Case::Lower);
    let announced = matches!(
        text.word(before),
        "last" | "on" | "this" | "since" | "next" | "by" | "until" | "el" | "am" | "letzten" | "le" | "past" | "meet"
    );
    if habit || !(announced || part_of_day && capital) {
        return None;
    }
    let start = if matches!(text.word(before), "last" | "this" | "next" | "past") { before } else { day.start };
    Some(date(text, start..if part_of_day { day.end + 1 } else { day.end }, 0.6))
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, date) in [
            ("dob 7-2-66, third STEMI", "7-2-66"),
            ("born 3/14/51.", "3/14/51"),
            ("on 2024-03-05 she", "2024-03-05"),
            ("am 14.3.1951 geboren", "14.3.1951"),
            ("died on March 3rd", "March 3rd"),
            ("on 3 March 2021 he", "3 March 2021"),
            ("the 3rd of March", "3rd of March"),
            ("el 3 de marzo de 2021", "3 de marzo de 2021"),
            ("am 3. März", "3. März"),
            ("Jan. 15th, 2023", "Jan. 15th, 2023"),
            ("Feb 14th '23", "Feb 14th '23"),
            ("in March 2021", "March 2021"),
            ("died last Thursday", "last Thursday"),
            ("on Tuesday night", "Tuesday night"),
            ("on Christmas Eve", "Christmas Eve"),
            ("saw her last night", "last night"),
            ("three days ago he fell", "three days ago"),
            ("ayer ingresó", "ayer"),
            ("my 2pm cried", "2pm"),
            ("back since 3/14 with pain", "3/14"),
        ] {
            assert_eq!(found(text), [("date".to_owned(), date.to_owned())], "{text}");
        }
    }

    #[test]
    fn passes() {
        for text in [
            "BP 120/80",
            "5/5 power, GCS 3/15",
            "24/7",
            "L4/5",
            "since 2021",
            "you may 2 be right",
            "we march on",
            "version 1.2.3.4",
            "13/13/13",
            "1/2/3/4",
            "every Thursday",
            "10.1056/NEJMoa",
            "rated 4.5",
            "on 1/2 dose",
            "happy Friday all",
            "24 hours of on call",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
