//! Whom each part of a draft speaks of.
//!
//! A draft says it in a few places: "my patient", "my mother", "in this novel". Each is a marker, and what stands
//! behind one speaks of the same until the next, as a reader would take it.

use std::ops::Range;

use super::{Context, overlap};
use crate::data::{self, Cue, Meaning};
use crate::text::Kind;

/// Whom words speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Somebody in the care of the author or of their hospital.
    Patient,
    /// The author: their own illness, birthday and town.
    Author,
    /// The author's own family, friends and animals.
    Kin,
    /// Those the author works with, learns from and thanks.
    Colleague,
    /// Somebody in politics, sport, on stage or in the news.
    PublicFigure,
    /// Many people at once: a study, a population, everybody.
    Cohort,
    /// Somebody in a book, an examination or a simulation.
    Story,
    /// Nothing tells.
    Nobody,
}

/// One place that says whom the draft speaks of.
#[derive(Clone, Debug)]
struct Marker {
    subject: Subject,
    tokens: Range<usize>,
    /// In so many words, not only "a man" beside a hospital.
    plain: bool,
}

/// All of them, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Markers {
    markers: Vec<Marker>,
    /// Sentences of a book or an examination, in order.
    stories: Vec<usize>,
    /// Sentences that speak of a patient in so many words, in order.
    plain: Vec<usize>,
    /// Sentences of a study, in order.
    studies: Vec<usize>,
}

/// How many words may stand between "my" and "mother".
const POSSESSIVE_REACH: usize = 3;

impl Markers {
    pub(super) fn of(context: &Context<'_, '_>) -> Self {
        let mut markers = Self::default();
        for tokens in context.cues(Cue::AuthorOwn) {
            markers.add(Subject::Author, tokens);
        }
        let is_report = is_report(context);
        for tokens in context.cues(Cue::Patient) {
            match patient(context, tokens) {
                Some(Subject::Patient) if is_report => markers.add(Subject::PublicFigure, tokens),
                Some(subject) => markers.add(subject, tokens),
                None => {}
            }
        }
        for (cue, subject) in [
            (Cue::Colleague, Subject::Colleague),
            (Cue::Story, Subject::Story),
            (Cue::Cohort, Subject::Cohort),
            (Cue::Study, Subject::Cohort),
        ] {
            for tokens in context.cues(cue) {
                markers.add(subject, tokens);
            }
        }
        for tokens in context.cues(Cue::Kin).chain(context.cues(Cue::Animal)) {
            if is_authors_own(context, tokens) || is_animal_of_the_story(context, tokens) {
                markers.add(Subject::Kin, tokens);
            }
        }
        markers.sort();
        for tokens in context.cues(Cue::InCare) {
            markers.markers.push(Marker {
                subject: markers.carried(context, tokens),
                tokens: tokens.clone(),
                plain: true,
            });
        }
        markers.sort();
        markers.add_public_life(context);
        markers.studies = markers.sentences(context, |marker| marker.subject == Subject::Cohort);
        markers.add_persons(context);
        markers.sort();
        markers.stories = markers.sentences(context, |marker| marker.subject == Subject::Story);
        markers.plain = markers.sentences(context, |marker| marker.plain && marker.subject == Subject::Patient);
        markers
    }

    /// The sentences of some markers, in order.
    fn sentences(&self, context: &Context<'_, '_>, of: impl Fn(&Marker) -> bool) -> Vec<usize> {
        let chosen = self.markers.iter().filter(|marker| of(marker));
        let mut sentences: Vec<usize> = chosen.map(|marker| context.text.sentence_of(marker.tokens.start)).collect();
        sentences.dedup();
        sentences
    }

    fn add(&mut self, subject: Subject, tokens: &Range<usize>) {
        self.markers.push(Marker { subject, tokens: tokens.clone(), plain: true });
    }

    fn sort(&mut self) {
        self.markers.sort_by_key(|marker| (marker.tokens.start, marker.tokens.end));
    }

