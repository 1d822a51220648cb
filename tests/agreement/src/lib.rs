//! One function that tells everything the core says of a draft. It is not shipped.

use chaperone::{Draft, Settings, check};
use wasm_bindgen::prelude::wasm_bindgen;

/// The report of a draft on one line, or that the draft is too long.
#[wasm_bindgen]
pub fn report(text: &str, reply: bool) -> String {
    match Draft::new(text) {
        Ok(draft) => format!("{:?}", check(&draft.as_reply(reply), &Settings::default())),
        Err(error) => format!("{error:?}"),
    }
}
