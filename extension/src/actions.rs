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
use crate::look::{Issue, Look};
use crate::notice::{self, Offer};
use crate::surface::Surface;
use crate::watch::Watch;
use crate::words::word;
use crate::{guard, panel, status, tally, writing};

/// None of these leaves our parts on its way up: the page closes its own dialogs on them.
const KEPT: &[&str] =
    &["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "click", "dblclick", "wheel"];

thread_local! {
    /// Whether a change is being written; the next has to wait for it.
    static WRITING: Cell<bool> = const { Cell::new(false) };
    /// What "Copy" copies.
    static TO_COPY: RefCell<String> = const { RefCell::new(String::new()) };
    /// What "Undo" brings back: boxes, and their texts after and before the change.
    static TO_UNDO: RefCell<Vec<Change>> = const { RefCell::new(Vec::new()) };
}

/// A text of a box that takes the place of another.
#[derive(Clone)]
struct Change {
    editor: Editor,
    from: String,
    to: String,
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
    for kind in ["mouseover", "focusin"] {
        let app = Rc::clone(app);
        on(surface.events(), kind, move |event: &Event| {
            point_at(&app, event);
        });
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
        "correct" => correct(app, &element)?,
        "fix" => fix(app, &element)?,
        "tag" => add_hashtag(app, &element)?,
        "safe" => make_safe(app)?,
        "undo" => write(app, &app.open_watch()?, TO_UNDO.take(), |_| None),
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

/// "I am correcting this": whatever the rule says of this draft is said on purpose.
fn correct(app: &Rc<App>, element: &Element) -> Option<()> {
    let watch = app.open_watch()?;
    let (_, finding) = app.panel.finding_at(element)?;
    watch.ignore(Issue::whole_rule(&finding));
    app.look(&watch);
    Some(())
}

/// Takes the way out that a button offers.
pub(crate) fn fix(app: &Rc<App>, element: &Element) -> Option<()> {
    let watch = app.open_watch()?;
    let (look, finding) = app.panel.finding_at(element)?;
    let at: usize = element.get_attribute("data-fix")?.parse().ok()?;
    let fix = finding.fixes.get(at)?;
    let change = change_of(&look, look.units(fix.span), &fix.replacement);
    write(app, &watch, vec![change], |_| None);
    Some(())
}

fn add_hashtag(app: &Rc<App>, element: &Element) -> Option<()> {
    let watch = app.open_watch()?;
    let tag = element.get_attribute("data-tag")?;
    let at: usize = element.get_attribute("data-look")?.parse().ok()?;
    let look = watch.last().get(at).cloned()?;
    let end = u32::try_from(look.text.encode_utf16().count()).ok()?;
    let gap = if look.text.is_empty() || look.text.ends_with(char::is_whitespace) { "" } else { " " };
    write(app, &watch, vec![change_of(&look, end..end, &format!("{gap}{tag}"))], |_| None);
    Some(())
}

/// Takes out of every box what gives a patient away.
fn make_safe(app: &Rc<App>) -> Option<()> {
    let watch = app.open_watch()?;
    let changes: Vec<Change> = watch
        .last()
        .iter()
        .filter_map(|look| {
            let to = app.made_safe(look)?;
            Some(Change { editor: look.editor.clone(), from: look.text.to_string(), to })
        })
        .collect();
    if !changes.is_empty() {
        write(app, &watch, changes, |changes| Some((word("made_safe"), changes)));
    }
    Some(())
}

/// Lights the words of the finding one points at, and shows how it will read.
fn point_at(app: &Rc<App>, event: &Event) -> Option<()> {
    let element = element_of(event.target());
    app.light(element.as_ref());
    let element = element?;
    let button = element.closest("[data-fix]").ok()??;
    let (look, finding) = app.panel.finding_at(&button)?;
    let at: usize = button.get_attribute("data-fix")?.parse().ok()?;
    panel::preview(&button, &look, finding.fixes.get(at)?)
}

fn change_of(look: &Look, units: Range<u32>, with: &str) -> Change {
    let to = writing::spliced(&look.text, &units, with);
    Change { editor: look.editor.clone(), from: look.text.to_string(), to }
}

/// Changes boxes one after the other. Where an editor does not take it, offers to copy what was meant; where `done` has
/// something to say, says it and offers to undo.
fn write(
    app: &Rc<App>,
    watch: &Rc<Watch>,
    changes: Vec<Change>,
    done: impl FnOnce(Vec<Change>) -> Option<(String, Vec<Change>)> + 'static,
) {
    if changes.is_empty() || WRITING.replace(true) {
        return;
    }
    let (app, watch) = (Rc::clone(app), Rc::clone(watch));
    spawn_local(async move {
        let mut refused = None;
        for change in &changes {
            watch.active.replace(Some(change.editor.clone()));
            if writing::change(&change.editor, &change.from, &change.to).await.is_err() {
                refused = Some(change.to.clone());
                break;
            }
        }
        WRITING.set(false);
        if let Some(surface) = app.shown_surface() {
            notice::clear(surface);
            if refused.is_none() {
                tally::count(tally::Event::Fixed);
            }
            if let Some(meant) = refused {
                TO_COPY.replace(meant);
                notice::show(surface, &word("not_written"), Offer::Copy);
            } else if let Some((said, changes)) = done(changes) {
                let back = |change: Change| Change { from: change.to, to: change.from, ..change };
                TO_UNDO.replace(changes.into_iter().map(back).collect());
                notice::show(surface, &said, Offer::Undo);
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
    notice::copy(text, move |text| label(&said, text), move || label(&after, &word("copy")));
}