    /// Who is in care where the sentence has named somebody before: "my mother was admitted with pneumonia".
    fn carried(&self, context: &Context<'_, '_>, tokens: &Range<usize>) -> Subject {
        let sentence = context.text.sentence(tokens.start);
        match self.before(tokens.start, sentence.start).map(|marker| (marker.subject, marker.tokens.end)) {
            Some((subject @ (Subject::Kin | Subject::Story | Subject::Author), _)) => subject,
            Some((Subject::Cohort, end)) if end + 3 >= tokens.start => Subject::Cohort,
            _ => Subject::Patient,
        }
    }

    /// Presidents and players are nobody's patient, unless the draft says so.
    fn add_public_life(&mut self, context: &Context<'_, '_>) {
        if self.first_patient().is_none() {
            for tokens in context.cues(Cue::PublicLife) {
                self.add(Subject::PublicFigure, tokens);
            }
            self.sort();
        }
    }

    /// "A young man" beside a clinical detail, where the author tells what they saw and not what the papers write.
    fn add_persons(&mut self, context: &Context<'_, '_>) {
        let text = context.text;
        if is_report(context) || self.any(Subject::PublicFigure) {
            return;
        }
        let details = clinical_details(context);
        let mut persons = Vec::new();
        for tokens in context.cues(Cue::Person) {
            let taken = self.before(tokens.start, tokens.start.saturating_sub(POSSESSIVE_REACH + 1));
            let is_taken = taken.is_some_and(|marker| {
                overlap(&marker.tokens, tokens) || matches!(marker.subject, Subject::Kin | Subject::Author)
            });
            let at = text.sentence_of(tokens.start);
            let beside = at.saturating_sub(1)..=at + 1;
            let first = details.partition_point(|detail| detail < beside.start());
            let is_clinical = details.get(first).is_some_and(|detail| beside.contains(detail));
            let in_study = self.studies.binary_search(&text.sentence_of(tokens.start)).is_ok();
            if !is_taken
                && !in_study
                && is_clinical
                && !is_authors_own(context, tokens)
                && is_one_person(context, tokens)
            {
                persons.push(Marker { subject: Subject::Patient, tokens: tokens.clone(), plain: false });
            }
        }
        self.markers.append(&mut persons);
    }

    /// The last marker that begins before a token and from another on.
    fn before(&self, token: usize, from: usize) -> Option<&Marker> {
        let after = self.markers.partition_point(|marker| marker.tokens.start < token);
        after.checked_sub(1).and_then(|at| self.markers.get(at)).filter(|marker| marker.tokens.start >= from)
    }

    pub(super) fn at(&self, context: &Context<'_, '_>, tokens: &Range<usize>) -> Subject {
        let sentence = context.text.sentence(tokens.start);
        let after = self.markers.partition_point(|marker| marker.tokens.start < tokens.end);
        let within = |marker: &&Marker| sentence.contains(&marker.tokens.start);
        let before = after.checked_sub(1).and_then(|at| self.markers.get(at));
        let behind = self.markers.get(after);
        // A book takes the whole sentence, wherever it is named.
        if self.stories.binary_search(&context.text.sentence_of(tokens.start)).is_ok() {
            return Subject::Story;
        }
        let chosen = before.filter(within).or_else(|| behind.filter(within)).or(before).or(behind);
        chosen.map_or(Subject::Nobody, |marker| marker.subject)
    }

    pub(super) fn any(&self, subject: Subject) -> bool {
        self.markers.iter().any(|marker| marker.subject == subject)
    }

    pub(super) fn first_patient(&self) -> Option<&Range<usize>> {
        let mut patients = self.markers.iter().filter(|marker| marker.subject == Subject::Patient);
        patients.find(|marker| marker.plain).map(|marker| &marker.tokens)
    }

    pub(super) fn names_a_patient(&self, sentence: usize) -> bool {
        self.plain.binary_search(&sentence).is_ok()
    }
}

