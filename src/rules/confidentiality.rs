//! Confidentiality: which identifiers are a patient's, and whether the details add up to one person.

use crate::context::Context;
use crate::data::{Cue, RuleIndex, rule};
use crate::identifiability::{self, Band};
use crate::identifiers::{Found, Whom};
use crate::report::{Finding, Fix, Identifiability, IdentifierKind, Severity, Span};
use crate::rules::{leave_out, lowered, replace_words};
use crate::text::Kind;

/// The recogniser of dates is as sure as this of one that names a day.
const FULL_DATE: f32 = 0.9;

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
        IdentifierKind::Date => date(context, found),
        IdentifierKind::Age => age(context, found),
        IdentifierKind::Place => place(context, found),
        _ => None,
    }
}

/// Whether what stands here is told of a patient, not of a study, a meeting or the author.
fn is_told_of_a_patient(context: &Context<'_, '_>, found: &Found) -> bool {
    let sentence = context.text.sentence(found.tokens.start);
    let has = |cue| context.has(cue, &sentence);
    let of_someone = [Cue::Patient, Cue::Person, Cue::ThirdPerson, Cue::PatientEvent].into_iter().any(has);
    context.patient && of_someone && !has(Cue::Study) && !has(Cue::ContactMe)
}

/// A day in a patient's story is held; a weekday or a month only narrows the crowd.
fn date(context: &Context<'_, '_>, found: &Found) -> Option<Finding> {
    if found.confidence < FULL_DATE || !is_told_of_a_patient(context, found) {
        return None;
    }
    let before = found.tokens.start.checked_sub(1);
    let preposition = before.filter(|&at| matches!(context.text.word(at), "on" | "the" | "el" | "am" | "le"));
    let is_birth = (found.tokens.start.saturating_sub(3)..found.tokens.start)
        .any(|at| matches!(context.text.word(at), "dob" | "born" | "birth" | "geboren" | "nacido" | "nacida"));
    let fix = if is_birth {
        leave_out(context.text, &found.tokens, found.span)
    } else {
        let tokens = preposition.unwrap_or(found.tokens.start)..found.tokens.end;
        replace_words(context.text, &tokens, context.text.span(tokens.clone()), "recently")
    };
    rule::CONFIDENTIALITY_DATE.finding(found.span, vec![fix])
}

/// "A 96-year-old woman" becomes "a woman over 89".
fn age(context: &Context<'_, '_>, found: &Found) -> Option<Finding> {
    let text = context.text;
    let near = context.around(&found.tokens, 4, 0);
    let of_author = context.has(Cue::Author, &near)
        && (near.start..found.tokens.start).any(|at| context.at(Cue::Person, at).is_some());
    let sentence = text.sentence(found.tokens.start);
    if !context.clinical || of_author || context.has(Cue::Study, &sentence) {
        return None;
    }
    let article = found.tokens.start.checked_sub(1).filter(|&at| matches!(text.word(at), "a" | "an" | "the"));
    let person = context.at(Cue::Person, found.tokens.end).map(|person| text.word(person.start).to_owned());
    let sex = match text.word(found.tokens.end.saturating_sub(1)) {
        "f" => Some("woman"),
        "m" => Some("man"),
        _ => None,
    };
    let turned = found.tokens.len() == 1;
    let (words, end) = match (person, sex) {
        _ if turned => ("over 89".to_owned(), found.tokens.end),
        (Some(person), _) => (format!("{person} over 89"), found.tokens.end + 1),
        (None, Some(sex)) => (format!("{sex} over 89"), found.tokens.end),
        (None, None) if article.is_some() => ("person over 89".to_owned(), found.tokens.end),
        (None, None) => ("someone over 89".to_owned(), found.tokens.end),
    };
    let words = if article.is_none() && sex.is_some() && !turned { format!("a {words}") } else { words };
    let tokens = found.tokens.start..end;
    let fix = replace_words(text, &tokens, text.span(tokens.clone()), &words);
    rule::CONFIDENTIALITY_AGE.finding(found.span, vec![fix])
}

/// A hospital's name is worth another look; a street or a postcode is held, as it leads to a door.
fn place(context: &Context<'_, '_>, found: &Found) -> Option<Finding> {
    if !is_told_of_a_patient(context, found) {
        return None;
    }
    let text = context.text;
    let has_number = found.tokens.clone().any(|at| text.token(at).is_some_and(|token| token.kind == Kind::Number));
    let names_street = found.tokens.end.checked_sub(1).is_some_and(|last| context.at(Cue::Street, last).is_some());
    let is_street = has_number && names_street;
    let fix = if is_street {
        replace_words(text, &found.tokens, found.span, "home")
    } else if has_number {
        let label = context
            .cues(Cue::ZipLabel)
            .find(|label| label.end <= found.tokens.start && found.tokens.start <= label.end + 1);
        let tokens = label.map_or(found.tokens.start, |label| label.start)..found.tokens.end;
        leave_out(text, &tokens, text.span(tokens.clone()))
    } else {
        let is_clinic = found.tokens.clone().any(|at| text.word(at) == "clinic");
        replace_words(text, &found.tokens, found.span, if is_clinic { "a clinic" } else { "a hospital" })
    };
    let mut finding = rule::CONFIDENTIALITY_PLACE.finding(found.span, vec![fix])?;
    if has_number {
        finding.severity = Severity::Stop;
    }
    Some(finding)
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
        for (before, after) in [
            ("My patient died on March 3rd and I cried", "My patient died recently and I cried"),
            ("pt is back, dob 7-2-66, third STEMI", "pt is back, third STEMI"),
        ] {
            assert_eq!(fixed(before, "confidentiality.date"), after);
        }
        for (before, after) in [
            ("96 yo with CAP refused admission", "Someone over 89 with CAP refused admission"),
            ("Discharged a 102-year-old lady today", "Discharged a lady over 89 today"),
            ("Saw 91F on the ward", "Saw a woman over 89 on the ward"),
            ("My patient turned 101 on the ward", "My patient turned over 89 on the ward"),
        ] {
            assert_eq!(fixed(before, "confidentiality.age"), after);
        }
        for (before, after) in [
            ("My patient was transferred to Mercy General today", "My patient was transferred to a hospital today"),
            ("The patient lives at 14 Elm Street and waits", "The patient lives at home and waits"),
            ("The patient drives in from zip 03601 for dialysis", "The patient drives in for dialysis"),
        ] {
            assert_eq!(fixed(before, "confidentiality.place"), after);
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
