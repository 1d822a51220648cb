//! Whom a draft speaks of, and how: a patient, the author, a colleague, nobody; quoting, negating, debunking.

mod cues;
mod subject;

use std::ops::Range;

use cues::Cues;
use subject::Markers;
pub(crate) use subject::{Subject, is_in_care};

use crate::data::{Cue, Meaning};
use crate::text::phrases::Hit;
use crate::text::{Kind, Text};

/// A negation reaches at most so many words.
const NEGATION_REACH: usize = 5;

/// Looking farther back for the beginning of a clause finds another one, in tokens.
const LONGEST_CLAUSE: usize = 40;

/// No phrase of `data/` has more tokens.
pub(crate) const LONGEST_PHRASE: usize = 16;

/// What the words of a draft tell about it as a whole.
#[derive(Debug)]
pub(crate) struct Context<'a, 't> {
    pub(crate) text: &'a Text<'t>,
    hits: &'a [Hit],
    cues: Cues,
    /// The draft speaks of a patient.
    pub(crate) patient: bool,
    /// The draft speaks of patients or care.
    pub(crate) clinical: bool,
    /// The draft answers somebody.
    pub(crate) reply: bool,
    /// Where the draft says whom it speaks of.
    subjects: Markers,
}

impl<'a, 't> Context<'a, 't> {
    pub(crate) fn new(text: &'a Text<'t>, hits: &'a [Hit], reply: bool) -> Self {
        let mut cues: Vec<(Cue, Range<usize>)> = hits
            .iter()
            .filter_map(|hit| match hit.meaning {
                Meaning::Cue(cue) => Some((cue, hit.tokens.clone())),
                _ => None,
            })
            .collect();
        // "Patient safety" and "so patient" speak of no patient.
        let is_mask = |cue| matches!(cue, Cue::NotAPatient | Cue::Patience);
        let masks: Vec<Range<usize>> =
            cues.iter().filter(|(cue, _)| is_mask(*cue)).map(|(_, tokens)| tokens.clone()).collect();
        let mut masks = masks.into_iter().peekable();
        cues.retain(|(cue, tokens)| {
            while masks.next_if(|mask| mask.end <= tokens.start).is_some() {}
            let is_owner = text.token(tokens.start).is_some_and(|token| token.possessive);
            *cue != Cue::Patient || is_owner || !masks.peek().is_some_and(|mask| overlap(mask, tokens))
        });
        let cues = Cues::new(&cues, text.tokens().len());
        let has = |wanted| !cues.of(wanted).is_empty();
        let patient = has(Cue::Patient);
        let clinical = patient || has(Cue::Clinical);
        let mut context = Self { text, hits, cues, patient, clinical, reply, subjects: Markers::default() };
        context.subjects = Markers::of(&context);
        context
    }

    /// Whom the words at some tokens speak of: the one named last before them in the sentence, or else first behind
    /// them, or else in the sentences around.
    pub(crate) fn subject(&self, tokens: &Range<usize>) -> Subject {
        self.subjects.at(self, tokens)
    }

    /// Whether the draft speaks anywhere of a subject.
    pub(crate) fn speaks_of(&self, subject: Subject) -> bool {
        self.subjects.any(subject)
    }

    /// Where the draft first speaks of a patient in so many words: "my patient", "bed 4", "a 45 yo".
    pub(crate) fn patient_at(&self) -> Option<&Range<usize>> {
        self.subjects.first_patient()
    }

    /// Whether a sentence speaks of a patient in so many words.
    pub(crate) fn names_a_patient(&self, sentence: &Range<usize>) -> bool {
        self.subjects.names_a_patient(self.text.sentence_of(sentence.start))
    }

