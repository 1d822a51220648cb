//! The words of the surface, which live in `_locales`. What a rule has to say comes from the core.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::browser;

/// Every message that is asked for by name here; those of the templates are read from their `data-i18n`.
const KEYS: &[&str] = &[
    "box",
    "copied",
    "crowd",
    "crowd_edit",
    "crowd_one",
    "delete",
    "hashtag_add",
    "help_call",
    "help_crisis",
    "help_crisis_text",
    "help_offer",
    "help_offer_text",
    "help_page",
    "help_show",
    "help_show_text",
    "help_text_to",
    "not_written",
    "panel_calm",
    "panel_clear",
    "panel_crisis",
    "panel_empty",
    "panel_off",
    "panel_one",
    "panel_other",
    "settings_unreadable",
    "source",
    "status_caution_one",
    "status_caution_other",
    "status_clear",
    "status_crisis",
    "status_info_one",
    "status_info_other",
    "status_stop_one",
    "status_stop_other",
    "too_long",
];

/// Stand in for what is filled in later.
const BLANKS: [&str; 2] = ["{1}", "{2}"];

thread_local! {
    static WORDS: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Reads all messages while the extension is there to be asked; after a reload of the extension it no longer is.
pub(crate) fn load() {
    for key in KEYS {
        word(key);
    }
}

/// A message without blanks.
pub(crate) fn word(key: &str) -> String {
    if let Some(word) = WORDS.with_borrow(|words| words.get(key).cloned()) {
        return word;
    }
    let word = browser::message(key, &BLANKS).unwrap_or_else(|| key.to_owned());
    WORDS.with_borrow_mut(|words| words.insert(key.to_owned(), word.clone()));
    word
}

/// A message with its blanks filled.
pub(crate) fn words(key: &str, filling: &[&str]) -> String {
    let mut text = word(key);
    for (blank, filling) in BLANKS.iter().zip(filling) {
        text = text.replace(blank, filling);
    }
    text
}

/// A message that has a form for one and a form for more.
pub(crate) fn counted(key: &str, count: usize) -> String {
    let form = if count == 1 { "one" } else { "other" };
    words(&format!("{key}_{form}"), &[&count.to_string()])
}

#[cfg(test)]
mod tests {
    use super::KEYS;

    const ENGLISH: &str = include_str!("../assets/_locales/en/messages.json");

    #[test]
    fn every_key_is_in_the_locale() {
        for key in KEYS {
            assert!(ENGLISH.contains(&format!("\"{key}\":")), "{key} is missing");
        }
    }
}
