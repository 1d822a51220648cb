//! Stands before the Post button: what holds Post is stopped on its way to the page, everything else passes untouched.
//!
//! The page decides in many ways that someone posts: by a click, by the pointer, mouse or touch events before one, by keys
//! on the button, by a shortcut in the text. All of them pass the window first. They are stopped there *without*
//! `preventDefault`, which would swallow the click that follows; only the click itself and keys are prevented.

use std::rc::Rc;

use web_sys::{Event, HtmlElement, KeyboardEvent};

use crate::app::App;
use crate::composer::Composer;
use crate::dom::{element_of, window};
use crate::hold::Held;
use crate::life;
use crate::listen::capture;
use crate::sites;
use crate::tally;

/// What comes before a click; a page may act on any of them.
const BEFORE_A_CLICK: &[&str] = &["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend"];

/// Begins to stand guard.
pub(crate) fn listen(app: &Rc<App>) {
    let Some(window) = window() else { return };
    for kind in BEFORE_A_CLICK {
        let app = Rc::clone(app);
        capture(&window, kind, move |event: &Event| {
            if pressed(&app, event).is_some() {
                event.stop_immediate_propagation();
            }
        });
    }
    let clicked = Rc::clone(app);
    capture(&window, "click", move |event: &Event| {
        if let Some(held) = pressed(&clicked, event) {
            stop(event);
            show(&clicked, held);
        }
    });
    for kind in ["keydown", "keypress", "keyup"] {
        let app = Rc::clone(app);
        capture(&window, kind, move |event: &KeyboardEvent| {
            if let Some(held) = keyed(&app, event) {
                stop(event);
                if !event.repeat() && opens(event) {
                    show(&app, held);
                }
            }
        });
    }
}

fn stop(event: &Event) {
    event.stop_immediate_propagation();
    event.prevent_default();
}

/// Space presses a button when it comes up; were the dialog there before, it would press a button of that.
fn opens(event: &KeyboardEvent) -> bool {
    event.type_() == if event.key() == " " { "keyup" } else { "keydown" }
}

fn show(app: &Rc<App>, held: Held) {
    if let Some(surface) = app.surface() {
        app.panel.close(surface);
        app.hold.show(surface, held);
        tally::count(tally::Event::Held);
    }
}

/// What is held of a press on Post; nothing if it may pass.
fn pressed(app: &Rc<App>, event: &Event) -> Option<Held> {
    if !event.is_trusted() {
        return None;
    }
    let button = sites::post_button_at(&element_of(event.target())?)?;
    let composer = Composer::of_button(&button)?;
    judge(app, composer, button)
}

fn keyed(app: &Rc<App>, event: &KeyboardEvent) -> Option<Held> {
    let key = event.key();
    if !event.is_trusted() || !matches!(key.as_str(), "Enter" | " ") {
        return None;
    }
    let element = element_of(event.target())?;
    if key == "Enter" && (event.ctrl_key() || event.meta_key()) {
        let composer = Composer::around(&element)?;
        let button = composer.post_button()?;
        return judge(app, composer, button);
    }
    let button = sites::post_button_at(&element)?;
    judge(app, Composer::of_button(&button)?, button)
}

fn judge(app: &Rc<App>, composer: Composer, button: HtmlElement) -> Option<Held> {
    if life::is_over() || app.is_off() {
        return None;
    }
    let watch = app.watch(composer);
    let looks = app.judge(&watch);
    let holds = watch.stops(&looks).next().is_some();
    holds.then(|| Held { watch, button, looks })
}

/// Posts what was held, if it is still what was judged; else holds it anew, or returns to a draft that has become clear.
pub(crate) fn release(app: &Rc<App>) {
    let Some(surface) = app.shown_surface() else { return };
    let Some(held) = app.hold.take(surface) else { return };
    let looks = app.judge(&held.watch);
    let is_what_was_judged =
        looks.len() == held.looks.len() && looks.iter().zip(&held.looks).all(|(now, then)| Rc::ptr_eq(now, then));
    let button = if held.button.is_connected() { Some(held.button) } else { held.watch.composer.post_button() };
    match button {
        // Not trusted, so nothing above hears it.
        Some(button) if is_what_was_judged => button.click(),
        Some(button) if held.watch.stops(&looks).next().is_some() => {
            show(app, Held { watch: held.watch, button, looks })
        }
        _ => {
            held.watch.return_to_draft();
            app.look(&held.watch);
        }
    }
}
