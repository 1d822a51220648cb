//! `manifest.json`: a common part, an overlay for each browser, and what only the build knows.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// Lays `overlay` over `common`: objects are merged, anything else is replaced, `null` removes (RFC 7396).
pub(crate) fn merge(common: &mut Value, overlay: Value) {
    let Value::Object(overlay) = overlay else {
        *common = overlay;
        return;
    };
    if !common.is_object() {
        *common = json!({});
    }
    let Some(common) = common.as_object_mut() else { return };
    for (key, value) in overlay {
        if value.is_null() {
            common.shift_remove(&key);
        } else {
            merge(common.entry(key).or_insert(Value::Null), value);
        }
    }
}

/// Fills in the version, and `scripts` where a content script lists no `js` of its own.
///
/// # Errors
///
/// When the manifest has no content script.
pub(crate) fn complete(manifest: &mut Value, version: &str, scripts: &[&str]) -> Result<()> {
    let content_scripts = manifest["content_scripts"].as_array_mut();
    for script in content_scripts.context("The manifest has no content_scripts.")? {
        if script.get("js").is_none() {
            script["js"] = json!(scripts);
        }
    }
    manifest["version"] = json!(version);
    Ok(())
}

/// Checks that every file the manifest names is there.
///
/// # Errors
///
/// Names the first file that is missing.
pub(crate) fn check_files(manifest: &Value, exists: impl Fn(&Path) -> bool) -> Result<()> {
    for file in files(manifest) {
        if !exists(Path::new(file.trim_start_matches('/'))) {
            bail!("The manifest names `{file}`, which is neither in extension/assets nor made by the build.");
        }
    }
    Ok(())
}

/// Every string in the manifest that looks like a file of the extension.
fn files(value: &Value) -> Vec<&str> {
    const EXTENSIONS: [&str; 6] = [".js", ".css", ".html", ".json", ".png", ".svg"];
    match value {
        Value::String(text) if EXTENSIONS.iter().any(|end| text.ends_with(end)) => vec![text],
        Value::Array(values) => values.iter().flat_map(files).collect(),
        Value::Object(entries) => entries.values().flat_map(files).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(mut common: Value, overlay: Value) -> Value {
        merge(&mut common, overlay);
        common
    }

    #[test]
    fn an_overlay_adds_replaces_and_removes() {
        let common =
            json!({"name": "Chaperone", "action": {"default_title": "A", "default_popup": "a.html"}, "icons": [1, 2]});
        let overlay = json!({"action": {"default_title": "B"}, "icons": [3], "name": null, "incognito": "spanning"});
        let expected =
            json!({"action": {"default_title": "B", "default_popup": "a.html"}, "icons": [3], "incognito": "spanning"});
        assert_eq!(merged(common, overlay), expected);
    }

    #[test]
    fn an_empty_overlay_changes_nothing() {
        let common = json!({"name": "Chaperone", "permissions": ["storage"]});
        assert_eq!(merged(common.clone(), json!({})), common);
    }

    #[test]
    fn an_object_over_a_scalar_takes_its_place_without_nulls() {
        assert_eq!(merged(json!({"a": 1}), json!({"a": {"b": 2, "c": null}})), json!({"a": {"b": 2}}));
    }

    #[test]
    fn the_order_of_the_common_part_is_kept() {
        let keys = merged(json!({"z": 1, "a": 2, "m": 3}), json!({"a": null, "b": 4}));
        assert_eq!(keys.to_string(), r#"{"z":1,"m":3,"b":4}"#);
    }

    #[test]
    fn scripts_are_filled_in_where_none_are_listed() -> Result<()> {
        let mut manifest = json!({"content_scripts": [{"css": ["a.css"]}, {"js": ["own.js"]}]});
        complete(&mut manifest, "1.2.3", &["core.js", "start.js"])?;
        assert_eq!(manifest["version"], "1.2.3");
        assert_eq!(manifest["content_scripts"][0]["js"], json!(["core.js", "start.js"]));
        assert_eq!(manifest["content_scripts"][1]["js"], json!(["own.js"]));
        Ok(())
    }

    #[test]
    fn a_manifest_without_content_scripts_is_refused() {
        assert!(complete(&mut json!({"name": "Chaperone"}), "1.2.3", &[]).is_err());
    }

    #[test]
    fn a_missing_file_is_named() {
        let manifest = json!({"icons": {"16": "icons/16.png"}, "content_scripts": [{"css": ["/marks.css"]}]});
        assert!(check_files(&manifest, |_| true).is_ok());
        let error = check_files(&manifest, |path| path == Path::new("marks.css")).map_err(|error| error.to_string());
        assert!(error.is_err_and(|message| message.contains("icons/16.png")));
    }
}