/// A post that passes on what others wrote: a link and nobody who says "I", or a retweet. What clinicians jot down
/// without a pronoun ("Saw a …", "pt …") is their own.
fn is_report(context: &Context<'_, '_>) -> bool {
    let text = context.text;
    let is_retweet = text.word(0) == "rt" && text.token(1).is_some_and(|next| next.kind == Kind::Mention);
    let links = text.tokens().iter().any(|token| token.kind == Kind::Url);
    let is_own = context.cues(Cue::Author).next().is_some()
        || context.cues(Cue::InCare).next().is_some()
        || text.tokens().iter().any(|token| matches!(text.folded(token), "pt" | "pts" | "mrn" | "dob"))
        || text.sentences().iter().any(|sentence| {
            matches!(
                text.word(sentence.start),
                "saw"
                    | "seen"
                    | "admitted"
                    | "discharged"
                    | "operated"
                    | "treated"
                    | "diagnosed"
                    | "had"
                    | "lost"
                    | "met"
                    | "cared"
            )
        });
    is_retweet || links && !is_own
}

/// Whom a word for a patient stands for: one, many, the author, or nobody where "patient" is a virtue.
fn patient(context: &Context<'_, '_>, tokens: &Range<usize>) -> Option<Subject> {
    let text = context.text;
    let covered = |cue| context.covering(cue, tokens);
    if covered(Cue::Patience) || covered(Cue::AuthorOwn) {
        return None;
    }
    let first = text.token(tokens.start)?;
    if first.kind == Kind::Number {
        return Some(aged(context, tokens));
    }
    // "My patient's records" are one patient's, and "patient records" anybody's.
    let is_owner = tokens.end.checked_sub(1).and_then(|last| text.token(last)).is_some_and(|last| last.possessive);
    if covered(Cue::PatientInGeneral) && !is_owner {
        return Some(Subject::Cohort);
    }
    if context.covering(Cue::Bed, tokens) && !is_in_care(context, tokens) {
        return None;
    }
    let last = tokens.end.checked_sub(1).map_or("", |last| text.word(last));
    let is_plural = matches!(last, "patients" | "pts" | "inpatients" | "outpatients" | "pacientes");
    if is_plural {
        let before = tokens.start.checked_sub(1).map_or("", |before| text.word(before));
        let few = matches!(before, "one" | "two" | "three" | "both" | "2" | "3");
        return Some(if few { Subject::Patient } else { Subject::Cohort });
    }
    Some(Subject::Patient)
}

/// "Bed 22" on a ward or sent home, and not "room 12" of a congress or of an inn.
pub(crate) fn is_in_care(context: &Context<'_, '_>, bed: &Range<usize>) -> bool {
    let text = context.text;
    let sentence = text.sentence(bed.start);
    let at = text.sentence_of(bed.start);
    let beside = at.saturating_sub(1)..(at + 2).min(text.sentences().len());
    let is_ward = |near: &Range<usize>| {
        context.has(Cue::Clinical, near)
            || context.has(Cue::InCare, near)
            || context.cues_within(Cue::Patient, near).any(|other| !overlap(other, bed))
    };
    let is_other =
        [Cue::Colleague, Cue::PublicLife, Cue::Story, Cue::AuthorOwn].iter().any(|&cue| context.has(cue, &sentence));
    let is_bed = matches!(text.word(bed.start), "bed" | "bay" | "cubicle" | "side" | "cot");
    !is_other && (is_bed || text.sentences().get(beside).unwrap_or_default().iter().any(is_ward))
}

/// "A 45 yo" is a patient; "my 5 year old" is the author's child, and "I am a 34 year old woman" the author.
fn aged(context: &Context<'_, '_>, tokens: &Range<usize>) -> Subject {
    let text = context.text;
    let before = |by: usize| tokens.start.checked_sub(by).map_or("", |at| text.word(at));
    let is_first_person = |word: &str| matches!(word, "i'm" | "im" | "am" | "i" | "me" | "myself");
    if (1..=3).any(|by| is_first_person(before(by)))
        && matches!(before(1), "a" | "an" | "i'm" | "im" | "am" | "," | "i")
    {
        return Subject::Author;
    }
    let behind = text.word(tokens.end);
    let is_patient = matches!(behind, "patient" | "pt" | "lady" | "gentleman" | "man" | "woman" | "male" | "female");
    if matches!(before(1), "my" | "our") && !is_patient {
        return Subject::Kin;
    }
    Subject::Patient
}

