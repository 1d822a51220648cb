//! Builds the folding table: characters that a reader takes for an ASCII one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Characters of no width, and those that only steer how others are drawn.
const ZERO_WIDTH: &[(u32, u32)] = &[
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xE0000, 0xE0FFF),
];

/// Where a reader's eye and the Unicode tables part ways.
const BY_HAND: &[(char, &str)] = &[
    ('ß', "ss"),
    ('ẞ', "ss"),
    ('‘', "'"),
    ('’', "'"),
    ('‛', "'"),
    ('ʼ', "'"),
    ('´', "'"),
    ('`', "'"),
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('‐', "-"),
    ('‑', "-"),
    ('‒', "-"),
    ('–', "-"),
    ('—', "-"),
    ('―', "-"),
    ('−', "-"),
    ('…', "."),
    ('×', "x"),
    ('µ', "u"),
    ('μ', "u"),
];

/// The table as Rust source.
pub(crate) fn table() -> String {
    let folds: BTreeMap<char, String> = ('\u{80}'..=char::MAX).filter_map(|c| Some((c, fold(c)?))).collect();
    let mut singles = String::new();
    let mut ligatures = String::new();
    for (c, folded) in &folds {
        match folded.as_bytes() {
            [] => write!(singles, "{},", u32::from(*c) << 7),
            [ascii] => write!(singles, "{},", u32::from(*c) << 7 | u32::from(*ascii)),
            _ => write!(ligatures, "({c:?},{folded:?}),"),
        }
        .expect("writing to a string");
    }
    format!("static FOLDS: &[u32] = &[{singles}];\nstatic LIGATURES: &[(char, &str)] = &[{ligatures}];\n")
}

/// What a reader takes the character for, if that is ASCII and another character.
fn fold(c: char) -> Option<String> {
    let code = u32::from(c);
    if ZERO_WIDTH.iter().any(|&(first, last)| (first..=last).contains(&code)) {
        return Some(String::new());
    }
    if let Some((_, folded)) = BY_HAND.iter().find(|(by_hand, _)| *by_hand == c) {
        return Some((*folded).to_owned());
    }
    if is_combining_mark(c) {
        // Marks of Latin, Greek and Cyrillic fall away; in other scripts they carry the vowels.
        return (0x300..0x370).contains(&code).then(String::new);
    }
    let decomposed: String = std::iter::once(c).nfkd().filter(|&part| !is_combining_mark(part)).collect();
    let plain = ascii(&decomposed).or_else(|| {
        let skeleton: String =
            unicode_security::skeleton(&decomposed).filter(|&part| !is_combining_mark(part)).collect();
        // Only letters: a skeleton of a sign or a foreign digit is a guess at its shape, not its meaning.
        decomposed
            .chars()
            .all(char::is_alphabetic)
            .then(|| ascii(&skeleton))
            .flatten()
            .filter(|plain| plain.bytes().all(|b| b.is_ascii_lowercase()))
    });
    plain.filter(|plain| plain.len() <= 4)
}

fn ascii(text: &str) -> Option<String> {
    (!text.is_empty() && text.is_ascii() && !text.contains(|c: char| c.is_ascii_control()))
        .then(|| text.to_ascii_lowercase())
}
