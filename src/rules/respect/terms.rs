//! Words with kinder ones to put in their place, which keep number, case and grammar.

use std::ops::Range;

use super::{is, is_look_alike};
use crate::context::{Context, overlap};
use crate::data::{self, Cue, Meaning, RuleIndex, Stands, Term};
use crate::report::{Finding, Fix, Span};
use crate::rules::{leave_out, replace_words};
use crate::text::{Case, Kind};

/// The part of the rule ids before the dot.
const FAMILY: &str = "respect.";

/// Between an article and the noun stand at most so many words: "a poorly controlled diabetic".
const ADJECTIVES: usize = 2;

pub(super) fn judge(context: &Context<'_, '_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last: Option<(u16, Range<usize>)> = None;
    for hit in context.hits() {
        let (rule, swap) = match hit.meaning {
            Meaning::Rule { rule, plural } => (rule, rule_swap(rule, plural)),
            Meaning::Term { term, plural } => {
                let Some(term) = data::TERMS.get(usize::from(term)) else { continue };
                if !stands(context, term, plural, &hit.tokens) {
                    continue;
                }
                (term.rule, if plural && !term.plural.is_empty() { term.plural } else { term.instead })
            }
            _ => continue,
        };
        let is_new = last.as_ref().is_none_or(|(of, tokens)| *of != rule || !overlap(tokens, &hit.tokens));
        if is_new && speaks(context, rule, &hit.tokens) {
            let span = context.text.span(hit.tokens.clone());
            findings.extend(RuleIndex(rule).finding(span, fixes(context, swap, &hit.tokens)));
            last = Some((rule, hit.tokens.clone()));
        }
    }
    findings
}

fn rule_swap(rule: u16, plural: bool) -> &'static [&'static str] {
    data::RULES
        .get(usize::from(rule))
        .map_or(&[], |rule| if plural && !rule.instead_plural.is_empty() { rule.instead_plural } else { rule.instead })
}

fn speaks(context: &Context<'_, '_>, rule: u16, tokens: &Range<usize>) -> bool {
    let Some(of) = data::RULES.get(usize::from(rule)).filter(|of| of.id.starts_with(FAMILY)) else { return false };
    of.when.holds(context)
        && !is_look_alike(context, rule, tokens)
        && !super::is_mentioned(context, tokens)
        && !context.is_self(tokens)
        && !is_own(context, tokens)
        && !is_denied(context, tokens)
        // In German every noun has a capital.
        && (of.id.starts_with("respect.de-") || !is_title(context, tokens))
        && !context.has(Cue::Study, &context.text.sentence(tokens.start))
}

/// "As a heartsink patient myself", and the same in other languages.
fn is_own(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let text = context.text;
    let before = tokens.start.saturating_sub(4)..tokens.start;
    let after = tokens.end..tokens.end + 3;
    before.clone().chain(after).any(|at| text.word(at) == "myself")
        || before.clone().any(|at| match text.word(at) {
            "soy" | "j'etais" => true,
            "ich" => matches!(text.word(at + 1), "bin" | "war"),
            "je" => text.word(at + 1) == "suis",
            _ => false,
        })
}

/// "Patients are not junkies".
fn is_denied(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    (tokens.start.saturating_sub(3)..tokens.start).any(|at| {
        matches!(
            context.text.word(at),
            "not"
                | "aren't"
                | "isn't"
                | "arent"
                | "isnt"
                | "never"
                | "kein"
                | "keine"
                | "keinen"
                | "nicht"
                | "pas"
                | "nunca"
        )
    })
}

/// Whether a term stands where it is meant.
fn stands(context: &Context<'_, '_>, term: &Term, plural: bool, tokens: &Range<usize>) -> bool {
    match term.stands {
        Stands::Anywhere => true,
        Stands::Noun => plural || is_noun(context, tokens),
        Stands::Verb => is_said_of_a_patient(context, tokens.start),
    }
}

/// "A diabetic in bed 3", "the elderly are"; not "a diabetic foot", "she is diabetic".
fn is_noun(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let possessive =
        tokens.end.checked_sub(1).and_then(|last| context.text.token(last)).is_some_and(|last| last.possessive);
    let goes_on = !possessive && context.is_word(tokens.end) && !is(context, Cue::AfterAPerson, tokens.end);
    let hyphen = context.text.token(tokens.end).is_some_and(|next| next.glued && context.text.folded(next) == "-");
    if goes_on || hyphen {
        return false;
    }
    let text = context.text;
    if matches!(text.word(tokens.start), "the" | "un" | "una" | "une" | "el" | "la" | "le" | "les" | "los") {
        return true;
    }
    if tokens.start == text.sentence(tokens.start).start {
        return matches!(text.word(tokens.end), "in" | "on" | "with" | "who");
    }
    for at in (tokens.start.saturating_sub(ADJECTIVES + 1)..tokens.start).rev() {
        if is_determiner(text.word(at)) {
            return true;
        }
        if !context.is_word(at) || is(context, Cue::FunctionWord, at) {
            return false;
        }
    }
    false
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "another"
            | "my"
            | "our"
            | "every"
            | "each"
            | "any"
            | "no"
            | "one"
            | "some"
    )
}

