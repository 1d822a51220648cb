//! Hospitals, practices, schools and employers, by their own name.

use std::ops::Range;

use super::evidence::{Capitals, Evidence};
use super::mask::Mask;
use super::{Found, Whom};
use crate::data::Cue;
use crate::report::IdentifierKind;
use crate::text::{Case, Kind, Text};

/// The most words of a name.
const MAX_WORDS: usize = 6;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let context = evidence.context;
    let text = context.text;
    let mut found: Vec<Found> = Vec::new();
    for facility in context.cues(Cue::Facility) {
        let named = ends_with(evidence, facility).or_else(|| behind_care(evidence, facility));
        found.extend(named.map(|tokens| place(text, tokens, 0.9)));
    }
    for facility in context.cues(Cue::FacilityPrefix) {
        found.extend(begins_with(evidence, facility).map(|tokens| place(text, tokens, 0.9)));
    }
    for care in context.cues(Cue::CaredForAt).chain(context.cues(Cue::WorksAt)) {
        found.extend(behind(evidence, care.end).map(|tokens| place(text, tokens, 0.75)));
    }
    if context.patient {
        for at in 0..text.tokens().len() {
            // "for Alice B., reviewed at UCSF on …"
            if text.word(at) == "at" && context.has(Cue::Clinical, &context.around(&(at..at + 1), 40, 20)) {
                found.extend(behind(evidence, at + 1).map(|tokens| place(text, tokens, 0.6)));
            }
        }
    }
    found.sort_by_key(|found| (found.tokens.start, std::cmp::Reverse(found.tokens.end)));
    found
}

fn place(text: &Text<'_>, tokens: Range<usize>, confidence: f32) -> Found {
    Found { kind: IdentifierKind::Place, span: text.span(tokens.clone()), tokens, confidence, whom: Whom::Unknown }
}

/// "Mercy General", "St. Mary's Hospital": capitals up to the word that says what it is.
fn ends_with(evidence: &Evidence<'_, '_, '_>, facility: &Range<usize>) -> Option<Range<usize>> {
    let text = evidence.text();
    let noun_in_lower_case = text.token(facility.end - 1)?.case == Case::Lower;
    let nowhere = evidence.capitals(facility.start) == Capitals::Nowhere;
    let mut start = facility.start;
    let mut words = 0;
    while let Some(before) = start.checked_sub(1).filter(|_| words < MAX_WORDS) {
        let after_capital = before.checked_sub(1).is_some_and(|at| is_name_word(evidence, at));
        let joins = text.word(before) == "." && text.token(before).is_some_and(|point| point.glued)
            || matches!(text.word(before), "-" | "'" | "of" | "and" | "&" | "for");
        let is_name = is_name_word(evidence, before) && !is_common(evidence, before);
        if !(is_name || joins && after_capital && (start < facility.start || text.word(before) == "of")) {
            break;
        }
        words += usize::from(is_name);
        start = before;
    }
    // "Denver clinic" names one as well; "busy clinic" and "Stroke clinic" do not.
    let named = (start..facility.start).any(|at| {
        let usage = evidence.usage(at);
        // A genitive before "clinic" is a disease's as often as a founder's.
        evidence.mask(at) == Mask::Free
            && (usage.place > 0 && usage.place + 2 > usage.word
                || usage.surname > usage.word
                || usage.is_unknown()
                || usage.region
                || text.word(at) == "st")
    });
    let saint = |at: usize| matches!(text.word(at), "st" | "saint" | "mt" | "mount" | "santa" | "san" | "our");
    let enough = if nowhere {
        named && (saint(start) || words == 1 || words <= 3)
    } else if noun_in_lower_case {
        named
    } else {
        true
    };
    if words == 0 || !enough {
        return None;
    }
    // "Children's Hospital Los Angeles", "University Hospital of Leeds".
    let mut end = facility.end;
    let of = usize::from(matches!(text.word(end), "of" | "at"));
    let mut at = end + of;
    while at < end + of + 3 && evidence.usage(at).place > 0 && is_name_word(evidence, at)
        || evidence.usage(at).opens && is_name_word(evidence, at) && at < end + 3
    {
        at += 1;
    }
    if at > end + of && !noun_in_lower_case {
        end = at;
    }
    Some(start..end)
}

