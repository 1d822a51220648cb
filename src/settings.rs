//! What the author has chosen.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::report::Severity;
use crate::sketch::Sketch;
use crate::support::Role;

/// Choices that change what the check says. The default is what a new user gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// BCP 47 code of the language the author writes in, such as `en` or `es-MX`.
    pub language: Option<String>,
    /// The author's specialty, as [`crate::specialties`] names it. Words in the draft go before it.
    pub specialty: Option<String>,
    /// What the author works as.
    pub role: Option<Role>,
    /// Tags that stand first wherever tags are offered, with their `#`.
    pub pinned: Vec<String>,
    /// Tags that are never offered, with their `#`.
    pub hidden: BTreeSet<String>,
    /// Tags of the author's own, such as a course's `#nlm2soton`.
    pub own: Vec<String>,
    /// How often a tag was used, so that the useful ones rise. Empty to forget.
    pub used: BTreeMap<String, u32>,
    /// The day on which the draft is written: tags of a day are offered around it. The core has no clock.
    pub today: Option<Date>,
    /// The author's public profile shows where they work: the place of a story is then known without its name, and the
    /// day weighs more.
    pub profile_shows_workplace: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            off: BTreeSet::new(),
            country: None,
            severities: BTreeMap::new(),
            ignored_words: BTreeSet::new(),
            confidential_words: BTreeSet::new(),
            recent: Vec::new(),
            language: None,
            specialty: None,
            role: None,
            pinned: Vec::new(),
            hidden: BTreeSet::new(),
            own: Vec::new(),
            used: BTreeMap::new(),
            today: None,
            profile_shows_workplace: true,
        }
    }
}

impl Settings {
    /// Whether a rule speaks.
    #[must_use]
    pub fn allows(&self, rule: &str) -> bool {
        let family = rule.split('.').next().unwrap_or(rule);
        !self.off.contains(rule) && !self.off.contains(family)
    }
}
