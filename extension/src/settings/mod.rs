//! What the author and their organisation have chosen: stored, preset, brought back from a file, and told to whoever
//! asks as soon as it changes.
//!
//! `storage.local` holds only what a person has chosen, so that an organisation's preset reaches whoever has not.

mod policy;
mod stored;
mod transfer;

use std::cell::RefCell;
use std::rc::Rc;

use chaperone::Settings;
use serde_json::{Map, Value};
use wasm_bindgen_futures::spawn_local;

use crate::browser::{self, Area};
use crate::tally;
pub(crate) use policy::Policy;
pub(crate) use stored::{Colours, Hold, Stored};
pub(crate) use transfer::{export, import};

/// Where the choices are stored.
const KEY: &str = "settings";

/// The settings of the core stand below this name.
const CHECK: &str = "check";

/// The schema's version stands below this one.
const VERSION_KEY: &str = "version";

/// Why settings could not be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// The line of a file, from 1.
    pub(crate) line: Option<usize>,
    /// The message that says so.
    pub(crate) key: &'static str,
    /// What fills its blank.
    pub(crate) detail: String,
}

/// The settings that count now.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Current {
    /// All settings, the organisation's presets among them.
    pub(crate) stored: Stored,
    /// What comes from an organisation.
    pub(crate) policy: Policy,
    /// Why what was stored does not count.
    pub(crate) problem: Option<Problem>,
}

impl Problem {
    fn at(line: usize, key: &'static str, detail: &str) -> Self {
        Self { line: Some(line), key, detail: detail.to_owned() }
    }

    fn unreadable() -> Self {
        Self { line: None, key: "settings_unreadable", detail: String::new() }
    }

    /// What the parser says ends with the place; that is told apart.
    fn of(error: &serde_json::Error) -> Self {
        let told = error.to_string();
        let detail = told.split(" at line ").next().unwrap_or_default();
        let key = if error.is_data() { "fault_data" } else { "fault_syntax" };
        Self::at(error.line().max(1), key, detail)
    }

    fn on(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }
}

impl Stored {
    /// Empties what is noticed, not chosen: it is kept elsewhere, or nowhere.
    pub(crate) fn forget(&mut self) {
        self.check.recent.clear();
        self.check.used.clear();
        self.check.today = None;
    }
}

impl Current {
    /// What comes of what is stored and of what an organisation says.
    fn of(local: Value, managed: Value) -> Self {
        let (policy, wrong_policy) = match managed {
            Value::Null => (Policy::default(), None),
            managed => {
                Policy::read(managed).map_or_else(|problem| (Policy::default(), Some(problem)), |read| (read, None))
            }
        };
        let read = match local {
            Value::Null => Ok(Value::Object(Map::new())),
            local => migrate(local),
        };
        let stored = read.and_then(|chosen| {
            let chosen = chosen.as_object().ok_or_else(Problem::unreadable)?;
            serde_json::from_value::<Stored>(policy.applied(chosen)).map_err(|_| Problem::unreadable())
        });
        let (stored, problem) = match stored {
            Ok(stored) => (stored, wrong_policy),
            Err(problem) => (serde_json::from_value(policy.base()).unwrap_or_default(), Some(problem)),
        };
        Self { stored, policy, problem }
    }

    /// What the core is told.
    pub(crate) fn check(&self) -> Settings {
        let mut settings = self.stored.check.clone();
        settings.confidential_words.extend(self.policy.words.iter().cloned());
        settings.today = tally::day().parse().ok();
        settings
    }
}

