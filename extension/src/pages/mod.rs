//! The extension's own pages: the toolbar's popup, the options, and the welcome. Their markup is in `assets/pages`.

mod form;
mod options;
mod popup;
mod rule_list;
mod welcome;

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, SupportedType};

use crate::dom::{all, all_in_fragment, copy_of_template, document, set, window};
use crate::listen::on;
use crate::settings::Colours;
use crate::words::word;
pub(crate) use options::start as options;
pub(crate) use popup::start as popup;
pub(crate) use welcome::start as welcome;

/// One icon for all surfaces.
const ICON: &str = include_str!("../../assets/surface/icon.html");

/// What needs a word or an icon.
const TO_PREPARE: &str = "[data-i18n], [data-i18n-label], [data-icon]";

/// The page's body with its words and icons filled in.
fn body() -> Option<Element> {
    let document = document()?;
    let body: Element = document.body()?.into();
    let icon = DomParser::new().ok()?.parse_from_string(ICON, SupportedType::TextHtml).ok()?;
    let icon = icon.query_selector("template").ok()??;
    body.append_child(&icon).ok()?;
    set(&document.document_element()?, "lang", &word("@@ui_locale").replace('_', "-"));
    set(&document.document_element()?, "dir", &word("@@bidi_dir"));
    prepare(&body);
    Some(body)
}

/// Fills in words and icons below an element, and in its templates.
fn prepare(root: &Element) {
    let mut elements = all::<Element>(root, TO_PREPARE);
    for template in all::<web_sys::HtmlTemplateElement>(root, "template") {
        elements.extend(all_in_fragment(&template.content(), TO_PREPARE));
    }
    for element in elements {
        if let Some(key) = element.get_attribute("data-i18n") {
            element.set_text_content(Some(&word(&key)));
        }
        if let Some(key) = element.get_attribute("data-i18n-label") {
            set(&element, "aria-label", &word(&key));
        }
        if element.has_attribute("data-icon")
            && let Some(body) = document().and_then(|document| document.body())
            && let Some(icon) = copy_of_template(&body, "icon")
        {
            // Into an element of ours that holds nothing.
            let _ = element.append_child(&icon);
        }
    }
}

/// Paints the page light or dark: as chosen, else as the system is.
fn paint(colours: Colours) {
    let is_dark = || {
        let query = window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
        query.is_some_and(|query| query.matches())
    };
    let theme = match colours {
        Colours::Light => "light",
        Colours::Dark => "dark",
        Colours::Page if is_dark() => "dark",
        Colours::Page => "light",
    };
    if let Some(body) = document().and_then(|document| document.body()) {
        set(&body, "data-theme", theme);
    }
}

/// Calls back when the system turns light or dark.
fn on_system_colours(mut changed: impl FnMut() + 'static) {
    if let Some(query) = window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?) {
        on(&query, "change", move |_: &Event| changed());
    }
}

/// What stands in a control.
fn value(control: &Element) -> Option<String> {
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        Some(select.value())
    } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        Some(area.value())
    } else {
        control.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)
    }
}
