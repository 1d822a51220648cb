//! Towns: known ones by how many people live there, others by where they stand.

use std::ops::Range;

use super::evidence::{Capitals, Evidence};
use super::mask::Mask;
use super::{Found, Whom};
use crate::data::Cue;
use crate::lexicon::Usage;
use crate::report::IdentifierKind;
use crate::text::{Case, Kind};

/// The most words of a town's name.
const MAX_WORDS: usize = 4;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let Some((tokens, confidence)) = long_name(evidence, at).or_else(|| town(evidence, at)) else {
            at += 1;
            continue;
        };
        at = tokens.end.max(at + 1);
        found.push(Found {
            kind: IdentifierKind::Place,
            span: text.span(tokens.clone()),
            tokens,
            confidence,
            whom: Whom::Unknown,
        });
    }
    found
}

/// "San Francisco", "Palma de Mallorca": a name of several words that the lexicon knows.
fn long_name(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<(Range<usize>, f32)> {
    if !evidence.usage(at).opens || evidence.mask(at) > Mask::Free {
        return None;
    }
    let text = evidence.text();
    let mut name = text.word(at).to_owned();
    let mut longest = None;
    for len in 2..=3 {
        let end = at + len - 1;
        if !text.sentence(at).contains(&end) || evidence.word(end).is_none() {
            break;
        }
        name.push(' ');
        name.push_str(text.word(end));
        let usage = Usage::of(&name);
        if usage.region || usage.place > 0 {
            longest = Some((at..end + 1, usage));
        }
    }
    let (tokens, usage) = longest?;
    let capital = text.token(at).is_some_and(|token| token.case != Case::Lower);
    let in_lower_case = evidence.capitals(at) == Capitals::Nowhere && (usage.place >= 7 || announced(evidence, at));
    (usage.place > 0 && (capital || in_lower_case)).then_some((tokens, 0.85))
}

fn town(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<(Range<usize>, f32)> {
    if evidence.mask(at) > Mask::Free {
        return None;
    }
    let token = evidence.word(at)?;
    let usage = evidence.usage(at);
    if let Some(tokens) = labelled(evidence, at) {
        return Some((tokens, 0.9));
    }
    if usage.region || evidence.context.at(Cue::FunctionWord, at).is_some() {
        return None;
    }
    let is_name = token.case != Case::Lower && (usage.word < 9 || usage.place > 0);
    let lower = token.case == Case::Lower && evidence.capitals(at) == Capitals::Nowhere && usage.place > 0;
    if !is_name && !lower {
        return None;
    }
    let end = if is_name { name_end(evidence, at) } else { at + 1 };
    let announced = announced(evidence, at);
    // "Guadalupe Hernández": a given name with a surname is a person, unless one is "in" it.
    let next = evidence.usage(at + 1);
    if end > at + 1 && usage.given > 0 && next.surname > next.place.max(next.word) && !announced {
        return None;
    }
    let located = located(evidence, end);
    let known = evidence.town(at);
    let stranger = usage.place == 0;
    let odds = known.max(if stranger { -2.2 } else { -6.0 })
        + if announced { 2.0 } else { 0.0 }
        + if located { 2.5 } else { 0.0 }
        + if stranger && usage.name() > 5 { -2.0 } else { 0.0 }
        + if stranger && evidence.is_first(at) { -1.0 } else { 0.0 };
    let person = evidence.context.at(Cue::Organisation, end).is_some();
    (odds > 0.0 && !person).then(|| (at..end, (1.0 / (1.0 + (-odds).exp())).clamp(0.5, 0.95)))
}

/// "in", "lives in", "from" before it.
fn announced(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    evidence.announced(Cue::BeforeTown, at)
}

/// "Localidad: Huelva": what a form says of a place.
fn labelled(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let text = evidence.text();
    let colon = at.checked_sub(1).filter(|&before| text.word(before) == ":")?;
    evidence.announced(Cue::PlaceLabel, colon).then(|| at..name_end(evidence, at).max(at + 1))
}

/// A state, a county or a postal code behind it: "Burlington, Vermont", "Lebanon NH".
fn located(evidence: &Evidence<'_, '_, '_>, end: usize) -> bool {
    let text = evidence.text();
    let at = if text.word(end) == "," { end + 1 } else { end };
    let region = evidence.usage(at).region
        || evidence.usage(at).opens && Usage::of(&format!("{} {}", text.word(at), text.word(at + 1))).region;
    let state = text.token(at).is_some_and(|token| token.case == Case::Upper && is_state(text.folded(token)));
    let noun = evidence.context.at(Cue::PlaceNoun, end).is_some()
        && text.token(end).is_some_and(|noun| noun.case != Case::Lower);
    (at > end || !region) && (region || state) || noun
}

/// The end of a capitalised name: "Colle di Tora", "Stoke-on-Trent".
fn name_end(evidence: &Evidence<'_, '_, '_>, start: usize) -> usize {
    let text = evidence.text();
    let mut end = start + 1;
    let mut words = 1;
    while words < MAX_WORDS && end < start + 3 * MAX_WORDS && text.sentence(start).contains(&end) {
        let hyphen = text.word(end) == "-" && text.token(end).is_some_and(|hyphen| hyphen.glued);
        if hyphen && text.token(end + 1).is_some_and(|part| part.glued && part.kind == Kind::Word) {
            end += 2;
            continue;
        }
        let joins = (0..2)
            .take_while(|skip| {
                matches!(
                    text.word(end + skip),
                    "de" | "la" | "del" | "di" | "of" | "the" | "upon" | "on" | "le" | "sur" | "am" | "an" | "der"
                )
            })
            .count();
        let at = end + joins;
        let goes_on = evidence.word(at).is_some_and(|token| token.case != Case::Lower && evidence.usage(at).word < 10)
            && !evidence.usage(at).region
            && evidence.context.at(Cue::Month, at).is_none();
        if !goes_on {
            break;
        }
        end = at + 1;
        words += 1;
    }
    end
}

/// US states, Canadian provinces and Australian states by their codes.
pub(super) fn is_state(word: &str) -> bool {
    const STATES: &[&str] = &[
        "ab", "act", "ak", "al", "ar", "az", "bc", "ca", "co", "ct", "dc", "de", "fl", "ga", "hi", "ia", "id", "il",
        "in", "ks", "ky", "la", "ma", "mb", "md", "me", "mi", "mn", "mo", "ms", "mt", "nb", "nc", "nd", "ne", "nh",
        "nj", "nl", "nm", "ns", "nsw", "nt", "nv", "ny", "oh", "ok", "on", "or", "pa", "pe", "pr", "qc", "qld", "ri",
        "sa", "sc", "sd", "sk", "tas", "tn", "tx", "uk", "usa", "ut", "va", "vic", "vt", "wa", "wi", "wv", "wy", "yt",
    ];
    STATES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::found;

    #[test]
    fn recognises() {
        for (text, place) in [
            ("a farmer from Burlington, Vermont", "Burlington"),
            ("We practise in San Francisco these days", "San Francisco"),
            ("flew in from Nairobi last year", "Nairobi"),
            ("he lives in toronto with two cats", "toronto"),
            ("The clinic is in Ebbw Vale, UK", "Ebbw Vale"),
            ("Localidad: Huelva", "Huelva"),
        ] {
            assert!(found(text).contains(&("place".to_owned(), place.to_owned())), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn passes() {
        for text in [
            "guidance in Texas has changed",
            "Across France and Germany cases fall",
            "reading nice books in bed",
            "in January we moved wards",
            "of all patients in ICU",
            "Mobile phones at work",
            "admitted on Monday",
        ] {
            assert!(found(text).iter().all(|(kind, _)| kind != "place"), "{text}: {:?}", found(text));
        }
    }
}
