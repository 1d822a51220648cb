//! Tokens: words, numbers, mentions, hashtags, addresses and pictures, as people type them on X.

use std::ops::Range;

use super::emoji::emoji_len;
use super::fold::{is_zero_width, push_folded};
use crate::report::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits, with points and commas inside.
    Number,
    /// `@name`.
    Mention,
    /// `#tag`.
    Hashtag,
    /// A web address.
    Url,
    /// `name@example.com`.
    Email,
    /// One picture, of however many characters.
    Emoji,
    /// Any other sign.
    Punct,
    /// The end of a line.
    Newline,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Case {
    /// `word`, and everything that has no case.
    Lower,
    /// `Word`, `O'Brien`, `McCoy`.
    Capital,
    /// `WORD`, and a single capital.
    Upper,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) case: Case,
    /// In the text as typed.
    pub(crate) span: Span,
    /// Nothing stands between this token and the one before.
    pub(crate) glued: bool,
    /// A possessive ending belongs to the token.
    pub(crate) possessive: bool,
    folded: (u32, u32),
}

impl Token {
    /// Where the folded form stands in the folded view, without a possessive ending.
    pub(crate) fn folded(&self) -> Range<usize> {
        self.folded.0 as usize..self.folded.1 as usize
    }

    /// Its span without a possessive ending.
    pub(crate) fn stem_span(&self, raw: &str) -> Span {
        if !self.possessive {
            return self.span;
        }
        let typed = raw.get(self.span.range()).unwrap_or_default();
        let stem = typed.trim_end_matches(['s', 'S']).trim_end_matches(|c| is_apostrophe(c) || is_zero_width(c));
        Span::new(self.span.start, self.span.start + stem.len())
    }
}

/// Cuts a text with some web addresses into tokens, and gives the folded view that they point into.
pub(crate) fn tokenize(raw: &str, urls: &[Range<usize>]) -> (Vec<Token>, String) {
    let mut tokens = Vec::with_capacity(raw.len() / 5 + 1);
    let mut folded = String::with_capacity(raw.len());
    let mut urls = urls.iter().peekable();
    let mut at = 0;
    let mut glued = false;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        while urls.next_if(|url| url.start < at).is_some() {}
        let url = urls.next_if(|url| url.start == at).map(|url| (Kind::Url, url.len()));
        let Some((kind, len)) = url.or_else(|| next_token(raw, at, rest)) else {
            let len = rest.chars().next().map_or(1, char::len_utf8);
            glued &= rest.chars().next().is_some_and(is_zero_width);
            at += len;
            continue;
        };
        let typed = rest.get(..len).unwrap_or_default();
        let start = folded.len();
        for c in typed.chars() {
            push_folded(&mut folded, c);
        }
        let possessive = if kind == Kind::Word { possessive_len(folded.get(start..).unwrap_or_default()) } else { 0 };
        let end = folded.len() - possessive;
        tokens.push(Token {
            kind,
            case: if kind == Kind::Word { case(typed) } else { Case::Lower },
            span: Span::new(at, at + len),
            glued,
            possessive: possessive > 0,
            folded: (index(start), index(end)),
        });
        glued = kind != Kind::Newline;
        at += len;
    }
    (tokens, folded)
}

/// The kind and length in bytes of the token that begins here; nothing for a space.
fn next_token(raw: &str, at: usize, rest: &str) -> Option<(Kind, usize)> {
    let c = rest.chars().next()?;
    if c == '\n' {
        return Some((Kind::Newline, 1));
    }
    if c.is_whitespace() || is_zero_width(c) || c.is_control() {
        return None;
    }
    let token = match c {
        '@' | '＠' => mention_len(rest).map(|len| (Kind::Mention, len)),
        '#' | '＃' => {
            emoji_len(rest).map(|len| (Kind::Emoji, len)).or_else(|| hashtag_len(rest).map(|len| (Kind::Hashtag, len)))
        }
        _ => None,
    };
    if token.is_some() {
        return token;
    }
    if (is_word_char(c) || c.is_numeric())
        && let Some(len) = email_len(raw, at)
    {
        return Some((Kind::Email, len));
    }
    if let Some(len) = emoji_len(rest) {
        return Some((Kind::Emoji, len));
    }
    if is_digit(c) {
        return Some((Kind::Number, number_len(rest)));
    }
    if is_word_char(c) {
        return Some((Kind::Word, word_len(rest)));
    }
    Some((Kind::Punct, c.len_utf8()))
}

/// Letters, and the marks, joiners and apostrophes within them.
fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_word_char(c) {
            end = at + c.len_utf8();
        } else if is_zero_width(c) {
            // Belongs to the word only if the word goes on behind it.
        } else if is_apostrophe(c) {
            let next = chars.peek().map(|&(_, next)| next);
            if !next.is_some_and(is_word_char) {
                break;
            }
        } else {
            break;
        }
    }
    end
}

