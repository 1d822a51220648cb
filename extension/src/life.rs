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

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use std::rc::Rc;

    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::Event;

    use super::*;
    use crate::dom::window;
    use crate::listen::capture;

    #[wasm_bindgen_test]
    fn nothing_is_heard_after_the_end() {
        let heard = Rc::new(Cell::new(0));
        let count = Rc::clone(&heard);
        let window = window().unwrap();
        capture(&window, "chaperone-test", move |_: &Event| count.set(count.get() + 1));
        let happen = || window.dispatch_event(&Event::new("chaperone-test").unwrap()).unwrap();
        happen();
        assert_eq!((heard.get(), is_over()), (1, false));
        end();
        end();
        happen();
        assert_eq!((heard.get(), is_over()), (1, true));
    }
}
