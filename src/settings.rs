//! What the author has chosen.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::report::Severity;
use crate::sketch::Sketch;

/// Choices that change what the check says. The default is what a new user gets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Rules (`respect.frequent-flyer`) and whole families (`respect`) that are switched off.
    pub off: BTreeSet<String>,
    /// ISO 3166 code of the country whose help lines are shown; the United States when nothing is chosen.
    pub country: Option<String>,
    /// How much the findings of a rule matter to the author, where that is not what the rule says.
    pub severities: BTreeMap<String, Severity>,
    /// Words that are never a finding by themselves, such as the author's own name. Case and accents do not count.
    pub ignored_words: BTreeSet<String>,
    /// Names that an organisation keeps to itself: its sites, wards and projects.
    pub confidential_words: BTreeSet<String>,
    /// Fingerprints of the last drafts, to notice that almost the same was written before.
    pub recent: Vec<Sketch>,
}

impl Settings {
    /// Whether a rule speaks.
    #[must_use]
    pub fn allows(&self, rule: &str) -> bool {
        let family = rule.split('.').next().unwrap_or(rule);
        !self.off.contains(rule) && !self.off.contains(family)
    }
}
