//! One box that the author writes in: its text, its caret.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use crate::dom::{document, window};
use crate::ranges::{Place, TextMap};
use crate::sites;

/// A box for one post.
#[derive(Clone, PartialEq)]
pub(crate) enum Editor {
    /// Editable paragraphs, driven by Draft.js or the like.
    Rich(HtmlElement),
    /// The mobile layout's plain field.
    Plain(HtmlTextAreaElement),
}

/// Where the caret was, to put it back.
pub(crate) enum Caret {
    /// The ends of the selection.
    Rich { anchor: Place, focus: Place },
    /// The ends of the selection, in UTF-16 units.
    Plain(u32, u32),
}

impl Editor {
    /// The box that this element is or lies in.
    pub(crate) fn at(element: &Element) -> Option<Self> {
        sites::box_at(element).map(Self::from)
    }

    /// The box's element.
    pub(crate) fn element(&self) -> &HtmlElement {
        match self {
            Self::Rich(element) => element,
            Self::Plain(area) => area,
        }
    }

    /// What is written in it, lines broken by `\n`.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Rich(element) => TextMap::read(element).into_text(),
            Self::Plain(area) => area.value(),
        }
    }

    /// The text and its places; nothing for a plain field, whose text has no places in the DOM.
    pub(crate) fn map(&self) -> Option<TextMap> {
        match self {
            Self::Rich(element) => Some(TextMap::read(element)),
            Self::Plain(_) => None,
        }
    }

    /// Gives the box the keyboard, without scrolling.
    pub(crate) fn focus(&self) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus keeps none; there is nothing else to do.
        let _ = self.element().focus_with_options(&options);
    }

    /// Whether the author is writing here.
    pub(crate) fn has_focus(&self) -> bool {
        let active = document().and_then(|document| document.active_element());
        active.is_some_and(|active| self.element().contains(Some(&active)))
    }

    /// Where the caret is; nothing if it is elsewhere.
    pub(crate) fn caret(&self) -> Option<Caret> {
        match self {
            Self::Rich(element) => {
                let selection = window()?.get_selection().ok()??;
                let anchor = (selection.anchor_node()?, selection.anchor_offset());
                let focus = (selection.focus_node()?, selection.focus_offset());
                let inside = element.contains(Some(&anchor.0)) && element.contains(Some(&focus.0));
                inside.then_some(Caret::Rich { anchor, focus })
            }
            Self::Plain(area) => Some(Caret::Plain(area.selection_start().ok()??, area.selection_end().ok()??)),
        }
    }

    /// Puts the caret back. Where the page has since drawn the text anew it stays where the editor puts it.
    pub(crate) fn restore(&self, caret: &Caret) {
        match (self, caret) {
            (Self::Rich(element), Caret::Rich { anchor, focus })
                if element.contains(Some(&anchor.0)) && element.contains(Some(&focus.0)) =>
            {
                select(anchor, focus);
            }
            (Self::Plain(area), Caret::Plain(start, end)) => {
                let _ = area.set_selection_range(*start, *end);
            }
            _ => {}
        }
    }
}

impl From<HtmlElement> for Editor {
    fn from(element: HtmlElement) -> Self {
        match element.dyn_into() {
            Ok(area) => Self::Plain(area),
            Err(element) => Self::Rich(element),
        }
    }
}

/// Selects what lies between two places; tells whether that was possible.
pub(crate) fn select((anchor, from): &Place, (focus, to): &Place) -> bool {
    let selection = window().and_then(|window| window.get_selection().ok()?);
    selection.is_some_and(|selection| selection.set_base_and_extent(anchor, *from, focus, *to).is_ok())
}
