//! Underlines: ranges handed to the browser, which draws them without a change to the editor's DOM.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use chaperone::{Finding, Severity};
use wasm_bindgen::prelude::*;
use web_sys::Range;

use crate::look::{Look, severity_name};
use crate::watch::Watch;

// The CSS Custom Highlight API, which web-sys counts as unstable.
#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    type HighlightRegistry;
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &HighlightRegistry, name: &str) -> bool;
}

/// The words of the finding that one points at.
const LIT: &str = "chaperone-lit";
const LIT_PRIORITY: i32 = 9;

const SEVERITIES: [Severity; 3] = [Severity::Info, Severity::Caution, Severity::Stop];

/// The marks of all composers of the page, which share one registry.
#[derive(Default)]
pub(crate) struct Marks {
    ranges: RefCell<BTreeMap<u32, Vec<(Severity, Range)>>>,
}

impl Marks {
    /// Marks the findings of a composer, and nothing else in it.
    pub(crate) fn show(&self, watch: &Watch, looks: &[Rc<Look>]) {
        let ranges = looks.iter().flat_map(|look| ranges(watch, look)).collect();
        self.ranges.borrow_mut().insert(watch.id, ranges);
        self.draw();
    }

    /// Forgets a composer.
    pub(crate) fn clear(&self, watch: &Watch) {
        if self.ranges.borrow_mut().remove(&watch.id).is_some() {
            self.draw();
        }
    }

    /// Lights the words of one finding, or none.
    pub(crate) fn light(&self, lit: Option<(&Look, &Finding)>) {
        let range = lit.and_then(|(look, finding)| {
            let map = look.editor.map().filter(|map| map.text() == &*look.text)?;
            map.range(look.units(finding.span))
        });
        HIGHLIGHTS.with(|registry| {
            let Some(registry) = registry else { return };
            match range.zip(Highlight::new().ok()) {
                Some((range, highlight)) => {
                    highlight.set_priority(LIT_PRIORITY);
                    highlight.add(&range);
                    registry.set(LIT, &highlight);
                }
                None => {
                    registry.delete(LIT);
                }
            }
        });
    }

    fn draw(&self) {
        let ranges = self.ranges.borrow();
        HIGHLIGHTS.with(|registry| {
            let Some(registry) = registry else { return };
            for (priority, severity) in (0..).zip(SEVERITIES) {
                let name = format!("chaperone-{}", severity_name(severity));
                let mut marked = ranges.values().flatten().filter(|(found, _)| *found == severity).peekable();
                if marked.peek().is_none() {
                    registry.delete(&name);
                } else if let Ok(highlight) = Highlight::new() {
                    highlight.set_priority(priority);
                    marked.for_each(|(_, range)| highlight.add(range));
                    registry.set(&name, &highlight);
                }
            }
        });
    }
}

fn ranges(watch: &Watch, look: &Look) -> Vec<(Severity, Range)> {
    let mut findings = watch.findings(look).peekable();
    if findings.peek().is_none() {
        return Vec::new();
    }
    // The editor may have changed since; the next look will mark it.
    let Some(map) = look.editor.map().filter(|map| map.text() == &*look.text) else { return Vec::new() };
    findings.filter_map(|finding| Some((finding.severity, map.range(look.units(finding.span))?))).collect()
}
