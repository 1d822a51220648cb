//! Fixes that read as sentences: other words with their article and capital, and what is left out with what hangs on it.

use std::borrow::Cow;
use std::ops::Range;

use crate::report::{Fix, Span};
use crate::text::{Kind, Text};

/// Other words in place of some tokens: with a capital where a sentence begins, and with the article they need.
pub(crate) fn replace_words(text: &Text<'_>, tokens: &Range<usize>, span: Span, words: &str) -> Fix {
    let mut replacement = words.to_owned();
    let mut span = span;
    let mut first = tokens.start;
    if let Some(article) = tokens.start.checked_sub(1).filter(|&at| matches!(text.word(at), "a" | "an"))
        && let Some(token) = text.token(article)
        && !words.starts_with("a ")
        && !words.starts_with("an ")
    {
        let needs_n = words.starts_with(['a', 'e', 'i', 'o', 'u']);
        if needs_n != (text.folded(token) == "an") {
            replacement = format!("{} {words}", if needs_n { "an" } else { "a" });
            span = token.span.to(span);
            first = article;
        }
    }
    if begins_sentence(text, first) {
        replacement = capital(&replacement);
    }
    Fix { label: Cow::Owned(words.to_owned()), span, replacement }
}

/// Leaves something out, with the small words that would hang in the air without it.
pub(crate) fn leave_out(text: &Text<'_>, tokens: &Range<usize>, span: Span) -> Fix {
    let mut start = tokens.start;
    while let Some(before) = start.checked_sub(1)
        && text
            .token(start)
            .is_some_and(|token| text.before(start).is_some_and(|before| before.span.end <= token.span.start))
        && (start == tokens.start && matches!(text.word(before), "in" | "near" | "outside")
            || matches!(
                text.word(before),
                "dob"
                    | "born"
                    | "at"
                    | "on"
                    | "to"
                    | "via"
                    | "as"
                    | "is"
                    | "under"
                    | "named"
                    | "called"
                    | "name"
                    | "was"
                    | ","
                    | "("
                    | ":"
                    | "by"
                    | "from"
                    | "with"
                    | "of"
            ))
    {
        start = before;
    }
    let mut end = span.end;
    let opened = (start..tokens.start).any(|at| text.word(at) == "(");
    if let Some(close) = text.token(tokens.end).filter(|next| opened && text.folded(next) == ")") {
        end = close.span.end;
    }
    // An apposition is left out with both its commas; an entry of a list with one.
    let is_apposition = text.word(start) == "," && !matches!(text.word(start + 1), "dob" | "born");
    if let Some(comma) = text.token(tokens.end).filter(|next| is_apposition && text.folded(next) == ",") {
        end = comma.span.end;
    }
    let from = text.token(start).map_or(span.start, |token| token.span.start);
    // The space before goes as well, at the beginning of a line the one behind.
    let before = text.raw().get(..from).unwrap_or_default();
    let trimmed = before.trim_end_matches(' ').len();
    let span = if trimmed == 0 || before.get(..trimmed).is_some_and(|before| before.ends_with('\n')) {
        let behind = text.raw().get(end..).unwrap_or_default();
        Span::new(from, end + (behind.len() - behind.trim_start_matches(' ').len()))
    } else {
        Span::new(trimmed, end)
    };
    Fix { label: Cow::Borrowed("Leave it out"), span, replacement: String::new() }
}

pub(crate) fn begins_sentence(text: &Text<'_>, token: usize) -> bool {
    let sentence = text.sentence(token);
    (sentence.start..token)
        .all(|at| text.token(at).is_some_and(|token| !matches!(token.kind, Kind::Word | Kind::Number | Kind::Hashtag)))
}

/// The words with a capital in front.
pub(crate) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Leaves out the whole sentence in which some tokens stand.
pub(crate) fn leave_out_sentence(text: &Text<'_>, tokens: &Range<usize>) -> Fix {
    let sentence = text.sentence(tokens.start);
    let newline = sentence.end.checked_sub(1).filter(|&last| text.token(last).is_some_and(|t| t.kind == Kind::Newline));
    let whole = text.span(sentence.start..newline.unwrap_or(sentence.end));
    let behind = text.raw().get(whole.end..).unwrap_or_default();
    let end = whole.end + (behind.len() - behind.trim_start_matches(' ').len());
    Fix {
        label: Cow::Borrowed("Leave the sentence out"),
        span: Span::new(whole.start, end),
        replacement: String::new(),
    }
}
