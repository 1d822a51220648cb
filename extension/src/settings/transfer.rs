//! Settings as text, to take along and to bring back. A file with a mistake changes nothing, and the mistake has a line.

use chaperone::rules;
use serde_json::Value;

use super::stored::{Stored, VERSION};
use super::{CHECK, Problem, VERSION_KEY, migrate};
use crate::sites;

/// Lists longer than this, and words longer than [`LONGEST_WORD`], are no one's choice.
const LONGEST_LIST: usize = 2_000;

/// In characters.
const LONGEST_WORD: usize = 100;

/// The settings as a file.
pub(crate) fn export(settings: &Stored) -> String {
    let mut settings = settings.clone();
    settings.forget();
    serde_json::to_string_pretty(&settings).unwrap_or_default() + "\n"
}

/// Reads a file that [`export`] wrote, or somebody after its example.
pub(crate) fn import(text: &str) -> Result<Stored, Problem> {
    let value: Value = serde_json::from_str(text).map_err(|error| Problem::of(&error))?;
    let Some(version) = value.get(VERSION_KEY) else { return Err(Problem::at(1, "fault_no_settings", "")) };
    if value.get(CHECK).is_some_and(|check| !check.is_object()) {
        return Err(Problem::at(line_of(text, CHECK), "fault_data", CHECK));
    }
    let mut settings: Stored = if version.as_u64() == Some(u64::from(VERSION)) {
        // From the text, not the value, as only the text has lines.
        serde_json::from_str(text).map_err(|error| Problem::of(&error))?
    } else {
        let migrated = migrate(value).map_err(|problem| problem.on(line_of(text, VERSION_KEY)))?;
        serde_json::from_value(migrated).map_err(|error| Problem::of(&error))?
    };
    settings.forget();
    match fault(&settings) {
        Some((key, word)) => Err(Problem::at(line_of(text, &word), key, &word)),
        None => Ok(settings),
    }
}

/// What is well-formed and still makes no sense: the message that says so, and the words it is about.
fn fault(settings: &Stored) -> Option<(&'static str, String)> {
    let check = &settings.check;
    let is_family = |name: &str| rules().iter().any(|rule| rule.id.split('.').next() == Some(name));
    let is_rule = |name: &str| rules().iter().any(|rule| rule.id == name);
    if let Some(name) = check.off.iter().find(|name| !is_rule(name) && !is_family(name)) {
        return Some(("fault_rule", name.clone()));
    }
    if let Some(name) = check.severities.keys().find(|name| !is_rule(name)) {
        return Some(("fault_rule", name.clone()));
    }
    if let Some(name) = settings.sites_off.iter().find(|name| !sites::NAMES.contains(&name.as_str())) {
        return Some(("fault_site", name.clone()));
    }
    if let Some(letter) = settings.shortcut.filter(|letter| !letter.is_ascii_uppercase()) {
        return Some(("fault_shortcut", letter.to_string()));
    }
    let is_code = |code: &&String| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if let Some(code) = check.country.as_ref().filter(|code| !is_code(code)) {
        return Some(("fault_country", code.clone()));
    }
    let lists = [&check.ignored_words, &check.confidential_words, &check.hidden, &settings.ignored];
    if let Some(list) = lists.iter().find(|list| list.len() > LONGEST_LIST) {
        return Some(("fault_list", list.first().cloned().unwrap_or_default()));
    }
    let is_long = |word: &&String| word.chars().count() > LONGEST_WORD;
    lists.iter().flat_map(|list| list.iter()).find(is_long).map(|word| ("fault_long", word.clone()))
}

/// The first line on which a word stands between quotation marks; the first of all if it is written with escapes.
fn line_of(text: &str, word: &str) -> usize {
    let quoted = serde_json::to_string(word).unwrap_or_default();
    text.lines().position(|line| line.contains(&quoted)).map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::stored::{Colours, Hold};

    #[test]
    fn what_is_exported_can_be_imported() {
        let mut settings = Stored { hold: Hold::Caution, theme: Colours::Dark, shortcut: None, ..Stored::default() };
        settings.check.off.insert("copyright".to_owned());
        settings.check.severities.insert("respect.addict".to_owned(), chaperone::Severity::Stop);
        settings.check.confidential_words.insert("Harbour \"Wing\"".to_owned());
        settings.sites_off.insert("twitter.com".to_owned());
        assert_eq!(import(&export(&settings)), Ok(settings));
        assert_eq!(import(&export(&Stored::default())), Ok(Stored::default()));
    }

    #[test]
    fn a_mistake_has_a_line() {
        for (text, line, key) in [
            ("", 1, "fault_syntax"),
            ("{\n  \"version\": 1,\n  \"hold\": \"serious\"\n  \"theme\": 1}", 4, "fault_syntax"),
            ("[1, 2]", 1, "fault_no_settings"),
            ("{\"hold\": \"never\"}", 1, "fault_no_settings"),
            ("{\n\n  \"version\": 2\n}", 3, "fault_newer"),
            ("{\n  \"version\": 1,\n  \"hold\": \"sometimes\"\n}", 3, "fault_data"),
            ("{\n  \"version\": 1,\n  \"colour\": \"red\"\n}", 3, "fault_data"),
            ("{\n  \"version\": 1,\n  \"check\": {\n    \"off\": \"respect\"\n  }\n}", 4, "fault_data"),
            ("{\"version\": 1,\n \"check\": []}", 2, "fault_data"),
            ("{\n  \"version\": 1,\n  \"check\": {\n    \"off\": [\n      \"rude.word\"]}}", 5, "fault_rule"),
            ("{\"version\": 1,\n \"check\": {\"severities\": {\"respect\": \"stop\"}}}", 2, "fault_rule"),
            ("{\"version\": 1,\n \"sites_off\": [\"example.com\"]}", 2, "fault_site"),
            ("{\"version\": 1,\n \"shortcut\": \"é\"}", 2, "fault_shortcut"),
            ("{\"version\": 1,\n \"check\": {\"country\": \"Spain\"}}", 2, "fault_country"),
        ] {
            let problem = import(text).unwrap_err();
            assert_eq!((problem.line, problem.key), (Some(line), key), "{text}");
        }
        let long = format!("{{\"version\": 1,\n \"check\": {{\"ignored_words\": [\"{}\"]}}}}", "a".repeat(101));
        assert_eq!(import(&long).unwrap_err().key, "fault_long");
    }
}
