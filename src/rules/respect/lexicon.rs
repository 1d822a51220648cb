//! Abusive words, however they are disguised: doubled letters, signs for letters, letters apart, words in a hashtag.

use std::ops::Range;

use super::hash::{CLASS_MASK, EMPTY, extend, key};
use crate::data::{ABUSE, ABUSE_STARTS, Abuse};
use crate::text::{Case, Kind, Text};

/// From so many equal letters on, some are there for the sound.
const STRETCHED: usize = 3;

/// Single letters in a row that may spell a word.
const SPELT: std::ops::RangeInclusive<usize> = 4..=9;

/// A word or a chunk of signs and letters is at most so long; links and code are longer.
const LONGEST_CHUNK: usize = 16;

/// An abusive word where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) class: Abuse,
    pub(super) tokens: Range<usize>,
}

/// All of them, in the order of the text.
pub(super) fn find(text: &Text<'_>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(token) = text.token(at) {
        let found = match token.kind {
            Kind::Word | Kind::Number | Kind::Punct => {
                phrase(text, at).or_else(|| chunk(text, at)).or_else(|| spelt(text, at))
            }
            Kind::Hashtag => hashtag(text, at),
            _ => None,
        };
        at = match found {
            Some(word) => {
                let end = word.tokens.end;
                words.push(word);
                end
            }
            None => at + 1,
        };
    }
    words
}

fn lookup(hash: u64) -> Option<Abuse> {
    let key = key(hash);
    let byte = usize::try_from(key >> 56).ok()?;
    let near = ABUSE.get(*ABUSE_STARTS.get(byte)?..*ABUSE_STARTS.get(byte + 1)?)?;
    let entry = near.get(near.partition_point(|entry| entry & !CLASS_MASK < key))?;
    if entry & !CLASS_MASK != key {
        return None;
    }
    usize::try_from(entry & CLASS_MASK).ok().and_then(|class| Abuse::ALL.get(class)).copied()
}

/// The longest of one to four words that begin here.
fn phrase(text: &Text<'_>, at: usize) -> Option<Word> {
    if text.token(at)?.kind != Kind::Word {
        return None;
    }
    let mut best = None;
    let mut hash = EMPTY;
    let mut next = at;
    for length in 0..4 {
        let Some(token) = text.token(next).filter(|token| token.kind == Kind::Word) else { break };
        if length > 0 {
            hash = extend(hash, " ");
        }
        hash = extend(hash, text.folded(token));
        if let Some(class) = lookup(hash) {
            best = Some(Word { class, tokens: at..next + 1 });
        }
        // "half-wit" is two words with a hyphen between.
        let hyphen = text.token(next + 1).is_some_and(|sign| sign.glued && text.folded(sign) == "-");
        next += if hyphen { 2 } else { 1 };
    }
    best.or_else(|| {
        let class = stretched(text.word(at))?;
        Some(Word { class, tokens: at..at + 1 })
    })
}

/// "fuuuuck", "biiitch": with one letter or two for three and more; "f_ck" with its signs.
fn stretched(word: &str) -> Option<Abuse> {
    if word.contains('_') {
        return lookup(extend(EMPTY, &word.replace('_', "*")));
    }
    let bytes = word.as_bytes();
    if word.len() > LONGEST_CHUNK
        || !word.is_ascii()
        || !bytes.windows(STRETCHED).any(|run| run.iter().all(|byte| Some(byte) == run.first()))
    {
        return None;
    }
    [1, 2].into_iter().find_map(|keep| {
        let mut short = String::with_capacity(word.len());
        let mut run = 0;
        let mut before = None;
        for (at, c) in word.char_indices() {
            run = if before == Some(c) { run + 1 } else { 1 };
            let length =
                word.get(at..).map_or(0, |rest| rest.chars().take_while(|&other| other == c).count()) + run - 1;
            if length < STRETCHED || run <= keep {
                short.push(c);
            }
            before = Some(c);
        }
        lookup(extend(EMPTY, &short))
    })
}

/// "a$$hole", "f*ck", "sh1t", "f-u-c-k": letters, digits and signs without a space between.
fn chunk(text: &Text<'_>, at: usize) -> Option<Word> {
    if text.token(at)?.glued
        && at
            .checked_sub(1)
            .and_then(|before| text.token(before))
            .is_some_and(|before| is_part(text, before.kind, before))
    {
        return None;
    }
    let mut end = at;
    while let Some(token) =
        text.token(end).filter(|token| (end == at || token.glued) && is_part(text, token.kind, token))
    {
        end += 1;
        if token.span.end - text.token(at)?.span.start > LONGEST_CHUNK {
            return None;
        }
    }
    while end > at
        && matches!(text.word(end - 1), "." | "!" | "-" | "*" | "'" | ":")
        && !matches!(text.word(end - 1), "*")
    {
        end -= 1;
    }
    let tokens = at..end;
    if tokens.len() < 2 || !tokens.clone().any(|at| text.token(at).is_some_and(|token| token.kind == Kind::Word)) {
        return None;
    }
    let typed: String = tokens.clone().map(|at| text.word(at)).collect();
    let read: String = typed.chars().map(letter).collect();
    let masked = lookup(extend(EMPTY, &read));
    let letters = tokens
        .clone()
        .all(|at| text.token(at).is_some_and(|token| token.kind != Kind::Word || token.span.range().len() == 1));
    let found = masked.or_else(|| {
        let bare: String = read.chars().filter(|&c| c != '*').collect();
        if letters && SPELT.contains(&bare.len()) { lookup(extend(EMPTY, &bare)) } else { stretched(&read) }
    });
    found.map(|class| Word { class, tokens })
}

