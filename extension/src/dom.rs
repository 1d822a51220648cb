//! Short names for what the DOM calls at length.

use wasm_bindgen::prelude::*;
use web_sys::{Document, DocumentFragment, Element, HtmlElement, HtmlTemplateElement, Node, NodeList, Window};

#[wasm_bindgen]
extern "C" {
    /// In Firefox a content script's global object is not the window, so it is asked for by name.
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Option<Window>;
}

/// The page's window.
pub(crate) fn window() -> Option<Window> {
    WINDOW.with(Clone::clone)
}

/// The page's document.
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// Milliseconds since the page began to load.
pub(crate) fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// The elements of a list, as long as they are of the type wanted.
pub(crate) fn elements<T: JsCast>(list: &NodeList) -> Vec<T> {
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// All elements below `root` that match.
pub(crate) fn all<T: JsCast>(root: &Element, selector: &str) -> Vec<T> {
    root.query_selector_all(selector).map(|list| elements(&list)).unwrap_or_default()
}

/// The first element below `root` that matches.
pub(crate) fn first<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// The element that an event's target is or lies in.
pub(crate) fn element_of(target: Option<web_sys::EventTarget>) -> Option<Element> {
    let node: Node = target?.dyn_into().ok()?;
    node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())
}

/// The part of our own markup that carries this `data-part`.
pub(crate) fn part(root: &Element, name: &str) -> Option<HtmlElement> {
    first(root, &format!("[data-part='{name}']"))
}

/// Sets the text of a part; a part without text is hidden.
pub(crate) fn fill(root: &Element, name: &str, text: &str) {
    if let Some(element) = part(root, name) {
        element.set_text_content(Some(text));
        element.set_hidden(text.is_empty());
    }
}

/// Sets a `data-` attribute, or any other whose name and value are known to be sound.
pub(crate) fn set(element: &Element, name: &str, value: &str) {
    // Fails only for a malformed name.
    let _ = element.set_attribute(name, value);
}

/// A copy of the one element in the template with this id.
pub(crate) fn copy_of_template(root: &Element, id: &str) -> Option<Element> {
    let template: HtmlTemplateElement = first(root, &format!("template#{id}"))?;
    template.content().first_element_child()?.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// All elements of a fragment that match.
pub(crate) fn all_in_fragment(root: &DocumentFragment, selector: &str) -> Vec<Element> {
    root.query_selector_all(selector).map(|list| elements(&list)).unwrap_or_default()
}

/// Where an element stands in the window, in CSS pixels.
pub(crate) fn rect(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

/// Part of the window, in CSS pixels from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Rect {
    pub(crate) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Whether it takes no room, as what is hidden.
    pub(crate) fn is_empty(self) -> bool {
        self.width() <= 0.0 || self.height() <= 0.0
    }
}
