//! How a draft puts a claim: as its own, or denied, asked, reported, quoted, joked about, corrected.
//!
//! Only what the author claims is theirs to answer for.

use std::ops::Range;

use crate::context::{Context, overlap};
use crate::data::Cue;
use crate::text::Kind;

/// A negation reaches at most so many words ahead.
const NEGATION_REACH: usize = 7;

/// A wink stands at most so many words from what it is about.
const JOKE_REACH: usize = 30;

/// So many sentences before a claim and one behind it, a word such as "myth" still speaks of it.
const CORRECTION_REACH: usize = 2;

/// How a claim is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    /// The author says so.
    Claimed,
    /// The author says that it may be so, or links to an authority.
    Softened,
    /// The author does not say so.
    Quiet,
}

/// How the draft as a whole speaks of claims.
#[derive(Debug)]
pub(super) struct Manner<'c, 'a, 't> {
    context: &'c Context<'a, 't>,
    /// It sets out to correct: "Myth busting Monday", `#FactCheck`.
    corrects: bool,
    /// It links to a health body, a journal, or a registered trial.
    cites: bool,
    /// It says so by a tag: `#satire`.
    jokes: bool,
    /// Words stand outside quotation marks.
    comments: bool,
}

impl<'c, 'a, 't> Manner<'c, 'a, 't> {
    pub(super) fn new(context: &'c Context<'a, 't>) -> Self {
        let text = context.text;
        let first = text.sentences().first().cloned().unwrap_or(0..0);
        let corrects = context.cues(Cue::Correction).any(|at| {
            let is_tag = text.token(at.start).is_some_and(|token| token.kind == Kind::Hashtag);
            (is_tag || first.contains(&at.start)) && !context.has(Cue::DoubleNegation, &text.sentence(at.start))
        });
        let cites = context.cues(Cue::Registry).next().is_some()
            || text.tokens().iter().any(|token| token.kind == Kind::Url && is_authority(text.folded(token)));
        let jokes =
            context.cues(Cue::Joke).any(|at| text.token(at.start).is_some_and(|token| token.kind == Kind::Hashtag));
        let mut quoted = text.quotations().iter().cloned().peekable();
        let mut outside = 0;
        for (at, token) in text.tokens().iter().enumerate() {
            while quoted.next_if(|quotation| quotation.end <= at).is_some() {}
            let is_quoted = quoted.peek().is_some_and(|quotation| quotation.contains(&at));
            outside += usize::from(!is_quoted && matches!(token.kind, Kind::Word | Kind::Number | Kind::Emoji));
        }
        Self { context, corrects, cites, jokes, comments: outside > 0 }
    }

    /// Whether the draft says where its words come from: a link, a study's number, a year.
    pub(super) fn names_source(&self) -> bool {
        let text = self.context.text;
        self.cites
            || text.tokens().iter().any(|token| match token.kind {
                Kind::Url => true,
                Kind::Number => is_year(text.folded(token)),
                _ => false,
            })
    }

    /// How a claim is put that stands in some tokens; `saying` are the words that say it, which do not deny themselves.
    pub(super) fn of(&self, claim: &Range<usize>, saying: &[Range<usize>]) -> Stance {
        let context = self.context;
        let sentence = context.text.sentence(claim.start);
        let insists = context.has(Cue::DoubleNegation, &sentence);
        if self.is_asked(claim, &sentence)
            || self.is_joke(claim, &sentence)
            || self.comments && context.text.is_quoted(claim)
            || !insists && (self.is_denied(claim, &sentence, saying) || self.is_corrected(claim, &sentence, saying))
            || self.is_reported(claim, &sentence, saying)
            || self.is_studied(&sentence)
            || self.is_rebuked(&sentence)
        {
            Stance::Quiet
        } else if self.cites || self.has_outside(Cue::Hedge, &sentence, saying) {
            Stance::Softened
        } else {
            Stance::Claimed
        }
    }

    /// Whether a cue stands in a range, apart from the words that say the claim.
    fn has_outside(&self, cue: Cue, within: &Range<usize>, saying: &[Range<usize>]) -> bool {
        self.context.cues_within(cue, within).any(|at| saying.iter().all(|own| !overlap(own, at)))
    }

    /// A question, unless it only asks for assent: "…, right?"
    fn is_asked(&self, claim: &Range<usize>, sentence: &Range<usize>) -> bool {
        let text = self.context.text;
        let asks_for_assent = || {
            let behind = claim.end..sentence.end;
            self.context.has(Cue::QuestionTag, &behind)
        };
        let opens = (sentence.start..claim.start).find(|&at| self.context.is_word(at)).unwrap_or(claim.start);
        let inverted = self.context.at(Cue::Interrogative, opens).is_some();
        text.is_question(sentence) && !asks_for_assent() || inverted && !self.context.has(Cue::QuestionTag, sentence)
    }

    /// "not", "no" and the like in the same clause shortly before, or within.
    fn is_denied(&self, claim: &Range<usize>, sentence: &Range<usize>, saying: &[Range<usize>]) -> bool {
        let text = self.context.text;
        let from = sentence.start.max(claim.start.saturating_sub(NEGATION_REACH));
        let clause = (from..claim.start)
            .rev()
            .find(|&at| matches!(text.word(at), "," | ":" | ";" | "but" | "because" | "(" | "-" | "–" | "—"))
            .map_or(from, |at| at + 1);
        self.has_outside(Cue::Negator, &(clause..claim.end), saying)
    }

