//! Claims that health bodies have found false, matched by meaning: a subject, what it is said to do, and to what.
//!
//! Who denies, asks, reports or corrects a claim does not make it.

use std::ops::Range;

use crate::context::Context;
use crate::data::{self, Cue, Meaning, Part, RuleIndex, Voice};
use crate::report::Finding;

/// At most so many words stand between the parts of one claim.
const REACH: usize = 9;

/// A part of a claim where it stands.
#[derive(Clone, Debug)]
struct Place {
    tokens: Range<usize>,
    rule: u16,
}

#[derive(Clone, Debug)]
struct Verb {
    tokens: Range<usize>,
    relation: u8,
    voice: Voice,
}

pub(super) fn judge(context: &Context<'_, '_>) -> Vec<Finding> {
    let mut subjects = Vec::new();
    let mut objects = Vec::new();
    let mut verbs = Vec::new();
    for hit in context.hits() {
        let tokens = hit.tokens.clone();
        match hit.meaning {
            Meaning::Claim { rule, part: Part::Subject } => subjects.push(Place { tokens, rule }),
            Meaning::Claim { rule, part: Part::Object } => objects.push(Place { tokens, rule }),
            Meaning::Relation { relation, voice } => verbs.push(Verb { tokens, relation, voice }),
            _ => {}
        }
    }
    let mut findings: Vec<Finding> = Vec::new();
    for subject in &subjects {
        let sentence = context.text.sentence(subject.tokens.start);
        for object in near(&objects, &subject.tokens).filter(|object| object.rule == subject.rule) {
            if !sentence.contains(&object.tokens.start) {
                continue;
            }
            let claim = subject.tokens.start.min(object.tokens.start)..subject.tokens.end.max(object.tokens.end);
            let verb = verbs_near(&verbs, &claim).find(|verb| relates(context, subject, object, verb));
            let Some(verb) = verb else { continue };
            let whole = claim.start.min(verb.tokens.start)..claim.end.max(verb.tokens.end);
            let span = context.text.span(whole.clone());
            let said_already = findings.last().is_some_and(|last| last.span.overlaps(span));
            if !said_already && !is_denied(context, &whole, verb) {
                findings.extend(RuleIndex(subject.rule).finding(span, Vec::new()));
            }
        }
    }
    findings
}

/// Objects within reach of a subject on either side.
fn near<'p>(objects: &'p [Place], subject: &Range<usize>) -> impl Iterator<Item = &'p Place> {
    let reach = subject.start.saturating_sub(2 * REACH)..subject.end + 2 * REACH;
    let first = objects.partition_point(|object| object.tokens.start < reach.start);
    objects.iter().skip(first).take_while(move |object| object.tokens.start < reach.end)
}

fn verbs_near<'v>(verbs: &'v [Verb], claim: &Range<usize>) -> impl Iterator<Item = &'v Verb> {
    let reach = claim.start.saturating_sub(REACH)..claim.end;
    let first = verbs.partition_point(|verb| verb.tokens.start < reach.start);
    verbs.iter().skip(first).take_while(move |verb| verb.tokens.start < reach.end)
}

/// Subject, verb, object in the active; object, verb, subject in the passive; a noun before both in either order.
fn relates(context: &Context<'_, '_>, subject: &Place, object: &Place, verb: &Verb) -> bool {
    let allowed =
        data::RULES.get(usize::from(subject.rule)).is_some_and(|rule| rule.relations.contains(&verb.relation));
    let ordered = |first: &Range<usize>, second: &Range<usize>, third: &Range<usize>| {
        first.end <= second.start
            && second.end <= third.start
            && second.start - first.end <= REACH
            && third.start - second.end <= REACH
    };
    let (subject, object, verb_at) = (&subject.tokens, &object.tokens, &verb.tokens);
    let sentence = context.text.sentence(verb_at.start);
    let same_sentence = sentence.contains(&subject.start) && sentence.contains(&object.start);
    allowed
        && same_sentence
        && match verb.voice {
            // "There are microchips in the jab" and "they put chips in the jab" are both put with "in".
            Voice::Active => ordered(subject, verb_at, object),
            Voice::Passive => ordered(object, verb_at, subject),
            Voice::Noun => ordered(verb_at, subject, object) || ordered(verb_at, object, subject),
        }
}

fn is_denied(context: &Context<'_, '_>, claim: &Range<usize>, verb: &Verb) -> bool {
    let sentence = context.text.sentence(claim.start);
    let doubled = context.has(Cue::DoubleNegation, &sentence);
    let before_and_within = sentence.start.max(claim.start.saturating_sub(6))..claim.end;
    let negated = context.has(Cue::Negator, &before_and_within) && !doubled;
    let quoted = context.text.is_quoted(claim)
        && (context.has(Cue::Negator, &(claim.end..sentence.end + 8)) || is_followed_by_no(context, claim.end));
    negated
        || quoted
        || context.text.is_question(&sentence)
        || context.is_debunked(claim)
        || !doubled && context.is_negated(&verb.tokens)
}

fn is_followed_by_no(context: &Context<'_, '_>, end: usize) -> bool {
    (end..end + 4).any(|at| matches!(context.text.word(at), "no" | "nope" | "please" | "stop"))
}

#[cfg(test)]
mod tests {
    use crate::{Draft, Settings, check};

    fn rules(text: &str) -> Vec<&'static str> {
        check(&Draft::new(text).unwrap(), &Settings::default())
            .findings
            .into_iter()
            .map(|finding| finding.rule)
            .collect()
    }

    #[test]
    fn one_finding_per_claim() {
        assert_eq!(rules("Vaccines, all vaccines, cause autism and autism again"), ["claims.vaccines-autism"]);
    }

    #[test]
    fn either_order() {
        for text in [
            "jabs trigger autism",
            "Autism comes from vaccines",
            "my nephew got autism from the MMR",
            "the link between autism and vaccines is real",
        ] {
            assert_eq!(rules(text).first(), Some(&"claims.vaccines-autism"), "{text}");
        }
    }

    #[test]
    fn parts_alone_claim_nothing() {
        for text in [
            "Autistic children get vaccines at our clinic",
            "Vaccines are safe",
            "The cause of autism is not one gene",
            "covid over 5G",
        ] {
            assert!(rules(text).is_empty(), "{text}");
        }
    }
}
