//! Runs of digit groups: how phones, records and national numbers are written.

use std::ops::Range;

use super::code::{begins_at, begins_with_digit, signs};
use crate::text::{Kind, Text};

/// Digits with at most one separator between groups: `(555) 304-8812`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DigitRun {
    pub(super) tokens: Range<usize>,
    /// The digits alone.
    pub(super) digits: String,
    /// How many stand in each group.
    pub(super) groups: Vec<usize>,
    /// A plus sign stands before them.
    pub(super) plus: bool,
    /// Signs, not only spaces, stand between them.
    pub(super) signs: bool,
    /// They are written one by one or in words.
    pub(super) spread: bool,
}

/// The longest run that is still one number.
const MAX_GROUPS: usize = 8;

pub(super) fn digit_runs(text: &Text<'_>) -> Vec<DigitRun> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        if let Some(run) = spread_at(text, at).or_else(|| run_at(text, at)) {
            at = run.tokens.end;
            runs.push(run);
        } else {
            at += 1;
        }
    }
    runs
}

/// "6 1 7 - 5 5 5 …", "six one seven …".
fn spread_at(text: &Text<'_>, at: usize) -> Option<DigitRun> {
    if text.token(at)?.kind == Kind::Number && text.word(at).len() > 1
        || !begins_at(text, at)
        || !begins_with_digit(text, at)
    {
        return None;
    }
    let signs = signs(text, at);
    let run: Vec<_> = signs.iter().take_while(|sign| sign.c.is_ascii_digit()).collect();
    let singles = run
        .iter()
        .filter(|sign| sign.last && text.word(sign.token).chars().filter(char::is_ascii_digit).count() <= 1)
        .count();
    let end = run.last()?.token + 1;
    let digits: String = run.iter().map(|sign| char::from(sign.c)).collect();
    (run.len() >= 7 && singles + 1 >= run.len()).then(|| DigitRun {
        tokens: at..end,
        groups: vec![digits.len()],
        digits,
        plus: false,
        signs: false,
        spread: true,
    })
}

fn run_at(text: &Text<'_>, at: usize) -> Option<DigitRun> {
    let is_number = |at: usize| text.token(at).is_some_and(|token| token.kind == Kind::Number);
    if !is_number(at) {
        return None;
    }
    let mut run = DigitRun {
        tokens: at..at,
        digits: String::new(),
        groups: Vec::new(),
        plus: false,
        signs: false,
        spread: false,
    };
    let mut end = at;
    while run.groups.len() < MAX_GROUPS {
        for group in text.word(end).split(['.', ',']) {
            run.digits.push_str(group);
            run.groups.push(group.len());
        }
        end += 1;
        // ") " and "-" stand between groups, words and line ends do not.
        let separators = (0..2).take_while(|skip| is_separator(text, end + skip)).count();
        if !is_number(end + separators) || !joins(text, end, separators) {
            break;
        }
        run.signs |= separators > 0;
        end += separators;
    }
    let open = at.checked_sub(1).filter(|&before| text.word(before) == "(");
    let mut start = open.filter(|_| (at..end).any(|inside| text.word(inside) == ")")).unwrap_or(at);
    if let Some(before) = start.checked_sub(1).filter(|&before| text.word(before) == "+") {
        run.plus = true;
        start = before;
    }
    run.tokens = start..end;
    Some(run)
}

fn is_separator(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "-" | "." | "/" | "(" | ")")
}

/// Two signs join groups only as `) ` or `)-`; a space alone joins as well.
fn joins(text: &Text<'_>, at: usize, separators: usize) -> bool {
    match separators {
        0 | 1 => true,
        _ => matches!(text.word(at), ")" | "("),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_groups() {
        for (raw, digits, groups) in [
            ("call (555) 304-8812 now", "5553048812", vec![3, 3, 4]),
            ("+44 7700 900123", "447700900123", vec![2, 4, 6]),
            ("555.304.8812", "5553048812", vec![3, 3, 4]),
            ("123-45-6789.", "123456789", vec![3, 2, 4]),
        ] {
            let text = Text::new(raw);
            let runs = digit_runs(&text);
            assert_eq!(runs.len(), 1, "{raw}");
            assert_eq!((runs[0].digits.as_str(), &runs[0].groups), (digits, &groups), "{raw}");
        }
    }

    #[test]
    fn words_part_runs() {
        let text = Text::new("12 patients and 3 beds");
        assert_eq!(digit_runs(&text).len(), 2);
    }
}
