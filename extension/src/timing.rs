//! `performance.measure` entries, so that a bench or a curious reader can see what a check costs. They hold times only.

use std::cell::Cell;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::dom::window;

#[wasm_bindgen]
extern "C" {
    /// The part of `Performance` that web-sys counts as unstable.
    type Performance;
    #[wasm_bindgen(method, catch)]
    fn measure(this: &Performance, name: &str, options: &Object) -> Result<JsValue, JsValue>;
}

const CHECK: &str = "chaperone:check";

/// Entries stay in the page's memory until they are cleared.
const KEPT: u32 = 1000;

thread_local! {
    static TAKEN: Cell<u32> = const { Cell::new(0) };
}

/// Does something, and leaves an entry that tells how long the check took.
pub(crate) fn checked<T>(check: impl FnOnce() -> T) -> T {
    let Some(performance) = window().and_then(|window| window.performance()) else { return check() };
    let start = performance.now();
    let result = check();
    let end = performance.now();
    let taken = TAKEN.get();
    if taken == KEPT {
        performance.clear_measures_with_measure_name(CHECK);
    }
    TAKEN.set(taken % KEPT + 1);
    // A page that broke its own `performance` loses nothing but the entry.
    let _ = between(start, end).and_then(|times| performance.unchecked_into::<Performance>().measure(CHECK, &times));
    result
}

fn between(start: f64, end: f64) -> Result<Object, JsValue> {
    let times = Object::new();
    Reflect::set(&times, &"start".into(), &start.into())?;
    Reflect::set(&times, &"end".into(), &end.into())?;
    Ok(times)
}
