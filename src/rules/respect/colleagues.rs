//! Colleagues, learners and patients as the butt of a post; accusations by name; other people's beliefs.

use std::ops::Range;

use super::lexicon::Word;
use super::{is, is_mentioned, within};
use crate::context::Context;
use crate::data::{Abuse, Cue, RuleIndex, rule};
use crate::report::Finding;
use crate::text::Kind;

pub(super) fn judge(context: &Context<'_, '_>, words: &[Word]) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(once(context, rule::RESPECT_COLLEAGUES, insulted_colleague(context, words)));
    findings.extend(once(context, rule::RESPECT_LEARNERS, shamed_learner(context)));
    findings.extend(once(context, rule::RESPECT_RIDICULE, ridiculed_patient(context)));
    findings.extend(once(context, rule::RESPECT_ACCUSATION, accused(context)));
    findings.extend(once(context, rule::RESPECT_BELIEFS, belittled_belief(context)));
    findings
}

fn once(context: &Context<'_, '_>, rule: RuleIndex, tokens: Option<Range<usize>>) -> Option<Finding> {
    let tokens = tokens.filter(|tokens| !is_mentioned(context, tokens))?;
    rule.finding(context.text.span(tokens), Vec::new())
}

/// "Lazy radiologists", "surgeons are all idiots".
fn insulted_colleague(context: &Context<'_, '_>, words: &[Word]) -> Option<Range<usize>> {
    let text = context.text;
    let insults = |word: &&Word| {
        matches!(word.class, Abuse::Insult | Abuse::Jibe | Abuse::Vulgar | Abuse::Sexist)
            && !matches!(text.word(word.tokens.start), "sick" | "crazy" | "mental" | "obese" | "fat" | "dense" | "fake")
    };
    context.cues(Cue::Colleague).find_map(|colleague| {
        let sentence = text.sentence(colleague.start);
        let possessive = text.token(colleague.end.saturating_sub(1)).is_some_and(|token| token.possessive);
        let near = colleague.start.saturating_sub(6)..colleague.end + 5;
        within(words, &near).filter(insults).find_map(|word| {
            let gap = if word.tokens.end <= colleague.start && sentence.contains(&word.tokens.start) {
                let gap = word.tokens.end..colleague.start;
                let links = gap.clone().all(|at| {
                    matches!(
                        text.word(at),
                        "of" | "a" | "an" | "bunch" | "ed" | "er" | "icu" | "night" | "fucking" | "ortho"
                    )
                });
                (gap.len() <= 3 && links).then_some(word.tokens.start..colleague.end)
            } else if colleague.end <= word.tokens.start && sentence.contains(&word.tokens.start) {
                let gap = colleague.end..word.tokens.start;
                let is = gap.clone().any(|at| matches!(text.word(at), "is" | "are" | "was" | "were"));
                let links = gap.clone().all(|at| {
                    matches!(
                        text.word(at),
                        "is" | "are"
                            | "was"
                            | "were"
                            | "all"
                            | "so"
                            | "just"
                            | "such"
                            | "a"
                            | "an"
                            | "the"
                            | "total"
                            | "fucking"
                            | "completely"
                            | "always"
                            | "too"
                            | "here"
                            | "really"
                    )
                });
                (is && links && gap.len() <= 4).then_some(colleague.start..word.tokens.end)
            } else {
                None
            };
            gap.filter(|tokens| {
                !possessive
                    && !context.is_negated(&word.tokens)
                    && !context.is_self(tokens)
                    && !speaks_of_self(context, tokens)
            })
        })
    })
}

fn speaks_of_self(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let clause = context.clause_start(tokens.start);
    let before = clause.max(tokens.start.saturating_sub(5))..tokens.start;
    before
        .clone()
        .any(|at| matches!(context.text.word(at), "i" | "i'm" | "im" | "me" | "myself" | "we" | "we're" | "as"))
}

/// "My student didn't even know", "worst resident I have supervised".
fn shamed_learner(context: &Context<'_, '_>) -> Option<Range<usize>> {
    let text = context.text;
    context.cues(Cue::Learner).find_map(|learner| {
        let sentence = text.sentence(learner.start);
        let owned = learner
            .start
            .checked_sub(1)
            .is_some_and(|at| matches!(text.word(at), "my" | "our" | "this" | "that" | "the" | "med"));
        let after = learner.end..(learner.end + 10).min(sentence.end);
        let before = learner.start.saturating_sub(1).max(sentence.start)..learner.start;
        let worst = context.cues_within(Cue::Shames, &before).next().filter(|_| learner.end - learner.start > 0);
        let shame = context.cues_within(Cue::Shames, &after).next().filter(|_| owned);
        let shamed = match (worst, shame) {
            (Some(worst), _) => worst.start..learner.end,
            (None, Some(shame)) => learner.start..shame.end,
            _ => return None,
        };
        let quiet = speaks_of_self(context, &shamed)
            || context.is_self(learner)
            || (learner.end..shamed.end).any(|at| matches!(text.word(at), "i" | "we" | "taught" | "pay"));
        (!quiet && !context.is_negated(&(shamed.start..learner.end))).then_some(shamed)
    })
}

