//! What a story gives away as a whole: details that add up to one person, and a day that is fresh.

use crate::context::{Context, Subject};
use crate::data::{Cue, rule};
use crate::identifiability::{Band, Crowd};
use crate::report::{Finding, Severity, Span};
use crate::rules::lowered;

/// The details together: a note, a caution or a stop, by how few people are left. Who says that the person agreed is
/// not held.
pub(super) fn recognisable(context: &Context<'_, '_>, crowd: &Crowd, says_consent: bool) -> Option<Finding> {
    let severity = match crowd.band {
        Band::Large => return None,
        Band::Note => Severity::Info,
        Band::Small => Severity::Caution,
        Band::Few if says_consent => Severity::Caution,
        Band::Few => Severity::Stop,
    };
    let identifiability = &crowd.identifiability;
    let span = identifiability
        .cheapest_edit
        .as_ref()
        .and_then(|feature| feature.span)
        .or_else(|| identifiability.features.iter().find_map(|feature| feature.span))
        .unwrap_or(Span::new(0, context.text.raw().len()));
    let mut finding = rule::CONFIDENTIALITY_RECOGNISABLE.finding(span, crowd.fixes(context))?;
    finding.severity = severity;
    Some(finding)
}

/// "Saw a patient today with a rash": worth another look where something clinical is told with the day, else a note.
/// Grief without details is left in peace.
pub(super) fn same_day(context: &Context<'_, '_>, crowd: &Crowd) -> Option<Finding> {
    let features = &crowd.identifiability.features;
    let day = features.iter().find(|feature| feature.id == "same_day")?;
    let span = day.span?;
    let tokens = context.text.tokens();
    let at = tokens.partition_point(|token| token.span.end <= span.start);
    let sentence = context.text.sentence_of(at);
    let sentences = context.text.sentences();
    let beside = sentences.get(sentence.saturating_sub(1)..(sentence + 2).min(sentences.len())).unwrap_or_default();
    let softened = features.iter().any(|feature| feature.bits < 0.0);
    if softened
        || context.subject(&(at..at + 1)) != Subject::Patient
        || !beside.iter().any(|sentence| context.names_a_patient(sentence))
    {
        return None;
    }
    let told = |id: &str| features.iter().any(|feature| feature.id == id);
    let is_grief = beside.iter().any(|sentence| context.has(Cue::Death, sentence));
    let plain: &[&str] = if is_grief { &["age_stage", "family"] } else { &[] };
    let soft = ["same_day", "sex", "quote", "outcome", "unit"];
    let details = features.iter().filter(|feature| !soft.contains(&feature.id) && !plain.contains(&feature.id));
    let is_clinical = details.count() > 0
        || !is_grief && (told("outcome") || beside.iter().any(|sentence| context.has(Cue::Presentation, sentence)));
    let fix = crowd.fix_of(context, "same_day")?;
    let finding = rule::CONFIDENTIALITY_SAME_DAY.finding(span, vec![fix])?;
    Some(if is_clinical { finding } else { lowered(finding, Severity::Info) })
}
