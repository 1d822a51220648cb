//! Names, where a title, "my patient", "named" or a relative announces one.

use std::ops::Range;

use super::{Found, Whom};
use crate::context::Context;
use crate::data::Cue;
use crate::report::{IdentifierKind, Span};
use crate::text::{Case, Kind, Text};

/// The most words that one name has.
const MAX_WORDS: usize = 4;

pub(super) fn recognise(context: &Context<'_, '_>) -> Vec<Found> {
    let text = context.text;
    let mut found = Vec::new();
    for title in context.cues(Cue::Title) {
        let start = after_point(text, title.end);
        if let Some(name) = titled_name(context, title, start) {
            found.push(name_of(text, title.start..name.end, Whom::Titled, 0.95));
        }
    }
    for title in context.cues(Cue::ClinicianTitle) {
        let is_title = text.token(title.start).is_some_and(|token| token.case != Case::Lower);
        if let Some(name) = is_title.then(|| capitalised(context, after_point(text, title.end))).flatten() {
            found.push(name_of(text, name, Whom::Colleague, 0.9));
        }
    }
    for label in context.cues(Cue::NameLabel) {
        let start = if matches!(text.word(label.end), ":" | "-") { label.end + 1 } else { continue };
        if let Some(name) = context.patient.then(|| capitalised(context, start)).flatten() {
            found.push(name_of(text, name, Whom::Patient, 0.9));
        }
    }
    for patient in context.cues(Cue::PatientBeforeName) {
        let start = after_point(text, patient.end);
        if !text.sentence(patient.start).contains(&start) {
            continue;
        }
        let start = if text.word(start) == "," && is_apposition(text, start) { start + 1 } else { start };
        if let Some(name) = capitalised(context, start) {
            found.push(name_of(text, name, Whom::Patient, 0.9));
        } else if let Some(name) = initials(text, start) {
            found.push(name_of(text, name, Whom::Patient, 0.8));
        }
    }
    // Where every word has a capital, as in a headline, capitals tell nothing.
    let tells = |cue: &&Range<usize>| !is_headline(text, &text.sentence(cue.start));
    for named in context.cues(Cue::Named).filter(tells) {
        let near = context.around(named, 4, 0);
        let of_person = context.has(Cue::Person, &near) || context.has(Cue::Patient, &near);
        if let Some(name) = of_person.then(|| capitalised(context, named.end)).flatten() {
            found.push(name_of(text, name, Whom::Patient, 0.9));
        }
    }
    for relative in context.cues(Cue::RelativeOfSomeone).filter(tells) {
        let start = if text.word(relative.end) == "," && is_apposition(text, relative.end) {
            relative.end + 1
        } else {
            relative.end
        };
        if let Some(name) = capitalised(context, start) {
            found.push(name_of(text, name, Whom::Patient, 0.85));
        }
    }
    for person in context.cues(Cue::Person).chain(context.cues(Cue::Patient)).filter(tells) {
        if text.word(person.end) == ","
            && context.patient
            && let Some(name) = capitalised(context, person.end + 1)
            && is_apposed(text, &name)
        {
            found.push(name_of(text, name, Whom::Patient, 0.8));
        }
    }
    found.sort_by_key(|found| (found.tokens.start, std::cmp::Reverse(found.tokens.end)));
    found.dedup_by(|later, earlier| crate::context::overlap(&later.tokens, &earlier.tokens));
    found
}

fn name_of(text: &Text<'_>, tokens: Range<usize>, whom: Whom, confidence: f32) -> Found {
    // "Mrs Alvarez's daughter": the ending is grammar, not name.
    let whole = text.span(tokens.clone());
    let end = tokens
        .end
        .checked_sub(1)
        .and_then(|last| text.token(last))
        .map_or(whole.end, |last| last.stem_span(text.raw()).end);
    Found { kind: IdentifierKind::Name, span: Span::new(whole.start, end.max(whole.start)), tokens, confidence, whom }
}

