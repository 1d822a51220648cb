//! What is said of a whole group: that it is vermin, dirty, or should be driven out.

use std::ops::Range;

use super::lexicon::Word;
use super::{is_mentioned, within};
use crate::context::{Context, overlap};
use crate::data::{Abuse, Cue, rule};
use crate::report::Finding;
use crate::rules::leave_out;
use crate::text::Kind;

/// Between "are" and what a group is called stand at most so many words.
const REACH: usize = 4;

pub(super) fn judge(context: &Context<'_, '_>, words: &[Word]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut last: Option<Range<usize>> = None;
    let groups = context.cues(Cue::PeopleGroup).filter_map(|group| degraded(context, words, group));
    // A tag alone may be about anything that is sent back.
    let names_group = context.cues(Cue::PeopleGroup).next().is_some();
    let is_tag =
        |tokens: &Range<usize>| context.text.token(tokens.start).is_some_and(|token| token.kind == Kind::Hashtag);
    let driven_out = context.cues(Cue::GoHome).filter(|tokens| names_group || !is_tag(tokens)).cloned();
    for tokens in groups.chain(driven_out) {
        let quiet = is_mentioned(context, &tokens) || context.is_negated(&tokens) || is_study(context, &tokens);
        if quiet || last.as_ref().is_some_and(|last| overlap(last, &tokens)) {
            continue;
        }
        let span = context.text.span(tokens.clone());
        findings.extend(rule::RESPECT_GROUP_ABUSE.finding(span, vec![leave_out(context.text, &tokens, span)]));
        last = Some(tokens);
    }
    findings
}

/// The group with what is said of it.
fn degraded(context: &Context<'_, '_>, words: &[Word], group: &Range<usize>) -> Option<Range<usize>> {
    let text = context.text;
    let sentence = text.sentence(group.start);
    // "Dirty …": nothing but a jibe or a curse right before.
    let first = words.partition_point(|word| word.tokens.end < group.start);
    if let Some(word) = words.get(first).filter(|word| word.tokens.end == group.start)
        && matches!(word.class, Abuse::Jibe | Abuse::Curse | Abuse::Vulgar)
        && !matches!(text.word(word.tokens.start), "sick" | "obese" | "fat" | "crazy")
    {
        return Some(word.tokens.start..group.end);
    }
    // "… are vermin".
    let verb = (group.end..(group.end + 5).min(sentence.end))
        .take_while(|&at| context.is_word(at))
        .find(|&at| matches!(text.word(at), "are" | "is" | "were" | "be" | "r" | "sind" | "ist" | "son" | "sont"));
    if let Some(verb) = verb {
        let after = verb + 1..(verb + 1 + REACH).min(sentence.end);
        let less = context.cues_within(Cue::LessThanPeople, &after).next().cloned();
        let called = within(words, &after)
            .find(|word| !matches!(word.class, Abuse::Swear | Abuse::Curse))
            .map(|word| word.tokens.clone());
        if let Some(said) = less.or(called).filter(|said| !context.is_negated(said)) {
            return Some(group.start..said.end);
        }
    }
    // "Deport all these …".
    let before = group.start.saturating_sub(3).max(sentence.start)..group.start;
    let driven = context.cues_within(Cue::Expels, &before).last()?;
    let only_all = (driven.end..group.start)
        .all(|at| matches!(text.word(at), "all" | "these" | "those" | "the" | "them" | "of" | "every" | "fucking"));
    let told = (driven.start.saturating_sub(6).max(sentence.start)..driven.start).all(|at| {
        !matches!(text.word(at), "they" | "who" | "people" | "he" | "she" | "why" | "some" | "to" | "would" | "trump")
    });
    (only_all && told).then_some(driven.start..group.end)
}

fn is_study(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    context.has(Cue::Study, &context.text.sentence(tokens.start))
}