/// Brings what an older version stored into today's shape.
fn migrate(mut value: Value) -> Result<Value, Problem> {
    let Some(settings) = value.as_object_mut() else { return Err(Problem::unreadable()) };
    // A list would be taken for the fields in their order.
    if settings.get(CHECK).is_some_and(|check| !check.is_object()) {
        return Err(Problem::unreadable());
    }
    match settings.get(VERSION_KEY).map(Value::as_u64) {
        // Before there were versions, all settings were the core's.
        None => Ok(serde_json::json!({ VERSION_KEY: stored::VERSION, CHECK: value })),
        Some(Some(version)) if version == u64::from(stored::VERSION) => Ok(value),
        Some(Some(version)) if version > u64::from(stored::VERSION) => {
            Err(Problem { line: None, key: "fault_newer", detail: String::new() })
        }
        Some(_) => Err(Problem::unreadable()),
    }
}

/// Reads the settings; what is stored never is a reason not to check.
pub(crate) async fn load() -> Current {
    let local = browser::stored(Area::Local, Some(KEY)).await.unwrap_or_default();
    let managed = browser::stored(Area::Managed, None).await.unwrap_or_default();
    let managed = if managed.as_object().is_some_and(Map::is_empty) { Value::Null } else { managed };
    Current::of(local, managed)
}

/// Calls back with the settings now, and whenever they change.
pub(crate) fn follow(changed: impl FnMut(Current) + 'static) {
    let changed = Rc::new(RefCell::new(changed));
    let read = move || {
        let changed = Rc::clone(&changed);
        spawn_local(async move {
            let current = load().await;
            // Whoever is called may store something; that comes back as another change.
            if let Ok(mut changed) = changed.try_borrow_mut() {
                changed(current);
            }
        });
    };
    read();
    browser::on_stored(&[KEY], read);
}

/// Stores what was chosen; false if the browser refuses.
pub(crate) async fn save(stored: &Stored, policy: &Policy) -> bool {
    let Ok(settings) = serde_json::to_value(stored) else { return false };
    let mut chosen = policy.chosen(&settings);
    chosen.insert(VERSION_KEY.to_owned(), stored::VERSION.into());
    browser::store(KEY, &Value::Object(chosen)).await.is_some()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn current(local: Value) -> Current {
        Current::of(local, Value::Null)
    }

    #[test]
    fn nothing_stored_means_the_defaults() {
        assert_eq!(current(Value::Null), Current::default());
        assert_eq!(current(json!({})), Current::default());
        assert_eq!(current(json!({"version": 1})), Current::default());
    }

    #[test]
    fn what_was_stored_before_there_were_versions_is_read() {
        let read = current(json!({"off": ["respect", "claims.detox"], "country": "GB"}));
        assert!(!read.stored.check.allows("respect.frequent-flyer"));
        assert_eq!(read.stored.check.country.as_deref(), Some("GB"));
        assert_eq!(read.problem, None);
    }

    #[test]
    fn what_cannot_be_read_falls_back_and_says_so() {
        for wrong in [
            json!(7),
            json!([]),
            json!({"version": 1, "check": [["respect"]]}),
            json!({"off": "respect"}),
            json!({"unknown": 1}),
            json!({"version": 1, "hold": "sometimes"}),
            json!({"version": "1"}),
            json!({"version": 99, "hold": "never"}),
        ] {
            let read = current(wrong.clone());
            assert_eq!(read.stored, Stored::default(), "{wrong}");
            assert!(read.problem.is_some(), "{wrong}");
        }
    }

    #[test]
    fn a_wrong_policy_leaves_ones_own_choices_alone() {
        let read = Current::of(json!({"version": 1, "hold": "never"}), json!({"hold": "sometimes"}));
        assert_eq!(read.stored.hold, Hold::Never);
        assert!(read.problem.is_some());
    }

    #[test]
    fn an_organisations_words_are_added() {
        let own = json!({"version": 1, "check": {"confidential_words": ["Lantern"]}});
        let read = Current::of(own, json!({"confidential_words": ["Harbour Wing"]}));
        assert_eq!(Vec::from_iter(read.check().confidential_words), ["Harbour Wing", "Lantern"]);
        assert_eq!(Vec::from_iter(read.stored.check.confidential_words), ["Lantern"]);
    }
}
