//! From bytes, in which the core counts, to UTF-16 units and characters, in which browsers and people do.

/// One mark every so many bytes: a look-up walks at most that far.
const STEP: usize = 64;

/// Exact positions of every character of one text in all three counts.
#[derive(Clone, Debug, Default)]
pub struct Offsets {
    /// Per mark: UTF-16 units and characters before it. Empty for ASCII, where all counts agree.
    marks: Vec<(u32, u32)>,
    /// The text's bytes that begin no character or begin a wide one, by which a look-up walks on from a mark.
    widths: Vec<u8>,
    len: usize,
}

impl Offsets {
    /// Measures a text. Linear in its length.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { len: text.len(), ..Self::default() };
        }
        let widths: Vec<u8> = text
            .bytes()
            .map(|byte| match byte {
                0x80..=0xBF => 0,
                0xF0.. => 2,
                _ => 1,
            })
            .collect();
        let (mut utf16, mut chars) = (0, 0);
        let marks = widths
            .chunks(STEP)
            .map(|chunk| {
                let mark = (utf16, chars);
                utf16 += chunk.iter().map(|&width| u32::from(width)).sum::<u32>();
                chars += chunk.iter().map(|&width| u32::from(width.min(1))).sum::<u32>();
                mark
            })
            .collect();
        Self { marks, widths, len: text.len() }
    }

    /// UTF-16 units before a byte offset; one past the end counts as the end.
    #[must_use]
    pub fn utf16(&self, byte: usize) -> usize {
        self.count(byte, |mark| mark.0, |width| width)
    }

    /// Characters (Unicode code points) before a byte offset; one past the end counts as the end.
    #[must_use]
    pub fn chars(&self, byte: usize) -> usize {
        self.count(byte, |mark| mark.1, |width| width.min(1))
    }

    fn count(&self, byte: usize, mark: impl Fn(&(u32, u32)) -> u32, weigh: impl Fn(u8) -> u8) -> usize {
        let byte = byte.min(self.len);
        if self.widths.is_empty() {
            return byte;
        }
        // The end of the text may lie on a mark that no chunk made.
        let at = (byte / STEP).min(self.marks.len().saturating_sub(1));
        let before = self.marks.get(at).map_or(0, mark) as usize;
        let rest: usize =
            self.widths.get(at * STEP..byte).unwrap_or_default().iter().map(|&width| usize::from(weigh(width))).sum();
        before + rest
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "\\PC{0,200}") {
            let offsets = Offsets::new(&text);
            for at in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
                prop_assert_eq!(offsets.utf16(at), text[..at].encode_utf16().count());
                prop_assert_eq!(offsets.chars(at), text[..at].chars().count());
            }
        }
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(Offsets::new("né").utf16(99), 2);
        assert_eq!(Offsets::new("ne").chars(99), 2);
    }

    #[test]
    fn long_texts_keep_count() {
        let text = "a😀é".repeat(100);
        assert_eq!(Offsets::new(&text).utf16(text.len()), 400);
        assert_eq!(Offsets::new(&text).chars(text.len()), 300);
    }
}
