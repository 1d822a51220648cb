//! Controls that show a setting and change it. A control names its setting in `data-setting`, as an export names it:
//!
//! - a `<select>`, a radio button or a line of text holds one word, an empty one nothing;
//! - a `<textarea>` holds a list, one word a line;
//! - a checkbox with `data-without` is checked as long as the list lacks that word.
//!
//! What an organisation has locked is shown and cannot be changed.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::value;
use crate::dom::{all, copy_of_template, document, element_of, first, part, set};
use crate::listen::on;
use crate::settings::{self, Current, Stored};
use crate::words::word;

/// The controls of a page.
#[derive(Default)]
pub(super) struct Form {
    current: RefCell<Current>,
}

impl Form {
    /// Shows the settings, and stores every change below `root`.
    pub(super) fn new(root: &Element) -> Rc<Self> {
        let form = Rc::new(Self::default());
        let (changed, inside) = (Rc::clone(&form), root.clone());
        on(root, "change", move |event: &Event| {
            let control = element_of(event.target()).and_then(|element| element.closest("[data-setting]").ok()?);
            if let Some(control) = control {
                changed.take(&inside, &control);
            }
        });
        form
    }

    /// The settings that are shown.
    pub(super) fn current(&self) -> Current {
        self.current.borrow().clone()
    }

    /// Shows other settings.
    pub(super) fn show(&self, root: &Element, current: Current) {
        let settings = serde_json::to_value(&current.stored).unwrap_or_default();
        for control in all::<Element>(root, "[data-setting]") {
            let Some(name) = control.get_attribute("data-setting") else { continue };
            let Some(setting) = settings.pointer(&pointer(&name)) else { continue };
            show(&control, setting);
            lock(&control, current.policy.locks(&name));
        }
        self.current.replace(current);
    }

    /// Stores what was changed in a control.
    fn take(&self, root: &Element, control: &Element) -> Option<()> {
        let name = control.get_attribute("data-setting")?;
        let current = self.current();
        let mut settings = serde_json::to_value(&current.stored).ok()?;
        let setting = settings.pointer_mut(&pointer(&name))?;
        *setting = read(control, setting)?;
        self.save(root, serde_json::from_value(settings).ok()?);
        Some(())
    }

    /// Stores other settings, and says so.
    pub(super) fn save(&self, root: &Element, stored: Stored) {
        let policy = self.current.borrow().policy.clone();
        self.current.borrow_mut().stored = stored.clone();
        let root = root.clone();
        spawn_local(async move {
            let said = if settings::save(&stored, &policy).await { "saved" } else { "not_saved" };
            say(&root, &word(said));
        });
    }
}

/// Says something in the page's status line.
pub(super) fn say(root: &Element, text: &str) {
    if let Some(live) = part(root, "said") {
        live.set_text_content(Some(text));
    }
}

fn pointer(name: &str) -> String {
    format!("/{}", name.replace('.', "/"))
}

fn show(control: &Element, setting: &Value) {
    let text = setting.as_str().unwrap_or_default();
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
    } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        let lines: Vec<&str> = setting.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let is_writing = document().and_then(|document| document.active_element()).as_ref() == Some(control);
        // A list that is being written is not sorted under one's hands.
        if !is_writing {
            area.set_value(&lines.join("\n"));
        }
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        match (input.get_attribute("data-without"), input.type_().as_str()) {
            (Some(word), _) => input.set_checked(!holds(setting, &word)),
            (None, "radio") => input.set_checked(input.value() == text),
            (None, "checkbox") => input.set_checked(setting.as_bool().unwrap_or_default()),
            (None, _) => input.set_value(text),
        }
    }
}

/// The setting that comes of what now stands in a control.
fn read(control: &Element, setting: &Value) -> Option<Value> {
    let text = value(control)?;
    if control.is_instance_of::<HtmlTextAreaElement>() {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        return Some(lines.map(Value::from).collect());
    }
    if let Some(input) = control.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "checkbox") {
        let Some(word) = input.get_attribute("data-without") else { return Some(input.checked().into()) };
        let others = setting.as_array().into_iter().flatten().filter(|other| other.as_str() != Some(&word)).cloned();
        let added = (!input.checked()).then(|| Value::from(word.as_str()));
        return Some(others.chain(added).collect());
    }
    Some(if text.is_empty() { Value::Null } else { text.into() })
}

fn holds(list: &Value, word: &str) -> bool {
    list.as_array().into_iter().flatten().any(|other| other.as_str() == Some(word))
}

/// Shows that a setting is locked, and by whom.
pub(super) fn lock(control: &Element, locked: bool) {
    if locked {
        set(control, "disabled", "");
    } else {
        // Fails only for a malformed name.
        let _ = control.remove_attribute("disabled");
    }
    let Some(row) = control.closest("[data-part='row']").ok().flatten() else { return };
    let note: Option<Element> = first(&row, "[data-part='locked']");
    match (note, locked) {
        (Some(note), false) => note.remove(),
        (None, true) => {
            let body = document().and_then(|document| document.body());
            if let Some(note) = body.and_then(|body| copy_of_template(&body, "locked")) {
                // Into a row of our own.
                let _ = row.append_child(&note);
            }
        }
        _ => {}
    }
}
