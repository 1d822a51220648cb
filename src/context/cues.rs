//! Where the words of each class stand.

use std::ops::Range;

use crate::data::Cue;

/// Cue words with their tokens, in two views: class by class, and token by token.
#[derive(Debug)]
pub(super) struct Cues {
    /// Class by class, within one in the order of the text, the longer first.
    places: Vec<Range<usize>>,
    /// Where each class begins in `places`, and where the last one ends.
    starts: [u32; Cue::COUNT + 1],
    /// The classes whose words begin at each token: most tokens begin none, and most questions are about one token.
    begins: Vec<Classes>,
}

impl Cues {
    /// Of the words that were found in a text of so many tokens, in the order of the text, the longer first.
    pub(super) fn new(cues: &[(Cue, Range<usize>)], tokens: usize) -> Self {
        let mut starts = [0; Cue::COUNT + 1];
        let mut begins = vec![Classes::default(); tokens];
        for (cue, tokens) in cues {
            // First how many words each class has, behind it.
            if let Some(count) = starts.get_mut(*cue as usize + 1) {
                *count += 1;
            }
            if let Some(begins) = begins.get_mut(tokens.start) {
                begins.add(*cue);
            }
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut free = starts;
        let mut places = vec![0..0; cues.len()];
        for (cue, tokens) in cues {
            if let Some(free) = free.get_mut(*cue as usize)
                && let Some(place) = places.get_mut(*free as usize)
            {
                *place = tokens.clone();
                *free += 1;
            }
        }
        Self { places, starts, begins }
    }

    /// Where words of a class stand.
    pub(super) fn of(&self, cue: Cue) -> &[Range<usize>] {
        let start = |class: usize| self.starts.get(class).map_or(0, |&start| start as usize);
        self.places.get(start(cue as usize)..start(cue as usize + 1)).unwrap_or_default()
    }

    /// The same from a token on.
    pub(super) fn from(&self, cue: Cue, token: usize) -> &[Range<usize>] {
        let places = self.of(cue);
        places.get(places.partition_point(|tokens| tokens.start < token)..).unwrap_or_default()
    }

    /// The longest of a class that begins at a token.
    pub(super) fn at(&self, cue: Cue, token: usize) -> Option<&Range<usize>> {
        self.begins.get(token).filter(|begins| begins.has(cue)).and_then(|_| self.from(cue, token).first())
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default)]
struct Classes([u64; Cue::COUNT.div_ceil(64)]);

impl Classes {
    fn add(&mut self, cue: Cue) {
        if let Some(bits) = self.0.get_mut(cue as usize / 64) {
            *bits |= 1 << (cue as usize % 64);
        }
    }

    fn has(self, cue: Cue) -> bool {
        self.0.get(cue as usize / 64).is_some_and(|bits| bits & 1 << (cue as usize % 64) != 0)
    }
}
