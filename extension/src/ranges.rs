//! From a position in a draft's text, in UTF-16 units, to a place in the editor's DOM.
//!
//! A draft is spread over paragraphs, decorated spans and, for some emoji, images. The map is made in the same walk that
//! reads the text, so both always agree.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlImageElement, Node, Text};

use crate::dom::{all, document};
use crate::sites::BLOCK;

/// An editor's text, and where each of its pieces stands.
#[derive(Default)]
pub(crate) struct TextMap {
    text: String,
    len: u32,
    pieces: Vec<Piece>,
}

/// A text node, or something that stands for text as a whole.
struct Piece {
    node: Node,
    /// UTF-16 units before it.
    start: u32,
    len: u32,
    whole: bool,
}

/// A place between two characters: a node, and how far into it.
pub(crate) type Place = (Node, u32);

impl TextMap {
    /// Reads an editor: the text of its paragraphs, joined by line breaks.
    pub(crate) fn read(editor: &Element) -> Self {
        let mut map = Self::default();
        let blocks: Vec<Element> = all(editor, BLOCK);
        if blocks.is_empty() {
            map.walk(editor);
        }
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                map.push("\n", 1);
            }
            map.start_of_block(block);
            map.walk(block);
        }
        map
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text, without the map.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// How long the text is, in UTF-16 units.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub(crate) fn len(&self) -> u32 {
        self.len
    }

    /// The DOM's range for a stretch of the text, in UTF-16 units.
    pub(crate) fn range(&self, units: Range<u32>) -> Option<web_sys::Range> {
        let (start, end) = (self.place(units.start, true)?, self.place(units.end, false)?);
        let range = document()?.create_range().ok()?;
        range.set_start(&start.0, start.1).ok()?;
        range.set_end(&end.0, end.1).ok()?;
        Some(range)
    }

    /// Where a position stands. Between two pieces it belongs to the `later` one or to the earlier one.
    pub(crate) fn place(&self, at: u32, later: bool) -> Option<Place> {
        let mut pieces = self.pieces.iter();
        let inside = pieces.clone().find(|piece| piece.start < at && at < piece.end());
        let begins = pieces.clone().rfind(|piece| piece.start == at);
        let ends = pieces.find(|piece| piece.end() == at);
        let beside = if later { begins.or(ends) } else { ends.or(begins) };
        inside.or(beside).map(|piece| piece.place(at))
    }

    /// An empty paragraph holds no text, but a caret can stand in it.
    fn start_of_block(&mut self, block: &Element) {
        if block.text_content().is_none_or(|text| text.is_empty()) {
            let node = all::<Element>(block, "span").pop().unwrap_or_else(|| block.clone());
            self.pieces.push(Piece { node: node.into(), start: self.len, len: 0, whole: false });
        }
    }

    fn walk(&mut self, parent: &Node) {
        let mut child = parent.first_child();
        while let Some(node) = child {
            child = node.next_sibling();
            if let Some(text) = node.dyn_ref::<Text>() {
                let (data, units) = (text.data(), text.length());
                self.pieces.push(Piece { node: node.clone(), start: self.len, len: units, whole: false });
                self.push(&data, units);
            } else if let Some(image) = node.dyn_ref::<HtmlImageElement>() {
                let alt = image.alt();
                let units = u32::try_from(alt.encode_utf16().count()).unwrap_or(0);
                self.pieces.push(Piece { node: node.clone(), start: self.len, len: units, whole: true });
                self.push(&alt, units);
            } else if let Some(element) = node.dyn_ref::<Element>() {
                self.enter(element);
            }
        }
    }

    /// Editors other than Draft.js break lines by `<br>` and by paragraphs.
    fn enter(&mut self, element: &Element) {
        let name = element.local_name();
        let inside_block = element.closest(BLOCK).ok().flatten().is_some();
        if name == "br" {
            // One that closes a paragraph or stands for an empty text only keeps the line open.
            if element.next_sibling().is_some() && !inside_block {
                self.push("\n", 1);
            }
            return;
        }
        if !inside_block && matches!(name.as_str(), "p" | "div") && !self.text.is_empty() && !self.text.ends_with('\n')
        {
            self.push("\n", 1);
        }
        self.walk(element);
    }

    fn push(&mut self, text: &str, units: u32) {
        self.text.push_str(text);
        self.len += units;
    }
}

