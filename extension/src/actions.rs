//! What a press on one of our own buttons does. Only the author's own presses count: the page can make up events, but not
//! trusted ones.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, MouseEvent};

use crate::app::App;
use crate::dom::{element_of, part};
use crate::editor::Editor;
use crate::listen::on;
use crate::look::Look;
use crate::surface::Surface;
use crate::watch::Watch;
use crate::{guard, notice, status, tally, writing};

/// None of these leaves our parts on its way up: the page closes its own dialogs on them.
const KEPT: &[&str] =
    &["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "click", "dblclick", "wheel"];

thread_local! {
    /// Whether a change is being written; the next has to wait for it.
    static WRITING: Cell<bool> = const { Cell::new(false) };
    /// What "Copy" copies.
    static TO_COPY: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Begins to listen on the surface.
pub(crate) fn listen(app: &Rc<App>, surface: &Surface) {
    let clicked = Rc::clone(app);
    on(surface.events(), "click", move |event: &MouseEvent| {
        // The second click of a double click meant the first.
        if event.is_trusted() && event.detail() <= 1 {
            act(&clicked, event);
        }
    });
    // A press on a button leaves the caret where it is.
    on(surface.events(), "mousedown", |event: &Event| {
        let target = element_of(event.target());
        if target.is_some_and(|element| element.closest("button, a").ok().flatten().is_some()) {
            event.prevent_default();
        }
    });
    for kind in KEPT {
        on(surface.events(), kind, |event: &Event| event.stop_propagation());
    }
    let cancelled = Rc::clone(app);
    if let Some(dialog) = surface.part("hold") {
        on(&dialog, "cancel", move |event: &Event| {
            event.prevent_default();
            if let Some(surface) = cancelled.shown_surface() {
                cancelled.hold.edit(surface);
            }
        });
    }
}

fn act(app: &Rc<App>, event: &Event) -> Option<()> {
    let element = element_of(event.target())?.closest("[data-action]").ok()??;
    let surface = app.shown_surface()?;
    match element.get_attribute("data-action")?.as_str() {
        "toggle" => toggle(app, &element)?,
        "close" => app.close_panel(),
        "ignore" => ignore(app, &element)?,
        "fix" => fix(app, &element)?,
        "tag" => add_hashtag(app, &element)?,
        "copy" => copy(app),
        "edit" => app.hold.edit(surface),
        "anyway" => app.hold.ask_again(surface)?,
        "confirm" => guard::release(app),
        _ => {}
    }
    Some(())
}

fn toggle(app: &Rc<App>, shield: &Element) -> Option<()> {
    let watch = app.watch_of(status::id_of(shield)?)?;
    if app.panel.of() == Some(watch.id) {
        if !app.panel.has_just_opened_by_itself() {
            app.close_panel();
        }
    } else {
        app.open_panel(&watch, false);
    }
    Some(())
}

fn ignore(app: &Rc<App>, element: &Element) -> Option<()> {
    let watch = app.open_watch()?;
    let (look, finding) = app.panel.finding_at(element)?;
    watch.ignore(look.issue(&finding));
    app.look(&watch);
    Some(())
}

fn fix(app: &Rc<App>, element: &Element) -> Option<()> {
    let watch = app.open_watch()?;
    let (look, finding) = app.panel.finding_at(element)?;
    let at: usize = element.get_attribute("data-fix")?.parse().ok()?;
    let fix = finding.fixes.get(at)?;
    write(app, &watch, &look, look.units(fix.span), fix.replacement.clone());
    Some(())
}

fn add_hashtag(app: &Rc<App>, element: &Element) -> Option<()> {
    let watch = app.open_watch()?;
    let tag = element.get_attribute("data-tag")?;
    let at: usize = element.get_attribute("data-look")?.parse().ok()?;
    let look = watch.last().get(at).cloned()?;
    let end = u32::try_from(look.text.encode_utf16().count()).ok()?;
    let gap = if look.text.is_empty() || look.text.ends_with(char::is_whitespace) { "" } else { " " };
    write(app, &watch, &look, end..end, format!("{gap}{tag}"));
    Some(())
}

/// Changes the draft; where the editor does not take it, offers to copy what was meant.
fn write(app: &Rc<App>, watch: &Rc<Watch>, look: &Rc<Look>, units: Range<u32>, with: String) {
    if WRITING.replace(true) {
        return;
    }
    let (app, watch, look) = (Rc::clone(app), Rc::clone(watch), Rc::clone(look));
    spawn_local(async move {
        let editor: &Editor = &look.editor;
        watch.active.replace(Some(editor.clone()));
        let written = writing::replace(editor, &look.text, units.clone(), &with).await;
        WRITING.set(false);
        if let Some(surface) = app.shown_surface() {
            if written.is_ok() {
                tally::count(tally::Event::Fixed);
                notice::clear(surface);
            } else {
                TO_COPY.replace(writing::spliced(&look.text, &units, &with));
                notice::show(surface, "not_written", true);
            }
        }
        app.look(&watch);
    });
}

fn copy(app: &Rc<App>) {
    let (said, after) = (Rc::clone(app), Rc::clone(app));
    let label = |app: &App, text: &str| {
        if let Some(button) = app.shown_surface().and_then(|surface| part(&surface.body, "copy")) {
            button.set_text_content(Some(text));
        }
    };
    let text = TO_COPY.with_borrow(Clone::clone);
    notice::copy(text, move |text| label(&said, text), move || label(&after, &crate::words::word("copy")));
}
