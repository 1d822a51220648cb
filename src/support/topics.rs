//! Topics: what a draft says about how its author is.

use std::ops::Range;

use crate::context::{Context, overlap};
use crate::data::{self, Cue, Meaning, Strength, Topic};
use crate::report::HelpLevel;
use crate::text::phrases::Hit;

/// What a strong phrase counts, and from how much on a topic is raised.
const STRONG: u32 = 2;
const ENOUGH: u32 = 2;

/// A topic that a draft raises.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raised {
    pub(crate) topic: &'static Topic,
    /// Strong phrases count two, weak ones one.
    pub(crate) score: u32,
    pub(crate) help: HelpLevel,
}

/// The topics of a draft, those with most need first, then the strongest.
pub(crate) fn raised(context: &Context<'_, '_>) -> Vec<Raised> {
    let mut raised: Vec<Raised> =
        data::TOPICS.iter().enumerate().filter_map(|(at, topic)| score(context, at, topic)).collect();
    raised.sort_by_key(|raised| std::cmp::Reverse((raised.help == HelpLevel::Crisis, raised.score)));
    raised
}

fn score(context: &Context<'_, '_>, at: usize, topic: &'static Topic) -> Option<Raised> {
    let mut score = 0;
    let mut strong = false;
    let mut counted: Vec<Range<usize>> = Vec::new();
    for hit in context.hits() {
        let Meaning::Topic { topic: of, strength } = hit.meaning else { continue };
        if usize::from(of) != at || strength == Strength::Not || !speaks(context, of, topic, hit) {
            continue;
        }
        // Hits come in the order of the text: only the last can share words with this one.
        if counted.last().is_some_and(|last| overlap(last, &hit.tokens)) {
            continue;
        }
        counted.push(hit.tokens.clone());
        score += if strength == Strength::Strong { STRONG } else { 1 };
        strong |= strength == Strength::Strong;
    }
    // Two weak signs of despair call for care, but not yet for the crisis line in front of all else.
    let help = if topic.help == HelpLevel::Crisis && !strong { HelpLevel::Show } else { topic.help };
    (score >= ENOUGH).then_some(Raised { topic, score, help })
}

fn speaks(context: &Context<'_, '_>, of: u8, topic: &Topic, hit: &Hit) -> bool {
    let sentence = context.text.sentence(hit.tokens.start);
    let is_look_alike = context
        .hits_around(hit.tokens.clone())
        .any(|other| matches!(other.meaning, Meaning::Topic { topic, strength: Strength::Not } if topic == of));
    // "Don't want to live" holds its own negation; one before it turns it round.
    let is_over = context.is_negated(&(hit.tokens.start..hit.tokens.start + 1)) && !starts_negated(context, hit)
        || context.has(Cue::NoMore, &sentence) && !holds(context, Cue::NoMore, hit);
    let first_person = context.has(Cue::Author, &sentence);
    let of_others = context.has(Cue::ThirdPerson, &sentence) && !first_person;
    let about_it = context.has(Cue::Study, &sentence) && !first_person;
    let is_named_reader = topic.first_person && context.has(Cue::Reader, &sentence) && !first_person;
    !(is_look_alike || is_over || of_others || about_it || is_named_reader || context.text.is_quoted(&hit.tokens))
}

fn starts_negated(context: &Context<'_, '_>, hit: &Hit) -> bool {
    context.at(Cue::Negator, hit.tokens.start).is_some()
}

fn holds(context: &Context<'_, '_>, cue: Cue, hit: &Hit) -> bool {
    context.has(cue, &hit.tokens)
}
