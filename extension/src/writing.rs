//! Changing a draft the way the author would: select, then paste. The editor's own undo brings the old text back.
//!
//! Setting the DOM's text would not do: Draft.js and its like keep the text in a model of their own and draw it from there.

use std::ops::Range;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, ClipboardEventInit, DataTransfer, HtmlElement, HtmlTextAreaElement};

use crate::dom::{document, window};
use crate::editor::{Editor, select};
use crate::ranges::TextMap;

/// How long to wait for the browser to tell the editor of a new selection, in ms.
const SELECTING: u32 = 100;

/// When to look whether the editor took the change, in ms since the last look.
const READING_BACK: [u32; 5] = [0, 20, 50, 100, 200];

/// The editor did not take a change.
#[derive(Debug)]
pub(crate) struct Refused;

/// Replaces a stretch of `text`, in UTF-16 units, and makes sure that the editor then holds just that.
///
/// # Errors
///
/// [`Refused`] if the editor does not hold `text` to begin with, or not what was meant afterwards.
pub(crate) async fn replace(editor: &Editor, text: &str, units: Range<u32>, with: &str) -> Result<(), Refused> {
    let meant = spliced(text, &units, with);
    if editor.text() != text {
        return Err(Refused);
    }
    match editor {
        Editor::Plain(area) => replace_plain(area, &units, with),
        Editor::Rich(element) => replace_rich(editor, element, text, units, with).await,
    }
    .ok_or(Refused)?;
    for wait in READING_BACK {
        sleep(wait).await;
        if editor.text() == meant {
            return Ok(());
        }
    }
    Err(Refused)
}

/// Turns one text into another, replacing no more than what differs.
///
/// # Errors
///
/// As [`replace`].
pub(crate) async fn change(editor: &Editor, from: &str, to: &str) -> Result<(), Refused> {
    let (before, after) = common_ends(from, to);
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let start = units(from.get(..before).unwrap_or_default());
    let end = units(from.get(..from.len() - after).unwrap_or_default());
    let with = to.get(before..to.len() - after).unwrap_or_default();
    if start == end && with.is_empty() {
        return Ok(());
    }
    replace(editor, from, start..end, with).await
}

