//! A post's length as X counts it (twitter-text 3): most characters weigh one, Chinese, Japanese, Korean ones and
//! every emoji two, every web address 23.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::emoji::emoji_len;
use super::{Text, url};

/// The longest post, by weight, that an account without a subscription can make.
pub const MAX_WEIGHT: u32 = 280;

/// What X shortens every web address to.
const URL_WEIGHT: u32 = 23;

/// The weight of a text, in X's characters.
#[must_use]
pub fn weighted_length(text: &str) -> u32 {
    if is_composed(text) { weigh(text, &url::find(text)) } else { weigh_composed(text) }
}

impl Text<'_> {
    /// The weight of the text, in X's characters.
    pub(crate) fn weighted_length(&self) -> u32 {
        if is_composed(self.raw) { weigh(self.raw, &self.urls) } else { weigh_composed(self.raw) }
    }
}

/// X counts accents with their letters.
fn is_composed(text: &str) -> bool {
    text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

fn weigh_composed(text: &str) -> u32 {
    let text: String = text.nfc().collect();
    weigh(&text, &url::find(&text))
}

fn weigh(text: &str, urls: &[Range<usize>]) -> u32 {
    let mut urls = urls.iter().peekable();
    let mut weight: u32 = 0;
    let mut at = 0;
    while let Some((rest, c)) = text.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        let (len, weighs) = if let Some(url) = urls.next_if(|url| url.start <= at) {
            (url.end.saturating_sub(at), URL_WEIGHT)
        } else if let Some(len) = emoji_len(rest) {
            (len, 2)
        } else {
            (c.len_utf8(), weight_of(c))
        };
        at += len.max(1);
        weight = weight.saturating_add(weighs);
    }
    weight
}

/// twitter-text's ranges of light characters.
fn weight_of(c: char) -> u32 {
    match u32::from(c) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_x_does() {
        for (text, weight) in [
            ("", 0),
            ("plain", 5),
            ("lié", 3),
            ("lie\u{301}", 3),
            ("患者", 4),
            ("👩‍⚕️", 2),
            ("👍🏽👍", 4),
            ("🇬🇧", 2),
            ("see https://example.com/a?b=c now", 31),
            ("see example.com.", 28),
            ("curly “quotes” – fine…", 23),
        ] {
            assert_eq!(weighted_length(text), weight, "{text}");
        }
    }
}
