//! From a phrase as a person writes it to the keys under which the matcher finds it.
//!
//! `flyer|flier` either word; `(very)` may be missing; `_` any one word; `..` up to three words; `<n>` a number;
//! `cause~` a verb in all its regular forms. The last word also stands for its plural, unless the phrase ends in `.`.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// In a key: any one word, and any number (`src/text/phrases.rs` reads them).
pub(crate) const ANY_WORD: &str = "\u{1}";
pub(crate) const ANY_NUMBER: &str = "\u{2}";

/// The first word's number; those below are the two gaps (`src/text/phrases.rs` reads them).
pub(crate) const FIRST_WORD: u16 = 2;

/// The most keys that one phrase may stand for.
const MAX_KEYS: usize = 2_000;

/// A phrase with more keys is not looked for as one word.
const MAX_HASHTAGS: usize = 12;

/// One way to write a phrase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// Folded words with single spaces between.
    pub(crate) text: String,
    /// The last word stands in the plural.
    pub(crate) plural: bool,
}

/// All keys of a phrase, and with `hashtags` those under which it stands as one word.
pub(crate) fn keys(phrase: &str, hashtags: bool) -> Result<Vec<Key>, String> {
    let (phrase, exact) =
        phrase.strip_suffix('.').filter(|rest| !rest.ends_with('.')).map_or((phrase, false), |phrase| (phrase, true));
    let slots: Vec<&str> = phrase.split_whitespace().collect();
    let mut keys = vec![Key { text: String::new(), plural: false }];
    for (at, slot) in slots.iter().enumerate() {
        let last = at + 1 == slots.len();
        let choices = choices(slot, last && !exact)?;
        let mut longer = Vec::with_capacity(keys.len() * choices.len());
        for key in &keys {
            for choice in &choices {
                let gap = if key.text.is_empty() || choice.text.is_empty() { "" } else { " " };
                longer.push(Key { text: format!("{}{gap}{}", key.text, choice.text), plural: choice.plural });
            }
        }
        keys = longer;
        if keys.len() > MAX_KEYS {
            return Err(format!("`{phrase}` stands for more than {MAX_KEYS} phrases"));
        }
    }
    // "frequent flyer" is also typed as one word, above all in hashtags, and "covid 19" as #covid19; a phrase with many
    // forms is no hashtag.
    for at in 0..if hashtags && keys.len() <= MAX_HASHTAGS { keys.len() } else { 0 } {
        let words = keys[at].text.split(' ').count();
        let long_enough = keys[at].text.len() >= 10 || keys[at].text.bytes().any(|byte| byte.is_ascii_digit());
        if (2..=4).contains(&words) && !keys[at].text.contains(['\u{1}', '\u{2}', '\'']) && long_enough {
            keys.push(Key { text: keys[at].text.replace(' ', ""), plural: keys[at].plural });
        }
    }
    keys.retain(|key| !key.text.is_empty());
    keys.sort();
    keys.dedup();
    match keys.iter().find(|key| key.text.starts_with(['\u{1}'])) {
        Some(_) => Err(format!("`{phrase}` begins with a gap")),
        None if keys.is_empty() => Err("a phrase has at least one word".to_owned()),
        None => Ok(keys),
    }
}

