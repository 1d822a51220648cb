//! Addresses: the street with its number, the flat, the box, and the lines that go with them.

use std::ops::Range;

use super::evidence::{Capitals, Evidence};
use super::mask::Mask;
use super::{Found, Whom};
use crate::data::Cue;
use crate::lexicon::Usage;
use crate::report::IdentifierKind;
use crate::text::{Case, Kind};

/// An address has at most so many tokens to either side of what gives it away.
const REACH: usize = 22;

/// Endings of compounds that name a street.
const ENDINGS: &[&str] = &[
    "strasse", "gasse", "weg", "allee", "platz", "straat", "laan", "plein", "gracht", "vej", "gade", "gata", "gatan",
    "vagen", "katu", "utca", "veien", "braut", "tie", "kuja", "steeg", "dijk", "ring", "damm", "ufer", "vaenget",
    "vangen", "graben", "stigen",
];

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let Some(whole) = address(evidence, at) else {
            at += 1;
            continue;
        };
        for tokens in parts(evidence, &whole) {
            found.push(Found {
                kind: IdentifierKind::Place,
                span: text.span(tokens.clone()),
                tokens,
                confidence: 0.9,
                whom: Whom::Unknown,
            });
        }
        at = whole.end.max(at + 1);
    }
    found
}

/// The address that is given away at a token.
fn address(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let core = street(evidence, at).or_else(|| unit(evidence, at)).or_else(|| announced(evidence, at))?;
    let start = before(evidence, core.start);
    Some(start..after(evidence, core.end))
}

fn is_number(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    let text = evidence.text();
    text.token(at).is_some_and(|token| {
        token.kind == Kind::Number && text.folded(token).len() <= 6 && !text.folded(token).contains('.')
    }) && evidence.mask(at) < Mask::Strict
}

/// "14 Elm Street", "Villacher Strasse 89", "Calle de la Paz, 23", "Harjukuja 54".
fn street(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let text = evidence.text();
    if let Some(prefix) = street_prefix(evidence, at) {
        return behind_prefix(evidence, &prefix);
    }
    let word = evidence.context.at(Cue::StreetWord, at);
    let compound = evidence.word(at).is_some_and(|token| {
        let folded = text.folded(token);
        folded.len() > 6 && evidence.usage(at).word < 8 && ENDINGS.iter().any(|ending| folded.ends_with(ending))
    });
    if word.is_none() && !compound {
        return None;
    }
    let cased =
        text.token(at).is_some_and(|token| token.case != Case::Lower) || evidence.capitals(at) == Capitals::Nowhere;
    let end = word.map_or(at + 1, |word| word.end);
    let point = usize::from(text.word(end) == "." && text.token(end).is_some_and(|point| point.glued));
    let mut start = at;
    while start + 5 > at && start.checked_sub(1).is_some_and(|before| is_street_name(evidence, before)) {
        start -= 1;
    }
    // "in der Müllerstraße": no name begins with a small word.
    while start < at
        && text.token(start).is_some_and(|token| token.case == Case::Lower)
        && evidence.capitals(at) == Capitals::Tell
    {
        start += 1;
    }
    let named = start < at || compound;
    let number_before =
        start.checked_sub(1).filter(|&before| is_number(evidence, before) || is_ordinal(evidence, before));
    let number_behind = is_number(evidence, end + point).then_some(end + point + 1);
    // "5 Close calls", "Dr 12": the name of the street has to be one.
    let plain = word.is_some()
        && matches!(
            text.word(at),
            "dr" | "st"
                | "way"
                | "close"
                | "court"
                | "place"
                | "hill"
                | "pass"
                | "union"
                | "rise"
                | "u"
                | "tee"
                | "gate"
                | "route"
                | "row"
                | "ter"
                | "loop"
                | "ut"
                | "circle"
                | "walk"
                | "square"
                | "lane"
                | "drive"
                | "rapids"
        );
    match (number_before, number_behind) {
        (Some(number), _) if named && cased && (start < at) => Some(number..number_behind.unwrap_or(end)),
        (None, Some(behind)) if named && cased && !plain => Some(start..behind),
        _ => None,
    }
}

/// "40th" before "Street".
fn is_ordinal(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    matches!(evidence.text().word(at), "st" | "nd" | "rd" | "th")
        && at.checked_sub(1).is_some_and(|before| is_number(evidence, before))
}