fn is_part(text: &Text<'_>, kind: Kind, token: &crate::text::Token) -> bool {
    match kind {
        Kind::Word | Kind::Number => true,
        // "b@d" is read as a handle behind a letter.
        Kind::Mention => token.glued,
        Kind::Punct => matches!(text.folded(token), "*" | "$" | "@" | "!" | "#" | "." | "-" | "%" | "^" | "+" | "|"),
        _ => false,
    }
}

/// The letter that a sign or digit stands for; `*` for one that only hides a letter.
fn letter(c: char) -> char {
    match c {
        '$' | '5' => 's',
        '@' | '4' => 'a',
        '!' | '1' | '|' => 'i',
        '3' => 'e',
        '0' => 'o',
        '7' | '+' => 't',
        '8' => 'b',
        '9' => 'g',
        '#' | '.' | '-' | '%' | '^' => '*',
        c => c,
    }
}

/// "f u c k": single letters with spaces between.
fn spelt(text: &Text<'_>, at: usize) -> Option<Word> {
    let is_letter =
        |at: usize| text.token(at).is_some_and(|token| token.kind == Kind::Word && token.span.range().len() == 1);
    // "What a f …": the article is a letter too.
    let goes_on = at.checked_sub(1).is_some_and(|before| is_letter(before) && !matches!(text.word(before), "a" | "i"));
    if !is_letter(at) || goes_on {
        return None;
    }
    let mut hash = EMPTY;
    let mut end = at;
    while end - at < *SPELT.end() && is_letter(end) {
        hash = extend(hash, text.word(end));
        end += 1;
        if SPELT.contains(&(end - at))
            && !is_letter(end)
            && let Some(class) = lookup(hash)
        {
            return Some(Word { class, tokens: at..end });
        }
    }
    None
}

/// The whole tag, or one of the words that its capitals make out.
fn hashtag(text: &Text<'_>, at: usize) -> Option<Word> {
    let token = text.token(at)?;
    let whole = text.folded(token).trim_start_matches('#');
    let tokens = at..at + 1;
    if let Some(class) = lookup(extend(EMPTY, whole)) {
        return Some(Word { class, tokens });
    }
    let typed = text.slice(token.span);
    let mut hash = EMPTY;
    let mut length = 0;
    let mut previous = Case::Upper;
    for c in typed.chars().chain(['A']) {
        let case = if c.is_uppercase() { Case::Upper } else { Case::Lower };
        if (case == Case::Upper && previous == Case::Lower || !c.is_alphabetic()) && length > 0 {
            if length > 3
                && let Some(class) = lookup(hash)
            {
                return Some(Word { class, tokens });
            }
            (hash, length) = (EMPTY, 0);
        }
        if c.is_alphabetic() {
            let mut buffer = [0; 4];
            hash = c.to_lowercase().fold(hash, |hash, c| extend(hash, c.encode_utf8(&mut buffer)));
            length += 1;
        }
        previous = case;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(raw: &str) -> Vec<(Abuse, &str)> {
        let text = Text::new(raw);
        find(&text).into_iter().map(|word| (word.class, text.slice(text.span(word.tokens)))).collect()
    }

    #[test]
    fn sees_through_disguises() {
        for disguised in [
            "asshole",
            "a$$hole",
            "a**hole",
            "assholes",
            "ASSHOLE",
            "аsshole",
            "as\u{200B}shole",
            "#asshole",
            "#SuchAnAsshole",
            "a s s h o l e",
            "assssshole",
            "a.s.s.h.o.l.e",
        ] {
            assert_eq!(found(disguised).first().map(|found| found.0), Some(Abuse::Vulgar), "{disguised}");
        }
        for disguised in ["f*ck", "f**k", "fuuuuck", "f u c k", "f-u-c-k", "f.u.c.k", "fu*k", "f_ck", "f@ck it"] {
            let class = found(disguised).first().map(|found| found.0);
            assert!(class == Some(Abuse::Curse) || disguised == "f@ck it", "{disguised}: {class:?}");
        }
        assert_eq!(found("sh1t and m0ron").len(), 2);
        assert_eq!(found("such a half-wit"), [(Abuse::Insult, "half-wit")]);
    }

    #[test]
    fn ordinary_words_hold_none() {
        for ordinary in [
            "class assay Scunthorpe",
            "a-hole in one? no: a 5-hit",
            "f.",
            "s-100 and CD4+",
            "I D K",
            "Cockcroft",
            "peer-reviewed 3.5",
            "A B C D E",
            "#AssessMe",
            "x@y.org a+b",
        ] {
            assert_eq!(found(ordinary).iter().filter(|found| found.1 != "a-hole").count(), 0, "{ordinary}");
        }
    }
}
