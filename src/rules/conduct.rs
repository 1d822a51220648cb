//! Professional conduct: threats, words in anger, and what sits badly beside work.

use std::ops::Range;

use crate::context::Context;
use crate::data::{Cue, RuleIndex, rule};
use crate::report::Finding;
use crate::rules::wording::Wording;
use crate::text::{Case, Kind};

/// From so many exclamation marks on somebody is loud.
const LOUD: usize = 3;

/// So many long words in capitals are no abbreviations.
const SHOUTED_WORDS: usize = 4;

/// Shorter words in capitals may be abbreviations.
const LONG_WORD: usize = 4;

/// What share of the letters is in capitals where a draft shouts, in percent.
const SHOUTED_SHARE: usize = 40;

pub(super) fn judge(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = threats(context, wording);
    let is_glad = context.cues(Cue::Joy).next().is_some();
    let mut is_loud = false;
    for place in wording.places("conduct") {
        let of = RuleIndex(place.rule);
        if of == rule::CONDUCT_PAUSE && is_glad || !wording.is_meant(&place) {
            continue;
        }
        is_loud |= of == rule::CONDUCT_PAUSE;
        findings.extend(of.finding(context.text.span(place.tokens), Vec::new()));
    }
    if !is_loud && !is_glad {
        findings.extend(
            shouted(context)
                .or_else(|| exclaimed(context))
                .and_then(|tokens| rule::CONDUCT_PAUSE.finding(context.text.span(tokens), Vec::new())),
        );
    }
    findings
}

/// "I'm going to punch him": an intent, and right behind it an act against someone else.
fn threats(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Vec<Finding> {
    let look_alike = |act: &Range<usize>| {
        context.hits_around(act.clone()).any(
            |hit| matches!(hit.meaning, crate::data::Meaning::RuleNot { rule: of } if of == rule::CONDUCT_THREAT.0),
        )
    };
    context
        .cues(Cue::Intent)
        .filter_map(|intent| {
            // One word may stand between: "I will literally kill him".
            let act = (0..2).find_map(|gap| context.at(Cue::ViolentAct, intent.end + gap))?;
            let sentence = context.text.sentence(intent.start);
            let is_meant = act.end <= sentence.end
                && !context.has(Cue::Negator, &(intent.end..act.start))
                && !wording.is_undone(rule::CONDUCT_THREAT.0, &sentence)
                && !context.text.is_quoted(act)
                && !look_alike(act)
                && context.cues(Cue::Joke).next().is_none();
            is_meant.then(|| rule::CONDUCT_THREAT.finding(context.text.span(intent.start..act.end), Vec::new()))?
        })
        .collect()
}

/// From the first to the last of the words in capitals, where a draft shouts.
fn shouted(context: &Context<'_, '_>) -> Option<Range<usize>> {
    let text = context.text;
    let (mut letters, mut capitals) = (0, 0);
    let mut words = Vec::new();
    for (at, token) in text.tokens().iter().enumerate() {
        if token.kind != Kind::Word {
            continue;
        }
        let len = text.folded(token).len();
        letters += len;
        if token.case == Case::Upper && len >= LONG_WORD {
            capitals += len;
            words.push(at);
        }
    }
    let shouts = words.len() >= SHOUTED_WORDS && capitals * 100 > letters * SHOUTED_SHARE;
    let (first, last) = (*words.first()?, *words.last()?);
    shouts.then_some(first..last + 1)
}

/// The first exclamation marks of a draft of one's own or of care that has many.
fn exclaimed(context: &Context<'_, '_>) -> Option<Range<usize>> {
    let is_told_of_work = context.clinical || context.cues(Cue::Author).next().is_some();
    if !is_told_of_work {
        return None;
    }
    let marks: Vec<usize> = (0..context.text.tokens().len()).filter(|&at| context.text.word(at) == "!").collect();
    let (first, third) = (*marks.first()?, *marks.get(LOUD - 1)?);
    Some(first..third + 1)
}
