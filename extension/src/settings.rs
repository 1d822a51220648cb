//! What the author has chosen, as it is stored.

use chaperone::Settings;
use wasm_bindgen::JsValue;

use crate::browser;

/// Where the settings are stored.
const KEY: &str = "settings";

/// What was stored is no valid settings.
#[derive(Debug)]
pub(crate) struct Unreadable;

/// Reads the settings; what is stored never is a reason not to check.
pub(crate) async fn load() -> Result<Settings, Unreadable> {
    parse(browser::stored(KEY).await.unwrap_or(JsValue::UNDEFINED))
}

/// Calls back whenever the settings change.
pub(crate) fn on_change(mut changed: impl FnMut(Result<Settings, Unreadable>) + 'static) {
    browser::on_stored(KEY, move |value| changed(parse(value)));
}

/// Nothing stored means the defaults.
fn parse(value: JsValue) -> Result<Settings, Unreadable> {
    if value.is_undefined() {
        return Ok(Settings::default());
    }
    // A list would be taken for the fields in their order.
    if js_sys::Array::is_array(&value) {
        return Err(Unreadable);
    }
    serde_wasm_bindgen::from_value(value).map_err(|_| Unreadable)
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn stored(json: &str) -> Result<Settings, Unreadable> {
        parse(js_sys::JSON::parse(json).unwrap())
    }

    #[wasm_bindgen_test]
    fn nothing_stored_means_the_defaults() {
        assert_eq!(parse(JsValue::UNDEFINED).unwrap(), Settings::default());
        assert_eq!(stored("{}").unwrap(), Settings::default());
    }

    #[wasm_bindgen_test]
    fn what_is_stored_is_read() {
        let settings = stored(r#"{"off": ["respect", "claims.cures"], "country": "GB"}"#).unwrap();
        assert!(!settings.allows("respect.frequent-flyer"));
        assert_eq!(settings.country.as_deref(), Some("GB"));
    }

    #[wasm_bindgen_test]
    fn what_cannot_be_read_is_noticed() {
        for json in ["null", "7", "[]", r#"{"off": "respect"}"#] {
            assert!(stored(json).is_err(), "{json}");
        }
    }
}
