//! Web addresses as X finds them: it shortens each to 23 characters, also those without `https://`.
//!
//! The grammar is that of twitter-text 3, walked by hand.

use fst::raw::Fst;

use crate::data;

/// A web address at the start of a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Url {
    /// Its length in bytes.
    pub(crate) len: usize,
}

/// The web address that begins at `at`, if one does.
pub(crate) fn url_at(text: &str, at: usize) -> Option<Url> {
    let before = text.get(..at)?.chars().next_back();
    let rest = text.get(at..)?;
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '＠' | '$' | '#' | '＃')) {
        return None;
    }
    let protocol = ["https://", "http://"]
        .into_iter()
        .find(|protocol| rest.get(..protocol.len()).is_some_and(|start| start.eq_ignore_ascii_case(protocol)));
    let start = protocol.map_or(0, str::len);
    if protocol.is_none() && before.is_some_and(|c| matches!(c, '-' | '_' | '.' | '/') || is_latin_accent(c)) {
        return None;
    }
    let is_domain_char = if protocol.is_some() { is_domain_char } else { is_ascii_domain_char };
    let domain = domain_len(rest.get(start..)?, is_domain_char)?;
    let mut end = start + domain;
    let port = port_len(rest.get(end..)?);
    let path = path_len(rest.get(end + port..)?);
    if protocol.is_some() || path > 0 {
        end += port + path;
        end += query_len(rest.get(end..)?);
    }
    if protocol.is_some() && rest.get(start..start + domain).is_some_and(|domain| domain.eq_ignore_ascii_case("t.co")) {
        end = short_link_len(rest, start + domain).unwrap_or(end);
    }
    Some(Url { len: end })
}

/// Labels, dots and a top-level domain that exists; the longest prefix that makes a domain.
fn domain_len(rest: &str, is_domain_char: fn(char) -> bool) -> Option<usize> {
    let mut found = None;
    let mut label = 0;
    let mut labels = 0;
    for (at, c) in rest.char_indices().chain([(rest.len(), ' ')]) {
        if is_domain_char(c) || matches!(c, '-' | '_') {
            continue;
        }
        let word = rest.get(label..at)?;
        let first = word.chars().next();
        let last = word.chars().next_back();
        if word.is_empty()
            || first.is_some_and(|c| matches!(c, '-' | '_'))
            || last.is_some_and(|c| matches!(c, '-' | '_'))
        {
            break;
        }
        if labels > 0 && !matches!(c, '@' | '+') && is_top_level_domain(word) {
            found = Some(at);
        }
        if c != '.' {
            break;
        }
        labels += 1;
        label = at + 1;
    }
    // A name may carry underscores only below the registered domain.
    found.filter(|&len| {
        let mut labels = rest.get(..len).unwrap_or_default().rsplit('.');
        labels.next();
        labels.next().is_some_and(|name| !name.contains('_'))
    })
}

fn is_top_level_domain(label: &str) -> bool {
    let mut lower = [0_u8; 24];
    let Some(lower) = lower.get_mut(..label.len()) else { return false };
    lower.copy_from_slice(label.as_bytes());
    lower.make_ascii_lowercase();
    if lower.starts_with(b"xn--") {
        return lower.len() > 4;
    }
    Fst::new(data::TOP_LEVEL_DOMAINS).is_ok_and(|domains| domains.contains_key(lower))
}

fn is_domain_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        !c.is_whitespace() && !c.is_control() && !is_wide_punctuation(c)
    }
}

fn is_ascii_domain_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_latin_accent(c)
}

fn is_latin_accent(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}

fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '\u{FE30}'..='\u{FE4F}' | '\u{FEFF}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

fn port_len(rest: &str) -> usize {
    let digits = rest.strip_prefix(':').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    if digits > 0 { digits + 1 } else { 0 }
}

/// From the slash up to the last character that may end a path: a full stop after the link is not part of it.
fn path_len(rest: &str) -> usize {
    if !rest.starts_with('/') {
        return 0;
    }
    let mut end = 1;
    let mut at = 1;
    while let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        if c == '(' {
            let Some(len) = parens_len(rest.get(at..).unwrap_or_default(), 1) else { break };
            at += len;
            end = at;
        } else if is_path_char(c) {
            at += c.len_utf8();
            if ends_path(c) {
                end = at;
            }
        } else {
            break;
        }
    }
    end
}

/// A balanced pair of brackets with path characters inside, nested at most `depth` times more.
fn parens_len(rest: &str, depth: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        let c = rest.get(at..)?.chars().next()?;
        match c {
            ')' if at > 1 => return Some(at + 1),
            '(' if depth > 0 => at += parens_len(rest.get(at..)?, depth - 1)?,
            c if is_path_char(c) => at += c.len_utf8(),
            _ => return None,
        }
    }
}

fn is_path_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '!' | '*' | '\'' | ';' | ':' | '=' | '+' | ',' | '.' | '$' | '/' | '%' | '#' | '[' | ']')
        || matches!(c, '-' | '\u{2013}' | '_' | '~' | '@' | '|' | '&')
        || is_latin_accent(c)
        || is_cyrillic(c)
}

fn ends_path(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '=' | '_' | '#' | '/') || is_latin_accent(c) || is_cyrillic(c)
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4FF}')
}

fn query_len(rest: &str) -> usize {
    if !rest.starts_with('?') {
        return 0;
    }
    let mut end = 0;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        let ends = byte.is_ascii_alphanumeric() || b"-_&=#/".contains(&byte);
        if !ends && !b"!?*'@();:+$%[].,~|".contains(&byte) {
            break;
        }
        if ends {
            end = at + 1;
        }
    }
    end
}

/// X's own short links end with their code, whatever follows.
fn short_link_len(rest: &str, after_domain: usize) -> Option<usize> {
    let code = rest.get(after_domain..)?.strip_prefix('/')?;
    let len = code.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let end = after_domain + 1 + len;
    (len > 0).then(|| end + query_len(rest.get(end..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        url_at(text, 0).map(|url| &text[..url.len])
    }

    #[test]
    fn addresses() {
        for (text, url) in [
            ("https://x.com/a/status/1?s=20 yes", "https://x.com/a/status/1?s=20"),
            ("example.com.", "example.com"),
            ("nejm.org/doi/10.1056/x, read", "nejm.org/doi/10.1056/x"),
            ("en.wikipedia.org/wiki/Sepsis_(disease)!", "en.wikipedia.org/wiki/Sepsis_(disease)"),
            ("HTTP://WHO.INT", "HTTP://WHO.INT"),
            ("https://t.co/abc123, next", "https://t.co/abc123"),
            ("bbc.co.uk", "bbc.co.uk"),
        ] {
            assert_eq!(found(text), Some(url));
        }
    }

    #[test]
    fn not_addresses() {
        for text in ["e.g. this", "2.5 mg", "St.Mary", "example.notatld", "https://", "...", "Dr.Who", "1.5"] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(url_at("me@example.com", 3), None);
    }
}