/// A word of a street's name.
fn is_street_name(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    let text = evidence.text();
    let Some(token) = evidence.word(at) else { return false };
    let usage = evidence.usage(at);
    let function =
        evidence.context.at(Cue::FunctionWord, at).is_some() || evidence.context.at(Cue::Title, at).is_some();
    match (token.case, evidence.capitals(at)) {
        (Case::Lower, Capitals::Nowhere) => !function && (usage.name() > 0 || usage.word < 10),
        (Case::Lower, _) => matches!(text.folded(token), "th" | "st" | "nd" | "rd" | "van" | "de" | "der" | "la"),
        _ => !function,
    }
}

fn street_prefix(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let text = evidence.text();
    // "C/ Viamonte"
    if text.word(at) == "c" && text.word(at + 1) == "/" && text.token(at + 1)?.glued {
        return Some(at..at + 2);
    }
    let prefix = evidence.context.at(Cue::StreetPrefix, at)?;
    let point = text.word(prefix.end) == "." && text.token(prefix.end).is_some_and(|point| point.glued);
    Some(at..prefix.end + usize::from(point))
}

/// The name behind "Calle", and its number past a comma.
fn behind_prefix(evidence: &Evidence<'_, '_, '_>, prefix: &Range<usize>) -> Option<Range<usize>> {
    let text = evidence.text();
    let mut end = prefix.end;
    let mut words = 0;
    while words < 7 {
        let Some(token) = text.token(end).filter(|token| token.kind == Kind::Word) else { break };
        let word = text.folded(token);
        let particle = matches!(
            word,
            "de" | "la"
                | "del"
                | "los"
                | "las"
                | "el"
                | "du"
                | "des"
                | "d"
                | "di"
                | "da"
                | "do"
                | "dos"
                | "le"
                | "les"
                | "y"
                | "e"
                | "van"
        );
        let named = token.case != Case::Lower
            || evidence.usage(end).word < 10 && evidence.context.at(Cue::FunctionWord, end).is_none();
        if !particle && !named || evidence.context.at(Cue::UnitWord, end).is_some() {
            break;
        }
        words += 1;
        end += 1;
        if text.word(end) == "." && matches!(word, "dr" | "dra" | "sta" | "sto" | "st" | "ste" | "gral") {
            end += 1;
        }
    }
    let capital = text.token(prefix.start).is_some_and(|token| token.case != Case::Lower)
        || (prefix.end..end).any(|at| text.token(at).is_some_and(|token| token.case != Case::Lower))
        || evidence.capitals(prefix.start) == Capitals::Nowhere;
    let number = (end..end + 4)
        .find(|&at| {
            is_number(evidence, at) || text.word(at) == "s" && text.word(at + 1) == "/" && text.word(at + 2) == "n"
        })
        .filter(|&at| {
            (end..at)
                .all(|sign| matches!(text.word(sign), "," | "." | "no" | "n" | "nº" | "º" | "°" | "km" | "num" | "-"))
        });
    let number_before = prefix.start.checked_sub(1).is_some_and(|before| is_number(evidence, before));
    let labelled =
        evidence.announced(Cue::BeforeAddress, prefix.start) || text.word(prefix.start.saturating_sub(1)) == ":";
    // "via email": the small words need a number and a name.
    let weak =
        matches!(text.word(prefix.start), "via" | "av" | "al" | "pl" | "cours" | "largo" | "place" | "ul" | "bd");
    if words == 0 || !capital {
        return None;
    }
    match number {
        Some(at) if text.word(at) == "s" => Some(prefix.start..at + 3),
        Some(at) => Some(prefix.start..at + 1),
        None if number_before || labelled && !weak => Some(prefix.start..end),
        None => None,
    }
}

/// "Apt. 305", "Suite 603", "PSC 7004", "P.O. Box 41", "FPO AP 70381".
fn unit(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let text = evidence.text();
    if matches!(text.word(at), "apo" | "fpo" | "dpo") && matches!(text.word(at + 1), "aa" | "ae" | "ap") {
        return Some(at..at + 2 + usize::from(is_number(evidence, at + 2)));
    }
    if text.word(at) == "p" && text.word(at + 1) == "." && text.word(at + 2) == "o" && text.word(at + 4) == "box" {
        return is_number(evidence, at + 5).then_some(at..at + 6);
    }
    let unit = evidence.context.at(Cue::UnitWord, at)?;
    let sign =
        (0..2).take_while(|skip| matches!(text.word(unit.end + skip), "." | "#" | ":" | "no" | "nº" | "º")).count();
    let number = unit.end + sign;
    let cased =
        text.token(at).is_some_and(|token| token.case != Case::Lower) || evidence.capitals(at) == Capitals::Nowhere;
    let strong = matches!(
        text.word(at),
        "apt" | "apartment" | "suite" | "flat" | "psc" | "box" | "p" | "po" | "unit" | "postfach" | "apartado" | "piso"
    );
    // "unit 4", "block 2" and "box 3" are on every ward: they take an address beside them.
    let alone = matches!(text.word(at), "apt" | "psc" | "po" | "apartment" | "postfach")
        || at.checked_sub(1).is_some_and(|before| address_like(evidence, before));
    (is_number(evidence, number) && cased && strong && alone).then_some(at..number + 1)
}

