//! Web addresses as X finds them: it shortens each to 23 characters, also those without `https://`.
//!
//! The grammar is that of twitter-text 3, walked by hand in one pass. It takes almost any character into a domain at
//! first (an emoji glued to an address, a dash) and then, where no protocol stands, keeps the ASCII part.

use std::ops::Range;

use fst::raw::Fst;

use crate::data;

/// The longest label of a domain.
const MAX_LABEL: usize = 63;

/// X links no longer address, its protocol counted, in UTF-16 units.
const MAX_ADDRESS: usize = 4096;

/// What X takes an address without a protocol to begin with.
const IMPLIED_PROTOCOL: usize = "https://".len();

/// Every web address in a text, in bytes and in the order of the text.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains('.') {
        return found;
    }
    // What the last match has taken, the sign before the next cannot be.
    let mut taken = 0;
    // Up to here no address can begin without a protocol: the run of characters around it holds no domain.
    let mut barren = 0;
    let mut before: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        let may_begin = before.is_none_or(|(at, before)| at >= taken && may_precede(before));
        // At the very beginning a sign that may stand before an address does so, if one follows.
        let may_begin = may_begin && !(at == 0 && may_precede(c) && begins_at(text, c));
        if at >= taken && may_begin && is_domain_char(c) {
            match address(text, at, before.map(|(_, before)| before), at < barren) {
                Match::Address { end, addresses } => {
                    found.extend(addresses);
                    taken = end;
                }
                Match::NoDomain { until } => barren = barren.max(until),
                Match::None => {}
            }
        }
        before = Some((at, c));
    }
    found
}

/// Whether an address begins behind the text's first character.
fn begins_at(text: &str, first: char) -> bool {
    let at = first.len_utf8();
    text.get(at..).is_some_and(|rest| rest.starts_with(is_domain_char))
        && matches!(address(text, at, Some(first), false), Match::Address { .. })
}

/// What begins at a place.
enum Match {
    /// A match of the whole grammar, and the addresses that count in it: none where the sign before forbids it.
    Address {
        end: usize,
        addresses: Vec<Range<usize>>,
    },
    /// No domain before this place.
    NoDomain {
        until: usize,
    },
    None,
}

fn address(text: &str, at: usize, before: Option<char>, barren: bool) -> Match {
    let rest = text.get(at..).unwrap_or_default();
    let protocol = ["https://", "http://"]
        .into_iter()
        .find(|protocol| rest.get(..protocol.len()).is_some_and(|start| start.eq_ignore_ascii_case(protocol)))
        .map_or(0, str::len);
    if protocol == 0 && barren {
        return Match::None;
    }
    let from = at + protocol;
    let domain = match domain_len(text.get(from..).unwrap_or_default()) {
        Ok(len) => from..from + len,
        Err(label) if protocol == 0 => return Match::NoDomain { until: at + label },
        Err(_) => return Match::None,
    };
    let port = domain.end + port_len(text.get(domain.end..).unwrap_or_default());
    let path = port + path_len(text.get(port..).unwrap_or_default());
    let end = path + query_len(text.get(path..).unwrap_or_default());
    let is_valid = text
        .get(domain.clone())
        .unwrap_or_default()
        .split('.')
        .all(|label| !label.is_empty() && label.len() <= MAX_LABEL);
    let addresses = if !is_valid || protocol == 0 && before.is_some_and(|c| matches!(c, '-' | '_' | '.' | '/')) {
        Vec::new()
    } else if protocol == 0 {
        let mut addresses = ascii_domains(text, &domain);
        // Only a path binds what stands behind the domain to it.
        if let Some(last) = addresses.last_mut().filter(|_| path > port) {
            last.end = if last.end == domain.end { end } else { last.end + (end - domain.end) };
        }
        addresses
    } else {
        let is_short = text.get(domain.clone()).is_some_and(|domain| domain.eq_ignore_ascii_case("t.co"));
        let end = if is_short { short_link_end(text, domain.end).unwrap_or(end) } else { end };
        vec![Range { start: at, end }]
    };
    // twitter-text counts a protocol that is there twice.
    let extra = if protocol == 0 { IMPLIED_PROTOCOL } else { protocol };
    let fits = |address: &Range<usize>| {
        let units = text.get(address.clone()).unwrap_or_default().encode_utf16().take(MAX_ADDRESS + 1).count();
        extra + units <= MAX_ADDRESS
    };
    Match::Address { end, addresses: addresses.into_iter().filter(fits).collect() }
}

