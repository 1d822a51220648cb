//! What the author has chosen.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::sketch::Sketch;

/// Choices that change what the check says. The default is what a new user gets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Rules (`respect.frequent-flyer`) and whole families (`respect`) that are switched off.
    pub off: BTreeSet<String>,
    /// ISO 3166 code of the country whose help lines are shown; the United States when nothing is chosen.
    pub country: Option<String>,
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
