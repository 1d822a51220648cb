//! Names: where something announces one, and where the words themselves speak for one.
//!
//! A title, "my patient", "named" or a relative announces a name; then even a rare word may be one. Without that, how
//! often the word is a name, its capital and its neighbours have to outweigh what it is otherwise.

use std::ops::Range;

use super::evidence::{Capitals, Evidence};
use super::mask::Mask;
use super::{Found, Whom};
use crate::context::Context;
use crate::data::Cue;
use crate::report::{IdentifierKind, Span};
use crate::text::{Case, Kind, Text};

/// The most words that one name has.
const MAX_WORDS: usize = 5;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let mut found = announced(evidence);
    found.extend(unannounced(evidence));
    found.sort_by_key(|found| found.tokens.start);
    // What announces a name knows more about it than its looks do.
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for name in found {
        match kept.last_mut().filter(|last| crate::context::overlap(&last.tokens, &name.tokens)) {
            Some(last) if rank(&name) > rank(last) => *last = name,
            Some(_) => {}
            None => kept.push(name),
        }
    }
    kept
}

fn rank(name: &Found) -> (bool, usize) {
    (name.whom != Whom::Unknown, name.tokens.len())
}

/// Names behind a title, a label, "my patient", "named" or a relative.
fn announced(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let context = evidence.context;
    let text = context.text;
    let mut found = Vec::new();
    for title in context.cues(Cue::Title) {
        if let Some(name) = titled_name(evidence, title) {
            found.push(name_of(text, title.start..name.end, Whom::Titled, 0.95));
        }
    }
    for title in context.cues(Cue::ClinicianTitle) {
        let start = after_point(text, title.end);
        let is_short = matches!(text.word(title.start), "dr" | "dra" | "prof");
        let is_title = is_short || text.token(title.start).is_some_and(|token| token.case != Case::Lower);
        let name = is_title.then(|| name_at(evidence, start, 0.0).or_else(|| initials(text, start))).flatten();
        if let Some(name) = name {
            found.push(name_of(text, name, Whom::Colleague, 0.9));
        }
    }
    for label in context.cues(Cue::NameLabel) {
        let start = if matches!(text.word(label.end), ":" | "-" | "=") { label.end + 1 } else { continue };
        let whom = if of_clinician(text.word(label.start)) { Whom::Colleague } else { Whom::Patient };
        if let Some(name) = form_entry(evidence, start) {
            found.push(name_of(text, name, whom, 0.9));
        }
    }
    for patient in context.cues(Cue::PatientBeforeName) {
        let start = after_point(text, patient.end);
        if !text.sentence(patient.start).contains(&start) {
            continue;
        }
        let start = if text.word(start) == "," && is_apposition(text, start) { start + 1 } else { start };
        if let Some(name) = name_at(evidence, start, 1.0) {
            found.push(name_of(text, name, Whom::Patient, 0.9));
        } else if let Some(name) = initials(text, start) {
            found.push(name_of(text, name, Whom::Patient, 0.8));
        }
    }
    let tells = |cue: &&Range<usize>| evidence.capitals(cue.start) != Capitals::Everywhere;
    for named in context.cues(Cue::Named).filter(tells) {
        let near = context.around(named, 4, 0);
        // "My name is" says it by itself; "called" is a verb where no person stands before it.
        let says_name = (named.start..named.end).any(|at| text.word(at) == "name");
        let of_person = says_name || context.has(Cue::Person, &near) || context.has(Cue::Patient, &near);
        if let Some(name) = of_person.then(|| name_at(evidence, named.end, 1.0)).flatten() {
            found.push(name_of(text, name, Whom::Patient, 0.9));
        }
    }
    for relative in context.cues(Cue::RelativeOfSomeone).filter(tells) {
        let comma = text.word(relative.end) == "," && is_apposition(text, relative.end);
        if let Some(name) = name_at(evidence, relative.end + usize::from(comma), 1.0) {
            found.push(name_of(text, name, Whom::Patient, 0.85));
        }
    }
    for person in context.cues(Cue::Person).chain(context.cues(Cue::Patient)).filter(tells) {
        if text.word(person.end) == ","
            && context.patient
            && let Some(name) = name_at(evidence, person.end + 1, 0.5)
            && is_apposed(text, &name)
        {
            found.push(name_of(text, name, Whom::Patient, 0.8));
        }
    }
    found
}

