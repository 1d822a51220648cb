//! Words that an organisation keeps to itself: its sites, wards and projects, as its own list has them.

use std::collections::{BTreeMap, BTreeSet};

use crate::context::Context;
use crate::data::rule;
use crate::report::Finding;
use crate::rules::leave_out;
use crate::text::{Kind, Text};

/// A finding wherever a confidential word stands, also as a hashtag or a mention, in any case and with or without hyphens.
pub(crate) fn judge(context: &Context<'_, '_>, confidential: &BTreeSet<String>) -> Vec<Finding> {
    if confidential.is_empty() {
        return Vec::new();
    }
    let words = Words::new(confidential);
    let text = context.text;
    let mut findings = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let end = words.end_at(text, at);
        if let Some(end) = end {
            let span = text.span(at..end);
            let fix = leave_out(text, &(at..end), span);
            findings.extend(rule::CONFIDENTIALITY_ORGANISATION.finding(span, vec![fix]));
        }
        at = end.unwrap_or(at + 1);
    }
    findings
}

/// The list, folded as a draft is.
struct Words {
    /// What follows each first word, the longest first.
    phrases: BTreeMap<String, Vec<Vec<String>>>,
    /// Written together, as in a hashtag.
    together: BTreeSet<String>,
}

impl Words {
    fn new(confidential: &BTreeSet<String>) -> Self {
        let mut words = Self { phrases: BTreeMap::new(), together: BTreeSet::new() };
        for word in confidential {
            let text = Text::new(word);
            let mut folded = (0..text.tokens().len()).filter_map(|at| said(&text, at)).map(str::to_owned);
            if let Some(first) = folded.next() {
                let rest: Vec<String> = folded.collect();
                words.together.insert(format!("{first}{}", rest.concat()));
                words.phrases.entry(first).or_default().push(rest);
            }
        }
        for rests in words.phrases.values_mut() {
            rests.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
        }
        words
    }

    /// One past the last token of the confidential word that begins here.
    fn end_at(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        let first = said(text, at)?;
        let is_tag = text.token(at).is_some_and(|token| matches!(token.kind, Kind::Hashtag | Kind::Mention));
        if is_tag && self.together.contains(first) {
            return Some(at + 1);
        }
        self.phrases.get(first)?.iter().find_map(|rest| follow(text, at + 1, rest))
    }
}

/// One past the last of some words that begin here.
fn follow(text: &Text<'_>, from: usize, words: &[String]) -> Option<usize> {
    let mut at = from;
    for word in words {
        at += usize::from(is_joint(text, at));
        if said(text, at)? != word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Whether a sign stands here that may as well be a space.
fn is_joint(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "-" | "/" | "_" | "'" | "&")
}

/// What a token says, without the sign of a tag; nothing for what only separates words.
fn said<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t str> {
    let token = text.token(at)?;
    let is_separator = matches!(token.kind, Kind::Punct | Kind::Newline);
    (!is_separator).then(|| text.folded(token).trim_start_matches(['#', '@'])).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::{Draft, Settings, check};

    fn found(confidential: &[&str], draft: &str) -> Vec<String> {
        let confidential_words = confidential.iter().map(ToString::to_string).collect();
        let settings = Settings { confidential_words, ..Settings::default() };
        let report = check(&Draft::new(draft).unwrap(), &settings);
        let own = report.findings.iter().filter(|finding| finding.rule == "confidentiality.organisation");
        own.map(|finding| draft[finding.span.range()].to_owned()).collect()
    }

    #[test]
    fn finds_the_organisations_words_however_they_are_written() {
        let words = ["Harbour Wing", "Ward 7B", "Lantern", "Sankt-Jürgen"];
        for (draft, said) in [
            ("Long night on Harbour Wing", "Harbour Wing"),
            ("long night on HARBOUR-WING!", "HARBOUR-WING"),
            ("#HarbourWing never sleeps", "#HarbourWing"),
            ("Thanks @harbourwing", "@harbourwing"),
            ("ward 7b is full", "ward 7b"),
            ("Lantern's budget is gone", "Lantern's"),
            ("Nachtdienst in Sankt Jurgen", "Sankt Jurgen"),
            ("Ｌａｎｔｅｒｎ", "Ｌａｎｔｅｒｎ"),
        ] {
            assert_eq!(found(&words, draft), [said], "{draft}");
        }
    }

    #[test]
    fn leaves_other_words_alone() {
        let words = ["Harbour Wing", "Ward 7B", "Lantern"];
        for draft in [
            "The harbour at night",
            "A wing and a prayer",
            "Harbour. Wing",
            "ward 7 is full",
            "Lanterns in the park",
            "#HarbourWings",
            "",
        ] {
            assert!(found(&words, draft).is_empty(), "{draft}");
        }
        assert!(found(&[], "Harbour Wing").is_empty());
        assert!(found(&["", "  ", "-"], "A draft - with signs").is_empty());
    }

    #[test]
    fn the_longest_word_counts_once() {
        assert_eq!(found(&["Lantern", "Lantern Two"], "Lantern Two and Lantern"), ["Lantern Two", "Lantern"]);
    }
}
