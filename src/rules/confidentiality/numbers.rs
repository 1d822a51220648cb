//! Ways to reach a person and numbers in somebody's books.

use std::ops::Range;

use super::Judged;
use crate::context::{Context, Subject, is_in_care, overlap};
use crate::data::{Cue, RuleIndex, rule};
use crate::identifiers::{Found, Whom};
use crate::report::{Finding, Fix, IdentifierKind, Severity};
use crate::rules::fixes::{leave_out, replace_words};
use crate::rules::lowered;
use crate::text::{Case, Kind as TokenKind};

pub(super) fn judge(judged: &Judged<'_, '_, '_>, found: &Found) -> Option<Finding> {
    use IdentifierKind as Kind;
    match found.kind {
        Kind::Email => contact(judged, found, rule::CONFIDENTIALITY_EMAIL),
        Kind::Phone if is_fax(judged, found) => contact(judged, found, rule::CONFIDENTIALITY_FAX),
        Kind::Phone => contact(judged, found, rule::CONFIDENTIALITY_PHONE),
        Kind::Fax => contact(judged, found, rule::CONFIDENTIALITY_FAX),
        Kind::Ssn => Some(lowered(out(judged, found, rule::CONFIDENTIALITY_SSN)?, own(judged, found))),
        Kind::Mrn => record(judged, found),
        Kind::HealthPlan => number(judged, found, rule::CONFIDENTIALITY_HEALTH_PLAN),
        Kind::Account => of_patient(judged, found, rule::CONFIDENTIALITY_ACCOUNT),
        Kind::License => of_patient(judged, found, rule::CONFIDENTIALITY_LICENSE),
        Kind::Vehicle => of_patient(judged, found, rule::CONFIDENTIALITY_VEHICLE),
        Kind::Device => of_patient(judged, found, rule::CONFIDENTIALITY_DEVICE),
        Kind::Ip => of_patient(judged, found, rule::CONFIDENTIALITY_IP),
        Kind::Biometric => of_patient(judged, found, rule::CONFIDENTIALITY_BIOMETRIC),
        Kind::UniqueId if is_elsewhere(judged, found) => None,
        Kind::UniqueId => of_patient(judged, found, rule::CONFIDENTIALITY_UNIQUE_ID),
        Kind::Url => link(judged, found),
        Kind::Photo => None,
        Kind::Name | Kind::Place | Kind::Date | Kind::Age => None,
    }
}

/// What no recogniser marks, as it stands in words: beds, places in a study, voices and genomes.
pub(super) fn in_words(judged: &Judged<'_, '_, '_>) -> Vec<Finding> {
    let context = judged.context;
    let text = context.text;
    let code = |label: &Range<usize>| {
        let mut end = label.end;
        while matches!(text.word(end), ":" | "#" | "no" | "." | "is") {
            end += 1;
        }
        let starts_code = |at: usize| {
            text.token(at).is_some_and(|token| token.kind == TokenKind::Number || token.case == Case::Upper)
        };
        let first = end;
        while end < first + 6
            && text.token(end).is_some_and(|token| end == first || token.glued)
            && (starts_code(end) || text.word(end) == "-")
        {
            end += 1;
        }
        (end > first).then_some(label.start..end)
    };
    let beds = context.cues(Cue::Bed).filter(|bed| is_in_care(context, bed)).cloned();
    let studies = context.cues(Cue::StudyNumber).filter_map(code);
    let unique = beds.chain(studies).map(|tokens| (tokens, rule::CONFIDENTIALITY_UNIQUE_ID));
    let biometric = context.cues(Cue::Biometric).cloned().map(|tokens| (tokens, rule::CONFIDENTIALITY_BIOMETRIC));
    let mut last = 0;
    let mut findings = Vec::new();
    for (tokens, rule) in
        unique.chain(biometric.filter(|(tokens, _)| context.names_a_patient(&text.sentence(tokens.start))))
    {
        let next = judged.identifiers.partition_point(|other| other.tokens.end <= tokens.start);
        let taken = judged.identifiers.get(next).is_some_and(|other| overlap(&other.tokens, &tokens));
        let of_another =
            matches!(context.subject(&tokens), Subject::Author | Subject::Kin | Subject::Story | Subject::PublicFigure);
        if !taken && !of_another && (tokens.start >= last || rule == rule::CONFIDENTIALITY_BIOMETRIC) {
            last = tokens.end;
            findings.extend(rule.finding(text.span(tokens.clone()), vec![unnamed(context, &tokens)]));
        }
    }
    findings
}

/// "Discharged bed 22" becomes "Discharged a patient", "the lady in bed 4" loses the bed.
fn unnamed(context: &Context<'_, '_>, tokens: &Range<usize>) -> Fix {
    let text = context.text;
    let span = text.span(tokens.clone());
    let before = tokens.start.checked_sub(1).map_or("", |at| text.word(at));
    if context.at(Cue::Bed, tokens.start).is_some() && !matches!(before, "in" | "to" | "from" | "at" | "," | "(") {
        return replace_words(text, tokens, span, "a patient");
    }
    if matches!(before, "in" | "to" | "from" | "at") {
        let tokens = tokens.start.saturating_sub(1)..tokens.end;
        return leave_out(text, &tokens, text.span(tokens.clone()));
    }
    leave_out(text, tokens, span)
}

