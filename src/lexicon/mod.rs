//! How often a word is written as a given name, a surname, a town, or as none of these.
//!
//! Some 60,000 words of `data/lexicons/` stand in one table of two bytes a slot: three slots, combined, give a mark and
//! a class. A word that is in no list has one chance in 255 to pass for one that is; a word that is listed is never
//! missed. A lookup reads three slots whatever the size of the lists.

mod hash;

use crate::data::{CLASSES, ENDINGS, LEXICON};

/// How often a word is written, in half decades of a billion words: 10 is 100,000 times; 0 is never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    pub(crate) given: u8,
    pub(crate) surname: u8,
    /// As a common word of English, German, Spanish or French.
    pub(crate) word: u8,
    /// As a town.
    pub(crate) place: u8,
    /// A state or a country.
    pub(crate) region: bool,
    /// A longer name of a place begins with it.
    pub(crate) opens: bool,
}

impl Usage {
    /// Of a folded word.
    pub(crate) fn of(word: &str) -> Self {
        lookup(word.as_bytes()).map_or_else(|| Self { word: by_ending(word), ..Self::default() }, unpack)
    }

    /// As a name of either kind.
    pub(crate) fn name(self) -> u8 {
        self.given.max(self.surname)
    }

    /// In no list.
    pub(crate) fn is_unknown(self) -> bool {
        self == Self::default()
    }
}

fn lookup(word: &[u8]) -> Option<u32> {
    let place = hash::place(word, LEXICON.len());
    let slot = place.slots.iter().try_fold(0, |all, &at| Some(all ^ LEXICON.get(at)?))?;
    let [class, mark] = slot.to_le_bytes();
    (mark == place.mark).then(|| CLASSES.get(usize::from(class)).copied()).flatten()
}

/// Four bits for each kind of use, then the two flags.
fn unpack(class: u32) -> Usage {
    let level = |shift: u32| u8::try_from((class >> shift) & 0xf).unwrap_or_default();
    Usage {
        given: level(0),
        surname: level(4),
        word: level(8),
        place: level(12),
        region: class & (1 << 16) != 0,
        opens: class & (1 << 17) != 0,
    }
}

/// What an ending makes a word is rarer than what is listed.
const BY_ENDING: u8 = 6;

fn by_ending(word: &str) -> u8 {
    let tells = |ending: &&str| word.len() >= ending.len() + 2 && word.ends_with(ending);
    if ENDINGS.iter().any(tells) { BY_ENDING } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_words_and_places() {
        let of = Usage::of;
        assert!(of("john").given >= of("john").word);
        assert!(of("garcia").surname > of("garcia").word);
        assert!(of("will").word > of("will").name());
        assert!(of("patient").word > 8 && of("patient").name() == 0);
        assert!(of("london").place > 0 && of("toronto").place > of("toronto").name());
        assert!(of("texas").region && of("france").region);
        assert!(of("san").opens && of("new").opens);
        assert_eq!(of("hydroxymethylation").word, BY_ENDING);
        for name in ["okonkwo", "fatima", "priya", "nguyen", "mueller", "wojciech", "guadalupe", "chukwuemeka"] {
            assert!(of(name).name() > 0, "{name}");
        }
    }

    #[test]
    fn strangers_seldom_pass_for_known() {
        let strangers = (0..10_000).filter(|n| lookup(format!("xq{n}zv").as_bytes()).is_some()).count();
        assert!(strangers < 80, "{strangers} of 10,000");
    }
}