/// Most longer words begin with a capital.
fn is_headline(text: &Text<'_>, sentence: &Range<usize>) -> bool {
    let words = sentence
        .clone()
        .filter_map(|at| text.token(at))
        .filter(|token| token.kind == Kind::Word && text.folded(token).len() > 3);
    let (capitals, lower): (Vec<_>, Vec<_>) = words.partition(|token| token.case != Case::Lower);
    capitals.len() >= 5 && capitals.len() > 3 * lower.len()
}

/// Past the point of "Mrs.".
fn after_point(text: &Text<'_>, at: usize) -> usize {
    if text.word(at) == "." && text.token(at).is_some_and(|point| point.glued) { at + 1 } else { at }
}

/// ", John," and ", John Smith," but not ", Monday we …": the comma comes back within the name's length.
fn is_apposition(text: &Text<'_>, comma: usize) -> bool {
    (comma + 2..comma + 2 + MAX_WORDS).any(|at| text.word(at) == ",")
}

/// "…, John Smith," and "…, Jane E., seen at": two words or more, and then the sentence goes on without a verb.
fn is_apposed(text: &Text<'_>, name: &Range<usize>) -> bool {
    let words = name.clone().filter(|&at| text.token(at).is_some_and(|token| token.kind == Kind::Word)).count();
    let next = text.word(name.end);
    words >= 2
        && matches!(
            next,
            "," | "."
                | "?"
                | "who"
                | "with"
                | "seen"
                | "admitted"
                | "after"
                | "treated"
                | "in"
                | "at"
                | "on"
                | "diagnosed"
                | "presenting"
                | "discharged"
                | "("
                | ""
        )
}

/// The name behind a civil title, also in lower case, where nothing else tells.
fn titled_name(context: &Context<'_, '_>, title: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let text = context.text;
    let token = text.token(title.start)?;
    let word = text.folded(token);
    if token.case != Case::Lower {
        return capitalised(context, start)
            .or_else(|| initials(text, start))
            .or_else(|| matches!(word, "mr" | "mrs").then(|| lower_case_name(context, start)).flatten());
    }
    // "ms" is a unit and a disease, "miss" a verb: in lower case only these stand for themselves.
    matches!(word, "mr" | "mrs" | "senora" | "senor" | "sra" | "mme")
        .then(|| capitalised(context, start).or_else(|| lower_case_name(context, start)))
        .flatten()
}

fn lower_case_name(context: &Context<'_, '_>, at: usize) -> Option<Range<usize>> {
    let text = context.text;
    let token = text.token(at).filter(|token| token.kind == Kind::Word)?;
    let known = [Cue::FunctionWord, Cue::NotAName, Cue::Clinical, Cue::Person, Cue::Title]
        .iter()
        .any(|&cue| context.at(cue, at).is_some());
    (text.folded(token).chars().count() > 2 && !known).then(|| at..hyphenated_end(text, at + 1))
}

/// Capitalised words in a row, with the particles and hyphens of names.
fn capitalised(context: &Context<'_, '_>, start: usize) -> Option<Range<usize>> {
    let text = context.text;
    let mut end = start;
    let mut words = 0;
    while words < MAX_WORDS && text.sentence(start).contains(&end) {
        let particles = (0..2).take_while(|skip| is_particle(text.word(end + skip))).count();
        if !is_name_word(context, end + particles) {
            break;
        }
        end = hyphenated_end(text, end + particles + 1);
        words += 1;
        // "Samantha P.": the surname's initial belongs to the name, its point too.
        if let Some(initial) = text
            .token(end)
            .filter(|token| token.case == Case::Upper && text.folded(token).len() == 1 && text.word(end) != "i")
        {
            let point = text.word(end + 1) == "." && text.token(end + 1).is_some_and(|point| point.glued);
            if point || !initial.glued {
                end += 1 + usize::from(point);
                words += 1;
                if point && words >= 2 && !is_name_word(context, end) {
                    break;
                }
            }
        }
    }
    (words > 0).then_some(start..end)
}