/// A patient or family, what they asked or did, and laughter.
fn ridiculed_patient(context: &Context<'_, '_>) -> Option<Range<usize>> {
    let text = context.text;
    let is_person = |at: usize| {
        context.at(Cue::Patient, at).is_some()
            || matches!(text.word(at), "family" | "parents" | "relatives" | "mum" | "mom")
    };
    let person = (0..text.tokens().len()).find(|&at| is_person(at))?;
    let laughs = context
        .cues(Cue::LaughsAt)
        .find(|laugh| laugh.start.abs_diff(person) <= 30 && laugh.start.max(person) - laugh.start.min(person) > 0)?;
    let acts = context.cues_within(Cue::Wants, &(person..(person + 12).min(text.tokens().len()))).next()?;
    // Laughing with a patient, or at oneself, is no ridicule.
    let shared = (0..text.tokens().len()).any(|at| {
        matches!(
            text.word(at),
            "joke"
                | "jokes"
                | "joked"
                | "funny"
                | "hilarious"
                | "laughed"
                | "laughing"
                | "made"
                | "thanked"
                | "thank"
                | "best"
                | "better"
                | "love"
                | "loved"
                | "hug"
                | "myself"
                | "legend"
                | "sweet"
                | "kind"
                | "taught"
                | "right"
                | "wins"
                | "icon"
                | "noticed"
        )
    });
    let own = speaks_of_own_slip(context, laughs, acts);
    (!shared && !own && !context.is_negated(acts)).then_some(person..acts.end)
}

/// "I … lol": the laugh is about the author.
fn speaks_of_own_slip(context: &Context<'_, '_>, laughs: &Range<usize>, acts: &Range<usize>) -> bool {
    let sentence = context.text.sentence(acts.start);
    let before = sentence.start..acts.start;
    let own = before.clone().last().is_some_and(|at| matches!(context.text.word(at), "i" | "we" | "i've"));
    own || matches!(context.text.word(laughs.end), "at") && matches!(context.text.word(laughs.end + 1), "me" | "myself")
}

/// A named clinician, handle or hospital beside an accusation.
fn accused(context: &Context<'_, '_>) -> Option<Range<usize>> {
    let text = context.text;
    if text.tokens().iter().any(|token| token.kind == Kind::Url) {
        return None;
    }
    context.cues(Cue::Accuses).find_map(|charge| {
        let sentence = text.sentence(charge.start);
        let near = charge.start.saturating_sub(8).max(sentence.start)..(charge.end + 8).min(sentence.end);
        let named = near.clone().find(|&at| is_named(context, at))?;
        let own = near
            .clone()
            .any(|at| matches!(text.word(at), "i" | "my" | "our" | "we") && at < charge.start && at > named);
        let quiet = own
            || context.is_negated(charge)
            || text.is_question(&sentence)
            || (charge.end..charge.end + 2)
                .any(|at| matches!(text.word(at), "nothing" | "premiums" | "insurance" | "law"));
        let next_to = (named.min(charge.start)..named.max(charge.start))
            .any(|at| matches!(text.word(at), "next" | "near" | "opposite"));
        (!quiet && !next_to).then(|| charge.start.min(named)..charge.end.max(named + 1))
    })
}

/// "Dr Hale", "@riverbendclinic", "Mercy Hospital".
fn is_named(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text;
    let capital = |at: usize| {
        text.token(at).is_some_and(|token| token.kind == Kind::Word && token.case != crate::text::Case::Lower)
    };
    match text.token(at) {
        Some(token) if token.kind == Kind::Mention => true,
        Some(token) if matches!(text.folded(token), "dr" | "prof" | "professor") => {
            let name = if text.word(at + 1) == "." { at + 2 } else { at + 1 };
            capital(name)
        }
        _ => capital(at) && is(context, Cue::Facility, at + 1) && capital(at + 1),
    }
}

/// "Anyone who believes that is an idiot", "their ridiculous beliefs".
fn belittled_belief(context: &Context<'_, '_>) -> Option<Range<usize>> {
    let text = context.text;
    (0..text.tokens().len()).find_map(|at| {
        if !matches!(
            text.word(at),
            "idiot"
                | "idiots"
                | "moron"
                | "morons"
                | "insane"
                | "stupid"
                | "ridiculous"
                | "idiotic"
                | "crazy"
                | "dumb"
                | "silly"
                | "nonsense"
                | "backward"
                | "primitive"
                | "deluded"
        ) {
            return None;
        }
        let before = at.saturating_sub(10).max(text.sentence(at).start)..at;
        let own = before.clone().any(|at| matches!(text.word(at), "i" | "my" | "i'd" | "i've" | "we" | "our"));
        let belief = matches!(
            text.word(at + 1),
            "belief" | "beliefs" | "idea" | "ideas" | "opinion" | "opinions" | "religion" | "habit" | "habits"
        );
        let anyone = before.clone().find(|&at| {
            matches!(text.word(at), "anyone" | "people" | "everyone" | "anybody" | "those")
                && matches!(text.word(at + 1), "who" | "that")
                && matches!(
                    text.word(at + 2),
                    "believes" | "believe" | "thinks" | "think" | "says" | "say" | "prays" | "pray" | "eats" | "eat"
                )
        });
        let negated = context.is_negated(&(at..at + 1));
        match anyone {
            Some(from) if !negated => Some(from..at + 1),
            _ => (belief && !own && !negated).then_some(at..at + 2),
        }
    })
}
