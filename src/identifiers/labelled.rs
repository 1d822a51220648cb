//! Numbers in somebody's books, told by their label: records, health plans, accounts, licences, plates, devices.

use std::ops::Range;

use super::code::{Sign, begins_at, ends_at, signs};
use super::evidence::Evidence;
use super::mask::Mask;
use super::{Found, Whom};
use crate::data::Cue;
use crate::report::IdentifierKind;
use crate::text::Kind;

/// How many signs and small words may stand between a label and its number.
const BETWEEN: usize = 5;
/// A code has at least so many digits.
const MIN_DIGITS: usize = 4;

/// Labels with what they announce, whose it is, and whether the label belongs to the span: of some the finding is about
/// both, as one says nothing without the other.
const LABELS: &[(Cue, IdentifierKind, Whom)] = &[
    (Cue::MrnLabel, IdentifierKind::Mrn, Whom::Patient),
    (Cue::SsnLabel, IdentifierKind::Ssn, Whom::Patient),
    (Cue::HealthPlanLabel, IdentifierKind::HealthPlan, Whom::Patient),
    (Cue::AccountLabel, IdentifierKind::Account, Whom::Unknown),
    (Cue::LicenseLabel, IdentifierKind::License, Whom::Unknown),
    (Cue::VehicleLabel, IdentifierKind::Vehicle, Whom::Unknown),
    (Cue::DeviceLabel, IdentifierKind::Device, Whom::Unknown),
    (Cue::UniqueLabel, IdentifierKind::UniqueId, Whom::Unknown),
];

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let mut found: Vec<(Found, usize)> = Vec::new();
    for &(cue, kind, whom) in LABELS {
        let mut covered = 0;
        for label in evidence.context.cues(cue) {
            // "insurance" within "insurance policy number" announces no more than the whole does.
            if label.end <= covered {
                continue;
            }
            covered = label.end;
            let Some((code, certain)) = code_behind(evidence, label, kind) else { continue };
            let tokens = if kind == IdentifierKind::Mrn { label.start..code.end } else { code.clone() };
            let span = text.span(tokens.clone());
            let confidence = if certain { 0.97 } else { 0.75 };
            found.push((Found { kind, tokens, span, confidence, whom }, label.end));
        }
    }
    // The label nearest to a number says what it is.
    found.sort_by_key(|(found, label)| (found.tokens.end, std::cmp::Reverse(*label)));
    found.dedup_by_key(|(found, _)| found.tokens.end);
    found.into_iter().map(|(found, _)| found).collect()
}

/// The code behind a label, and whether a sign or "number" stands between.
fn code_behind(
    evidence: &Evidence<'_, '_, '_>,
    label: &Range<usize>,
    kind: IdentifierKind,
) -> Option<(Range<usize>, bool)> {
    let text = evidence.text();
    let sentence = text.sentence(label.start);
    let mut at = label.end;
    let mut certain = false;
    for _ in 0..=BETWEEN {
        if !sentence.contains(&at) {
            return None;
        }
        if let Some(code) = code_at(evidence, at, kind, (certain, at <= label.end + 1)) {
            return Some((code, certain));
        }
        let sign = matches!(text.word(at), ":" | "#" | "=" | "-" | "(" | "." | "º" | "°" | "/" | ")" | "\"" | "*");
        let word = evidence.context.at(Cue::NumberWord, at).map(|word| word.end);
        let label = LABELS.iter().filter_map(|&(cue, ..)| evidence.context.at(cue, at)).map(|label| label.end).max();
        certain |= sign && text.word(at) != "."
            || matches!(text.word(at), "number" | "no" | "id" | "num" | "nr" | "numero" | "nummer");
        at = match (sign, word, label) {
            (true, ..) => at + 1,
            (_, Some(end), _) => end,
            // "account number: card 4716 …": the nearer label has its own say.
            (_, _, Some(end)) if certain => end,
            _ => return None,
        };
    }
    None
}