    /// Every phrase of `data/` that stands in the draft, in the order of the text.
    pub(crate) fn hits(&self) -> &'a [Hit] {
        self.hits
    }

    /// The phrases that hold a range of tokens.
    pub(crate) fn hits_around(&self, tokens: Range<usize>) -> impl Iterator<Item = &'a Hit> {
        let hits = self.hits;
        let first = hits.partition_point(|hit| hit.tokens.start + LONGEST_PHRASE < tokens.start);
        let hits = hits.get(first..).unwrap_or_default();
        hits.iter()
            .take_while(move |hit| hit.tokens.start <= tokens.start)
            .filter(move |hit| tokens.end <= hit.tokens.end)
    }

    /// Where words of a class stand, in the order of the text.
    pub(crate) fn cues(&self, wanted: Cue) -> std::slice::Iter<'_, Range<usize>> {
        self.cues.of(wanted).iter()
    }

    /// Where words of a class stand in a range of tokens.
    pub(crate) fn cues_within(&self, wanted: Cue, within: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let end = within.end;
        self.cues.from(wanted, within.start).iter().take_while(move |at| at.start < end).filter(move |at| at.end <= end)
    }

    /// Whether a word of a class stands in a range of tokens.
    pub(crate) fn has(&self, wanted: Cue, within: &Range<usize>) -> bool {
        self.cues_within(wanted, within).next().is_some()
    }

    /// Whether words of a class stand over or across some tokens.
    pub(crate) fn covering(&self, wanted: Cue, tokens: &Range<usize>) -> bool {
        self.cues
            .from(wanted, tokens.start.saturating_sub(LONGEST_PHRASE))
            .iter()
            .take_while(|at| at.start < tokens.end)
            .any(|at| overlap(at, tokens))
    }

    /// Whether a word of a class begins at a token; its tokens.
    pub(crate) fn at(&self, wanted: Cue, token: usize) -> Option<&Range<usize>> {
        self.cues.at(wanted, token)
    }

    /// Whether a negation shortly before, in the same clause, turns what stands here into its opposite.
    pub(crate) fn is_negated(&self, tokens: &Range<usize>) -> bool {
        self.negations(tokens) % 2 == 1
    }

    fn negations(&self, tokens: &Range<usize>) -> usize {
        // Only what is in reach is looked at: a sentence may be as long as the draft.
        let from = self.text.sentence(tokens.start).start.max(tokens.start.saturating_sub(NEGATION_REACH));
        let clause = self.clause_start_from(from, tokens.start);
        self.cues_within(Cue::Negator, &(clause..tokens.end)).count()
    }

    /// Where the clause begins in which a token stands: behind the last comma, colon or "but".
    pub(crate) fn clause_start(&self, token: usize) -> usize {
        let sentence = self.text.sentence(token);
        self.clause_start_from(sentence.start.max(token.saturating_sub(LONGEST_CLAUSE)), token)
    }

    /// The same where the clause does not begin before `from`.
    fn clause_start_from(&self, from: usize, token: usize) -> usize {
        (from..token)
            .rev()
            .find(|&at| matches!(self.text.word(at), "," | ":" | ";" | "but" | "because" | "(" | "\""))
            .map_or(from, |at| at + 1)
    }

    /// Whether the author speaks of themself here: "I'm an addict in recovery".
    pub(crate) fn is_self(&self, tokens: &Range<usize>) -> bool {
        let clause = self.clause_start(tokens.start);
        let near = clause.max(tokens.start.saturating_sub(4))..tokens.start;
        let words = || near.clone().map(|at| self.text.word(at));
        let first_person = words().any(|word| matches!(word, "i" | "i'm" | "im" | "i've" | "we're"));
        first_person
            && words().all(|word| {
                !matches!(
                    word,
                    "saw"
                        | "see"
                        | "hate"
                        | "met"
                        | "had"
                        | "got"
                        | "treated"
                        | "discharged"
                        | "admitted"
                        | "sewed"
                        | "called"
                        | "call"
                        | "have"
                )
            })
            && words()
                .any(|word| matches!(word, "am" | "i'm" | "im" | "was" | "been" | "as" | "being" | "a" | "an" | "the"))
    }

    /// Whether the sentence is about the word itself: "please retire the phrase …".
    pub(crate) fn is_about_the_word(&self, tokens: &Range<usize>) -> bool {
        self.has(Cue::CriticisesTheWord, &self.text.sentence(tokens.start))
    }

    /// The tokens around a place, within its sentence.
    pub(crate) fn around(&self, tokens: &Range<usize>, before: usize, after: usize) -> Range<usize> {
        let sentence = self.text.sentence(tokens.start);
        tokens.start.saturating_sub(before).max(sentence.start)..(tokens.end + after).min(sentence.end)
    }

    /// Whether a token is a word or a number, rather than a sign.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.text.token(at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Number))
    }
}

/// Whether two ranges of tokens share one.
pub(crate) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