/// What stands right before a flat in an address: a number, a comma or a line's end behind one.
fn address_like(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    let text = evidence.text();
    let at = if text.word(at) == "," || text.word(at) == "\n" { at.saturating_sub(1) } else { at };
    is_number(evidence, at)
        || evidence.context.at(Cue::StreetWord, at).is_some()
        || evidence.announced(Cue::BeforeAddress, at + 1)
        || matches!(text.word(at), "at" | "psc")
}

/// Behind "address is": a number and a name, or a name and a number.
fn announced(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let text = evidence.text();
    let mut before = at;
    while before.checked_sub(1).is_some_and(|sign| matches!(text.word(sign), ":" | "\n" | "-")) {
        before -= 1;
    }
    // "Can you validate the following? 17 …": the question mark ends the sentence, not the thought.
    before -= usize::from(before.checked_sub(1).is_some_and(|sign| text.word(sign) == "?"));
    if !evidence.announced(Cue::BeforeAddress, before) {
        return None;
    }
    if text.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower)
        && evidence.capitals(at) == Capitals::Tell
    {
        return None;
    }
    let numbers = (at..at + 2).take_while(|&number| is_number(evidence, number)).count();
    let mut end = at + numbers;
    while end < at + 7 && is_line_word(evidence, end) {
        end += 1;
    }
    let named = end > at + numbers;
    let number_behind = is_number(evidence, end);
    (named && (numbers > 0 || number_behind)).then_some(at..end + usize::from(number_behind))
}

/// Further left: the house number and the words of the street, and the line before a flat.
fn before(evidence: &Evidence<'_, '_, '_>, start: usize) -> usize {
    let text = evidence.text();
    let mut first = start;
    let mut at = start;
    while let Some(before) = at.checked_sub(1).filter(|_| start - at < REACH) {
        if is_number(evidence, before) || is_ordinal(evidence, before) {
            first = before;
        } else if matches!(text.word(before), "," | "\n" | "." | "-") {
            // Only a line that begins with a number goes with this one.
            let line = line_before(evidence, before);
            match line {
                Some(begin) => {
                    first = begin;
                    at = begin;
                    continue;
                }
                None => break,
            }
        } else if !is_line_word(evidence, before)
            || at == start && evidence.is_first(before) && evidence.usage(before).word > 8
        {
            break;
        }
        at = before;
    }
    first
}

/// Where the line begins that ends at a sign, if it has a number first.
fn line_before(evidence: &Evidence<'_, '_, '_>, end: usize) -> Option<usize> {
    let text = evidence.text();
    let mut at = end;
    while at > 0 && matches!(text.word(at - 1), "," | "\n") {
        at -= 1;
    }
    let end = at;
    while let Some(before) = at.checked_sub(1).filter(|_| end - at < 8) {
        if !(is_number(evidence, before)
            || is_line_word(evidence, before)
            || text.word(before) == "." && text.token(before).is_some_and(|point| point.glued))
        {
            break;
        }
        at = before;
    }
    while at < end && !is_number(evidence, at) {
        at += 1;
    }
    (at < end).then_some(at)
}

/// A word that stands in an address: with a capital or known as a town, and no everyday word.
fn is_line_word(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    let Some(token) = evidence.word(at) else { return false };
    let usage = evidence.usage(at);
    let text = evidence.text();
    if [Cue::Title, Cue::Organisation, Cue::PhoneLabel, Cue::FaxLabel]
        .iter()
        .any(|&cue| evidence.context.at(cue, at).is_some())
    {
        return false;
    }
    if token.case != Case::Lower && evidence.context.at(Cue::StreetWord, at).is_some() {
        return true;
    }
    match (token.case, evidence.capitals(at)) {
        (Case::Lower, Capitals::Nowhere) => usage.word < 8 || usage.region || usage.place > 0 && usage.word < 10,
        (Case::Lower, _) => {
            usage.is_unknown() && text.folded(token).len() > 2
                || matches!(
                    text.folded(token),
                    "de" | "la" | "del" | "di" | "van" | "der" | "den" | "das" | "do" | "ul" | "tee" | "gate" | "u"
                )
        }
        _ => usage.word < 10 || usage.place > 0 || usage.region,
    }
}