fn is_name_word(context: &Context<'_, '_>, at: usize) -> bool {
    let Some(token) = context.text.token(at).filter(|token| token.kind == Kind::Word) else { return false };
    let known = [Cue::NotAName, Cue::FunctionWord, Cue::Title, Cue::ClinicianTitle];
    token.case == Case::Capital && !known.iter().any(|&cue| context.at(cue, at).is_some())
        // "MRS ALVAREZ": where all is in capitals, they tell nothing.
        || token.case == Case::Upper
            && context.text.folded(token).len() > 3
            && at.checked_sub(1).and_then(|before| context.text.token(before)).is_some_and(|before| before.case == Case::Upper)
            && !known.iter().any(|&cue| context.at(cue, at).is_some())
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la" | "del" | "van" | "der" | "den" | "von" | "bin" | "al" | "el" | "da" | "dos" | "di" | "du" | "le"
    )
}

fn hyphenated_end(text: &Text<'_>, mut end: usize) -> usize {
    while text.word(end) == "-"
        && text.token(end).is_some_and(|hyphen| hyphen.glued)
        && text.token(end + 1).is_some_and(|part| part.glued && part.kind == Kind::Word)
    {
        end += 2;
    }
    end
}

/// `J.S.`, `B. W.`
fn initials(text: &Text<'_>, start: usize) -> Option<Range<usize>> {
    let mut end = start;
    while text.token(end).is_some_and(|letter| {
        letter.kind == Kind::Word && letter.case == Case::Upper && letter.span.end - letter.span.start == 1
    }) && text.word(end + 1) == "."
    {
        end += 2;
    }
    // A single letter with a point may end a sentence: "Pt A." is a name, "plan B." is not announced.
    (end > start).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::found;

    #[test]
    fn recognises() {
        for (text, name) in [
            ("Mrs Alvarez in bed 4", "Mrs Alvarez"),
            ("Mrs. Alvarez’s daughter", "Mrs. Alvarez"),
            ("Mr Parkinson was on time", "Mr Parkinson"),
            ("MRS ALVAREZ IS BACK", "MRS ALVAREZ"),
            ("mrs okafor walked", "mrs okafor"),
            ("Mrs Ogilvie-Tran walked", "Mrs Ogilvie-Tran"),
            ("Señora de la Cruz llegó", "Señora de la Cruz"),
            ("Herr van der Berg wartet", "Herr van der Berg"),
            ("my patient John went home", "John"),
            ("My patient, John Smith, went home", "John Smith"),
            ("pt B.W., third STEMI", "B.W."),
            ("a little girl named Maya", "Maya"),
            ("her husband Tom cried", "Tom"),
            ("Datos del paciente. Nombre: Ignacio. Sigue", "Ignacio"),
            ("pt is a 29 yo female, Samantha P., seen again", "Samantha P."),
            ("a 60 yo man, John Smith, who fell", "John Smith"),
            ("a 12 yo boy named Tommy R. with asthma", "Tommy R."),
            ("Dr Lena Fischer’s keynote", "Lena Fischer"),
            ("Мrѕ Alvarez fell", "Мrѕ Alvarez"),
            ("Mr O'Brien fell", "Mr O'Brien"),
        ] {
            assert_eq!(found(text), [("name".to_owned(), name.to_owned())], "{text}");
        }
    }

    #[test]
    fn passes() {
        for text in [
            "Parkinson's clinic was busy",
            "My patient asked me why",
            "her husband cried",
            "a man called twice",
            "I miss Boston",
            "12 ms later",
            "mr president, fund us",
            "Mr President, fund us",
            "the patient is stable",
            "Patient Safety Week",
            "pt had an MI",
            "mrs and mr",
            "Administrators Made Her Son Wear Pink Wings On First Day Of School",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