/// The length of labels, dots and a top-level domain that exists; the longest there is. Where there is none, the
/// length of the first label.
fn domain_len(rest: &str) -> Result<usize, usize> {
    let mut found = None;
    let mut first = None;
    let mut start = 0;
    let mut plain_name = true;
    loop {
        let label_rest = rest.get(start..).unwrap_or_default();
        // A name may carry underscores only below the registered domain.
        if start > 0
            && plain_name
            && let Some(len) = top_level_domain_len(label_rest)
        {
            found = Some(start + len);
        }
        let len = label_rest.find(|c| !is_domain_char(c) && !matches!(c, '-' | '_')).unwrap_or(label_rest.len());
        let label = label_rest.get(..len).unwrap_or_default();
        // Behind an underscore a name may begin that is one; in a label that is far too long none does.
        first.get_or_insert(if len > 4 * MAX_LABEL { len } else { label.find('_').unwrap_or(len) });
        let is_label = !label.is_empty() && !label.starts_with(['-', '_']) && !label.ends_with(['-', '_']);
        if !is_label || !label_rest.get(len..).is_some_and(|rest| rest.starts_with('.')) {
            break;
        }
        plain_name = !label.contains('_');
        start += len + 1;
    }
    found.ok_or(first.unwrap_or_default())
}

/// The ASCII domains within a domain of any characters.
fn ascii_domains(text: &str, domain: &Range<usize>) -> Vec<Range<usize>> {
    let within = text.get(domain.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut at = 0;
    while at < within.len() {
        let rest = within.get(at..).unwrap_or_default();
        let len = rest.find(|c: char| !is_ascii_domain_char(c) && c != '.').unwrap_or(rest.len());
        let run = rest.get(..len).unwrap_or_default();
        if let Some((start, end)) = ascii_domain(run, rest) {
            found.push(domain.start + at + start..domain.start + at + end);
        }
        at += len + rest.get(len..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    found
}

/// The longest domain in a run of letters, digits, hyphens and dots.
fn ascii_domain(run: &str, rest: &str) -> Option<(usize, usize)> {
    let start = run.find(|c| c != '.')?;
    let dots = run.char_indices().filter(|&(at, c)| c == '.' && at > start);
    let mut ends = dots.filter_map(|(dot, _)| top_level_domain_len(rest.get(dot + 1..)?).map(|len| dot + 1 + len));
    ends.next_back().map(|end| (start, end))
}

/// The longest top-level domain that begins here. It ends where no ASCII letter, digit, `@`, `+` or `-` follows; other
/// scripts may.
fn top_level_domain_len(rest: &str) -> Option<usize> {
    let ends = |len: usize| {
        let next = rest.get(len..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|next| next.is_ascii_alphanumeric() || matches!(next, '@' | '+' | '-'))
    };
    if rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")) {
        let len = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        return (len > 4).then_some(len);
    }
    let domains = Fst::new(data::TOP_LEVEL_DOMAINS).ok()?;
    let mut node = domains.root();
    let mut longest = None;
    for (at, byte) in rest.bytes().enumerate() {
        let Some(transition) = node.find_input(byte.to_ascii_lowercase()) else { break };
        node = domains.node(node.transition_addr(transition));
        if node.is_final() && ends(at + 1) {
            longest = Some(at + 1);
        }
    }
    longest
}

/// What may stand before an address.
fn may_precede(c: char) -> bool {
    !c.is_ascii_alphanumeric() && !matches!(c, '@' | '＠' | '$' | '#' | '＃' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Nearly everything but ASCII signs and spaces.
fn is_domain_char(c: char) -> bool {
    match c {
        // twitter-text forgot these two among its signs.
        '"' | '`' => true,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{A0}'
        | '\u{1680}'
        | '\u{180E}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => false,
        '\u{202A}'..='\u{202E}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}' => false,
        '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    }
}

fn is_ascii_domain_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || is_latin_accent(c)
}

fn is_latin_accent(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
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
fn short_link_end(text: &str, after_domain: usize) -> Option<usize> {
    let code = text.get(after_domain..)?.strip_prefix('/')?;
    let len = code.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let end = after_domain + 1 + len;
    (len > 0).then(|| end + query_len(text.get(end..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|url| &text[url]).collect()
    }

    #[test]
    fn addresses() {
        for (text, url) in [
            ("https://x.com/a/status/1?s=20 yes", "https://x.com/a/status/1?s=20"),
            ("example.com.", "example.com"),
            ("see nejm.org/doi/10.1056/x, read", "nejm.org/doi/10.1056/x"),
            ("en.wikipedia.org/wiki/Sepsis_(disease)!", "en.wikipedia.org/wiki/Sepsis_(disease)"),
            ("HTTP://WHO.INT", "HTTP://WHO.INT"),
            ("https://t.co/abc123, next", "https://t.co/abc123"),
            ("bbc.co.uk", "bbc.co.uk"),
            ("患者example.com", "example.com"),
            ("😀https://example.com😀", "https://example.com"),
        ] {
            assert_eq!(found(text), [url], "{text}");
        }
    }

    #[test]
    fn not_addresses() {
        for text in [
            "e.g. this",
            "2.5 mg",
            "example.notatld",
            "https://",
            "...",
            "Dr.Who",
            "1.5",
            "me@example.com",
            "a@b.co",
            "#who.int",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn long_runs_take_linear_time() {
        let text = format!("{}.x", "😀".repeat(25_000));
        assert!(find(&text).is_empty());
    }
}
