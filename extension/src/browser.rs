//! The little that is needed of the extension API, `chrome` in both browsers.
//!
//! When the extension is reloaded or removed, the script in an open tab lives on without it and every call throws. That
//! is handled here, once: a call then gives nothing, and the script goes on with what it knows.

use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
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
    #[wasm_bindgen(method, getter, catch)]
    fn runtime(this: &Chrome) -> Result<Runtime, JsValue>;

    type I18n;
    #[wasm_bindgen(method, catch, js_name = getMessage)]
    fn get_message(this: &I18n, key: &str, substitutions: &Array) -> Result<JsValue, JsValue>;

    type Storage;
    #[wasm_bindgen(method, getter, catch)]
    fn local(this: &Storage) -> Result<StorageArea, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn managed(this: &Storage) -> Result<StorageArea, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = onChanged)]
    fn on_changed(this: &Storage) -> Result<Listeners, JsValue>;

    type StorageArea;
    #[wasm_bindgen(method, catch)]
    fn get(this: &StorageArea, key: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn set(this: &StorageArea, items: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn clear(this: &StorageArea) -> Result<Promise, JsValue>;

    type Runtime;
    #[wasm_bindgen(method, catch, js_name = openOptionsPage)]
    fn open_options_page(this: &Runtime) -> Result<Promise, JsValue>;

    type Listeners;
    #[wasm_bindgen(method, catch, js_name = addListener)]
    fn add_listener(this: &Listeners, listener: &Function) -> Result<(), JsValue>;

    #[cfg(not(debug_assertions))]
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    pub(crate) fn log(message: &str);
}

/// Where something is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// On this machine, for this profile.
    Local,
    /// By the organisation that manages the browser; cannot be written.
    Managed,
}

fn chrome<T>(call: impl FnOnce(&Chrome) -> Result<T, JsValue>) -> Option<T> {
    CHROME.with(|chrome| chrome.as_ref().and_then(|chrome| call(chrome).ok()))
}

/// A message of `_locales` with its blanks filled; nothing if there is none.
pub(crate) fn message(key: &str, blanks: &[&str]) -> Option<String> {
    let blanks = blanks.iter().map(|blank| JsValue::from(*blank)).collect();
    chrome(|chrome| chrome.i18n()?.get_message(key, &blanks))?.as_string().filter(|text| !text.is_empty())
}

/// What is stored under a key, or all of an area; nothing if nothing is, as in a browser that nobody manages.
pub(crate) async fn stored(area: Area, key: Option<&str>) -> Option<Value> {
    let asked = key.map_or(JsValue::NULL, JsValue::from);
    let asking = chrome(|chrome| {
        let storage = chrome.storage()?;
        if area == Area::Local { storage.local()?.get(&asked) } else { storage.managed()?.get(&asked) }
    })?;
    let found = JsFuture::from(asking).await.ok()?;
    let value = if key.is_some() { Reflect::get(&found, &asked).ok()? } else { found };
    if value.is_undefined() {
        return None;
    }
    serde_wasm_bindgen::from_value(value).ok()
}

/// Stores something on this machine.
pub(crate) async fn store(key: &str, value: &Value) -> Option<()> {
    let items = Object::new();
    let value = value.serialize(&Serializer::json_compatible()).ok()?;
    Reflect::set(&items, &key.into(), &value).ok()?;
    JsFuture::from(chrome(|chrome| chrome.storage()?.local()?.set(&items))?).await.ok().map(drop)
}

/// Forgets all that is stored on this machine.
pub(crate) async fn forget_all() -> Option<()> {
    JsFuture::from(chrome(|chrome| chrome.storage()?.local()?.clear())?).await.ok().map(drop)
}

/// Calls back whenever what is stored under one of the keys changes, or what the organisation has stored.
pub(crate) fn on_stored(keys: &'static [&'static str], mut changed: impl FnMut() + 'static) {
    let listener = Closure::<dyn FnMut(JsValue, JsValue)>::new(move |changes: JsValue, area: JsValue| {
        let touches = |key: &&str| Reflect::has(&changes, &JsValue::from(*key)).unwrap_or(false);
        match area.as_string().as_deref() {
            Some("local") if keys.iter().any(touches) => changed(),
            Some("managed") => changed(),
            _ => {}
        }
    });
    chrome(|chrome| chrome.storage()?.on_changed()?.add_listener(listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Opens the options page.
pub(crate) fn open_options() {
    chrome(|chrome| chrome.runtime()?.open_options_page());
}