/// In a draft without capitals: the words between "treated at" and "clinic".
fn behind_care(evidence: &Evidence<'_, '_, '_>, facility: &Range<usize>) -> Option<Range<usize>> {
    let text = evidence.text();
    if evidence.capitals(facility.start) != Capitals::Nowhere {
        return None;
    }
    let start = (1..=MAX_WORDS).find_map(|len| {
        let start = facility.start.checked_sub(len)?;
        evidence.announced(Cue::CaredForAt, start).then_some(start)
    })?;
    let generic = matches!(
        text.word(start),
        "the"
            | "a"
            | "an"
            | "our"
            | "my"
            | "this"
            | "her"
            | "his"
            | "their"
            | "another"
            | "local"
            | "outside"
            | "same"
            | "outpatient"
            | "primary"
            | "your"
            | "in"
            | "general"
    );
    (!generic).then_some(start..facility.end)
}

/// "Hospital Universitario de La Princesa", "Klinikum Großhadern", "Hôpital Saint-Louis".
fn begins_with(evidence: &Evidence<'_, '_, '_>, facility: &Range<usize>) -> Option<Range<usize>> {
    let text = evidence.text();
    let nowhere = evidence.capitals(facility.start) == Capitals::Nowhere;
    if text.token(facility.start)?.case == Case::Lower && !nowhere {
        return None;
    }
    let mut end = facility.end;
    let mut named = 0;
    while end < facility.end + 10 && text.sentence(facility.start).contains(&end) {
        let joins = (0..3)
            .take_while(|skip| {
                matches!(
                    text.word(end + skip),
                    "de" | "la"
                        | "del"
                        | "los"
                        | "las"
                        | "el"
                        | "du"
                        | "des"
                        | "der"
                        | "di"
                        | "da"
                        | "do"
                        | "l'"
                        | "-"
                        | "y"
                        | "."
                        | "d"
                        | "'"
                        | "of"
                )
            })
            .count();
        let at = end + joins;
        let is_name = text.token(at).is_some_and(|token| {
            token.kind == Kind::Word && (token.case != Case::Lower || nowhere && may_name(evidence, at))
        }) && [Cue::StreetPrefix, Cue::Organisation, Cue::Month, Cue::PhoneLabel, Cue::MrnLabel]
            .iter()
            .all(|&cue| evidence.context.at(cue, at).is_none())
            && !(text.word(end) == "."
                && joins > 0
                && !matches!(text.word(end.saturating_sub(1)), "dr" | "dra" | "st" | "ste" | "sta" | "sto"));
        if !is_name {
            break;
        }
        named += 1;
        end = at + 1;
    }
    (named > 0).then_some(facility.start..end)
}

/// In a draft without capitals: what a place of care may be called by.
fn may_name(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    let usage = evidence.usage(at);
    let known = usage.name() > 0 && usage.name() >= usage.word || usage.place > 0 && usage.place >= usage.word;
    known
        || matches!(
            evidence.text().word(at),
            "universitario"
                | "clinico"
                | "general"
                | "doctor"
                | "dr"
                | "universitaire"
                | "regional"
                | "provincial"
                | "virgen"
                | "san"
                | "santa"
                | "salud"
        )
}

