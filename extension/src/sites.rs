//! What the pages call their parts: all selectors, in one place.
//!
//! Seen on x.com in 2025 and 2026. When the page changes, this file is where to look.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use crate::dom::{all, window};

/// The sites on which Chaperone runs, today's name first. Those for phones go with them.
pub(crate) const NAMES: [&str; 2] = ["x.com", "twitter.com"];

/// The site on which this script runs.
pub(crate) fn here() -> &'static str {
    let host = window().and_then(|window| window.location().hostname().ok()).unwrap_or_default();
    NAMES.into_iter().find(|name| host == *name || host.ends_with(&format!(".{name}"))).unwrap_or(NAMES[0])
}

/// Starts the test id of every box one writes in, and of some parts around it: `tweetTextarea_0`, but also
/// `tweetTextarea_0_label` and `tweetTextarea_0RichTextInputContainer`.
const BOX_PREFIX: &str = "tweetTextarea_";

/// Everything whose test id starts like a box's.
const BOX_CANDIDATES: &str = "[data-testid^='tweetTextarea_']";

/// The box of the mobile layout, which may carry the test id itself or lie below something that does.
const MOBILE_BOXES: &str = "textarea[data-testid^='tweetTextarea_'], [data-testid^='tweetTextarea_'] textarea";

/// Whatever posts: the modal's button (also "Post all" and "Schedule"), the inline one, and the confirmed schedule.
const POST_BUTTONS: &str = "[data-testid='tweetButton'], [data-testid='tweetButtonInline'], [data-testid='scheduledConfirmationPrimaryAction']";

/// A dialog of the page, which holds a whole composer if it holds one.
pub(crate) const DIALOG: &str = "[role='dialog']";

/// A dialog that covers the rest of the page.
pub(crate) const MODAL: &str = "[role='dialog'][aria-modal='true']";

/// The row with the media buttons, the counter and the Post button.
pub(crate) const TOOLBAR: &str = "[data-testid='toolBar']";

/// What is taken in the toolbar and may not be covered.
pub(crate) const TOOLBAR_PARTS: &str =
    "button, a, input, [role='button'], [role='progressbar'], [data-testid='countdown-circle']";

/// The attachments of a box.
pub(crate) const ATTACHMENTS: &str = "[data-testid='attachments']";

/// One paragraph of a Draft.js editor.
pub(crate) const BLOCK: &str = "[data-block='true']";

/// A post that is shown above the composer in the dialog when one answers it.
const ANSWERED: &str = "article[data-testid='tweet']";

/// Marks the inline composer, which answers the post of the page it stands on.
const INLINE_BUTTON: &str = "[data-testid='tweetButtonInline']";

/// The box that this element is or lies in.
pub(crate) fn box_at(element: &Element) -> Option<HtmlElement> {
    let mut candidate = element.closest(BOX_CANDIDATES).ok().flatten();
    while let Some(found) = candidate {
        if let Some(text_box) = as_box(&found) {
            return Some(text_box);
        }
        candidate = found.parent_element().and_then(|parent| parent.closest(BOX_CANDIDATES).ok().flatten());
    }
    // A textarea carries no children, so only the element itself can be one below a wrapper.
    let area: &HtmlTextAreaElement = element.dyn_ref()?;
    area.matches(MOBILE_BOXES).ok()?.then(|| area.clone().unchecked_into())
}

/// All boxes below an element, in the order of the page.
pub(crate) fn boxes_in(root: &Element) -> Vec<HtmlElement> {
    let candidates: Vec<Element> = all(root, &format!("{BOX_CANDIDATES}, {MOBILE_BOXES}"));
    let mut boxes: Vec<HtmlElement> = Vec::new();
    for candidate in candidates {
        let text_box = as_box(&candidate).or_else(|| candidate.dyn_into::<HtmlTextAreaElement>().ok().map(Into::into));
        boxes.extend(text_box.filter(|found| !boxes.contains(found)));
    }
    boxes
}