fn choices(slot: &str, may_be_plural: bool) -> Result<Vec<Key>, String> {
    let key = |text: &str| Key { text: text.to_owned(), plural: false };
    match slot {
        "_" => return Ok(vec![key(ANY_WORD)]),
        "<n>" => return Ok(vec![key(ANY_NUMBER)]),
        ".." => {
            return Ok((0..=3).map(|words| key(&vec![ANY_WORD; words].join(" "))).collect());
        }
        _ => {}
    }
    if slot.starts_with('(') != slot.ends_with(')') {
        return Err(format!("`{slot}`: what may be missing is one word; write `(safe-and)` for two"));
    }
    let (slot, optional) =
        slot.strip_prefix('(').and_then(|slot| slot.strip_suffix(')')).map_or((slot, false), |slot| (slot, true));
    let mut choices = Vec::new();
    if optional {
        choices.push(key(""));
    }
    for word in slot.split('|') {
        let (word, is_verb) = word.strip_suffix('~').map_or((word, false), |word| (word, true));
        let folded = fold(word);
        let Some(last) = folded.split(' ').next_back().filter(|last| !last.is_empty()) else {
            return Err(format!("`{slot}` has an empty word"));
        };
        let stem = &folded[..folded.len() - last.len()];
        let mut forms = vec![Key { text: folded.clone(), plural: false }];
        if is_verb {
            forms.extend(verb_forms(last).into_iter().map(|form| key(&format!("{stem}{form}"))));
        } else if may_be_plural && !optional && last.len() > 2 && last.bytes().all(|byte| byte.is_ascii_lowercase()) {
            forms.extend(plurals(last).into_iter().map(|form| Key { text: format!("{stem}{form}"), plural: true }));
        }
        // "dont" and "im" are typed for "don't" and "i'm".
        for at in 0..forms.len() {
            if forms[at].text.contains('\'') {
                forms.push(Key { text: forms[at].text.replace('\'', ""), plural: forms[at].plural });
            }
        }
        choices.append(&mut forms);
    }
    Ok(choices)
}

/// As the text layer folds and cuts words: lower case without accents, apart at hyphens and between digits and letters.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::new();
    let mut before = None;
    for c in word.nfkd().filter(|&c| !is_combining_mark(c)) {
        let c = match c {
            '’' | '‘' => '\'',
            '-' | '/' | '–' => ' ',
            c => c,
        };
        let kind = |c: char| (c.is_ascii_digit() || c == '.', c.is_alphabetic() || c == '\'');
        if before.is_some_and(|before| {
            kind(before) != kind(c)
                && before != ' '
                && c != ' '
                && folded.chars().any(|c| c.is_ascii_digit() || kind(before).1)
        }) && !folded.ends_with(' ')
        {
            folded.push(' ');
        }
        if c == 'ß' {
            folded.push_str("ss");
        } else {
            folded.extend(c.to_lowercase());
        }
        before = Some(c);
    }
    folded
        .split(' ')
        .map(|word| if word.len() > 2 { word.strip_suffix("'s").unwrap_or(word) } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Regular English plurals.
pub(crate) fn plurals(word: &str) -> Vec<String> {
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        vec![format!("{stem}ies")]
    } else if word.ends_with('s') || word.ends_with("ch") || word.ends_with("sh") || word.ends_with(['x', 'z']) {
        vec![format!("{word}es")]
    } else {
        vec![format!("{word}s")]
    }
}

/// Regular English verb forms.
pub(crate) fn verb_forms(verb: &str) -> Vec<String> {
    let mut forms = plurals(verb);
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let letters: Vec<char> = verb.chars().collect();
    match letters.as_slice() {
        [.., 'i', 'e'] => forms.extend([format!("{verb}d"), format!("{}ying", &verb[..verb.len() - 2])]),
        [.., 'e'] => forms.extend([format!("{verb}d"), format!("{}ing", &verb[..verb.len() - 1])]),
        [.., before, 'y'] if !vowel(*before) => {
            forms.extend([format!("{}ied", &verb[..verb.len() - 1]), format!("{verb}ing")]);
        }
        [start @ .., before, last]
            if vowel(*before)
                && !vowel(*last)
                && !matches!(last, 'w' | 'x' | 'y')
                && start.last().is_none_or(|&c| !vowel(c))
                && verb.len() <= 4 =>
        {
            forms.extend([format!("{verb}{last}ed"), format!("{verb}{last}ing")]);
        }
        _ => forms.extend([format!("{verb}ed"), format!("{verb}ing")]),
    }
    forms
}
