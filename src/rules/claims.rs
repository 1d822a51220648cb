//! Claims that health bodies have found false, matched by meaning: a subject, what it is said to do, and to what.
//!
//! Matching goes out from the words that relate ("cause", "cured by"): only what stands close around one of them is looked
//! at, so that the work stays linear in the length of the draft.

use std::ops::Range;

use crate::context::{Context, overlap};
use crate::data::{self, Claim, Meaning, RuleIndex, Voice, rule};
use crate::report::{Finding, Severity};
use crate::rules::lowered;
use crate::rules::stance::{Manner, Stance};
use crate::rules::wording::Wording;

/// At most so many words stand between a relation and either of its ends.
const REACH: usize = 9;

/// The same where nothing but a subject stands beside it: "chemo doesn't work".
const SHORT_REACH: usize = 4;

/// A word for what claims speak of.
#[derive(Clone, Debug)]
struct Term {
    tokens: Range<usize>,
    concept: u16,
}

/// A word that says what one thing does to another.
#[derive(Clone, Debug)]
struct Verb {
    tokens: Range<usize>,
    relation: u8,
    voice: Voice,
}

/// Something said, claimed or not.
#[derive(Debug)]
struct Statement {
    rule: u16,
    whole: Range<usize>,
    /// The words that say it.
    saying: Vec<Range<usize>>,
}

