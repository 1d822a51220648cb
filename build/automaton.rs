//! Lays out the automaton of all phrases, which `src/text/phrases.rs` walks word by word.
//!
//! It is minimal: phrases share how they begin and how they go on, so that one with a hundred forms takes hardly more room
//! than its words. Everything is a number of two bytes.

use std::collections::{BTreeMap, HashMap};

/// Where nothing goes on: the first state, which has no links and means nothing.
const NOWHERE: u16 = 0;

/// The automaton as `src/data.rs` tells it.
pub(crate) struct Automaton {
    pub(crate) first: Vec<u16>,
    pub(crate) link_words: Vec<u16>,
    pub(crate) link_states: Vec<u16>,
    /// States that were laid out, by what they mean and where they lead.
    known: HashMap<(u16, Vec<(u16, u16)>), u16>,
}

impl Automaton {
    /// Of phrases, as the numbers of their words, and their meanings, which are above nought.
    pub(crate) fn new(words: usize, phrases: &BTreeMap<Vec<u16>, u16>) -> Self {
        let mut automaton =
            Self { first: vec![NOWHERE; words], link_words: vec![0], link_states: vec![0], known: HashMap::new() };
        let phrases: Vec<(&[u16], u16)> = phrases.iter().map(|(words, meaning)| (words.as_slice(), *meaning)).collect();
        for (word, state) in automaton.links(&phrases, 0) {
            automaton.first[usize::from(word)] = state;
        }
        // The states of phrases that never go on are counted from the end of all numbers, and must not meet the others.
        let meanings = phrases.iter().map(|(_, meaning)| usize::from(*meaning)).max().unwrap_or(0);
        assert!(
            automaton.link_words.len() + meanings < usize::from(u16::MAX),
            "the phrases of data/ have outgrown two bytes a link: {} links and {meanings} meanings",
            automaton.link_words.len()
        );
        automaton
    }

    /// The state that phrases share which are the same up to a depth.
    fn state(&mut self, phrases: &[(&[u16], u16)], depth: usize) -> u16 {
        let (meaning, longer) = match phrases.split_first() {
            Some((&(words, meaning), longer)) if words.len() == depth => (meaning, longer),
            _ => (0, phrases),
        };
        if longer.is_empty() {
            return u16::MAX - meaning;
        }
        let links = self.links(longer, depth);
        if let Some(state) = self.known.get(&(meaning, links.clone())) {
            return *state;
        }
        let state = u16::try_from(self.link_words.len()).expect("the automaton has fewer than 65,536 links");
        self.link_words.push(u16::try_from(links.len()).expect("a state has fewer links than there are words"));
        self.link_states.push(meaning);
        self.link_words.extend(links.iter().map(|link| link.0));
        self.link_states.extend(links.iter().map(|link| link.1));
        self.known.insert((meaning, links), state);
        state
    }

    /// The words that stand at a depth, in order, and the states behind them.
    fn links(&mut self, phrases: &[(&[u16], u16)], depth: usize) -> Vec<(u16, u16)> {
        let groups = phrases.chunk_by(|(one, _), (other, _)| one[depth] == other[depth]);
        groups.map(|group| (group[0].0[depth], self.state(group, depth + 1))).collect()
    }
}
