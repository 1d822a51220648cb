//! The schema of the settings: what a person chooses, as it is stored and exported.

use std::collections::BTreeSet;

use chaperone::{Settings, Severity};
use serde::{Deserialize, Serialize};

/// The schema's version. A change that older settings do not fit adds one, and a step to [`super::migrate`].
pub(crate) const VERSION: u32 = 1;

/// All that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Stored {
    /// Of the schema.
    pub(crate) version: u32,
    /// What the core is told.
    pub(crate) check: Settings,
    /// Sites, as `x.com`, on which Chaperone is switched off.
    pub(crate) sites_off: BTreeSet<String>,
    /// What holds Post.
    pub(crate) hold: Hold,
    /// The colours.
    pub(crate) theme: Colours,
    /// The letter that, with Alt and Shift, opens the panel; none for no shortcut.
    pub(crate) shortcut: Option<char>,
    /// Findings that are never shown again, as [`key`] calls them: nothing of the words can be read from it.
    pub(crate) ignored: BTreeSet<String>,
}

/// What holds Post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Hold {
    /// Only what is serious.
    #[default]
    Serious,
    /// Whatever is worth another look, too.
    Caution,
    /// Nothing.
    Never,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Colours {
    /// As the page has them.
    #[default]
    Page,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Default for Stored {
    fn default() -> Self {
        Self {
            version: VERSION,
            check: Settings::default(),
            sites_off: BTreeSet::new(),
            hold: Hold::default(),
            theme: Colours::default(),
            shortcut: Some('C'),
            ignored: BTreeSet::new(),
        }
    }
}

impl Hold {
    /// Whether a finding holds Post.
    pub(crate) fn holds(self, severity: Severity) -> bool {
        match self {
            Self::Serious => severity >= Severity::Stop,
            Self::Caution => severity >= Severity::Caution,
            Self::Never => false,
        }
    }
}

impl Stored {
    /// Whether the author said never to show this finding again.
    pub(crate) fn ignores(&self, rule: &str, words: &str) -> bool {
        !self.ignored.is_empty() && self.ignored.contains(&key(rule, words))
    }
}

/// What a finding is remembered by: its rule and 64 bits of a hash (FNV-1a) of its words, in lower case.
fn key(rule: &str, words: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in rule.bytes().chain([0]).chain(words.to_lowercase().bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{rule}:{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ignored_is_known_by_rule_and_words() {
        let stored = Stored { ignored: [key("respect.addict", "Addict")].into(), ..Stored::default() };
        assert!(stored.ignores("respect.addict", "ADDICT"));
        assert!(!stored.ignores("respect.addict", "addicts"));
        assert!(!stored.ignores("respect.junkie", "addict"));
        assert_eq!(key("respect.addict", "addict"), "respect.addict:0e024e2c9884729d");
    }

    #[test]
    fn what_holds_post() {
        let held =
            |hold: Hold| [Severity::Info, Severity::Caution, Severity::Stop].map(|severity| hold.holds(severity));
        assert_eq!(held(Hold::Serious), [false, false, true]);
        assert_eq!(held(Hold::Caution), [false, true, true]);
        assert_eq!(held(Hold::Never), [false; 3]);
    }
}
