//! What a draft gives away in so many words: a reply that confirms care, a colleague's illness, a child's
//! harm, a death, and what it says of consent and of locked accounts.

use std::ops::Range;

use crate::context::{Context, Subject, overlap};
use crate::data::{self, Cue, Meaning, RuleIndex};
use crate::report::{Finding, Fix, Severity};
use crate::rules::fixes::{begins_sentence, leave_out_sentence};
use crate::rules::lowered;
use crate::text::Kind;

/// How far apart a colleague and what is told of them may stand, in tokens.
const REACH: usize = 10;

/// The part of the rule ids before the dot.
const FAMILY: &str = "confidentiality.";

pub(super) fn judge(context: &Context<'_, '_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut last: Option<(u16, Range<usize>)> = None;
    for hit in context.hits() {
        let Meaning::Rule { rule, .. } = hit.meaning else { continue };
        let Some(of) = data::RULES.get(usize::from(rule)).filter(|of| of.id.starts_with(FAMILY)) else { continue };
        let seen = last.as_ref().is_some_and(|(seen, tokens)| {
            *seen == rule
                && (overlap(tokens, &hit.tokens)
                    || context.text.sentence_of(tokens.start) == context.text.sentence_of(hit.tokens.start))
        });
        if seen || is_look_alike(context, rule, &hit.tokens) || context.subject(&hit.tokens) == Subject::Story {
            continue;
        }
        let found = Found { context, rule, tokens: &hit.tokens };
        let finding = match of.id {
            "confidentiality.reply" => found.reply(),
            "confidentiality.colleague" => found.colleague(),
            "confidentiality.child" => found.child(),
            "confidentiality.death" => found.death(),
            _ => found.finding(Vec::new()),
        };
        if finding.is_some() {
            last = Some((rule, hit.tokens.clone()));
        }
        findings.extend(finding);
    }
    findings
}

/// Whether the draft says that the person agreed.
pub(super) fn says_consent(context: &Context<'_, '_>) -> bool {
    context.hits().iter().any(|hit| {
        matches!(hit.meaning, Meaning::Rule { rule, .. } if data::RULES.get(usize::from(rule)).is_some_and(|of| of.id == "confidentiality.consent")
            && !is_look_alike(context, rule, &hit.tokens))
            && !context.is_negated(&hit.tokens)
    })
}

fn is_look_alike(context: &Context<'_, '_>, rule: u16, tokens: &Range<usize>) -> bool {
    context.hits_around(tokens.clone()).any(|hit| matches!(hit.meaning, Meaning::RuleNot { rule: of } if of == rule))
}

/// One phrase of a rule.
struct Found<'c, 'a, 't> {
    context: &'c Context<'a, 't>,
    rule: u16,
    tokens: &'c Range<usize>,
}

impl Found<'_, '_, '_> {
    fn finding(&self, fixes: Vec<Fix>) -> Option<Finding> {
        RuleIndex(self.rule).finding(self.context.text.span(self.tokens.clone()), fixes)
    }

    fn out(&self) -> Option<Finding> {
        self.finding(vec![leave_out_sentence(self.context.text, self.tokens)])
    }

    fn sentence(&self) -> Range<usize> {
        self.context.text.sentence(self.tokens.start)
    }

    /// "Your results are back" confirms to everybody that the reader is in care. Held in a reply, and worth another
    /// look where "you" may be anybody.
    fn reply(&self) -> Option<Finding> {
        let text = self.context.text;
        let before = self.tokens.start.checked_sub(1).map_or("", |at| text.word(at));
        let is_condition =
            matches!(before, "when" | "if" | "until" | "once" | "that" | "whether" | "say" | "saying" | "after");
        if text.is_quoted(self.tokens) || is_condition || self.context.has(Cue::Cohort, &self.sentence()) {
            return None;
        }
        let sentence = self.sentence();
        let span = text.span(sentence.clone());
        let fix = Fix {
            label: "Move it to a private channel".into(),
            span,
            replacement: "Please ring the clinic, so that we can talk in private.".to_owned(),
        };
        let mentions = text.tokens().iter().any(|token| token.kind == Kind::Mention);
        let finding = self.finding(vec![fix])?;
        Some(lowered(finding, if self.context.reply || mentions { Severity::Stop } else { Severity::Caution }))
    }

    /// "My resident went to rehab": somebody of the team, and what only they may tell.
    fn colleague(&self) -> Option<Finding> {
        let context = self.context;
        let sentence = self.sentence();
        let before = self.tokens.start.saturating_sub(REACH).max(sentence.start)..self.tokens.start;
        let colleague = context.cues_within(Cue::TeamMember, &before).last()?;
        let between = colleague.end..self.tokens.start;
        let of_another = context.has(Cue::Patient, &between)
            || context.has(Cue::InCare, &between)
            || between.clone().any(|at| {
                matches!(context.text.word(at), "who" | "whose" | "i" | "their" | "patients" | "and" | "said" | "told")
            }) && between
                .clone()
                .any(|at| matches!(context.text.word(at), "i" | "said" | "told" | "patients" | "their"));
        if of_another
            || context.is_negated(self.tokens)
            || context.text.is_question(&sentence)
            || context.has(Cue::Study, &sentence)
        {
            return None;
        }
        self.out()
    }

    /// A child and what was done to it, in a story and not in a campaign.
    fn child(&self) -> Option<Finding> {
        let context = self.context;
        let sentence = self.sentence();
        let child = context.cues_within(Cue::Child, &sentence).find(|at| !overlap(at, self.tokens) || at.len() > 1)?;
        let is_told = context.speaks_of(Subject::Patient)
            && matches!(context.subject(child), Subject::Patient | Subject::Nobody)
            && !context.has(Cue::Study, &sentence)
            && !context.has(Cue::Cohort, &sentence);
        if is_told && !context.is_negated(self.tokens) { self.out() } else { None }
    }

    fn death(&self) -> Option<Finding> {
        let is_own = self.context.subject(self.tokens) == Subject::Patient || self.context.speaks_of(Subject::Patient);
        let opens = begins_sentence(self.context.text, self.tokens.start);
        if is_own || opens { self.finding(Vec::new()) } else { None }
    }
}
