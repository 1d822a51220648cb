//! The one dialog: Post is held until the author decides. Back to the draft by default; posting takes a second step.

use std::cell::RefCell;
use std::rc::Rc;

use chaperone::Finding;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use crate::dom::{copy_of_template, fill, part};
use crate::look::Look;
use crate::panel::place_in_thread;
use crate::surface::Surface;
use crate::watch::Watch;
use crate::words::word;

/// The dialog, and what it holds.
#[derive(Default)]
pub(crate) struct Hold {
    held: RefCell<Option<Held>>,
}

/// A press on Post that was not let through.
pub(crate) struct Held {
    /// Whose.
    pub(crate) watch: Rc<Watch>,
    /// What was pressed, or would have been.
    pub(crate) button: HtmlElement,
    /// What was judged: the permission to post is for this and nothing else.
    pub(crate) looks: Vec<Rc<Look>>,
}

impl Hold {
    /// Whether something is held.
    pub(crate) fn is_open(&self) -> bool {
        self.held.borrow().is_some()
    }

    /// Shows why Post is held.
    pub(crate) fn show(&self, surface: &Surface, held: Held) -> Option<()> {
        let dialog: HtmlDialogElement = surface.part("hold")?.dyn_into().ok()?;
        let reasons = part(&dialog, "reasons")?;
        reasons.set_text_content(None);
        for (at, look, finding) in held.watch.stops(&held.looks) {
            let place = if held.looks.len() > 1 { place_in_thread(at, held.looks.len()) } else { String::new() };
            let reason = reason(surface, look, finding, &place)?;
            reasons.append_child(&reason).ok()?;
        }
        set_step(&dialog, Step::Decide);
        self.held.replace(Some(held));
        surface.attach();
        // A dialog that the page took out of the document comes back open, but no longer on top of it.
        dialog.close();
        dialog.show_modal().ok()?;
        part(&dialog, "edit")?.focus().ok()
    }

    /// Asks once more.
    pub(crate) fn ask_again(&self, surface: &Surface) -> Option<()> {
        let dialog = surface.part("hold")?;
        set_step(&dialog, Step::Confirm);
        part(&dialog, "hold-live")?.set_text_content(Some(&word("hold_sure")));
        part(&dialog, "confirm")?.focus().ok()
    }

    /// Closes the dialog and hands over what was held.
    pub(crate) fn take(&self, surface: &Surface) -> Option<Held> {
        let held = self.held.take()?;
        if let Some(dialog) = surface.part("hold").and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
            dialog.close();
        }
        Some(held)
    }

    /// Closes the dialog and returns to the draft.
    pub(crate) fn edit(&self, surface: &Surface) {
        let Some(held) = self.take(surface) else { return };
        held.watch.return_to_draft();
    }
}

/// The two steps to post all the same.
#[derive(PartialEq)]
enum Step {
    Decide,
    Confirm,
}

fn set_step(dialog: &Element, step: Step) {
    let confirms = step == Step::Confirm;
    for (name, hidden) in [("sure", !confirms), ("confirm", !confirms), ("anyway", confirms)] {
        if let Some(part) = part(dialog, name) {
            part.set_hidden(hidden);
        }
    }
    if let Some(live) = part(dialog, "hold-live") {
        live.set_text_content(None);
    }
}

fn reason(surface: &Surface, look: &Look, finding: &Finding, place: &str) -> Option<Element> {
    let item = copy_of_template(&surface.body, "reason")?;
    fill(&item, "where", place);
    fill(&item, "message", finding.message);
    fill(&item, "words", look.words(finding.span));
    fill(&item, "why", finding.why);
    Some(item)
}
