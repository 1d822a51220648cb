//! One pass over the text: tokens, sentences and a folded view, from which every rule reads.

mod emoji;
mod fold;
mod length;
mod offsets;
pub(crate) mod phrases;
mod token;
mod url;

use std::ops::Range;

pub use length::{MAX_WEIGHT, weighted_length};
pub use offsets::Offsets;
pub(crate) use token::{Case, Kind, Token};

use crate::report::Span;

/// A draft's text, cut into tokens and sentences. Linear in its length to build.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    raw: &'a str,
    folded: String,
    /// Web addresses, in bytes.
    urls: Vec<Range<usize>>,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    /// Pairs of quotation marks, as tokens: what stands between is somebody's words.
    quotations: Vec<Range<usize>>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(raw: &'a str) -> Self {
        let urls = url::find(raw);
        let (tokens, folded) = token::tokenize(raw, &urls);
        let mut text = Self { raw, folded, urls, tokens, sentences: Vec::new(), quotations: Vec::new() };
        text.sentences = text.cut_sentences();
        text.quotations = text.pair_quotation_marks();
        text
    }

    pub(crate) fn raw(&self) -> &'a str {
        self.raw
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The token before, if it stands in the same sentence.
    pub(crate) fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1).and_then(|at| self.tokens.get(at))
    }

    /// What a reader sees of a token, in lower case, without a possessive ending.
    pub(crate) fn folded(&self, token: &Token) -> &str {
        self.folded.get(token.folded()).unwrap_or_default()
    }

    /// The same by index; empty past the end.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.folded(token))
    }

    /// As it was typed.
    pub(crate) fn slice(&self, span: Span) -> &'a str {
        self.raw.get(span.range()).unwrap_or_default()
    }

    /// From the first to the last of some tokens; an empty span for none.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.span.to(last.span),
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }

    /// Ranges of tokens.
    pub(crate) fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Which sentence a token stands in.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The tokens of the sentence in which a token stands.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        self.sentences.get(self.sentence_of(token)).cloned().unwrap_or(0..0)
    }

    /// Whether a sentence ends with a question mark.
    pub(crate) fn is_question(&self, sentence: &Range<usize>) -> bool {
        self.tokens
            .get(sentence.clone())
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|token| !matches!(token.kind, Kind::Word | Kind::Number))
            .any(|token| self.folded(token) == "?")
    }

    /// Token ranges between quotation marks, without the marks.
    pub(crate) fn quotations(&self) -> &[Range<usize>] {
        &self.quotations
    }

    /// Whether a range of tokens stands between quotation marks.
    pub(crate) fn is_quoted(&self, tokens: &Range<usize>) -> bool {
        // Quotations neither nest nor cross: the last that begins before is the only one that can hold it.
        let after = self.quotations.partition_point(|quotation| quotation.start <= tokens.start);
        after.checked_sub(1).and_then(|at| self.quotations.get(at)).is_some_and(|quotation| tokens.end <= quotation.end)
    }

    /// The text as one reads past its pictures, with the place that each of its tokens has here; nothing if none stands
    /// in it. Keycaps are digits and stay.
    pub(crate) fn past_pictures(&self) -> Option<(Self, Vec<usize>)> {
        let hides =
            |token: &Token| token.kind == Kind::Emoji && !self.folded(token).starts_with(|c: char| c.is_ascii_digit());
        if !self.tokens.iter().any(hides) {
            return None;
        }
        let (mut tokens, mut places, mut parted) = (Vec::new(), Vec::new(), false);
        for (at, token) in self.tokens.iter().enumerate() {
            if hides(token) {
                parted = true;
            } else {
                let mut token = token.clone();
                token.glued &= !parted;
                tokens.push(token);
                places.push(at);
                parted = false;
            }
        }
        let (sentences, quotations) = (Vec::new(), Vec::new());
        let mut text =
            Self { raw: self.raw, folded: self.folded.clone(), urls: self.urls.clone(), tokens, sentences, quotations };
        text.sentences = text.cut_sentences();
        text.quotations = text.pair_quotation_marks();
        Some((text, places))
    }

    fn cut_sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            if at + 1 == self.tokens.len() || self.ends_sentence(at, token) {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        sentences
    }

    fn ends_sentence(&self, at: usize, token: &Token) -> bool {
        let next = self.token(at + 1);
        match token.kind {
            Kind::Newline => true,
            Kind::Punct => {
                let gap = next.is_none_or(|next| !next.glued);
                match self.folded(token) {
                    "!" | "?" => gap,
                    "." => gap && !self.is_abbreviation_point(at),
                    // A mark that closes a quotation ends the sentence that ended within it.
                    "\"" | ")" if token.glued => {
                        gap && self.before(at).is_some_and(|before| matches!(self.folded(before), "." | "!" | "?"))
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// "Dr." and "J." end no sentence.
    fn is_abbreviation_point(&self, at: usize) -> bool {
        let Some(before) = self.before(at).filter(|_| self.token(at).is_some_and(|point| point.glued)) else {
            return false;
        };
        before.kind == Kind::Word
            && (matches!(before.case, Case::Upper) && self.folded(before).len() == 1
                || matches!(
                    self.folded(before),
                    "dr" | "mr"
                        | "mrs"
                        | "ms"
                        | "mx"
                        | "prof"
                        | "st"
                        | "pt"
                        | "pts"
                        | "vs"
                        | "no"
                        | "e.g"
                        | "i.e"
                        | "approx"
                        | "sr"
                        | "sra"
                        | "srta"
                        | "mme"
                        | "mlle"
                        | "hr"
                        | "fr"
                        | "rev"
                        | "sgt"
                        | "capt"
                ))
    }

    fn pair_quotation_marks(&self) -> Vec<Range<usize>> {
        let mut quotations = Vec::new();
        let mut open: Option<(usize, char)> = None;
        for (at, token) in self.tokens.iter().enumerate() {
            if token.kind != Kind::Punct {
                continue;
            }
            let Some(mark) = self.slice(token.span).chars().next() else { continue };
            match open {
                Some((start, closing)) if closes(mark, closing) => {
                    quotations.push(start..at);
                    open = None;
                }
                None => open = closing_mark(mark).map(|closing| (at + 1, closing)),
                Some(_) => {}
            }
        }
        quotations
    }
}

/// What closes a quotation that this mark opens.
fn closing_mark(mark: char) -> Option<char> {
    Some(match mark {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '»' => '«',
        '‘' => '’',
        _ => return None,
    })
}

/// Keyboards and phones mix straight and curly marks.
fn closes(mark: char, closing: char) -> bool {
    mark == closing || matches!((mark, closing), ('"' | '“', '”') | ('”' | '“', '"') | ('"' | '”', '“'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(raw: &str) -> Vec<&str> {
        let text = Text::new(raw);
        text.sentences().iter().map(|tokens| text.slice(text.span(tokens.clone()))).collect()
    }

    #[test]
    fn cuts_sentences() {
        assert_eq!(sentences("Dr. Lee spoke. So did J. Smith! Why?"), ["Dr. Lee spoke.", "So did J. Smith!", "Why?"]);
        assert_eq!(sentences("K 3.5 today. OK"), ["K 3.5 today.", "OK"]);
        assert_eq!(sentences("\"Stop it.\" He left"), ["\"Stop it.\"", "He left"]);
        assert_eq!(sentences(""), [""; 0]);
    }

    #[test]
    fn pairs_quotation_marks() {
        let text = Text::new("Retire “drug seeker” and \"frequent flyer\", don't we");
        let quoted: Vec<&str> = text.quotations().iter().map(|tokens| text.slice(text.span(tokens.clone()))).collect();
        assert_eq!(quoted, ["drug seeker", "frequent flyer"]);
    }

    #[test]
    fn questions() {
        let text = Text::new("Do antibiotics kill the flu? No.");
        assert!(text.is_question(&text.sentences()[0]));
        assert!(!text.is_question(&text.sentences()[1]));
    }
}
