//! Fingerprints of drafts, to notice that almost the same was written before, without keeping what was written.

use serde::{Deserialize, Serialize};

use crate::draft::Draft;
use crate::text::{Kind, Text};

/// Fewer words than this repeat by chance: "Good morning all".
const FEWEST_WORDS: usize = 8;

/// So many words tell a draft; what comes after them is not looked at.
const MOST_WORDS: usize = 1_000;

/// Drafts that differ in at most so many bits say almost the same; unrelated ones differ in about 128.
const ALIKE: u32 = 44;

/// A fingerprint of a draft's words and word pairs (SimHash, Charikar 2002, in 256 bits).
///
/// Drafts that share most of their words share most of the bits. The words cannot be read back from it; whoever guesses
/// a whole draft can see that the guess is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sketch([u64; 4]);

impl Sketch {
    /// Of a draft; nothing for one of fewer than eight words.
    #[must_use]
    pub fn of(draft: &Draft) -> Option<Self> {
        Self::of_text(&Text::new(draft.text()))
    }

    pub(crate) fn of_text(text: &Text<'_>) -> Option<Self> {
        let words: Vec<u64> = text
            .tokens()
            .iter()
            .filter(|token| matches!(token.kind, Kind::Word | Kind::Number | Kind::Hashtag))
            .take(MOST_WORDS)
            .map(|token| hash(text.folded(token).as_bytes()))
            .collect();
        if words.len() < FEWEST_WORDS {
            return None;
        }
        let pairs = words.windows(2).map(|pair| mix(pair[0].rotate_left(17) ^ pair[1]));
        let mut weights = [0_i32; 256];
        for feature in words.iter().copied().chain(pairs) {
            let mut bits = feature;
            for (at, weight) in weights.iter_mut().enumerate() {
                if at % 64 == 0 {
                    bits = mix(bits.wrapping_add(0x9E37_79B9_7F4A_7C15));
                }
                *weight += if bits >> (at % 64) & 1 == 1 { 1 } else { -1 };
            }
        }
        let mut sketch = [0_u64; 4];
        for (part, weights) in sketch.iter_mut().zip(weights.chunks(64)) {
            for (at, &weight) in weights.iter().enumerate() {
                *part |= u64::from(weight > 0) << at;
            }
        }
        Some(Self(sketch))
    }

    /// In how many of the 256 bits two sketches differ.
    #[must_use]
    pub fn distance(self, other: Self) -> u32 {
        self.0.iter().zip(other.0).map(|(a, b)| (a ^ b).count_ones()).sum()
    }

    /// Whether two drafts say almost the same.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        self.distance(other) <= ALIKE
    }
}

/// FNV-1a: short, and the same on every machine and in every release.
fn hash(bytes: &[u8]) -> u64 {
    mix(bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)))
}

/// Spreads a hash over all bits (the finaliser of SplitMix64).
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Sketch {
        Sketch::of_text(&Text::new(text)).unwrap()
    }

    const POST: &str =
        "Teaching on sepsis at noon in the library, all welcome, bring your questions and your lunch #MedEd";

    #[test]
    fn almost_the_same() {
        for other in [
            "teaching on sepsis at NOON in the library. All welcome! Bring your questions and your lunch #MedEd",
            "Teaching on sepsis at noon in the library, all welcome, bring questions and your lunch #MedEd",
            "Teaching on sepsis at one in the library, all welcome, bring your questions and your lunch",
        ] {
            assert!(sketch(POST).is_like(sketch(other)), "{} bits: {other}", sketch(POST).distance(sketch(other)));
        }
    }

    #[test]
    fn something_else() {
        for other in [
            "Teaching on burnout in the canteen tomorrow evening, only for those who started last week #MedEd",
            "Third night in a row and the ED is full again, but the team is kind and the tea is hot",
            "All welcome at noon: bring your lunch, we talk about the new rota and nothing about sepsis at all",
        ] {
            assert!(!sketch(POST).is_like(sketch(other)), "{} bits: {other}", sketch(POST).distance(sketch(other)));
        }
    }

    #[test]
    fn too_short_to_tell() {
        assert_eq!(Sketch::of_text(&Text::new("Good morning all")), None);
        assert_eq!(Sketch::of_text(&Text::new("")), None);
    }
}
