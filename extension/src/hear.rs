//! Hears what the author does: writing, composing, scrolling, and the keys pressed in our own parts.

use std::rc::Rc;

use chaperone::Finding;
use gloo::timers::callback::Timeout;
use web_sys::{Event, KeyboardEvent};

use crate::actions;
use crate::app::App;
use crate::dom::{element_of, now, window};
use crate::editor::{Caret, Editor};
use crate::listen::capture;
use crate::panel::{self, Step};

/// Begins to listen.
pub(crate) fn listen(app: &Rc<App>) {
    let Some(window) = window() else { return };
    let focused = Rc::clone(app);
    capture(&window, "focusin", move |event: &Event| {
        if keeps_to_ourselves(&focused, event) {
            return;
        }
        if let Some(editor) = editor_of(event) {
            focused.attend(&editor);
        }
        focused.place_soon();
    });
    let left = Rc::clone(app);
    capture(&window, "focusout", move |event: &Event| {
        if let Some(editor) = editor_of(event).filter(|_| !keeps_to_ourselves(&left, event)) {
            let caret = editor.caret();
            left.attend(&editor).caret.replace(caret);
        }
    });
    // A dialog of the page pulls the focus back when it hears that it has left.
    for kind in ["focus", "blur"] {
        let app = Rc::clone(app);
        capture(&window, kind, move |event: &Event| {
            keeps_to_ourselves(&app, event);
        });
    }
    let written = Rc::clone(app);
    capture(&window, "input", move |event: &Event| {
        if let Some(editor) = editor_of(event) {
            let watch = written.attend(&editor);
            if event.is_trusted() {
                watch.typed.set(now());
            }
        }
    });
    for (kind, composing) in [("compositionstart", true), ("compositionend", false)] {
        let app = Rc::clone(app);
        capture(&window, kind, move |event: &Event| {
            if let Some(editor) = editor_of(event) {
                app.attend(&editor).composing.set(composing);
            }
        });
    }
    for kind in ["scroll", "resize"] {
        let app = Rc::clone(app);
        capture(&window, kind, move |_: &Event| app.place_soon());
    }
    let clicked = Rc::clone(app);
    capture(&window, "click", move |event: &Event| {
        if let Some(editor) = editor_of(event).filter(|_| event.is_trusted()) {
            let app = Rc::clone(&clicked);
            // The caret follows the click.
            Timeout::new(0, move || {
                open_mark(&app, &editor);
            })
            .forget();
        }
    });
    listen_to_keys(app);
}

/// Opens the finding whose marked words hold the caret.
fn open_mark(app: &Rc<App>, editor: &Editor) -> Option<()> {
    let Some(Caret::Rich { anchor: (node, offset), .. }) = editor.caret() else { return None };
    let watch = app.attend(editor);
    let looks = watch.last();
    let (at, look) = looks.iter().enumerate().find(|(_, look)| look.editor == *editor)?;
    let map = editor.map().filter(|map| map.text() == &*look.text)?;
    let holds = |finding: &Finding| {
        let range = map.range(look.units(finding.span));
        range.is_some_and(|range| range.is_point_in_range(&node, offset).unwrap_or(false))
    };
    let found = look.findings().iter().position(|finding| watch.counts(look, finding) && holds(finding))?;
    if app.panel.of() != Some(watch.id) {
        app.open_panel(&watch, false);
    }
    panel::go_to(app.shown_surface()?, at, found)
}

fn listen_to_keys(app: &Rc<App>) {
    let Some(window) = window() else { return };
    let pressed = Rc::clone(app);
    capture(&window, "keydown", move |event: &KeyboardEvent| {
        if keeps_to_ourselves(&pressed, event) {
            if event.is_trusted() {
                key_in_our_parts(&pressed, event);
            }
        } else if event.is_trusted() {
            key_in_the_page(&pressed, event);
        }
    });
    for kind in ["keypress", "keyup"] {
        let app = Rc::clone(app);
        capture(&window, kind, move |event: &Event| {
            keeps_to_ourselves(&app, event);
        });
    }
}

/// What happens in our parts is none of the page's business: its shortcuts and focus traps do not hear of it.
fn keeps_to_ourselves(app: &App, event: &Event) -> bool {
    let target = event.target();
    let is_ours = app.shown_surface().is_some_and(|surface| surface.is_target(target.as_ref()));
    if is_ours {
        event.stop_immediate_propagation();
    }
    is_ours
}

fn editor_of(event: &Event) -> Option<Editor> {
    Editor::at(&element_of(event.target())?)
}

fn key_in_our_parts(app: &Rc<App>, event: &KeyboardEvent) {
    match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            match app.shown_surface().filter(|_| app.hold.is_open()) {
                Some(surface) => app.hold.edit(surface),
                None => app.close_panel(),
            }
        }
        "ArrowDown" => go(app, event, Step::Next),
        "ArrowUp" => go(app, event, Step::Before),
        "Home" => go(app, event, Step::First),
        "End" => go(app, event, Step::Last),
        "Enter" if !event.repeat() => {
            let way = app.shown_surface().and_then(panel::first_way);
            if let Some(way) = way.as_ref() {
                event.prevent_default();
                actions::fix(app, way);
            }
        }
        // A key held down presses one button, not the next one too.
        "Enter" | " " if event.repeat() => event.prevent_default(),
        _ if is_shortcut(app, event) => {
            event.prevent_default();
            app.close_panel();
        }
        _ => {}
    }
}

fn go(app: &Rc<App>, event: &KeyboardEvent, step: Step) {
    if let Some(surface) = app.shown_surface().filter(|_| !app.hold.is_open()) {
        event.prevent_default();
        panel::go(surface, step);
    }
}

fn key_in_the_page(app: &Rc<App>, event: &KeyboardEvent) {
    let Some(editor) = editor_of(event) else { return };
    let watch = app.attend(&editor);
    if is_shortcut(app, event) {
        event.prevent_default();
        event.stop_immediate_propagation();
        app.open_panel(&watch, false);
        if let Some(panel) = app.shown_surface().and_then(|surface| surface.part("panel")) {
            // A hidden panel cannot take it, and is not there to be read either.
            let _ = panel.focus();
        }
    } else {
        watch.typed.set(now());
    }
}

/// Alt and Shift with the chosen letter, by its place on an English keyboard, as Alt may make another sign of it.
fn is_shortcut(app: &App, event: &KeyboardEvent) -> bool {
    let held = event.alt_key() && event.shift_key() && !event.ctrl_key() && !event.meta_key();
    held && app.shortcut().is_some_and(|letter| event.code() == format!("Key{letter}"))
}