/// Digits, with points and commas between them: `1,243.5`.
fn number_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_digit(c) {
            end = at + c.len_utf8();
        } else if matches!(c, '.' | ',') {
            if !chars.peek().is_some_and(|&(_, next)| is_digit(next)) {
                break;
            }
        } else if !is_zero_width(c) {
            break;
        }
    }
    end
}

/// X's handles have at most fifteen characters; longer runs are no handle.
fn mention_len(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let sign = chars.next()?.len_utf8();
    let name = chars.as_str().bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    (1..=20).contains(&name).then_some(sign + name)
}

fn hashtag_len(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let sign = chars.next()?.len_utf8();
    let name = chars.as_str();
    let len: usize =
        name.chars().take_while(|&c| c == '_' || c.is_alphanumeric() || is_mark(c)).map(char::len_utf8).sum();
    name.get(..len)?.chars().any(char::is_alphabetic).then_some(sign + len)
}

/// `local@domain.tld`, where a word begins.
fn email_len(raw: &str, at: usize) -> Option<usize> {
    let rest = raw.get(at..)?;
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let local = rest.bytes().take(65).take_while(is_local).count();
    let domain = rest.get(local..)?.strip_prefix('@').filter(|_| (1..=64).contains(&local))?;
    let mut len =
        domain.bytes().take(254).take_while(|byte| byte.is_ascii_alphanumeric() || b".-".contains(byte)).count();
    while domain.get(..len).is_some_and(|domain| domain.ends_with(['.', '-'])) {
        len -= 1;
    }
    let (name, top) = domain.get(..len)?.rsplit_once('.')?;
    (!name.is_empty() && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .then_some(local + 1 + len)
}

fn case(typed: &str) -> Case {
    let mut letters = typed.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        Case::Lower
    } else if letters.all(char::is_uppercase) {
        Case::Upper
    } else {
        Case::Capital
    }
}

/// Bytes of `'s`, or of the apostrophe after a plural, at the end of a folded word.
fn possessive_len(folded: &str) -> usize {
    if folded.len() > 2 && folded.ends_with("'s") { 2 } else { 0 }
}

fn is_word_char(c: char) -> bool {
    c.is_alphabetic() || is_mark(c) || c == '_'
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Accents that were typed as characters of their own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn index(at: usize) -> u32 {
    // A draft has at most 25,000 characters: its folded view stays far below four billion bytes.
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::url;

    fn tokens(raw: &str) -> Vec<(Kind, &str)> {
        tokenize(raw, &url::find(raw)).0.into_iter().map(|token| (token.kind, &raw[token.span.range()])).collect()
    }

    #[test]
    fn kinds() {
        use Kind::*;
        assert_eq!(
            tokens("@ana_p it's 91F, #FrequentFlyer 😀 K 3.5! me@x.org\nwho.int"),
            [
                (Mention, "@ana_p"),
                (Word, "it's"),
                (Number, "91"),
                (Word, "F"),
                (Punct, ","),
                (Hashtag, "#FrequentFlyer"),
                (Emoji, "😀"),
                (Word, "K"),
                (Number, "3.5"),
                (Punct, "!"),
                (Email, "me@x.org"),
                (Newline, "\n"),
                (Url, "who.int"),
            ]
        );
    }

    #[test]
    fn hidden_characters_do_not_cut() {
        assert_eq!(
            tokens("pa\u{200B}tient 12\u{200D}3"),
            [(Kind::Word, "pa\u{200B}tient"), (Kind::Number, "12\u{200D}3")]
        );
        assert_eq!(tokens("Jose\u{301}’s"), [(Kind::Word, "Jose\u{301}’s")]);
    }

    #[test]
    fn possessives_fall_away() {
        let raw = "Alvarez’s";
        let (tokens, folded) = tokenize(raw, &[]);
        assert_eq!(&folded[tokens[0].folded()], "alvarez");
        assert_eq!(&raw[tokens[0].stem_span(raw).range()], "Alvarez");
    }

    proptest! {
        #[test]
        fn any_text_is_safe(raw in "\\PC{0,80}|[@#a-z. 0-9'’-]{0,80}") {
            let (tokens, folded) = tokenize(&raw, &url::find(&raw));
            let mut end = 0;
            for token in &tokens {
                prop_assert!(token.span.start >= end);
                prop_assert!(raw.is_char_boundary(token.span.start) && raw.is_char_boundary(token.span.end));
                prop_assert!(folded.get(token.folded()).is_some());
                end = token.span.end;
            }
        }
    }
}