fn as_box(candidate: &Element) -> Option<HtmlElement> {
    let name = candidate.get_attribute("data-testid")?;
    let number = name.strip_prefix(BOX_PREFIX)?;
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let element: HtmlElement = candidate.clone().dyn_into().ok()?;
    let writable = element.is_instance_of::<HtmlTextAreaElement>()
        || element.get_attribute("contenteditable").is_some_and(|value| value != "false");
    writable.then_some(element)
}

/// The Post button that this element is or lies in, unless it cannot be pressed.
pub(crate) fn post_button_at(element: &Element) -> Option<HtmlElement> {
    let button = element.closest(POST_BUTTONS).ok()??;
    enabled(&button).then(|| button.dyn_into().ok())?
}

/// The Post buttons below an element.
pub(crate) fn post_buttons_in(root: &Element) -> Vec<HtmlElement> {
    all(root, POST_BUTTONS)
}

/// Whether a button can be pressed.
pub(crate) fn enabled(button: &Element) -> bool {
    !button.has_attribute("disabled") && button.get_attribute("aria-disabled").as_deref() != Some("true")
}

/// Whether what is written below `root` answers someone's post, on a page with this address.
pub(crate) fn is_reply(root: &Element, path: &str, query: &str) -> bool {
    let shows = |selector| root.query_selector(selector).ok().flatten().is_some();
    query.contains("in_reply_to=") || shows(ANSWERED) || (path.contains("/status/") && shows(INLINE_BUTTON))
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::dom::{document, first};

    fn page(html: &str) -> Element {
        let root = document().unwrap().create_element("div").unwrap();
        root.set_inner_html(html);
        document().unwrap().body().unwrap().append_child(&root).unwrap();
        root
    }

    #[wasm_bindgen_test]
    fn parts_that_share_the_prefix_are_no_boxes() {
        let root = page(
            "<label data-testid='tweetTextarea_0_label'><div data-testid='tweetTextarea_0RichTextInputContainer'>
               <div data-testid='tweetTextarea_0' contenteditable='true'><span>a</span></div>
             </div></label>",
        );
        assert_eq!(boxes_in(&root).len(), 1);
        let inside: Element = first(&root, "span").unwrap();
        assert_eq!(box_at(&inside).unwrap().get_attribute("data-testid").as_deref(), Some("tweetTextarea_0"));
        let container: Element = first(&root, "[data-testid$=Container]").unwrap();
        assert!(box_at(&container).is_none());
    }

    #[wasm_bindgen_test]
    fn a_thread_has_a_box_for_each_post() {
        let root = page(
            "<div data-testid='tweetTextarea_0' contenteditable='true'></div>
             <div data-testid='tweetTextarea_11' contenteditable='true'></div>
             <div data-testid='tweetTextarea_2' contenteditable='false'></div>",
        );
        assert_eq!(boxes_in(&root).len(), 2);
    }

    #[wasm_bindgen_test]
    fn a_textarea_counts_once_wherever_the_name_stands() {
        for html in [
            "<div data-testid='tweetTextarea_0_label'><textarea></textarea></div>",
            "<textarea data-testid='tweetTextarea_0'></textarea>",
            "<div data-testid='tweetTextarea_0'><textarea data-testid='tweetTextarea_0'></textarea></div>",
        ] {
            let root = page(html);
            assert_eq!(boxes_in(&root).len(), 1, "{html}");
            assert!(box_at(&first::<Element>(&root, "textarea").unwrap()).is_some(), "{html}");
        }
    }

    #[wasm_bindgen_test]
    fn other_fields_are_none_of_our_business() {
        let root = page("<textarea></textarea><div contenteditable='true' data-testid='dmComposerTextInput'></div>");
        assert!(boxes_in(&root).is_empty());
        assert!(box_at(&first::<Element>(&root, "textarea").unwrap()).is_none());
    }

    #[wasm_bindgen_test]
    fn a_disabled_button_posts_nothing() {
        let root = page(
            "<button data-testid='tweetButton' disabled><i></i></button>
             <div role='button' data-testid='tweetButtonInline' aria-disabled='true'><b></b></div>
             <button data-testid='tweetButton'><s></s></button>",
        );
        for (inner, found) in [("i", false), ("b", false), ("s", true)] {
            assert_eq!(post_button_at(&first::<Element>(&root, inner).unwrap()).is_some(), found);
        }
    }
}
