//! Respect: words that wound. Quoting one, criticising it and speaking of oneself are quiet.

use std::ops::Range;

use crate::context::{Context, overlap};
use crate::data::{self, Cue, Meaning, RuleIndex};
use crate::report::{Finding, Fix};
use crate::rules::replace_words;

/// The part of the rule ids before the dot.
const FAMILY: &str = "respect.";

pub(super) fn judge(context: &Context<'_, '_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last: Option<(u16, Range<usize>)> = None;
    for hit in context.hits() {
        let Meaning::Rule { rule, plural } = hit.meaning else { continue };
        let is_new = last.as_ref().is_none_or(|(of, tokens)| *of != rule || !overlap(tokens, &hit.tokens));
        if is_new && speaks(context, rule, &hit.tokens) {
            let span = context.text.span(hit.tokens.clone());
            findings.extend(RuleIndex(rule).finding(span, fixes(context, rule, plural, &hit.tokens)));
            last = Some((rule, hit.tokens.clone()));
        }
    }
    findings
}

fn speaks(context: &Context<'_, '_>, rule: u16, tokens: &Range<usize>) -> bool {
    let Some(of) = data::RULES.get(usize::from(rule)).filter(|of| of.id.starts_with(FAMILY)) else { return false };
    of.when.holds(context)
        && !is_look_alike(context, rule, tokens)
        && !context.text.is_quoted(tokens)
        && !context.is_about_the_word(tokens)
        && !context.is_self(tokens)
        && !context.has(Cue::Study, &context.text.sentence(tokens.start))
}

fn is_look_alike(context: &Context<'_, '_>, rule: u16, tokens: &Range<usize>) -> bool {
    context.hits_around(tokens.clone()).any(|hit| matches!(hit.meaning, Meaning::RuleNot { rule: of } if of == rule))
}

fn fixes(context: &Context<'_, '_>, rule: u16, plural: bool, tokens: &Range<usize>) -> Vec<Fix> {
    let Some(rule) = data::RULES.get(usize::from(rule)) else { return Vec::new() };
    let words = if plural && !rule.instead_plural.is_empty() { rule.instead_plural } else { rule.instead };
    // A hashtag is one word: a phrase in its place would not be a tag any more.
    let is_hashtag = context.text.token(tokens.start).is_some_and(|token| token.kind == crate::text::Kind::Hashtag);
    let last = tokens.end.checked_sub(1).and_then(|last| context.text.token(last));
    let whole = context.text.span(tokens.clone());
    let span = last.map_or(whole, |last| crate::report::Span::new(whole.start, last.stem_span(context.text.raw()).end));
    if is_hashtag {
        return vec![crate::rules::leave_out(context.text, tokens, whole)];
    }
    words.iter().map(|words| replace_words(context.text, tokens, span, words)).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Draft, Settings, check};

    fn fixed(text: &str) -> String {
        let report = check(&Draft::new(text).unwrap(), &Settings::default());
        let fix = &report.findings[0].fixes[0];
        format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..])
    }

    #[test]
    fn fixes_keep_number_case_and_article() {
        for (before, after) in [
            ("Our frequent flyer is back in ED", "Our returning patient is back in ED"),
            ("Frequent flyers fill our ED", "Returning patients fill our ED"),
            ("saw an addict in clinic", "saw a person who uses drugs in clinic"),
            ("An addict came to clinic", "A person who uses drugs came to clinic"),
            ("Junkies in the ED again", "People who use drugs in the ED again"),
        ] {
            assert_eq!(fixed(before), after);
        }
    }
}
