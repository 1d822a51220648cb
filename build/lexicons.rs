//! Compiles `data/lexicons/` into one table of two bytes a slot (`src/lexicon/` reads it).
//!
//! Every word has three slots, whose values together give its mark and class: a static function in the manner of the
//! Bloomier filter (Chazelle et al. 2004), filled by peeling. It takes some 18 bits a word, where sorted words take 40.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

#[path = "../src/lexicon/hash.rs"]
mod hash;

/// Slots for each word; below 1.23 peeling gets stuck.
const ROOM: f64 = 1.24;
/// Tables to try before giving up: a few slots more each time.
const ATTEMPTS: usize = 64;

/// The lists and the bit at which each one's level begins in a class.
const LISTS: &[(&str, u32)] =
    &[("given-names", 0), ("surnames", 4), ("words-en", 8), ("words-de-es-fr", 8), ("places", 12), ("regions", REGION)];
/// A state or a country.
const REGION: u32 = 16;
/// A longer name of a place begins with this word.
const OPENS: u32 = 1 << 17;

/// The tables as Rust source.
pub(crate) fn tables(folder: &Path) -> Result<String, String> {
    let words = read(folder)?;
    let (classes, indices) = classes(&words);
    let table = fill(&words, &indices)?;
    let endings = read_endings(folder)?;
    Ok(format!(
        "pub(crate) static LEXICON: &[u16] = &{table:?};\npub(crate) static CLASSES: &[u32] = &{classes:?};\npub(crate) static ENDINGS: &[&str] = &{endings:?};\n"
    ))
}

/// Every entry with what all lists say of it.
fn read(folder: &Path) -> Result<BTreeMap<String, u32>, String> {
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for &(list, shift) in LISTS {
        let path = folder.join(format!("{list}.txt"));
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for (line, entries) in text.lines().enumerate() {
            let error =
                || format!("{}:{}: a line is a level from 1 to 15, a tab and entries", path.display(), line + 1);
            let (level, entries) = entries.split_once('\t').ok_or_else(error)?;
            let level: u32 = level.parse().ok().filter(|level| (1..=15).contains(level)).ok_or_else(error)?;
            let level = if shift == REGION { 1 } else { coarse(shift, level) };
            for entry in entries.split(", ") {
                let of = words.entry(entry.to_owned()).or_default();
                let width = if shift == REGION { 1 } else { 0xf };
                *of = (*of & !(width << shift)) | ((*of >> shift & width).max(level) << shift);
                if shift >= 12
                    && let Some((first, _)) = entry.split_once(' ')
                {
                    *words.entry(first.to_owned()).or_default() |= OPENS;
                }
            }
        }
    }
    Ok(words)
}

/// Levels that no decision tells apart become one, so that all classes together fit in a byte.
fn coarse(shift: u32, level: u32) -> u32 {
    match (shift, level) {
        (8, 1..=7) => 7,
        (8, 8) => 8,
        (8, 9) => 9,
        (8, 10..=11) => 10,
        (8, _) => 13,
        (_, 1..=5) => 5,
        (_, 6..=7) => 7,
        (0 | 4, 10..) => 10,
        _ => 9,
    }
}

/// The distinct classes, and which one each word has.
fn classes(words: &BTreeMap<String, u32>) -> (Vec<u32>, HashMap<u32, u8>) {
    let mut classes: Vec<u32> = words.values().copied().collect();
    classes.sort_unstable();
    classes.dedup();
    let mut count: HashMap<u32, usize> = HashMap::new();
    for class in words.values() {
        *count.entry(*class).or_default() += 1;
    }
    classes.sort_by_key(|class| std::cmp::Reverse(count.get(class).copied()));
    let nearest = |class: u32| {
        let kept = classes.iter().take(256).enumerate();
        let best = kept.min_by_key(|(_, other)| distance(class, **other));
        best.and_then(|(at, _)| u8::try_from(at).ok()).unwrap_or_default()
    };
    let indices = classes.iter().map(|&class| (class, nearest(class))).collect();
    classes.truncate(256);
    (classes, indices)
}

/// How far two classes are apart; what one knows and the other does not counts most.
fn distance(a: u32, b: u32) -> u32 {
    let levels = (0..4).map(|kind| (a >> (4 * kind) & 0xf).abs_diff(b >> (4 * kind) & 0xf));
    let flags = ((a ^ b) >> 16).count_ones() * 16;
    levels.sum::<u32>() + flags
}

fn fill(words: &BTreeMap<String, u32>, indices: &HashMap<u32, u8>) -> Result<Vec<u16>, String> {
    let least = (words.len() as f64 * ROOM) as usize / 3 + 1;
    for attempt in 0..ATTEMPTS {
        let slots = 3 * (least + attempt);
        let places: Vec<hash::Place> = words.keys().map(|word| hash::place(word.as_bytes(), slots)).collect();
        if let Some(order) = peel(&places, slots) {
            let values: Vec<u8> = words.values().map(|class| indices.get(class).copied().unwrap_or_default()).collect();
            let mut table = vec![0_u16; slots];
            for (word, slot) in order.into_iter().rev() {
                let place = places[word];
                let others =
                    place.slots.iter().filter(|&&other| other != slot).fold(0, |all, &other| all ^ table[other]);
                table[slot] = u16::from_le_bytes([values[word], place.mark]) ^ others;
            }
            return Ok(table);
        }
    }
    Err("data/lexicons: the words do not fit into a table; give them more ROOM in build/lexicons.rs".to_owned())
}

/// Words in an order in which each has a slot that no later one needs.
fn peel(places: &[hash::Place], slots: usize) -> Option<Vec<(usize, usize)>> {
    let mut count = vec![0_u32; slots];
    let mut words = vec![0_usize; slots];
    for (word, place) in places.iter().enumerate() {
        for &slot in &place.slots {
            count[slot] += 1;
            words[slot] ^= word;
        }
    }
    let mut alone: Vec<usize> = (0..slots).filter(|&slot| count[slot] == 1).collect();
    let mut order = Vec::with_capacity(places.len());
    while let Some(slot) = alone.pop() {
        if count[slot] != 1 {
            continue;
        }
        let word = words[slot];
        order.push((word, slot));
        for &other in &places[word].slots {
            count[other] -= 1;
            words[other] ^= word;
            if count[other] == 1 {
                alone.push(other);
            }
        }
    }
    (order.len() == places.len()).then_some(order)
}

fn read_endings(folder: &Path) -> Result<Vec<String>, String> {
    let path = folder.join("endings.txt");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let words = text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    Ok(words.map(str::to_owned).collect())
}
