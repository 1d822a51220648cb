//! Confidentiality: which identifiers are a patient's, what a draft gives away besides, and whether the details add up
//! to one person.

mod dates;
mod names;
mod numbers;
mod pictures;
mod places;
mod stories;
mod wording;

use crate::context::{Context, Subject};
use crate::data::Cue;
use crate::draft::Media;
use crate::identifiability::Crowd;
use crate::identifiers::Found;
use crate::report::{Finding, IdentifierKind, Span};

pub(super) fn judge(context: &Context<'_, '_>, identifiers: &[Found], crowd: &Crowd, media: &[Media]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = names::judge(context, identifiers);
    let judged = Judged { context, identifiers, named: sentences_of(context, &findings) };
    findings.extend(identifiers.iter().filter_map(|found| judged.identifier(found)));
    findings.extend(numbers::in_words(&judged));
    let says_consent = wording::says_consent(context);
    let recognisable = stories::recognisable(context, crowd, says_consent);
    findings.extend(pictures::judge(context, media, says_consent));
    findings.extend(wording::judge(context));
    if recognisable.as_ref().is_none_or(|finding| finding.severity < crate::report::Severity::Caution) {
        findings.extend(stories::same_day(context, crowd));
    }
    findings.extend(recognisable);
    findings
}

/// A draft with what is known of its names.
struct Judged<'c, 'a, 't> {
    context: &'c Context<'a, 't>,
    identifiers: &'c [Found],
    /// The sentences that name a patient, in order.
    named: Vec<usize>,
}

impl Judged<'_, '_, '_> {
    fn identifier(&self, found: &Found) -> Option<Finding> {
        match found.kind {
            IdentifierKind::Name => None,
            IdentifierKind::Date => dates::date(self, found),
            IdentifierKind::Age => dates::age(self.context, found),
            IdentifierKind::Place => places::place(self, found),
            _ => numbers::judge(self, found),
        }
    }

    /// Whether what stands here is told of a patient, not of a study, a meeting or the author.
    fn is_of_patient(&self, found: &Found) -> bool {
        let sentence = self.context.text.sentence_of(found.tokens.start);
        let names_one = |at: usize| self.named.binary_search(&at).is_ok();
        match self.context.subject(&found.tokens) {
            Subject::Patient => true,
            Subject::Nobody => names_one(sentence) || sentence.checked_sub(1).is_some_and(names_one),
            _ => false,
        }
    }

    /// Whether a sentence gives a way to reach the author or an office.
    fn is_public(&self, found: &Found) -> bool {
        self.context.has(Cue::ContactMe, &self.context.text.sentence(found.tokens.start))
    }
}

fn sentences_of(context: &Context<'_, '_>, findings: &[Finding]) -> Vec<usize> {
    let tokens = context.text.tokens();
    let token_at = |span: Span| tokens.partition_point(|token| token.span.end <= span.start);
    findings.iter().map(|finding| context.text.sentence_of(token_at(finding.span))).collect()
}

#[cfg(test)]
mod tests;
