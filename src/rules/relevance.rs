//! What drowns out a conversation: tags that do not fit, too many of them, promotion, the same again.

use std::borrow::Cow;
use std::ops::Range;

use crate::context::Context;
use crate::data::{self, Cue, Meaning, Strength, rule};
use crate::report::{Finding, Fix, Span};
use crate::rules::wording::Wording;
use crate::sketch::Sketch;
use crate::text::Kind;

/// From so many hashtags on a post is hard to read.
const MANY_HASHTAGS: usize = 6;

/// So many are kept.
const KEPT_HASHTAGS: usize = 3;

/// A shorter post may belong anywhere.
const FEWEST_WORDS: usize = 6;

pub(super) fn judge(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>, recent: &[Sketch]) -> Vec<Finding> {
    let hashtags: Vec<usize> = (0..context.text.tokens().len())
        .filter(|&at| context.text.token(at).is_some_and(|token| token.kind == Kind::Hashtag))
        .collect();
    let mut findings = Vec::new();
    findings.extend(many_hashtags(context, &hashtags));
    let spam = spam(context, wording, &hashtags);
    // What is spam is off topic as well: once is enough.
    findings.extend(if spam.is_empty() { off_topic(context, &hashtags).into_iter().collect() } else { spam });
    findings.extend(repeat(context, recent));
    findings
}

fn many_hashtags(context: &Context<'_, '_>, hashtags: &[usize]) -> Option<Finding> {
    if hashtags.len() < MANY_HASHTAGS {
        return None;
    }
    let (first, surplus, last) = (*hashtags.first()?, *hashtags.get(KEPT_HASHTAGS)?, *hashtags.last()?);
    let text = context.text;
    let stand_together = (surplus..=last).all(|at| hashtags.binary_search(&at).is_ok());
    let span = text.span(surplus..last + 1);
    let before = text.token(surplus - 1).map_or(span.start, |token| token.span.end);
    let fix = Fix {
        label: Cow::Borrowed("Keep the first three"),
        span: Span::new(before, span.end),
        replacement: String::new(),
    };
    rule::RELEVANCE_MANY_HASHTAGS
        .finding(text.span(first..last + 1), if stand_together { vec![fix] } else { Vec::new() })
}

/// One such word under a tag of the community, or two anywhere.
fn spam(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>, hashtags: &[usize]) -> Vec<Finding> {
    let places = wording.places("relevance");
    let is_in_community = || hashtags.iter().any(|&at| community(context, at).is_some());
    if places.is_empty() || places.len() < 2 && !is_in_community() {
        return Vec::new();
    }
    let whole: Range<usize> = places.iter().map(|place| place.tokens.start).min().unwrap_or_default()
        ..places.iter().map(|place| place.tokens.end).max().unwrap_or_default();
    rule::RELEVANCE_SPAM.finding(context.text.span(whole), Vec::new()).into_iter().collect()
}

/// A community's tag on a post that speaks neither of its topics, nor of care, nor of the author.
fn off_topic(context: &Context<'_, '_>, hashtags: &[usize]) -> Option<Finding> {
    let text = context.text;
    let speaks_of_a_topic = || {
        context.hits().iter().any(|hit| {
            matches!(hit.meaning, Meaning::Topic { strength, .. } if strength != Strength::Not)
                && text.token(hit.tokens.start).is_some_and(|token| token.kind != Kind::Hashtag)
        })
    };
    let words = (0..text.tokens().len()).filter(|&at| context.is_word(at)).count();
    if words < FEWEST_WORDS || context.clinical || context.cues(Cue::Author).next().is_some() || speaks_of_a_topic() {
        return None;
    }
    let tag = hashtags.iter().copied().find(|&at| {
        community(context, at)
            .is_some_and(|community| data::TOPICS.iter().any(|topic| topic.hashtags.contains(&community)))
    })?;
    rule::RELEVANCE_OFF_TOPIC.finding(text.span(tag..tag + 1), Vec::new())
}

/// Which community a hashtag belongs to: its index in `COMMUNITIES`.
fn community(context: &Context<'_, '_>, hashtag: usize) -> Option<u16> {
    let typed = context.text.word(hashtag);
    let at = data::COMMUNITIES.iter().position(|community| community.tag.eq_ignore_ascii_case(typed))?;
    u16::try_from(at).ok()
}

fn repeat(context: &Context<'_, '_>, recent: &[Sketch]) -> Option<Finding> {
    if recent.is_empty() {
        return None;
    }
    let sketch = Sketch::of_text(context.text)?;
    let is_repeat = recent.iter().any(|&earlier| sketch.is_like(earlier));
    let whole = context.text.span(0..context.text.tokens().len());
    is_repeat.then(|| rule::RELEVANCE_REPEAT.finding(whole, Vec::new()))?
}

#[cfg(test)]
mod tests {
    use crate::{Draft, Settings, check};

    #[test]
    fn the_first_hashtags_are_kept() {
        let text = "Long day #a1 #b2 #c3 #d4 #e5 #f6";
        let report = check(&Draft::new(text).unwrap(), &Settings::default());
        let fix = &report.findings[0].fixes[0];
        assert_eq!(format!("{}{}", &text[..fix.span.start], &text[fix.span.end..]), "Long day #a1 #b2 #c3");
    }
}