/// Names that only their words and neighbours speak for.
fn unannounced(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let Some((name, odds)) = by_evidence(evidence, at) else {
            at += 1;
            continue;
        };
        at = name.end.max(at + 1);
        let whom = whom(evidence.context, &name);
        // What nothing announces is never as sure as what something does.
        found.push(name_of(text, name, whom, sigmoid(odds).clamp(0.5, 0.9)));
    }
    found
}

fn sigmoid(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// A name that begins here, with its log-odds.
fn by_evidence(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<(Range<usize>, f32)> {
    if evidence.mask(at) > Mask::Free {
        return None;
    }
    let own = evidence.name(at);
    if own < -3.5 {
        return None;
    }
    // Where capitals tell nothing, what belongs to care and to a person's description is no name.
    let plain = evidence.capitals(at) == Capitals::Nowhere
        && [Cue::Clinical, Cue::Person, Cue::FunctionWord].iter().any(|&cue| evidence.context.at(cue, at).is_some());
    if plain {
        return None;
    }
    let name = at..name_end(evidence, at);
    let odds = own + behind(evidence, &name) + before(evidence, at) + town(evidence, &name);
    (odds > 0.0 && !is_organisation(evidence, &name)).then_some((name, odds))
}

/// What stands behind the first word speaks for: more of the name, or what is said of people.
fn behind(evidence: &Evidence<'_, '_, '_>, name: &Range<usize>) -> f32 {
    let context = evidence.context;
    let more = if name.len() > 1 {
        let second = (name.start + 1..name.end).map(|at| evidence.name(at)).fold(-6.0, f32::max);
        let initial = (name.start + 1..name.end).any(|at| is_initial(evidence.text(), at));
        if initial || second > 0.5 { 2.0 } else { 0.8 }
    } else {
        0.0
    };
    let verb = context.at(Cue::AfterName, name.end).is_some();
    let possessive =
        name.end.checked_sub(1).and_then(|last| evidence.text().token(last)).is_some_and(|last| last.possessive);
    more + if verb { 0.9 } else { 0.0 } + if possessive { 0.7 } else { 0.0 }
}

/// What stands before: words that names stand behind, or an article, which they seldom have.
fn before(evidence: &Evidence<'_, '_, '_>, at: usize) -> f32 {
    let text = evidence.text();
    let Some(before) = at.checked_sub(1).filter(|&before| text.sentence(at).contains(&before)) else { return 0.0 };
    match text.word(before) {
        "the" | "a" | "an" | "this" | "that" | "these" | "my" | "our" | "your" | "his" | "her" | "their" | "every"
        | "each" | "some" | "any" | "no" | "el" | "la" | "los" | "las" | "der" | "die" | "das" | "le" | "les"
        | "un" | "une" => -1.6,
        "-" | "/" | "@" | "#" => -1.5,
        "," | "and" | "&" if followed_by_name(evidence, before) => 1.3,
        _ if evidence.announced(Cue::BeforeName, at) => 0.9,
        _ => 0.0,
    }
}

/// "Anna, Tom and Priya": the word before the comma is a name as well.
fn followed_by_name(evidence: &Evidence<'_, '_, '_>, comma: usize) -> bool {
    comma.checked_sub(1).is_some_and(|before| evidence.name(before) > 0.5)
}

/// What speaks for a town instead.
fn town(evidence: &Evidence<'_, '_, '_>, name: &Range<usize>) -> f32 {
    let text = evidence.text();
    let place = evidence.town(name.start);
    let locative = matches!(
        name.start.checked_sub(1).map_or("", |before| text.word(before)),
        "in" | "near" | "at" | "en" | "outside" | "around"
    );
    let usage = evidence.usage(name.start);
    match (locative, place > -3.0) {
        (true, true) => -3.0,
        (true, false) if usage.name() == 0 => -2.0,
        (true, false) => -1.0,
        _ => 0.0,
    }
}

/// "Smith Ltd.", "Stanford University": a company's or an institution's name.
fn is_organisation(evidence: &Evidence<'_, '_, '_>, name: &Range<usize>) -> bool {
    let text = evidence.text();
    let context = evidence.context;
    let end = if text.word(name.end) == "-" || text.word(name.end) == "&" { name.end + 1 } else { name.end };
    [Cue::Organisation, Cue::Facility, Cue::PlaceNoun].iter().any(|&cue| context.at(cue, end).is_some())
        && text.token(end).is_some_and(|noun| noun.case != Case::Lower || evidence.capitals(end) == Capitals::Nowhere)
}

/// The end of the name whose first word stands here.
fn name_end(evidence: &Evidence<'_, '_, '_>, start: usize) -> usize {
    let text = evidence.text();
    let sentence = text.sentence(start);
    let mut end = hyphenated_end(text, start + 1);
    let mut words = 1;
    while words < MAX_WORDS && sentence.contains(&end) {
        let ends_genitive = end.checked_sub(1).and_then(|last| text.token(last)).is_some_and(|last| last.possessive);
        if ends_genitive {
            break;
        }
        if is_initial(text, end) && !(text.word(end) == "i" && text.word(end + 1) != ".") {
            let point = text.word(end + 1) == "." && text.token(end + 1).is_some_and(|point| point.glued);
            end += 1 + usize::from(point);
            words += 1;
            continue;
        }
        let particles = (0..3).take_while(|skip| is_particle(text.word(end + skip))).count();
        if !goes_on(evidence, start, end + particles) {
            break;
        }
        end = hyphenated_end(text, end + particles + 1);
        words += 1;
    }
    end
}

/// Whether a word belongs to the name that began before it.
fn goes_on(evidence: &Evidence<'_, '_, '_>, start: usize, at: usize) -> bool {
    let Some(token) = evidence.word(at) else { return false };
    let usage = evidence.usage(at);
    let known = usage.name() > 0 && usage.name() + 2 >= usage.word;
    let context = evidence.context;
    let is_other = [
        Cue::NotAName,
        Cue::Title,
        Cue::ClinicianTitle,
        Cue::Organisation,
        Cue::Month,
        Cue::Weekday,
        Cue::FunctionWord,
    ]
    .iter()
    .any(|&cue| context.at(cue, at).is_some());
    if is_other {
        return false;
    }
    let first = evidence.text().token(start).map_or(Case::Lower, |first| first.case);
    match (token.case, evidence.capitals(at)) {
        (Case::Capital, _) if first == Case::Capital => known || usage.word < 8 || usage.name() >= 5 && usage.word < 11,
        (Case::Upper, _) if first == Case::Upper => {
            evidence.text().folded(token).len() > 2 && (known || usage.word == 0)
        }
        (Case::Upper, _) if first == Case::Capital => evidence.text().folded(token).len() > 3 && known,
        (_, Capitals::Nowhere) => {
            known && usage.surname.max(usage.given) > usage.word.saturating_sub(1)
                || usage.is_unknown() && evidence.usage(start).given > 0
        }
        _ => false,
    }
}

fn is_initial(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| {
        token.kind == Kind::Word
            && text.folded(token).len() == 1
            && !token.glued
            && (token.case == Case::Upper && !matches!(text.folded(token), "i" | "a")
                || text.word(at + 1) == "." && text.token(at + 1).is_some_and(|point| point.glued))
    })
}

/// The name behind an announcement, which counts as so many nats.
fn name_at(evidence: &Evidence<'_, '_, '_>, start: usize, announcement: f32) -> Option<Range<usize>> {
    let text = evidence.text();
    let particles = (0..3).take_while(|skip| is_particle(text.word(start + skip))).count();
    let first = start + particles;
    if !text.sentence(start).contains(&first) {
        return None;
    }
    let token = evidence.word(first)?;
    let usage = evidence.usage(first);
    let context = evidence.context;
    let is_other = [Cue::NotAName, Cue::FunctionWord, Cue::Title, Cue::ClinicianTitle]
        .iter()
        .any(|&cue| context.at(cue, first).is_some());
    if is_other || text.folded(token).len() < 2 {
        return None;
    }
    let is_name = match (token.case, evidence.capitals(first)) {
        (Case::Capital, Capitals::Tell) => usage.word < 9 || usage.name() > 0 && usage.word < 12,
        (Case::Capital, _) => usage.name() > 0 && evidence.name(first) + announcement > 0.0,
        // "MRS ALVAREZ": where all is in capitals, they tell nothing.
        (Case::Upper, Capitals::Everywhere) => {
            text.folded(token).len() > 2 && (usage.word == 0 || usage.name() >= usage.word)
        }
        (Case::Upper, _) => text.folded(token).len() > 3 && usage.word < 9,
        (Case::Lower, Capitals::Nowhere) if announcement >= 1.0 && usage.is_unknown() => text.folded(token).len() > 3,
        (Case::Lower, _) => {
            usage.name() > 0 && usage.name() + 1 >= usage.word && usage.place <= usage.name() && announcement > 0.0
        }
    };
    is_name.then(|| start..name_end(evidence, first))
}

/// What a form says behind "Nombre:": everything up to the next sign, if it may be a name.
fn form_entry(evidence: &Evidence<'_, '_, '_>, start: usize) -> Option<Range<usize>> {
    let text = evidence.text();
    let token = evidence.word(start)?;
    let usage = evidence.usage(start);
    let is_name = token.case != Case::Lower && usage.word < 11
        || usage.name() > 0 && usage.name() >= usage.word
        || usage.is_unknown() && text.folded(token).len() > 2;
    is_name.then(|| start..name_end(evidence, start))
}

fn of_clinician(label: &str) -> bool {
    matches!(
        label,
        "medico"
            | "arzt"
            | "medecin"
            | "doctor"
            | "physician"
            | "responsable"
            | "remitido"
            | "facultativo"
            | "consultant"
            | "provider"
    )
}

/// Whom a name leads to, from what it is set beside: "John Smith, a 67-year-old man".
fn whom(context: &Context<'_, '_>, name: &Range<usize>) -> Whom {
    let text = context.text;
    let beside_comma = matches!(text.word(name.end), "," | "(")
        || name.start.checked_sub(1).is_some_and(|at| matches!(text.word(at), "," | "("));
    let near = context.around(name, 6, 7);
    let of_age =
        context.cues_within(Cue::Patient, &near).chain(context.cues_within(Cue::AgeUnit, &near)).next().is_some();
    if beside_comma && of_age { Whom::Patient } else { Whom::Unknown }
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
    let goes_on = matches!(
        text.word(name.end),
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
    );
    words >= 2 && goes_on
}

/// The name behind a civil title, also in lower case, where nothing else tells.
fn titled_name(evidence: &Evidence<'_, '_, '_>, title: &Range<usize>) -> Option<Range<usize>> {
    let text = evidence.text();
    let start = after_point(text, title.end);
    let token = text.token(title.start)?;
    let is_plain = matches!(text.folded(token), "mr" | "mrs" | "senora" | "senor" | "sra" | "mme");
    if token.case == Case::Lower && !is_plain {
        // "ms" is a unit and a disease, "miss" a verb: in lower case only these stand for themselves.
        let usage = evidence.usage(start);
        return (usage.surname > 0 && usage.surname >= usage.word).then(|| name_at(evidence, start, 1.0)).flatten();
    }
    name_at(evidence, start, 1.0)
        .or_else(|| initials(text, start))
        .or_else(|| is_plain.then(|| lower_case_name(evidence, start)).flatten())
}

fn lower_case_name(evidence: &Evidence<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let context = evidence.context;
    let token = evidence.word(at)?;
    let known = [Cue::FunctionWord, Cue::NotAName, Cue::Clinical, Cue::Person, Cue::Title]
        .iter()
        .any(|&cue| context.at(cue, at).is_some());
    (context.text.folded(token).chars().count() > 2 && !known && evidence.usage(at).word < 10)
        .then(|| at..name_end(evidence, at))
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la"
            | "del"
            | "van"
            | "der"
            | "den"
            | "von"
            | "bin"
            | "al"
            | "el"
            | "da"
            | "dos"
            | "di"
            | "du"
            | "le"
            | "ibn"
            | "ben"
            | "ter"
            | "zu"
            | "las"
            | "los"
            | "y"
    )
}

fn hyphenated_end(text: &Text<'_>, start: usize) -> usize {
    let mut end = start;
    while end < start + 2 * MAX_WORDS
        && text.word(end) == "-"
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
            ("Mrs Alvarez in clinic", "Mrs Alvarez"),
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
            "12 ms later",
            "mr president, fund us",
            "Mr President, fund us",
            "the patient is stable",
            "Patient Safety Week",
            "pt had an MI",
            "mrs and mr",
            "Hispanic patients on the ward",
            "We meet every Monday in January",
            "Updated Guidelines for Managing Chronic Heart Failure",
            "Castleman's disease and Wilson's disease",
            "Rivers et al. changed sepsis care",
            "Administrators Made Her Son Wear Pink Wings On First Day Of School",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
