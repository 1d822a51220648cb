//! What went otherwise than meant: a change that the editor did not take, settings that could not be read.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::dom::{fill, window};
use crate::surface::Surface;
use crate::words::word;

/// How long "Copied" stands on the button, in ms.
const COPIED: u32 = 2000;

/// What a notice offers to do.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Offer {
    /// Nothing.
    Nothing,
    /// To copy a text that the editor did not take.
    Copy,
    /// To bring back the draft as it was.
    Undo,
}

/// Shows a notice.
pub(crate) fn show(surface: &Surface, text: &str, offer: Offer) {
    fill(&surface.body, "notice-text", text);
    for (name, its) in [("copy", Offer::Copy), ("undo", Offer::Undo)] {
        fill(&surface.body, name, &if offer == its { word(name) } else { String::new() });
    }
    set_hidden(surface, "notice", false);
}

/// Takes the notice away.
pub(crate) fn clear(surface: &Surface) {
    set_hidden(surface, "notice", true);
}

/// Copies a text, and says so on the button.
pub(crate) fn copy(text: String, said: impl FnOnce(&str) + 'static, after: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    spawn_local(async move {
        // Refused where the page has not the focus; the button then stays as it is and can be pressed again.
        if JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok() {
            said(&word("copied"));
            Timeout::new(COPIED, after).forget();
        }
    });
}

fn set_hidden(surface: &Surface, name: &str, hidden: bool) {
    if let Some(part) = surface.part(name) {
        part.set_hidden(hidden);
    }
}
