//! What an organisation presets, locks and adds, through the browser's managed storage (docs/managed.md).

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::stored::Stored;
use super::{CHECK, Problem, VERSION_KEY};

/// An organisation's policy; the default is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Policy {
    /// Settings by their names, as in an export, with only those that are preset.
    preset: Map<String, Value>,
    /// Names of settings that a person cannot change, as `hold` and `check.country`.
    locked: BTreeSet<String>,
    /// Names that the organisation keeps to itself; they are added to those of the person.
    pub(crate) words: BTreeSet<String>,
}

impl Policy {
    /// Reads what the browser hands over.
    pub(crate) fn read(managed: Value) -> Result<Self, Problem> {
        let Value::Object(mut preset) = managed else { return Err(Problem::unreadable()) };
        let mut list = |name: &str| match preset.remove(name) {
            Some(list) => serde_json::from_value::<BTreeSet<String>>(list).map_err(|_| Problem::unreadable()),
            None => Ok(BTreeSet::new()),
        };
        let (locked, words) = (list("locked")?, list("confidential_words")?);
        preset.remove(VERSION_KEY);
        // Browsers differ in whether a list that is not set is missing or null.
        preset.retain(|_, value| !value.is_null());
        let policy = Self { preset, locked, words };
        serde_json::from_value::<Stored>(policy.base()).map_err(|_| Problem::unreadable())?;
        Ok(policy)
    }

    /// The settings of someone who has chosen nothing.
    pub(crate) fn base(&self) -> Value {
        let mut base = serde_json::to_value(Stored::default()).unwrap_or_default();
        lay_over(&mut base, &self.preset);
        base
    }

    /// Whether a setting is locked; a group is when its every setting is.
    pub(crate) fn locks(&self, name: &str) -> bool {
        let group = name.split_once('.').map(|(group, _)| group);
        self.locked.contains(name) || group.is_some_and(|group| self.locked.contains(group))
    }

    /// Whether anything comes from an organisation.
    pub(crate) fn is_there(&self) -> bool {
        *self != Self::default()
    }

    /// The settings that come of a person's choices, given by name.
    pub(crate) fn applied(&self, chosen: &Map<String, Value>) -> Value {
        let mut chosen = chosen.clone();
        self.unlock(&mut chosen);
        let mut settings = self.base();
        lay_over(&mut settings, &chosen);
        settings
    }

    /// Only what differs from the base and is not locked: what a person has chosen.
    pub(crate) fn chosen(&self, settings: &Value) -> Map<String, Value> {
        let mut chosen = difference(settings, &self.base());
        self.unlock(&mut chosen);
        chosen
    }

    fn unlock(&self, chosen: &mut Map<String, Value>) {
        chosen.retain(|name, _| !self.locks(name));
        if let Some(check) = chosen.get_mut(CHECK).and_then(Value::as_object_mut) {
            check.retain(|name, _| !self.locks(&format!("{CHECK}.{name}")));
        }
    }
}

/// Replaces settings by name; those of the core stand one level down.
fn lay_over(settings: &mut Value, over: &Map<String, Value>) {
    let Some(settings) = settings.as_object_mut() else { return };
    for (name, value) in over {
        match (settings.get_mut(name).and_then(Value::as_object_mut), value) {
            (Some(group), Value::Object(values)) if name == CHECK => {
                group.extend(values.iter().map(|(name, value)| (name.clone(), value.clone())));
            }
            _ => drop(settings.insert(name.clone(), value.clone())),
        }
    }
}

fn difference(settings: &Value, base: &Value) -> Map<String, Value> {
    let mut chosen = Map::new();
    for (name, value) in settings.as_object().into_iter().flatten() {
        let standard = base.get(name).unwrap_or(&Value::Null);
        let differs = if name == CHECK { Value::Object(difference(value, standard)) } else { value.clone() };
        let is_same = if name == CHECK { differs.as_object().is_none_or(Map::is_empty) } else { value == standard };
        if !is_same {
            chosen.insert(name.clone(), differs);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::settings::stored::Hold;

    fn policy(json: Value) -> Policy {
        Policy::read(json).unwrap()
    }

    fn applied(policy: &Policy, chosen: Value) -> Stored {
        serde_json::from_value(policy.applied(chosen.as_object().unwrap())).unwrap()
    }

    #[test]
    fn presets_hold_until_someone_chooses() {
        let policy = policy(json!({"hold": "caution", "check": {"country": "GB"}}));
        let untouched = applied(&policy, json!({}));
        assert_eq!((untouched.hold, untouched.check.country.as_deref()), (Hold::Caution, Some("GB")));
        let chosen = applied(&policy, json!({"hold": "never", "check": {"off": ["copyright"]}}));
        assert_eq!((chosen.hold, chosen.check.country.as_deref()), (Hold::Never, Some("GB")));
        assert!(!chosen.check.allows("copyright.notice"));
    }

    #[test]
    fn locked_settings_cannot_be_chosen() {
        let policy = policy(json!({"hold": "caution", "check": {"country": "GB"}, "locked": ["hold", "check.off"]}));
        let chosen = applied(&policy, json!({"hold": "never", "check": {"off": ["respect"], "country": "ES"}}));
        assert_eq!((chosen.hold, chosen.check.country.as_deref()), (Hold::Caution, Some("ES")));
        assert!(chosen.check.allows("respect.addict"));
        assert!(policy.locks("hold") && policy.locks("check.off") && !policy.locks("check.country"));
        let all = Policy::read(json!({"locked": ["check"]})).unwrap();
        assert!(all.locks("check.country") && !all.locks("hold"));
        assert_eq!(applied(&all, json!({"check": {"country": "ES"}})).check.country, None);
    }

    #[test]
    fn only_what_was_chosen_is_kept() {
        let policy = policy(json!({"hold": "caution", "check": {"country": "GB"}}));
        let mut settings = applied(&policy, json!({}));
        assert!(policy.chosen(&serde_json::to_value(&settings).unwrap()).is_empty());
        settings.check.off.insert("copyright".to_owned());
        settings.hold = Hold::Serious;
        let chosen = policy.chosen(&serde_json::to_value(&settings).unwrap());
        assert_eq!(Value::Object(chosen), json!({"hold": "serious", "check": {"off": ["copyright"]}}));
    }

    #[test]
    fn a_policy_that_makes_no_sense_is_refused() {
        for wrong in [
            json!([]),
            json!({"hold": "sometimes"}),
            json!({"check": {"colour": 1}}),
            json!({"locked": "hold"}),
            json!({"confidential_words": [1]}),
        ] {
            assert!(Policy::read(wrong.clone()).is_err(), "{wrong}");
        }
        assert!(!Policy::read(json!({})).unwrap().is_there());
    }
}