/// Further right: flat, town, region and postcode, also on the lines below.
fn after(evidence: &Evidence<'_, '_, '_>, end: usize) -> usize {
    let text = evidence.text();
    let mut last = end;
    let mut at = end;
    while at < end + REACH {
        let signs = (0..4)
            .take_while(|skip| matches!(text.word(at + skip), "," | "\n" | "-" | "(" | ")" | "º" | "ª" | "°" | "."))
            .count();
        // A full stop ends the address, unless it shortens a word or a flat goes on behind it.
        let stops = (at..at + signs).any(|sign| {
            text.word(sign) == "."
                && !text.token(sign + 1).is_some_and(|next| next.kind == Kind::Number || next.kind == Kind::Punct)
        });
        if stops {
            break;
        }
        let next = at + signs;
        let Some(more) = goes_on(evidence, next, signs > 0) else { break };
        at = more;
        last = at;
    }
    last
}

/// The end of the piece of an address that stands at a token.
fn goes_on(evidence: &Evidence<'_, '_, '_>, at: usize, parted: bool) -> Option<usize> {
    let text = evidence.text();
    if let Some(unit) = evidence.context.at(Cue::UnitWord, at) {
        let point = usize::from(matches!(text.word(unit.end), "." | "#"));
        return is_number(evidence, unit.end + point).then_some(unit.end + point + 1);
    }
    if is_number(evidence, at) {
        let letter = text.token(at + 1).is_some_and(|token| token.case == Case::Upper && text.folded(token).len() == 1);
        return Some(at + 1 + usize::from(letter));
    }
    let token = evidence.word(at)?;
    let usage = evidence.usage(at);
    if token.case == Case::Upper
        && text.folded(token).len() <= 3
        && (super::towns::is_state(text.folded(token)) || is_number(evidence, at + 1))
    {
        return Some(at + 1);
    }
    let mut end = at;
    let mut region = false;
    let mut place = false;
    while end < at + 6 && is_line_word(evidence, end) {
        let usage = evidence.usage(end);
        region |= usage.region || usage.opens;
        place |= usage.place > 0 || usage.is_unknown();
        end += 1;
    }
    // A name may follow a comma as well: "14 Elm Street, John said".
    let name = parted && usage.given > usage.place.max(usage.word) && !is_number(evidence, end);
    (end > at && (region || place || is_number(evidence, end) || !parted) && !name).then_some(end)
}

/// The pieces between commas and line ends.
fn parts(evidence: &Evidence<'_, '_, '_>, whole: &Range<usize>) -> Vec<Range<usize>> {
    let text = evidence.text();
    let mut parts = Vec::new();
    let mut start = whole.start;
    for at in whole.start..=whole.end {
        let number_follows = text.word(at) == "," && is_number(evidence, at + 1) && text.word(at + 1).len() <= 4;
        if at == whole.end || matches!(text.word(at), "," | "\n") && !number_follows {
            let is_piece = (start..at)
                .any(|at| text.token(at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Number)));
            let only_region =
                at == start + 1 && evidence.usage(start).region || Usage::of(&words(evidence, start..at)).region;
            if is_piece && !only_region {
                parts.push(start..at);
            }
            start = at + 1;
        }
    }
    parts
}

fn words(evidence: &Evidence<'_, '_, '_>, tokens: Range<usize>) -> String {
    tokens.map(|at| evidence.text().word(at)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, address) in [
            ("lives at 14 Elm Street", "14 Elm Street"),
            ("we met at 221B Baker Street", "221B Baker Street"),
            ("Domicilio: Calle de la Paz, 23, 5A.", "Calle de la Paz, 23, 5A"),
            ("Domicilio: C/ Viamonte, 166", "C/ Viamonte, 166"),
            ("wohnt in der Müllerstraße 12", "Müllerstraße 12"),
            ("habite au 12 rue de la Paix", "12 rue de la Paix"),
            ("The bus station is on Villacher Strasse 89", "Villacher Strasse 89"),
            ("my new address is 30 Ibirapita 8057", "30 Ibirapita 8057"),
            ("send it to P.O. Box 149 please", "P.O. Box 149"),
            ("12 Oak Ave Apt. 4", "12 Oak Ave Apt. 4"),
        ] {
            assert!(found(text).contains(&("place".to_owned(), address.to_owned())), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn passes() {
        for text in [
            "50 patients on the street",
            "2 Way valves",
            "A unit 4 nurse",
            "via email at 5",
            "in 3 places and 2 ways",
            "24 hour drive to the road",
            "Box 3 shows the 5 steps",
            "the way 12 of us work",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