    fn is_corrected(&self, claim: &Range<usize>, sentence: &Range<usize>, saying: &[Range<usize>]) -> bool {
        let context = self.context;
        if self.corrects || self.has_outside(Cue::Debunk, sentence, saying) {
            return true;
        }
        let at = context.text.sentence_of(claim.start);
        let sentences = context.text.sentences();
        let beside = at.saturating_sub(CORRECTION_REACH)..(at + 2).min(sentences.len());
        sentences.get(beside).unwrap_or_default().iter().filter(|other| *other != sentence).any(|other| {
            !context.has(Cue::DoubleNegation, other)
                && (context.has(Cue::Correction, other) || other.len() <= 14 && context.has(Cue::Debunk, other))
        })
    }

    /// "They say that …", "…, he claims"; but not "studies show that …".
    fn is_reported(&self, claim: &Range<usize>, sentence: &Range<usize>, saying: &[Range<usize>]) -> bool {
        let context = self.context;
        let before = sentence.start..claim.start;
        if context.has(Cue::Endorsed, &before) {
            return false;
        }
        let behind = claim.end..sentence.end.min(claim.end + 6);
        let is_set_off = matches!(context.text.word(claim.end), "," | "-" | "–" | "—" | "(" | "according" | "\"");
        self.has_outside(Cue::Reported, &(sentence.start..claim.end), saying)
            || self.has_outside(Cue::Hypothetical, &before, saying)
            || is_set_off && context.has(Cue::Reported, &behind)
    }

    /// A trial that asks, rather than one that is said to have shown it.
    fn is_studied(&self, sentence: &Range<usize>) -> bool {
        self.context.has(Cue::Tested, sentence) && !self.context.has(Cue::Endorsed, sentence)
    }

    /// "/s", a rolling of eyes, a laugh close by.
    fn is_joke(&self, claim: &Range<usize>, sentence: &Range<usize>) -> bool {
        let text = self.context.text;
        let near =
            claim.start.saturating_sub(JOKE_REACH).max(sentence.start)..(claim.end + JOKE_REACH).min(sentence.end + 3);
        let slash_s = near.clone().any(|at| {
            text.word(at) == "/"
                && matches!(text.word(at + 1), "s" | "sarcasm" | "satire" | "j")
                && text.token(at + 1).is_some_and(|next| next.glued)
                && text.token(at).is_some_and(|slash| !slash.glued)
        });
        slash_s
            || self.jokes
            || self.context.has(Cue::Joke, sentence)
            || near.clone().any(|at| {
                let word = text.word(at);
                ["🙄", "🤦", "🤡", "😂", "🤣", "😒"].iter().any(|face| word.starts_with(face))
            })
    }

    /// Followed by "No.", "They don't.", "Please stop."
    fn is_rebuked(&self, sentence: &Range<usize>) -> bool {
        let text = self.context.text;
        let words: Vec<usize> =
            (sentence.end..sentence.end + 6).filter(|&at| self.context.is_word(at)).take(3).collect();
        let word = |nth: usize| words.get(nth).map_or("", |&at| text.word(at));
        let refuses = matches!(
            word(0),
            "no" | "nope"
                | "nah"
                | "wrong"
                | "false"
                | "never"
                | "rubbish"
                | "bollocks"
                | "bullshit"
                | "nonsense"
                | "lies"
        );
        let answers = matches!(word(0), "it" | "they" | "this" | "that" | "these" | "we" | "he" | "she")
            && (matches!(
                word(1),
                "don't" | "doesn't" | "isn't" | "aren't" | "didn't" | "dont" | "doesnt" | "won't" | "cannot" | "can't"
            ) || word(2) == "not");
        let stops = matches!((word(0), word(1)), ("please" | "just", "stop") | ("stop", _));
        refuses && !matches!(word(1), "one" | "doubt" | "wonder" | "surprise") || answers || stops
    }
}

/// Whether a number can be the year of a publication.
pub(super) fn is_year(number: &str) -> bool {
    number.len() == 4 && number.parse::<u16>().is_ok_and(|year| (1800..=2100).contains(&year))
}

/// Whether an address belongs to a health body, a journal or an index of studies.
fn is_authority(url: &str) -> bool {
    let host = url.split("://").nth(1).unwrap_or(url);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    AUTHORITIES
        .iter()
        .any(|authority| host.strip_suffix(authority).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

const AUTHORITIES: &[&str] = &[
    "who.int",
    "nih.gov",
    "cdc.gov",
    "fda.gov",
    "cancer.gov",
    "nhs.uk",
    "gov.uk",
    "nice.org.uk",
    "cochrane.org",
    "cochranelibrary.com",
    "ema.europa.eu",
    "ecdc.europa.eu",
    "rki.de",
    "has-sante.fr",
    "aemps.gob.es",
    "doi.org",
    "nejm.org",
    "thelancet.com",
    "bmj.com",
    "jamanetwork.com",
    "nature.com",
    "clinicaltrials.gov",
    "aap.org",
    "acog.org",
    "cancerresearchuk.org",
    "health.gov.au",
    "canada.ca",
];