pub(super) fn judge(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Vec<Finding> {
    let mut statements = statements(context, wording);
    statements.extend(wording.places("claims").into_iter().map(|place| Statement {
        rule: place.rule,
        whole: place.tokens.clone(),
        saying: vec![place.tokens],
    }));
    if statements.is_empty() {
        return Vec::new();
    }
    statements.sort_by_key(|statement| (statement.whole.start, statement.rule));
    let manner = Manner::new(context);
    let mut findings: Vec<Finding> = Vec::new();
    for Statement { rule: of, whole, saying } in statements {
        if RuleIndex(of) == rule::CLAIMS_NO_SOURCE && manner.names_source() {
            continue;
        }
        let Some(finding) = RuleIndex(of).finding(context.text.span(whole.clone()), Vec::new()) else { continue };
        let finding = match manner.of(&whole, &saying) {
            Stance::Claimed => finding,
            Stance::Softened => lowered(finding, Severity::Info),
            Stance::Quiet => continue,
        };
        // Of what is said in the same words, the most serious counts, then the longest.
        let weight = |finding: &Finding| (finding.severity, finding.span.end - finding.span.start);
        match findings.last_mut().filter(|last| last.span.overlaps(finding.span)) {
            Some(last) if weight(last) < weight(&finding) => *last = finding,
            Some(_) => {}
            None => findings.push(finding),
        }
    }
    findings
}

/// One statement at most for each relation.
fn statements(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Vec<Statement> {
    let mut terms: Vec<Term> = Vec::new();
    let mut verbs: Vec<Verb> = Vec::new();
    // The longest counts: in "flu shot" there is no flu, in "doesn't work" nothing works.
    let (mut terms_end, mut verbs_end) = (0, 0);
    for hit in context.hits() {
        let tokens = hit.tokens.clone();
        match hit.meaning {
            Meaning::Concept(concept) if counts(terms.last().map(|last| &last.tokens), &tokens, &mut terms_end) => {
                terms.push(Term { tokens, concept });
            }
            Meaning::Relation { relation, voice }
                if counts(verbs.last().map(|last| &last.tokens), &tokens, &mut verbs_end) =>
            {
                verbs.push(Verb { tokens, relation, voice });
            }
            _ => {}
        }
    }
    if terms.is_empty() {
        return Vec::new();
    }
    verbs.iter().filter_map(|verb| statement(context, wording, &terms, verb)).collect()
}

fn statement(
    context: &Context<'_, '_>,
    wording: &Wording<'_, '_, '_>,
    terms: &[Term],
    verb: &Verb,
) -> Option<Statement> {
    let sentence = context.text.sentence(verb.tokens.start);
    let around = terms_around(terms, verb, &sentence);
    let before = |end: usize| around.iter().rev().filter(move |term| term.tokens.end <= end);
    let after = |start: usize| around.iter().filter(move |term| start <= term.tokens.start);
    let Range { start, end } = verb.tokens;
    let is_said = |rule: u16, whole: &Range<usize>| {
        !wording.is_undone(rule, &sentence) && !is_broken(context, whole, &verb.tokens)
    };
    let found = |subject: &Term, objects: &mut dyn Iterator<Item = &Term>| {
        let objects: Vec<&Term> = objects.collect();
        claims_about(subject.concept, verb.relation).find_map(|(rule, claim)| {
            let whole = subject.tokens.start.min(verb.tokens.start)..subject.tokens.end.max(verb.tokens.end);
            let whole = if claim.objects.is_empty() {
                Some(whole).filter(|whole| whole.len() <= subject.tokens.len() + verb.tokens.len() + SHORT_REACH)
            } else {
                let object = objects.iter().find(|object| {
                    claim.objects.contains(&object.concept)
                        && !is_aside(context, object)
                        && !overlap(&object.tokens, &subject.tokens)
                })?;
                Some(whole.start.min(object.tokens.start)..whole.end.max(object.tokens.end))
            }?;
            is_said(rule, &whole).then_some((rule, whole))
        })
    };
    // What is done to may stand within the words that say so: "got autism from".
    let (rule, whole) = match verb.voice {
        Voice::Active => first_said(before(start), |subject| found(subject, &mut after(start))),
        Voice::Passive => first_said(after(end), |subject| found(subject, &mut before(end))),
        Voice::Noun => first_said(after(end), |subject| found(subject, &mut after(start))),
    }?;
    Some(Statement { rule, whole, saying: vec![verb.tokens.clone()] })
}

/// Whether no longer words that came before hold these; the same words may mean several things.
fn counts(last: Option<&Range<usize>>, tokens: &Range<usize>, end: &mut usize) -> bool {
    let counts = tokens.end > *end || last == Some(tokens);
    *end = tokens.end.max(*end);
    counts
}

/// What is said of the nearest subject of which anything is said; of several rules the first in `data/`, which is the narrowest.
fn first_said<'t>(
    subjects: impl Iterator<Item = &'t Term>,
    mut found: impl FnMut(&Term) -> Option<(u16, Range<usize>)>,
) -> Option<(u16, Range<usize>)> {
    let mut subjects = subjects.peekable();
    while let Some(subject) = subjects.next() {
        let mut said = found(subject);
        while let Some(same) = subjects.next_if(|next| next.tokens == subject.tokens) {
            let also = found(same);
            said = [said, also].into_iter().flatten().min_by_key(|(rule, _)| *rule);
        }
        if said.is_some() {
            return said;
        }
    }
    None
}

/// The claims that begin with a concept and go on with a relation.
fn claims_about(concept: u16, relation: u8) -> impl Iterator<Item = (u16, &'static Claim)> {
    let claims = data::CLAIMS_ABOUT.get(usize::from(concept)).copied().unwrap_or_default();
    claims.iter().filter_map(move |&(rule, nth)| {
        let claim = data::RULES.get(usize::from(rule))?.claims.get(usize::from(nth))?;
        claim.relations.contains(&relation).then_some((rule, claim))
    })
}

/// The terms within reach of a relation, in the order of the text.
fn terms_around<'t>(terms: &'t [Term], verb: &Verb, sentence: &Range<usize>) -> &'t [Term] {
    let reach = if verb.voice == Voice::Noun { 2 * REACH } else { REACH };
    let from = sentence.start.max(verb.tokens.start.saturating_sub(reach));
    let to = sentence.end.min(verb.tokens.end + reach);
    let first = terms.partition_point(|term| term.tokens.start < from);
    let last = terms.partition_point(|term| term.tokens.start < to);
    terms.get(first..last.max(first)).unwrap_or_default()
}

/// Whether a term only tells when: "prevented pneumonia after flu".
fn is_aside(context: &Context<'_, '_>, term: &Term) -> bool {
    let before = term.tokens.start.checked_sub(1).map_or("", |at| context.text.word(at));
    matches!(before, "after" | "following" | "during" | "despite" | "without")
}

/// Whether another thought begins within: "vaccines prevent measles, which can cause …".
fn is_broken(context: &Context<'_, '_>, whole: &Range<usize>, verb: &Range<usize>) -> bool {
    whole.clone().filter(|at| !verb.contains(at)).any(|at| {
        matches!(
            context.text.word(at),
            ";" | "but" | "because" | "while" | "whereas" | "although" | "though" | "unlike" | "whereby" | "|"
        ) || context.text.word(at) == "which" && at + 3 < verb.start
    })
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
            "my nephew got autism from the jab",
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
            "Vaccines prevent measles, which can cause encephalitis, not autism",
        ] {
            assert!(rules(text).is_empty(), "{text}");
        }
    }
}
