//! Listeners that last as long as the extension acts (see [`crate::life`]).

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

use crate::life;

/// Hears an event before the page does, when the target is the window.
pub(crate) fn capture<E: JsCast + 'static>(target: &EventTarget, kind: &str, heard: impl FnMut(&E) + 'static) {
    add(target, kind, true, heard);
}

/// Hears an event that has reached the target.
pub(crate) fn on<E: JsCast + 'static>(target: &EventTarget, kind: &str, heard: impl FnMut(&E) + 'static) {
    add(target, kind, false, heard);
}

fn add<E: JsCast + 'static>(target: &EventTarget, kind: &str, capture: bool, mut heard: impl FnMut(&E) + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        // In Firefox an event's class is the page's own, so `instanceof` would say no.
        heard(event.unchecked_ref());
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(capture);
    options.set_passive(false);
    if let Some(signal) = life::signal() {
        options.set_signal(&signal);
    }
    let function = listener.as_ref().unchecked_ref();
    // Fails only for a listener that is no function.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(kind, function, &options);
    listener.forget();
}
