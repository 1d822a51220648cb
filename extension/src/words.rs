//! The words of the surface, which live in `_locales`. What a rule has to say comes from the core.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::browser;

/// Every message that is asked for by name here; those of the templates are read from their `data-i18n`.
const KEYS: &[&str] = &[
    "box",
    "copied",
    "copy",
    "crowd",
    "crowd_edit",
    "crowd_edit_then",
    "crowd_features",
    "crowd_one",
    "delete",
    "group_facts",
    "group_other",
    "group_patient",
    "group_people",
    "group_rights",
    "hashtag_add",
    "hashtag_new",
    "hashtag_over",
    "help_call",
    "help_crisis",
    "help_crisis_text",
    "help_offer",
    "help_offer_text",
    "help_page",
    "help_promise",
    "help_show",
    "help_show_text",
    "help_someone",
    "help_text_to",
    "help_verified",
    "made_safe",
    "not_written",
    "panel_calm",
    "panel_clear",
    "panel_crisis",
    "panel_empty",
    "panel_off",
    "panel_one",
    "panel_other",
    "settings_unreadable",
    "severity_caution",
    "severity_info",
    "severity_stop",
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
    "undo",
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    use chaperone::rules;
    use serde::Deserialize;

    use super::KEYS;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Message {
        message: String,
    }

    type Locale = BTreeMap<String, Message>;

    fn assets() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets"))
    }

    fn locale(name: &str) -> Locale {
        let file = assets().join("_locales").join(name).join("messages.json");
        serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
    }

    fn locales() -> Vec<(String, Locale)> {
        let folders = fs::read_dir(assets().join("_locales")).unwrap();
        let names = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.map(|name| (name.clone(), locale(&name))).collect()
    }

    fn blanks(message: &Message) -> Vec<&'static str> {
        ["$1", "$2", "$3"].into_iter().filter(|blank| message.message.contains(blank)).collect()
    }

    #[test]
    fn all_locales_say_the_same_things() {
        let english = locale("en");
        let locales = locales();
        assert_eq!(locales.len(), 4);
        for (name, locale) in locales {
            let missing: Vec<_> = english.keys().filter(|key| !locale.contains_key(*key)).collect();
            let surplus: Vec<_> = locale.keys().filter(|key| !english.contains_key(*key)).collect();
            assert!(
                missing.is_empty() && surplus.is_empty(),
                "{name} lacks {missing:?} and has {surplus:?} of its own"
            );
            for (key, message) in &locale {
                assert!(!message.message.trim().is_empty(), "{name}: {key} is empty");
                assert_eq!(blanks(message), blanks(&english[key]), "{name}: {key} has other blanks");
            }
        }
    }

    #[test]
    fn stores_take_the_name_and_the_description() {
        for (name, locale) in locales() {
            assert!(locale["name"].message.chars().count() <= 75, "{name}: the name is too long");
            assert!(locale["description"].message.chars().count() <= 132, "{name}: the description is too long");
        }
    }

    #[test]
    fn every_key_is_in_the_locale() {
        let english = locale("en");
        for key in KEYS {
            assert!(english.contains_key(*key), "{key} is missing");
        }
        let families: BTreeSet<_> = rules().iter().filter_map(|rule| rule.id.split('.').next()).collect();
        for family in families {
            assert!(english.contains_key(&format!("family_{family}")), "the family {family} has no name");
        }
    }

    #[test]
    fn every_key_of_the_markup_is_in_the_locale() {
        let english = locale("en");
        for folder in ["surface", "pages"] {
            for entry in fs::read_dir(assets().join(folder)).unwrap() {
                let file = entry.unwrap().path();
                if file.extension().is_none_or(|extension| extension != "html") {
                    continue;
                }
                let markup = fs::read_to_string(&file).unwrap();
                for attribute in ["data-i18n=\"", "data-i18n-label=\"", "data-sample=\""] {
                    for rest in markup.split(attribute).skip(1) {
                        let key = rest.split('"').next().unwrap();
                        assert!(english.contains_key(key), "{}: {key} is missing", file.display());
                    }
                }
            }
        }
    }

    /// Nothing is written in markup that nobody can translate, except names and what is the same in all languages.
    #[test]
    fn no_words_stand_in_the_markup() {
        for page in ["options", "popup", "welcome"] {
            let markup = fs::read_to_string(assets().join("pages").join(page).with_extension("html")).unwrap();
            for text in markup.split('>').skip(1).filter_map(|rest| rest.split('<').next()).map(str::trim) {
                let is_known = text.is_empty()
                    || matches!(
                        text,
                        "Chaperone" | "x.com" | "twitter.com" | "Deutsch" | "English" | "Español" | "Français"
                    )
                    || text.starts_with("Alt + Shift + ");
                assert!(is_known, "{page}: “{text}” stands in the markup");
            }
        }
    }
}