/// "The patient denies", "she also claims"; not "the hospital denies".
fn is_said_of_a_patient(context: &Context<'_, '_>, verb: usize) -> bool {
    let sentence = context.text.sentence(verb);
    let before = verb.saturating_sub(5).max(sentence.start)..verb;
    if context.has(Cue::Patient, &before) {
        return true;
    }
    let subject = verb.checked_sub(1).map_or("", |at| context.text.word(at));
    let earlier = verb.checked_sub(2).map_or("", |at| context.text.word(at));
    let is_pronoun = |word: &str| matches!(word, "he" | "she" | "they");
    context.clinical
        && (is_pronoun(subject) || matches!(subject, "also" | "still" | "now" | "and") && is_pronoun(earlier))
}

/// Part of a name in capitals: "National Association for the Welfare of the Disabled".
fn is_title(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let is_capital =
        |at: usize| context.text.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Capital);
    let is_small = |at: usize| matches!(context.text.word(at), "of" | "for" | "the" | "and" | "with" | "on");
    let own = tokens.clone().rev().find(|&at| !is_small(at));
    let before = (tokens.start.saturating_sub(4)..tokens.start).rev().find(|&at| !is_small(at));
    let after = (tokens.end..tokens.end + 3).find(|&at| !is_small(at));
    let sentence = context.text.sentence(tokens.start).start;
    own.is_some_and(is_capital)
        && (before.is_some_and(|at| at >= sentence && is_capital(at)) || after.is_some_and(is_capital))
}

fn fixes(context: &Context<'_, '_>, swap: &[&str], tokens: &Range<usize>) -> Vec<Fix> {
    let text = context.text;
    let whole = text.span(tokens.clone());
    // A hashtag is one word: a phrase in its place would not be a tag any more.
    let is_hashtag = text.token(tokens.start).is_some_and(|token| token.kind == Kind::Hashtag);
    if is_hashtag || swap.is_empty() {
        return vec![leave_out(text, tokens, whole)];
    }
    let last = tokens.end.checked_sub(1).and_then(|last| text.token(last));
    let span = last.map_or(whole, |last| Span::new(whole.start, last.stem_span(text.raw()).end));
    let shouts = is_shouted(context, tokens);
    swap.iter()
        .map(|words| {
            let mut fix = replace_words(text, tokens, span, words);
            if shouts {
                fix.replacement = fix.replacement.to_uppercase();
            }
            fix
        })
        .collect()
}

/// Whether the sentence is written in capitals.
fn is_shouted(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let upper = |at: &usize| {
        context
            .text
            .token(*at)
            .is_some_and(|token| token.kind == Kind::Word && token.case == Case::Upper && token.span.range().len() > 1)
    };
    let small =
        |at: &usize| context.text.token(*at).is_some_and(|token| token.kind == Kind::Word && token.case != Case::Upper);
    let sentence = context.text.sentence(tokens.start);
    tokens.clone().any(|at| upper(&at))
        && sentence.clone().filter(upper).count() >= 3
        && !sentence.clone().any(|at| small(&at))
}

#[cfg(test)]
mod tests {
    use crate::{Draft, Settings, check};

    fn fixed(text: &str) -> String {
        let report = check(&Draft::new(text).unwrap(), &Settings::default());
        let finding = report.findings.iter().find(|finding| finding.rule.starts_with("respect.")).expect(text);
        let fix = &finding.fixes[0];
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
            ("Diabetics are welcome in clinic", "People with diabetes are welcome in clinic"),
            ("Our clinic saw a diabetic today", "Our clinic saw a person with diabetes today"),
            ("the schizophrenic in bed 3", "the person with schizophrenia in bed 3"),
            ("An epileptic's dog waits outside the ward", "A person with epilepsy's dog waits outside the ward"),
            ("The elderly are stuck in our ED", "Older adults are stuck in our ED"),
            ("My patient suffers from lupus", "My patient has lupus"),
            ("ANOTHER DIABETIC IN THE WARD", "ANOTHER PERSON WITH DIABETES IN THE WARD"),
            ("The patient in bed 4 refused bloods", "The patient in bed 4 declined bloods"),
            ("He committed suicide", "He died by suicide"),
        ] {
            assert_eq!(fixed(before), after);
        }
    }
}