/// Capitals behind "admitted to": "UCSF", "Johns Hopkins", "Mount Sinai New York".
fn behind(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let text = evidence.text();
    let start = if text.word(at) == "the" { at + 1 } else { at };
    let mut end = start;
    while end < start + MAX_WORDS
        && text.sentence(at).contains(&end)
        && names_place(evidence, end)
        && !is_common(evidence, end)
        && evidence.mask(end) < Mask::Strict
    {
        end += 1;
        // "St. Mary", but not the end of a sentence.
        if text.word(end) == "." && matches!(text.word(end - 1), "st" | "mt") {
            end += 1;
        }
        if matches!(text.word(end), "-" | "&") && is_capital(text, end + 1) {
            end += 1;
        }
    }
    let only = end == start + 1;
    // Units are no places: "admitted to ICU" is in every hospital; "Medicare" and "MRI" are none at all.
    let usage = evidence.usage(start);
    let is_unit = only
        && ([Cue::Clinical, Cue::Weekday, Cue::Month, Cue::ProperWord]
            .iter()
            .any(|&cue| evidence.context.at(cue, start).is_some())
            || usage.word >= 9 && usage.place == 0
            || usage.region
            || text.token(start).is_some_and(|token| token.case == Case::Upper && text.folded(token).len() < 3));
    // A given name with a surname behind "at" is whom one looks at.
    let person = end > start + 1
        && usage.given > usage.word.max(usage.place) + 2
        && end == start + 2
        && evidence.usage(end - 1).word == 0;
    (end > start && !is_unit && !person).then_some(start..end)
}

/// A capital, or in a draft without capitals a name, a town or a word that no list knows.
fn names_place(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    let usage = evidence.usage(at);
    let text = evidence.text();
    is_capital(text, at)
        || evidence.capitals(at) == Capitals::Nowhere
            && evidence.word(at).is_some()
            && text.word(at).len() > 1
            && (usage.is_unknown()
                || usage.name() > 5 && usage.name() > usage.word
                || usage.place > 5 && usage.place >= usage.word
                || matches!(text.word(at), "st" | "mt" | "mount" | "saint" | "cedar"))
}

fn is_capital(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| token.kind == Kind::Word && token.case != Case::Lower)
}

/// Part of a name: a capital, or in a draft without capitals a word that is known as a name or a town.
fn is_name_word(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    if evidence.capitals(at) != Capitals::Nowhere {
        return is_capital(evidence.text(), at);
    }
    let usage = evidence.usage(at);
    evidence.word(at).is_some()
        && (usage.name() > 0 && usage.name() >= usage.word
            || usage.place > 0 && usage.place + 1 >= usage.word
            || usage.is_unknown()
            || matches!(
                evidence.text().word(at),
                "st" | "saint"
                    | "mount"
                    | "mt"
                    | "cedar"
                    | "mercy"
                    | "general"
                    | "memorial"
                    | "university"
                    | "regional"
            ))
}

/// Capitalised only because it begins the sentence, or a title or month.
fn is_common(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    [Cue::FunctionWord, Cue::Title, Cue::ClinicianTitle, Cue::Month, Cue::Weekday, Cue::Author]
        .iter()
        .any(|&cue| evidence.context.at(cue, at).is_some())
}
#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, place) in [
            ("she came to Mercy General in tears", "Mercy General"),
            ("the team at St. Mary's Hospital", "St. Mary's Hospital"),
            ("admitted to Cedar Sinai on a Monday", "Cedar Sinai"),
            ("was seen at UCSF for it", "UCSF"),
            ("lives at 14 Elm Street", "14 Elm Street"),
            ("from zip 03601", "03601"),
            ("zip code: 02139-4307", "02139-4307"),
            ("Boston Children’s Hospital", "Boston Children’s Hospital"),
        ] {
            assert_eq!(found(text), [("place".to_owned(), place.to_owned())], "{text}");
        }
    }

    #[test]
    fn passes() {
        for text in [
            "admitted to ICU",
            "my hospital",
            "The Hospital was busy",
            "in general we",
            "50 patients on the street",
            "Clinic ran late",
            "seen in Clinic",
            "admitted to the ward",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
