//! A composer: the boxes that one Post button posts, and what stands around them.

use chaperone::Media;
use web_sys::{Element, HtmlElement, Node};

use crate::dom::{all, first, window};
use crate::editor::Editor;
use crate::sites;

/// The smallest part of the page that holds the boxes and their Post button.
#[derive(Clone, PartialEq)]
pub(crate) struct Composer {
    root: Element,
}

impl Composer {
    /// The composer that an editor belongs to.
    pub(crate) fn of_editor(editor: &Editor) -> Self {
        let element: &Element = editor.element();
        let root = dialog_of(element)
            .or_else(|| ancestor(element, |root| !sites::post_buttons_in(root).is_empty()))
            .or_else(|| element.parent_element());
        Self { root: root.unwrap_or_else(|| element.clone()) }
    }

    /// The composer whose text a button posts. A dialog that only confirms, and holds no box of its own, posts what is
    /// written in the page below it.
    pub(crate) fn of_button(button: &Element) -> Option<Self> {
        let holds_box = |root: &Element| !sites::boxes_in(root).is_empty();
        let root = dialog_of(button).filter(holds_box).or_else(|| ancestor(button, holds_box))?;
        Some(Self { root })
    }

    /// The composer that an element lies in, be it the box, the toolbar or the dialog around them.
    pub(crate) fn around(element: &Element) -> Option<Self> {
        let root = dialog_of(element).filter(|root| !sites::boxes_in(root).is_empty());
        root.map(|root| Self { root }).or_else(|| Editor::at(element).map(|editor| Self::of_editor(&editor)))
    }

    /// The element that holds it all.
    pub(crate) fn root(&self) -> &Element {
        &self.root
    }

    /// The boxes, in the order in which they will be posted.
    pub(crate) fn boxes(&self) -> Vec<Editor> {
        sites::boxes_in(&self.root).into_iter().map(Editor::from).collect()
    }

    /// The button that posts, if it can be pressed.
    pub(crate) fn post_button(&self) -> Option<HtmlElement> {
        sites::post_buttons_in(&self.root).into_iter().find(|button| sites::enabled(button))
    }

    /// The row of buttons below the boxes.
    pub(crate) fn toolbar(&self) -> Option<Element> {
        first(&self.root, sites::TOOLBAR)
    }

    /// What is attached to each of the boxes: an attachment belongs to the last box before it.
    pub(crate) fn media(&self, boxes: &[Editor]) -> Vec<Vec<Media>> {
        let mut media = vec![Vec::new(); boxes.len()];
        for attachments in all::<Element>(&self.root, sites::ATTACHMENTS) {
            let before = |editor: &Editor| {
                let position = editor.element().compare_document_position(&attachments);
                position & Node::DOCUMENT_POSITION_FOLLOWING != 0
            };
            if let Some(owner) = boxes.iter().rposition(before) {
                media[owner].extend(attached(&attachments));
            }
        }
        media
    }

    /// Whether it answers someone's post.
    pub(crate) fn is_reply(&self) -> bool {
        let location = window().map(|window| window.location());
        let part = |get: fn(&web_sys::Location) -> Result<String, wasm_bindgen::JsValue>| {
            location.as_ref().and_then(|location| get(location).ok()).unwrap_or_default()
        };
        sites::is_reply(&self.root, &part(web_sys::Location::pathname), &part(web_sys::Location::search))
    }
}

fn dialog_of(element: &Element) -> Option<Element> {
    element.closest(sites::DIALOG).ok()?
}

fn ancestor(element: &Element, wanted: impl Fn(&Element) -> bool) -> Option<Element> {
    std::iter::successors(element.parent_element(), |element| element.parent_element()).find(wanted)
}

fn attached(attachments: &Element) -> Vec<Media> {
    let count = |selector: &str| all::<Element>(attachments, selector).len();
    let photos = std::iter::repeat_n(Media::Photo, count("img"));
    photos.chain(std::iter::repeat_n(Media::Video, count("video"))).collect()
}
