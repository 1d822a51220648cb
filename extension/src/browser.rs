//! The little that is needed of the extension API, `chrome` in both browsers.
//!
//! When the extension is reloaded or removed, the script in an open tab lives on without it and every call throws. That
//! is handled here, once: a call then gives nothing, and the script goes on with what it knows.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Chrome;
    #[wasm_bindgen(thread_local_v2, js_name = chrome)]
    static CHROME: Option<Chrome>;
    #[wasm_bindgen(method, getter, catch)]
    fn i18n(this: &Chrome) -> Result<I18n, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn storage(this: &Chrome) -> Result<Storage, JsValue>;

    type I18n;
    #[wasm_bindgen(method, catch, js_name = getMessage)]
    fn get_message(this: &I18n, key: &str, substitutions: &Array) -> Result<JsValue, JsValue>;

    type Storage;
    #[wasm_bindgen(method, getter, catch)]
    fn local(this: &Storage) -> Result<StorageArea, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = onChanged)]
    fn on_changed(this: &Storage) -> Result<StorageEvent, JsValue>;

    type StorageArea;
    #[wasm_bindgen(method, catch)]
    fn get(this: &StorageArea, key: &str) -> Result<Promise, JsValue>;

    type StorageEvent;
    #[wasm_bindgen(method, catch, js_name = addListener)]
    fn add_listener(this: &StorageEvent, listener: &Function) -> Result<(), JsValue>;

    #[cfg(not(debug_assertions))]
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    pub(crate) fn log(message: &str);
}

fn chrome<T>(call: impl FnOnce(&Chrome) -> Result<T, JsValue>) -> Option<T> {
    CHROME.with(|chrome| chrome.as_ref().and_then(|chrome| call(chrome).ok()))
}

/// A message of `_locales` with its blanks filled; nothing if there is none.
pub(crate) fn message(key: &str, blanks: &[&str]) -> Option<String> {
    let blanks = blanks.iter().map(|blank| JsValue::from(*blank)).collect();
    chrome(|chrome| chrome.i18n()?.get_message(key, &blanks))?.as_string().filter(|text| !text.is_empty())
}

/// What is stored under a key; nothing if nothing is.
pub(crate) async fn stored(key: &str) -> Option<JsValue> {
    let found = JsFuture::from(chrome(|chrome| chrome.storage()?.local()?.get(key))?).await.ok()?;
    Reflect::get(&found, &key.into()).ok().filter(|value| !value.is_undefined())
}

/// Calls back with the new value whenever what is stored under a key changes; undefined when it is removed.
pub(crate) fn on_stored(key: &'static str, mut changed: impl FnMut(JsValue) + 'static) {
    let listener = Closure::<dyn FnMut(Object, JsValue)>::new(move |changes: Object, area: JsValue| {
        if area.as_string().as_deref() != Some("local") {
            return;
        }
        let Ok(change) = Reflect::get(&changes, &key.into()) else { return };
        if change.is_object() {
            changed(Reflect::get(&change, &"newValue".into()).unwrap_or(JsValue::UNDEFINED));
        }
    });
    chrome(|chrome| chrome.storage()?.on_changed()?.add_listener(listener.as_ref().unchecked_ref()));
    listener.forget();
}
