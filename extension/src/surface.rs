//! The one element in the page that is ours: a host with a closed shadow root, outside the page's own tree and above it.

use wasm_bindgen::JsCast;
use web_sys::{
    DomParser, Element, EventTarget, HtmlDialogElement, HtmlElement, HtmlTemplateElement, ShadowRoot, ShadowRootInit,
    ShadowRootMode, SupportedType,
};

use crate::dom::{all, all_in_fragment, copy_of_template, document, part, set};
use crate::settings::Colours;
use crate::theme::Theme;
use crate::words::word;

/// What the page sees of it.
const HOST: &str = "chaperone-panel";

const MARKUP: &str = concat!(
    // Without it, templates would be taken for a part of the head.
    "<body>",
    include_str!("../assets/surface/icon.html"),
    include_str!("../assets/surface/status.html"),
    include_str!("../assets/surface/panel.html"),
    include_str!("../assets/surface/hold.html"),
);

const STYLE: &str = concat!(
    include_str!("../assets/surface/surface.css"),
    include_str!("../assets/surface/status.css"),
    include_str!("../assets/surface/panel.css"),
    include_str!("../assets/surface/hold.css"),
);

/// The host, its root, and the element in it that holds everything.
pub(crate) struct Surface {
    host: HtmlElement,
    root: ShadowRoot,
    /// Everything that is shown.
    pub(crate) body: Element,
}

impl Surface {
    /// Makes it, without adding it to the page.
    pub(crate) fn new() -> Option<Self> {
        let document = document()?;
        let host: HtmlElement = document.create_element(HOST).ok()?.unchecked_into();
        // In the top layer nothing of the page covers it, whatever layer that opens.
        set(&host, "popover", "manual");
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed)).ok()?;
        let style = document.create_element("style").ok()?;
        style.set_text_content(Some(STYLE));
        let body = document.create_element("div").ok()?;
        body.set_class_name("surface");
        // The markup is our own and holds no data. Set as `innerHTML` it would alarm whoever reviews the extension.
        let markup = DomParser::new().ok()?.parse_from_string(MARKUP, SupportedType::TextHtml).ok()?.body()?;
        while let Some(node) = markup.first_child() {
            body.append_child(&node).ok()?;
        }
        for template in all::<HtmlTemplateElement>(&body, "template") {
            prepare(&body, &all_in_fragment(&template.content(), "[data-i18n], [data-i18n-label], [data-icon]"));
        }
        prepare(&body, &all(&body, "[data-i18n], [data-i18n-label], [data-icon]"));
        root.append_child(&style).ok()?;
        root.append_child(&body).ok()?;
        Some(Self { host, root, body })
    }

    /// Makes sure that it stands in the page, on top; pages remove what they do not know.
    pub(crate) fn attach(&self) {
        if self.host.is_connected() {
            return;
        }
        let page = document().and_then(|document| document.document_element());
        if page.is_some_and(|page| page.append_child(&self.host).is_ok()) {
            // A dialog that left with it is no longer on top of the page: it would cover parts of it, and hold nothing.
            if let Some(dialog) = self.part("hold") {
                dialog.unchecked_into::<HtmlDialogElement>().close();
            }
            // Where there is no top layer, its z-index lifts it.
            let _ = self.host.show_popover();
        }
    }

    /// Takes over the page's colours, unless others were chosen.
    pub(crate) fn follow_theme(&self, colours: Colours) {
        if let Some(document) = document() {
            set(&self.body, "data-theme", Theme::of(&document).chosen(colours).name());
        }
    }

    /// Whether an event that the window hears comes from in here.
    pub(crate) fn is_target(&self, target: Option<&EventTarget>) -> bool {
        let host: &EventTarget = &self.host;
        target == Some(host)
    }

    /// What has the focus in here.
    pub(crate) fn focused(&self) -> Option<HtmlElement> {
        self.root.active_element()?.dyn_into().ok()
    }

    /// Where events arrive that happen in here.
    pub(crate) fn events(&self) -> &EventTarget {
        &self.root
    }

    /// The part of this name.
    pub(crate) fn part(&self, name: &str) -> Option<HtmlElement> {
        part(&self.body, name)
    }
}

/// Fills in words and icons.
fn prepare(body: &Element, elements: &[Element]) {
    for element in elements {
        if let Some(key) = element.get_attribute("data-i18n") {
            element.set_text_content(Some(&word(&key)));
        }
        if let Some(key) = element.get_attribute("data-i18n-label") {
            set(element, "aria-label", &word(&key));
        }
        if element.has_attribute("data-icon")
            && let Some(icon) = copy_of_template(body, "icon")
        {
            // Into an element of ours that holds nothing.
            let _ = element.append_child(&icon);
        }
    }
}