/// How many bytes two texts share at their beginning and at their end, on character boundaries and without overlap.
fn common_ends(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let before: usize = one.chars().zip(other.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (one, other) = (one.get(before..).unwrap_or_default(), other.get(before..).unwrap_or_default());
    let after = one.chars().rev().zip(other.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (before, after)
}

/// What a change would lead to.
pub(crate) fn spliced(text: &str, units: &Range<u32>, with: &str) -> String {
    let text: Vec<u16> = text.encode_utf16().collect();
    let at = |unit: u32| usize::try_from(unit).unwrap_or(usize::MAX).min(text.len());
    let (before, after) = (&text[..at(units.start)], &text[at(units.end)..]);
    [&String::from_utf16_lossy(before), with, &String::from_utf16_lossy(after)].concat()
}

/// `execCommand` is deprecated and still the only way to write in a field so that undo works.
fn replace_plain(area: &HtmlTextAreaElement, units: &Range<u32>, with: &str) -> Option<()> {
    area.focus().ok()?;
    area.set_selection_range(units.start, units.end).ok()?;
    let command = if with.is_empty() { "delete" } else { "insertText" };
    exec_command(command, with)
}

async fn replace_rich(editor: &Editor, element: &HtmlElement, text: &str, units: Range<u32>, with: &str) -> Option<()> {
    let (units, with) = never_empty(text, units, with);
    if !editor.has_focus() {
        editor.focus();
        // The editor puts its own selection back when it gets the focus.
        sleep(0).await;
    }
    select_units(element, &units).await?;
    if editor.text() != text {
        return None;
    }
    if with.is_empty() { cut(element) } else { paste(element, &with) }
}

async fn select_units(element: &HtmlElement, units: &Range<u32>) -> Option<()> {
    let map = TextMap::read(element);
    let collapsed = units.is_empty();
    let start = map.place(units.start, !collapsed)?;
    let end = if collapsed { start.clone() } else { map.place(units.end, false)? };
    let selection = window()?.get_selection().ok()??;
    let selected = || {
        selection.anchor_node().as_ref() == Some(&start.0)
            && selection.anchor_offset() == start.1
            && selection.focus_node().as_ref() == Some(&end.0)
            && selection.focus_offset() == end.1
    };
    // An editor that was just focused may move the selection once more.
    for _ in 0..3 {
        let told = selection_told();
        if !select(&start, &end) {
            return None;
        }
        told.await;
        if selected() {
            return Some(());
        }
    }
    None
}

/// Nothing cannot be pasted: to delete, a neighbour is pasted over itself and what goes. Where there is no neighbour, the
/// text goes as a whole.
fn never_empty(text: &str, units: Range<u32>, with: &str) -> (Range<u32>, String) {
    if !with.is_empty() {
        return (units, with.to_owned());
    }
    let all: Vec<u16> = text.encode_utf16().collect();
    let at = |unit: u32| usize::try_from(unit).unwrap_or(usize::MAX).min(all.len());
    let before = String::from_utf16_lossy(&all[..at(units.start)]);
    let after = String::from_utf16_lossy(&all[at(units.end)..]);
    let width = |char: char| if char.len_utf16() == 2 { 2 } else { 1 };
    if let Some(char) = before.chars().next_back() {
        (units.start - width(char)..units.end, char.into())
    } else if let Some(char) = after.chars().next() {
        (units.start..units.end + width(char), char.into())
    } else {
        (units, String::new())
    }
}

/// Chromium reads `clipboardData`, Firefox `dataType` and `data`; each passes over what the other needs.
fn paste(element: &HtmlElement, text: &str) -> Option<()> {
    let data = DataTransfer::new().ok()?;
    data.set_data("text/plain", text).ok()?;
    let options = ClipboardEventInit::new();
    options.set_bubbles(true);
    options.set_cancelable(true);
    options.set_clipboard_data(Some(&data));
    Reflect::set(&options, &"dataType".into(), &"text/plain".into()).ok()?;
    Reflect::set(&options, &"data".into(), &text.into()).ok()?;
    let event = ClipboardEvent::new_with_event_init_dict("paste", &options).ok()?;
    element.dispatch_event(&event).ok().map(drop)
}

fn cut(element: &HtmlElement) -> Option<()> {
    let options = ClipboardEventInit::new();
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event = ClipboardEvent::new_with_event_init_dict("cut", &options).ok()?;
    element.dispatch_event(&event).ok().map(drop)
}

fn exec_command(command: &str, value: &str) -> Option<()> {
    let document: web_sys::HtmlDocument = document()?.dyn_into().ok()?;
    document.exec_command_with_show_ui_and_value(command, false, value).ok()?.then_some(())
}

/// Waits until the browser has told the page of a new selection; not forever, as the same selection is no news.
async fn selection_told() {
    let mut listener = None;
    let mut timeout = None;
    let told = Promise::new(&mut |resolve, _| {
        let done = resolve.clone();
        listener = document().map(|document| {
            EventListener::once(&document, "selectionchange", move |_| {
                let _ = done.call0(&JsValue::NULL);
            })
        });
        timeout = Some(Timeout::new(SELECTING, move || {
            let _ = resolve.call0(&JsValue::NULL);
        }));
    });
    // Never rejected; and the page's own listeners come before what follows.
    let _ = JsFuture::from(told).await;
}

async fn sleep(millis: u32) {
    let mut timeout = None;
    let over = Promise::new(&mut |resolve, _| {
        timeout = Some(Timeout::new(millis, move || {
            let _ = resolve.call0(&JsValue::NULL);
        }));
    });
    let _ = JsFuture::from(over).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splices_in_utf16() {
        assert_eq!(spliced("a😀b", &(1..3), "é"), "aéb");
        assert_eq!(spliced("abc", &(3..3), " #Tag"), "abc #Tag");
        assert_eq!(spliced("abc", &(0..3), ""), "");
        assert_eq!(spliced("abc", &(9..12), "d"), "abcd");
    }

    #[test]
    fn only_what_differs_is_replaced() {
        assert_eq!(common_ends("Saw Mrs X today", "Saw a patient today"), (4, 6));
        assert_eq!(common_ends("aaa", "aa"), (2, 0));
        assert_eq!(common_ends("é", "è"), (0, 0));
        assert_eq!(common_ends("", "new"), (0, 0));
    }

    #[test]
    fn to_delete_a_neighbour_is_pasted_over_itself() {
        for (text, units, to, pasted) in [
            ("a Mrs X b", 2..8, 1..8, " "),
            ("😀Mrs X", 2..7, 0..7, "😀"),
            ("Mrs X 😀", 0..6, 0..8, "😀"),
            ("a\nMrs X", 2..7, 1..7, "\n"),
            ("Mrs X", 0..5, 0..5, ""),
        ] {
            let meant = spliced(text, &units, "");
            let (range, with) = never_empty(text, units, "");
            assert_eq!((range.clone(), with.as_str()), (to, pasted), "{text}");
            assert_eq!(spliced(text, &range, &with), meant, "{text}");
        }
    }
}
