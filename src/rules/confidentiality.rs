//! Confidentiality: which identifiers are a patient's, and whether the details add up to one person.

use crate::context::Context;
use crate::data::{Cue, RuleIndex, rule};
use crate::identifiability::{self, Band};
use crate::identifiers::{Found, Whom};
use crate::report::{Finding, Fix, Identifiability, IdentifierKind, Severity, Span};
use crate::rules::{leave_out, lowered, replace_words};
use crate::text::Kind;

pub(super) fn judge(
    context: &Context<'_, '_>,
    identifiers: &[Found],
    identifiability: &Identifiability,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = identifiers.iter().filter_map(|found| identifier(context, found)).collect();
    findings.extend(recognisable(context, identifiability));
    findings
}

fn identifier(context: &Context<'_, '_>, found: &Found) -> Option<Finding> {
    match found.kind {
        IdentifierKind::Name => name(context, found),
        IdentifierKind::Email => contact(context, found, rule::CONFIDENTIALITY_EMAIL),
        IdentifierKind::Phone | IdentifierKind::Fax => contact(context, found, rule::CONFIDENTIALITY_PHONE),
        IdentifierKind::Mrn => {
            let fix = replace_words(context.text, &found.tokens, found.span, "a patient");
            rule::CONFIDENTIALITY_MRN.finding(found.span, vec![fix])
        }
        IdentifierKind::Ssn => {
            rule::CONFIDENTIALITY_SSN.finding(found.span, vec![leave_out(context.text, &found.tokens, found.span)])
        }
        _ => None,
    }
}

/// A patient's name is held; a colleague's is theirs to be credited with; "Mrs Dalloway" needs a ward to be a patient.
fn name(context: &Context<'_, '_>, found: &Found) -> Option<Finding> {
    let of_patient = match found.whom {
        Whom::Patient => true,
        Whom::Titled => context.clinical,
        Whom::Colleague | Whom::Unknown => false,
    };
    if !of_patient {
        return None;
    }
    let finding = rule::CONFIDENTIALITY_NAME.finding(found.span, vec![name_fix(context, found)])?;
    let letters = found.tokens.clone().filter_map(|at| context.text.token(at)).filter(|token| token.kind == Kind::Word);
    let only_initials =
        letters.clone().count() > 0 && letters.clone().all(|word| context.text.folded(word).chars().count() == 1);
    Some(if only_initials { lowered(finding, Severity::Caution) } else { finding })
}

/// "Mrs Alvarez" becomes "a patient"; behind "my patient" and "her husband" the name just goes.
fn name_fix(context: &Context<'_, '_>, found: &Found) -> Fix {
    let stem = crate::report::Span::new(found.span.start, found.span.end);
    match found.whom {
        Whom::Titled => replace_words(context.text, &found.tokens, stem, "a patient"),
        _ => leave_out(context.text, &found.tokens, stem),
    }
}

/// An address or number is a patient's where the draft speaks of one, and the author's or an office's where it says so.
fn contact(context: &Context<'_, '_>, found: &Found, rule: RuleIndex) -> Option<Finding> {
    let sentence = context.text.sentence(found.tokens.start);
    let is_public = context.has(Cue::ContactMe, &sentence);
    let of_someone = context.patient || context.has(Cue::RelativeOfSomeone, &sentence);
    (of_someone && !is_public)
        .then(|| rule.finding(found.span, vec![leave_out(context.text, &found.tokens, found.span)]))
        .flatten()
}

/// The details together: a note, a caution or a stop, by how few people are left.
fn recognisable(context: &Context<'_, '_>, identifiability: &Identifiability) -> Option<Finding> {
    let severity = match identifiability::band(identifiability) {
        Band::Large => return None,
        Band::Note => Severity::Info,
        Band::Small => Severity::Caution,
        Band::Few => Severity::Stop,
    };
    let span = identifiability
        .cheapest_edit
        .as_ref()
        .and_then(|feature| feature.span)
        .or_else(|| identifiability.features.iter().find_map(|feature| feature.span))
        .unwrap_or(Span::new(0, context.text.raw().len()));
    let mut finding =
        rule::CONFIDENTIALITY_RECOGNISABLE.finding(span, identifiability::fixes(context, identifiability))?;
    finding.severity = severity;
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::{Draft, Settings, check};

    fn fixed(text: &str, rule: &str) -> String {
        let report = check(&Draft::new(text).unwrap(), &Settings::default());
        let finding = report.findings.iter().find(|finding| finding.rule == rule);
        let fix = &finding.unwrap_or_else(|| panic!("no {rule} in {text}")).fixes[0];
        format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..])
    }

    #[test]
    fn fixes_read_as_sentences() {
        for (before, after) in [
            ("Mrs Alvarez in bed 4 told me a joke", "A patient in bed 4 told me a joke"),
            ("Today Mrs Alvarez’s scan in clinic was clear", "Today a patient’s scan in clinic was clear"),
            ("My patient John finally went home", "My patient finally went home"),
            ("My patient, John Smith, went home", "My patient went home"),
            ("A little girl named Maya taught our clinic to dance", "A little girl taught our clinic to dance"),
            ("her husband Tom cried at the bedside", "her husband cried at the bedside"),
        ] {
            assert_eq!(fixed(before, "confidentiality.name"), after);
        }
        assert_eq!(fixed("MRN 00482913 needs a bed", "confidentiality.mrn"), "A patient needs a bed");
        assert_eq!(
            fixed("where is the troponin for MRN 5520193?", "confidentiality.mrn"),
            "where is the troponin for a patient?"
        );
        assert_eq!(fixed("He gave his SSN as 123-45-6789", "confidentiality.ssn"), "He gave his SSN");
        assert_eq!(
            fixed("My patient wants her results at jane.roe@example.com today", "confidentiality.email"),
            "My patient wants her results today"
        );
    }
}
