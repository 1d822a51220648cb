//! Numbers that a country gives its people, its patients and its clinicians: shape, label and check digit.
//!
//! The numbers are data (`data/national.toml`); each names the algorithm that its check digit follows. A check digit
//! does not prove a number (one phone number in eleven passes for an NHS number), so what is written without the groups
//! or the letters of its kind needs its label near by.

mod digits;
mod letters;
mod plain;

pub(super) use digits::{iban, luhn};

use super::code::{Sign, begins_at, ends_at, may_hold_digit, signs};
use super::evidence::Evidence;
use super::mask::Mask;
use super::{Found, Whom};
use crate::data::{Alone, Check, Meaning, NUMBERS, NationalNumber};
use crate::report::IdentifierKind;
use crate::text::{Case, Kind};

/// How many tokens a label stands before its number, and behind it.
const BEFORE: usize = 6;
const BEHIND: usize = 3;
/// No label has more tokens.
const LONGEST_LABEL: usize = 8;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let labels: Vec<(usize, std::ops::Range<usize>)> = evidence
        .context
        .hits()
        .iter()
        .filter_map(|hit| match hit.meaning {
            Meaning::NumberLabel(number) => Some((usize::from(number), hit.tokens.clone())),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for at in 0..text.tokens().len() {
        if evidence.mask(at) == Mask::Strict
            || !begins_at(text, at)
            || !may_begin(evidence, at)
            || !may_hold_digit(text, at)
        {
            continue;
        }
        let signs = signs(text, at);
        if signs.iter().filter(|sign| sign.c.is_ascii_digit()).count() < 2 {
            continue;
        }
        let near = |number: usize, end: usize| {
            // Labels stand in the order of the text: only the few around are looked at.
            let first = labels.partition_point(|(_, label)| label.start + BEFORE + LONGEST_LABEL < at);
            labels.iter().skip(first).take_while(|(_, label)| label.start <= end + BEHIND).any(|(of, label)| {
                let before = label.end <= at
                    && at - label.end <= BEFORE
                    && text.sentence_of(label.start) == text.sentence_of(at);
                let behind = label.start >= end && label.start - end <= BEHIND;
                *of == number && (before || behind)
            })
        };
        let best = NUMBERS.iter().enumerate().filter_map(|(index, number)| {
            let (len, grouped) = fit(number, &signs).filter(|&(len, _)| ends_at(text, &signs, len))?;
            let end = signs.get(len - 1)?.token + 1;
            let labelled = near(index, end);
            let compact: Vec<u8> = signs.get(..len)?.iter().map(|sign| sign.c).collect();
            let alone = match number.alone {
                Alone::Always => true,
                Alone::Grouped => grouped,
                Alone::Never => false,
            };
            let confidence: f32 = match (labelled, holds(number.check, &compact)) {
                (true, true) => 0.99,
                (false, true) if alone => 0.9,
                // A number with a slip of the pen is still somebody's.
                (true, false) if number.check != Check::Format => 0.8,
                _ => return None,
            };
            Some((confidence, len, end, number.kind))
        });
        let best = best.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((confidence, _, end, kind)) = best {
            let whom = if kind == IdentifierKind::License { Whom::Colleague } else { Whom::Patient };
            found.push(Found { kind, span: text.span(at..end), tokens: at..end, confidence, whom });
        }
    }
    found
}

/// A number, or a short word that one is joined to.
fn may_begin(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    let text = evidence.text();
    let Some(token) = text.token(at) else { return false };
    match token.kind {
        Kind::Number | Kind::Emoji => true,
        Kind::Word => {
            let next = text.token(at + 1);
            let joined = next.is_some_and(|next| {
                next.glued && (next.kind == Kind::Number || matches!(text.folded(next), "-" | "." | "/"))
            });
            let apart = token.case == Case::Upper && next.is_some_and(|next| next.kind == Kind::Number);
            joined || apart || evidence.usage(at).word > 0 && text.word(at).len() <= 5
        }
        _ => false,
    }
}

/// How many signs a number of this kind takes up here, and whether it is written in its groups.
fn fit(number: &NationalNumber, signs: &[Sign]) -> Option<(usize, bool)> {
    number.shapes.iter().filter_map(|shape| fit_shape(shape.as_bytes(), signs)).max()
}

/// In a shape `#` is a digit, `@` a letter, `*` either; at `-` a sign may part groups; all else stands for itself.
fn fit_shape(shape: &[u8], signs: &[Sign]) -> Option<(usize, bool)> {
    let mut at = 0;
    let mut may_part = true;
    let mut grouped = true;
    for &wanted in shape {
        if wanted == b'-' {
            may_part = true;
            grouped &= signs.get(at).is_some_and(|sign| sign.gap.is_some());
            continue;
        }
        let sign = signs.get(at)?;
        let fits = match wanted {
            b'#' => sign.c.is_ascii_digit(),
            b'@' => sign.c.is_ascii_uppercase(),
            b'*' => true,
            own => sign.c == own,
        };
        if !fits || sign.gap.is_some() && !may_part {
            return None;
        }
        may_part = false;
        at += 1;
    }
    Some((at, grouped))
}

/// Whether the check digits of a number are right; letters in capitals, nothing between.
fn holds(check: Check, number: &[u8]) -> bool {
    match check {
        Check::Format => true,
        Check::UsSsn => plain::social_security(number),
        Check::UsMbi => plain::medicare_beneficiary(number),
        Check::UsNpi => luhn(&[b"80840", number].concat()),
        Check::UsDea => digits::drug_enforcement(number),
        Check::UkNhs => digits::nhs(number),
        Check::UkChi => plain::is_day(number, 0, 2) && digits::nhs(number),
        Check::UkNino => plain::national_insurance(number),
        Check::Luhn => luhn(number),
        Check::CaOhip => number.get(..10).is_some_and(luhn),
        Check::CaRamq => plain::ramq(number),
        Check::CaBcPhn => digits::bc_health(number),
        Check::CaSin => !matches!(number.first(), Some(b'0' | b'8')) && luhn(number),
        Check::AuMedicare => digits::australian_medicare(number),
        Check::NzNhi => letters::nhi(number),
        Check::Aadhaar => digits::verhoeff(number) && number.iter().rev().ne(number.iter()),
        Check::IePps => letters::pps(number),
        Check::Gs1 => digits::gs1(number),
        Check::DeKvnr => digits::krankenversicherung(number),
        Check::FrNir => digits::securite_sociale(number),
        Check::EsDni => letters::dni(number),
        Check::ItCf => letters::codice_fiscale(number),
        Check::NlBsn => digits::burgerservice(number),
        Check::SePnr => digits::personnummer(number),
        Check::NoFnr => digits::foedselsnummer(number),
        Check::DkCpr => plain::is_day(number, 0, 2),
        Check::FiHetu => letters::henkilotunnus(number),
        Check::BeNn => digits::belgian(number),
        Check::PlPesel => digits::pesel(number),
        Check::SgNric => letters::nric(number),
        Check::ZaId => plain::is_day(number, 4, 2) && luhn(number),
        Check::BrCpf => digits::cpf(number),
    }
}

#[cfg(test)]
mod tests {
    use crate::data::{Alone, NUMBER_PROOFS, NUMBERS};
    use crate::identifiers::tests_support::found;

    fn kind(index: usize) -> String {
        format!("{:?}", NUMBERS[index].kind).to_lowercase()
    }

    #[test]
    fn valid_numbers() {
        let mut missed = Vec::new();
        for (index, (id, label, valid, _)) in NUMBER_PROOFS.iter().enumerate() {
            for (at, number) in valid.iter().enumerate() {
                let wanted = (kind(index), (*number).to_owned());
                let has = |text: &str| found(text).iter().any(|of| of.0 == wanted.0 && of.1.contains(number));
                let labelled = format!("his {label} is {number}, he says");
                if !has(&labelled) {
                    missed.push(format!("{id}: {labelled} {:?}", found(&labelled)));
                }
                let alone = format!("we noted {number} there");
                // The first is written in its groups.
                if at == 0 && NUMBERS[index].alone != Alone::Never && found(&alone).is_empty() {
                    missed.push(format!("{id}: {alone} {:?}", found(&alone)));
                }
            }
        }
        assert!(missed.is_empty(), "{}", missed.join("\n"));
    }

    #[test]
    fn invalid_numbers() {
        let mut wrong = Vec::new();
        for (index, (id, _, _, invalid)) in NUMBER_PROOFS.iter().enumerate() {
            for number in *invalid {
                let text = format!("we noted {number} there");
                if found(&text).iter().any(|of| of.0 == kind(index) && of.1.contains(number)) {
                    wrong.push(format!("{id}: {text} {:?}", found(&text)));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn plain_digits_need_a_label() {
        for text in [
            "we counted 9990123454 reads",
            "1234567893 base pairs",
            "a run of 111222333 steps",
            "the 90010100009 barcode of the lab",
            "trial of 234123412346 units",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