/// A room of a congress or of an inn.
fn is_elsewhere(judged: &Judged<'_, '_, '_>, found: &Found) -> bool {
    let context = judged.context;
    context.covering(Cue::Bed, &found.tokens) && !is_in_care(context, &found.tokens)
}

/// A fax is a telephone number that says so.
fn is_fax(judged: &Judged<'_, '_, '_>, found: &Found) -> bool {
    let near = judged.context.around(&found.tokens, 8, 0);
    (near.start..found.tokens.start)
        .any(|at| matches!(judged.context.text.word(at), "fax" | "faxed" | "faxes" | "telefax"))
}

fn out(judged: &Judged<'_, '_, '_>, found: &Found, rule: RuleIndex) -> Option<Finding> {
    rule.finding(found.span, vec![leave_out(judged.context.text, &found.tokens, found.span)])
}

/// The author's own number is theirs to share, and yet worth another look: it opens their books as well.
fn own(judged: &Judged<'_, '_, '_>, found: &Found) -> Severity {
    if judged.context.subject(&found.tokens) == Subject::Author { Severity::Caution } else { Severity::Stop }
}

/// Numbers that are a patient's by what they are.
fn number(judged: &Judged<'_, '_, '_>, found: &Found, rule: RuleIndex) -> Option<Finding> {
    let of_another = matches!(judged.context.subject(&found.tokens), Subject::Author | Subject::Story | Subject::Kin);
    if of_another { None } else { out(judged, found, rule) }
}

/// "MRN 00482913" becomes "a patient", with its label.
fn record(judged: &Judged<'_, '_, '_>, found: &Found) -> Option<Finding> {
    if matches!(judged.context.subject(&found.tokens), Subject::Story) {
        return None;
    }
    let text = judged.context.text;
    let before = found.tokens.start.checked_sub(1).map_or("", |at| text.word(at));
    let is_apposed =
        matches!(before, "," | "(" | "patient" | "pt" | "lady" | "gentleman" | "man" | "woman" | "his" | "her");
    let fix = if is_apposed {
        leave_out(text, &found.tokens, found.span)
    } else {
        replace_words(text, &found.tokens, found.span, "a patient")
    };
    Some(lowered(rule::CONFIDENTIALITY_MRN.finding(found.span, vec![fix])?, own(judged, found)))
}

/// Numbers that anybody may have: a patient's where the draft speaks of one.
fn of_patient(judged: &Judged<'_, '_, '_>, found: &Found, rule: RuleIndex) -> Option<Finding> {
    let context = judged.context;
    let sentence = context.text.sentence(found.tokens.start);
    let subject = context.subject(&found.tokens);
    let names_one = context.names_a_patient(&sentence);
    let of_someone = judged.is_of_patient(found)
        || found.whom == Whom::Patient
        || context.speaks_of(Subject::Patient) && subject == Subject::Nobody
        || subject == Subject::Cohort && names_one
        || context.has(Cue::RelativeOfSomeone, &sentence) && context.clinical;
    let of_another = match subject {
        Subject::Author | Subject::Kin | Subject::Story => true,
        Subject::Cohort => !names_one,
        _ => false,
    };
    if of_someone && !of_another && !judged.is_public(found) { out(judged, found, rule) } else { None }
}

/// An address or number is a patient's where the draft speaks of one, and the author's or an office's where it says so.
fn contact(judged: &Judged<'_, '_, '_>, found: &Found, rule: RuleIndex) -> Option<Finding> {
    let context = judged.context;
    let sentence = context.text.sentence(found.tokens.start);
    let of_someone = context.speaks_of(Subject::Patient)
        || !judged.named.is_empty()
        || context.has(Cue::RelativeOfSomeone, &sentence);
    let of_another = matches!(context.subject(&found.tokens), Subject::Author | Subject::Story | Subject::PublicFigure);
    if of_someone && !of_another && !judged.is_public(found) { out(judged, found, rule) } else { None }
}

/// A link to the family's fundraiser, an obituary or a news story about the patient.
fn link(judged: &Judged<'_, '_, '_>, found: &Found) -> Option<Finding> {
    let context = judged.context;
    let address = context.text.slice(found.span).to_lowercase();
    let leads_to_person = [
        "gofundme",
        "justgiving",
        "fundrais",
        "caringbridge",
        "obituar",
        "legacy.com",
        "everyhero",
        "giveforward",
        "tributes",
        "funeral",
        "news",
        "gazette",
        "herald",
        "tribune",
        "chronicle",
    ]
    .iter()
    .any(|part| address.contains(part));
    let sentence = context.text.sentence(found.tokens.start);
    let says_so = context.has(Cue::LeadsToPerson, &sentence);
    if context.speaks_of(Subject::Patient)
        && (leads_to_person || says_so)
        && !matches!(context.subject(&found.tokens), Subject::Story | Subject::Kin | Subject::Author)
    {
        out(judged, found, rule::CONFIDENTIALITY_LINK)
    } else {
        None
    }
}
