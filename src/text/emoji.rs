//! Emoji: sequences of characters that are drawn as one picture (UTS 51).

use unicode_properties::UnicodeEmoji as _;

const ZERO_WIDTH_JOINER: char = '\u{200D}';
const PICTURE: char = '\u{FE0F}';
const PLAIN: char = '\u{FE0E}';
const KEYCAP: char = '\u{20E3}';

/// The length in bytes of the emoji that begins the text; nothing if none does.
pub(crate) fn emoji_len(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    // Every emoji but the keycaps lies beyond Latin-1's signs.
    if first < '\u{A9}' && !matches!(first, '0'..='9' | '#' | '*') {
        return None;
    }
    let mut end = element_len(text)?;
    while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(ZERO_WIDTH_JOINER)) {
        let Some(len) = element_len(rest) else { break };
        end += ZERO_WIDTH_JOINER.len_utf8() + len;
    }
    Some(end)
}

/// One picture without joiners: a keycap, a flag, or a character with what colours it.
fn element_len(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let len = first.len_utf8();
    let rest = chars.as_str();
    if first.is_ascii() {
        let keycap = rest.strip_prefix(PICTURE).unwrap_or(rest).strip_prefix(KEYCAP)?;
        return matches!(first, '0'..='9' | '#' | '*').then(|| text.len() - keycap.len());
    }
    if is_flag_letter(first) {
        return chars.next().filter(|&second| is_flag_letter(second)).map(|second| len + second.len_utf8());
    }
    // "©" and "®" are letters' neighbours: only their picture sign makes them pictures.
    let needs_sign = first < '\u{2000}' && !rest.starts_with(PICTURE);
    if !first.is_emoji_char() || needs_sign || rest.starts_with(PLAIN) {
        return None;
    }
    let mut end = len;
    let rest = rest.strip_prefix(PICTURE).map_or(rest, |rest| {
        end += PICTURE.len_utf8();
        rest
    });
    let modifiers: usize = rest.chars().take_while(|&c| is_skin_tone(c)).take(1).map(char::len_utf8).sum();
    end += modifiers;
    let tags: usize = text.get(end..)?.chars().take_while(|&c| is_tag(c)).map(char::len_utf8).sum();
    Some(end + tags)
}

fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_picture() {
        for emoji in ["😀", "👩‍⚕️", "👨‍👩‍👧‍👦", "👍🏽", "🇬🇧", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️", "☺", "🧑🏿‍🔬"]
        {
            assert_eq!(emoji_len(emoji), Some(emoji.len()), "{emoji}");
            assert_eq!(emoji_len(&format!("{emoji} x")), Some(emoji.len()), "{emoji}");
        }
    }

    #[test]
    fn no_picture() {
        for text in ["a", "1", "#tag", "é", "患", "", "☺\u{FE0E}", "©", "®"] {
            assert_eq!(emoji_len(text), None, "{text}");
        }
    }
}