/// "My mother", "our youngest son"; not "my patient's mother".
fn is_authors_own(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let text = context.text;
    for at in (tokens.start.saturating_sub(POSSESSIVE_REACH)..tokens.start).rev() {
        match text.token(at) {
            Some(token) if token.kind == Kind::Word && !token.possessive => {}
            Some(token) if token.kind == Kind::Number => {}
            _ => return false,
        }
        match text.word(at) {
            "my" | "our" | "mi" | "mein" | "meine" | "meinen" | "meiner" | "mon" | "ma" | "unser" | "unsere" => {
                return true;
            }
            _ if context.at(Cue::Patient, at).is_some() || context.at(Cue::FunctionWord, at).is_some() => return false,
            _ => {}
        }
    }
    false
}

/// "The dog was intubated", "a cat named Tom"; not "bitten by a dog".
fn is_animal_of_the_story(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    context.at(Cue::Animal, tokens.start).is_some()
        && matches!(
            context.text.word(tokens.end),
            "named" | "called" | "is" | "was" | "has" | "had" | "came" | "got" | "patient"
        )
}

/// One person whom the sentence brings in, not "the man who invented it" in a study.
fn is_one_person(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let text = context.text;
    let sentence = text.sentence(tokens.start);
    let opens = (sentence.start..tokens.start).all(|at| !context.is_word(at));
    let determined = (tokens.start.saturating_sub(POSSESSIVE_REACH + 1)..tokens.start).any(|at| {
        matches!(
            text.word(at),
            "a" | "an" | "the" | "this" | "another" | "one" | "old" | "yo" | "lovely" | "his" | "her"
        )
    });
    let qualified = tokens.start.checked_sub(1).is_some_and(|before| {
        matches!(
            text.word(before),
            "young" | "old" | "older" | "elderly" | "little" | "refugee" | "homeless" | "pregnant" | "teen"
        )
    });
    opens || determined || qualified
}

/// The sentences that hold a unit, a diagnosis, an outcome or another clinical word, in order.
fn clinical_details(context: &Context<'_, '_>) -> Vec<usize> {
    let mut sentences: Vec<usize> = context.cues(Cue::Clinical).map(|at| context.text.sentence_of(at.start)).collect();
    sentences.extend(context.hits().iter().filter_map(|hit| match hit.meaning {
        Meaning::Feature(at) if data::FEATURES.get(usize::from(at)).is_some_and(|of| of.clinical) => {
            Some(context.text.sentence_of(hit.tokens.start))
        }
        _ => None,
    }));
    sentences.sort_unstable();
    sentences.dedup();
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Text, phrases};

    /// Whom the word behind the mark `^` speaks of.
    fn subject(marked: &str) -> Subject {
        let at = marked.find('^').unwrap();
        let raw = marked.replacen('^', "", 1);
        let text = Text::new(&raw);
        let hits = phrases::find(&text);
        let token = text.tokens().iter().position(|token| token.span.end > at).unwrap();
        Context::new(&text, &hits, false).subject(&(token..token + 1))
    }

    #[test]
    fn tells_whom_words_speak_of() {
        for (marked, expected) in [
            ("My patient died on ^March 3rd", Subject::Patient),
            ("We discharged him on ^March 3rd from our ward", Subject::Patient),
            ("Admitted a lady to our ICU. She is from ^Leeds", Subject::Patient),
            ("I was diagnosed on ^March 3rd and my patients cheered me up", Subject::Author),
            ("My mother was admitted with pneumonia on ^March 3rd", Subject::Kin),
            ("My 5 year old starts school on ^March 3rd", Subject::Kin),
            ("Our dog came in with a seizure on ^March 3rd", Subject::Kin),
            ("Thank you to everyone who came to ^Leeds", Subject::Colleague),
            ("The senator was in hospital on ^March 3rd", Subject::PublicFigure),
            ("The trial enrolled patients until ^March 3rd", Subject::Cohort),
            ("In this novel the patient dies on ^March 3rd", Subject::Story),
            ("My mother is so patient with ^Tom", Subject::Kin),
            ("She stayed patient until ^March", Subject::Nobody),
            ("As a patient in ^Leeds I learned a lot", Subject::Author),
            ("Lunch in ^Leeds", Subject::Nobody),
        ] {
            assert_eq!(subject(marked), expected, "{marked}");
        }
    }
}
