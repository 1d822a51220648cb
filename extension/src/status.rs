//! The shield by a composer: how the draft stands, in shape, colour, number and words.

use web_sys::{Element, HtmlElement};

use crate::composer::Composer;
use crate::dom::{Rect, all, copy_of_template, document, fill, first, part, rect, set};
use crate::look::State;
use crate::place;
use crate::sites;
use crate::surface::Surface;
use crate::watch::Watch;
use crate::words::{counted, word};

/// Shows the state of a composer; makes the shield when it is not there yet.
pub(crate) fn show(surface: &Surface, watch: &Watch, state: State, count: usize) -> Option<()> {
    let shield = find(surface, watch.id).or_else(|| make(surface, watch.id))?;
    set(&shield, "data-state", state.name());
    let said = said(state, count);
    set(&shield, "aria-label", &said);
    fill(&shield, "tip", &said);
    fill(&shield, "count", &if count == 0 { String::new() } else { count.to_string() });
    Some(())
}

/// What the status says in words.
pub(crate) fn said(state: State, count: usize) -> String {
    match state {
        State::Clear => word("status_clear"),
        State::Info => counted("status_info", count),
        State::Caution => counted("status_caution", count),
        State::Stop => counted("status_stop", count),
        State::Crisis => word("status_crisis"),
        State::Off => word("too_long"),
    }
}

/// Tells whether the panel of this composer is open.
pub(crate) fn set_expanded(surface: &Surface, id: u32, expanded: bool) {
    if let Some(shield) = find(surface, id) {
        set(&shield, "aria-expanded", if expanded { "true" } else { "false" });
    }
}

/// Takes the shield away.
pub(crate) fn remove(surface: &Surface, id: u32) {
    if let Some(shield) = find(surface, id) {
        shield.remove();
    }
}

/// Which composer's shield an element is.
pub(crate) fn id_of(shield: &Element) -> Option<u32> {
    shield.get_attribute("data-watch")?.parse().ok()
}

/// Puts the shield where it belongs, or hides it where the page covers its composer.
pub(crate) fn place(surface: &Surface, watch: &Watch) -> Option<()> {
    let shield = find(surface, watch.id)?;
    let room = room_for(&watch.composer);
    shield.set_hidden(room.is_none());
    let (toolbar, taken) = room?;
    let own = rect(&shield);
    let is_rtl = document()?.document_element()?.get_attribute("dir").as_deref() == Some("rtl");
    let (left, top) = place::status(toolbar, &taken, (own.width(), own.height()), is_rtl);
    let style = shield.style();
    // Fails only for a malformed name.
    let _ = style.set_property("transform", &format!("translate({}px, {}px)", left.round(), top.round()));
    Some(())
}

/// The toolbar's row and what is taken in it; nothing where the author cannot see it.
fn room_for(composer: &Composer) -> Option<(Rect, Vec<Rect>)> {
    if is_covered(composer) {
        return None;
    }
    let Some(toolbar) = composer.toolbar() else {
        let below = composer.boxes().last().map(|editor| rect(editor.element()))?;
        return Some((Rect { top: below.bottom, bottom: below.bottom + 36.0, ..below }, Vec::new()));
    };
    let row = rect(&toolbar);
    let parts: Vec<Element> = all(&toolbar, sites::TOOLBAR_PARTS);
    (!row.is_empty()).then(|| (row, parts.iter().map(rect).collect()))
}

/// Whether a dialog of the page lies over the composer.
pub(crate) fn is_covered(composer: &Composer) -> bool {
    let Some(page) = document().and_then(|document| document.document_element()) else { return true };
    let modals: Vec<Element> = all(&page, sites::MODAL);
    modals.last().is_some_and(|modal| !modal.contains(Some(composer.root())))
}

fn find(surface: &Surface, id: u32) -> Option<HtmlElement> {
    first(&surface.body, &format!("[data-part='status'][data-watch='{id}']"))
}

fn make(surface: &Surface, id: u32) -> Option<HtmlElement> {
    let shield = copy_of_template(&surface.body, "status")?;
    set(&shield, "data-watch", &id.to_string());
    part(&surface.body, "statuses")?.append_child(&shield).ok()?;
    find(surface, id)
}