impl Piece {
    fn end(&self) -> u32 {
        self.start + self.len
    }

    fn place(&self, at: u32) -> Place {
        if !self.whole {
            return (self.node.clone(), at - self.start);
        }
        // What is whole can only be entered from its parent.
        let mut index = u32::from(at > self.start);
        let mut before = self.node.previous_sibling();
        while let Some(node) = before {
            index += 1;
            before = node.previous_sibling();
        }
        (self.node.parent_node().unwrap_or_else(|| self.node.clone()), index)
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn editor(html: &str) -> Element {
        let root = document().unwrap().create_element("div").unwrap();
        root.set_inner_html(html);
        document().unwrap().body().unwrap().append_child(&root).unwrap();
        root
    }

    fn block(html: &str) -> String {
        format!("<div data-block='true'><div class='public-DraftStyleDefault-block'>{html}</div></div>")
    }

    fn span(text: &str) -> String {
        format!("<span><span data-text='true'>{text}</span></span>")
    }

    /// What the DOM holds between two positions; line breaks between paragraphs have no text of their own.
    fn between(map: &TextMap, start: u32, end: u32) -> String {
        String::from(map.range(start..end).unwrap().to_string())
    }

    #[wasm_bindgen_test]
    fn paragraphs_are_lines() {
        let root =
            editor(&[block(&span("one")), block("<span><br data-text='true'></span>"), block(&span("two"))].concat());
        let map = TextMap::read(&root);
        assert_eq!(map.text(), "one\n\ntwo");
        assert_eq!(map.len(), 8);
    }

    #[wasm_bindgen_test]
    fn ranges_cross_spans_and_paragraphs() {
        let root =
            editor(&[block(&[span("Saw "), span("#Mrs"), span(" Alvarez")].concat()), block(&span("today"))].concat());
        let map = TextMap::read(&root);
        assert_eq!(map.text(), "Saw #Mrs Alvarez\ntoday");
        assert_eq!(between(&map, 4, 8), "#Mrs");
        assert_eq!(between(&map, 5, 16), "Mrs Alvarez");
        assert_eq!(between(&map, 9, 22), "Alvareztoday");
        assert_eq!(between(&map, 17, 22), "today");
    }

    #[wasm_bindgen_test]
    fn a_range_starts_in_the_piece_it_covers() {
        let root = editor(&block(&[span("Saw "), span("#Mrs")].concat()));
        let range = TextMap::read(&root).range(4..8).unwrap();
        assert_eq!(range.start_container().unwrap().text_content().as_deref(), Some("#Mrs"));
        assert_eq!(range.end_offset().unwrap(), 4);
    }

    #[wasm_bindgen_test]
    fn emoji_count_two_units_as_text_and_as_image() {
        let root = editor(&block(&[span("a😀b"), "<img alt='👩🏽‍⚕️'>".into(), span("c")].concat()));
        let map = TextMap::read(&root);
        assert_eq!(map.text(), "a😀b👩🏽‍⚕️c");
        assert_eq!(map.len(), map.text().encode_utf16().count() as u32);
        assert_eq!(between(&map, 3, 4), "b");
        let range = map.range(4..map.len() - 1).unwrap();
        assert_eq!(range.clone_contents().unwrap().query_selector_all("img").unwrap().length(), 1);
    }

    #[wasm_bindgen_test]
    fn a_caret_stands_in_an_empty_paragraph() {
        let root = editor(&[block(&span("one")), block("<span><br data-text='true'></span>")].concat());
        let (node, at) = TextMap::read(&root).place(4, true).unwrap();
        assert_eq!((node.node_name().as_str(), at), ("SPAN", 0));
    }

    #[wasm_bindgen_test]
    fn an_empty_editor_has_a_place_too() {
        let root = editor(&block("<span><br data-text='true'></span>"));
        let map = TextMap::read(&root);
        assert_eq!(map.text(), "");
        assert!(map.place(0, true).is_some());
        assert!(map.place(1, true).is_none());
    }

    #[wasm_bindgen_test]
    fn other_editors_break_lines_by_paragraphs_and_br() {
        for (html, text) in
            [("<p>one</p><p>two</p>", "one\ntwo"), ("one<br>two<br>", "one\ntwo"), ("one<div>two</div>", "one\ntwo")]
        {
            assert_eq!(TextMap::read(&editor(html)).text(), text, "{html}");
        }
    }
}
