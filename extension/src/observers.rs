//! Observers that stop when they are dropped.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit, Node, ResizeObserver};

/// Hears changes below or on a node.
pub(crate) struct Changes {
    observer: MutationObserver,
    _called: Closure<dyn FnMut(Array)>,
}

impl Changes {
    /// Text and elements that come, change or go below `node`.
    pub(crate) fn below(node: &Node, changed: impl FnMut() + 'static) -> Option<Self> {
        let options = MutationObserverInit::new();
        options.set_subtree(true);
        options.set_child_list(true);
        options.set_character_data(true);
        Self::observe(std::slice::from_ref(node), &options, changed)
    }

    /// These attributes of these nodes.
    pub(crate) fn of_attributes(nodes: &[Node], names: &[&str], changed: impl FnMut() + 'static) -> Option<Self> {
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        let names: Array = names.iter().map(|name| JsValue::from(*name)).collect();
        options.set_attribute_filter(&names);
        Self::observe(nodes, &options, changed)
    }

    fn observe(nodes: &[Node], options: &MutationObserverInit, mut changed: impl FnMut() + 'static) -> Option<Self> {
        let called = Closure::<dyn FnMut(Array)>::new(move |_| changed());
        let observer = MutationObserver::new(called.as_ref().unchecked_ref()).ok()?;
        for node in nodes {
            observer.observe_with_options(node, options).ok()?;
        }
        Some(Self { observer, _called: called })
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Hears when elements change their size, and when they leave the page, which takes it away.
pub(crate) struct Sizes {
    observer: ResizeObserver,
    _called: Closure<dyn FnMut(Array)>,
}

impl Sizes {
    /// Of these elements.
    pub(crate) fn of(elements: &[Element], mut changed: impl FnMut() + 'static) -> Option<Self> {
        let called = Closure::<dyn FnMut(Array)>::new(move |_| changed());
        let observer = ResizeObserver::new(called.as_ref().unchecked_ref()).ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _called: called })
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
