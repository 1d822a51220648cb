//! From an abusive word to the hashes under which its forms and disguises are found.

use crate::hash::{EMPTY, extend, key};
use crate::phrases::{fold, plurals, verb_forms};

/// Shorter words cannot be made out behind signs.
const SHORTEST_MASKED: usize = 4;

/// All hashes of a word in its forms: `noun`, `verb` or `as-is`.
pub(crate) fn hashes(word: &str, forms: &str, masked: bool) -> Result<Vec<u64>, String> {
    let word = fold(word);
    if word.is_empty() {
        return Err("a word has letters".to_owned());
    }
    let mut written = vec![word.clone()];
    match forms {
        "as-is" => {}
        "noun" => {
            written.extend(plurals(&word));
            written.push(format!("{word}z"));
        }
        "verb" => {
            written.extend(verb_forms(&word));
            written.extend(["in", "er", "ers", "a", "as"].map(|ending| format!("{word}{ending}")));
        }
        other => return Err(format!("forms is noun, verb or as-is, not `{other}`")),
    }
    if masked {
        written = written.iter().flat_map(|word| masks(word).into_iter().chain([word.clone()])).collect();
    }
    written.sort();
    written.dedup();
    Ok(written.iter().map(|word| key(extend(EMPTY, word))).collect())
}

/// The word with `*` for its vowels, for the first of them, for its middle, and for all but its first letter.
fn masks(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST_MASKED || !word.is_ascii() || word.contains(' ') {
        return Vec::new();
    }
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let last = letters.len() - 1;
    let masked = |hide: &dyn Fn(usize) -> bool| -> String {
        letters.iter().enumerate().map(|(at, &c)| if hide(at) { '*' } else { c }).collect()
    };
    let first_vowel = letters.iter().skip(1).position(|&c| is_vowel(c)).map(|at| at + 1);
    let mut masks = vec![
        masked(&|at| at > 0 && is_vowel(letters[at])),
        masked(&|at| Some(at) == first_vowel),
        masked(&|at| at > 0 && at < last),
        masked(&|at| at > 0),
        masked(&|at| at == 2 || at == 1),
        masked(&|at| at == last - 1),
    ];
    masks.retain(|mask| mask.contains('*'));
    masks
}