/// A code that begins here: with digits enough, and looking like no quantity.
fn code_at(
    evidence: &Evidence<'_, '_, '_>,
    at: usize,
    kind: IdentifierKind,
    (certain, behind_label): (bool, bool),
) -> Option<Range<usize>> {
    let text = evidence.text();
    let token = text.token(at)?;
    // Right behind its label a code needs no space: "nhc/19453", "MRN004".
    if evidence.mask(at) == Mask::Strict || !(begins_at(text, at) || behind_label) {
        return None;
    }
    if token.kind == Kind::Word && !joins_digits(evidence, at) {
        return None;
    }
    let signs = signs(text, at);
    let len = (1..=signs.len()).rev().find(|&len| ends_at(text, &signs, len) && belongs(&signs, len))?;
    let code = signs.get(..len)?;
    let digits = code.iter().filter(|sign| sign.c.is_ascii_digit()).count();
    let letters = len - digits;
    let least = match kind {
        IdentifierKind::UniqueId | IdentifierKind::Account | IdentifierKind::HealthPlan if !certain => 5,
        IdentifierKind::Vehicle if letters >= 2 => 2,
        IdentifierKind::Device | IdentifierKind::License if letters >= 1 => 3,
        _ => MIN_DIGITS,
    };
    let end = code.last()?.token + 1;
    let year = len == 4
        && digits == 4
        && matches!(code.first().map(|sign| sign.c), Some(b'1' | b'2'))
        && kind != IdentifierKind::Mrn;
    // "a plan of 12,000 steps", "order 12.5"
    let quantity = text.word(at).contains([',', '.']) && len == digits && code.last()?.token == at;
    let counted = evidence.context.at(Cue::Unit, end).is_some() && len == digits && !certain;
    let counted = counted
        || len == digits
            && digits <= 5
            && !certain
            && evidence.usage(end).word > 0
            && text.token(end).is_some_and(|next| next.kind == Kind::Word)
            && !matches!(text.word(end), "is" | "was" | "in" | "on" | "and" | "for" | "please" | "at" | "needs");
    (digits >= least && !year && !quantity && !counted).then_some(at..end)
}

/// A word that belongs to a code: short, and digits or a hyphen right behind it.
fn joins_digits(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    let text = evidence.text();
    let next = text.token(at + 1);
    let digits = |token: Option<&crate::text::Token>, glued: bool| {
        token.is_some_and(|token| token.kind == Kind::Number && (token.glued || !glued))
    };
    let plain = evidence.usage(at).word >= 8 && text.word(at).len() > 3;
    digits(next, true)
        || next.is_some_and(|sign| sign.glued && matches!(text.folded(sign), "-" | "_" | "."))
            && text.token(at + 2).is_some_and(|after| after.glued && matches!(after.kind, Kind::Number | Kind::Word))
        || !plain
            && text.token(at).is_some_and(|token| token.case == crate::text::Case::Upper)
            && text.word(at).len() <= 4
            && digits(next, false)
}

/// Whether so many signs are one code: groups behind a space are digits, or a last short group of capitals.
fn belongs(signs: &[Sign], len: usize) -> bool {
    let digit = |at: usize| signs.get(at).is_some_and(|sign| sign.c.is_ascii_digit());
    (1..len).all(|at| signs.get(at).is_none_or(|sign| sign.gap != Some(b' ') || digit(at) || at + 2 >= len && len > 5))
        && (0..len).any(digit)
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::found;

    #[test]
    fn recognises() {
        for (text, kind, code) in [
            ("Member ID XQZ123456789 was refused", "healthplan", "XQZ123456789"),
            ("with insurance number HP-678901", "healthplan", "HP-678901"),
            ("(policy no: 771-204-993)", "healthplan", "771-204-993"),
            ("Account no. 88213-44", "account", "88213-44"),
            ("driver's license number is D425700624", "license", "D425700624"),
            ("licence no. A1234567", "license", "A1234567"),
            ("license plate ABC 1234 outside", "vehicle", "ABC 1234"),
            ("pacemaker serial no. PJN2271189", "device", "PJN2271189"),
            ("pacemaker S/N PJN2271189", "device", "PJN2271189"),
            ("trial ID 0042-117", "uniqueid", "0042-117"),
            ("NASS: 33 4568642 23.", "healthplan", "33 4568642 23"),
            ("NºCol: 46 28 52938.", "license", "46 28 52938"),
            ("Kennzeichen: B-MW 4711", "vehicle", "B-MW 4711"),
            ("MRN: CHLA-556677", "mrn", "MRN: CHLA-556677"),
            ("NHC: 6326226.", "mrn", "NHC: 6326226"),
            ("MRN 00482913 needs a bed", "mrn", "MRN 00482913"),
            ("MRN#5520193", "mrn", "MRN#5520193"),
            ("hospital number K123456, again", "mrn", "hospital number K123456"),
            ("Chart #88-20-11 is gone", "mrn", "Chart #88-20-11"),
            ("ＭＲＮ ００４８２９１３", "mrn", "ＭＲＮ ００４８２９１３"),
            ("MRN\u{200B}004\u{200B}82913", "mrn", "MRN\u{200B}004\u{200B}82913"),
            ("MRN 0 0 4 8 2 9 1 3", "mrn", "MRN 0 0 4 8 2 9 1 3"),
            ("ssn 219099999", "ssn", "219099999"),
        ] {
            assert!(found(text).contains(&(kind.to_owned(), code.to_owned())), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn passes() {
        for text in [
            "MRN pending",
            "Chart review of 1200 patients",
            "our MRN search is slow",
            "the medical record is 40 years old",
            "chart 12",
            "serial troponins 45 then 800",
            "account manager",
            "license renewal season 2024",
            "our plan is 3000 steps a day",
            "member of the team",
            "case 3 of the day",
            "order 500 mg now",
            "in case 12 people come",
            "a claim of 12,000 dollars",
            "reference range 100-200",
            "card games at 5",
            "the policy of 2021",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
