//! How long the extension acts: until it fails. Then every listener goes at once, posting works as without it, and the
//! page says that checks are off.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal};

#[wasm_bindgen]
extern "C" {
    /// Of `start.js`: shows that checks are off.
    #[wasm_bindgen(js_name = chaperoneOff, catch)]
    fn show_off() -> Result<(), JsValue>;
}

thread_local! {
    static LISTENING: Option<AbortController> = AbortController::new().ok();
    static OVER: Cell<bool> = const { Cell::new(false) };
}

/// Ends every listener that was added with it.
pub(crate) fn signal() -> Option<AbortSignal> {
    LISTENING.with(|listening| listening.as_ref().map(AbortController::signal))
}

/// Whether the extension has failed and must not touch the page any more.
pub(crate) fn is_over() -> bool {
    OVER.get()
}

/// Lets go of the page. Called while panicking, so it does no more than it must.
pub(crate) fn end() {
    if OVER.replace(true) {
        return;
    }
    LISTENING.with(|listening| listening.iter().for_each(AbortController::abort));
    // Without the notice the page still works; there is nobody left to tell.
    let _ = show_off();
}
