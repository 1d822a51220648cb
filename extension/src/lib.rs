//! Chaperone in the browser: finds the composer, shows what the core has to say, and holds Post where it must.
//!
//! Beside it, [`pages`] are the extension's own: popup, options and welcome. What is chosen there is [`settings`].
//!
//! The page's side of things only: what is worth a word is the core's business (`chaperone::check`). Everything runs in
//! the content script's own world; the page sees one empty element and underlined words.
//!
//! How a keystroke becomes a word of advice: [`hear`] hears it, [`composer`] says which boxes the Post button posts,
//! [`editor`] reads them, [`look`] asks the core, and [`marks`], [`status`] and [`panel`] show it. A press on Post goes
//! through [`guard`] first, which shows [`hold`] if it must. What the author chooses to change ([`actions`]) goes through
//! [`writing`]. When something fails, [`life`] ends and the page is as it was without us.

// Clippy sees no tests in modules that are tests only in WebAssembly.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod actions;
mod app;
mod browser;
mod composer;
mod dom;
mod editor;
mod guard;
mod hear;
mod hold;
mod life;
mod listen;
mod look;
mod marks;
mod notice;
mod observers;
mod pages;
mod panel;
mod place;
mod ranges;
mod settings;
mod sites;
mod status;
mod surface;
mod tally;
mod theme;
mod timing;
mod watch;
mod words;
mod writing;

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Starts watching the page. Called once, by `start.js`.
#[wasm_bindgen]
pub fn start() {
    set_panic_hook();
    app::start();
}

/// Fills the toolbar's popup. Called once, by `page.js`, as the two below.
#[wasm_bindgen]
pub fn popup() {
    set_panic_hook();
    pages::popup();
}

/// Fills the options page.
#[wasm_bindgen]
pub fn options() {
    set_panic_hook();
    pages::options();
}

/// Fills the welcome page.
#[wasm_bindgen]
pub fn welcome() {
    set_panic_hook();
    pages::welcome();
}

/// While developing, a panic tells all it knows.
#[cfg(debug_assertions)]
fn set_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        life::end();
    }));
}

/// A panic's message may quote the draft, so a published build says only where it happened.
#[cfg(not(debug_assertions))]
fn set_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        browser::log(&format!("Chaperone stopped at {place}"));
        life::end();
    }));
}
