//! Names. A patient's is held, a colleague's is theirs to be credited with, and "Mrs Dalloway" needs a ward to be a
//! patient.

use std::ops::Range;

use crate::context::{Context, Subject};
use crate::data::{Cue, rule};
use crate::identifiers::{Found, Whom};
use crate::report::{Finding, Fix, IdentifierKind, Severity};
use crate::rules::fixes::{leave_out, replace_words};
use crate::rules::lowered;
use crate::text::Kind;

/// A name that only looks like one is not judged without more.
const SURE: f32 = 0.7;
/// How near "my patient" makes a patient of a name.
const NEAR: usize = 3;

pub(super) fn judge(context: &Context<'_, '_>, identifiers: &[Found]) -> Vec<Finding> {
    let names = identifiers.iter().filter(|found| found.kind == IdentifierKind::Name);
    names.filter_map(|found| name(context, found)).collect()
}

fn name(context: &Context<'_, '_>, found: &Found) -> Option<Finding> {
    let severity = severity(context, found)?;
    let finding = rule::CONFIDENTIALITY_NAME.finding(found.span, vec![fix(context, found)])?;
    let words = found.tokens.clone().filter_map(|at| context.text.token(at)).filter(|token| token.kind == Kind::Word);
    let only_initials =
        words.clone().count() > 0 && words.clone().all(|word| context.text.folded(word).chars().count() == 1);
    Some(lowered(finding, if only_initials { Severity::Caution } else { severity }))
}

/// How much a name matters where it stands; nothing for one that is nobody's patient.
fn severity(context: &Context<'_, '_>, found: &Found) -> Option<Severity> {
    let sentence = context.text.sentence(found.tokens.start);
    match context.subject(&found.tokens) {
        Subject::Story | Subject::Author => return None,
        Subject::Kin if !context.names_a_patient(&sentence) => return None,
        Subject::Colleague | Subject::PublicFigure | Subject::Cohort if !context.names_a_patient(&sentence) => {
            return None;
        }
        _ => {}
    }
    match found.whom {
        Whom::Patient => (context.clinical || context.patient).then_some(Severity::Stop),
        Whom::Titled => is_on_a_ward(context, &sentence).then_some(Severity::Stop),
        Whom::Colleague => None,
        Whom::Unknown if is_cared_for(context, found) || is_beside_patient(context, found) => Some(Severity::Stop),
        Whom::Unknown if found.confidence >= SURE && is_told_of(context, found) => Some(Severity::Caution),
        Whom::Unknown => None,
    }
}

/// Whether the sentence or one beside it speaks of care, or the draft of a patient.
fn is_on_a_ward(context: &Context<'_, '_>, sentence: &Range<usize>) -> bool {
    let at = context.text.sentence_of(sentence.start);
    let beside = at.saturating_sub(1)..(at + 2).min(context.text.sentences().len());
    let sentences = context.text.sentences().get(beside).unwrap_or_default();
    context.speaks_of(Subject::Patient)
        || sentences.iter().any(|near| context.has(Cue::Clinical, near) || context.has(Cue::InCare, near))
}

/// "Admitted John Smith", "John Smith was intubated", "John Smith's biopsy", "John Smith in bed 4".
fn is_cared_for(context: &Context<'_, '_>, found: &Found) -> bool {
    let near = context.around(&found.tokens, 2, 0).start..found.tokens.start;
    let mut behind = found.tokens.end;
    while matches!(
        context.text.word(behind),
        "was" | "is" | "has" | "been" | "got" | "just" | "gets" | "being" | "to" | "be" | ","
    ) {
        behind += 1;
    }
    let is_passive = behind > found.tokens.end;
    let told_by_author = context.cues(Cue::Author).next().is_some() || context.speaks_of(Subject::Patient);
    let object = context.has(Cue::CareVerb, &near);
    let subject = is_passive && context.at(Cue::CareVerb, behind).is_some();
    let owner = found.tokens.end.checked_sub(1).and_then(|last| context.text.token(last)).is_some_and(|t| t.possessive)
        && context.at(Cue::Clinical, found.tokens.end).is_some();
    let in_bed = context.at(Cue::InCare, found.tokens.end).is_some();
    in_bed || told_by_author && (object || subject || owner)
}

/// "My patient, John Smith" and "John Smith, a patient of mine".
fn is_beside_patient(context: &Context<'_, '_>, found: &Found) -> bool {
    let near = context.around(&found.tokens, NEAR, NEAR);
    let joins = |between: Range<usize>| {
        between.clone().all(|at| {
            matches!(
                context.text.word(at),
                "," | "(" | ":" | "-" | "is" | "was" | "called" | "named" | "a" | "an" | "my" | "our" | "the" | "also"
            )
        })
    };
    let is_person = |patient: &&Range<usize>| !context.covering(Cue::Bed, patient);
    context.cues_within(Cue::Patient, &near).filter(is_person).any(|patient| {
        patient.end <= found.tokens.start && joins(patient.end..found.tokens.start)
            || found.tokens.end <= patient.start && joins(found.tokens.end..patient.start)
    })
}

/// A name in a sentence that speaks of a patient in so many words, unless somebody is only likened or quoted.
fn is_told_of(context: &Context<'_, '_>, found: &Found) -> bool {
    let sentence = context.text.sentence(found.tokens.start);
    let before = found.tokens.start.checked_sub(1).map_or("", |before| context.text.word(before));
    let is_other = matches!(
        before,
        "like"
            | "by"
            | "via"
            | "than"
            | "as"
            | "per"
            | "from"
            | "loves"
            | "love"
            | "quoting"
            | "called"
            | "the"
            | "watching"
            | "sang"
            | "played"
    );
    context.names_a_patient(&sentence)
        && context.subject(&found.tokens) == Subject::Patient
        && !is_other
        && !context.text.is_quoted(&found.tokens)
}

/// "Mrs Alvarez" becomes "a patient"; behind "my patient", "named" and "her husband" the name just goes.
fn fix(context: &Context<'_, '_>, found: &Found) -> Fix {
    let before = found.tokens.start.checked_sub(1);
    let is_apposed = before.is_some_and(|at| {
        let covers = |cue| context.covering(cue, &(at..at + 1));
        matches!(context.text.word(at), "," | "(" | ":" | "-")
            || covers(Cue::Patient)
            || covers(Cue::Named)
            || covers(Cue::Person)
            || covers(Cue::RelativeOfSomeone)
            || covers(Cue::NameLabel)
    });
    if found.whom != Whom::Titled && is_apposed {
        leave_out(context.text, &found.tokens, found.span)
    } else {
        replace_words(context.text, &found.tokens, found.span, "a patient")
    }
}
